"""Finds models/ and corpora/: in the wheel they are package data, in a checkout they stand at the top."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wijktekst.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_data", _PACKAGE.parent)
#: Versions of the data that travels with the package; `release.data` in a checkout keeps it.
DATA_SETS = _PACKAGE / "data.json"


@dataclass(frozen=True, slots=True)
class DataSet:
    """A taxonomy, list, model or corpus that travels with the package; `path` is for `find`."""

    name: str
    kind: str
    path: str
    version: str
    licence: str
    sha256: str


@cache
def data_sets() -> tuple[DataSet, ...]:
    """The data that travels with the package, with its versions."""
    return tuple(DataSet(**row) for row in json.loads(DATA_SETS.read_text(encoding="utf-8")))


def version_of(name: str) -> str:
    """Version of a data set such as "wijktekst-zinnen"; "" when it is none of ours."""
    return next((one.version for one in data_sets() if one.name == name), "")


def find(*parts: str) -> Path:
    """Path of a resource such as ``find("models", "nl_wijktekst_sm")``.

    Raises ResourceError with the places that were looked at.
    """
    for place in _PLACES:
        path = place.joinpath(*parts)
        if path.exists():
            return path
    looked = ", ".join(str(place.joinpath(*parts)) for place in _PLACES)
    raise ResourceError(
        f"Onderdeel '{'/'.join(parts)}' van wijktekst is niet gevonden. Gezocht in: {looked}. "
        "Installeer wijktekst opnieuw."
    )


def hash_of(path: Path) -> str:
    """SHA-256 in hex over a file, or over the names and bytes of all files in a folder."""
    digest = hashlib.sha256()
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    for file in sorted(files, key=lambda file: file.parts):  # Windows would put CARD.md behind config.cfg
        digest.update(file.relative_to(path.parent).as_posix().encode("utf-8") + b"\0")
        digest.update(file.read_bytes())
    return digest.hexdigest()
