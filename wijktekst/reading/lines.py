"""Lines of plain text put together again: wrapped paragraphs, hyphens at line ends, list markers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

#: Marker of a list item: a bullet, a number or a letter, and the text after it.
BULLET = re.compile(r"\s*(?:[-–—*•●○▪■◦‣·►➢✓✔\uf0b7\uf0a7]|o(?=\s))\s+(?=\S)")
NUMBER = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}°)\s+(?=\S)")
_HYPHEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST = re.compile(r"[^\W\d_]+")
_SUSPENDED = frozenset(
    ("en", "of", "noch", "tot", "t", "dan", "maar", "als", "respectievelijk", "and", "or", "und")
)
#: Vowels that would run together: Dutch writes a real hyphen between them.
_CLASH = frozenset(("aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "oe", "oi", "oo", "ou", "ui", "uu", "ij"))
_PARTS = frozenset(
    ("ex", "non", "niet", "oud", "pro", "co", "e", "adjunct", "vice", "wmo", "boa", "ggz", "ggd")
)


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, with their hyphens: what else the text tells about a broken word."""
    return frozenset(match.group().lower() for match in _WORD.finditer(text))


def glue(left: str, right: str, known: frozenset[str] = frozenset()) -> str:
    """What comes between two lines of one paragraph once `left` has lost its line-end hyphen: see `join`."""
    hyphen = _HYPHEN.search(left)
    following = _FIRST.match(right)
    if not hyphen:
        return " "
    if left.endswith("\u00ad"):
        return ""
    if not following:
        return "-" if right[:1].isdigit() else "- "
    head, tail = hyphen.group(1), following.group()
    if tail.lower() in _SUSPENDED:
        return "- "
    whole, hyphened = (head + tail).lower(), f"{head}-{tail}".lower()
    if hyphened in known and whole not in known:
        return "-"
    if tail[0].isupper():
        return "-"
    if whole in known:
        return ""
    clash = (head[-1] + tail[0]).lower() in _CLASH
    abbreviation = len(head) > 1 and head.isupper() and not tail.isupper()
    return "-" if clash or abbreviation or head.lower() in _PARTS or len(head) == 1 else ""


def join(lines: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    """One paragraph of wrapped lines; a hyphen at a line end goes when it only broke the word."""
    text = ""
    for line in lines:
        line = line.strip()
        if not line:
            continue
        if text:
            between = glue(text, line, known)
            text = text + between if between == " " else text[:-1] + between
        text += line
    return text


def paragraphs(
    lines: Sequence[str], width: int, known: frozenset[str], starts: Callable[[str], bool]
) -> list[str]:
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
    return [join(group, known) for group in found]


def _goes_on(line: str, following: str, width: int) -> bool:
    line, following = line.rstrip(), following.lstrip()
    if following[:1].islower() or _HYPHEN.search(line):
        return True
    if len(line) > 1.25 * width:
        return False
    # The next word would not have fitted: the line was full.
    full = len(line) + 1 + len(following.split(" ", 1)[0]) > width
    return full or (len(line) >= 0.75 * width and line[-1:] not in ".!?:;")
