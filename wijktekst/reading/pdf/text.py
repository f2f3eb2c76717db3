"""Words with their place and style, ruling lines and pictures of one PDF page, straight from pdfium."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from wijktekst.reading.hyphens import MARKS
from wijktekst.reading.pdf.objects import Project, find_objects
from wijktekst.reading.pdf.words import Frame, PageContent, Tag, Word

#: A page with more characters is cut off: nothing ordinary comes near.
MAX_CHARACTERS = 200_000
_TOKEN = re.compile("[^\\s\x00\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_BOLD = re.compile(r"bold|black|heavy|semibd|demi|extrab|-bd|_bd|\bbd\b", re.I)
_ITALIC = re.compile(r"italic|oblique|kursiv|-it\b|-ital", re.I)
_SYMBOLS = re.compile(r"wingding|dingbat|webding|iconic|icomoon|awesome|symbolmt|zapf", re.I)
_FONT_ITALIC, _FONT_FORCE_BOLD = 1 << 6, 1 << 18
#: A reference to a note at the end of a word, before its punctuation.
_REFERENCE = re.compile(r"(?<=.)[\d*]+(?:,[\d*]+)*[)\]]?(?=\W*$)")
_ODD = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")


_Rect = tuple[float, float, float, float]
TagOf = Callable[[Any], Tag]


def _projection(page: Any) -> Project:
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


@dataclass(frozen=True, slots=True)
class _Style:
    """What the characters of one text object share; `base` is their baseline when they run along it."""

    size: float
    turn: int
    bold: bool
    italic: bool
    symbols: bool
    color: int
    base: float | None
    tag: Tag


class _Probe:
    """Asks pdfium for facts about single characters, with buffers that are made once.

    What the characters of a text object share is asked once: most calls, and calls are what reading costs.
    """

    def __init__(self, handle: Any, page: Any, tag_of: TagOf) -> None:
        self.handle = handle
        self._tag_of = tag_of
        self.project = _projection(page)
        self._left, _, _, self._top = page.get_bbox()
        self._plain = page.get_rotation() % 360 == 0
        self._rect = pdfium.FS_RECTF()
        self._rect_ref = ctypes.byref(self._rect)
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_ref = ctypes.byref(self._matrix)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._x_ref, self._y_ref = ctypes.byref(self._x), ctypes.byref(self._y)
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._rgba = [ctypes.c_uint() for _ in range(4)]
        self._rgba_refs = [ctypes.byref(value) for value in self._rgba]
        self._fonts: dict[tuple[bytes, int], tuple[bool, bool, bool]] = {}
        self._object = 0
        self._style: _Style | None = None

    def box(self, index: int) -> _Rect:
        """x0, top, x1, bottom with the height of the font, not of the glyph."""
        rect = self._rect
        pdfium.FPDFText_GetLooseCharBox(self.handle, index, self._rect_ref)
        if self._plain:
            xa, ya = rect.left - self._left, self._top - rect.top
            xb, yb = rect.right - self._left, self._top - rect.bottom
        else:
            xa, ya = self.project(rect.left, rect.top)
            xb, yb = self.project(rect.right, rect.bottom)
        if xa <= xb and ya <= yb:
            return xa, ya, xb, yb
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    def origin(self, index: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(self.handle, index, self._x_ref, self._y_ref)
        return self.project(self._x.value, self._y.value)

    def style(self, index: int) -> _Style:
        """Size, direction, weight and colour of a character."""
        owner = pdfium.FPDFText_GetTextObject(self.handle, index)
        address = ctypes.addressof(owner.contents) if owner else 0
        if self._style is None or not address or address != self._object:
            self._object, self._style = address, self._asked(index, owner)
        return self._style

    def _asked(self, index: int, owner: Any) -> _Style:
        size, dx, dy = self._size_and_direction(index)
        turn = _turn(dx, dy)
        level = turn == 0 and abs(dy) <= 1e-3 * abs(dx)
        base = self.origin(index)[1] if level else None
        tag = self._tag_of(owner) if owner else ""
        return _Style(size, turn, *self._font(index), self._color(index), base, tag)

    def _size_and_direction(self, index: int) -> tuple[float, float, float]:
        """Size in points as drawn, and the direction of writing as a vector (1, 0 is left to right)."""
        size = float(pdfium.FPDFText_GetFontSize(self.handle, index))
        m = self._matrix
        if not pdfium.FPDFText_GetMatrix(self.handle, index, self._matrix_ref):
            return size, 1.0, 0.0
        scale = math.hypot(m.c, m.d) or 1.0
        x0, y0 = self.project(0.0, 0.0)
        x1, y1 = self.project(m.a, m.b)
        return size * scale, x1 - x0, y1 - y0

    def _color(self, index: int) -> int:
        """Colour of the fill as 0xRRGGBB, each part rounded to 32 steps; 0 is black."""
        if not pdfium.FPDFText_GetFillColor(self.handle, index, *self._rgba_refs):
            return 0
        red, green, blue = (value.value & 0xF8 for value in self._rgba[:3])
        return (red << 16) | (green << 8) | blue

    def _font(self, index: int) -> tuple[bool, bool, bool]:
        """Bold, italic and a font of symbols, by the font's name and flags."""
        pdfium.FPDFText_GetFontInfo(self.handle, index, self._name, 128, ctypes.byref(self._flags))
        key = (self._name.value, self._flags.value)
        known = self._fonts.get(key)
        if known is None:
            name = key[0].decode("utf-8", "replace")
            bold = bool(_BOLD.search(name)) or bool(key[1] & _FONT_FORCE_BOLD)
            if not bold and not name:
                bold = pdfium.FPDFText_GetFontWeight(self.handle, index) >= 600
            italic = bool(_ITALIC.search(name)) or bool(key[1] & _FONT_ITALIC)
            known = bold, italic, bool(_SYMBOLS.search(name))
            self._fonts[key] = known
        return known


