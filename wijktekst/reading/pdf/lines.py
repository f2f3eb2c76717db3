"""Words to segments (unbroken stretches of a line) and segments to lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from wijktekst.reading.pdf.words import Frame, Word

#: A gap of this many times the font size parts two segments.
GAP = 1.0
#: A line is justified when at least so many of its spaces are equal, and no wider than so many sizes.
_EVEN, _WIDEST = 3, 4.0
#: Baselines that differ by no more than this many sizes are those of one row.
SAME_ROW = 0.3
#: A segment is held against so many before it.
_BACK = 8
_UNITS = frozenset({"m", "km", "cm", "mm", "dm", "hm", "co", "h"})


@dataclass(eq=False)
class Line:
    """Words on one baseline from left to right; also used for a part of a line (a segment)."""

    words: list[Word]
    page: int
    #: Edges of the column the line stands in; set by the layout.
    left: float = 0.0
    right: float = 0.0
    #: Set when the text runs another way than from left to right.
    frame: Frame | None = None
    #: Number of the box on the page that it stands in, 0 for none.
    enclosure: int = 0

    x0: float = field(init=False)
    x1: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    #: Place of its first word in the content stream.
    order: int = field(init=False)
    size: float = field(init=False)
    #: The baseline of the first word that is no superscript.
    base: float = field(init=False)
    text: str = field(init=False)
    #: Every word with letters or digits is bold.
    bold: bool = field(init=False)

    def __post_init__(self) -> None:
        # Asked for of every line, so found at once: lazy properties took longer.
        words = self.words
        first = words[0]
        x0, x1, top, bottom, order = first.x0, first.x1, first.top, first.bottom, first.order
        for word in words:
            x0 = word.x0 if word.x0 < x0 else x0
            x1 = word.x1 if word.x1 > x1 else x1
            top = word.top if word.top < top else top
            bottom = word.bottom if word.bottom > bottom else bottom
            order = word.order if word.order < order else order
        self.x0, self.x1, self.top, self.bottom, self.order = x0, x1, top, bottom, order
        self.size = _size_of(words)
        self.base = next((w.base for w in words if not w.raised), first.base) if first.raised else first.base
        self.text = "".join(self.parts)
        self.bold = _is_bold(words)

    @property
    def parts(self) -> list[str]:
        """One string per word, with the space that stands before it."""
        parts = [word.text if word.glued else f" {word.text}" for word in self.words]
        parts[0] = self.words[0].text
        return parts

    @cached_property
    def italic(self) -> bool:
        if True not in [w.italic for w in self.words]:
            return False
        return all(w.italic for w in self.words if _says(w))

    @cached_property
    def said(self) -> str:
        """The text without references to notes."""
        if True not in [word.raised for word in self.words]:
            return self.text.strip()
        pairs = zip(self.parts, self.words, strict=True)
        return "".join(part for part, word in pairs if not word.raised).strip()

    @property
    def box(self) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom on the page."""
        box = self.x0, self.top, self.x1, self.bottom
        return self.frame.page_box(*box) if self.frame else box

    @cached_property
    def accent(self) -> int:
        """The one colour of all its words, or 0 when they differ."""
        colors = {w.color for w in self.words}
        return colors.pop() if len(colors) == 1 else 0

    def with_words(self, words: list[Word]) -> Line:
        """The same line with other words."""
        return Line(words, self.page, frame=self.frame, enclosure=self.enclosure)


def _size_of(words: Sequence[Word]) -> float:
    """The size that most characters have, to half a point."""
    if len({word.size for word in words}) == 1:
        return round(words[0].size * 2) / 2 or 1.0
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size * 2) / 2] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size)) or 1.0


def _is_bold(words: Sequence[Word]) -> bool:
    """Whether there are words with letters or digits, and all of those are bold."""
    if True not in [word.bold for word in words]:
        return False
    real = [word.bold for word in words if _says(word)]
    return bool(real) and all(real)


def _says(word: Word) -> bool:
    """Whether a word has letters or digits."""
    return word.text.isalnum() or any(c.isalnum() for c in word.text)


def of_one_size(last: Line, line: Line) -> bool:
    """Whether two lines are as large, but for what rounding makes of it."""
    return abs(line.size - last.size) <= 0.06 * last.size


def segments(words: Iterable[Word], page: int, frame: Frame | None = None, gap: float = GAP) -> list[Line]:
    """Stretches of words that follow each other on one baseline, in the order of the content stream."""
    words = list(words)
    stretched = _stretched(words)
    groups: list[list[Word]] = []
    last: Word | None = None
    for word in words:
        if last is not None and (_follows(last, word, gap) or id(word) in stretched):
            # pdfium sees a space behind every subscript: "CO2 -uitstoot".
            word.glued |= word.text[0] == "-" and word.x0 - last.x1 < 0.05 * word.size
            groups[-1].append(word)
        else:
            word.glued = False
            groups.append([word])
        last = word
    return _merge([Line(group, page, frame=frame) for group in groups])


def _stretched(words: Sequence[Word]) -> set[int]:
    """The ids of words behind the wide spaces of a justified line: those are equal, and between words."""
    wide = [
        at
        for at, (last, word) in enumerate(pairwise(words), start=1)
        if GAP * word.size < word.x0 - last.x1 <= _WIDEST * word.size and _on_one_line(last, word)
    ]
    found: set[int] = set()
    end = 0
    for at in wide:
        if at > end:
            even, end = _even(words, at)
            found |= even
    return found


