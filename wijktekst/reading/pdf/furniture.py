"""Running headers, footers and page numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from wijktekst.reading.pdf.lines import Line, rows

#: Share of the page's height at the top and the bottom in which furniture is looked for.
_ZONE = 0.13
_DEEP = 7
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^[-–|\s]*(?:pagina|pag\.?|blad|page|p\.)?\s*\d{1,4}(?:\s*(?:van|/|of|-|–)\s*\d{1,4})?[-–|\s]*$", re.I
)
_OFFICIAL = re.compile(
    r"^(?:tweede|eerste) kamer, vergaderjaar|^staatsblad \d{4}|^staatscourant \d{4}|^gemeenteblad|^kst-\d"
    r"|^issn \d",
    re.I,
)


def _key(line: Line) -> tuple[str, float]:
    return _DIGITS.sub("#", line.text).casefold().strip(), line.size


def _outer(lines: Sequence[Line], height: float) -> list[Line]:
    """Segments in the outer zones, a few rows deep from either edge."""
    found = rows(lines)
    top = [s for row in found[:_DEEP] for s in row.segments if s.bottom < _ZONE * height]
    low = [s for row in found[-_DEEP:] for s in row.segments if s.top > (1 - _ZONE) * height]
    return top + low


def running_lines(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[set[int]]:
    """Per page the ids of the segments that are furniture.

    A segment is furniture when its text (digits masked) and size stand at the same height on several
    pages; a bare page number also when it stands alone at the edge.
    """
    places: dict[tuple[str, float], list[tuple[int, float, Line]]] = defaultdict(list)
    for number, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        for line in _outer(lines, height):
            places[_key(line)].append((number, _edge(line, height), line))
    total = len(pages)
    needed = 2 if total <= 6 else max(3, min(8, total // 12))
    result: list[set[int]] = [set() for _ in pages]
    for (text, _), found in places.items():
        official = bool(_OFFICIAL.match(text))
        bare = bool(_PAGE_NUMBER.match(found[0][2].text)) and "#" in text
        heights_at = sorted((y, number) for number, y, _ in found)
        for number, y, line in found:
            low, high = bisect_left(heights_at, (y - 4, -1)), bisect_left(heights_at, (y + 4, -1))
            same = {n for _, n in heights_at[low : min(high, low + 20 * needed)]}
            if official or len(same) >= needed or (bare and _at_edge(line, pages[number], heights[number])):
                result[number].add(id(line))
    for lines, dropped in zip(pages, result, strict=True):
        dropped -= {id(line) for line in lines if id(line) in dropped and _heads_text(line, lines, dropped)}
    return result


def _heads_text(line: Line, lines: Sequence[Line], dropped: set[int]) -> bool:
    """A number right before text that stays ("1." before "Inleiding") is no page number."""
    if any(char.isalpha() for char in line.text):
        return False
    return any(
        abs(other.base - line.base) < 3 and 0 <= other.x0 - line.x1 < 45 and other.size <= 1.1 * line.size
        for other in lines
        if id(other) not in dropped
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
