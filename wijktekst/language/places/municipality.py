"""Which municipality a document is about: the one that it names as such, or nearly alone."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from wijktekst.language.places.gazetteer import all_quarters, bearers, gazetteer
from wijktekst.language.places.quarters import is_word
from wijktekst.language.places.towns import is_another_name
from wijktekst.types import Document

#: Says that what follows is a municipality.
_CUE = re.compile(
    r"\b(?:[Gg]emeente(?:blad van(?: de gemeente)?|raad van(?: de gemeente)?|bestuur van)?"
    r"|(?:[Rr]aad|[Ww]ethouders) van(?: de gemeente)?|[Cc]ollege van|B(?:&|en|\+)W(?: van|-vergadering)"
    r"|[Bb]urgemeester van)\s$"
)
_BOARD = re.compile(r"ethouders van|aad van|ollege van")
#: How much of what a document says of municipalities must be of this one.
_SHARE = 0.6
_CHARACTERS = 500_000
_CUED = 2
_ENOUGH = 5
#: Mentions in 10,000 characters, from which on a document without "gemeente ..." is about the place.
_DENSE = 3.0
_HEAD = 1500
_LETTERHEAD = -1
#: At most so much may the names of its quarters add.
_MOST_QUARTERS = 3
#: Between the words of a file name, and of how many a municipality's name has at most.
_STEM = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z\d])")
_LONGEST_NAME = 4
#: Letters of a quarter's name that is hardly anything else.
_SHORTEST = 6


@lru_cache(maxsize=4)  # one document's measures ask in a row; the text's own hash is kept by Python
def municipality_of(text: str) -> str:
    """CBS code of the municipality that a document is about, "" when it is about several or none.

    A document that calls one "gemeente ..." twice, or writes in its name, is about it; so is one that names
    it, or quarters that only it has, often. Not where it says nearly as much of others.
    """
    text = text[:_CHARACTERS]
    at_least = _DENSE * max(1.0, len(text) / 10_000)
    cued, bare, first = _mentions(text)
    scores = Counter({code: _CUED * count for code, count in cued.items()}) + bare
    scores.update({code: _CUED for code in cued if first[code] < _HEAD // 5})
    if code := _most(scores):
        named = cued[code] + bare[code]
        if cued[code] >= _CUED or (cued[code] and (named > _CUED or first[code] == _LETTERHEAD)):
            return code
        if named >= max(_ENOUGH, at_least) and first[code] < _HEAD:
            return code
    quarters = _quarters(text)
    code = _most(scores + quarters)
    if scores[code]:
        enough = quarters[code] and scores[code] + min(_MOST_QUARTERS, quarters[code]) > _CUED
        return code if enough and scores[code] + quarters[code] >= at_least else ""
    return code if quarters[code] >= max(_ENOUGH, at_least) else ""


def municipality_of_document(document: Document) -> str:
    """As `municipality_of`; where the text does not tell, of the municipality that made the document, or that
    its file name begins or ends with.
    """
    if code := municipality_of(document.text):
        return code
    maker = document.author.removeprefix("Gemeente ")
    if maker != document.author:
        return _only(maker)
    words = _STEM.sub(" ", document.source.path.rpartition("/")[2].rpartition(".")[0]).title().split()
    for count in range(_LONGEST_NAME, 0, -1):
        for part in (words[:count], words[-count:]):
            if len(words) > count and (code := _only(" ".join(part))):
                return code
    return ""


def _only(name: str) -> str:
    """Code of the one municipality of this name, when the name is hardly anything else."""
    towns = [town for town in gazetteer()[1].of(name) if town.kind == "gemeente" and not town.needs_cue]
    return towns[0].code if len(towns) == 1 else ""


@lru_cache(maxsize=512)
def name_of(code: str) -> str:
    """Name of the municipality with this code, "" when there is none."""
    towns = (town for named in gazetteer()[0].values() for town in named)
    return next((town.name for town in towns if town.code == code and town.kind == "gemeente"), "")


def _most(scores: Counter[str]) -> str:
    """Of which there is said most, if by far."""
    if not scores:
        return ""
    code, score = min(scores.items(), key=lambda item: (-item[1], item[0]))
    return code if score >= _SHARE * sum(scores.values()) else ""


def _mentions(text: str) -> tuple[Counter[str], Counter[str], dict[str, int]]:
    """How often each municipality is called one or only named, and where first (a letterhead before all)."""
    cued: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    first: dict[str, int] = {}
    _, names = gazetteer()
    for start, end, towns in names.within(text, 0, len(text)):
        line = text.rfind("\n", max(0, start - 80), start) + 1
        before = text[max(line, start - 80) : start]
        is_cued = _CUE.search(before)
        if len(towns) > 1 and not is_cued:
            continue
        for town in towns:
            if town.kind != "gemeente":
                continue
            if is_cued:
                cued[town.code] += 1
                first.setdefault(town.code, _LETTERHEAD if _speaks(text, before, is_cued, end) else start)
            elif not town.needs_cue and not is_another_name(text, before, (start, end)):
                bare[town.code] += 1
                first.setdefault(town.code, start)
    return cued, bare, first


def _speaks(text: str, before: str, cue: re.Match[str], end: int) -> bool:
    """Whether the document says here that it is from the municipality: its letterhead, its board."""
    if end < _HEAD // 4 and _BOARD.search(cue[0]):
        return True
    alone = text[end : end + 2].strip(" ")[:1] in ("", "\n") or end < _HEAD // 10
    return alone and not before[: cue.start()].strip()


def _quarters(text: str) -> Counter[str]:
    """How often names of quarters that only one municipality has occur, for each municipality."""
    counts: Counter[str] = Counter()
    for start, end, bearing in all_quarters().within(text, 0, len(text)):
        name = text[start:end]
        if len(name) < _SHORTEST or is_word(name, first=False) or len(bearers(name)) != 1:
            continue
        if not is_another_name(text, text[max(0, start - 40) : start], (start, end)):
            counts[bearing[0].municipality] += 1
    return counts
