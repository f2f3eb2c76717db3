"""Sentence borders in Dutch policy text: own rules on top of the block borders of the readers.

Own rules and no library, because a wrong border costs a measure: general splitters know few of the
abbreviations of policy text, look at neither brackets nor glued footnote digits, and some need
minutes on a megabyte without a stop. One pass over the characters; the look-back and look-ahead at each
stop are bounded, so time is linear in the text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from wijktekst.language import is_analysable
from wijktekst.language.abbreviations import (
    CLOSING,
    CONSONANT_WORDS,
    LABEL_NOUNS,
    MIXED,
    OPEN,
    SECTION_NOUNS,
    STARTERS,
)
from wijktekst.types import Document, Sentence

LONGEST = 2000  # characters; a longer stretch is a list or a table in disguise

_BULLETS = "•▪■◦‣●○►▶➢✓✔§\uf0b7\uf0a7\uf0d8"
_BULLETS_ANYWHERE = _BULLETS.replace("§", "")
_EVENT = re.compile(
    rf"(?P<stop>[.!?…]+)|(?P<soft>[:;])|(?P<line>\n\s*)|(?P<bullet>[{_BULLETS_ANYWHERE}])|(?P<bracket>[()])"
)
# What may stand between a stop and the space after it: closing quotes and brackets, marks of footnotes.
_CLOSERS = re.compile(r"(?:[\"'”’»)\]]|\[\d{1,3}\]|[¹²³⁴-⁹⁰]+)*")
_FOOTNOTE = re.compile(r"\d{1,3}(?=\s+[\"'“‘„(\[]?[A-ZÀ-Þ])")
_OPENERS = "\"'“‘„‚«([{"
_MARKER = re.compile(
    r"(?:[-–—*](?=\s)"
    r"|(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})[.)°](?=\s)"
    r"|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)(?=\s))"
)
_ENUMERATOR = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxlc]{1,6}|[IVXLC]{1,6})[.)]?|\d{1,2}[a-z]\.?)$"
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[a-z]?$")
_INITIALS = re.compile(r"(?:(?:[A-Z]|IJ|Th|Ch|Ph|Joh|Chr|Jac|Fr|Wm)\.)*(?:[A-Z]|IJ|Th|Ch|Ph|Joh|Chr|Jac|Wm)$")
_SPACED_DATE = re.compile(r"\b\d{1,2}\. \d{1,2}\. \d{4}\b")  # "12. 10. 2023"
_DOTTED = re.compile(r"(?:[^\W\d_]{1,4}\.)+[^\W\d_]{1,4}$")
_CONSONANTS = re.compile(r"[b-df-hj-np-tv-xz]{2,5}$")
_GLUED = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]*(?=[ ,])")
_NAME_SHORT = re.compile(r"'[snt](?=[ -])")
# Nor do sentences begin with what a spreadsheet takes for a formula.
_LEADING = re.compile(rf"(?:[{_BULLETS_ANYWHERE}=+@-]|[–—*](?=\s)|\s)+")


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    """All sentences of a document, in order.

    Blocks of kind table, blocks noted "contents" and blocks that are not Dutch give none, a heading is one
    sentence, the rest is split.
    """
    found: list[Sentence] = []
    for number, block in enumerate(document.blocks):
        if block.kind == "table" or block.note == "contents" or not is_analysable(block.language):
            continue
        if block.kind == "heading":
            spans = [span for span in [_trim(document.text, block.start, block.end)] if span]
        else:
            spans = split(document.text, block.start, block.end)
        found.extend(Sentence(start, end, number) for start, end in spans)
    return tuple(found)


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentences in text[start:end] as spans of `text`, in order, trimmed of white space and bullets.

    A stretch without a letter or digit is no sentence. Nothing else is left out.
    """
    spans: list[tuple[int, int]] = []
    at = start
    for border in _borders(text, start, end):
        spans.extend(_finish(text, at, border))
        at = border
    spans.extend(_finish(text, at, end))
    return spans


