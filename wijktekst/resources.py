"""Finds models/ and corpora/: in the wheel they are package data, in a checkout they stand at the top."""

from __future__ import annotations

import hashlib
from pathlib import Path

from wijktekst.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_data", _PACKAGE.parent)


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
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    for file in files:
        digest.update(file.relative_to(path.parent).as_posix().encode("utf-8") + b"\0")
        digest.update(file.read_bytes())
    return digest.hexdigest()
