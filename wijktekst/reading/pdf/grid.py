"""Tables between rulings: pdfplumber makes cells of the rulings, and the words of pdfium go into them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.objects import Rule
from wijktekst.reading.pdf.tables import Table, is_number
from wijktekst.reading.pdf.text import Word

#: Points between rulings that are one, and between pieces of a ruling.
_SNAP, _NEAR = 2.0, 2.5
#: Shorter rulings are no border of a cell.
_SHORTEST = 6
#: Rulings across a table that is open at the sides end this close to each other.
_SIDE = 10.0
#: Cells cover at least this share of a table; those of charts and of marked text cover less.
_COVERED = 0.7
#: Fewer rulings make no table. With more of them the page is a drawing: pdfplumber compares every ruling
#: across with every one along, and every crossing with every other, so its time is quadratic in both.
_FEWEST, _MAX_RULES, _MAX_PAIRS, _MAX_CROSSINGS = 5, 4000, 50_000, 2000
#: Words of a short sentence.
_SENTENCE = 10

_Edge = dict[str, Any]  # a ruling as pdfplumber has them
_Crossings = dict[tuple[float, float], dict[str, list[_Edge]]]  # edges "h" and "v" that meet in (x, top)
_Cell = tuple[float, float, float, float]  # x0, top, x1, bottom


def find_grids(lines: Sequence[Line], rules: Sequence[Rule]) -> tuple[list[Table], list[Line]]:
    """Tables with rulings around their cells, and the lines outside them."""
    rest = list(lines)
    tables: list[Table] = []
    if not _FEWEST <= len(rules) <= _MAX_RULES or all(rule.horizontal for rule in rules):
        return tables, rest
    for cells in _ruled(rules):
        table, rest = _table(rest, cells)
        if table is not None:
            tables.append(table)
    return tables, rest


def _ruled(rules: Sequence[Rule]) -> list[list[_Cell]]:
    """The cells of each table; a table inside a cell comes before the one that it stands in."""
    from pdfplumber.table import cells_to_tables, intersections_to_cells
    from pdfplumber.utils.geometry import calculate_area, merge_bboxes

    edges = _merged([_edge(rule) for rule in rules])
    crossings = _crossings(edges)
    sides = _sides(crossings)
    if sides:
        crossings = _crossings(_merged([*edges, *sides]))
    tables: list[tuple[float, list[_Cell]]] = []
    for cells in cells_to_tables(intersections_to_cells(crossings)):
        area = calculate_area(merge_bboxes(cells))
        columns = {round(x) for x0, _, x1, _ in cells for x in (x0, x1)}
        if len(columns) >= 3 and sum(map(calculate_area, cells)) >= _COVERED * area:
            tables.append((area, cells))
    return [cells for _, cells in sorted(tables)]


def _edge(rule: Rule) -> _Edge:
    """A ruling as pdfplumber has them: without thickness, along its middle."""
    x0, x1, top, bottom = rule.x0, rule.x1, rule.top, rule.bottom
    if rule.horizontal:
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    edge = {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top}
    return {**edge, "orientation": "h" if rule.horizontal else "v"}


def _merged(edges: list[_Edge]) -> list[_Edge]:
    """Near edges taken together, pieces on one line joined, what stays short left out."""
    from pdfplumber.table import merge_edges
    from pdfplumber.utils.geometry import filter_edges

    return filter_edges(merge_edges(edges, _SNAP, _SNAP, _NEAR, _NEAR), min_length=_SHORTEST)


def _crossings(edges: list[_Edge]) -> _Crossings:
    from pdfplumber.table import edges_to_intersections

    along = sum(edge["orientation"] == "v" for edge in edges)
    if along * (len(edges) - along) > _MAX_PAIRS:
        return {}
    crossings = edges_to_intersections(edges, _NEAR, _NEAR)
    return crossings if len(crossings) <= _MAX_CROSSINGS else {}


def _sides(crossings: _Crossings) -> list[_Edge]:
    """Edges that close a table that is open at the sides, where pdfplumber would see no cells.

    Where a ruling along meets two rulings across that end below each other, an edge joins those ends.
    """
    crossed: dict[int, list[_Edge]] = {}
    for place in sorted(crossings):
        for along in crossings[place]["v"]:
            crossed.setdefault(id(along), []).extend(crossings[place]["h"])
    sides: list[_Edge] = []
    for upper, lower in (pair for across in crossed.values() for pair in pairwise(across)):
        for end, inner in (("x0", max), ("x1", min)):
            if abs(upper[end] - lower[end]) <= _SIDE and upper["top"] < lower["top"]:
                x = inner(upper[end], lower[end])
                sides.append(_edge(Rule(x, upper["top"], x, lower["top"])))
    return sides


def _table(lines: Sequence[Line], cells: Sequence[_Cell]) -> tuple[Table | None, list[Line]]:
    """Lines in the cells of a table, and the lines outside; no table when the cells are bars behind text."""
    xs = _places(x for x0, _, x1, _ in cells for x in (x0, x1))
    ys = _places(y for _, top, _, bottom in cells for y in (top, bottom))
    inside: list[Line] = []
    rest: list[Line] = []
    for line in lines:
        middle = (line.top + line.bottom) / 2
        within = ys[0] - 1 <= middle <= ys[-1] + 1 and line.x0 >= xs[0] - 4 and line.x1 <= xs[-1] + 4
        (inside if within else rest).append(line)
    held: dict[tuple[int, int], list[Line]] = {}
    for part in (part for line in inside for part in _split(line, cells)):
        row = _slot(ys, (part.top + part.bottom) / 2)
        column = _slot(xs, min(part.x0 + 2, (part.x0 + part.x1) / 2))
        held.setdefault((row, column), []).append(part)
    columns = sorted({column for _, column in held})
    if len(columns) < 2 or _is_bars(held, xs, cells):
        return None, list(lines)
    table = Table()
    for row in sorted({row for row, _ in held}):
        table.rows += _subrows([_sorted(held.get((row, column), [])) for column in columns])
    table.prose = _is_prose(table)
    return table.fit(), rest


def _is_bars(held: dict[tuple[int, int], list[Line]], xs: Sequence[float], cells: Sequence[_Cell]) -> bool:
    """Whether the cells are bars behind lines of text.

    Few rows have two cells then, and most lines run through a column's edge where no cell ends.
    """
    rows = [row for row, _ in held]
    full = sum(rows.count(row) > 1 for row in set(rows)) / len(set(rows))
    if not 1 / 3 <= full < 1 / 2:
        return full < 1 / 3
    lines = [line for cell in held.values() for line in cell]
    return 2 * sum(_runs_through(line, xs, cells) for line in lines) > len(lines)


def _runs_through(line: Line, xs: Sequence[float], cells: Sequence[_Cell]) -> bool:
    edges = _edges_at((line.top + line.bottom) / 2, cells)
    passed = (x for x in xs if line.x0 + 4 < x < line.x1 - 4)
    return any(all(abs(edge - x) > 2 * _NEAR for edge in edges) for x in passed)


def _edges_at(y: float, cells: Sequence[_Cell]) -> set[float]:
    """Where cells end at a height."""
    return {x for x0, top, x1, bottom in cells if top - 1 <= y <= bottom + 1 for x in (x0, x1)}


def _places(values: Iterable[float]) -> list[float]:
    """The places of the edges of cells, near ones taken together."""
    found: list[float] = []
    for place in sorted(values):
        if not found or place - found[-1] > 2 * _NEAR:
            found.append(place)
    return found


def _slot(places: Sequence[float], value: float) -> int:
    """Index of the row or the column in which a value lies."""
    return min(max(bisect_right(places, value) - 1, 0), len(places) - 2)


def _split(line: Line, cells: Sequence[_Cell]) -> list[Line]:
    """Cut a segment where the edge of a cell runs between its words."""
    middle = (line.top + line.bottom) / 2
    cuts = [x for x in _edges_at(middle, cells) if line.x0 + 1 < x < line.x1 - 1]
    cuts = [x for x in cuts if not any(w.x0 < x - 1 and w.x1 > x + 1 for w in line.words)]
    if not cuts:
        return [line]
    parts: dict[int, list[Word]] = {}
    for word in line.words:
        parts.setdefault(sum(word.x0 + word.x1 > 2 * x for x in cuts), []).append(word)
    for words in parts.values():
        words[0].glued = False
    return [line.with_words(words) for _, words in sorted(parts.items())]


def _subrows(cells: list[list[Line]]) -> list[list[list[Line]]]:
    """A ruled row that holds several rows of figures, told by their common baselines."""
    filled = [cell for cell in cells if cell]
    count = len(filled[0]) if filled else 0
    figures = sum(all(is_number(line.text) for line in cell) for cell in filled)
    if count < 2 or figures < 1 or any(len(cell) != count for cell in filled):
        return [cells]
    if any(abs(cell[k].base - filled[0][k].base) > 3 for cell in filled for k in range(count)):
        return [cells]
    return [[[cell[k]] if cell else [] for cell in cells] for k in range(count)]


def _sorted(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (round(line.base), line.x0))


def _is_prose(table: Table) -> bool:
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
