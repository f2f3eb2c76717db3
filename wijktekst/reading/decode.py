"""Text from bytes in any encoding; Dutch files are UTF-8, else Windows-1252, else UTF-16 or DOS."""

from __future__ import annotations

import codecs
import re

from wijktekst.reading.sniff import _big, _looks_wide

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: A sign that cannot stand inside a word: the text was not written in the encoding that gave it.
_TORN = re.compile(
    r"(?<=[a-z])[‚ƒ„…†‡ˆ‰Š‹ŒŽ“”•˜™š›œžŸ¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿×Ø÷\x81\x8d\x8f\x90\x9d](?=[a-z])"
)
#: What old Dutch files have that are not in Windows-1252; cp437 has the same letters as cp850.
_CANDIDATES = ["cp850", "mac_roman"]
#: More torn words than this share of the accents, and a text is in another encoding.
_TORN_SHARE = 0.2
_SAMPLE = 100_000


def decode(data: bytes, declared: str = "") -> str:
    """Text of `data`; never fails, at worst with U+FFFD in it.

    `declared` is the encoding the file claims; it counts when it fits and UTF-8 does not.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if _looks_wide(data):
        return data.decode("utf-16-be" if _big(data) else "utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A last sign cut in half, or one stray byte in megabytes: still UTF-8.
        if error.start > 0.999 * len(data) or _mostly_utf8(data):
            return data.decode("utf-8", "replace")
    return _single_byte(data, declared)


def _mostly_utf8(data: bytes) -> bool:
    text = data[:_SAMPLE].decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(1 for c in text if c > "\x7f") - wrong
    return right > 20 * wrong


def _single_byte(data: bytes, declared: str) -> str:
    # Web standards read these three as Windows-1252, and so do the programs that write them.
    if declared.lower() in ("", "iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "utf-8", "utf8"):
        declared = ""
    else:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeError):
            declared = ""
    text = data.decode("cp1252", "replace")
    sample = text[:_SAMPLE]
    accents = sum(char > "\x7f" for char in sample)
    if len(_TORN.findall(sample)) <= _TORN_SHARE * accents and "\ufffd" not in sample:
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES, preemptive_behaviour=False).best()
    return data.decode(best.encoding, "replace") if best else text
