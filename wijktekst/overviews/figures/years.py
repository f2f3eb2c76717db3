"""In which years measures run, as columns on a line of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wijktekst.language.numbers import in_digits
from wijktekst.overviews.figures.bars import WIDTH
from wijktekst.overviews.figures.canvas import SIZE, Canvas, wide
from wijktekst.overviews.figures.challenges import most
from wijktekst.overviews.figures.figure import Figure
from wijktekst.overviews.figures.palette import BLUE, GRID, INK, STILL
from wijktekst.overviews.overview import Overview

#: One year is no course of time.
_FEWEST = 2
_HEIGHT, _TOP, _BOTTOM, _MARGIN = 230.0, 34.0, 24.0, 6.0
#: The last year is named in the middle of a thin column.
_RIGHT = 16.0
_WIDEST, _SHARE = 44.0, 0.76
#: Years between two that are named; lines between which counts are read.
_STEPS = (1, 2, 5, 10, 20, 50)
_LINES = 4


def years(overview: Overview) -> Iterator[Figure]:
    """How many measures run in each year."""
    found = {year: sum(by.values()) for year, by in sorted(overview.years.items())}
    found = {year: count for year, count in found.items() if count}
    if len(found) < _FEWEST:
        return
    first, last = min(found), max(found)
    counts = tuple((year, found.get(year, 0)) for year in range(first, last + 1))
    line = _Line(counts)
    yield Figure(
        "jaren",
        "Maatregelen per jaar waarin ze lopen",
        f"Kolom per jaar, {first} tot en met {last}. Meeste maatregelen: "
        f"{most((str(year), count, in_digits(count)) for year, count in counts)}.",
        (("Jaar", "Maatregelen"), *((str(year), in_digits(count)) for year, count in counts)),
        (WIDTH, _HEIGHT),
        line.draw,
    )


@dataclass(frozen=True, slots=True)
class _Line:
    counts: tuple[tuple[int, int], ...]

    def draw(self, canvas: Canvas) -> None:
        highest = max(count for _, count in self.counts)
        named = max(wide(in_digits(highest)), 1.0)
        left = _MARGIN + named + 8
        room = min((WIDTH - _RIGHT - left) / len(self.counts), _WIDEST)
        floor, scale = _HEIGHT - _BOTTOM, (_HEIGHT - _BOTTOM - _TOP) / highest
        direct = room >= named + 3
        if direct:
            left = _MARGIN
        else:
            self._draw_scale(canvas, highest, left, floor, scale)
        canvas.text(_MARGIN, SIZE + 2, "Aantal maatregelen", colour=STILL)
        columns = [
            (left + (at + 0.5 - _SHARE / 2) * room, floor - count * scale, room * _SHARE, count * scale)
            for at, (_, count) in enumerate(self.counts)
            if count
        ]
        canvas.boxes(columns, BLUE)
        canvas.line([(left, floor), (left + room * len(self.counts), floor)], STILL, 0.6)
        every = next((one for one in _STEPS if one * room >= wide("2026") + 5), _STEPS[-1])
        for at, (year, count) in enumerate(self.counts):
            middle = left + (at + 0.5) * room
            if direct and count:
                canvas.text(middle, floor - count * scale - 3, in_digits(count), align="center")
            if year % every == 0:
                canvas.text(middle, floor + SIZE + 4, str(year), align="center", colour=INK)

    def _draw_scale(self, canvas: Canvas, highest: int, left: float, floor: float, scale: float) -> None:
        """Lines at round counts, for columns too thin to say theirs."""
        between = _round(highest / _LINES)
        for count in range(between, highest + 1, between):
            y = floor - count * scale
            canvas.line([(left, y), (WIDTH - _MARGIN, y)], GRID)
            canvas.lines(left - 5, y, [in_digits(count)], align="right", colour=STILL)


def _round(count: float) -> int:
    """The next 1, 2 or 5 with zeros."""
    size = 1
    while True:
        for of in (1, 2, 5):
            if of * size >= count:
                return of * size
        size *= 10
