"""Tables as rows and cells: what the blocks of a table say, with its head, its columns and its unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

#: The note of a block of loose figures, such as those of a chart: it has the kind of a table and is none.
FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class TableCell:
    """What stands in a cell, at characters [start, end) of the document; without pages `page` is None.

    A cell that a page break cut has all its text, and the place of its first part.
    """

    text: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column by its head: `name` is all that stands above it, `year` the one it is of or "".

    `factor` is the unit that it has of its own; `figures` tells that its cells are mostly figures.
    """

    name: str = ""
    year: str = ""
    factor: Decimal | None = None
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table, whole over the pages: `rows` without the rows of its head.

    `unit` is where the document says what the figures are in ("bedragen x € 1.000"), `factor` how many euros
    one then stands for; None when it does not say. `columns` is as long as most rows; a row may be shorter or
    longer. `spans` are the characters [start, end) of the blocks that it was read from.
    """

    caption: str
    unit: str
    factor: Decimal | None
    pages: tuple[int, ...]
    head: tuple[tuple[TableCell, ...], ...]
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def grid(self) -> list[list[str]]:
        """The texts of all rows, those of the head first, each as long as the longest."""
        whole = (*self.head, *self.rows)
        width = max((len(row) for row in whole), default=0)
        return [[cell.text for cell in row] + [""] * (width - len(row)) for row in whole]
