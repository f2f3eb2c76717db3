"""Rows of bars in panels beside each other: a row has its name in front, a bar its figure behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from wijktekst.overviews.figures.canvas import SIZE, Canvas, fit, wide
from wijktekst.overviews.figures.palette import BLUE, GREY, GRID, INK, STILL

_T = TypeVar("_T")

WIDTH = 620.0
_MARGIN, _GAP = 6.0, 16.0
_ROW, _LINE, _BAR = 21.0, 12.0, 12.0
_NAMES = 215.0
_BEHIND = 4.0


@dataclass(frozen=True, slots=True)
class Panel:
    """One column of bars: a value per row, and how it is written."""

    title: str
    values: tuple[float, ...]
    written: tuple[str, ...]
    colour: str = BLUE


@dataclass(frozen=True, slots=True)
class Bars:
    """All that is drawn. The last `apart` rows stand apart and grey; `shared`: one scale for all panels."""

    names: tuple[str, ...]
    panels: tuple[Panel, ...]
    apart: int = 0
    shared: bool = False
    note: str = ""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        note = len(self._note()) * _LINE + 6 if self.note else 0
        return WIDTH, self._top() + len(self.names) * self._row() + self._apart() + note + _MARGIN

    def draw(self, canvas: Canvas) -> None:
        """Draw it on a canvas of `size`."""
        left = self._draw_names(canvas) + _GAP
        for panel, room, scale in zip(self.panels, *self._rooms(WIDTH - _MARGIN - left), strict=True):
            self._draw_panel(canvas, panel, left, room, scale)
            left += room + _GAP
        note = self._note()
        canvas.lines(_MARGIN, self.size[1] - _MARGIN - len(note) * _LINE / 2, note, colour=STILL)

    def _rooms(self, width: float) -> tuple[list[float], list[float]]:
        """The width of each panel, and points to the unit in it."""
        width -= _GAP * (len(self.panels) - 1)
        most = [max((*panel.values, 0.0)) for panel in self.panels]
        texts = [max(wide(text) for text in panel.written) + _BEHIND for panel in self.panels]
        if self.shared:  # large values get the room that small ones leave
            texts = [max(text, wide(panel.title)) for text, panel in zip(texts, self.panels, strict=True)]
            scale = max(width - sum(texts), 0.0) / (sum(most) or 1.0)
            return [text + one * scale for text, one in zip(texts, most, strict=True)], [scale] * len(most)
        room = width / len(self.panels)
        return [room] * len(most), [
            max(room - text, 0.0) / one if one else 0.0 for text, one in zip(texts, most, strict=True)
        ]

    def _draw_names(self, canvas: Canvas) -> float:
        """Names of rows flush right; where they end."""
        lines = [self._lines(name) for name in self.names]
        left = _MARGIN + max(wide(line) for name in lines for line in name)
        for at, name in enumerate(lines):
            canvas.lines(left, self._middle(at), name, align="right", colour=self._of_row(at, INK, STILL))
        return left

    def _draw_panel(self, canvas: Canvas, panel: Panel, begin: float, room: float, scale: float) -> None:
        title = fit(panel.title, room + _GAP / 2, 2)
        for at, line in enumerate(reversed(title)):
            canvas.text(begin, self._top() - 9 - at * _LINE, line, colour=STILL)
        bottom = self._middle(len(self.names) - 1) + self._row() / 2
        canvas.line([(begin, self._top() - 2), (begin, bottom)], GRID)
        for colour in dict.fromkeys((panel.colour, GREY)):
            canvas.boxes(
                [
                    (begin, self._middle(at) - _BAR / 2, max(value * scale, 0.75), _BAR)
                    for at, value in enumerate(panel.values)
                    if value > 0 and self._of_row(at, panel.colour, GREY) == colour
                ],
                colour,
            )
        for at, (value, text) in enumerate(zip(panel.values, panel.written, strict=True)):
            end = begin + (max(value * scale, 0.75) if value > 0 else 0.0)
            canvas.lines(
                end + _BEHIND, self._middle(at), [text], colour=INK if value > 0 else STILL, size=SIZE
            )

    def _lines(self, name: str) -> tuple[str, ...]:
        return fit(name, _NAMES, 2)

    def _note(self) -> tuple[str, ...]:
        return fit(self.note, WIDTH - 2 * _MARGIN, 3) if self.note else ()

    def _row(self) -> float:
        return _ROW + (_LINE - 5) * (max(len(self._lines(name)) for name in self.names) - 1)

    def _top(self) -> float:
        return 20.0 + _LINE

    def _apart(self) -> float:
        return 8.0 if self.apart else 0.0

    def _middle(self, at: int) -> float:
        return self._top() + (at + 0.5) * self._row() + self._of_row(at, 0.0, self._apart())

    def _of_row(self, at: int, one: _T, of_those_apart: _T) -> _T:
        return one if at < len(self.names) - self.apart else of_those_apart
