"""Reading order of a page: bands, columns and tables; nothing is welded over a gutter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from wijktekst.reading.pdf.columns import Cells, Columns, Item, bands
from wijktekst.reading.pdf.lines import Line, Row, is_initial, joined, rows
from wijktekst.reading.pdf.marks import LONGEST_MARK
from wijktekst.reading.pdf.stacks import find_stacks
from wijktekst.reading.pdf.tables import Table
from wijktekst.reading.pdf.words import Word

_DEPTH = 12
#: A page with more segments is a map or a plot, without columns.
_MAX_ITEMS = 2_500
#: Drop caps and numerals in the margin are at least this many times larger than the text.
_INITIAL = 1.5
#: Height of a capital as a share of the size.
_CAPITAL = 0.7
#: "12. Agendapunt:" in front of what it is called.
_NUMBERED_LABEL = re.compile(r"\d{1,3}\.?\s\w+:")
#: The name of a column takes no more lines.
_NAME = 4


@dataclass
class Region:
    """Lines of one column from top to bottom, or one table; `boxed` text stands apart in a box or a cell.

    `cell` text stands in a table with several; what is `plain` there is the name of a column or a value, and
    no heading however it looks. A `cut` cell may go on with one at the foot of the page before.
    """

    lines: list[Line] = field(default_factory=list)
    table: Table | None = None
    boxed: bool = False
    cell: bool = False
    plain: bool = False
    cut: bool = False


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
    """One column: lines from top to bottom, tables and stacks of text in their place."""
    result: list[Region] = []
    pending: list[Line] = []
    stacks = find_stacks([item.line for item in items if item.line is not None])
    starts = {id(stack[0]): stack for stack in stacks}
    stacked = {id(line) for stack in stacks for line in stack}

    def flush() -> None:
        if pending:
            result.append(_column(pending))
            pending.clear()

    for item in sorted(items, key=lambda i: (i.top, i.x0)):
        if item.table is not None:
            flush()
            result += _cells(item.table) if item.table.prose else [Region(table=item.table)]
        elif item.line is not None and id(item.line) in starts:
            flush()
            result.append(_column(starts[id(item.line)]))
        elif item.line is not None and id(item.line) not in stacked:
            pending.append(item.line)
    flush()
    return result


def _column(lines: Sequence[Line]) -> Region:
    """Lines of one column with its edges."""
    found = _rows(lines)
    left, right = min(n.x0 for n in found), max(n.x1 for n in found)
    for line in found:
        line.left, line.right = left, right
    return Region(found)


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Lines from top to bottom, segments of a row joined; drop caps and numerals of several rows apart."""
    large = _INITIAL * median(line.size for line in lines)
    initials = [line for line in lines if line.size >= large and is_initial(line.text)]
    held = {id(line) for line in initials}
    found = _lines(rows(line for line in lines if id(line) not in held))
    for initial in initials:
        top = initial.base - _CAPITAL * initial.size
        at = next((index for index, line in enumerate(found) if line.base > top), len(found))
        first = found[at] if at < len(found) else None
        if first is None or first.base > initial.base - 0.5 * first.size:
            # One row high: it stands in that row.
            return _lines(rows(lines))
        if initial.text.isalpha() and first.text[:1].islower() and 0 <= first.x0 - initial.x1 < initial.size:
            found[at] = first.with_words(_capped(initial, first))
        else:
            found.insert(at, initial)
    return found


def _lines(found: Sequence[Row]) -> list[Line]:
    """The segments of each row joined, but for those that do not belong together."""
    lines: list[Line] = []
    for row in found:
        parts = [Row([row.segments[0]])]
        for last, segment in pairwise(row.segments):
            if _parts(last, segment):
                parts.append(Row())
            parts[-1].segments.append(segment)
        lines += map(joined, parts)
    return lines


def _parts(last: Line, line: Line) -> bool:
    """Whether two segments on one baseline are no line: of other sizes, or a heading behind its number."""
    if line.x0 - last.x1 < line.size or len(last.text) <= LONGEST_MARK:
        return False
    if max(last.size, line.size) > _INITIAL * min(last.size, line.size):
        return True
    return line.bold and not last.bold and bool(_NUMBERED_LABEL.fullmatch(last.text))


def _capped(initial: Line, line: Line) -> list[Word]:
    """The words of a line with a drop cap in front of the first."""
    line.words[0].glued = True
    return [replace(initial.words[0], base=line.base, size=line.size), *line.words]


def _cells(table: Table) -> list[Region]:
    """Running text in cells: row by row, cell by cell; with three columns only the first has headings."""
    several = sum(len(row) for row in table.rows) > 1
    found: list[Region] = []
    for row in table.rows:
        first = row is table.rows[0]
        # A row that a page cut has no label, or the rest of one.
        cut = first and not (row[0] and row[0][0].text[:1].isupper())
        names = first and len(table.rows) > 2 and all(len(cell) <= _NAME for cell in row)
        for number, cell in enumerate(row):
            for region in reading_order(cell, table.inner if not several else []):
                region.boxed = True
                region.cell, region.cut = several, several and cut
                region.plain = len(row) > 2 and (number > 0 or names)
                found.append(region)
    return found
