"""Which rows of measures tell the same measure: a group for all of them, of which one counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from wijktekst.reports.columns import SEPARATOR
from wijktekst.reports.measure_table import GROUP, MEASURES
from wijktekst.reports.rows import Row
from wijktekst.types import content_id

#: For sentences with their headings: for each the index of the first that it repeats, else its own.
Repeated = Callable[[Sequence[tuple[str, Sequence[str]]]], Sequence[int]]
#: Marks the row of a group that counts.
COUNTS = "ja"
_GROUP, _COUNTS = map(MEASURES.names.index, GROUP)
_ID, _SENTENCE, _HEADINGS = (MEASURES.names.index(name) for name in ("maatregel_id", "zin", "kop"))


def alone(sentences: Sequence[tuple[str, Sequence[str]]]) -> Sequence[int]:
    """No measure repeats another."""
    return range(len(sentences))


def grouped(rows: Sequence[Row], repeated: Repeated) -> Iterator[Row]:
    """Rows of measures with their groups."""
    said = [(str(row[_SENTENCE]), str(row[_HEADINGS]).split(SEPARATOR)) for row in rows]
    for row, at, first in zip(rows, range(len(rows)), repeated(said), strict=True):
        yield with_group(row, str(rows[first][_ID]), first == at)


def with_group(row: Row, first: str, counts: bool) -> Row:
    """A row with its group: the id of the first measure in it, and whether this row is that one."""
    full = list(row)
    full[_GROUP], full[_COUNTS] = content_id("grp", first), COUNTS if counts else ""
    return tuple(full)
