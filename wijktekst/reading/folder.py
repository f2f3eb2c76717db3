"""Finds the files to read, in an order that does not depend on the machine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from wijktekst.errors import InputError
from wijktekst.reading.container import Place, documents_in
from wijktekst.reading.names import display, is_litter
from wijktekst.reading.remote import Remote


def find_files(paths: Sequence[Path | Remote]) -> list[tuple[Place, str]]:
    """Documents under `paths` as (place, display name), sorted by display name.

    Those of `files_under`, and what archives and e-mails among them hold: a place is a path on disk, or a
    member of a container there. A document in `plannen.zip` is called `plannen.zip/name`. Every name is
    unique. Raises InputError when a path does not exist.
    """
    found: list[tuple[Place, str]] = []
    taken: set[str] = set()
    for path, shown in files_under(paths):
        found += [(place, unique(inner, taken)) for place, inner in documents_in(path, shown)]
    return sorted(found, key=lambda item: item[1])


def files_under(
    paths: Sequence[Path | Remote], leave_out: Path | None = None
) -> Iterator[tuple[Path | Remote, str]]:
    """Files under `paths` as (path, display name); folders are searched with everything below them.

    Display names are relative to the folder that was named, with forward slashes, in NFC; with several paths
    the folder's own name comes first. Every name is unique. Left out are the litter of systems, links that
    lead out of the folder, files met before, and what is in the folder `leave_out`. Raises InputError when a
    path does not exist, or an address cannot be reached.
    """
    own = leave_out.resolve() if leave_out is not None and leave_out.is_dir() else None
    seen: set[Path | str] = set()
    taken: set[str] = set()
    for root in paths:
        if isinstance(root, Remote):
            prefix = unique(display(root.name) + "/", taken) if len(paths) > 1 else ""
            for file, name in root.files():
                if file.url not in seen:
                    seen.add(file.url)
                    yield file, unique(prefix + display(name), taken)
            continue
        if not root.exists():
            raise InputError(
                f"'{display(str(root))}' bestaat niet. Controleer de naam van de map of het bestand. "
                "Staat er een spatie in, zet er dan aanhalingstekens omheen."
            )
        prefix = _prefix(root, taken) if len(paths) > 1 and root.is_dir() else ""
        for folder, path, name in _under(root, own):
            entry = folder / path.name
            if entry not in seen:
                seen.add(entry)
                yield path, unique(prefix + display(name), taken)


def _under(root: Path, own: Path | None) -> Iterator[tuple[Path, Path, str]]:
    """(real folder, path, name relative to root) of the regular files at or below root, outside `own`."""
    if not root.is_dir():
        real = root.parent.resolve()
        if own is None or (real != own and own not in real.parents):
            yield real, root, root.name
        return
    inside = os.path.realpath(root)
    for folder, folders, files in os.walk(root, followlinks=False):
        real = Path(folder).resolve()
        if not _within(str(real), inside) or (own is not None and (real == own or own in real.parents)):
            folders.clear()
            continue
        folders[:] = sorted(f for f in folders if not is_litter(f))
        above = Path(folder).relative_to(root).as_posix() + "/"
        for file in sorted(files):
            path = Path(folder, file)
            if not is_litter(file) and _readable(path, inside):
                yield real, path, file if above == "./" else above + file


def _readable(path: Path, inside: str) -> bool:
    """Whether path is a regular file that stays inside the folder; a pipe or device would hang the reader."""
    if path.is_symlink() and not _within(os.path.realpath(path), inside):
        return False
    return path.is_file()


def _within(real: str, inside: str) -> bool:
    """Whether a real path is that of a folder or below it; Windows also has other drives, and junctions."""
    try:
        return os.path.commonpath([real, inside]) == inside
    except ValueError:
        return False


def _prefix(root: Path, taken: set[str]) -> str:
    """Name of a folder to put before its files; a second folder with the same name gets a number."""
    name = display(Path(os.path.realpath(root)).name) or "map"
    return unique(name + "/", taken)


def unique(name: str, taken: set[str]) -> str:
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
