"""The rows of a ruled table: rulings may hold several rows of figures, or cut one head in lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from statistics import median

from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.tables import Table, is_number, is_year

#: Points between baselines that are one.
_BASE = 3.0
#: Words of a short sentence.
_SENTENCE = 10
_NUMBERED = re.compile(r"\d{1,2}[a-z]?[.)]\s")

Cells = list[list[Line]]


def subrows(cells: Cells) -> list[Cells]:
    """A ruled row that holds several rows of figures, told by their common baselines."""
    figures = [cell for cell in cells if len(cell) > 1 and all(is_number(line.text) for line in cell)]
    others = [cell for cell in cells if cell and all(cell is not one for one in figures)]
    anchors = _baselines(line for cell in figures for line in cell)
    if len(anchors) < 2 or not others:
        return [cells] if not _is_numbered(cells) else _apart(cells)
    label = others[0]
    placed = sum(any(abs(line.base - base) <= _BASE for line in label) for base in anchors)
    if placed < 0.8 * len(anchors):
        return _nearest(cells, anchors)
    known = _baselines(line for cell in [label, *figures] for line in cell)
    for cell in others[1:]:
        if any(all(abs(line.base - base) > _BASE for base in known) for line in cell):
            return [cells]
    return _apart(cells)


def _nearest(cells: Cells, anchors: Sequence[float]) -> list[Cells]:
    """A row for each line of figures, with the lines of a label that stand around it."""
    rows: list[Cells] = [[[] for _ in cells] for _ in anchors]
    for number, cell in enumerate(cells):
        for line in cell:
            at = min(range(len(anchors)), key=lambda k: abs(anchors[k] - line.base))
            if abs(anchors[at] - line.base) > line.size:
                return [cells]
            rows[at][number].append(line)
    labelled = all(any(cell and not is_number(cell[0].text) for cell in row) for row in rows)
    return rows if labelled else [cells]


def _is_numbered(cells: Cells) -> bool:
    """Rows with a number of their own ("5a. Ruimte", "5b. Tekort") in a cell, figures beside the first."""
    label, figures = cells[0], [cell for cell in cells[1:] if cell]
    if len(label) < 2 or not figures or not all(_NUMBERED.match(line.text) for line in label):
        return False
    return all(len(cell) == 1 and is_number(cell[0].text) for cell in figures)


def _apart(cells: Cells) -> list[Cells]:
    """A row for every baseline; a label without figures that goes on in small letters ends the one above."""
    rows: list[Cells] = []
    for base in _baselines(line for cell in cells for line in cell):
        row = [[line for line in cell if abs(line.base - base) <= _BASE] for cell in cells]
        filled = [number for number, cell in enumerate(row) if cell]
        goes_on = len(filled) == 1 and row[filled[0]][0].text[:1].islower()
        if rows and goes_on and rows[-1][filled[0]] and not is_number(row[filled[0]][0].text):
            rows[-1][filled[0]] += row[filled[0]]
        else:
            rows.append(row)
    return rows


def _baselines(lines: Iterable[Line]) -> list[float]:
    found: list[float] = []
    for base in sorted(line.base for line in lines):
        if not found or base - found[-1] > _BASE:
            found.append(base)
    return found


def joined_head(rows: list[Cells], is_ruled: Callable[[float, float], bool]) -> list[Cells]:
    """The rows with the lines of its head as one row, where no ruling runs between them.

    `is_ruled` tells whether there is one between two heights. Names above several columns are a row apart:
    they stand above other columns than the names beneath them. What ends in a hyphen goes on below.
    """
    size = 1
    while size < len(rows) and _is_names(rows[size - 1]) and _is_names(rows[size]):
        above, below = rows[size - 1], rows[size]
        if is_ruled(_bottom(above), _top(below)):
            break
        size += 1
    if size < 2 or size == len(rows) or not is_ruled(_bottom(rows[size - 1]), _top(rows[size])):
        return rows
    head = [rows[0]]
    for row in rows[1:size]:
        beside = {n for n, cell in enumerate(row) if cell and n} - {n for n, c in enumerate(head[-1]) if c}
        if not beside or all(cell[-1].text.endswith("-") for cell in head[-1] if cell):
            head[-1] = [[*above, *below] for above, below in zip(head[-1], row, strict=True)]
        else:
            head.append(row)
    return [*head, *rows[size:]]


def _is_names(row: Cells) -> bool:
    """Without figures, years and the numbers of quarters apart."""
    return all(
        not is_number(line.text) or is_year(line.text) or len(line.text) == 1
        for cell in row[1:]
        for line in cell
    )


def _top(row: Cells) -> float:
    return min(line.top + 0.3 * (line.bottom - line.top) for cell in row for line in cell)


def _bottom(row: Cells) -> float:
    return max(line.bottom - 0.3 * (line.bottom - line.top) for cell in row for line in cell)


def is_prose(table: Table) -> bool:
    """Cells with running text are read as text, cell by cell: sentences must not drown in a table."""
    filled = [cell for row in table.rows for cell in row if cell]
    counts = [sum(len(line.words) for line in cell) for cell in filled]
    if max(counts) >= 40 or (sum(counts) / len(counts) >= 14 and max(map(len, filled)) >= 3):
        return True
    return any(_tells(column) for column in zip(*table.rows, strict=True))


def _tells(column: Sequence[list[Line]]) -> bool:
    """Whether the cells of a column hold sentences."""
    cells = [cell for cell in column if cell]
    ended = sum(cell[-1].text.rstrip().endswith(".") for cell in cells)
    words = [sum(len(line.words) for line in cell) for cell in cells]
    return len(cells) > 1 and median(words) >= _SENTENCE and 3 * ended >= len(cells)
