"""The cells of a table that are money."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from wijktekst.language.table_money.grid import YEAR, Cell, Figure, Grid, aligned, grid_of
from wijktekst.language.table_money.units import COUNTS, unit_of
from wijktekst.types import Block, Document, TableAmount

#: A paragraph of no more characters may be the caption of a table, or stand between the two.
_SHORT, _BETWEEN = 160, 60
#: A table in more pieces than this is none.
_PIECES = 15
_CAPTION = re.compile(r"(?:tabel|overzicht|staat|bijlage)\s?\d|bedragen|\bx €|\bin (?:€|euro)", re.IGNORECASE)
_UNIT_NOTE = re.compile(r"\(?\*?\s?(?:alle\s)?bedragen\b.{0,40}", re.IGNORECASE)
_YEARS_ON = re.compile(r"(?:19|20)\d\d\s?(?:[-–/]|t/m|tot)\s?(?:19|20)?\d\d")
#: "mutatie t.o.v. 2023" is not of 2023.
_COMPARED = re.compile(r"t\.?o\.?v\b|ten opzichte van|vergeleken|sinds|vanaf|t/m|tot en met", re.IGNORECASE)
_MILLIONS = {"mln": 6, "miljoen": 6, "mld": 9, "mrd": 9, "miljard": 9}


@dataclass(slots=True)
class _Table:
    """What holds for all cells of a table."""

    grid: Grid
    head: list[list[Cell]]
    caption: str
    unit: Decimal | None
    columns: list[str]
    years: list[str]
    counts: list[bool]
    #: Units of single columns.
    own: list[Decimal | None]
    #: Rows that say their unit, when there are any; the others are then in doubt.
    by_row: bool


def table_amounts(document: Document, block: Block) -> tuple[TableAmount, ...]:
    """The money in a block that is a table, in reading order; () for any other block.

    A year is that of the head of the column, of the first cell of the row or the only one of the caption.
    """
    if block.kind != "table":
        return ()
    at = bisect_left(document.blocks, block.start, key=lambda one: one.start)
    table = _table(document, at)
    return tuple(_amounts(table))


def _table(document: Document, at: int) -> _Table:
    block = document.blocks[at]
    grid = grid_of(document.text, block.start, block.end)
    first, head = _first_piece(document, at, grid)
    caption, unit = _caption(document, first, at)
    if not caption and head and not any(cell.text for cell in head[0][1:]):
        caption = head[0][0].text
    found, own = _units(grid, head)
    columns = [_column(head, grid.width, column) for column in range(grid.width)]
    counts = [bool(COUNTS.search(name)) for name in columns]
    for column in grid.figures:
        filled = [row[column].text for row in grid.body if len(row) == grid.width and row[column].text]
        counts[column] = counts[column] or sum("%" in one for one in filled) * 2 >= len(filled)
    labels = [_label(row, grid) for row in grid.body if any(cell.counts for cell in row[1:])]
    by_row = any(unit_of(label) not in (None, Decimal(1)) for label in labels if label)
    years = _years(head, grid)
    if not any(years) and not _YEARS_ON.search(caption):
        named = set(YEAR.findall(caption))
        years = [named.pop()] * grid.width if len(named) == 1 else years
    unit = found if found is not None else unit
    return _Table(grid, head, caption, unit, columns, years, counts, own, by_row)


def _amounts(table: _Table) -> Iterator[TableAmount]:
    grid = table.grid
    bare_years = any(
        cell.figure and cell.figure.plain and cell.text.isdigit() and len(cell.text) > 3 and not cell.is_year
        for row in grid.body
        for cell in row[1:]
    )
    for row in grid.body:
        label = _label(row, grid)
        unit = unit_of(label)
        if (table.by_row and unit is None) or COUNTS.search(label):
            continue
        sure = len(row) == grid.width
        if not sure and (any(table.counts) or any(own is not None for own in table.own)):
            continue
        for column, cell in enumerate(row):
            figure = cell.figure if column else None
            if figure is None or (cell.is_year and not bare_years) or (sure and table.counts[column]):
                continue
            if sure and not _among_figures(grid, row, column):
                continue
            signed = figure.euro or row[column - 1].text == "€"
            of_cell = unit if unit is not None else (table.own[column] if sure else None)
            euros = _euros(figure, of_cell if of_cell is not None else table.unit, signed=signed)
            if euros is None:
                continue
            year = (table.years[column] if sure else "") or (label if YEAR.fullmatch(label) else "")
            yield TableAmount(
                cell.start,
                cell.end,
                euros,
                label,
                table.columns[column] if sure else "",
                year,
                table.caption,
            )


def _among_figures(grid: Grid, row: list[Cell], column: int) -> bool:
    """Whether figures are what the column holds; of a single row, whether they are what the row holds."""
    if len(grid.body) > 1:
        return column in grid.figures
    filled = [cell for cell in row[1:] if cell.text]
    return sum(cell.figure is not None for cell in filled) * 2 >= len(filled)


def _euros(figure: Figure, unit: Decimal | None, *, signed: bool) -> float | None:
    """The value in euros; None when nothing says that it is money."""
    if figure.scale:
        if not signed and unit is None:
            return None
        return float(figure.value * Decimal(10) ** _MILLIONS[figure.scale.lower().rstrip(".")])
    if unit is None:
        return float(figure.value) if signed else None
    return float(figure.value * unit)


def _first_piece(document: Document, at: int, grid: Grid) -> tuple[int, list[list[Cell]]]:
    """Where the table begins that block `at` is a piece of, and the head that holds for it.

    A page or a line may cut a table in blocks: what has no head of its own goes on from the table directly
    before it, when that is nothing but a head or is as wide.
    """
    first, head = at, grid.head
    for _ in range(_PIECES):
        if head or first == 0 or document.blocks[first - 1].kind != "table":
            break
        block = document.blocks[first - 1]
        before = grid_of(document.text, block.start, block.end)
        if before.body and before.head and before.width != grid.width:
            break
        first, head = first - 1, before.head
    return first, head


def _caption(document: Document, first: int, last: int) -> tuple[str, Decimal | None]:
    """The line that names the table, and the unit that it, or a note beneath the table, says."""
    blocks = document.blocks
    caption = ""
    for number in range(first - 1, max(first - 3, -1), -1):
        block = blocks[number]
        text = " ".join(document.text[block.start : block.end].split())
        if block.kind == "table" or len(text) > _SHORT:
            break
        if block.kind == "caption" or _CAPTION.search(text) or (block.kind == "heading" and not caption):
            caption = caption or text
            if unit_of(text) is not None or block.kind == "caption":
                return (text if block.kind == "caption" else caption), unit_of(text)
        elif len(text) > _BETWEEN:
            break
    if last + 1 < len(blocks):
        block = blocks[last + 1]
        text = " ".join(document.text[block.start : block.end].split())
        follows = last + 2 < len(blocks) and blocks[last + 2].kind == "table"
        if block.kind != "table" and not follows and (block.kind == "caption" or _UNIT_NOTE.fullmatch(text)):
            return caption or text, unit_of(text)
    return caption, None


def _units(grid: Grid, head: list[list[Cell]]) -> tuple[Decimal | None, list[Decimal | None]]:
    """The unit that the table says for all its cells, and those of single columns."""
    whole: Decimal | None = None
    own: list[Decimal | None] = [None] * grid.width
    # A line of the table without figures may say it too.
    for row in [*head, *(row for row in grid.body if not any(cell.counts for cell in row[1:]))]:
        cells = aligned(row, grid.width)
        for column, cell in enumerate(cells or row):
            unit = unit_of(cell.text)
            if unit is None:
                continue
            if cells and column in grid.figures and "bedragen" not in cell.text.lower():
                own[column] = unit
            elif "bedragen" in cell.text.lower() or not any(COUNTS.search(other.text) for other in row):
                # Beside "energiequote (%)" it is not sure how far "energierekening (€)" reaches.
                whole = whole if whole is not None else unit
    return whole, own


def _column(head: list[list[Cell]], width: int, column: int) -> str:
    rows = [aligned(row, width) for row in head]
    parts = [row[column].text for row in rows if row is not None and row[column].text]
    return " ".join(dict.fromkeys(parts))


def _label(row: list[Cell], grid: Grid) -> str:
    """What stands before the figures of a row."""
    until = grid.figures[0] if grid.figures and len(row) == grid.width else 1
    return " ".join(cell.text for cell in row[:until] if cell.text)


def _years(head: list[list[Cell]], grid: Grid) -> list[str]:
    """The year of each column, "" where the head does not tell."""
    years = [""] * grid.width
    unsure = False
    for column in grid.figures:
        name = _column(head, grid.width, column)
        named = set(YEAR.findall(name))
        if len(named) == 1 and not _YEARS_ON.search(name) and not _COMPARED.search(name):
            years[column] = named.pop()
        else:
            unsure = unsure or bool(named)
    return years if unsure else _spread(years, grid)


def _spread(years: list[str], grid: Grid) -> list[str]:
    """A year that stands above several columns counts for all of them, when they part evenly."""
    placed = [column for column in grid.figures if years[column]]
    if not placed or len(placed) == len(grid.figures) or len(grid.figures) % len(placed):
        return years
    size = len(grid.figures) // len(placed)
    groups = [grid.figures[at : at + size] for at in range(0, len(grid.figures), size)]
    if any(len([one for one in group if years[one]]) != 1 for group in groups):
        return years
    spread = list(years)
    for group in groups:
        for column in group:
            spread[column] = next(years[one] for one in group if years[one])
    return spread
