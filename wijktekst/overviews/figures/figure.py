"""A figure: what it shows in words, the same as a table, and how to draw it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wijktekst.overviews.figures.canvas import Canvas

#: The head, then the rows. The first column names the row, all others hold figures, written in Dutch.
Table = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """`name` is the stem of its files; `alt` tells who does not see it what there is to see.

    `draw` gets an empty canvas of `size` (width and height in points) and may be called many times.
    """

    name: str
    title: str
    alt: str
    table: Table
    size: tuple[float, float]
    draw: Callable[[Canvas], None]