def _text(handle: Any, count: int) -> str:
    """One character of text per character of pdfium, so that indexes agree."""
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if len(text) == count and "\x00" not in text:
        return text
    codes = (pdfium.FPDFText_GetUnicode(handle, index) for index in range(count))
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)


def _jumps(probe: _Probe, start: int, end: int, height: float) -> list[int]:
    """Where the characters of a token jump to another line or back."""
    cuts: list[int] = []
    last = probe.origin(start)
    for index in range(start + 1, end):
        here = probe.origin(index)
        if abs(here[1] - last[1]) > 0.6 * height or here[0] < last[0] - 1:
            cuts.append(index)
        last = here
    return cuts


def _superscript(probe: _Probe, text: str, start: int, end: int, size: float) -> list[int]:
    """Where a small number at the end of a token begins, and where it ends when punctuation follows."""
    if text[end - 1].isalpha():
        return []
    match = _REFERENCE.search(text[start:end])
    if not match:
        return []
    first, last = start + match.start(), start + match.end()
    small = probe.style(last - 1).size
    if small >= 0.85 * size:
        return []
    while first < last - 1 and probe.style(first).size > 1.1 * small:
        first += 1
    return [first] if last == end else [first, last]


def _cuts(
    probe: _Probe, text: str, start: int, end: int, size: float, first: _Rect, last: _Rect
) -> list[int]:
    """Where a token must be cut: a jump to another place, or a superscript number at its end."""
    height = max(first[3] - first[1], 1.0)
    if abs(last[1] - first[1]) > 0.6 * height or last[0] < first[0] - 1:
        return _jumps(probe, start, end, height)
    return _superscript(probe, text, start, end, size)


def _turn(dx: float, dy: float) -> int:
    """Quarter turns of a direction of writing."""
    if abs(dx) >= abs(dy):
        return 0 if dx >= 0 else 2
    return 1 if dy > 0 else 3


def _add_words(content: PageContent, probe: _Probe, text: str) -> None:
    frames = [Frame(turn, content.width, content.height) for turn in range(4)]
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        style = probe.style(start)
        turn = style.turn
        first = last = probe.box(start)
        cuts: list[int] = []
        if end - start > 1:
            last = probe.box(end - 2 if text[end - 1] in MARKS else end - 1)
            if turn == 0:
                cuts = _cuts(probe, text, start, end, style.size, first, last)
        words = content.words.setdefault(turn, [])
        if not cuts:
            words.append(_word(probe, text[start:end], start, frames[turn], style, first, last))
            continue
        for a, b in pairwise([start, *cuts, end]):
            style = probe.style(a)
            words.append(_word(probe, text[a:b], a, frames[turn], style, probe.box(a), probe.box(b - 1)))
            words[-1].glued = a > start


def _word(probe: _Probe, text: str, at: int, frame: Frame, style: _Style, first: _Rect, last: _Rect) -> Word:
    """A word from the boxes of its first and last character; `at` is the index of the first."""
    x0, top, x1, bottom = first
    if last is not first:
        x0, x1 = min(x0, last[0]), max(x1, last[2])
        top, bottom = min(top, last[1]), max(bottom, last[3])
    base = style.base
    if base is None:
        x, base = probe.origin(at)
        if frame.turn:
            (xa, ya), (xb, yb) = frame.upright(x0, top), frame.upright(x1, bottom)
            x0, x1, top, bottom = min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
            base = frame.upright(x, base)[1]
    shown = "•" if style.symbols and len(text) == 1 else text
    word = Word(shown, x0, x1, top, bottom, base, style.size, style.bold, style.italic, at, style.color)
    word.tag = style.tag
    return word


def read_page(page: Any, number: int, tag_of: TagOf = lambda owner: "") -> PageContent:
    """Words, rulings and counts of a page (a `pypdfium2.PdfPage`); `tag_of` tells tags of text objects."""
    content = PageContent(number, page.get_width(), page.get_height())
    textpage = page.get_textpage()
    try:
        count = min(max(pdfium.FPDFText_CountChars(textpage.raw), 0), MAX_CHARACTERS)
        if count:
            text = _text(textpage.raw, count)
            _add_words(content, _Probe(textpage.raw, page, tag_of), text)
            content.characters = len("".join(text.split()))
            content.odd = count_odd(text)
    finally:
        textpage.close()
    found = find_objects(page, _projection(page), content.height)
    content.rules, content.frames = found.rules, found.frames
    content.images, content.drawings = found.images, found.drawings
    return content


def count_odd(text: str) -> int:
    """Number of characters without meaning: not mapped, private use, or a control."""
    return len(_ODD.findall(text))
