"""Reading order of a page: bands, columns and tables; nothing is welded over a gutter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wijktekst.reading.pdf.columns import Cells, Columns, Item, bands
from wijktekst.reading.pdf.lines import Line, joined, rows
from wijktekst.reading.pdf.tables import Table

_DEPTH = 12
#: A page with more segments is a map or a plot, without columns.
_MAX_ITEMS = 2_500


@dataclass
class Region:
    """Lines of one column from top to bottom, or one table; `boxed` text stands apart in a box or a cell."""

    lines: list[Line] = field(default_factory=list)
    table: Table | None = None
    boxed: bool = False


def reading_order(lines: Sequence[Line], tables: Sequence[Table]) -> list[Region]:
    """Regions of a page in the order in which they are read."""
    items = [Item(n.x0, n.x1, n.top, n.bottom, n.base, n.order, n) for n in lines]
    items += [Item(t.x0, t.x1, t.top, t.bottom, t.top, t.order, table=t) for t in tables]
    return _regions(items, 0) if items else []


def _regions(items: list[Item], depth: int) -> list[Region]:
    if 2 < len(items) <= _MAX_ITEMS and depth < _DEPTH:
        cut = bands(items)
        if cut:
            result: list[Region] = []
            for band in cut:
                if isinstance(band, Columns):
                    for side in (band.left, band.right):
                        result += _regions(side, depth + 1)
                elif isinstance(band, Cells):
                    for chunk in band.chunks:
                        result += _plain(chunk)
                else:
                    result += _regions(band, depth + 1)
            return result
    return _plain(items)


def _plain(items: Sequence[Item]) -> list[Region]:
    """One column: lines from top to bottom, tables in their place."""
    result: list[Region] = []
    pending: list[Line] = []

    def flush() -> None:
        if pending:
            found = [joined(row) for row in rows(pending)]
            left, right = min(n.x0 for n in found), max(n.x1 for n in found)
            for line in found:
                line.left, line.right = left, right
            result.append(Region(found))
            pending.clear()

    for item in sorted(items, key=lambda i: (i.top, i.x0)):
        if item.table is not None:
            flush()
            result += _cells(item.table) if item.table.prose else [Region(table=item.table)]
        elif item.line is not None:
            pending.append(item.line)
    flush()
    return result


def _cells(table: Table) -> list[Region]:
    """Running text in cells: row by row, cell by cell."""
    cells = [cell for row in table.rows for cell in row]
    inner = table.inner if len(cells) == 1 else []
    found = [region for cell in cells for region in reading_order(cell, inner)]
    for region in found:
        region.boxed = True
    return found