def _even(words: Sequence[Word], at: int) -> tuple[set[int], int]:
    """The ids of the words of a line with equal spaces, around the one at `at`; none when they differ.

    Also where the last word of the line stands.
    """
    start = end = at
    while start > 1 and _on_one_line(words[start - 2], words[start - 1]):
        start -= 1
    while end + 1 < len(words) and _on_one_line(words[end], words[end + 1]):
        end += 1
    gaps = [(words[k].x0 - words[k - 1].x1, words[k]) for k in range(start, end + 1)]
    if len(gaps) > 2 and gaps[0][0] > 1.1 * gaps[1][0]:
        # The space behind a bullet or a number is one of its own.
        del gaps[0]
    letters = sum(any(char.isalpha() for char in word.text[:3]) for _, word in gaps)
    spaces = [gap for gap, _ in gaps]
    even = len(gaps) >= _EVEN and max(spaces) - min(spaces) <= 0.15 * words[at].size
    return ({id(word) for _, word in gaps} if even and letters >= 0.6 * len(gaps) else set()), end


def _on_one_line(last: Word, word: Word) -> bool:
    return word.x0 > last.x1 and abs(word.base - last.base) < 0.05 * word.size and word.size == last.size


def _follows(last: Word, word: Word, gap: float) -> bool:
    size = max(last.size, word.size, 1.0)
    if not -0.4 * size <= word.x0 - last.x1 <= gap * size:
        return False
    shift = last.base - word.base
    if abs(shift) <= 0.2 * size:
        return True
    # A superscript or a subscript: small, and within the height of its neighbour.
    small, large = sorted((last, word), key=lambda w: w.size)
    if is_initial(large.text) and small.text[:1].isalpha() and (large.text.isupper() or len(small.text) > 2):
        return False
    return abs(shift) <= 0.6 * size and (
        small.size < 0.85 * large.size or last.raised or len(small.text) <= 2
    )


def is_initial(text: str) -> bool:
    """A single capital or a number of two figures: what may be set large at the head of a text."""
    return (text.isupper() and len(text) == 1) or (text.isdigit() and len(text) <= 2)


def _merge(lines: list[Line]) -> list[Line]:
    """Join segments that the content stream holds apart though they touch on the page."""
    ordered = sorted(lines, key=lambda line: (round(line.base), line.x0))
    merged: list[Line] = []
    for line in ordered:
        for at in range(len(merged) - 1, max(len(merged) - _BACK, 0) - 1, -1):
            if _touch(merged[at], line):
                host = merged[at]
                if line.x0 - host.x1 < 0.08 * host.size:
                    line.words[0].glued = True
                merged[at] = host.with_words(host.words + line.words)
                break
        else:
            merged.append(line)
    return sorted(_once(merged), key=lambda line: line.order)


def _touch(host: Line, line: Line) -> bool:
    size = host.size if host.size > line.size else line.size
    near = -0.25 * size <= line.x0 - host.x1 <= 0.45 * size
    return near and abs(line.base - host.base) <= 0.15 * size and 0.6 <= line.size / host.size <= 1.7


def _once(lines: Iterable[Line]) -> list[Line]:
    """The lines without those drawn twice, as programs do for a shadow or for bold."""
    drawn: dict[str, list[Line]] = {}
    for line in lines:
        doubles = drawn.setdefault(line.text, [])
        near = 0.35 * line.size
        middle = line.x0 + line.x1
        if not any(abs(middle - n.x0 - n.x1) < 2 * near and abs(line.base - n.base) < near for n in doubles):
            doubles.append(line)
    return [line for kept in drawn.values() for line in kept]


@dataclass(eq=False)
class Row:
    """Segments whose baselines agree, from left to right."""

    segments: list[Line] = field(default_factory=list)

    @property
    def base(self) -> float:
        return self.segments[0].base

    @property
    def top(self) -> float:
        return min(s.top for s in self.segments)

    @property
    def bottom(self) -> float:
        return max(s.bottom for s in self.segments)


def rows(lines: Iterable[Line], tolerance: float = SAME_ROW) -> list[Row]:
    """Group segments by baseline, from top to bottom."""
    found: list[Row] = []
    first: Line | None = None
    for line in sorted(lines, key=lambda item: (item.base, item.x0)):
        if first is not None and abs(line.base - first.base) <= tolerance * max(line.size, first.size):
            found[-1].segments.append(line)
        else:
            found.append(Row([line]))
            first = line
    for row in found:
        row.segments.sort(key=lambda item: item.x0)
    return found


def joined(row: Row) -> Line:
    """One line out of a row."""
    first = row.segments[0]
    return first if len(row.segments) == 1 else first.with_words([w for s in row.segments for w in s.words])


def mark_raised(lines: Iterable[Line]) -> None:
    """Mark superscript words; a digit after a unit ("m2") is part of the word, not a reference."""
    for line in lines:
        size, base = line.size, line.base
        for index, word in enumerate(line.words):
            small = word.size < 0.85 * size and base - word.base > 0.12 * size
            if not small or not any(c.isdigit() or c in "*†" for c in word.text):
                continue
            before = line.words[index - 1].text.lower() if index else ""
            word.raised = before.strip("(") not in _UNITS
