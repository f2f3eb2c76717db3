"""What Tesseract read (hOCR) as words with their place, so that the layout works on scans as on text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from wijktekst.reading.base import clean
from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.objects import Rule
from wijktekst.reading.pdf.scan_image import Strokes
from wijktekst.reading.pdf.words import Frame, Word

#: Words and lines with less confidence are specks, signatures and pictures; signs and short lines need more.
_WORD_SURE, _LINE_SURE = 0.2, 0.3
_SIGN_SURE, _SHORT_SURE, _SHORT = 0.75, 0.6, 8
#: A line of at least so many letters is bold when these are so many times thicker than usual, and few are
#: thinner than so many times the usual and so large a share of the line's own.
_TELLING, _BOLD, _NOT_THIN, _EVEN = 4, 1.22, 1.12, 0.75
#: Height of a line (Tesseract's `x_size`: from the foot of a p to the top of an l) as a share of its size.
_HEIGHT = 0.93
#: Sizes this close to the most used one are that size: a line without tails measures smaller than it is.
_BODY, _OTHER = 0.17, 0.1
#: A mark in front of a line that Tesseract takes a bullet for; never a Dutch word on its own.
_BULLETS = frozenset("*°®©¢«»■▪●eo·+")
#: What Tesseract makes of a ruling between columns.
_RULED = frozenset(("|", "||", "¦", "]", "["))
_NUMBERS = r"(-?[\d.]+(?: -?[\d.]+)*)"
_LINES = ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")


#: Text, confidence, and x0, top, x1, bottom in pixels.
_Span = tuple[str, float, list[float]]


@dataclass(frozen=True, slots=True)
class LevelFrame(Frame):
    """Also undoes the slant of a page that was not laid straight: degrees down to the right."""

    slant: float = 0.0

    def page_box(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        if not self.slant:
            return Frame.page_box(self, x0, top, x1, bottom)
        across, down = (self.height, self.width) if self.turn % 2 else (self.width, self.height)
        cosine, sine = math.cos(math.radians(self.slant)), math.sin(math.radians(self.slant))
        spots = [(x - across / 2, y - down / 2) for x in (x0, x1) for y in (top, bottom)]
        xs = [x * cosine - y * sine + across / 2 for x, y in spots]
        ys = [x * sine + y * cosine + down / 2 for x, y in spots]
        return Frame.page_box(self, min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one picture: words in reading order, rulings, and the mean confidence (0 to 1).

    The confidence is that of everything Tesseract saw, of what was left out too.
    """

    words: list[Word]
    rules: list[Rule]
    confidence: float


