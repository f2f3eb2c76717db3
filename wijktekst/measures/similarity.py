"""When two statements are the same measure, told again in another document or elsewhere in the same.

Two sentences are compared by their words, weighed by how rare these are among the measures at hand: the
formulas of a decision list weigh little, "Volkshuisvestingsfonds" much. Names and numbers decide: sentences
that each have one that the other lacks are about different things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from math import fsum, isfinite
from typing import Any

from wijktekst.measures.statements import Statement, statement, weights

#: Shared weight from which sentences are the same: as a part of the weight of both (weighted Jaccard), and of
#: the lighter one, for what is the same may say more than the other but not something else.
OF_BOTH, OF_LIGHTER = 0.6, 0.8
#: Shared weight from which a sentence may be a later version of another.
_AGAIN = 0.5
#: The same when they name the same sum of money; a sum of two digits or more ("14,2 miljoen") is rarely
#: chance. What stands in the headings counts too.
_SAME_SUM, _SAME_PRECISE_SUM = 0.45, 0.2

#: With fewer words than this a sentence says so little that it must be told again almost word for word, as
#: must one about "dit voorstel" or "bijgevoegde brief", which means something else in another place.
_FEWEST = 3
_ALMOST_ALL = 0.9


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
    if differ(one.names, other.names) or differ(one.euros, other.euros):
        return False
    if one.lead or other.lead:
        return False
    of_both, of_lighter = overlap(one.words, other.words, weight)
    if one.pointing or other.pointing or min(len(one.words), len(other.words)) < _FEWEST:
        return of_both >= _ALMOST_ALL
    if of_both >= OF_BOTH and of_lighter >= OF_LIGHTER:
        return True
    if not one.euros & other.euros:
        return False
    needed = min(map(same_sum, one.euros & other.euros))
    with_headings, _ = overlap(one.words | one.above, other.words | other.above, weight)
    return max(of_both, with_headings) >= needed


def same_sum(euros: float) -> float:
    """Shared weight from which sentences that both name this sum are the same."""
    precise = isfinite(euros * 100) and len(f"{round(euros * 100)}".rstrip("0")) > 1
    return _SAME_PRECISE_SUM if precise else _SAME_SUM


def differ(ones: Set[Any], others: Set[Any]) -> bool:
    """Whether each has one that the other lacks."""
    return not (ones <= others or others <= ones)


def telling(weights: Sequence[float]) -> list[float]:
    """The rarest words, of which two statements that are the same by their words share at least one.

    `weights` are those of the words of a statement, heaviest first. For each word that tells, the answer has
    the weight from there on; the words that are left out weigh less than the two must share.
    """
    left = fsum(weights)
    needed = left * OF_BOTH
    found = []
    for weight in weights:
        if left < needed:
            break
        found.append(left)
        left -= weight
    return found


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
    if differ(_words_only(one.names), _words_only(other.names)):
        return 0.0
    ones, others = _words_only(one.words), _words_only(other.words)
    if min(len(ones), len(others)) < _FEWEST and ones != others:
        return 0.0
    of_both, _ = overlap(ones, others, weight)
    return min(of_both, 0.99) if of_both >= _AGAIN else 0.0


def _words_only(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if not name[0].isdigit())


def _telling(one: Statement, weight: Mapping[str, float]) -> list[str]:
    """The rarest words of a statement, as `telling` counts them."""
    ordered = sorted(one.words, key=lambda word: (-weight[word], word))
    return ordered[: len(telling([weight[word] for word in ordered]))]
