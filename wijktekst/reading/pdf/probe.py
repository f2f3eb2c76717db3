"""Asks pdfium where the characters of a page stand and what they look like."""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count, repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from wijktekst.reading.pdf import calls
from wijktekst.reading.pdf.objects import Project
from wijktekst.reading.pdf.words import Tag

_BOLD = re.compile(r"bold|black|heavy|semibd|demi|extrab|-bd|_bd|\bbd\b", re.I)
_ITALIC = re.compile(r"italic|oblique|kursiv|-it\b|-ital", re.I)
_SYMBOLS = re.compile(r"wingding|dingbat|webding|iconic|icomoon|awesome|symbolmt|zapf", re.I)
_FONT_ITALIC, _FONT_FORCE_BOLD = 1 << 6, 1 << 18

#: No character of a page that is seen stands further off, in points; a damaged file may say infinity.
_FAR = 1e9

#: x0, top, x1 and bottom, of one character and of many.
Place = tuple[float, float, float, float]
Column = np.ndarray[Any, np.dtype[np.float64]]
Places = tuple[Column, Column, Column, Column]
#: The tag of the text object at an address.
TagOf = Callable[[int], Tag]


def projection(page: Any) -> Project:
    """From page space (origin at the bottom left) to what is seen (origin at the top left)."""
    left, bottom, right, top = page.get_bbox()
    turn = page.get_rotation() % 360
    if turn == 90:
        return lambda x, y: (y - bottom, x - left)
    if turn == 180:
        return lambda x, y: (right - x, y - bottom)
    if turn == 270:
        return lambda x, y: (top - y, right - x)
    return lambda x, y: (x - left, top - y)


@dataclass(slots=True, eq=False)
class Style:
    """What the characters of one text object share; `base` is their baseline when they run along it."""

    size: float
    turn: int
    bold: bool
    italic: bool
    symbols: bool
    color: int
    base: float | None
    tag: Tag


