"""Tables without rulings: rows of figures that stand in columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from wijktekst.reading.pdf.lines import Line, Row, rows
from wijktekst.reading.pdf.tables import Table, is_number

#: So many lines of so many words below each other are running text.
_STACK, _LONG = 4, 4


def find_figures(lines: Sequence[Line]) -> tuple[list[Table], list[Line]]:
    """Tables without rulings, known by their rows of figures, and the lines outside them."""
    rest = [part for line in lines for part in split_numbers(line)]
    prose = _prose(rest)
    tables: list[Table] = []
    for run in _runs(rows(line for line in rest if id(line) not in prose)):
        used = {id(s) for row in run for s in row.segments}
        tables.append(_from_rows(run))
        rest = [n for n in rest if id(n) not in used]
    return tables, rest


def split_numbers(line: Line) -> list[Line]:
    """Figures of neighbouring columns apart, where a segment holds nothing but figures."""
    words = line.words
    if len(words) < 2 or not all(is_number(word.text) for word in words):
        return [line]
    parts = [[words[0]]]
    for before, word in pairwise(words):
        if word.x0 - before.x1 > 0.45 * line.size and before.text != "€":
            parts.append([word])
        else:
            parts[-1].append(word)
    for part in parts:
        part[0].glued = False
    return [line.with_words(part) for part in parts]


def _tabular(row: Row) -> bool:
    """A row of figures: at least one number that is not the first cell, or several short cells."""
    cells = row.segments
    if len(cells) < 2:
        return False
    numbers = sum(is_number(c.text) for c in cells[1:])
    return numbers >= 1 and numbers >= 0.5 * (len(cells) - 1)


def _prose(lines: Sequence[Line]) -> set[int]:
    """The ids of lines in running text: a column of it may stand beside a table.

    Such lines follow each other at one left edge, are long, about as wide, and have no figures beside them.
    """
    figured = {round(line.base) for line in lines if is_number(line.text)}
    found: set[int] = set()
    for stack in _stacks(lines):
        full = 0.8 * max(line.x1 - line.x0 for line in stack)
        long = sum(len(line.words) >= _LONG and line.x1 - line.x0 >= full for line in stack)
        beside = sum(not figured.isdisjoint(range(round(n.base) - 1, round(n.base) + 2)) for n in stack)
        if len(stack) >= _STACK and long >= 0.7 * len(stack) and beside < 0.7 * len(stack):
            found |= {id(line) for line in stack}
    return found


def _stacks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand right below each other with the same left edge."""
    stacks: list[list[Line]] = []
    for line in sorted(lines, key=lambda n: (round(n.x0 / 2), n.base)):
        last = stacks[-1][-1] if stacks else None
        if last and abs(line.x0 - last.x0) <= 3 and 0 < line.base - last.base < 1.8 * line.size:
            stacks[-1].append(line)
        else:
            stacks.append([line])
    return stacks


def _runs(found: Sequence[Row]) -> list[list[Row]]:
    """Stretches of at least three rows of figures, with rows of labels between them and a head above."""
    runs: list[list[Row]] = []
    current: list[Row] = []
    waiting: list[Row] = []
    head: list[Row] = []
    for row in found:
        close = not current or row.top - (waiting or current)[-1].bottom < 2.2 * row.segments[0].size
        if _tabular(row) and close:
            current += [*waiting, row] if current else [*_head(head, row), row]
            waiting = []
        elif current and close and len(waiting) < 2 and len(row.segments) <= 3 and _short(row):
            waiting.append(row)
        else:
            runs.append(current)
            current = [*_head([*waiting[-1:], *head][:1], row), row] if _tabular(row) else []
            waiting = []
        head = [row]
    runs.append(current)
    return [run for run in runs if sum(_tabular(r) for r in run) >= 3 and _aligned(run)]


def _head(above: Sequence[Row], row: Row) -> Sequence[Row]:
    """The row right above the first row of figures, when it names its columns."""
    if not above or len(above[0].segments) < 2 or not _short(above[0]):
        return ()
    if row.top - above[0].bottom > 2.2 * row.segments[0].size:
        return ()
    names, cells = above[0].segments, row.segments
    named = all(any(n.x0 < cell.x1 + 2 and n.x1 > cell.x0 - 2 for cell in cells) for n in names)
    return above if named and len(names) <= len(cells) else ()


def _short(row: Row) -> bool:
    return all(len(s.words) <= 9 for s in row.segments)


def _aligned(run: Sequence[Row]) -> bool:
    """The last cells share an edge, left or right, in most rows."""
    last = [row.segments[-1] for row in run[:200] if len(row.segments) > 1]
    for edge in ([s.x1 for s in last], [s.x0 for s in last]):
        if any(sum(abs(e - o) <= 4 for o in edge) >= 0.5 * len(edge) for e in edge):
            return True
    return False


def _columns(run: Sequence[Row]) -> list[tuple[float, float]]:
    """Extents of the columns: cells that overlap in x belong together."""
    spans = sorted((s.x0, s.x1) for row in run if len(row.segments) > 1 for s in row.segments)
    merged: list[list[float]] = []
    for x0, x1 in spans:
        if merged and x0 < merged[-1][1] - 1:
            merged[-1][1] = max(merged[-1][1], x1)
        else:
            merged.append([x0, x1])
    return [(a, b) for a, b in merged]


def _from_rows(run: Sequence[Row]) -> Table:
    columns = _columns(run)
    steps = [below.base - above.base for above, below in pairwise(run)]
    usual = median(steps)
    table = Table()
    for row, step in zip(run, [usual, *steps], strict=True):
        cells = _cells(row, columns)
        wrapped = len(row.segments) == 1 and cells[0] and step < 0.85 * usual
        if wrapped and table.rows:
            table.rows[-1][0] += cells[0]
        else:
            table.rows.append(cells)
    return table.fit()


def _cells(row: Row, columns: Sequence[tuple[float, float]]) -> list[list[Line]]:
    """The segments of a row, each in the column it overlaps most."""
    cells: list[list[Line]] = [[] for _ in columns]
    for segment in row.segments:
        middle = (segment.x0 + segment.x1) / 2
        overlap = [min(segment.x1, b) - max(segment.x0, a) for a, b in columns]
        best = max(range(len(columns)), key=lambda k: (overlap[k], -abs(columns[k][0] - middle)))
        if len(row.segments) == 1 and segment.x0 <= columns[0][1]:
            best = 0
        cells[best].append(segment)
    return cells
