"""Tables without rulings: rows of figures that stand in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from wijktekst.reading.pdf.charts import is_chart
from wijktekst.reading.pdf.lines import Line, Row, rows
from wijktekst.reading.pdf.prose import find_prose, find_ragged, stacks_of
from wijktekst.reading.pdf.tables import Table, is_number

#: No more rows than this name the columns.
_HEAD = 4
#: Lines so many times their size apart are one name.
_WRAPPED = 1.4
#: A label so little of its size above or below its figures is beside them.
_OFFSET = 0.6


@dataclass(slots=True)
class _Run:
    """Rows that name the columns, and the rows of figures beneath them."""

    head: list[Row]
    body: list[Row]

    @property
    def rows(self) -> list[Row]:
        return [*self.head, *self.body]


def find_figures(lines: Sequence[Line]) -> tuple[list[Table], list[Line]]:
    """Tables without rulings, known by their rows of figures, and the lines outside them."""
    rest = [part for line in lines for part in split_numbers(line)]
    tables: list[Table] = []
    for run in _figured(rest):
        used = {id(s) for row in run.rows for s in row.segments}
        table = _from_run(run)
        table.chart = is_chart(table)
        tables.append(table)
        rest = [n for n in rest if id(n) not in used]
    return tables, rest


def _figured(lines: Sequence[Line]) -> list[_Run]:
    """Runs of rows of figures; text beside one is left out of it, and makes no other out of the rest."""
    stacks = stacks_of(lines)
    prose = find_prose(lines, stacks)
    runs = _runs(_level(rows(line for line in lines if id(line) not in prose)))
    ragged = find_ragged(lines, stacks) if runs else set()
    if not ragged:
        return runs
    known = {id(segment) for run in runs for row in run.rows for segment in row.segments}
    left = _runs(_level(rows(line for line in lines if id(line) not in prose | ragged)))
    return [run for run in left if any(id(s) in known for row in run.body for s in row.segments)]


def _level(found: Sequence[Row]) -> list[Row]:
    """Rows; a label that stands a little higher or lower than its figures is of their row."""
    level: list[Row] = []
    for row in found:
        last = level[-1] if level else None
        if last and row.base - last.base < _OFFSET * row.segments[0].size and _apart(last, row):
            level[-1] = Row(sorted([*last.segments, *row.segments], key=lambda segment: segment.x0))
        else:
            level.append(row)
    return level


def _apart(one: Row, other: Row) -> bool:
    """A label alone, and figures alone, right of it."""
    for label, figures in ((one.segments, other.segments), (other.segments, one.segments)):
        if len(label) == 1 and not is_number(label[0].text) and all(is_number(s.text) for s in figures):
            return all(figure.x0 > label[0].x1 for figure in figures)
    return False


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


def _runs(found: Sequence[Row]) -> list[_Run]:
    """Stretches of at least three rows of figures, with rows of labels between them and a head above."""
    runs: list[tuple[int, list[Row]]] = []
    current: list[Row] = []
    waiting: list[Row] = []
    first = 0
    for at, row in enumerate(found):
        close = not current or row.top - (waiting or current)[-1].bottom < 2.2 * row.segments[0].size
        if _tabular(row) and close:
            first = first if current else at
            current += [*waiting, row]
            waiting = []
        elif current and close and len(waiting) < 2 and len(row.segments) <= 3 and _short(row):
            waiting.append(row)
        else:
            runs.append((first, current))
            current, first = ([row], at) if _tabular(row) else ([], at)
            waiting = []
    runs.append((first, current))
    kept = [(at, run) for at, run in runs if sum(_tabular(r) for r in run) >= 3 and _aligned(run)]
    return [_Run(_head(found[max(at - _HEAD, 0) : at], run), run) for at, run in kept]


def _head(above: Sequence[Row], run: Sequence[Row]) -> list[Row]:
    """The rows right above the first row of figures that name its columns, or several of them together."""
    columns = _columns(run)
    head: list[Row] = []
    for row in reversed(above):
        below = (head or run)[0]
        if not _short(row) or below.top - row.bottom > 2.2 * below.segments[0].size:
            break
        names = row.segments
        named = _one_each(names, columns) or all(
            any(n.x0 < x1 + 2 and n.x1 > x0 - 2 for x0, x1 in columns) for n in names[1:]
        )
        over = len(names) > 1 or names[0].x0 > columns[0][1]
        if not named or not over or len(names) > len(columns) or len(columns) < 2:
            break
        head.insert(0, row)
    return head


def _one_each(names: Sequence[Line], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether there is one name for each column, or for each but the first, though set to another side."""
    without_first = names[0].x0 > columns[0][1]
    if len(names) != len(columns) - without_first:
        return False
    own = columns[without_first:]
    return all(name.x0 < x1 + 2 for name, (_, x1) in zip(names, own, strict=True)) and all(
        name.x1 > x1 - 2 for name, (_, x1) in zip(names[1:], own, strict=False)
    )


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


def _from_run(run: _Run) -> Table:
    columns = _columns(run.body)
    steps = [below.base - above.base for above, below in pairwise(run.body)]
    usual = median(steps)
    table = Table()
    last: Row | None = None
    for row in run.head:
        cells = _under(row, columns)
        if last and row.base - last.base < _WRAPPED * row.segments[0].size:
            table.rows[-1] = [[*one, *more] for one, more in zip(table.rows[-1], cells, strict=True)]
        else:
            table.rows.append(cells)
        last = row
    for row, step in zip(run.body, [usual, *steps], strict=True):
        cells = _cells(row, columns)
        wrapped = len(row.segments) == 1 and cells[0] and step < 0.85 * usual
        if wrapped and len(table.rows) > len(run.head):
            table.rows[-1][0] += cells[0]
        else:
            table.rows.append(cells)
    return table.fit()


def _under(row: Row, columns: Sequence[tuple[float, float]]) -> list[list[Line]]:
    """The names in a row of the head, each in the first of the columns that it stands above."""
    cells: list[list[Line]] = [[] for _ in columns]
    if _one_each(row.segments, columns):
        first = len(columns) - len(row.segments)
        return [[], *([name] for name in row.segments)] if first else [[name] for name in row.segments]
    for name in row.segments:
        over = [
            number
            for number, (x0, x1) in enumerate(columns)
            if min(name.x1, x1) - max(name.x0, x0) > 0.4 * min(x1 - x0, name.x1 - name.x0)
        ]
        if over:
            cells[over[0]].append(name)
        elif name.x0 < columns[min(1, len(columns) - 1)][0]:
            cells[0].append(name)
        else:
            near = min(range(len(columns)), key=lambda k: abs(sum(columns[k]) - name.x0 - name.x1))
            cells[near].append(name)
    return cells


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
