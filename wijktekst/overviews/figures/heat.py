"""Measures by document and challenge, as a table whose cells are darker the more they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wijktekst.language.numbers import counted, in_digits
from wijktekst.overviews.figures.bars import WIDTH
from wijktekst.overviews.figures.canvas import LEADING, SIZE, Canvas, fit, wide
from wijktekst.overviews.figures.challenges import is_none, most, shown
from wijktekst.overviews.figures.figure import Figure
from wijktekst.overviews.figures.palette import GRID, STEPS, STILL, on, step
from wijktekst.overviews.figures.words import clean
from wijktekst.overviews.overview import DocumentFigures, Overview

#: With one document there is nothing to set beside it.
_FEWEST = 2
_MARGIN, _GAP = 6.0, 8.0
_HEAD, _NAMES, _TOTAL = 124.0, 200.0, 44.0
_ROW, _INSIDE = 25.0, 1.0


def documents(overview: Overview) -> Iterator[Figure]:
    """How many measures of each challenge each document holds."""
    columns = shown(overview)
    if len(overview.documents) < _FEWEST or not columns:
        return
    names = _names(overview.documents)
    counts = [[one.by_challenge.get(of.challenge, 0) for of in columns] for one in overview.documents]
    totals = [one.measures for one in overview.documents]
    grid = _Grid(
        tuple(names),
        tuple(one.label for one in columns),
        tuple(map(tuple, counts)),
        tuple(totals),
    )
    cells = [
        (f"{column.label} in {name}", float(count), in_digits(count))
        for one, name, row in zip(overview.documents, names, counts, strict=True)
        for column, count in zip(columns, row, strict=True)
        if one.file and not is_none(column)
    ]
    how_many = counted(sum(one.documents for one in overview.documents), "document", "documenten")
    yield Figure(
        "opgaven_per_document",
        "Maatregelen per document en opgave",
        f"Tabel van {how_many} en {len(columns)} opgaven; hoe meer maatregelen, hoe donkerder de cel. "
        f"Donkerste cellen: {most(cells)}.",
        (
            ("Document", *(clean(one.label) for one in columns), "Samen"),
            *(
                (name, *map(in_digits, row), in_digits(total))
                for name, row, total in zip(names, counts, totals, strict=True)
            ),
        ),
        grid.size,
        grid.draw,
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    totals: tuple[int, ...]

    @property
    def size(self) -> tuple[float, float]:
        return WIDTH, _MARGIN + _HEAD + len(self.rows) * _ROW + _MARGIN

    def draw(self, canvas: Canvas) -> None:
        left = _MARGIN + _NAMES + _GAP
        room = (WIDTH - _MARGIN - _TOTAL - left) / len(self.columns)
        self._draw_heads(canvas, left, room)
        largest = max(max(row) for row in self.counts)
        for colour in STEPS:
            canvas.boxes(
                [
                    (left + at * room + _INSIDE, self._top(down) + _INSIDE, room - 2, _ROW - 2)
                    for down, row in enumerate(self.counts)
                    for at, count in enumerate(row)
                    if count and STEPS[step(count, largest)] == colour
                ],
                colour,
            )
        for down, (name, row) in enumerate(zip(self.rows, self.counts, strict=True)):
            middle = self._top(down) + _ROW / 2
            canvas.lines(left - _GAP, middle, fit(name, _NAMES, 2), align="right")
            for at, count in enumerate(row):
                if count:
                    self._draw_count(canvas, count, left + (at + 0.5) * room, middle, room, largest)
            total = in_digits(self.totals[down])
            canvas.lines(WIDTH - _MARGIN, middle, [total], align="right", colour=STILL)

    def _draw_count(
        self, canvas: Canvas, count: int, x: float, middle: float, room: float, largest: int
    ) -> None:
        text = in_digits(count)
        size = min(SIZE, SIZE * (room - 3) / wide(text))
        colour = on(STEPS[step(count, largest)])
        canvas.lines(x, middle, [text], align="center", colour=colour, size=size)

    def _draw_heads(self, canvas: Canvas, left: float, room: float) -> None:
        for at, name in enumerate(self.columns):
            lines = fit(name, _HEAD - 4, 2)
            first = left + (at + 0.5) * room + SIZE * 0.36 - (len(lines) - 1) * LEADING / 2
            for down, line in enumerate(lines):
                canvas.text(first + down * LEADING, _MARGIN + _HEAD - 6, line, upright=True)
        canvas.text(WIDTH - _MARGIN, _MARGIN + _HEAD - 6, "Samen", align="right", colour=STILL)
        for down in range(len(self.rows) + 1):
            canvas.line([(left, self._top(down)), (WIDTH - _MARGIN, self._top(down))], GRID, 0.5)

    def _top(self, row: int) -> float:
        return _MARGIN + _HEAD + row * _ROW


def _names(documents: Sequence[DocumentFigures]) -> list[str]:
    """The title of each, or its file where there is none or another has it too."""
    titles = Counter(clean(one.title) for one in documents)
    return [
        f"{counted(one.documents, 'ander document', 'andere documenten')} samen"
        if not one.file
        else clean(one.title)
        if one.title and titles[clean(one.title)] == 1
        else clean(one.file)
        for one in documents
    ]
