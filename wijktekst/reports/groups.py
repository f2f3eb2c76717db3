"""Which rows of measures tell the same measure: a group for all of them, of which one counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from wijktekst.reports.columns import SEPARATOR
from wijktekst.reports.measure_table import GROUP, MEASURES
from wijktekst.reports.rows import Row
from wijktekst.types import content_id

#: For sentences with their headings: for each the index of the first that it repeats, else its own.
Repeated = Callable[[Sequence[tuple[str, Sequence[str]]]], Sequence[int]]
#: Marks the row of a group that counts.
COUNTS = "ja"
#: Where the two cells of a group stand in a row.
PLACES = tuple(map(MEASURES.names.index, GROUP))
_ID, _SENTENCE, _HEADINGS = (MEASURES.names.index(name) for name in ("maatregel_id", "zin", "kop"))
Cell = TypeVar("Cell")


def alone(sentences: Sequence[tuple[str, Sequence[str]]]) -> Sequence[int]:
    """No measure repeats another."""
    return range(len(sentences))


class Groups:
    """Collects measures row by row, and then tells the group of each."""

    def __init__(self, repeated: Repeated) -> None:
        self._repeated = repeated
        self._ids: list[str] = []
        self._sentences: list[tuple[str, Sequence[str]]] = []

    def add_rows(self, rows: Iterable[Row]) -> None:
        """The next rows of the table of measures."""
        for row in rows:
            self._ids.append(str(row[_ID]))
            self._sentences.append((str(row[_SENTENCE]), str(row[_HEADINGS]).split(SEPARATOR)))

    def cells(self) -> Iterator[tuple[str, str]]:
        """Per row the id of its group, and "ja" for the row of it that counts: the first."""
        for at, first in enumerate(self._repeated(self._sentences)):
            yield content_id("grp", self._ids[first]), COUNTS if first == at else ""

    def filled(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows with the cells of their groups."""
        for row, cells in zip(rows, self.cells(), strict=True):
            yield with_cells(row, cells)


def with_cells(row: Sequence[Cell], cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """A row with these cells in the places of the group."""
    full = list(row)
    for place, cell in zip(PLACES, cells, strict=True):
        full[place] = cell
    return tuple(full)
