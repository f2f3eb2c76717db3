"""What a sentence is compared by when measures are told apart: words, names and numbers, sums of money."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from wijktekst.language.lemmas import lemma
from wijktekst.language.money import amounts

_POINTING = re.compile(
    r"\b(?:dit|deze|bijgevoegde?|bovenstaande?|onderstaande?|genoemde?|voornoemde?|onderhavige?) [a-zà-ÿ]",
    re.IGNORECASE,
)

#: The number of a list item says nothing of what stands behind it.
_MARKER = re.compile(r"\s*(?:[-–—•*▪❶-❿]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.)])\s*")
_MONTH = re.compile(
    r"(?:jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: Words that say nothing of what a measure is about.
_EMPTY = frozenset(
    """
    aan af al alle als andere bij binnen daar daarbij daarmee daarom dan dat de deze die dit door dus een
    en er ervoor gaan haar hebben hem het hier hierbij hij hoe hun ieder iedere ik in is ja je jullie kan
    komen krijgen kunnen laten maar maken me mee meer men met mij mogen moeten na naar niet nog nu of om
    omdat onder ons onze ook op over per samen te tegen ten ter tot tussen uit u uw van vanaf veel via
    voor waar waarbij waarin waarmee wat we weer welke wie wij willen worden zal ze zich zij zijn zijn zo
    zoals zodat zonder zullen zouden
    """.split()
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence is compared by: its words as lemmas, its names and numbers, and its sums of money.

    `above` holds the words of the headings that stand over it, `pointing` tells that it speaks of "this
    proposal" or something else that stands outside it, `lead` that it only opens a list.
    """

    words: frozenset[str]
    names: frozenset[str]
    euros: frozenset[float]
    above: frozenset[str] = frozenset()
    pointing: bool = False
    lead: bool = False


def statement(text: str, headings: Sequence[str] = ()) -> Statement:
    """The statement that a sentence makes under its headings."""
    money = amounts(text, 0, len(text))
    words: set[str] = set()
    names: set[str] = set()
    first = True
    marker = _MARKER.match(text)
    for match in _WORD.finditer(text, marker.end() if marker else 0):
        if money and any(one.start <= match.start() < one.end for one in money):
            continue
        word = match[0]
        base, fixed = _read(word)
        if fixed:
            names.add(fixed)
        elif not first and word[0].isupper():
            names.add(word.lower())
        first = first and not word[0].isalpha()
        if base is not None:
            words.add(base)
    return Statement(
        frozenset(words),
        frozenset(names),
        frozenset([one.euros for one in money]),
        frozenset().union(*map(_words_of, headings[-2:])),
        _POINTING.search(text) is not None,
        text.rstrip().endswith(":"),
    )


@lru_cache(maxsize=50_000)
def _read(word: str) -> tuple[str | None, str]:
    """What a word counts as, and its name when it is a number or a month wherever it stands."""
    base = lemma(word)
    name = ""
    if word[0].isdigit() or _MONTH.match(word):
        name = word[:3].lower() if word[0].isalpha() else word
    return None if base in _EMPTY else base, name


@lru_cache(maxsize=1_000)
def _words_of(heading: str) -> frozenset[str]:
    """What the words of a heading count as; many measures stand under the same one."""
    return frozenset(map(lemma, _WORD.findall(heading))) - _EMPTY


def weights(statements: Iterable[Statement]) -> dict[str, float]:
    """How much each word tells among these statements."""
    counts: Counter[str] = Counter()
    count = 0
    for one in statements:
        count += 1
        counts.update(one.words)
    return weights_of(counts, count)


def weights_of(counts: Mapping[str, int] | Iterable[tuple[str, int]], statements: int) -> dict[str, float]:
    """How much each word tells: the logarithm of how rare it is, given in how many statements it occurs."""
    pairs = counts.items() if isinstance(counts, Mapping) else counts
    return {word: log(1 + statements / times) for word, times in pairs}
