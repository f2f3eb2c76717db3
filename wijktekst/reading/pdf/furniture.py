"""Running headers, footers and page numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from wijktekst.reading.pdf.lines import Line, rows

#: Share of the page's height at the top and the bottom in which furniture is looked for.
_ZONE = 0.13
_DEEP = 7
#: Outside those zones furniture has at least so many characters, on so many pages and on half of them.
_LONG, _LEAST_INNER = 12, 3
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^[-–|\s]*(?:pagina|pag\.?|blad|page|p\.)?\s*\d{1,4}(?:\s*(?:van|/|of|-|–)\s*\d{1,4})?[-–|\s]*$", re.I
)
_OFFICIAL = re.compile(
    r"^(?:tweede|eerste) kamer, vergaderjaar|^staatsblad \d{4}|^staatscourant \d{4}|^gemeenteblad|^kst-\d"
    r"|^issn \d",
    re.I,
)


@dataclass(slots=True)
class _Place:
    """Where a segment stands: `line` in the list of its page, `edge` points from the top or the bottom.

    `inner` is further from the edge than furniture usually is.
    """

    page: int
    edge: float
    line: int
    alone: bool
    inner: bool


class Furniture:
    """Finds what stands at the same place on several pages; pages are added one by one, in order.

    A segment is furniture when its text (digits masked) and size stand at the same height on several
    pages; a bare page number also when it stands alone at the edge.
    """

    def __init__(self) -> None:
        self._places: dict[tuple[str, float], list[_Place]] = defaultdict(list)
        self._pages = 0

    def add(self, lines: Sequence[Line], height: float) -> None:
        """Take note of the outer segments of the next page."""
        numbers = {id(line): at for at, line in enumerate(lines)}
        for line in _outer(lines, height):
            alone = bool(_PAGE_NUMBER.match(line.text)) and _at_edge(line, lines, height)
            inner = line.bottom >= _ZONE * height and line.top <= (1 - _ZONE) * height
            place = _Place(self._pages, _edge(line, height), numbers[id(line)], alone, inner)
            self._places[_DIGITS.sub("#", line.text).casefold().strip(), line.size].append(place)
        self._pages += 1

    def found(self, body: float) -> list[set[int]]:
        """Per page the places in its list of segments that are furniture; `body` is the size of the text."""
        needed = 2 if self._pages <= 6 else max(3, min(8, self._pages // 12))
        result: list[set[int]] = [set() for _ in range(self._pages)]
        for (text, size), places in self._places.items():
            official = bool(_OFFICIAL.match(text))
            heights = sorted((place.edge, place.page) for place in places)
            for place in places:
                low = bisect_left(heights, (place.edge - 4, -1))
                high = bisect_left(heights, (place.edge + 4, -1))
                same = {page for _, page in heights[low : min(high, low + 20 * needed)]}
                if place.inner and (size > body or len(same) < max(_LEAST_INNER, self._pages / 2)):
                    continue
                if official or len(same) >= needed or ("#" in text and place.alone):
                    result[place.page].add(place.line)
        return result


def without(lines: Sequence[Line], furniture: set[int]) -> list[Line]:
    """The lines of a page that stay; a number right before one ("1." before "Inleiding") stays too."""
    stays = [line for at, line in enumerate(lines) if at not in furniture]
    kept = {at for at in furniture if _heads_text(lines[at], stays)}
    return [line for at, line in enumerate(lines) if at not in furniture or at in kept]


def _outer(lines: Sequence[Line], height: float) -> list[Line]:
    """Segments in the outer zones, a few rows deep from either edge, and the outermost rows of all."""
    found = rows(lines)
    top = [s for row in found[:_DEEP] for s in row.segments if s.bottom < _ZONE * height]
    low = [s for row in found[-_DEEP:] for s in row.segments if s.top > (1 - _ZONE) * height]
    first = [s for s in found[0].segments if s.bottom >= _ZONE * height] if found else []
    last = [s for s in found[-1].segments if s.top <= (1 - _ZONE) * height] if len(found) > 1 else []
    return [*top, *low, *(s for s in [*first, *last] if len(s.text) >= _LONG)]


def _heads_text(line: Line, stays: Sequence[Line]) -> bool:
    if any(char.isalpha() for char in line.text):
        return False
    return any(
        abs(other.base - line.base) < 3 and 0 <= other.x0 - line.x1 < 45 and other.size <= 1.1 * line.size
        for other in stays
    )


def _edge(line: Line, height: float) -> float:
    """Distance to the nearest edge, with a sign; pages of another height still agree."""
    return line.base if line.base < height / 2 else line.base - height


def _at_edge(line: Line, lines: Sequence[Line], height: float) -> bool:
    """A page number is the outermost row of its page, with white space around."""
    others = [o for o in lines if abs(o.base - line.base) > 3]
    if line.base < height / 2:
        return all(o.top > line.bottom + 4 for o in others)
    return all(o.bottom < line.top - 4 or o.base < line.top - line.size for o in others)


def line_numbers(lines: Sequence[Line]) -> set[int]:
    """The ids of line numbers in the left margin: whole numbers one below the other, with a fixed step."""
    numbers = [line for line in lines if line.text.isdecimal() and len(line.text) <= 4]
    if len(numbers) < 3:
        return set()
    edge = min(line.x0 for line in numbers)
    column = sorted((line for line in numbers if line.x0 < edge + 25), key=lambda line: line.base)
    held = {id(line) for line in column}
    others = [line.x0 for line in lines if id(line) not in held]
    if len(column) < 3 or (others and max(line.x1 for line in column) >= min(others) - 1):
        return set()
    steps = {int(b.text) - int(a.text) for a, b in pairwise(column)}
    return held if steps in ({1}, {5}, {10}) else set()
