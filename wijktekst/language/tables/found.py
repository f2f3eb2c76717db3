"""The tables of a document: whole, with head, columns, unit and caption."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from wijktekst.language.tables.captions import caption_of, units_in
from wijktekst.language.tables.grid import Cell, Grid, column_name, counted
from wijktekst.language.tables.pieces import chain, forward, is_table, join, piece_of
from wijktekst.language.tables.years import years_of
from wijktekst.types import Block, Document, Table, TableCell, TableColumn


@dataclass(slots=True)
class Found:
    """A whole table and what holds for its cells."""

    grid: Grid
    caption: str
    unit: str
    factor: Decimal | None
    columns: list[str]
    years: list[str]
    counts: list[bool]
    #: Units of single columns.
    own: list[Decimal | None]
    #: Numbers of the blocks that it was read from.
    blocks: list[int]


def tables_of(document: Document) -> tuple[Table, ...]:
    """Every table of a document in reading order, whole over the pages; charts are none."""
    tables: list[Table] = []
    at = 0
    while at < len(document.blocks):
        if not is_table(document.blocks[at]):
            at += 1
            continue
        numbers = forward(document, at)
        tables.append(_public(document, _found(document, numbers)))
        at = numbers[-1] + 1
    return tuple(tables)


def table_with(document: Document, block: Block) -> Found | None:
    """The table that a block is, or is a piece of; None when it is no table."""
    if not is_table(block):
        return None
    at = bisect_left(document.blocks, block.start, key=lambda one: one.start)
    return _found(document, chain(document, at))


def _found(document: Document, numbers: list[int]) -> Found:
    whole = piece_of(document, numbers[0])
    for number in numbers[1:]:
        whole = join(whole, piece_of(document, number)) or whole
    grid = whole.grid
    caption, unit = caption_of(document, numbers[0], numbers[-1], grid)
    said, own = units_in(grid)
    if said[1] is not None:
        unit = said
    columns = [column_name(grid.head, grid.width, column) for column in range(grid.width)]
    years = years_of(grid, columns, caption)
    return Found(grid, caption, *unit, columns, years, counted(grid, columns), own, numbers)


def _public(document: Document, found: Found) -> Table:
    blocks = [document.blocks[number] for number in found.blocks]

    def rows(cells: Sequence[Sequence[Cell]]) -> tuple[tuple[TableCell, ...], ...]:
        return tuple(tuple(_cell(blocks, cell) for cell in row) for row in cells)

    columns = zip(found.columns, found.years, found.own, strict=True)
    pages = {box.page for block in blocks for box in block.boxes} or {b.page for b in blocks if b.page}
    return Table(
        caption=found.caption,
        unit=found.unit,
        factor=found.factor,
        pages=tuple(sorted(page for page in pages if page)),
        head=rows(found.grid.head),
        columns=tuple(
            TableColumn(name, year, factor, number in found.grid.figures)
            for number, (name, year, factor) in enumerate(columns)
        ),
        rows=rows(found.grid.body),
        spans=tuple((block.start, block.end) for block in blocks),
    )


def _cell(blocks: Sequence[Block], cell: Cell) -> TableCell:
    block = next((one for one in blocks if one.start <= cell.start <= one.end), blocks[0])
    return TableCell(cell.text, cell.start, cell.end, block.page_at(cell.start))
