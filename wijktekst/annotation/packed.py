"""The files of an export: a file as it is, or what is in a ZIP and in a ZIP in it, within limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from wijktekst.errors import reason_of
from wijktekst.reading.archive import open_archive, unpacked
from wijktekst.reading.base import UnreadableError
from wijktekst.reading.names import display, inside

#: Bytes of an export, and of all that comes out of it: small archives in one may each unpack to a lot.
_LARGEST, _MOST = 200_000_000, 1_000_000_000
_DEEPEST = 3
#: How a ZIP begins: one with something in it, and one that is empty.
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_WORKBOOK = "xl/workbook.xml"
_OPEN_DOCUMENT = {"mimetype", "content.xml"}
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


class _TooMuchError(Exception):
    """All that comes out of an export is more than may."""


@dataclass(slots=True)
class _Budget:
    """How many bytes may still be unpacked of an export, at all depths together."""

    left: int = _MOST

    def unpack(self, archive: ZipFile, info: ZipInfo) -> bytes:
        """A member. Raises _TooMuchError, and UnreadableError."""
        self.left -= info.file_size
        if self.left < 0:
            raise _TooMuchError
        return unpacked(archive, info)


def files_of(path: Path) -> Iterator[File | UnusableError]:
    """The files in an export, or in a folder of them; what cannot be opened is an error that names it."""
    name = display(path.name)
    if path.is_dir():
        exports = sorted(one for one in path.iterdir() if one.is_file() and not _BESIDE.search(one.name))
        yield from chain.from_iterable(map(files_of, exports))
        if not exports:
            yield UnusableError(f"In de map {name} staat geen bestand met labels.")
        return
    try:
        if path.stat().st_size > _LARGEST:
            raise UnusableError(f"{name} is groter dan {_LARGEST // 1_000_000} MB. Splits de export.")
        data = path.read_bytes()
    except OSError as error:
        yield UnusableError(
            f"{name} kan niet worden gelezen ({reason_of(error)}). Noem een bestand dat er is."
        )
    except UnusableError as error:
        yield error
    else:
        try:
            yield from _files(name, PurePosixPath(name), data, 1, _Budget())
        except _TooMuchError:
            yield UnusableError(
                f"{name} is uitgepakt groter dan {_MOST // 1_000_000} MB; wat daarna komt, is niet gelezen. "
                "Splits de export."
            )


def _files(
    name: str, path: PurePosixPath, data: bytes, depth: int, budget: _Budget, types: bytes | None = None
) -> Iterator[File | UnusableError]:
    if not data.startswith(ZIP):
        yield File(name, path, data, types)
        return
    try:
        archive = open_archive(data)
        members = set(archive.namelist())
        if _WORKBOOK in members:
            yield File(name, path, data)
            return
        if members >= _OPEN_DOCUMENT:
            raise UnusableError(f"{name} is van LibreOffice. Bewaar de tabel als XLSX of CSV.")
        if depth > _DEEPEST:
            raise UnusableError(f"{name} is een ZIP in een ZIP in een ZIP. Pak hem uit en noem de bestanden.")
        found = False
        for one in _members(name, path, archive, depth, budget):
            found = True
            yield one
        if not found:
            raise UnusableError(f"In {name} staat geen bestand met labels. Noem de export waarin ze staan.")
    except UnusableError as error:
        yield error
    except (UnreadableError, BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        why = error.detail if isinstance(error, UnreadableError) else "Dit ZIP-bestand is beschadigd."
        yield UnusableError(f"{name}: {why} Maak de export opnieuw, of pak hem uit en noem de bestanden.")


def _members(
    name: str, path: PurePosixPath, archive: ZipFile, depth: int, budget: _Budget
) -> Iterator[File | UnusableError]:
    infos = [one for one in archive.infolist() if not one.is_dir()]
    if any(_JAVA.match(one.filename) for one in infos):
        infos = [one for one in infos if _PROJECT.fullmatch(one.filename)]
    types = {str(PurePosixPath(one.filename).parent): one for one in infos if one.filename.endswith(_TYPES)}
    for number, info in enumerate(infos, 1):
        parts = inside(info.filename, number)
        if _BESIDE.search("/".join(parts)):
            continue
        beside = types.get(str(PurePosixPath(info.filename).parent))
        yield from _files(
            f"{name}/{'/'.join(parts)}",
            # A ZIP for one annotator holds one document: then the annotator is the name of the ZIP.
            path if beside is not None and depth > 1 else PurePosixPath(*parts),
            budget.unpack(archive, info),
            depth + 1,
            budget,
            budget.unpack(archive, beside) if beside else None,
        )
