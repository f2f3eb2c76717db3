"""Reading order of a page: bands, columns and tables; nothing is welded over a gutter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from wijktekst.reading.pdf.columns import Cells, Columns, Item, bands
from wijktekst.reading.pdf.lines import Line, Row, is_initial, joined, rows
from wijktekst.reading.pdf.marks import LONGEST_MARK, ends_sentence
from wijktekst.reading.pdf.stacks import find_stacks
from wijktekst.reading.pdf.tables import Table, is_number
from wijktekst.reading.pdf.words import Word

_DEPTH = 12
#: A page with more segments is a map or a plot, without columns.
_MAX_ITEMS = 2_500
#: Drop caps and numerals in the margin are at least this many times larger than the text.
_INITIAL = 1.5
#: Height of a capital as a share of the size.
_CAPITAL = 0.7
#: So many sizes apart, words of two columns are no line; fewer behind the end of a sentence.
_APART, _ENDED = 4.0, 1.5
#: "12. Agendapunt:" in front of what it is called.
_NUMBERED_LABEL = re.compile(r"\d{1,3}\.?\s\w+:")
#: Lines of a text are no further apart in sizes, begin no further apart in points, and have so many words.
_LEADING, _EDGE, _TEXT = 1.7, 2.0, 4
#: The name of a column takes no more lines.
_NAME = 4


@dataclass
class Region:
    """Lines of one column from top to bottom, or one table; `boxed` text stands apart in a box or a cell.

    `cell` text stands in a table with several; what is `plain` there is the name of a column or a value, and
    no heading however it looks. A `cut` cell may go on with one at the foot of the page before, an `inner`
    column with the one before it in its box.
    """

    lines: list[Line] = field(default_factory=list)
    table: Table | None = None
    boxed: bool = False
    cell: bool = False
    plain: bool = False
    cut: bool = False
    inner: bool = False


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
    found = _undisturbed(_rows(lines))
    left, right = min(n.x0 for n in found), max(n.x1 for n in found)
    for line in found:
        line.left, line.right = left, right
    return Region(found)


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Lines from top to bottom, segments of a row joined; drop caps and numerals of several rows apart."""
    large = _INITIAL * median(line.size for line in lines)
    initials = [line for line in lines if line.size >= large and _is_large_mark(line.text)]
    held = {id(line) for line in initials}
    found = _lines(_hung(rows(line for line in lines if id(line) not in held)))
    for initial in initials:
        top = initial.base - _CAPITAL * initial.size
        at = next((index for index, line in enumerate(found) if line.base > top), len(found))
        first = found[at] if at < len(found) else None
        within = first is not None and at > 0 and _is_beside_text(initial, found[at - 1], first)
        if first is None or (first.base > initial.base - 0.5 * first.size and not within):
            # One row high: it stands in that row.
            return _lines(_hung(rows(lines)))
        if initial.text.isalpha() and first.text[:1].islower() and 0 <= first.x0 - initial.x1 < initial.size:
            found[at] = first.with_words(_capped(initial, first))
        else:
            found.insert(at, initial)
    return found


def _is_large_mark(text: str) -> bool:
    """A drop cap, or a figure that a text is about."""
    return is_initial(text) or (len(text) <= LONGEST_MARK and is_number(text))


def _is_beside_text(figure: Line, above: Line, line: Line) -> bool:
    """Whether a figure stands in front of two lines of one text, halfway its height."""
    return (
        not figure.text.isalpha()
        and line.x0 > figure.x1
        and above.bottom > figure.top
        and _follow(above, line)
    )


def _hung(found: list[Row]) -> list[Row]:
    """The rows with labels in the margin as rows of their own, before the text that hangs beside them."""
    if all(len(row.segments) != 2 for row in found):
        return found
    result: list[Row] = []
    at = 0
    while at < len(found):
        size = _hanging(found[at:])
        block = found[at : at + size]
        labels = [row for row in block if len(row.segments) == 2]
        result += [Row([row.segments[0]]) for row in labels] if size > 1 else []
        result += [Row([row.segments[-1]]) for row in block] if size > 1 else found[at : at + 1]
        at += max(size, 1)
    return result


def _hanging(found: Sequence[Row]) -> int:
    """How many rows, from the first on, hold a label at the left and a text of several lines beside it."""
    if len(found[0].segments) != 2 or not _is_margin_label(*found[0].segments):
        return 0
    label, first = found[0].segments
    size = 1
    for above, row in pairwise(found):
        line, last = row.segments[-1], above.segments[-1]
        near = line.base - last.base <= _LEADING * line.size and abs(line.x0 - first.x0) < _EDGE
        alone = len(row.segments) == 1
        if not near or not (alone or (len(row.segments) == 2 and _goes_on(label, row.segments[0]))):
            break
        size += 1
    lines = [row.segments[-1] for row in found[:size]]
    wrapped = any(len(row.segments) == 2 for row in found[1:size])
    differs = label.bold != first.bold or label.accent != first.accent
    says = size >= _TEXT or ends_sentence(lines[-1].text)
    return size if size > 1 and says and (wrapped or differs) else 0


def _is_margin_label(label: Line, line: Line) -> bool:
    """A few words in front of a line of text, and no number or bullet."""
    if len(label.text) <= LONGEST_MARK or label.text.endswith(":") or len(label.words) > _TEXT:
        return False
    return len(line.words) >= _TEXT and label.x1 < line.x0 and abs(label.size - line.size) < 0.2 * line.size


def _goes_on(label: Line, line: Line) -> bool:
    return abs(label.x0 - line.x0) < _EDGE and len(line.words) <= _TEXT and not is_number(line.text)


def _undisturbed(lines: list[Line]) -> list[Line]:
    """The lines with what stands beside two lines of a text before that text, not between them."""
    for at in range(1, len(lines) - 1):
        above, line, below = lines[at - 1 : at + 2]
        if line.top > above.bottom or not _is_beside(line, above) or not _follow(above, below):
            continue
        first = at - 1
        while first and _follow(lines[first - 1], lines[first]):
            first -= 1
        lines.insert(first, lines.pop(at))
    return lines


def _is_beside(line: Line, other: Line) -> bool:
    return line.x1 < other.x0 or line.x0 > other.x1


def _follow(above: Line, below: Line) -> bool:
    """Whether two lines stand below each other at one edge, as those of a text do."""
    if abs(above.size - below.size) >= 0.06 * below.size or len(above.words) < _TEXT:
        return False
    return below.base - above.base <= _LEADING * above.size and abs(above.x0 - below.x0) < _EDGE


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
    """Whether two segments on one baseline are no line.

    They are of other sizes, a heading behind its number, or stand apart and say something each.
    """
    if line.x0 - last.x1 < line.size or len(last.text) <= LONGEST_MARK:
        return False
    if max(last.size, line.size) > _INITIAL * min(last.size, line.size):
        return True
    apart = _ENDED if ends_sentence(last.text) else _APART
    if line.x0 - last.x1 >= apart * line.size and _says(last) and _says(line):
        return not last.text.endswith(":") and line.text[:1].isupper()
    return line.bold and not last.bold and bool(_NUMBERED_LABEL.fullmatch(last.text))


def _says(line: Line) -> bool:
    """Two words or more."""
    return sum(any(char.isalpha() for char in word.text) for word in line.words) > 1


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
            for at, region in enumerate(reading_order(cell, table.inner if not several else [])):
                region.boxed, region.inner = True, at > 0
                region.cell, region.cut = several, several and cut
                region.plain = len(row) > 2 and (number > 0 or names)
                found.append(region)
    return found
