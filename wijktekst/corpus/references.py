"""Labels by reference: what was labelled, where it stands and how to recognise it, without its text.

A corpus by reference is a folder with `labels.csv` (a row per sentence) and `bronnen.csv` (a row per
document: repository, commit and file). Sentences are recognised by hashes over their letters and digits only,
so that line breaks, hyphens and spaces of another extraction do not matter.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from wijktekst.corpus.labelled import KINDS
from wijktekst.errors import InputError, reason_of
from wijktekst.types import CHALLENGES, NO_CHALLENGE, MeasureKind

#: Letters of a folded sentence that make its `anchor`.
ANCHOR = 12
LABEL_COLUMNS = (
    "id", "source", "doc", "row", "length", "anchor", "sha1", "context_length", "context_sha1",
    "soort", "opgave", "themas", "themas_optional", "instrument",
)  # fmt: skip
ORIGIN_COLUMNS = ("source", "doc", "repository", "commit", "file", "licence")


def fold(text: str) -> str:
    """Letters and digits of a text, in lower case."""
    return "".join(char for char in text.lower() if char.isalnum())


def anchor(folded: str) -> str:
    """Quick hash of the start of a folded sentence, in hex: tells where it may stand in a text."""
    return f"{crc32(folded[:ANCHOR].encode('utf-8')):08x}"


def sha1(folded: str) -> str:
    """Hash of a folded text in hex; "" for an empty one."""
    return hashlib.sha1(folded.encode("utf-8"), usedforsecurity=False).hexdigest() if folded else ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document is published: a public repository, a commit of it and the file; "" if unknown."""

    source: str
    doc: str
    repository: str
    commit: str
    file: str
    licence: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Labels of one sentence and how to recognise it: `length` letters that begin with `anchor`, with `sha1`.

    `row` is the row in a CSV source, or -1. The context has `context_length` letters and its own hash.
    """

    id: str
    source: str
    doc: str
    row: int
    length: int
    anchor: str
    sha1: str
    context_length: int
    context_sha1: str
    kind: MeasureKind
    challenge: str
    themes: tuple[str, ...]
    themes_optional: tuple[str, ...]
    instrument: str


def fingerprint(path: Path) -> str:
    """SHA-256 of a table of a corpus, whatever the line endings of the file."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def fingerprint_of(paths: Iterable[Path]) -> str:
    """SHA-256 over the names and fingerprints of several tables, in this order."""
    told = "\n".join(f"{path.name} {fingerprint(path)}" for path in paths)
    return hashlib.sha256(told.encode("utf-8")).hexdigest()


def read_rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Rows of a CSV table with exactly these columns. Raises InputError with file and line."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            if tuple(next(reader, ())) != columns:
                raise InputError(f"{path}: de kolommen horen te zijn: {', '.join(columns)}.")
            rows = []
            for number, cells in enumerate(reader, 2):
                if len(cells) != len(columns):
                    raise InputError(f"{path}, regel {number}: hier horen {len(columns)} kolommen te staan.")
                rows.append(dict(zip(columns, cells, strict=True)))
            return rows
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"'{path}' kan niet worden gelezen ({reason_of(error)}).") from error


def read_references(folder: Path) -> tuple[list[Reference], dict[tuple[str, str], Origin]]:
    """References and, by (source, doc), their origins. Raises InputError with file and line."""
    path = folder / "labels.csv"
    rows = enumerate(read_rows(path, LABEL_COLUMNS), 2)
    references = [_reference(row, f"{path}, regel {number}") for number, row in rows]
    origins = [Origin(**row) for row in read_rows(folder / "bronnen.csv", ORIGIN_COLUMNS)]
    return references, {(origin.source, origin.doc): origin for origin in origins}


def _reference(row: dict[str, str], where: str) -> Reference:
    kind = next((kind for kind in KINDS if kind == row["soort"]), None)
    if kind is None or (kind == "maatregel") != bool(row["opgave"]):
        raise InputError(f"{where}: soort en opgave passen niet bij elkaar.")
    if row["opgave"] not in ("", NO_CHALLENGE, *CHALLENGES):
        raise InputError(f"{where}: '{row['opgave']}' is geen opgave.")
    try:
        at, length, before = int(row["row"] or -1), int(row["length"]), int(row["context_length"])
        int(row["anchor"], 16)
    except ValueError as error:
        raise InputError(f"{where}: row, length, anchor en context_length moeten getallen zijn.") from error
    return Reference(
        id=row["id"],
        source=row["source"],
        doc=row["doc"],
        row=at,
        length=length,
        anchor=row["anchor"],
        sha1=row["sha1"],
        context_length=before,
        context_sha1=row["context_sha1"],
        kind=kind,
        challenge=row["opgave"],
        themes=_labels(row["themas"], where),
        themes_optional=_labels(row["themas_optional"], where),
        instrument=row["instrument"],
    )


def _labels(cell: str, where: str) -> tuple[str, ...]:
    """Challenges of a cell, in the order of `CHALLENGES`."""
    found = cell.split("|") if cell else []
    unknown = [one for one in found if one not in CHALLENGES]
    if unknown:
        raise InputError(f"{where}: '{unknown[0]}' is geen opgave. Kies uit: {', '.join(CHALLENGES)}.")
    return tuple(one for one in CHALLENGES if one in found)
