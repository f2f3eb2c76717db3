"""The cells of a table that are money."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from wijktekst.language.tables.found import Found, table_with
from wijktekst.language.tables.grid import YEAR, Cell, Figure, Grid, label_of
from wijktekst.language.tables.units import COUNTS, unit_of
from wijktekst.types import Block, Document, TableAmount

_MILLIONS = {"mln": 6, "miljoen": 6, "mld": 9, "mrd": 9, "miljard": 9}


def table_amounts(document: Document, block: Block) -> tuple[TableAmount, ...]:
    """The money in a block that is a table, in reading order; () for any other block.

    A year is that of the head of the column, of the first cell of the row or the only one of the caption.
    """
    table = table_with(document, block)
    return tuple(_amounts(table, block)) if table else ()


def _amounts(table: Found, block: Block) -> Iterator[TableAmount]:
    grid = table.grid
    labels = [label_of(row, grid) for row in grid.body if any(cell.counts for cell in row[1:])]
    # When some rows say their unit, the others are in doubt.
    by_row = any(unit_of(label) not in (None, Decimal(1)) for label in labels if label)
    bare_years = any(
        cell.figure and cell.figure.plain and cell.text.isdigit() and len(cell.text) > 3 and not cell.is_year
        for row in grid.body
        for cell in row[1:]
    )
    for row in grid.body:
        if not block.start <= row[0].start <= block.end:
            continue
        holding = _figure_columns(grid, row)
        label = label_of(row, grid)
        unit = unit_of(label)
        if (by_row and unit is None) or COUNTS.search(label):
            continue
        sure = len(row) == grid.width
        if not sure and (any(table.counts) or any(own is not None for own in table.own)):
            continue
        for column, cell in enumerate(row):
            figure = cell.figure if column else None
            if figure is None or (cell.is_year and not bare_years) or (sure and table.counts[column]):
                continue
            if sure and column not in holding:
                continue
            signed = figure.euro or row[column - 1].text == "€"
            of_cell = unit if unit is not None else (table.own[column] if sure else None)
            euros = _euros(figure, of_cell if of_cell is not None else table.factor, signed=signed)
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


def _figure_columns(grid: Grid, row: list[Cell]) -> Collection[int]:
    """The columns that hold figures; of a table of a single row all of them, when that row holds figures."""
    if len(grid.body) > 1:
        return grid.figures
    filled = [cell for cell in row[1:] if cell.text]
    return range(len(row) if sum(cell.figure is not None for cell in filled) * 2 >= len(filled) else 0)


def _euros(figure: Figure, unit: Decimal | None, *, signed: bool) -> float | None:
    """The value in euros; None when nothing says that it is money."""
    if figure.scale:
        if not signed and unit is None:
            return None
        return float(figure.value * Decimal(10) ** _MILLIONS[figure.scale.lower().rstrip(".")])
    if unit is None:
        return float(figure.value) if signed else None
    return float(figure.value * unit)
