"""Tables between rulings: pdfplumber makes cells of the rulings, and the words of pdfium go into them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from wijktekst.reading.pdf.charts import is_chart
from wijktekst.reading.pdf.gridrows import is_prose, joined_head, subrows
from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.objects import Rule
from wijktekst.reading.pdf.tables import Table, is_number
from wijktekst.reading.pdf.words import Word

#: Points between rulings that are one, and between pieces of a ruling.
_SNAP, _NEAR = 2.0, 2.5
#: Shorter rulings are no border of a cell.
_SHORTEST = 6
#: No more rows than this are only a coloured part of a table.
_SHADED = 3
#: Rulings across a table that is open at the sides end this close to each other.
_SIDE = 10.0
#: A row of a table is no lower than this.
_ROW = 8.0
#: Cells cover at least this share of a table; those of charts and of marked text cover less.
_COVERED = 0.7
#: Fewer rulings make no table. With more of them the page is a drawing: pdfplumber compares every ruling
#: across with every one along, and every crossing with every other, so its time is quadratic in both.
_FEWEST, _MAX_RULES, _MAX_PAIRS, _MAX_CROSSINGS = 5, 4000, 50_000, 2000

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
        if _is_shading(cells, rules, rest):
            continue
        table, rest = _table(rest, cells, rules)
        if table is not None:
            tables.append(table)
    return tables, rest


def _is_shading(cells: Sequence[_Cell], rules: Sequence[Rule], lines: Sequence[Line]) -> bool:
    """Rows in colour alone, with text right above or below: part of a table without rulings."""
    if len({round(cell[1]) for cell in cells}) > _SHADED:
        return False
    x0, x1 = min(cell[0] for cell in cells), max(cell[2] for cell in cells)
    top, bottom = min(cell[1] for cell in cells), max(cell[3] for cell in cells)
    if any(
        not rule.fill and rule.x0 < x1 and rule.x1 > x0 and top - 2 <= rule.top and rule.bottom <= bottom + 2
        for rule in rules
    ):
        return False
    near = [line for line in lines if line.x0 < x1 and line.x1 > x0]
    return any(-2 <= line.top - bottom < line.size or -2 <= top - line.bottom < line.size for line in near)


def _ruled(rules: Sequence[Rule]) -> list[list[_Cell]]:
    """The cells of each table; a table inside a cell comes before the one that it stands in."""
    from pdfplumber.table import cells_to_tables, intersections_to_cells
    from pdfplumber.utils.geometry import calculate_area, merge_bboxes

    edges = _merged([_edge(rule) for rule in rules])
    crossings = _crossings(edges)
    closing = [*_sides(crossings), *_ends(crossings)]
    if closing:
        crossings = _crossings(_merged([*edges, *closing]))
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


def _ends(crossings: _Crossings) -> list[_Edge]:
    """Edges that close a table that is open above or below, as where a page cuts it.

    Where the last ruling across meets two rulings along that stick out as far, an edge joins their ends.
    """
    crossed: dict[int, list[_Edge]] = {}
    for place in sorted(crossings):
        for across in crossings[place]["h"]:
            crossed.setdefault(id(across), []).extend(crossings[place]["v"])
    heights: dict[int, list[float]] = {}
    for (_, top), edges in crossings.items():
        for along in edges["v"]:
            heights.setdefault(id(along), []).append(top)
    ends: list[_Edge] = []
    for left, right in (pair for along in crossed.values() for pair in pairwise(along)):
        for end, last, sign in (("top", min, -1), ("bottom", max, 1)):
            one, other = last(heights[id(left)]), last(heights[id(right)])
            near = abs(one - other) <= _NEAR and abs(left[end] - right[end]) <= _NEAR
            if near and sign * (left[end] - one) >= _ROW and sign * (right[end] - other) >= _ROW:
                ends.append(_edge(Rule(left["x0"], left[end], right["x0"], left[end])))
    return ends


def _table(
    lines: Sequence[Line], cells: Sequence[_Cell], rules: Sequence[Rule]
) -> tuple[Table | None, list[Line]]:
    """Lines in the cells of a table, and the lines outside; no table when the cells are bars behind text."""
    xs = _places(x for x0, _, x1, _ in cells for x in (x0, x1))
    ys = _places(y for _, top, _, bottom in cells for y in (top, bottom))
    inside: list[Line] = []
    rest: list[Line] = []
    for line in lines:
        middle = (line.top + line.bottom) / 2
        within = ys[0] - 1 <= middle <= ys[-1] + 1 and line.x0 >= xs[0] - 4 and line.x1 <= xs[-1] + 4
        (inside if within else rest).append(line)
    held = _held(inside, xs, ys, cells)
    columns = sorted({column for _, column in held})
    if len(columns) < 2 or _is_bars(held, xs, cells):
        return None, list(lines)
    table = Table()
    for row in sorted({row for row, _ in held}):
        table.rows += subrows([_sorted(held.get((row, column), [])) for column in columns])
    if len(table.rows) == 1 and _is_sentence(table.rows[0]):
        if all(len(cell) < 2 for cell in table.rows[0]):
            return None, list(lines)
        table.prose = True
        return table.fit(), rest
    table.rows = joined_head(table.rows, lambda top, bottom: _is_ruled(rules, xs, top, bottom))
    table.prose = is_prose(table)
    table.chart = not table.prose and is_chart(table)
    return table.fit(), rest


def _in_cells(lines: Sequence[Line], cells: Sequence[_Cell]) -> list[tuple[_Cell | None, list[Line]]]:
    """The parts of lines in each cell, None for those in no cell."""
    ordered = sorted(cells, key=lambda cell: (cell[3] - cell[1]) * (cell[2] - cell[0]))
    found: dict[_Cell | None, list[Line]] = {}
    for part in (part for line in lines for part in _split(line, cells)):
        x, y = _left(part), (part.top + part.bottom) / 2
        home = next((c for c in ordered if c[0] - 1 <= x <= c[2] and c[1] - 1 <= y <= c[3] + 1), None)
        found.setdefault(home, []).append(part)
    return list(found.items())


def _held(
    lines: Sequence[Line], xs: Sequence[float], ys: Sequence[float], cells: Sequence[_Cell]
) -> dict[tuple[int, int], list[Line]]:
    """Lines by the row and the column in which they stand.

    A cell over several rows or columns is in the first of those that have text of their own, unless it has a
    line or a word for each.
    """
    homes = _in_cells(lines, cells)
    own = [[(_slot(ys, (p.top + p.bottom) / 2), _slot(xs, _left(p))) for p in parts] for _, parts in homes]
    rows = sorted({row for places in own for row, _ in places})
    columns = sorted({column for places in own for _, column in places})
    held: dict[tuple[int, int], list[Line]] = {}
    for (cell, parts), places in zip(homes, own, strict=True):
        apart = cell is None or _by_column(parts, places)
        if cell is not None and not _by_row(parts, places, _slot(ys, cell[1] + 3), _slot(ys, cell[3] - 3)):
            first = _first_from(rows, _slot(ys, cell[1] + 3))
            places = [(min(first, row), column) for row, column in places]
        if cell is not None and not apart:
            first = _first_from(columns, _slot(xs, cell[0] + 2 * _NEAR))
            places = [(row, min(first, column)) for row, column in places]
        for place, part in zip(places, parts, strict=True):
            held.setdefault(place, []).append(part)
    return held


def _first_from(used: Sequence[int], slot: int) -> int:
    """The first row or column with text from a slot on; the last one where text stands out of its cell."""
    return used[min(bisect_left(used, slot), len(used) - 1)]


def _left(part: Line) -> float:
    return min(part.x0 + 2, (part.x0 + part.x1) / 2)


def _by_column(parts: Sequence[Line], places: Sequence[tuple[int, int]]) -> bool:
    """Whether words of a cell stand beside each other in several columns."""
    beside: dict[int, set[int]] = {}
    for part, (_, column) in zip(parts, places, strict=True):
        beside.setdefault(round(part.base / 2), set()).add(column)
    return any(len(columns) > 1 for columns in beside.values())


def _by_row(parts: Sequence[Line], places: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """Whether a cell as high as several rows has a figure, or one of many lines, for most of them."""
    rows = {row for row, _ in places}
    if last == first or len(rows) < 0.7 * (last - first + 1):
        return False
    return len(parts) > 2 or 2 * sum(is_number(part.text) for part in parts) > len(parts)


def _is_sentence(row: Sequence[list[Line]]) -> bool:
    """Whether the words of a sentence, or of a legend, stand beside each other in boxes."""
    small = sum(bool(cell) and cell[0].text[:1].islower() for cell in row[1:])
    return 3 * small > 2 * (len(row) - 1)


def _is_ruled(rules: Sequence[Rule], xs: Sequence[float], top: float, bottom: float) -> bool:
    """Whether a line runs between two heights of a table."""
    return any(
        rule.horizontal
        and not rule.fill
        and top - 1 <= (rule.top + rule.bottom) / 2 <= bottom + 1
        and rule.x0 < xs[-1] - 3
        and rule.x1 > xs[0] + 3
        for rule in rules
    )


def _is_bars(held: dict[tuple[int, int], list[Line]], xs: Sequence[float], cells: Sequence[_Cell]) -> bool:
    """Whether the cells are bars behind lines of text.

    Few rows have two cells then, and most lines run through a column's edge where no cell ends.
    """
    rows = [row for row, _ in held]
    full = sum(rows.count(row) > 1 for row in set(rows)) / len(set(rows))
    if not 1 / 3 <= full <= 2 / 3:
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


def _sorted(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (round(line.base), line.x0))
