"""Which measures are the same one, told again in another document or elsewhere in the same.

Two sentences are compared by their words, weighed by how rare these are among the measures at hand: the
formulas of a decision list weigh little, "Volkshuisvestingsfonds" much. Names and numbers decide: sentences
that each have one that the other lacks are about different things.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log
from typing import Any

from wijktekst.language.lemmas import lemma
from wijktekst.language.money import amounts

#: Shared weight from which sentences are the same: as a part of the weight of both (weighted Jaccard), and of
#: the lighter one, for what is the same may say more than the other but not something else.
_OF_BOTH, _OF_LIGHTER = 0.6, 0.8
#: Shared weight from which a sentence may be a later version of another.
_AGAIN = 0.5
#: The same when they name the same sum of money; a sum of two digits or more ("14,2 miljoen") is rarely
#: chance. What stands in the headings counts too.
_SAME_SUM, _SAME_PRECISE_SUM = 0.45, 0.2

#: With fewer words than this a sentence says so little that it must be told again almost word for word, as
#: must one about "dit voorstel" or "bijgevoegde brief", which means something else in another place.
_FEWEST = 3
_ALMOST_ALL = 0.9

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
        if any(one.start <= match.start() < one.end for one in money):
            continue
        word = match[0]
        if word[0].isdigit() or _MONTH.match(word):
            names.add(word[:3].lower() if word[0].isalpha() else word)
        elif not first and word[0].isupper():
            names.add(word.lower())
        first = first and not word[0].isalpha()
        if (base := lemma(word)) not in _EMPTY:
            words.add(base)
    above = {lemma(word) for heading in headings[-2:] for word in _WORD.findall(heading)}
    return Statement(
        frozenset(words),
        frozenset(names),
        frozenset(one.euros for one in money),
        frozenset(above - _EMPTY),
        _POINTING.search(text) is not None,
        text.rstrip().endswith(":"),
    )


def weights(statements: Iterable[Statement]) -> dict[str, float]:
    """How much each word tells: the logarithm of how rare it is among the statements."""
    seen: Counter[str] = Counter()
    count = 0
    for one in statements:
        count += 1
        seen.update(one.words)
    return {word: log(1 + count / times) for word, times in seen.items()}


def overlap(ones: frozenset[str], others: frozenset[str], weight: Mapping[str, float]) -> tuple[float, float]:
    """Weight of the shared words, as a part of that of both together and of the lighter of the two."""
    shared = _weigh(ones & others, weight)
    if not shared:
        return 0.0, 0.0
    mine, theirs = _weigh(ones, weight), _weigh(others, weight)
    return shared / (mine + theirs - shared), shared / min(mine, theirs)


def _weigh(words: Iterable[str], weight: Mapping[str, float]) -> float:
    return fsum(weight.get(word, 0.0) for word in words)


def same(one: Statement, other: Statement, weight: Mapping[str, float]) -> bool:
    """Whether two statements are one measure: each may say more than the other, but not something else."""
    if _differ(one.names, other.names) or _differ(one.euros, other.euros):
        return False
    if one.lead or other.lead:
        return False
    of_both, of_lighter = overlap(one.words, other.words, weight)
    if one.pointing or other.pointing or min(len(one.words), len(other.words)) < _FEWEST:
        return of_both >= _ALMOST_ALL
    if of_both >= _OF_BOTH and of_lighter >= _OF_LIGHTER:
        return True
    if not one.euros & other.euros:
        return False
    precise = any(_is_precise(euros) for euros in one.euros & other.euros)
    with_headings, _ = overlap(one.words | one.above, other.words | other.above, weight)
    return max(of_both, with_headings) >= (_SAME_PRECISE_SUM if precise else _SAME_SUM)


def _is_precise(euros: float) -> bool:
    return len(f"{round(euros * 100)}".rstrip("0")) > 1


def _differ(ones: frozenset[Any], others: frozenset[Any]) -> bool:
    """Whether each has one that the other lacks."""
    return bool(ones - others) and bool(others - ones)


def repeated(sentences: Sequence[tuple[str, Sequence[str]]]) -> list[int]:
    """For each sentence, given with its headings, the index of the first one that it repeats, else its own.

    Only first ones are compared with, so that a chain of small changes does not join what differs.
    """
    statements = [statement(text, headings) for text, headings in sentences]
    weight = weights(statements)
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    by_sum: defaultdict[float, list[int]] = defaultdict(list)
    leaders = []
    for at, one in enumerate(statements):
        telling = _telling(one, weight)
        candidates = {other for word in telling for other in by_word[word]}
        candidates.update(other for euros in one.euros for other in by_sum[euros])
        leader = next((o for o in sorted(candidates) if same(statements[o], one, weight)), at)
        leaders.append(leader)
        if leader == at:
            for word in telling:
                by_word[word].append(at)
            for euros in one.euros:
                by_sum[euros].append(at)
    return leaders


def told_again(
    old: Sequence[tuple[str, Sequence[str]]], new: Sequence[tuple[str, Sequence[str]]]
) -> list[tuple[int, int, float]]:
    """Which new sentence tells an old one again: (old, new, how alike from 0 to 1), ordered, each once.

    Years and sums of money may have changed in between, names of what it is about may not. The most alike are
    paired first.
    """
    ones = [statement(text, headings) for text, headings in old]
    others = [statement(text, headings) for text, headings in new]
    weight = weights([*ones, *others])
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for at, other in enumerate(others):
        for word in _telling(other, weight):
            by_word[word].append(at)
    found = []
    for at, one in enumerate(ones):
        for candidate in sorted({c for word in _telling(one, weight) for c in by_word[word]}):
            alike = _alike(one, others[candidate], weight)
            if alike:
                same_place = one.above == others[candidate].above
                found.append((-alike, not same_place, at, candidate))
    paired: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for alike, _, at, candidate in sorted(found):
        if at not in paired and candidate not in taken:
            paired[at] = candidate, -alike
            taken.add(candidate)
    return [(at, candidate, alike) for at, (candidate, alike) in sorted(paired.items())]


def _alike(one: Statement, other: Statement, weight: Mapping[str, float]) -> float:
    """Shared weight when one may be the later version of the other, else 0."""
    if one.words == other.words and one.names == other.names and one.euros == other.euros:
        return 1.0
    if _differ(_words_only(one.names), _words_only(other.names)):
        return 0.0
    ones, others = _words_only(one.words), _words_only(other.words)
    if min(len(ones), len(others)) < _FEWEST and ones != others:
        return 0.0
    of_both, _ = overlap(ones, others, weight)
    return min(of_both, 0.99) if of_both >= _AGAIN else 0.0


def _words_only(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if not name[0].isdigit())


def _telling(one: Statement, weight: Mapping[str, float]) -> list[str]:
    """The rarest words, of which two statements that are the same by their words share at least one.

    What is left out weighs less than they must share.
    """
    ordered = sorted(one.words, key=lambda word: (-weight[word], word))
    left = _weigh(ordered, weight)
    needed = left * _OF_BOTH
    telling = []
    for word in ordered:
        if left < needed:
            break
        telling.append(word)
        left -= weight[word]
    return telling