def words_of(hocr: bytes, scale: float, strokes: Strokes) -> Reading:
    """The words in Tesseract's answer; `scale` is points per pixel, `strokes` those of the same picture."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(hocr, parser)
    lines: list[tuple[list[Word], list[float]]] = []
    rules: list[Rule] = []
    seen: list[tuple[int, float]] = []
    for node in root.iter("{*}span", "{*}div"):
        kind = node.get("class", "")
        if kind in _LINES:
            spans = list(_spans(node))
            seen += [(len(text), sure) for text, sure, _ in spans]
            height = (*_numbers(node, "x_size"), 0.0)[0]
            found = _trusted(spans)
            if height > 0 and found:
                words = _line(node, found, height, scale, sum(len(line) for line, _ in lines))
                lines.append((words, [thick / height for thick in _thickness(found, strokes)]))
        elif kind == "ocr_separator":
            x0, top, x1, bottom = (value * scale for value in _numbers(node, "bbox"))
            rules.append(Rule(x0, top, x1, bottom))
    _mark_bold(lines)
    return Reading([word for line, _ in lines for word in line], rules, _mean(seen) or 0.0)


def _mark_bold(lines: Sequence[tuple[list[Word], list[float]]]) -> None:
    """Lines are bold when their letters are clearly thicker, for their height, than most on the page.

    A bold start does not make a line bold: nearly all of it must be thick.
    """
    every = sorted(thick for _, letters in lines for thick in letters)
    usual = every[len(every) // 2] if every else 0.0
    for words, letters in lines:
        if len(letters) < _TELLING:
            continue
        mean, thin = sum(letters) / len(letters), sorted(letters)[len(letters) // 10]
        if mean > _BOLD * usual and thin > max(_NOT_THIN * usual, _EVEN * mean):
            for word in words:
                word.bold = True


def _thickness(spans: Sequence[_Span], strokes: Strokes) -> list[float]:
    """Thickness of the letters in a line, that of the word for each."""
    words = [(text, place) for text, _, place in spans if any(char.isalpha() for char in text)]
    return [thick for text, place in words for thick in [strokes.width(*place)] * len(text)]


def confidence_of(lines: Iterable[Line]) -> float | None:
    """Mean confidence of the words in these lines; None when they were text already."""
    mean = _mean(
        (len(word.text), word.confidence)
        for line in lines
        for word in line.words
        if word.confidence is not None
    )
    return None if mean is None else round(mean, 2)


def _mean(weighed: Iterable[tuple[int, float]]) -> float | None:
    """Mean of values by their number of characters."""
    pairs = list(weighed)
    total = sum(weight for weight, _ in pairs)
    return sum(weight * value for weight, value in pairs) / total if total else None


def _numbers(node: Any, name: str) -> list[float]:
    """The values of one property of hOCR, such as "bbox 195 636 505 704"."""
    match = re.search(rf"\b{name} {_NUMBERS}", node.get("title", ""))
    return [float(value) for value in match[1].split()] if match else []


def _trusted(spans: Sequence[_Span]) -> list[_Span]:
    """The words of a line without specks and remains of rulings; none when it is not to be trusted."""
    found = [
        (text, sure, place)
        for index, (text, sure, place) in enumerate(spans)
        if sure >= _least(text) or (index == 0 and text in _BULLETS)
    ]
    if not any(char.isalnum() for text, _, _ in found for char in text):
        return []
    least = _LINE_SURE if sum(len(text) for text, _, _ in found) >= _SHORT else _SHORT_SURE
    return found if (_mean((len(text), sure) for text, sure, _ in found) or 0.0) >= least else []


def _least(text: str) -> float:
    """The confidence that a word must have; more than 1 for the remains of rulings."""
    if text in _RULED:
        return 2.0
    return _WORD_SURE if any(char.isalnum() for char in text) else _SIGN_SURE


def _line(node: Any, spans: Sequence[_Span], height: float, scale: float, order: int) -> list[Word]:
    """The words of a line, on one baseline and of one size."""
    left, _, right, bottom = (*_numbers(node, "bbox"), 0.0, 0.0, 0.0, 0.0)[:4]
    slope, offset = (*_numbers(node, "baseline"), 0.0, 0.0)[:2]
    base = (bottom + offset + slope * (right - left) / 2) * scale
    size = height * scale / _HEIGHT
    words = []
    for index, (text, sure, (x0, _, x1, _)) in enumerate(spans):
        if index == 0 and len(spans) > 1 and text in _BULLETS:
            text = "•"
        place = (x0 * scale, x1 * scale, base - 0.8 * size, base + 0.25 * size, base, size)
        words.append(Word(text, *place, False, False, order + index, confidence=sure))
    return words


def _spans(node: Any) -> Iterator[_Span]:
    """Text, confidence and box of every word in a line."""
    for span in node.iter("{*}span"):
        if span.get("class") != "ocrx_word":
            continue
        text = "".join(clean("".join(span.itertext())).split())
        place, sure = _numbers(span, "bbox"), _numbers(span, "x_wconf")
        if text and len(place) == 4 and sure:
            yield text, sure[0] / 100, place


class Sizes:
    """Gives words of about one size that one size: the height of a line is measured with some error.

    The most used size of a page comes first and takes most with it; later pages keep to the sizes of earlier
    ones.
    """

    def __init__(self) -> None:
        self._known: list[float] = []

    def even(self, words: Sequence[Word]) -> None:
        """Even out the sizes of the words of the next page."""
        left, reach = list(words), _BODY
        while left:
            middle = _most_used(left)
            near = {id(word) for word in left if abs(word.size / middle - 1) <= reach}
            known = min(self._known, key=lambda size: abs(size / middle - 1), default=0.0)
            if abs(known / middle - 1) > _OTHER:
                known = middle
                self._known.append(middle)
            for word in left:
                if id(word) in near:
                    word.size = known
            left = [word for word in left if id(word) not in near]
            reach = _OTHER


def _most_used(words: Sequence[Word]) -> float:
    """The size, to half a point, around which most characters lie."""
    weights: dict[float, int] = {}
    for word in words:
        step = max(round(word.size * 2), 2) / 2
        weights[step] = weights.get(step, 0) + len(word.text)
    around = {
        size: sum(weight for other, weight in weights.items() if abs(other / size - 1) <= 0.06)
        for size in weights
    }
    return max(around, key=lambda size: (around[size], weights[size], size))
