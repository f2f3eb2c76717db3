"""Pages with a table of contents: entries with a page number at the right, in one or more columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from wijktekst.reading.pdf.lines import Line, rows
from wijktekst.reading.pdf.marks import ends_sentence

_LEADER = re.compile(r"(?:[.·…_]\s?){4,}\s*(\d{1,4})?$")
_NUMBER = re.compile(r"^\d{1,4}$")
_NAME = re.compile(r"inhoud(?:sopgave)?$", re.I)
#: Fewer entries than this are no table of contents.
_ENTRIES = 4
_SHORT = 9


def contents_lines(lines: Sequence[Line], pages: int) -> tuple[list[Line], set[int]] | None:
    """The lines of a page with every page number joined to its entry, and the ids of the entries.

    `pages` is the length of the document: a number far above it is no page number. None when the page
    holds no table of contents.
    """
    if sum(line.words[-1].text[-1:].isdigit() for line in lines) < _ENTRIES:
        return None
    merged: list[Line] = []
    numbered: list[tuple[Line, int]] = []
    for row in rows(lines):
        for segment in row.segments:
            last = merged[-1] if merged and segment is not row.segments[0] else None
            text = segment.text.strip()
            if last is not None and _NUMBER.match(text) and _is_title(last.text):
                merged[-1] = last.with_words(last.words + segment.words)
                numbered.append((merged[-1], int(text)))
                continue
            merged.append(segment)
            leader = _LEADER.search(text)
            if leader and leader[1]:
                numbered.append((segment, int(leader[1])))
    good = [(line, value) for line, value in numbered if value <= pages + 40]
    entries: set[int] = set()
    for group in _by_edge(good):
        values = [value for _, value in group]
        rising = sum(b >= a for a, b in pairwise(values))
        leaders = sum(bool(_LEADER.search(line.text)) for line, _ in group)
        goes_up = rising >= 0.9 * (len(values) - 1) and values[-1] - values[0] >= 3
        if len(group) >= _ENTRIES and (leaders >= _ENTRIES or goes_up):
            entries |= {id(line) for line, _ in group}
    if not entries or len(entries) < 0.6 * len(numbered):
        return None
    return merged, entries


def _by_edge(numbered: Sequence[tuple[Line, int]]) -> list[list[tuple[Line, int]]]:
    """Entries whose numbers end at the same place, from top to bottom."""
    groups: list[list[tuple[Line, int]]] = []
    for line, value in sorted(numbered, key=lambda item: item[0].x1):
        if groups and line.x1 - groups[-1][-1][0].x1 <= 6:
            groups[-1].append((line, value))
        else:
            groups.append([(line, value)])
    return [sorted(group, key=lambda item: item[0].base) for group in groups]


def entry_range(lines: Sequence[Line], entries: set[int]) -> tuple[int, int]:
    """First and last index of the entries in a column; what stands between belongs to the contents.

    So do short lines between the word "Inhoud" and the first entry, and where many entries have no number
    those after the last one.
    """
    found = [index for index, line in enumerate(lines) if _holds(line, entries)]
    if not found:
        return 0, 0
    start, end = found[0], found[-1] + 1
    named = next((index for index in range(start) if _NAME.match(lines[index].text.strip())), start) + 1
    if named < start and all(len(line.words) <= _SHORT for line in lines[named:start]):
        start = named
    if len(found) < 0.8 * (end - found[0]):
        while end < len(lines) and len(lines[end].words) <= _SHORT and not ends_sentence(lines[end].text):
            end += 1
    return start, end


def _holds(line: Line, entries: set[int]) -> bool:
    return id(line) in entries or bool(_LEADER.search(line.text))


def _is_title(text: str) -> bool:
    return sum(c.isalpha() for c in text) >= 3
