"""Tables of a page: cells between rulings, or rows of aligned figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from wijktekst.reading.pdf.lines import Line, Row, rows

_NUMBER = re.compile(
    r"^[(€+\-–−‑/<>±]*\s*(?:€\s*)?[\d.,]*\d[\d.,]*\s*(?:%|mln\.?|mld\.?|x|-/-|\)|\*)*$"
    r"|^[-–—−]$|^n\.?v\.?t\.?$|^p\.?m\.?$|^€$|^nvt$",
    re.I,
)


@dataclass(eq=False)
class Table:
    """Rows of cells; a cell is the segments in it, from top to bottom."""

    rows: list[list[list[Line]]] = field(default_factory=list)
    x0: float = 0.0
    x1: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    order: int = 0
    #: The cells hold running text.
    prose: bool = False
    #: Tables inside a cell with running text.
    inner: list[Table] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        return [line for row in self.rows for cell in row for line in cell]

    def fit(self) -> Table:
        """Set the box from the cells."""
        lines = [*self.lines, *(line for table in self.inner for line in table.lines)]
        self.x0, self.x1 = min(n.x0 for n in lines), max(n.x1 for n in lines)
        self.top, self.bottom = min(n.top for n in lines), max(n.bottom for n in lines)
        self.order = min(n.order for n in lines)
        return self


def is_number(text: str) -> bool:
    """A figure as tables have them: 1.234, (12), -5%, € 10, a dash, n.v.t."""
    return bool(_NUMBER.match(text.strip()))


def find_figures(lines: Sequence[Line]) -> tuple[list[Table], list[Line]]:
    """Tables without rulings, known by their rows of figures, and the lines outside them."""
    rest = [part for line in lines for part in split_numbers(line)]
    tables: list[Table] = []
    for run in _runs(rows(rest)):
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


def _runs(found: Sequence[Row]) -> list[list[Row]]:
    """Stretches of at least three rows of figures, with rows of labels between them."""
    runs: list[list[Row]] = []
    current: list[Row] = []
    waiting: list[Row] = []
    for row in found:
        close = not current or row.top - (waiting or current)[-1].bottom < 2.2 * row.segments[0].size
        if _tabular(row) and close:
            current += [*waiting, row] if current else [row]
            waiting = []
        elif current and close and len(waiting) < 2 and len(row.segments) <= 3 and _short(row):
            waiting.append(row)
        else:
            runs.append(current)
            current = [row] if _tabular(row) else []
            waiting = []
    runs.append(current)
    return [run for run in runs if sum(_tabular(r) for r in run) >= 3 and _aligned(run)]


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
    table = Table()
    for row in run:
        cells: list[list[Line]] = [[] for _ in columns]
        for segment in row.segments:
            middle = (segment.x0 + segment.x1) / 2
            overlap = [min(segment.x1, b) - max(segment.x0, a) for a, b in columns]
            best = max(range(len(columns)), key=lambda k: (overlap[k], -abs(columns[k][0] - middle)))
            if len(row.segments) == 1 and segment.x0 <= columns[0][1]:
                best = 0
            cells[best].append(segment)
        table.rows.append(cells)
    return table.fit()
