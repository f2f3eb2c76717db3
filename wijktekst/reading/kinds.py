"""What sort of document it is, by rules over its name, title, cover, opening and format."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from wijktekst.reading.kinds_words import FORMULAS, GENERAL, NAMED

_WEB_DEFAULT = "webpagina"
_NAME_POINTS, _TITLE_POINTS, _FOLDER_POINTS, _LEAST = 4, 3, 1, 3
#: A kamerstuk may be one of these; then that says more.
_KAMERSTUKKEN = ("kamerbrief", "kamervragen", "motie", "amendement", "begroting")
#: What may stand around the name of a kind on a line of the cover that says nothing else.
_YEARS = r"[\s(|–-]*(?:(?:(?:19|20)\d\d|[a-z]{3,9}(?= (?:19|20)\d\d))[\s)|/–-]*)*"


@dataclass(frozen=True, slots=True)
class Clues:
    """What the rules look at: `name` the display path, `opening` the text of the first page, `cover` the
    short lines that stand before any running text.
    """

    name: str
    title: str
    opening: str
    web: bool = False
    cover: tuple[str, ...] = ()


def kind_of(clues: Clues) -> str:
    """The kind of a document; "" when nothing says so with enough weight."""
    scores = _scores(clues)
    if scores["kamerstuk"]:
        finer = [kind for kind in _KAMERSTUKKEN if scores[kind] >= _LEAST]
        return max(finer, key=lambda kind: scores[kind]) if finer else "kamerstuk"
    best = max(_order(), key=lambda kind: scores[kind])
    if scores[best] >= _LEAST:
        return best
    return _WEB_DEFAULT if clues.web else ""


def refine(kind: str, clues: Clues) -> str:
    """A finer kind than the one the format states, where the text is clear about it."""
    if kind != "kamerstuk":
        return kind
    scores = _scores(clues)
    finer = [name for name in _KAMERSTUKKEN if scores[name] >= _TITLE_POINTS]
    return max(finer, key=lambda name: scores[name]) if finer else kind


def _order() -> list[str]:
    return list(dict.fromkeys([*NAMED, *(kind for kind, _, _ in FORMULAS)]))


def _scores(clues: Clues) -> Counter[str]:
    scores: Counter[str] = Counter()
    folder, _, file = clues.name.rpartition("/")
    stem = _words(file.rpartition(".")[0] or file)
    for kind, pattern in _named().items():
        if named := list(pattern.finditer(stem)):
            drawer = all(match[0].lower() in GENERAL for match in named)
            scores[kind] += _NAME_POINTS - drawer + (named[0].start() == 0)
        if found := pattern.search(clues.title):
            # A title that begins with the kind is about nothing else.
            opens = found.start() == 0 or clues.title[found.start() - 1] == "\n"
            scores[kind] += _TITLE_POINTS + opens
        elif any(_is_label(pattern, line) for line in clues.cover):
            scores[kind] += _TITLE_POINTS
        scores[kind] += _FOLDER_POINTS if pattern.search(_words(folder.rpartition("/")[2])) else 0
    for kind, points, formula in FORMULAS:
        if re.search(formula, clues.opening):
            scores[kind] += points
    return scores


def _is_label(pattern: re.Pattern[str], line: str) -> bool:
    """Whether a line of the cover begins or ends with the name of the kind."""
    found = pattern.search(line)
    if not found:
        return False
    return found.start() == 0 or bool(re.fullmatch(_YEARS, line[found.end() :], re.IGNORECASE))


@lru_cache(maxsize=1)
def _named() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(rf"\b(?:{'|'.join(names)})\b", re.IGNORECASE) for kind, names in NAMED.items()}


def _words(name: str) -> str:
    return re.sub(r"[_\-. ]+", " ", name)
