"""Lines of plain text put together again: wrapped paragraphs, hyphens at line ends, list markers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from wijktekst.reading.hyphens import Joiner, ends_in_hyphen

#: Marker of a list item: a bullet, a number or a letter, and the text after it.
BULLET = re.compile(r"\s*(?:[-–—*•●○▪■◦‣·►➢✓✔\uf0b7\uf0a7]|o(?=\s))\s+(?=\S)")
NUMBER = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}°)\s+(?=\S)")


def paragraphs(lines: Sequence[str], width: int, joiner: Joiner, starts: Callable[[str], bool]) -> list[str]:
    """Paragraphs in a run of lines without a blank one.

    A line goes on with the next unless it stops well before `width` (characters) without a reason to, or the
    next one `starts` something of its own.
    """
    found: list[list[str]] = []
    for line in lines:
        if found and not starts(line) and _goes_on(found[-1][-1], line, width):
            found[-1].append(line)
        else:
            found.append([line])
    return [joiner.join(group) for group in found]


def _goes_on(line: str, following: str, width: int) -> bool:
    line, following = line.rstrip(), following.lstrip()
    if following[:1].islower() or ends_in_hyphen(line):
        return True
    if len(line) > 1.25 * width:
        return False
    # The next word would not have fitted: the line was full.
    full = len(line) + 1 + len(following.split(" ", 1)[0]) > width
    return full or (len(line) >= 0.75 * width and line[-1:] not in ".!?:;")
