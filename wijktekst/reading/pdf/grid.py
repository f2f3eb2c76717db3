"""Tables between rulings: horizontal and vertical lines that meet make a grid of cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from statistics import median

from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.objects import Rule
from wijktekst.reading.pdf.tables import Table, is_number
from wijktekst.reading.pdf.text import Word

#: Points between rulings that are one, and between pieces of a ruling.
_SNAP, _NEAR = 2.0, 2.5
#: Shorter rulings are no border of a cell.
_SHORTEST = 6
#: More rulings than this is a drawing.
_MAX_RULES = 4000
_MAX_LINES = 120
_MAX_CROSSINGS = 400_000
#: Words of a short sentence.
_SENTENCE = 10

_Bar = tuple[float, float, float]  # place across, and from where to where along


def find_grids(lines: Sequence[Line], rules: Sequence[Rule]) -> tuple[list[Table], list[Line]]:
    """Tables with rulings around their cells, and the lines outside them."""
    rest = list(lines)
    if len(rules) < 5 or len(rules) > _MAX_RULES:
        return [], rest
    across, along = _bars(rules)
    tables: list[Table] = []
    for ys, xs in _components(across, along):
        table, rest = _table(rest, ys, xs)
        if table is not None:
            tables.append(table)
    return tables, rest


def _bars(rules: Sequence[Rule]) -> tuple[list[_Bar], list[_Bar]]:
    """Rulings across and along the page; near ones taken together and pieces on one line joined."""
    from pdfplumber.table import merge_edges

    edges = [_edge(rule) for rule in rules]
    joined = merge_edges(edges, _SNAP, _SNAP, _NEAR, _NEAR)
    across = [(e["top"], e["x0"], e["x1"]) for e in joined if e["orientation"] == "h"]
    along = [(e["x0"], e["top"], e["bottom"]) for e in joined if e["orientation"] == "v"]
    across, along = ([bar for bar in bars if bar[2] - bar[1] >= _SHORTEST] for bars in (across, along))
    return across, along


def _edge(rule: Rule) -> dict[str, float | str]:
    """A ruling as pdfplumber has them: without width, along its middle."""
    x0, x1, top, bottom = rule.x0, rule.x1, rule.top, rule.bottom
    if rule.horizontal:
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    orientation = "h" if rule.horizontal else "v"
    return {
        "orientation": orientation, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "height": bottom - top,
    }  # fmt: skip


def _components(across: Sequence[_Bar], along: Sequence[_Bar]) -> list[tuple[list[_Bar], list[_Bar]]]:
    """Sets of rulings that meet, with at least two rows or columns of cells between them."""
    if not across or not along or len(across) * len(along) > _MAX_CROSSINGS:
        return []
    parent = list(range(len(across) + len(along)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, (y, x0, x1) in enumerate(across):
        for j, (x, y0, y1) in enumerate(along):
            if x0 - _NEAR <= x <= x1 + _NEAR and y0 - _NEAR <= y <= y1 + _NEAR:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[_Bar], list[_Bar]]] = {}
    for i, bar in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(bar)
    for j, bar in enumerate(along):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(bar)
    return [
        (ys, xs)
        for ys, xs in groups.values()
        if 2 <= len(ys) <= _MAX_LINES and len({round(x[0]) for x in xs}) >= 3 and len(xs) <= _MAX_LINES
    ]


def _places(bars: Sequence[_Bar]) -> list[float]:
    """The places of the rulings, near ones taken together."""
    found: list[float] = []
    for place in sorted(bar[0] for bar in bars):
        if not found or place - found[-1] > 2 * _NEAR:
            found.append(place)
    return found


def _table(
    lines: Sequence[Line], across: Sequence[_Bar], along: Sequence[_Bar]
) -> tuple[Table | None, list[Line]]:
    ys, xs = _places(across), _places(along)
    inside: list[Line] = []
    rest: list[Line] = []
    for line in lines:
        middle = (line.top + line.bottom) / 2
        within = ys[0] - 1 <= middle <= ys[-1] + 1 and line.x0 >= xs[0] - 4 and line.x1 <= xs[-1] + 4
        (inside if within else rest).append(line)
    pieces = [part for line in inside for part in _split(line, along)]
    cells: dict[tuple[int, int], list[Line]] = {}
    for line in pieces:
        row = _slot(ys, (line.top + line.bottom) / 2)
        column = _slot(xs, min(line.x0 + 2, (line.x0 + line.x1) / 2))
        cells.setdefault((row, column), []).append(line)
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    if len(columns) < 2 or _is_bars(cells, xs, along):
        return None, list(lines)
    table = Table()
    for row in rows:
        table.rows += _subrows([_sorted(cells.get((row, column), [])) for column in columns])
    table.prose = _is_prose(table)
    return table.fit(), rest


def _is_bars(cells: dict[tuple[int, int], list[Line]], xs: Sequence[float], along: Sequence[_Bar]) -> bool:
    """Whether the rulings are edges of bars behind lines of text.

    Few rows have two cells then, and most lines run through a column's edge where no ruling stands.
    """
    rows = [row for row, _ in cells]
    full = sum(rows.count(row) > 1 for row in set(rows)) / len(set(rows))
    lines = [line for cell in cells.values() for line in cell]
    through = sum(any(_runs_through(line, x, along) for x in xs) for line in lines)
    return full < 1 / 3 or (full < 1 / 2 and 2 * through > len(lines))


def _runs_through(line: Line, x: float, along: Sequence[_Bar]) -> bool:
    middle = (line.top + line.bottom) / 2
    ruled = any(abs(place - x) <= 2 * _NEAR and y0 <= middle <= y1 for place, y0, y1 in along)
    return line.x0 + 4 < x < line.x1 - 4 and not ruled


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


def _slot(places: Sequence[float], value: float) -> int:
    """Index of the cell in which a value lies."""
    return min(max(bisect_right(places, value) - 1, 0), len(places) - 2)


def _split(line: Line, along: Sequence[_Bar]) -> list[Line]:
    """Cut a segment where a vertical ruling runs between its words."""
    middle = (line.top + line.bottom) / 2
    cuts = [x for x, y0, y1 in along if line.x0 + 1 < x < line.x1 - 1 and y0 - 1 <= middle <= y1 + 1]
    cuts = [x for x in cuts if not any(w.x0 < x - 1 and w.x1 > x + 1 for w in line.words)]
    if not cuts:
        return [line]
    parts: dict[int, list[Word]] = {}
    for word in line.words:
        parts.setdefault(sum(word.x0 + word.x1 > 2 * x for x in cuts), []).append(word)
    for words in parts.values():
        words[0].glued = False
    return [line.with_words(words) for _, words in sorted(parts.items())]


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
