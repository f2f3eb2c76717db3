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
        if len(inside) < 3 or median(len(line.words) for line in inside) < 4:
            continue
        if len(inside) == len(rest) and not found:
            continue
        held = {id(line) for line in inside}
        rest = [line for line in rest if id(line) not in held]
        inner, loose = find_figures(inside)
        found.append(Table([[loose]], prose=True, inner=inner).fit())
    return found, rest


def _within(line: Line, box: Rule) -> bool:
    return (
        line.x0 >= box.x0 - 2
        and line.x1 <= box.x1 + 2
        and line.top >= box.top - 4
        and line.bottom <= box.bottom + 4
    )
