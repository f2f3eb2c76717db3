"""Labels of attributes of measures by reference: what a sentence says and where in it, without its text.

A table per attribute, a row per sentence that was looked at: `id` and `sha1` are those of `wijktekst-gold`,
`deel` is "ontwikkel" for documents whose sentences rules were made on and "toets" for the others, `waarden`
holds what the sentence says as `value@start-end`, joined by "|", with character offsets in the sentence; an
empty cell says that the sentence was read and says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from wijktekst.corpus.references import read_rows
from wijktekst.errors import InputError

COLUMNS = ("id", "sha1", "deel", "waarden")
PARTS = ("ontwikkel", "toets")
_VALUE = re.compile(r"(?P<value>[^|@]+)@(?P<start>\d+)-(?P<end>\d+)")


@dataclass(frozen=True, slots=True)
class LabelledValue:
    """A value and the characters [start, end) of the sentence that prove it."""

    value: str
    start: int
    end: int

    @property
    def cell(self) -> str:
        """As it is written in the table."""
        return f"{self.value}@{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class AttributeLabel:
    """What one sentence says of one attribute; `values` is empty when it says nothing."""

    id: str
    sha1: str
    part: str
    values: tuple[LabelledValue, ...]


def part_of(doc: str) -> str:
    """The part that the sentences of a document belong to."""
    return PARTS[crc32(doc.encode("utf-8")) % 2]


def read_attribute_labels(path: Path) -> tuple[AttributeLabel, ...]:
    """Rows of one table. Raises InputError with file and line."""
    return tuple(
        _label(row, f"{path}, regel {number}") for number, row in enumerate(read_rows(path, COLUMNS), 2)
    )


def _label(row: dict[str, str], where: str) -> AttributeLabel:
    if row["deel"] not in PARTS:
        raise InputError(f"{where}: 'deel' is {' of '.join(PARTS)}.")
    values = []
    for cell in filter(None, row["waarden"].split("|")):
        found = _VALUE.fullmatch(cell)
        if not found or int(found["start"]) >= int(found["end"]):
            raise InputError(f"{where}: '{cell}' hoort te zijn: waarde@begin-eind.")
        values.append(LabelledValue(found["value"], int(found["start"]), int(found["end"])))
    return AttributeLabel(row["id"], row["sha1"], row["deel"], tuple(values))
