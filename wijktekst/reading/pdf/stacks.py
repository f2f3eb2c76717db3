"""Text that stands by itself beside other text, where no gutter runs down the page.

A note beside a chart, a text that flows around a picture, the texts of an infographic.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from wijktekst.reading.pdf.lines import Line, of_one_size
from wijktekst.reading.pdf.marks import LONGEST_MARK, ends_in_mark

#: Lines of a stack follow each other within this many times their size.
_STEP = 1.65
#: Edges this close are aligned, in points.
_ALIGNED = 2.5
#: A stack of fewer words, or with fewer on a line, is a label.
_WORDS, _ON_A_LINE = 5, 2
#: No more words than a label has.
_LABEL = 4
#: A page with more lines is a map.
_MAX_LINES = 600


def find_stacks(lines: Sequence[Line]) -> list[list[Line]]:
    """Stacks of running text with other text beside them, from the top down.

    Rows must not be read across a stack: its lines are aligned, look the same and go on in lower case.
    """
    if len(lines) > _MAX_LINES:
        return []
    found: list[list[Line]] = []
    held: set[int] = set()
    for stack in _aligned(lines):
        if not _runs_on(stack):
            continue
        left, right = min(n.x0 for n in stack), max(n.x1 for n in stack)
        top, bottom = stack[0].top, stack[-1].bottom
        near = [n for n in lines if n.bottom > top and n.top < bottom and id(n) not in held]
        within = [n for n in near if n.x0 > left - _ALIGNED and n.x1 < right + _ALIGNED and _inside(n, stack)]
        if _stands_alone(stack, [n for n in near if n.x0 >= right - 1 or n.x1 <= left + 1]):
            found.append(within)
            held |= {id(n) for n in within}
    return found


def _aligned(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines below each other that share an edge or their middle, in one size and colour."""
    stacks: list[list[Line]] = []
    for line in sorted(lines, key=lambda n: (n.base, n.x0)):
        for stack in reversed(stacks):
            if _follows(stack[-1], line):
                stack.append(line)
                break
        else:
            stacks.append([line])
    return [stack for stack in stacks if len(stack) > 1]


def _follows(last: Line, line: Line) -> bool:
    if not 0.5 * line.size < line.base - last.base <= _STEP * line.size:
        return False
    if not of_one_size(last, line) or line.words[0].color != last.words[-1].color:
        return False
    edges = (line.x0 - last.x0, line.x1 - last.x1, (line.x0 + line.x1 - last.x0 - last.x1) / 2)
    return any(abs(edge) <= _ALIGNED for edge in edges)


def _runs_on(stack: Sequence[Line]) -> bool:
    """Whether the lines are those of running text: most go on where the one above them ends."""
    words = sum(len(line.words) for line in stack)
    if words < _WORDS or words < _ON_A_LINE * len(stack) or 2 * len({n.text for n in stack}) <= len(stack):
        return False
    on = sum(line.text[:1].islower() or ends_in_mark(last.text) for last, line in pairwise(stack))
    return 2 * on >= len(stack) - 1


def _inside(line: Line, stack: Sequence[Line]) -> bool:
    """On the baseline of a line of the stack: a part of it behind a wide space."""
    return any(abs(line.base - other.base) <= 0.2 * other.size for other in stack)


def _stands_alone(stack: Sequence[Line], beside: Sequence[Line]) -> bool:
    """Whether more stands beside the stack than bullets, numbers and labels in front of its lines."""
    others = [n for n in beside if len(n.text) > LONGEST_MARK and not _labels(n, stack)]
    rows = sum(any(o.bottom > n.top + 1 and o.top < n.bottom - 1 for o in others) for n in stack)
    return rows >= min(2, len(stack) - 1) and bool(others)


def _labels(line: Line, stack: Sequence[Line]) -> bool:
    """ "Besluit:" in front of a line of the stack."""
    size = stack[0].size
    if line.x0 > stack[0].x0 or len(line.words) > _LABEL or abs(line.size - size) > 0.25 * size:
        return False
    return any(abs(line.base - other.base) <= 0.3 * other.size for other in stack)