class Probe:
    """Asks pdfium for facts about the characters of a page: calls are what reading costs.

    So what the characters of a text object share is asked once, and of all words of a page in one go.
    """

    def __init__(self, handle: Any, page: Any, tag_of: TagOf) -> None:
        self.project = projection(page)
        self._text_page = calls.address_of(handle)
        self._handle = handle
        self._tag_of = tag_of
        self._matrix, self._point = pdfium.FS_MATRIX(), (ctypes.c_double * 2)()
        self._matrix_at, self._x_at = ctypes.addressof(self._matrix), ctypes.addressof(self._point)
        self._y_at = self._x_at + ctypes.sizeof(ctypes.c_double)
        self._fonts: dict[int | None, tuple[bool, bool, bool]] = {}

    def places(self, indexes: Sequence[int]) -> Places:
        """Where these characters stand, with the height of the font, not of the glyph."""
        asked = self._answers(calls.loose_box, indexes, np.float32, 4).astype(float)
        left, top, right, bottom = asked.clip(-_FAR, _FAR).T
        (xa, ya), (xb, yb) = self.project(left, top), self.project(right, bottom)
        return lesser(xa, xb), lesser(ya, yb), greater(xa, xb), greater(ya, yb)

    def origin(self, index: int) -> tuple[float, float]:
        calls.origin(self._text_page, index, self._x_at, self._y_at)
        return self.project(*self._point)

    def size(self, index: int) -> float:
        """Size of a character in points as drawn."""
        size: float = calls.font_size(self._text_page, index)
        if not calls.matrix(self._text_page, index, self._matrix_at):
            return size
        return _scaled(size, self._matrix.c, self._matrix.d)

    def styles(self, indexes: Sequence[int]) -> list[Style]:
        """Size, direction, weight and colour of these characters."""
        owners = list(map(calls.text_object, repeat(self._text_page), indexes))
        at_each = range(len(owners))
        changes = [at for at in at_each if not at or not owners[at] or owners[at] != owners[at - 1]]
        asked = self._asked([indexes[at] for at in changes], [owners[at] for at in changes])
        ends = [*changes, len(indexes)][1:]
        runs = zip(asked, changes, ends, strict=True)
        return [style for style, start, end in runs for _ in range(start, end)]

    def _asked(self, indexes: Sequence[int], owners: Sequence[int | None]) -> list[Style]:
        a, b, c, d, _, _ = self._answers(calls.matrix, indexes, np.float32, 6).astype(float).T
        written = map(calls.font_size, repeat(self._text_page), indexes)
        sizes = map(_scaled, written, c.tolist(), d.tolist())
        turns, level = _directions(self.project, a, b)
        _, y = self.project(*self._answers(calls.origin, indexes, np.float64, 2, pointers=2).T)
        bases = [base if flat else None for base, flat in zip(y.tolist(), level.tolist(), strict=True)]
        red, green, blue, _ = self._answers(calls.fill_color, indexes, np.uint32, 4, pointers=4).T & 0xF8
        colors = (red << 16 | green << 8 | blue).tolist()
        fonts = map(self._font, indexes, owners)
        tags: list[Tag] = [self._tag_of(owner) if owner else "" for owner in owners]
        facts = zip(sizes, turns.tolist(), fonts, colors, bases, tags, strict=True)
        return [
            Style(size, turn, bold, italic, symbols, color, base, tag)
            for size, turn, (bold, italic, symbols), color, base, tag in facts
        ]

    def _answers(self, call: Any, indexes: Sequence[int], kind: Any, parts: int, pointers: int = 1) -> Any:
        """What a function of pdfium writes of each character, a row each: it takes so many pointers to it."""
        rows = np.zeros((len(indexes), parts), kind)
        starts = (rows.ctypes.data + rows.itemsize * part for part in range(pointers))
        addresses = [count(start, rows.itemsize * parts) for start in starts]
        deque(map(call, repeat(self._text_page), indexes, *addresses), maxlen=0)
        return rows

    def _font(self, index: int, owner: int | None) -> tuple[bool, bool, bool]:
        """Bold, italic and a font of symbols, by the font's name and flags."""
        font = calls.font(owner) if owner else None
        known = self._fonts.get(font)
        if known is None:
            known = self._fonts[font] = _looks_of_font(self._handle, index)
        return known


def _scaled(size: float, c: float, d: float) -> float:
    """Size in points as drawn, by what a matrix does to heights."""
    return size * (math.hypot(c, d) or 1.0)


def _directions(project: Project, a: Column, b: Column) -> tuple[Any, Any]:
    """Quarter turns of directions of writing (1, 0 is left to right), and which are level."""
    (x0, y0), (x1, y1) = project(0.0, 0.0), project(a, b)
    dx, dy = x1 - x0, y1 - y0
    across = abs(dx) >= abs(dy)
    turns = np.where(across, np.where(dx >= 0, 0, 2), np.where(dy > 0, 1, 3))
    return turns, (turns == 0) & (abs(dy) <= 1e-3 * abs(dx))


def _looks_of_font(handle: Any, index: int) -> tuple[bool, bool, bool]:
    """Bold, italic and symbols, of the font of a character."""
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(handle, index, buffer, 128, ctypes.byref(flags))
    name = buffer.value.decode("utf-8", "replace")
    bold = bool(_BOLD.search(name)) or bool(flags.value & _FONT_FORCE_BOLD)
    if not bold and not name:
        bold = pdfium.FPDFText_GetFontWeight(handle, index) >= 600
    italic = bool(_ITALIC.search(name)) or bool(flags.value & _FONT_ITALIC)
    return bold, italic, bool(_SYMBOLS.search(name))


def lesser(one: Any, other: Any) -> Any:
    """Of each pair what `min` gives, which `numpy.minimum` does not when one is no number."""
    return np.where(other < one, other, one)


def greater(one: Any, other: Any) -> Any:
    """The same with `max`."""
    return np.where(other > one, other, one)