def _borders(text: str, start: int, end: int) -> list[int]:
    """Offsets at which a new sentence begins, white space before it included in neither."""
    borders: list[int] = []
    at = start
    opened = -1  # where the last bracket opened that has not closed yet
    for event in _EVENT.finditer(text, start, end):
        kind, place = event.lastgroup, event.start()
        if place < at:
            continue
        if kind == "bracket":
            opened = place if event.group() == "(" else -1
            continue
        if kind == "stop":
            after = _after_stop(text, at, place, event.end(), end)
        elif kind == "soft":
            after = _after_soft(text, place + 1, end)
        elif kind == "line":
            after = _after_line(text, place, start, end)
        else:
            after = place if place > at else -1
        if after <= at or after >= end:
            continue
        if kind != "line" and _in_brackets(text, at, place, opened, end):
            continue
        borders.append(after)
        at, opened = after, -1
    return borders


def _in_brackets(text: str, at: int, place: int, opened: int, end: int) -> bool:
    """Whether a stop stands inside brackets that opened in mid-sentence and close soon."""
    if opened <= at or place - opened > 300 or not text[at:opened].strip():
        return False
    closing = text.find(")", place, min(end, place + 300))
    return closing >= 0 and closing > place + 1 and "(" not in text[place:closing]


def _after_stop(text: str, at: int, place: int, after: int, end: int) -> int:
    """Where the next sentence starts if the stop(s) at [place, after) end one, else -1."""
    stops = text[place:after]
    closed = _CLOSERS.match(text, after, end)
    after = closed.end() if closed else after
    if after >= end:
        return -1
    word = _word_before(text, at, place)
    if not text[after].isspace():
        return _after_glued(text, word, stops, after, end)
    following = _skip_space(text, after, end)
    if following >= end:
        return -1
    if stops == "." and not _stop_ends(text, at, place, word, following, end):
        return -1
    return following if _starts(text, following, end) else -1


def _after_glued(text: str, word: str, stops: str, after: int, end: int) -> int:
    """A stop without a space: a footnote digit ("wijk.3 De") or a lost space ("beleid.De ")."""
    plain = (len(word) > 1 and word[-1].isalpha() and word[-2].islower()) or word.endswith((*')%"”’',))
    if not plain or "." in word or "/" in word or "@" in word or word.lower() in OPEN | MIXED:
        return -1
    digits = _FOOTNOTE.match(text, after, end)
    if digits:
        return _skip_space(text, digits.end(), end)
    if (len(word) > 3 or stops != ".") and word[1:].islower() and _GLUED.match(text, after, end):
        return after
    return -1


def _after_soft(text: str, after: int, end: int) -> int:
    """A colon or semicolon ends a sentence where a list item or a new line follows."""
    following = _skip_space(text, after, end)
    if following >= end or following == after:
        return -1
    if "\n" in text[after:following] or _MARKER.match(text, following, end):
        return following
    return -1


def _after_line(text: str, place: int, start: int, end: int) -> int:
    """A blank line ends a sentence, and so does a line before a list marker."""
    following = _skip_space(text, place, end)
    if following >= end:
        return -1
    gap = text[place:following]
    if gap.count("\n") > 1:
        return following
    marker = _MARKER.match(text, following, end)
    # A dash or number that wrapped to a new line is no list item: the line before must be finished or short.
    before = text[max(start, place - 1) : place]
    return following if marker and before and not before.isalnum() and before != "," else -1


def _stop_ends(text: str, at: int, place: int, word: str, following: int, end: int) -> bool:
    """Whether a single full stop after `word` may end a sentence, given what follows."""
    if not word:
        return place > at
    if _is_opening(text, at, place, word):
        return False
    low = word.lower()
    next_word = _next_word(text, following, end)
    if low in CLOSING:
        return not next_word[:1].isdigit() and text[following] != "("
    if _NUMBER.match(word):
        return not (len(word) < 3 and _SPACED_DATE.search(text, max(at, place - 6), min(end, following + 10)))
    if low in OPEN and not (len(word) > 1 and word.isupper()):
        return False
    if (word.isupper() and len(word) == 1) or _INITIALS.match(word):
        return _ends_after_letter(text, at, place, word, next_word)
    if word.isupper():
        return low not in OPEN or next_word in STARTERS
    unsure = low in MIXED or _DOTTED.match(word) or (_CONSONANTS.match(word) and low not in CONSONANT_WORDS)
    return not unsure or next_word in STARTERS


