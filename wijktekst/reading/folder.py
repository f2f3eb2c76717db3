"""Finds the files to read, in an order that does not depend on the machine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from wijktekst.errors import InputError
from wijktekst.reading.container import Place, documents_in
from wijktekst.reading.names import display, is_litter


def find_files(paths: Sequence[Path]) -> list[tuple[Place, str]]:
    """Documents under `paths` as (place, display name), sorted by display name.

    Folders are searched with everything below them, and so are archives and the attachments of e-mails: a
    place is a path on disk, or a member of a container there. Display names are relative to the folder that
    was named, with forward slashes, in NFC; with several paths the folder's own name comes first. A document
    in `plannen.zip` is called `plannen.zip/name`. Every name is unique. System litter is left out; so are
    links that lead out of the folder, and files met before.
    Raises InputError when a path does not exist.
    """
    found: list[tuple[Place, str]] = []
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
            shown = _unique(prefix + display(name), taken)
            for place, inner in documents_in(path, shown):
                found.append((place, inner if inner == shown else _unique(inner, taken)))
    return sorted(found, key=lambda item: item[1])


def _under(root: Path) -> Iterator[tuple[Path, str]]:
    """(path, name relative to root) of the regular files at or below root."""
    if not root.is_dir():
        yield root, root.name
        return
    inside = os.path.realpath(root)
    for folder, folders, files in os.walk(root, followlinks=False):
        folders[:] = sorted(f for f in folders if not is_litter(f))
        for file in sorted(files):
            path = Path(folder, file)
            if is_litter(file) or not _readable(path, inside):
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
    """The name, with a number before its ending when it is taken; a folder's name ends in a slash."""
    folder, slash, file = name.removesuffix("/").rpartition("/")
    end = "/" if name.endswith("/") else ""
    stem, dot, ending = (file, "", "") if end else file.rpartition(".")
    if not stem:
        stem, dot, ending = file, "", ""
    number = 2
    while name in taken:
        name = f"{folder}{slash}{stem} ({number}){dot}{ending}{end}"
        number += 1
    taken.add(name)
    return name
