"""A table's text as cells with offsets, its head and what stands in its columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from wijktekst.language.numbers import DIGITS, from_digits
from wijktekst.language.tables.units import COUNTS

YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")
_ONLY_YEAR = re.compile(r"(?:19|20)\d\d\*?")
#: A cell that is one figure: sign or brackets before, tail and marks behind.
_FIGURE = re.compile(
    rf"(?P<open>\()?\s?(?P<minus>[-–−‑]\s?/?\s?[-–−‑]?|\+)?\s?(?P<euro>€|EUR\b)?\s?(?P<minus2>[-–−‑])?\s?"
    rf"(?P<number>\d{{1,3}}(?: \d{{3}}){{1,5}}(?!\d)|{DIGITS})(?:,-+|,[–—=]|,--)?\s?"
    r"(?P<scale>(?:mln|mld|mrd|miljoen|miljard)\b\.?)?\s?(?:euro\b)?(?P<back>-/-|-)?\s?(?P<close>\))?\s?\*{0,3}",
    re.IGNORECASE,
)
#: Figures, however many, dashes and percentages.
_FIGURES = re.compile(r"[\d\s.,€()%<>*/=+−–‑-]+(?:mln|mld)?\.?", re.IGNORECASE)
#: No more rows than this are a head.
_HEAD = 5
#: The cells of a head are no longer than this.
_LONG = 80


@dataclass(frozen=True, slots=True)
class Figure:
    """The value of a cell, with a minus where it has one; `euro` tells that it has a sign of its own."""

    value: Decimal
    euro: bool
    scale: str
    plain: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """Characters [start, end) of the document, without white space around.

    What a page break cut has the text of both parts and the place of the first.
    """

    text: str
    start: int
    end: int

    @property
    def figure(self) -> Figure | None:
        match = _FIGURE.fullmatch(self.text)
        if match is None or bool(match["open"]) != bool(match["close"]):
            return None
        minus = match["open"] or match["minus2"] or match["back"] or (match["minus"] or "+") != "+"
        value = from_digits(match["number"])
        plain = match["number"] == self.text
        return Figure(-value if minus and value else value, bool(match["euro"]), match["scale"] or "", plain)

    @property
    def is_year(self) -> bool:
        return _ONLY_YEAR.fullmatch(self.text) is not None

    @property
    def counts(self) -> bool:
        """Whether it holds a figure that is no year."""
        return not self.is_year and self.figure is not None

    @property
    def figures(self) -> bool:
        """Whether it holds nothing but figures, dashes and percentages."""
        return _FIGURES.fullmatch(self.text) is not None


@dataclass(slots=True)
class Grid:
    """Rows of cells, those of the head apart; `width` is what most rows of the body have."""

    head: list[list[Cell]]
    body: list[list[Cell]]
    width: int
    #: Columns that hold mostly figures.
    figures: list[int] = field(default_factory=list)

    def filled(self, column: int) -> list[Cell]:
        """The cells with text of a column, in the rows that are sure to have it."""
        return [row[column] for row in self.body if len(row) == self.width and row[column].text]


def rows_of(text: str, start: int, end: int) -> list[list[Cell]]:
    """The table in text[start:end]: a line a row, cells split by tabs."""
    rows: list[list[Cell]] = []
    at = start
    for line in text[start:end].split("\n"):
        rows.append(_cells(line, at))
        at += len(line) + 1
    return [row for row in rows if any(cell.text for cell in row)]


def grid_of(rows: list[list[Cell]], head: int | None = None) -> Grid:
    """Rows as head and body; `head` is how many rows the head has, where that is known."""
    size = head_size(rows) if head is None else head
    body = rows[size:]
    widths = Counter(len(row) for row in body)
    width = max(widths, key=lambda one: (widths[one], one)) if widths else max(map(len, rows), default=0)
    grid = Grid(rows[:size], body, width)
    grid.figures = [column for column in range(1, width) if _holds_figures(grid, column)]
    return grid


def _cells(line: str, at: int) -> list[Cell]:
    cells = []
    for part in line.split("\t"):
        text = part.strip()
        first = at + part.find(text) if text else at
        cells.append(Cell(text, first, first + len(text)))
        at += len(part) + 1
    return cells


def head_size(rows: Sequence[list[Cell]]) -> int:
    """How many rows are the head: those to the last row of years, or those before the first figure."""
    for number in range(min(_HEAD, len(rows)) - 1, -1, -1):
        cells = [cell for cell in rows[number][1:] if cell.text] or rows[number][:1]
        years = [cell for cell in cells if cell.is_year or YEAR.search(cell.text)]
        after_figures = any(cell.counts for row in rows[:number] for cell in row[1:])
        words = not any(cell.counts for row in rows[number + 1 :] for cell in row[1:])
        if after_figures or (words and len(years) < 2):
            continue
        if len(years) * 2 >= len(cells) and years and not any(cell.counts for cell in cells):
            return _with_names(rows, number + 1)
    for size, row in enumerate(rows):
        if any(_holds_digits(cell) for cell in row[1:]) or (len(row) == 1 and row[0].counts):
            return size
    return _named(rows)


def _named(rows: Sequence[list[Cell]]) -> int:
    """The head of a table without figures: a row of short names, one for every column, and names above it."""
    if len(rows) < 2:
        return len(rows)
    for size, row in enumerate(rows[:2], start=1):
        filled = [cell.text for cell in row if cell.text]
        if len(filled) < 2 or any(len(text) > _LONG or any(map(str.isdigit, text)) for text in filled):
            return 0
        if len(filled) == len(row):
            return size
    return 0


def _holds_digits(cell: Cell) -> bool:
    """Whether it holds figures and nothing else, years apart."""
    if cell.is_year or not any(sign.isdigit() for sign in cell.text):
        return False
    return cell.figures


def _with_names(rows: Sequence[list[Cell]], size: int) -> int:
    """The head with the rows that name each column beneath its years ("baten", "lasten", "saldo")."""
    while size < len(rows) and len(rows[size]) > 1:
        names = rows[size][1:]
        filled = [cell for cell in names if cell.text]
        if any(cell.figures for cell in filled) or 3 * len(filled) < 2 * len(names):
            break
        size += 1
    return size


def _holds_figures(grid: Grid, column: int) -> bool:
    filled = grid.filled(column)
    return bool(filled) and sum(cell.figures for cell in filled) * 2 >= len(filled)


def aligned(row: list[Cell], width: int) -> list[Cell] | None:
    """The cells of a row of the head by column; None when it is not sure which stands above which."""
    if len(row) == width:
        return row
    if len(row) == width - 1 and all(cell.text for cell in row):
        # The first column has no head.
        return [Cell("", row[0].start, row[0].start), *row]
    return None


def column_name(head: Sequence[list[Cell]], width: int, column: int) -> str:
    """All that stands above a column, from top to bottom."""
    rows = [aligned(row, width) for row in head]
    parts = [row[column].text for row in rows if row is not None and row[column].text]
    return " ".join(dict.fromkeys(parts))


def label_of(row: list[Cell], grid: Grid) -> str:
    """What stands before the figures of a row."""
    until = grid.figures[0] if grid.figures and len(row) == grid.width else 1
    return " ".join(cell.text for cell in row[:until] if cell.text)


def counted(grid: Grid, names: Sequence[str]) -> list[bool]:
    """Which columns hold counts, numbers or percentages, by their head or by half of their cells."""
    counts = [bool(COUNTS.search(name)) for name in names]
    for column in grid.figures:
        filled = grid.filled(column)
        counts[column] = counts[column] or sum("%" in cell.text for cell in filled) * 2 >= len(filled)
    return counts
