"""What a search asks for, and which measures have it: over postings, the places where a term stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wijktekst.explorer.words import HEADINGS, WRITTEN, asked, shortened
from wijktekst.language import tokenize

#: A place of a word is one number: that of the measure, then so many bits for the position.
POSITION_BITS = 22
Places = NDArray[np.int64]

_LONGEST = 1000
_MOST_CLAUSES = 32
#: A word in the headings counts so much of one in the sentence.
_IN_HEADINGS = 0.25
_CLAUSE = re.compile(r'(?P<without>-?)(?:["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»]?|(?P<word>[^\s"“”„«»]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Any of these terms of the index; with `prefix` every term that begins so."""

    texts: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Terms that follow each other, one or more; `without`: measures that have them are left out."""

    terms: tuple[Term, ...]
    without: bool = False


#: Where a term stands, in order.
Postings = Callable[[Term], Places]


def clauses_of(text: str) -> tuple[Clause, ...]:
    """What was typed: words, "phrases", -without and begin*. What is no word is left out.

    Several words without a space between them ("en/of") are a phrase.
    """
    found: dict[Clause, None] = {}
    for match in _CLAUSE.finditer(text[:_LONGEST]):
        typed = match["word"] if match["phrase"] is None else match["phrase"]
        if terms := tuple(_terms(typed)):
            found[Clause(terms, bool(match["without"]))] = None
    return tuple(found)[:_MOST_CLAUSES]


def _terms(typed: str) -> Iterator[Term]:
    for token in tokenize(typed):
        word = shortened(token.norm)
        prefix = typed[token.end : token.end + 1] == "*"
        yield Term((WRITTEN + word,), prefix) if prefix else Term(asked(word))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Where a clause of so many words begins, and how many measures have it."""

    places: Places
    length: int
    measures: int


class Matches:
    """Measures that have all of the clauses; `found` says so of each measure by its number."""

    def __init__(self, clauses: Sequence[Clause], postings: Postings, size: int) -> None:
        self.found: NDArray[np.bool_] = np.ones(size, dtype=np.bool_)
        self._size = size
        self._wanted: list[_Wanted] = []
        for clause in clauses:
            places = _places(clause, postings)
            has = np.zeros(size, dtype=np.bool_)
            has[places >> POSITION_BITS] = True
            self.found &= ~has if clause.without else has
            if not clause.without:
                self._wanted.append(_Wanted(places, len(clause.terms), int(has.sum())))

    def scores(self) -> NDArray[np.float64]:
        """For each measure: how often it has each clause, the rare ones counting most."""
        total = np.zeros(self._size)
        for one in self._wanted:
            rarity = float(np.log1p(self._size / max(one.measures, 1)))
            weights = np.where((one.places & HEADINGS) > 0, _IN_HEADINGS * rarity, rarity)
            total += np.bincount(one.places >> POSITION_BITS, weights=weights, minlength=self._size)
        return total

    def marks(self, number: int, sentence: str) -> tuple[tuple[int, int], ...]:
        """Where in the sentence of a measure the words stand that were searched for."""
        first = number << POSITION_BITS
        words: set[int] = set()
        for one in self._wanted:
            begin, end = np.searchsorted(one.places, (first, first + HEADINGS))
            for place in one.places[begin:end].tolist():
                words.update(range(place - first, place - first + one.length))
        if not words:
            return ()
        tokens = tokenize(sentence)
        return tuple((tokens[at].start, tokens[at].end) for at in sorted(words) if at < len(tokens))


def _places(clause: Clause, postings: Postings) -> Places:
    """Where the first term of the clause stands with the others behind it."""
    found = postings(clause.terms[0])
    for behind, term in enumerate(clause.terms[1:], 1):
        if not len(found):
            break
        found = found[_in(found + behind, postings(term))]
    return found


def _in(values: Places, ordered: Places) -> NDArray[np.bool_]:
    at = np.searchsorted(ordered, values)
    at[at == len(ordered)] = 0
    return ordered[at] == values if len(ordered) else np.zeros(len(values), dtype=np.bool_)
