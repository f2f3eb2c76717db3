"""Running text on a page with tables: a column of it may stand beside one, and is no part of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.marks import ends_in_mark
from wijktekst.reading.pdf.tables import is_number

#: So many lines of so many words below each other are running text.
_STACK, _LONG = 4, 4
#: Figures begin so many points right of the text before them; a heading is no more sizes above its text.
_SIDE, _ABOVE = 20.0, 1.6


def find_prose(lines: Sequence[Line], stacks: Sequence[Sequence[Line]]) -> set[int]:
    """The ids of lines that follow each other at one left edge, are long and about as wide.

    Most have no figures on their baseline. `stacks` are those of these lines (`stacks_of`).
    """
    figured = {round(line.base) for line in lines if is_number(line.text)}
    found: set[int] = set()
    for stack in stacks:
        full = 0.8 * max(line.x1 - line.x0 for line in stack)
        long = sum(len(line.words) >= _LONG and line.x1 - line.x0 >= full for line in stack)
        beside = sum(not figured.isdisjoint(range(round(n.base) - 1, round(n.base) + 2)) for n in stack)
        if len(stack) >= _STACK and long >= 0.7 * len(stack) and beside < 0.7 * len(stack):
            found |= {id(line) for line in stack}
    return found


def find_ragged(lines: Sequence[Line], stacks: Sequence[Sequence[Line]]) -> set[int]:
    """The ids of lines that go on in each other and label no figures, and of their headings."""
    found: set[int] = set()
    for stack in stacks:
        if len(stack) >= _STACK and _goes_on(stack) and not _label_figures(stack, lines):
            found |= {id(line) for line in [*stack, *_heading_of(stack, stacks)]}
    return found


def stacks_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand right below each other with the same left edge."""
    stacks: list[list[Line]] = []
    for line in sorted(lines, key=lambda n: (round(n.x0 / 2), n.base)):
        last = stacks[-1][-1] if stacks else None
        if last and abs(line.x0 - last.x0) <= 3 and 0 < line.base - last.base < 1.8 * line.size:
            stacks[-1].append(line)
        else:
            stacks.append([line])
    return stacks


def _goes_on(stack: Sequence[Line]) -> bool:
    """Whether most lines have several words, and go on where the one above them ends."""
    words = median(len(line.words) for line in stack)
    on = sum(line.text[:1].islower() or ends_in_mark(last.text) for last, line in pairwise(stack))
    return words >= _LONG and 2 * on >= len(stack) - 1


def _label_figures(stack: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether a figure stands right behind a line of a stack, with nothing between: a name may be long."""
    top, bottom = stack[0].top, stack[-1].bottom
    right = [n for n in lines if n.bottom > top and n.top < bottom and n.x0 > stack[0].x0 + _SIDE]
    for line in stack:
        beside = [n for n in right if n.x0 >= line.x1 and n.bottom > line.top + 1 and n.top < line.bottom - 1]
        if beside and is_number(min(beside, key=lambda n: n.x0).text):
            return True
    return False


def _heading_of(stack: Sequence[Line], stacks: Sequence[Sequence[Line]]) -> list[Line]:
    """The bold lines right above a text, at its edge."""
    first = stack[0]
    for other in stacks:
        near = 0 < first.top - other[-1].bottom < _ABOVE * first.size and abs(other[0].x0 - first.x0) <= 3
        if near and all(line.bold and not is_number(line.text) for line in other):
            return list(other)
    return []
