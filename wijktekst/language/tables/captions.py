"""What stands around a table: the line that names it, and what its figures are in."""

from __future__ import annotations

import re
from decimal import Decimal

from wijktekst.language.tables.grid import Cell, Grid, aligned
from wijktekst.language.tables.units import COUNTS, unit_of
from wijktekst.types import Block, Document

#: A paragraph of no more characters may be the caption of a table, or stand between the two.
_SHORT, _BETWEEN = 160, 60
#: A caption stands no more blocks above its table.
_LINES = 4
_CAPTION = re.compile(r"(?:tabel|overzicht|staat|bijlage)\s?\d|bedragen|\bx €|\bin (?:€|euro)", re.IGNORECASE)
_NUMBERED = re.compile(r"tabel\s?\d", re.IGNORECASE)
_UNIT_NOTE = re.compile(r"\(?\*?\s?(?:alle\s)?bedragen\b.{0,40}", re.IGNORECASE)

#: Where a unit is said, and how many euros one stands for; None when nothing says so.
Unit = tuple[str, Decimal | None]
NO_UNIT: Unit = ("", None)


def caption_of(document: Document, first: int, last: int, grid: Grid) -> tuple[str, Unit]:
    """The line that names the table of these blocks, and the unit that it, or a note beneath, says."""
    caption, unit = _above(document, first)
    if unit[1] is None:
        caption, unit = _beneath(document, last, caption)
    title = grid.head[0][0].text if grid.head else ""
    alone = grid.head and not any(cell.text for cell in grid.head[0][1:])
    if (not caption and alone) or (_NUMBERED.match(title) and not _NUMBERED.match(caption)):
        caption = title
    return caption, unit


def _above(document: Document, first: int) -> tuple[str, Unit]:
    caption, heading, unit = "", "", NO_UNIT
    for number in range(first - 1, max(first - _LINES, 0) - 1, -1):
        block = document.blocks[number]
        text = _text(document, block)
        if block.kind == "table" or len(text) > _SHORT:
            break
        if block.kind == "caption" or _CAPTION.search(text):
            unit = unit if unit[1] is not None else _said(text)
            # A line that says no more than the unit stands between a table and its caption.
            if not _UNIT_NOTE.fullmatch(text):
                caption = text
                break
            heading = heading or text
        elif block.kind == "heading":
            heading = text if not heading or _UNIT_NOTE.fullmatch(heading) else heading
        elif len(text) > _BETWEEN:
            break
    return caption or heading, unit


def _beneath(document: Document, last: int, caption: str) -> tuple[str, Unit]:
    blocks = document.blocks
    if last + 1 >= len(blocks) or blocks[last + 1].kind == "table":
        return caption, NO_UNIT
    block = blocks[last + 1]
    text = _text(document, block)
    follows = last + 2 < len(blocks) and blocks[last + 2].kind == "table"
    if follows or not (block.kind == "caption" or _UNIT_NOTE.fullmatch(text)):
        return caption, NO_UNIT
    return caption or text, _said(text)


def units_in(grid: Grid) -> tuple[Unit, list[Decimal | None]]:
    """The unit that the table says for all its cells, and those of single columns."""
    whole = NO_UNIT
    own: list[Decimal | None] = [None] * grid.width
    # A line of the table with nothing else may say it too.
    lines = [row for row in grid.body if sum(bool(cell.text) for cell in row) == 1]
    for row in [*grid.head, *lines]:
        cells = aligned(row, grid.width)
        for column, cell in enumerate(cells or row):
            unit = unit_of(cell.text)
            if unit is None:
                continue
            if cells and column in grid.figures and "bedragen" not in cell.text.lower():
                own[column] = unit
            elif whole[1] is None and _reaches(cell, row):
                whole = cell.text, unit
    return whole, own


def _reaches(cell: Cell, row: list[Cell]) -> bool:
    """Whether the unit in a cell is of the whole table: beside "quote (%)" "lasten (€)" may not be."""
    return "bedragen" in cell.text.lower() or not any(COUNTS.search(other.text) for other in row)


def _said(text: str) -> Unit:
    factor = unit_of(text)
    return (text, factor) if factor is not None else NO_UNIT


def _text(document: Document, block: Block) -> str:
    return " ".join(document.text[block.start : block.end].split())
