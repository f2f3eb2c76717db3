"""Gutters of a page, and whether what stands beside them is columns, cells or one line over both."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from wijktekst.reading.pdf.gutters import GUTTER, local_gutters
from wijktekst.reading.pdf.lines import SAME_ROW, Line, rows
from wijktekst.reading.pdf.tables import Table


@dataclass(eq=False, slots=True)
class Item:
    """A segment or a table on the plane."""

    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    order: int
    line: Line | None = None
    table: Table | None = None
    #: A numeral or an ornament: it may hang over a gutter.
    small: bool = False

    def __post_init__(self) -> None:
        self.small = self.x1 - self.x0 < 30 and self.line is not None and len(self.line.text) <= 2

    @property
    def words(self) -> int:
        return len(self.line.words) if self.line else 99

    def crosses(self, x: float) -> bool:
        return self.x0 < x - 1 and self.x1 > x + 1 and not self.small

    def is_left(self, x: float) -> bool:
        return self.x1 <= x + 1 or (self.small and self.x0 + self.x1 < 2 * x)


@dataclass
class Columns:
    left: list[Item]
    right: list[Item]


@dataclass
class Cells:
    """Cells of a table without rulings that hold running text, in reading order."""

    chunks: list[list[Item]]


Band = Columns | Cells | list[Item]


def _candidates(items: Sequence[Item]) -> list[float]:
    """Places x that few items cross, best first."""
    left, right = min(i.x0 for i in items), max(i.x1 for i in items)
    width = int(right - left) + 2
    if width < 60 or width > 20_000:
        return []
    step = [0] * (width + 2)
    for item in items:
        a, b = int(item.x0 - left) + 1, int(item.x1 - left)
        if b > a:
            step[a] += 1
            step[b] -= 1
    cover, total = [], 0
    for value in step[:width]:
        total += value
        cover.append(total)
    limit = 0.5 * max(cover)
    runs: list[tuple[int, int, int]] = []
    start = 0
    for x in range(1, width + 1):
        if x == width or cover[x] != cover[start]:
            if cover[start] <= limit and start > 0 and x < width:
                runs.append((cover[start], -(x - start), start))
            start = x
    runs.sort()
    found = [left + start + -length / 2 for _, length, start in runs if -length >= 4][:10]
    return found + [
        x for x in local_gutters(items, left, width) if all(abs(x - other) > 4 for other in found)
    ]


def bands(items: list[Item]) -> list[Band] | None:
    """Cut a page or a part of it into bands along its best gutter; None when it is a single column."""
    best: tuple[float, list[Band]] | None = None
    ordered = sorted(items, key=lambda i: (i.top, i.x0))
    for x in _candidates(ordered):
        score, bands = _try(ordered, x)
        if score > 0 and (best is None or score > best[0]):
            best = score, bands
    return best[1] if best else None


def _try(ordered: Sequence[Item], x: float) -> tuple[float, list[Band]]:
    """Cut along x: stretches that cross it and stretches with text on both sides."""
    crossing = _crossing(ordered, x)
    bands: list[Band] = []
    plain: list[Item] = []
    free: list[Item] = []
    score = 0.0
    limits = sorted((i.top + i.bottom) / 2 for i in crossing)

    def close() -> None:
        nonlocal score, plain
        if not free:
            return
        band, gain, rest = _judge(free, x, plain)
        plain += rest
        if band is None:
            plain += [i for i in free if i not in rest]
        else:
            if plain:
                bands.append(plain)
            bands.append(band)
            plain = []
            score += gain
        free.clear()

    crosses = {id(i) for i in crossing}
    for item in ordered:
        if id(item) in crosses:
            # Items that stand beside the crossing line belong to it.
            beside = [f for f in free if (f.top + f.bottom) / 2 > item.top + 1]
            if beside:
                keep = [f for f in free if f not in beside]
                free[:] = keep
            close()
            plain += [*beside, item]
        elif _is_near((item.top + item.bottom) / 2, limits):
            plain.append(item)
        else:
            free.append(item)
    close()
    if plain:
        bands.append(plain)
    cut = any(not isinstance(band, list) for band in bands)
    return (score + 6.5 if cut else 0.0), bands


def _is_near(y: float, limits: Sequence[float]) -> bool:
    """Whether one of the limits, in ascending order, is less than three points away."""
    at = bisect_left(limits, y)
    return (at < len(limits) and limits[at] - y < 3) or (at > 0 and y - limits[at - 1] < 3)


def _crossing(items: Sequence[Item], x: float) -> list[Item]:
    """The items that cross x, and the headings that stand above what is on both its sides."""
    crossing: list[Item] = []
    others: list[Item] = []
    for item in items:
        (crossing if item.crosses(x) else others).append(item)
    return crossing + _spanning_headings(others, x)


def _spanning_headings(items: Sequence[Item], x: float) -> list[Item]:
    """Headings above both columns that are too short to reach over the gutter.

    Larger than the text, with text above and below in both columns, and nothing beside them.
    """
    sizes = [i.line.size for i in items if i.line]
    if not sizes:
        return []
    large = 1.12 * median(sizes)
    right = [i for i in items if not i.is_left(x)]
    found = []
    for item in items:
        if item.line is None or item.line.size < large or not item.is_left(x) or item.small:
            continue
        beside = any(o.top < item.bottom + 2 and o.bottom > item.top - 2 for o in right)
        above = any(o.bottom <= item.top for o in right)
        below = any(o.top >= item.bottom for o in right)
        left_above = any(o is not item and o.bottom <= item.top + 2 and o.is_left(x) for o in items)
        if above and below and left_above and not beside:
            found.append(item)
    return found


def _judge(
    free: list[Item], x: float, before: Sequence[Item]
) -> tuple[Columns | Cells | None, float, list[Item]]:
    """Columns, cells or nothing; the gain in rows; and the items that belong to what stands above."""
    rest = _trailing(free, x, before)
    body = [i for i in free if i not in rest]
    left = [i for i in body if i.is_left(x)]
    right = [i for i in body if not i.is_left(x)]
    if not left or not right:
        return None, 0.0, rest
    solid_left, solid_right = [i for i in left if not i.small], [i for i in right if not i.small]
    gutter = min(i.x0 for i in solid_right or right) - max(i.x1 for i in solid_left or left)
    top = max(min(i.top for i in left), min(i.top for i in right))
    bottom = min(max(i.bottom for i in left), max(i.bottom for i in right))
    lines_left, lines_right = _count(left), _count(right)
    if gutter < GUTTER or bottom - top < 8 or min(lines_left, lines_right) < 2:
        return None, 0.0, rest
    both = sum(1 for i in body if top - 2 <= i.base <= bottom + 2)
    kind = _kind(left, right, lines_left, lines_right)
    if kind == "columns":
        return Columns(left, right), both - 6.0, rest
    if kind == "cells":
        chunks = _chunks(left, right)
        if chunks:
            return Cells(chunks), both / 2 - 6.0, rest
    return None, 0.0, rest


def _trailing(free: Sequence[Item], x: float, before: Sequence[Item]) -> list[Item]:
    """First lines of a free stretch that end the full-width paragraph above it."""
    if not before:
        return []
    above = max(before, key=lambda i: i.bottom)
    found: list[Item] = []
    for item in free:
        alone = not any(o is not item and abs(o.base - item.base) < 4 for o in free)
        if alone and item.x1 <= x and item.base - above.base < 1.6 * (above.bottom - above.top):
            found.append(item)
            above = item
        else:
            break
    return found


def _count(items: Sequence[Item]) -> int:
    """Number of lines, as many as there are rows; a table counts for three."""
    count, base, size = 3 * sum(i.table is not None for i in items), -1e9, 0.0
    for line in sorted([i.line for i in items if i.line], key=lambda n: n.base):
        if line.base - base > SAME_ROW * max(size, line.size):
            count, base, size = count + 1, line.base, line.size
    return count


def _switches(left: Sequence[Item], right: Sequence[Item]) -> int:
    """How often the content stream changes sides, not counting large numerals: those are drawn apart."""
    sizes = [i.line.size for i in (*left, *right) if i.line]
    large = 1.5 * median(sizes) if sizes else 0.0
    sides = sorted(
        (item.order, side)
        for side, items in enumerate((left, right))
        for item in items
        if not (item.small and item.line and item.line.size >= large)
    )
    return sum(1 for a, b in itertools.pairwise(sides) if a[1] != b[1])


def _fill(items: Sequence[Item]) -> float:
    """How far the rows fill their side: running text does, labels and figures do not."""
    wide = max(i.x1 for i in items) - min(i.x0 for i in items)
    found = rows([i.line for i in items if i.line])
    if wide <= 0 or not found:
        return 1.0
    spans = [max(s.x1 for s in r.segments) - min(s.x0 for s in r.segments) for r in found]
    return float(median(spans)) / wide


def _kind(left: Sequence[Item], right: Sequence[Item], lines_left: int, lines_right: int) -> str:
    """ "columns" (left first, then right), "cells" (row by row) or "" (one line over both)."""
    switches = _switches(left, right)
    few = min(lines_left, lines_right)
    words_left = median(i.words for i in left)
    words_right = median(i.words for i in right)
    prose = min(words_left, words_right) >= 4 and min(_fill(left), _fill(right)) > 0.6
    start, end = min(i.x0 for i in left), max(i.x1 for i in right)
    narrow = max(i.x1 for i in left) - start < 0.3 * (end - start) and words_left <= 2
    if narrow and _beside(left, right):
        return ""
    if switches <= max(1, 0.1 * few) or (prose and few >= 4 and switches > 0.7 * 2 * few):
        return "columns"
    if prose and switches <= 3 and few >= 6:
        return "columns"
    return "cells"


def _beside(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Every item on the left stands on the baseline of one on the right: labels and numbers."""
    hits = sum(any(abs(i.base - other.base) < 3 for other in right) for i in left)
    return hits >= 0.8 * len(left)


def _chunks(left: Sequence[Item], right: Sequence[Item]) -> list[list[Item]]:
    """Runs of the content stream on one side; a one-line label joins the text on its baseline."""
    sides = sorted([(i.order, 0, i) for i in left] + [(i.order, 1, i) for i in right], key=lambda s: s[0])
    runs: list[tuple[int, list[Item]]] = []
    for _, side, item in sides:
        if runs and runs[-1][0] == side:
            runs[-1][1].append(item)
        else:
            runs.append((side, [item]))
    tops = [min(i.top for i in run) for _, run in runs]
    if any(b < a - 12 for a, b in itertools.pairwise(tops)):
        return []
    chunks: list[list[Item]] = []
    for side, run in runs:
        label = chunks[-1] if chunks and side == 1 and len(chunks[-1]) == 1 else None
        if label and label[0].line and abs(label[0].base - run[0].base) < 3:
            label += run
        else:
            chunks.append(list(run))
    return chunks
