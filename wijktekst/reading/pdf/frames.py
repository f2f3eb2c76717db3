"""Boxes that set a text apart from what stands around it: a filled or ruled box is read as one piece."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from wijktekst.reading.pdf.figures import find_figures
from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.objects import Rule
from wijktekst.reading.pdf.tables import Table

#: A box as wide as this share of the page is a background.
_BACKGROUND = 0.85


def find_frames(
    lines: Sequence[Line], frames: Sequence[Rule], width: float
) -> tuple[list[Table], list[Line]]:
    """Boxes with running text as tables of one cell, and the lines outside them."""
    boxes = sorted(
        (f for f in frames if f.x1 - f.x0 < _BACKGROUND * width),
        key=lambda f: (f.x1 - f.x0) * (f.bottom - f.top),
    )
    rest = list(lines)
    found: list[Table] = []
    for box in boxes:
        inside = [line for line in rest if _within(line, box)]
        if len(inside) < 3 or not (_is_text(inside) or _is_aside(inside, rest)):
            continue
        if len(inside) == len(rest) and not found:
            continue
        held = {id(line) for line in inside}
        rest = [line for line in rest if id(line) not in held]
        inner, loose = find_figures(inside)
        found.append(Table([[loose]], prose=True, inner=inner).fit())
    _enclose(rest, boxes)
    return found, rest


def _enclose(lines: Sequence[Line], boxes: Sequence[Rule]) -> None:
    """Number the lines by the smallest box that they stand in: no text runs over its edge."""
    for number, box in enumerate(boxes, start=1):
        for line in lines:
            if not line.enclosure and _within(line, box):
                line.enclosure = number


def _is_text(lines: Sequence[Line]) -> bool:
    return median(len(line.words) for line in lines) >= 4


def _is_aside(inside: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether a box holds a quotation or a remark: short lines of one colour beside those of a text."""
    accent = inside[0].accent
    if median(len(line.words) for line in inside) < 2.5 or any(line.accent != accent for line in inside):
        return False
    top, bottom = min(n.top for n in inside), max(n.bottom for n in inside)
    held = {id(line) for line in inside}
    beside = [n for n in lines if id(n) not in held and n.bottom > top and n.top < bottom]
    return len(beside) >= 3 and _is_text(beside) and all(line.accent != accent for line in beside)


def _within(line: Line, box: Rule) -> bool:
    return (
        line.x0 >= box.x0 - 2
        and line.x1 <= box.x1 + 2
        and line.top >= box.top - 4
        and line.bottom <= box.bottom + 4
    )
