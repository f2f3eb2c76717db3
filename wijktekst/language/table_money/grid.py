"""A table's text as cells with offsets, its head and what stands in its columns."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from wijktekst.language.numbers import DIGITS, from_digits

YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")
_ONLY_YEAR = re.compile(r"(?:19|20)\d\d\*?")
#: A cell that is one figure: sign or brackets before, tail and marks behind.
_FIGURE = re.compile(
    rf"(?P<open>\()?\s?(?P<minus>[-–−‑]\s?/?\s?[-–−‑]?|\+)?\s?(?P<euro>€|EUR\b)?\s?(?P<minus2>[-–−‑])?\s?"
    rf"(?P<number>\d{{1,3}}(?: \d{{3}})+(?!\d)|{DIGITS})(?:,-+|,[–—=]|,--)?\s?"
    r"(?P<scale>(?:mln|mld|mrd|miljoen|miljard)\b\.?)?\s?(?:euro\b)?(?P<back>-/-|-)?\s?(?P<close>\))?\s?\*{0,3}",
    re.IGNORECASE,
)
#: Figures, however many, dashes and percentages.
_FIGURES = re.compile(r"[\d\s.,€()%<>*/=+−–‑-]+(?:mln|mld)?\.?", re.IGNORECASE)
#: No more rows than this are a head.
_HEAD = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """The value of a cell, with a minus where it has one; `euro` tells that it has a sign of its own."""

    value: Decimal
    euro: bool
    scale: str
    plain: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """Characters [start, end) of the document, without white space around."""

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


@dataclass(slots=True)
class Grid:
    """Rows of cells, those of the head apart; `width` is what most rows of the body have."""

    head: list[list[Cell]]
    body: list[list[Cell]]
    width: int
    #: Columns that hold mostly figures.
    figures: list[int] = field(default_factory=list)


def grid_of(text: str, start: int, end: int) -> Grid:
    """The table in text[start:end]: a line a row, cells split by tabs."""
    rows: list[list[Cell]] = []
    at = start
    for line in text[start:end].split("\n"):
        rows.append(_cells(line, at))
        at += len(line) + 1
    rows = [row for row in rows if any(cell.text for cell in row)]
    size = _head_size(rows)
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


def _head_size(rows: list[list[Cell]]) -> int:
    """How many rows are the head: those to the last row of years, or those before the first figure."""
    for number in range(min(_HEAD, len(rows)) - 1, -1, -1):
        cells = [cell for cell in rows[number][1:] if cell.text] or rows[number][:1]
        years = [cell for cell in cells if cell.is_year or YEAR.search(cell.text)]
        after_figures = any(cell.counts for row in rows[:number] for cell in row[1:])
        if after_figures and len(years) < 2:
            continue
        if len(years) * 2 >= len(cells) and years and not any(cell.counts for cell in cells):
            return _with_names(rows, number + 1)
    size = 0
    for row in rows:
        if any(_holds_digits(cell) for cell in row[1:]) or (len(row) == 1 and row[0].counts):
            return size
        size += 1
    return size


def _holds_digits(cell: Cell) -> bool:
    """Whether it holds figures and nothing else, years apart."""
    if cell.is_year or not any(sign.isdigit() for sign in cell.text):
        return False
    return _FIGURES.fullmatch(cell.text) is not None


def _with_names(rows: list[list[Cell]], size: int) -> int:
    """The head with the rows that name each column beneath its years ("baten", "lasten", "saldo")."""
    while size < len(rows) and len(rows[size]) > 1:
        if any(not cell.text or _FIGURES.fullmatch(cell.text) for cell in rows[size][1:]):
            break
        size += 1
    return size


def _holds_figures(grid: Grid, column: int) -> bool:
    filled = [row[column] for row in grid.body if len(row) == grid.width and row[column].text]
    return bool(filled) and sum(_FIGURES.fullmatch(cell.text) is not None for cell in filled) * 2 >= len(
        filled
    )


def aligned(row: list[Cell], width: int) -> list[Cell] | None:
    """The cells of a row of the head by column; None when it is not sure which stands above which."""
    if len(row) == width:
        return row
    if len(row) == width - 1 and all(cell.text for cell in row):
        # The first column has no head.
        return [Cell("", row[0].start, row[0].start), *row]
    return None
