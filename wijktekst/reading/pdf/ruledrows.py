"""Rows of running text with rulings between them and none along: "Actie", "Wie", "Wanneer" side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from wijktekst.reading.pdf.gridrows import is_prose
from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.marks import ends_sentence
from wijktekst.reading.pdf.objects import Rule
from wijktekst.reading.pdf.tables import Table, is_number

#: Fewer rulings of one width make no rows; those are at least so many points wide.
_FEWEST, _WIDE = 4, 150.0
#: A cell with more lines is a column of the page.
_LONGEST = 12
#: Rulings that end so close are of one width; pieces so close are one ruling.
_SIDE, _PIECE = 4.0, 3.0
#: Lines with less between them, in points, stand in one column; cells stand closer than columns of a page.
_BETWEEN = 5.0

_Span = tuple[float, float]


def find_ruled_rows(lines: Sequence[Line], rules: Sequence[Rule]) -> tuple[list[Table], list[Line]]:
    """Tables of running text with rulings between their rows, and the lines outside them."""
    rest = list(lines)
    tables: list[Table] = []
    across = [rule for rule in rules if rule.horizontal]
    for ruled in _of_one_width(_whole(across)) if len(across) >= _FEWEST else ():
        for stretch in _stretches(ruled, rest):
            inside = [n for n in rest if _within(n, stretch)]
            table = _table(inside, [rule.top for rule in stretch]) if inside else None
            if table is not None:
                tables.append(table)
                held = {id(line) for line in inside}
                rest = [line for line in rest if id(line) not in held]
    return tables, rest


def _whole(rules: Iterable[Rule]) -> list[Rule]:
    """Rulings with the pieces of each, as those below single cells, joined."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.top), r.x0)):
        last = joined[-1] if joined else None
        if last and abs(last.top - rule.top) < 1.5 and rule.x0 <= last.x1 + _PIECE:
            joined[-1] = Rule(last.x0, last.top, max(last.x1, rule.x1), last.bottom, last.fill)
        else:
            joined.append(rule)
    return joined


def _of_one_width(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rulings below each other that begin and end at the same places, when they are enough."""
    groups: list[list[Rule]] = []
    for rule in (r for r in rules if r.x1 - r.x0 >= _WIDE):
        for group in groups:
            if abs(group[0].x0 - rule.x0) <= _SIDE and abs(group[0].x1 - rule.x1) <= _SIDE:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= _FEWEST]


def _stretches(ruled: Sequence[Rule], lines: Sequence[Line]) -> list[list[Rule]]:
    """The rulings in runs that no text from side to side parts."""
    wide = 0.75 * (ruled[0].x1 - ruled[0].x0)
    runs = [[ruled[0]]]
    for upper, rule in pairwise(ruled):
        between = [n for n in lines if _within(n, [upper, rule])]
        if not between or any(n.x1 - n.x0 > wide for n in between):
            runs.append([])
        runs[-1].append(rule)
    return [run for run in runs if len(run) >= _FEWEST]


def _within(line: Line, ruled: Sequence[Rule]) -> bool:
    middle = (line.top + line.bottom) / 2
    first, last = ruled[0], ruled[-1]
    return first.top < middle < last.top and line.x0 >= first.x0 - _SIDE and line.x1 <= first.x1 + _SIDE


def _table(lines: Sequence[Line], heights: Sequence[float]) -> Table | None:
    """The rows between rulings; None when they hold figures, or columns of the page."""
    bands = [[n for n in lines if a < (n.top + n.bottom) / 2 < b] for a, b in pairwise(heights)]
    columns = _columns(n for band in bands if _is_parted(band) for n in band)
    if len(columns) < 2:
        return None
    table = Table([[_in_column(band, span) for span in columns] for band in bands if band], prose=True)
    parted = sum(sum(map(bool, row)) > 1 for row in table.rows)
    if len(table.rows) < _FEWEST - 1 or 2 * parted < len(table.rows) or not is_prose(table):
        return None
    cells = [cell for row in table.rows for cell in row]
    figures = sum(is_number(line.text) for cell in cells for line in cell)
    if max(map(len, cells)) > _LONGEST or 4 * figures > sum(map(len, cells)):
        return None
    if any(_goes_over(left, right) for row in table.rows for left, right in pairwise(row)):
        return None
    return table.fit()


def _is_parted(band: Sequence[Line]) -> bool:
    """Whether something stands side by side in a row."""
    return any(a.x1 < b.x0 and abs(a.base - b.base) < a.size for a in band for b in band)


def _columns(lines: Iterable[Line]) -> list[_Span]:
    """The stretches that lines cover, with gutters between them."""
    spans: list[_Span] = []
    for x0, x1 in sorted((line.x0, line.x1) for line in lines):
        if spans and x0 < spans[-1][1] + _BETWEEN:
            spans[-1] = spans[-1][0], max(spans[-1][1], x1)
        else:
            spans.append((x0, x1))
    return spans


def _in_column(band: Sequence[Line], span: _Span) -> list[Line]:
    held = [n for n in band if span[0] - 1 <= n.x0 <= span[1]]
    return sorted(held, key=lambda n: (round(n.base), n.x0))


def _goes_over(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether a sentence at the foot of one column goes on at the head of the next."""
    return bool(left and right) and right[0].text[:1].islower() and not ends_sentence(left[-1].said)
