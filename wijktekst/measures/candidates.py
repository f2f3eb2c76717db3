"""Which leaders a statement may repeat: upper bounds on what they share, for all of them at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from wijktekst.measures.leaders import Coded, Leaders, column
from wijktekst.measures.lookups import Lists
from wijktekst.measures.similarity import OF_BOTH, OF_LIGHTER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

#: Sums of floats that are added in another order differ by far less than this factor. Bounds are
#: this much wider, so that rounding never passes over what `same` accepts.
_SLACK = 1 + 1e-9


class Candidates:
    """Leaders by what they must share with what repeats them: a telling word or a sum of money."""

    def __init__(self, weights: Sequence[float]) -> None:
        import numpy as np

        self.leaders = Leaders()
        self._weights = np.array(weights, dtype=np.float64)
        self._shared = np.zeros(len(weights))  # the weights of the words of one statement at a time, else 0
        self._by_word, self._by_sum = Lists(), Lists()

    def add(self, index: int, one: Coded, rests: Sequence[float]) -> None:
        """The next leader, and what its words weigh from each telling one on."""
        row = self.leaders.add(index, one, rests[0])
        for word in one.words[: len(rests)]:
            self._by_word.add(word, row)
        for euros in one.euros:
            self._by_sum.add(euros, row)

    def by_words(self, one: Coded, rests: Sequence[float]) -> set[int]:
        """Leaders that may be the same by their words."""
        weight = rests[0]
        lightest = weight * OF_BOTH / _SLACK
        lists = [
            (known, limit)
            for word, rest in zip(one.words, rests, strict=False)
            if (limit := _heaviest(weight, rest)) >= lightest and (known := self._by_word.of(word))
        ]
        if not lists:
            return set()
        rows, heaviest = _joined(lists)
        weights = column(self.leaders.weight)[rows]
        fits = (weights >= lightest) & (weights <= heaviest)
        rows, weights = self._nesting(one, rows[fits], weights[fits])
        if not len(rows):
            return set()
        with self._sharing(one.words):
            shared = self.leaders.sums(rows, self._shared) * _SLACK
        lighter = weights.clip(max=weight)
        enough = _is_part(shared, weights + weight, OF_BOTH) & (shared >= lighter * OF_LIGHTER)
        return set(rows[enough].tolist())

    def by_sums(self, one: Coded, weight: float, parts: Sequence[float]) -> set[int]:
        """Leaders that may be the same as they name a sum too: per sum, the part that they must share."""
        sums = zip(one.euros, parts, strict=True)
        lists = [(known, need) for euros, need in sums if (known := self._by_sum.of(euros))]
        if not lists:
            return set()
        rows, part = self._nesting(one, *_joined(lists))
        if not len(rows):
            return set()
        with self._sharing(one.words):
            shared = self.leaders.sums(rows, self._shared) * _SLACK
        enough = _is_part(shared, column(self.leaders.weight)[rows] + weight, part)
        every = one.words + one.extra
        with self._sharing(every):
            shared = self.leaders.sums(rows, self._shared, extra=True) * _SLACK
        both = self.leaders.sums(rows, self._weights, extra=True) + self._weights[every].sum()
        return set(rows[enough | _is_part(shared, both, part)].tolist())

    def _nesting(self, one: Coded, rows: Array, values: Array) -> tuple[Array, Array]:
        """Those rows, with their values, whose names may all be names of `one`, or the other way around."""
        fits = self.leaders.may_nest(rows, one.signature())
        return rows[fits], values[fits]

    @contextmanager
    def _sharing(self, words: list[int]) -> Iterator[None]:
        self._shared[words] = self._weights[words]
        try:
            yield
        finally:
            self._shared[words] = 0.0


def _is_part(shared: Array, both: Array, part: Array | float) -> Array:
    """Where it is this part of the weight of two together; `both` counts what they share twice."""
    enough: Array = shared >= (both - shared) * part
    return enough


def _heaviest(weight: float, rest: float) -> float:
    """What a statement weighs at most that is the same as one of this weight and shares `rest` at most."""
    rest *= _SLACK
    limit = rest / OF_BOTH + rest - weight
    return limit if rest >= weight * OF_LIGHTER else min(limit, rest / OF_LIGHTER)


def _joined(lists: Sequence[tuple[array[int], float]]) -> tuple[Array, Array]:
    """The rows of all lists, and beside each row the value of its list."""
    import numpy as np

    lengths = [len(rows) for rows, _ in lists]
    values = np.repeat(np.array([value for _, value in lists]), lengths)
    return np.concatenate([column(rows) for rows, _ in lists]), values
