"""Gutters of a part of a page only, as beside a quotation or a figure: most lines of the page cross them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wijktekst.reading.pdf.columns import Item

#: A gutter between columns is at least this wide, in points.
GUTTER = 6.0
#: It has gaps in so many lines or more; so many gutters are tried; so many items back may stand beside one.
_GAPS, _TRIED, _WINDOW = 3, 4, 20
#: Neighbours with fewer words together are a label and a value.
_TEXT = 6


def local_gutters(items: Sequence[Item], left: float, width: int) -> list[float]:
    """Places x with gaps between neighbours on either side, though most lines of the page cross them."""
    step = [0] * (width + 2)
    for a, b in _gaps(items):
        step[int(a - left) + 1] += 1
        step[int(b - left)] -= 1
    count = list(itertools.accumulate(step))
    peaks: list[tuple[int, float]] = []
    start = 0
    for x in range(1, width + 2):
        if count[x] == count[start]:
            continue
        higher = count[start] > (count[start - 1] if start else 0) and count[start] > count[x]
        if higher and count[start] >= _GAPS:
            peaks.append((-count[start], left + (start + x) / 2))
        start = x
    return [x for _, x in sorted(peaks)[:_TRIED]]


def _gaps(ordered: Sequence[Item]) -> Iterator[tuple[float, float]]:
    """The gaps as wide as a gutter between a line of text and its neighbour; a label and a value are none."""
    right = max(i.x0 for i in ordered) - GUTTER
    for at, item in enumerate(ordered):
        if item.x1 > right:
            continue
        near = (other for other in _around(ordered, at, item) if other.x0 >= item.x1)
        beside = min(near, key=lambda other: other.x0, default=None)
        if beside is not None and item.words + beside.words >= _TEXT and beside.x0 - item.x1 >= GUTTER:
            yield item.x1, beside.x0


def _around(ordered: Sequence[Item], at: int, item: Item) -> Iterator[Item]:
    """The items that stand beside one, in a list by height."""
    for before in range(at - 1, max(at - _WINDOW, 0) - 1, -1):
        if ordered[before].bottom > item.top + 1:
            yield ordered[before]
    for after in range(at + 1, len(ordered)):
        if ordered[after].top >= item.bottom - 1:
            break
        yield ordered[after]
