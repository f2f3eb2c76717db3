"""A sheet that is drawn on in points from the top left, and comes out as SVG or PNG.

Matplotlib does the drawing, without pyplot and without settings of whoever runs it, so that the same figure
gives the same bytes. Text is measured in DejaVu Sans, which matplotlib brings and which is wider than what
readers have.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from wijktekst.overviews.figures.figure import Figure
from wijktekst.overviews.figures.palette import INK, WHITE
from wijktekst.overviews.figures.words import clean, fitted

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

#: Points of text, and between lines of it.
SIZE, LEADING = 9.5, 12.0
#: What an SVG asks the reader's computer for.
_FONTS = ["Segoe UI", "Noto Sans", "Arial"]
_POINTS_PER_INCH = 72
#: What matplotlib writes and nobody needs: a type of document at another address, metadata, turns by nothing.
_SURPLUS = (
    (re.compile(rb"<!DOCTYPE[^>]*>\n"), 1),
    (re.compile(rb" <metadata>.*?</metadata>\n", re.DOTALL), 1),
    (re.compile(rb'(?<=[\d."]) transform="rotate\(-0 [\d. -]+\)"(?=>)'), 0),
    (re.compile(rb"(?<=[\dz]) ?\n(?=[LCQz\"])"), 0),
)
_SETTINGS: dict[str, Any] = {
    "svg.hashsalt": "wijktekst",
    "svg.fonttype": "none",
    "font.sans-serif": _FONTS,
    "path.simplify": False,
    "text.usetex": False,
    "text.parse_math": False,
}

Box = tuple[float, float, float, float]
Point = tuple[float, float]


class Canvas:
    """Draws on a white sheet; x runs to the right and y down, both in points."""

    def __init__(self, width: float, height: float) -> None:
        from matplotlib.figure import Figure as Sheet

        self.width, self.height = width, height
        self._sheet = Sheet(figsize=(width / _POINTS_PER_INCH, height / _POINTS_PER_INCH), facecolor=WHITE)
        self._axes = self._sheet.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        align: Literal["left", "center", "right"] = "left",
        colour: str = INK,
        size: float = SIZE,
        upright: bool = False,
    ) -> None:
        """One line of text that stands on y; `upright`: turned to read from below to above, beside x."""
        self._axes.text(
            x,
            y,
            clean(text),
            ha="left" if upright else align,
            va="baseline",
            color=colour,
            fontproperties=_font(size),
            parse_math=False,
            rotation=90 if upright else 0,
            rotation_mode="anchor",
        )

    def lines(self, x: float, middle: float, lines: Sequence[str], **how: Any) -> None:
        """Lines of text under each other around a middle."""
        leading = how.get("size", SIZE) * LEADING / SIZE
        first = middle - (len(lines) - 1) * leading / 2 + how.get("size", SIZE) * 0.36
        for at, line in enumerate(lines):
            self.text(x, first + at * leading, line, **how)

    def boxes(self, boxes: Sequence[Box], colour: str, *, edge: str | None = None) -> None:
        """Rectangles (left, top, width, height) of one colour, as one path: that is small in SVG."""
        corners = [
            [(x, y), (x + across, y), (x + across, y + down), (x, y + down)] for x, y, across, down in boxes
        ]
        self.areas(corners, colour, edge=edge)

    def areas(
        self, areas: Sequence[Sequence[Point]], colour: str, *, edge: str | None = None, width: float = 0.75
    ) -> None:
        """Closed areas of one colour."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path as Outline

        if areas:
            outline = Outline.make_compound_path(*(Outline([*one, one[0]], closed=True) for one in areas))
            patch = PathPatch(
                outline,
                facecolor=colour,
                edgecolor=edge or "none",
                linewidth=width if edge else 0,
                clip_on=False,
            )
            self._axes.add_patch(patch)

    def line(self, points: Sequence[Point], colour: str, width: float = 0.75) -> None:
        """A line from point to point."""
        from matplotlib.lines import Line2D

        xs, ys = zip(*points, strict=True)
        self._axes.add_line(Line2D(xs, ys, color=colour, linewidth=width, clip_on=False))

    def dots(self, points: Sequence[Point], radius: float, colour: str) -> None:
        """Dots of one size with a white edge, so that dots that touch stay apart."""
        from matplotlib.lines import Line2D

        xs, ys = zip(*points, strict=True)
        dots = Line2D(xs, ys, linestyle="none", marker="o", markersize=2 * radius, clip_on=False)
        dots.set(markerfacecolor=colour, markeredgecolor=WHITE, markeredgewidth=0.6)
        self._axes.add_line(dots)

    def save(self, target: BytesIO, **how: Any) -> None:
        """Write the sheet as `how` says."""
        self._sheet.savefig(target, **how)


@lru_cache(maxsize=1024)
def fit(text: str, width: float, lines: int = 1, size: float = SIZE) -> tuple[str, ...]:
    """The text in at most so many lines of a width in points; what does not fit ends in an ellipsis."""
    return tuple(fitted(text, width, lines, partial(wide, size=size)))


@lru_cache(maxsize=4096)
def wide(text: str, size: float = SIZE) -> float:
    """The width of a text in points."""
    with _silent():
        from matplotlib.textpath import text_to_path

        return float(text_to_path.get_text_width_height_descent(text, _font(size), ismath=False)[0])


def svg(figure: Figure) -> bytes:
    """The figure as SVG, its text as text."""
    metadata = {"Title": figure.title, "Date": None, "Creator": None, "Format": None, "Type": None}
    made = _saved(figure, format="svg", metadata=metadata)
    for surplus, times in _SURPLUS:
        made = surplus.sub(b"", made, times)
    return made


def png(figure: Figure, dpi: int = 200) -> bytes:
    """The figure as PNG."""
    return _saved(figure, format="png", dpi=dpi, metadata={"Title": figure.title, "Software": None})


def _saved(figure: Figure, **how: Any) -> bytes:
    target = BytesIO()
    with _alone():
        canvas = Canvas(*figure.size)
        figure.draw(canvas)
        canvas.save(target, facecolor=WHITE, **how)
    return target.getvalue()


@contextmanager
def _alone() -> Iterator[None]:
    """Matplotlib as it comes, with our settings; those of whoever calls are back afterwards."""
    with _silent():
        import matplotlib

        with matplotlib.rc_context():
            matplotlib.rcdefaults()
            settings: Any = matplotlib.rcParams
            settings.update(_SETTINGS)
            yield


@contextmanager
def _silent() -> Iterator[None]:
    """Without a word, in English, on letters that a font lacks or a folder for a list of fonts."""
    logger = logging.getLogger("matplotlib")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


@lru_cache(maxsize=64)
def _font(size: float) -> FontProperties:
    import matplotlib
    from matplotlib.font_manager import FontProperties

    normal: dict[str, Any] = dict.fromkeys(("style", "variant", "weight", "stretch"), "normal")
    file = Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")
    return FontProperties(family="sans-serif", fname=str(file), size=size, **normal)
