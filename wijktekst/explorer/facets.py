"""Facets in memory: which measures have which values, as arrays of small numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wijktekst.explorer.question import FACETS, FacetValue, Question
from wijktekst.language.tokens import normalise

Mask = NDArray[np.bool_]

#: So many values are shown of each facet, and all of them when there are hardly more.
_SHOWN, _HARDLY_MORE = 12, 15
#: Facets whose values have an order of their own.
_ORDERED = frozenset({"jaar", "stelligheid"})
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Facet:
    """A facet: its values in their own order with labels, and pairs of a measure and a value, by measure."""

    name: str
    values: Sequence[str]
    labels: Sequence[str]
    numbers: NDArray[np.int32]
    codes: NDArray[np.int32]

    def having(self, chosen: Sequence[str], size: int) -> Mask:
        """The measures that have one of these values."""
        wanted = np.zeros(len(self.values), dtype=np.bool_)
        wanted[[self._code_of[value] for value in chosen if value in self._code_of]] = True
        found = np.zeros(size, dtype=np.bool_)
        found[self.numbers[wanted[self.codes]]] = True
        return found

    def of(self, number: int) -> tuple[str, ...]:
        """Labels of the values that a measure has."""
        begin, end = np.searchsorted(self.numbers, (number, number + 1))
        return tuple(self.labels[code] for code in self.codes[begin:end].tolist())

    def shown(self, found: Mask, chosen: Sequence[str]) -> tuple[tuple[FacetValue, ...], bool]:
        """The most frequent values among what was found and those that are chosen; whether there are more."""
        counts = self._counts(found)
        codes = self._by_count(counts, np.flatnonzero(counts))
        more = len(codes) > _HARDLY_MORE
        codes = codes[: _SHOWN if more else None]
        also = [value for value in chosen if self._code_of.get(value) not in set(codes)]
        codes += [self._code_of[value] for value in also if value in self._code_of]
        if self.name in _ORDERED:
            codes.sort()
        unknown = (FacetValue(value, value, 0, True) for value in also if value not in self._code_of)
        return (*self._made(codes, counts, chosen), *unknown), more

    def beginning(
        self, begins_with: str, found: Mask, chosen: Sequence[str], count: int
    ) -> tuple[FacetValue, ...]:
        """Values of which a word begins so, the most frequent first."""
        counts = self._counts(found)
        wanted = _folded(begins_with)
        fits = [code for code in np.flatnonzero(counts).tolist() if wanted in self._folded[code]]
        codes = self._by_count(counts, np.array(fits, dtype=np.int64))[: max(count, 0)]
        return tuple(self._made(codes, counts, chosen))

    def _counts(self, found: Mask) -> NDArray[np.int64]:
        return np.bincount(self.codes[found[self.numbers]], minlength=len(self.values))

    @staticmethod
    def _by_count(counts: NDArray[np.int64], codes: NDArray[np.int64]) -> list[int]:
        ordered: list[int] = codes[np.argsort(-counts[codes], kind="stable")].tolist()
        return ordered

    def _made(
        self, codes: Sequence[int], counts: NDArray[np.int64], chosen: Sequence[str]
    ) -> list[FacetValue]:
        return [
            FacetValue(self.values[code], self.labels[code], int(counts[code]), self.values[code] in chosen)
            for code in codes
        ]

    @cached_property
    def _code_of(self) -> dict[str, int]:
        return {value: code for code, value in enumerate(self.values)}

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(map(_folded, self.labels))


class Facets:
    """All facets of the measures, with what else can be filtered on."""

    def __init__(
        self, facets: Mapping[str, Facet], low: NDArray[np.float64], high: NDArray[np.float64], counts: Mask
    ) -> None:
        """`low` and `high` are the ends of the amounts, not a number without one; `counts`: no repetition."""
        self._facets = facets
        self._low, self._high, self._counts = low, high, counts

    def __getitem__(self, name: str) -> Facet:
        return self._facets[name]

    def filtered(self, question: Question, found: Mask) -> Filtered:
        """What the filters of a question leave of what was found."""
        if not question.repeats:
            found = found & self._counts
        if question.money_from is not None:
            found = found & (self._high >= question.money_from)
        if question.money_to is not None:
            found = found & (self._low <= question.money_to)
        chosen = {name: question.values(name) for name in FACETS if question.values(name)}
        each = {name: self._facets[name].having(values, len(found)) for name, values in chosen.items()}
        return Filtered(self._facets, found, chosen, each)


@dataclass(frozen=True)
class Filtered:
    """What the text and the money leave (`before`), and what each facet with chosen values leaves of all."""

    facets: Mapping[str, Facet]
    before: Mask
    chosen: Mapping[str, Sequence[str]]
    each: Mapping[str, Mask]

    @cached_property
    def found(self) -> Mask:
        """What all filters leave."""
        return self.but_for("")

    def but_for(self, name: str) -> Mask:
        """What all filters but that of one facet leave."""
        found = self.before
        for other, mask in self.each.items():
            if other != name:
                found = found & mask
        return found

    def shown(self) -> tuple[dict[str, tuple[FacetValue, ...]], frozenset[str]]:
        """The values of every facet to show, and the facets that have more."""
        values, more = {}, set()
        for name in FACETS:
            found = self.but_for(name) if name in self.each else self.found
            values[name], others = self.facets[name].shown(found, self.chosen.get(name, ()))
            if others:
                more.add(name)
        return values, frozenset(more)


def _folded(label: str) -> str:
    """A label in which words are looked for by how they begin: a space before each, and nothing else."""
    return " " + _NO_WORD.sub(" ", normalise(label)).strip()
