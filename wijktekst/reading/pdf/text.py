"""Words with their place and style, ruling lines and pictures of one PDF page, straight from pdfium."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from wijktekst.reading.hyphens import MARKS
from wijktekst.reading.pdf.objects import find_objects
from wijktekst.reading.pdf.probe import Place, Places, Probe, Style, TagOf, greater, lesser, projection
from wijktekst.reading.pdf.words import Frame, PageContent, Word

#: A page with more characters is cut off: nothing ordinary comes near.
MAX_CHARACTERS = 200_000
_TOKEN = re.compile("[^\\s\x00\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
#: A reference to a note at the end of a word, before its punctuation.
_REFERENCE = re.compile(r"(?<=.)[\d*]+(?:,[\d*]+)*[)\]]?(?=\W*$)")
_ODD = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")


def _text(handle: Any, count: int) -> str:
    """One character of text per character of pdfium, so that indexes agree."""
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if len(text) == count and "\x00" not in text:
        return text
    codes = (pdfium.FPDFText_GetUnicode(handle, index) for index in range(count))
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)


def _jumps(probe: Probe, start: int, end: int, height: float) -> list[int]:
    """Where the characters of a token jump to another line or back."""
    cuts: list[int] = []
    last = probe.origin(start)
    for index in range(start + 1, end):
        here = probe.origin(index)
        if abs(here[1] - last[1]) > 0.6 * height or here[0] < last[0] - 1:
            cuts.append(index)
        last = here
    return cuts


def _superscript(probe: Probe, text: str, start: int, end: int, size: float) -> list[int]:
    """Where a small number at the end of a token begins, and where it ends when punctuation follows."""
    match = None if text[end - 1].isalpha() else _REFERENCE.search(text[start:end])
    if not match:
        return []
    first, last = start + match.start(), start + match.end()
    small = probe.size(last - 1)
    if small >= 0.85 * size:
        return []
    while first < last - 1 and probe.size(first) > 1.1 * small:
        first += 1
    return [first] if last == end else [first, last]


def _add_words(content: PageContent, probe: Probe, text: str) -> None:
    frames = [Frame(turn, content.width, content.height) for turn in range(4)]
    spans = [match.span() for match in _TOKEN.finditer(text)]
    starts = [start for start, _ in spans]
    first = probe.places(starts)
    last = probe.places([_last_letter(text, start, end) for start, end in spans])
    found = zip(spans, probe.styles(starts), _around(first, last), _leaps(first, last), strict=True)
    for (start, end), style, place, leap in found:
        words = content.words.setdefault(style.turn, [])
        cuts = _cuts(probe, text, (start, end), style, leap)
        if cuts:
            words += _cut(probe, text, [start, *cuts, end], frames[0])
        else:
            words.append(_word(probe, text[start:end], start, frames[style.turn], style, place))


def _cuts(probe: Probe, text: str, span: tuple[int, int], style: Style, leap: float) -> list[int]:
    """Where a token must be cut: a jump to another place, or a superscript number at its end."""
    start, end = span
    if style.turn or end - start == 1:
        return []
    return _jumps(probe, start, end, leap) if leap else _superscript(probe, text, start, end, style.size)


def _last_letter(text: str, start: int, end: int) -> int:
    """Where the last character of a token stands, a mark of pdfium not counted."""
    return end - 2 if text[end - 1] in MARKS and end - start > 1 else end - 1


def _leaps(first: Places, last: Places) -> list[float]:
    """The height of the letters of a token that jumps to another line or back, 0 for others."""
    (x0, top, _, bottom), (last_x0, last_top, _, _) = first, last
    height = np.maximum(bottom - top, 1.0)
    leaps: list[float] = np.where(
        (abs(last_top - top) > 0.6 * height) | (last_x0 < x0 - 1), height, 0.0
    ).tolist()
    return leaps


def _around(first: Places, last: Places) -> list[Place]:
    """The place of each token, from those of its first and last character."""
    (x0, top, x1, bottom), (last_x0, last_top, last_x1, last_bottom) = first, last
    around = lesser(x0, last_x0), lesser(top, last_top), greater(x1, last_x1), greater(bottom, last_bottom)
    return list(zip(*(edge.tolist() for edge in around), strict=True))


def _cut(probe: Probe, text: str, edges: Sequence[int], frame: Frame) -> Iterator[Word]:
    """The words of a token that is cut at these places."""
    starts, ends = edges[:-1], edges[1:]
    places = _around(probe.places(starts), probe.places([end - 1 for end in ends]))
    for start, end, style, place in zip(starts, ends, probe.styles(starts), places, strict=True):
        word = _word(probe, text[start:end], start, frame, style, place)
        word.glued = start > edges[0]
        yield word


def _word(probe: Probe, text: str, at: int, frame: Frame, style: Style, place: Place) -> Word:
    """A word in its place; `at` is the index of its first character."""
    x0, top, x1, bottom = place
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
            # Places that are no numbers compare as false.
            with np.errstate(all="ignore"):
                _add_words(content, Probe(textpage.raw, page, tag_of), text)
            content.characters = len("".join(text.split()))
            content.odd = count_odd(text)
    finally:
        textpage.close()
    found = find_objects(page, projection(page), content.height)
    content.rules, content.frames = found.rules, found.frames
    content.images, content.drawings = found.images, found.drawings
    return content


def count_odd(text: str) -> int:
    """Number of characters without meaning: not mapped, private use, or a control."""
    return len(_ODD.findall(text))
