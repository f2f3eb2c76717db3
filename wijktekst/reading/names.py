"""Names of files as reports show them: text that can be written, and never a way out of a folder."""

from __future__ import annotations

import os
import re
import unicodedata

#: What systems leave behind, and we, and nobody means to have read.
_LITTER = re.compile(
    r"\.wijktekst|\.ds_store|thumbs\.db|ehthumbs\.db|desktop\.ini|~\$.*|\.~lock\..*#|\.git|\.svn|\.hg|__macosx|__pycache__"
    r"|\.trash.*|\.trashes|\$recycle\.bin|system volume information|\.spotlight-v100|\.fseventsd|icon\r",
    re.IGNORECASE,
)
_DRIVE = re.compile(r"[a-zA-Z]:")
#: What a terminal obeys rather than shows: control characters, and marks that turn the direction of text.
_OBEYED = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
_CONTROL = re.compile(f"[{_OBEYED}\t\n]+")
_COMMANDS = re.compile(f"[{_OBEYED}]")
_LONGEST = 150


def is_litter(name: str) -> bool:
    """Whether a file or folder of this name is what a system left behind."""
    return bool(_LITTER.fullmatch(name))


def display(name: str) -> str:
    """A file name as text that can be written: NFC, on one line, without what a terminal would obey.

    Bytes that are not UTF-8 are read as Windows-1252, whatever the locale makes of them.
    """
    if any("\ud800" <= c <= "\udfff" for c in name):
        raw = os.fsencode(name)
        try:
            name = raw.decode()
        except UnicodeDecodeError:
            name = raw.decode("cp1252", "replace")
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", name))


def printable(text: str) -> str:
    """Text over several lines without what a terminal would obey."""
    return _COMMANDS.sub(" ", text)


def inside(name: str, number: int) -> list[str]:
    """The folders and the name of a member of an archive; steps up, roots and drives are left out.

    `number` names a member that has no name.
    """
    printable = _CONTROL.sub(" ", name.encode("utf-8", "replace").decode("utf-8"))
    parts = [part.strip() for part in re.split(r"[\\/]+", unicodedata.normalize("NFC", printable))]
    parts = [_shortened(part) for part in parts if part not in ("", ".", "..") and not _DRIVE.fullmatch(part)]
    return parts or [f"bestand {number}"]


def oem(raw: bytes) -> str:
    """A name from an archive that does not say how it was written: UTF-8, else DOS (cp850) or Windows-1252.

    In DOS the letters with accents come low, in Windows high; cp437 has those of Dutch where cp850 has them.
    """
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        low, high = sum(0x80 <= byte <= 0xA5 for byte in raw), sum(byte >= 0xC0 for byte in raw)
        return raw.decode("cp850" if low >= high else "cp1252", "replace")


def _shortened(part: str) -> str:
    if len(part) <= _LONGEST:
        return part
    stem, dot, ending = part.rpartition(".")
    return part[:_LONGEST] if not dot or len(ending) > 10 else f"{stem[:_LONGEST]}.{ending}"
