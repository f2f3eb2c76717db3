"""Reading order of a page: bands, columns and tables; nothing is welded over a gutter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from wijktekst.reading.pdf.columns import Cells, Columns, Item, bands
from wijktekst.reading.pdf.lines import Line, is_initial, joined, rows
from wijktekst.reading.pdf.tables import Table
from wijktekst.reading.pdf.text import Word

_DEPTH = 12
#: A page with more segments is a map or a plot, without columns.
_MAX_ITEMS = 2_500
#: Drop caps and numerals in the margin are at least this many times larger than the text.
_INITIAL = 1.5
#: Height of a capital as a share of the size.
_CAPITAL = 0.7


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
            found = _rows(pending)
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


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Lines from top to bottom, segments of a row joined; drop caps and numerals of several rows apart."""
    large = _INITIAL * median(line.size for line in lines)
    initials = [line for line in lines if line.size >= large and is_initial(line.text)]
    held = {id(line) for line in initials}
    found = [joined(row) for row in rows(line for line in lines if id(line) not in held)]
    for initial in initials:
        top = initial.base - _CAPITAL * initial.size
        at = next((index for index, line in enumerate(found) if line.base > top), len(found))
        first = found[at] if at < len(found) else None
        if first is None or first.base > initial.base - 0.5 * first.size:
            # One row high: it stands in that row.
            return [joined(row) for row in rows(lines)]
        if initial.text.isalpha() and first.text[:1].islower() and 0 <= first.x0 - initial.x1 < initial.size:
            found[at] = first.with_words(_capped(initial, first))
        else:
            found.insert(at, initial)
    return found


def _capped(initial: Line, line: Line) -> list[Word]:
    """The words of a line with a drop cap in front of the first."""
    line.words[0].glued = True
    return [replace(initial.words[0], base=line.base, size=line.size), *line.words]


def _cells(table: Table) -> list[Region]:
    """Running text in cells: row by row, cell by cell."""
    cells = [cell for row in table.rows for cell in row]
    inner = table.inner if len(cells) == 1 else []
    found = [region for cell in cells for region in reading_order(cell, inner)]
    for region in found:
        region.boxed = True
    return found
