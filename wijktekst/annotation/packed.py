"""The files of an export: a file as it is, or what is in a ZIP and in a ZIP in it, within limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from wijktekst.reading.archive import open_archive, unpacked
from wijktekst.reading.base import UnreadableError
from wijktekst.reading.names import display, inside

_LARGEST = 200_000_000
_DEEPEST = 3
_ZIP = b"PK\x03\x04"
_WORKBOOK = "xl/workbook.xml"
#: In a project of INCEpTION the labels stand in these folders; the rest is a copy that only Java reads.
_PROJECT = re.compile(r"/?(?:annotation|curation)/[^/]+/[^/]+")
_JAVA = re.compile(r"/?(?:annotation|curation)_ser/")
_TYPES = "TypeSystem.xml"
#: What tools put beside the labels.
_BESIDE = re.compile(r"(?:^|/)(?:__MACOSX/|\.|LEESMIJ\.txt$|TypeSystem\.xml$)|\.ser$")


@dataclass(frozen=True, slots=True)
class File:
    """A file with labels: `name` for people, the names it may be called after, and the types beside it."""

    name: str
    path: PurePosixPath
    data: bytes
    types: bytes | None = None

    @property
    def stem(self) -> str:
        """What it is called, which in an export per annotator is the annotator."""
        return self.path.stem


class UnusableError(Exception):
    """A file cannot be used; the text says in Dutch why and what to do."""


def files_of(path: Path) -> Iterator[File | UnusableError]:
    """The files in an export; what cannot be opened comes as an error that names it."""
    name = display(path.name)
    try:
        if path.stat().st_size > _LARGEST:
            raise UnusableError(f"{name} is groter dan {_LARGEST // 1_000_000} MB. Splits de export.")
        data = path.read_bytes()
    except OSError as error:
        yield UnusableError(
            f"{name} kan niet worden gelezen ({type(error).__name__}). Noem een bestand dat er is."
        )
    except UnusableError as error:
        yield error
    else:
        yield from _files(name, PurePosixPath(name), data, 1)


def _files(
    name: str, path: PurePosixPath, data: bytes, depth: int, types: bytes | None = None
) -> Iterator[File | UnusableError]:
    if not data.startswith(_ZIP):
        yield File(name, path, data, types)
        return
    try:
        archive = open_archive(data)
        if _WORKBOOK in archive.namelist():
            yield File(name, path, data)
            return
        if depth > _DEEPEST:
            raise UnusableError(f"{name} is een ZIP in een ZIP in een ZIP. Pak hem uit en noem de bestanden.")
        yield from _members(name, path, archive, depth)
    except UnusableError as error:
        yield error
    except (UnreadableError, BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        why = error.detail if isinstance(error, UnreadableError) else "Dit ZIP-bestand is beschadigd."
        yield UnusableError(f"{name}: {why} Maak de export opnieuw, of pak hem uit en noem de bestanden.")


def _members(name: str, path: PurePosixPath, archive: ZipFile, depth: int) -> Iterator[File | UnusableError]:
    infos = [one for one in archive.infolist() if not one.is_dir()]
    if any(_JAVA.match(one.filename) for one in infos):
        infos = [one for one in infos if _PROJECT.fullmatch(one.filename)]
    types = {str(PurePosixPath(one.filename).parent): one for one in infos if one.filename.endswith(_TYPES)}
    for number, info in enumerate(infos, 1):
        if _BESIDE.search(info.filename):
            continue
        parts = inside(info.filename, number)
        beside = types.get(str(PurePosixPath(info.filename).parent))
        yield from _files(
            f"{name}/{'/'.join(parts)}",
            # A ZIP for one annotator holds one document: then the annotator is the name of the ZIP.
            path if beside is not None and depth > 1 else PurePosixPath(*parts),
            unpacked(archive, info),
            depth + 1,
            unpacked(archive, beside) if beside else None,
        )
