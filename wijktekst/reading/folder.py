"""Finds the files to read, in an order that does not depend on the machine."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from wijktekst.errors import InputError

#: What systems leave behind and nobody means to have read.
_LITTER = re.compile(
    r"\.ds_store|thumbs\.db|ehthumbs\.db|desktop\.ini|~\$.*|\.~lock\..*#|\.git|\.svn|\.hg|__macosx|__pycache__"
    r"|\.trash.*|\.trashes|\$recycle\.bin|system volume information|\.spotlight-v100|\.fseventsd|icon\r",
    re.IGNORECASE,
)


def find_files(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """Files under `paths` as (path on disk, display name), sorted by display name.

    Folders are searched with everything below them. Display names are relative to the folder that was named,
    with forward slashes, in NFC; with several paths the folder's own name comes first. Every name is unique.
    System litter is left out; so are links that lead out of the folder, and files met before.
    Raises InputError when a path does not exist.
    """
    found: list[tuple[Path, str]] = []
    seen: set[str] = set()
    taken: set[str] = set()
    for root in paths:
        if not root.exists():
            raise InputError(
                f"'{display(str(root))}' bestaat niet. Controleer de naam van de map of het bestand."
            )
        prefix = _prefix(root, taken) if len(paths) > 1 and root.is_dir() else ""
        for path, name in _under(root):
            entry = str(path.parent.resolve() / path.name)
            if entry in seen:
                continue
            seen.add(entry)
            found.append((path, _unique(prefix + display(name), taken)))
    return sorted(found, key=lambda item: item[1])


def display(name: str) -> str:
    """A file name as text that can be written: NFC, and bytes that are not UTF-8 read as Windows-1252."""
    raw = os.fsencode(name) if any("\ud800" <= c <= "\udfff" for c in name) else None
    if raw is not None:
        name = raw.decode("cp1252", "replace")
    return unicodedata.normalize("NFC", name)


def _under(root: Path) -> Iterator[tuple[Path, str]]:
    """(path, name relative to root) of the regular files at or below root."""
    if not root.is_dir():
        yield root, root.name
        return
    inside = os.path.realpath(root)
    for folder, folders, files in os.walk(root, followlinks=False):
        folders[:] = sorted(f for f in folders if not _LITTER.fullmatch(f))
        for file in sorted(files):
            path = Path(folder, file)
            if _LITTER.fullmatch(file) or not _readable(path, inside):
                continue
            yield path, path.relative_to(root).as_posix()


def _readable(path: Path, inside: str) -> bool:
    """Whether path is a regular file that stays inside the folder; a pipe or device would hang the reader."""
    if path.is_symlink():
        real = os.path.realpath(path)
        if os.path.commonpath([real, inside]) != inside:
            return False
    return path.is_file()


def _prefix(root: Path, taken: set[str]) -> str:
    """Name of a folder to put before its files; a second folder with the same name gets a number."""
    name = display(Path(os.path.realpath(root)).name) or "map"
    return _unique(name + "/", taken)


def _unique(name: str, taken: set[str]) -> str:
    stem, slash = (name[:-1], "/") if name.endswith("/") else (name, "")
    number = 2
    while name in taken:
        head, dot, tail = (stem, "", "") if slash else stem.rpartition(".")
        name = f"{head or tail} ({number}){dot + tail if head and dot else ''}{slash}"
        number += 1
    taken.add(name)
    return name
