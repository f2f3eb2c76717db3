"""How firm the measures of each challenge are, as parts of a bar from firm to open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wijktekst.language.numbers import in_digits
from wijktekst.overviews.coverage import UNKNOWN
from wijktekst.overviews.figures.bars import WIDTH
from wijktekst.overviews.figures.canvas import SIZE, Canvas, fit, wide
from wijktekst.overviews.figures.challenges import apart, ordered, shown
from wijktekst.overviews.figures.figure import Figure
from wijktekst.overviews.figures.palette import BLUE, GREY, INK, ORANGE, PARTS, STILL, WHITE, on
from wijktekst.overviews.figures.words import clean
from wijktekst.overviews.overview import Overview
from wijktekst.types import FIRMNESS

_UNTOLD = "niet gezegd"
#: Parts of a bar, what is in each, its colour and its edge. An empty part says that nothing is known.
_PARTS: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("besloten of in uitvoering", ("in uitvoering", "besloten"), PARTS[0], BLUE),
    ("voorgenomen", ("voorgenomen",), PARTS[1], BLUE),
    ("verzocht of verkend", ("verzocht", "verkend"), PARTS[2], BLUE),
    ("afgewezen of stopgezet", ("afgewezen", "stopgezet"), ORANGE, ORANGE),
    (_UNTOLD, (UNKNOWN,), WHITE, GREY),
)
_MARGIN, _GAP, _KEY = 6.0, 12.0, 30.0
_ROW, _BAR, _NAMES, _TOTAL = 24.0, 16.0, 215.0, 44.0
_APART = 8.0


def firmness(overview: Overview) -> Iterator[Figure]:
    """How firm the measures of each challenge are."""
    rows = ordered([one for one in shown(overview) if one.measures], lambda one: one.measures)
    kinds = [kind for kind in (*FIRMNESS, UNKNOWN) if any(one.firmness.get(kind) for one in rows)]
    if not any(kinds):
        return
    parts = [[sum(one.firmness.get(kind, 0) for kind in part[1]) for part in _PARTS] for one in rows]
    bars = _Parts(tuple(one.label for one in rows), tuple(map(tuple, parts)), apart(rows))
    sums = (in_digits(sum(counts)) for counts in zip(*parts, strict=True))
    told = ", ".join(f"{name} {count}" for (name, *_), count in zip(_PARTS, sums, strict=True))
    yield Figure(
        "stelligheid",
        "Hoe vast de maatregelen staan, per opgave",
        f"Een balk per opgave, verdeeld naar stelligheid. In alle opgaven samen: {told}.",
        (
            ("Opgave", *((kind or _UNTOLD).capitalize() for kind in kinds), "Samen"),
            *(
                (
                    clean(one.label),
                    *(in_digits(one.firmness.get(kind, 0)) for kind in kinds),
                    in_digits(one.measures),
                )
                for one in rows
            ),
        ),
        bars.size,
        bars.draw,
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """Counts of `_PARTS` by row; the last `apart` rows stand apart. All bars are as long: they are shares."""

    names: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    apart: int

    @property
    def size(self) -> tuple[float, float]:
        apart = _APART if self.apart else 0.0
        return WIDTH, _MARGIN + _KEY + len(self.names) * _ROW + apart + _MARGIN

    def draw(self, canvas: Canvas) -> None:
        lines = [fit(name, _NAMES, 2) for name in self.names]
        left = _MARGIN + max(wide(line) for name in lines for line in name)
        self._draw_key(canvas)
        for at, (name, counts) in enumerate(zip(lines, self.counts, strict=True)):
            is_apart = at >= len(lines) - self.apart
            middle = _MARGIN + _KEY + (at + 0.5) * _ROW + (_APART if is_apart else 0.0)
            canvas.lines(left, middle, name, align="right", colour=STILL if is_apart else INK)
            self._draw_parts(canvas, counts, left + _GAP, middle)

    def _draw_parts(self, canvas: Canvas, counts: tuple[int, ...], left: float, middle: float) -> None:
        total = sum(counts)
        scale = (WIDTH - _MARGIN - _TOTAL - left) / total if total else 0.0
        for count, (_, _, colour, edge) in zip(counts, _PARTS, strict=True):
            width = count * scale
            if width > 0:
                canvas.boxes([(left, middle - _BAR / 2, width, _BAR)], colour, edge=edge)
            if wide(in_digits(count)) + 3 <= width:
                canvas.lines(left + width / 2, middle, [in_digits(count)], align="center", colour=on(colour))
            left += width
        canvas.lines(WIDTH - _MARGIN, middle, [in_digits(total)], align="right", colour=STILL)

    def _draw_key(self, canvas: Canvas) -> None:
        x, middle = _MARGIN, _MARGIN + SIZE
        for at, (name, _, colour, edge) in enumerate(_PARTS):
            if any(counts[at] for counts in self.counts):
                canvas.boxes([(x, middle - 5, 10, 10)], colour, edge=edge)
                canvas.lines(x + 14, middle, [name])
                x += 14 + wide(name) + 10
        canvas.text(WIDTH - _MARGIN, _MARGIN + _KEY - 3, "Samen", align="right", colour=STILL)
