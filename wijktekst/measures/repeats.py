"""Which measures are the same one, told again: made for a million of them, one after the other.

The answer is that of `same`. A measure is compared with first ones that share a telling word or a sum;
upper bounds on what two can share pass over nearly all that differ before any are compared in full.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from wijktekst.measures.candidates import Candidates
from wijktekst.measures.leaders import Coded
from wijktekst.measures.lookups import Digests, Numbers
from wijktekst.measures.similarity import differ, same, same_sum, telling
from wijktekst.measures.statements import Statement, statement, weights


class Repeats:
    """Finds for each measure, given one after the other, the first that it repeats.

    Only first ones are compared with, so that a chain of small changes does not join what differs. Every word
    of the statements must have a weight; words of their headings may lack one.
    """

    def __init__(self, weight: Mapping[str, float]) -> None:
        self._weight = weight
        self._words = sorted(weight, key=lambda word: (-weight[word], word))
        self._number = {word: at for at, word in enumerate(self._words)}
        self._weights = array("d", map(weight.__getitem__, self._words))
        self._names: Numbers[str] = Numbers()
        self._euros: Numbers[float] = Numbers()
        self._count = 0
        self._candidates = Candidates(self._weights)
        self._seen = Digests()

    def add(self, one: Statement) -> int:
        """The index (0 is the first added) of the measure that it repeats, its own when it is the first."""
        index = self._count
        self._count += 1
        if one.lead or not one.words:
            return index  # is the same as nothing
        coded = self._coded(one)
        digest = coded.digest()
        known = self._seen.get(digest)
        if known is not None:
            return known
        rests = telling([self._weights[word] for word in coded.words])
        leader = self._first_same(one, coded, rests)
        if leader is None:
            leader = index
            self._candidates.add(index, coded, rests)
        if rests[0]:  # with no weight at all it is not even the same as itself
            self._seen.put(digest, leader)
        return leader

    def _coded(self, one: Statement) -> Coded:
        number = self._number
        above = one.above - one.words if one.euros else ()  # headings count between statements with sums
        return Coded(
            sorted([number[word] for word in one.words]),
            sorted([number[word] for word in above if word in number]),
            sorted(map(self._names.of, one.names)),
            sorted(map(self._euros.of, one.euros)),
            one.pointing,
        )

    def _statement(self, coded: Coded) -> Statement:
        """What was coded, but for what makes no difference to `same`."""
        return Statement(
            frozenset([self._words[word] for word in coded.words]),
            frozenset([self._names[name] for name in coded.names]),
            frozenset([self._euros[euros] for euros in coded.euros]),
            frozenset([self._words[word] for word in coded.extra]),
            coded.pointing,
        )

    def _first_same(self, one: Statement, coded: Coded, rests: Sequence[float]) -> int | None:
        """The first leader that is the same, of those that share a telling word or a sum."""
        likely = self._candidates.by_words(coded, rests)
        if coded.euros:
            parts = [same_sum(self._euros[euros]) for euros in coded.euros]
            likely |= self._candidates.by_sums(coded, rests[0], parts)
        names, euros = set(coded.names), set(coded.euros)
        for row in sorted(likely):
            other = self._candidates.leaders[row]
            if differ(names, set(other.names)) or differ(euros, set(other.euros)):
                continue
            if same(self._statement(other), one, self._weight):
                return self._candidates.leaders.index[row]
        return None


def repeated(sentences: Sequence[tuple[str, Sequence[str]]]) -> list[int]:
    """For each sentence, given with its headings, the index of the first that it repeats, else its own."""
    statements = [statement(text, headings) for text, headings in sentences]
    repeats = Repeats(weights(statements))
    return [repeats.add(one) for one in statements]