def _ends_after_letter(text: str, at: int, place: int, word: str, next_word: str) -> bool:
    """A capital with a stop is an initial ("J. de Vries") unless it labels something ("plan B. De ...")."""
    if next_word not in STARTERS:
        return False
    if "." in word:  # "B.V. De raad": a name in "De" after initials is rarer than a new sentence
        return word.lower().rstrip(".") in {"b.v", "n.v", "v.o.f", "p.m"} or next_word != "De"
    before = _word_before(text, at, place - len(word)).lower()
    return before in LABEL_NOUNS or (
        next_word != "De" and before not in {"", "dhr", "mw"} and before.islower()
    )


def _is_opening(text: str, at: int, place: int, word: str) -> bool:
    """Whether all that stands before the stop is the number or the label of an item or a section."""
    head = text[at:place] if place - at < 60 else ""
    parts = head.strip().lstrip(_BULLETS + "-–—* ").split()
    if len(parts) == 1:
        return bool(_ENUMERATOR.match(parts[0]))
    return len(parts) == 2 and parts[0].lower() in SECTION_NOUNS and bool(_ENUMERATOR.match(word))


def _starts(text: str, at: int, end: int) -> bool:
    """Whether a sentence may start here: a capital or digit, a quote or bracket before it, or a bullet."""
    if _MARKER.match(text, at, end) and text[at] in "-–—*(":
        return True
    while at < end and text[at] in _OPENERS:
        if _NAME_SHORT.match(text, at, end):  # "'s-Hertogenbosch", "'t Loo", "'s Avonds"
            return True
        at += 1
    if at >= end:
        return False
    first = text[at]
    lettered = text[at : at + 2]
    return (
        first.isupper()
        or first.isdigit()
        or first in "€$£§#@" + _BULLETS
        or re.match(r"[a-z][).]", lettered) is not None
    )


def _word_before(text: str, at: int, place: int) -> str:
    """The word that ends at `place`, without opening quotes and brackets; at most 40 characters."""
    stretch = text[max(at, place - 40) : place]
    parts = stretch.split()
    return (
        parts[-1].lstrip(_OPENERS + _BULLETS)
        if parts and not stretch[-1:].isspace()
        else (parts[-1].rstrip(".,").lstrip(_OPENERS) if parts else "")
    )


def _next_word(text: str, at: int, end: int) -> str:
    parts = text[at : min(end, at + 40)].lstrip(_OPENERS).split(maxsplit=1)
    return parts[0].rstrip(",.:;!?)\"'”’") if parts else ""


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space and without a bullet in front; None without a letter or digit."""
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading else start
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None


def _finish(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Trim one stretch; split the list that a colon opens and semicolons part; cut what is too long."""
    span = _trim(text, start, end)
    if span is None:
        return []
    pieces = [piece for a, b in _list_items(text, *span) for piece in [_trim(text, a, b)] if piece]
    return [cut for a, b in pieces for cut in _cut(text, a, b)]


def _list_items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Items of "lead: item; item; item." when there are three or more of some length; else the whole."""
    if end - start < 150 or text.count(";", start, end) < 2:
        return [(start, end)]
    colon = text.find(": ", start, end)
    if colon < 0 or text.find(";", start, colon) >= 0 or "(" in text[start:colon].rsplit(")", 1)[-1]:
        return [(start, end)]
    places = [colon] + [m.start() for m in re.compile(r";(?=\s)").finditer(text, colon, end)]
    if len(places) < 3 or (end - colon) / len(places) < 25:
        return [(start, end)]
    edges = [start, *(place + 1 for place in places), end]
    return list(pairwise(edges))


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Pieces of at most LONGEST characters, cut after the best mark in the second half of each stretch."""
    pieces: list[tuple[int, int]] = []
    while end - start > LONGEST:
        middle, limit = start + LONGEST // 2, start + LONGEST
        for mark in ("\n", "; ", ": ", " – ", ", ", " "):
            place = text.rfind(mark, middle, limit)
            if place >= 0:
                break
        cut = place + 1 if place >= 0 else limit
        piece = _trim(text, start, cut)
        pieces.extend([piece] if piece else [])
        start = cut
    rest = _trim(text, start, end)
    return pieces + ([rest] if rest else [])
