"""Footnotes: taken out of the text at the foot of a column, each a block of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wijktekst.reading.pdf.drafts import Draft
from wijktekst.reading.pdf.lines import Line

#: Notes are set smaller than this share of the body.
NOTE_SIZE = 0.93
_NOTE_MARK = re.compile(r"^(?:\d{1,3}|\*{1,3})[.)]?$")


def cut_footnotes(lines: list[Line], body: Sequence[Line], limit: float) -> tuple[list[Line], list[Draft]]:
    """Cut lines smaller than `limit` with a mark off the end of a region, if none of `body` stands below.

    A note that someone set as large as the body counts among smaller ones, if its mark is raised.
    """
    cut = len(lines)
    while cut and (lines[cut - 1].size < limit or (_starts_note(lines[cut - 1]) and _raised(lines[cut - 1]))):
        cut -= 1
    if not any(line.size < limit for line in lines[cut:]):
        return lines, []
    while cut < len(lines) and not _starts_note(lines[cut]):
        cut += 1
    own = {id(line) for line in lines[cut:]}
    if cut == len(lines) or any(_below(other, lines[cut]) for other in body if id(other) not in own):
        return lines, []
    notes: list[Draft] = []
    expected = 0
    for line in lines[cut:]:
        mark = line.words[0].text.strip(".)")
        starts = _starts_note(line)
        follows = starts and (line.words[0].raised or not mark.isdecimal() or int(mark) == expected)
        if not notes or follows:
            notes.append(Draft("footnote", [line]))
            expected = int(mark) + 1 if starts and mark.isdecimal() else 0
        else:
            notes[-1].lines.append(line)
    return lines[:cut], notes


def _starts_note(line: Line) -> bool:
    if len(line.words) < 2 or not _NOTE_MARK.match(line.words[0].text):
        return False
    second = line.words[1].text
    if second.isdecimal() and len(line.words) > 2:  # "1 1 woningequivalent is ..."
        second = line.words[2].text
    if not any(char.isalpha() for char in second):
        return False
    return _raised(line) or line.size < 9


def _raised(line: Line) -> bool:
    return line.words[0].raised or line.words[0].size < 0.85 * line.size


def _below(other: Line, line: Line) -> bool:
    return other.base > line.base + 2 and other.x0 < line.x1 and other.x1 > line.x0
