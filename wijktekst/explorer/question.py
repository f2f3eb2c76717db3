"""What a reader of the explorer asks, and what is found: plain data between the index and the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Sorting = Literal["plaats", "relevantie", "bedrag", "score"]
#: Filters that take values out of a list and have counts, in the order of the page.
FACETS = ("opgave", "thema", "plaats", "actor", "stelligheid", "instrument", "jaar", "document", "soort")
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Question:
    """A search with filters; empty means everything.

    `text` is what was typed: words that must all occur (inflected, or as a part of a compound), "a phrase",
    -without, begin*. `chosen` maps names of `FACETS` to the values that are wanted; values of one facet
    widen, facets narrow. Money is in euros and compares `bedrag_eur`, or else the ends of the range.
    `repeats`: also sentences that repeat a measure.
    """

    text: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    money_from: float | None = None
    money_to: float | None = None
    repeats: bool = False
    sorting: Sorting = "plaats"

    def values(self, facet: str) -> tuple[str, ...]:
        """The chosen values of a facet."""
        return dict(self.chosen).get(facet, ())


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, how a reader reads it, and how many measures it would leave; `chosen` when it is
    on.
    """

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A measure that was found: its row of maatregelen.csv by column, and where in `zin` the words that were
    searched for stand, as half-open character ranges."""

    id: str
    row: Mapping[str, Value]
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits, how many there are in all, and the counts of every facet.

    A facet counts what all other filters leave, so that a second value of it can be chosen. `more` tells of
    which facets only the most frequent values are given.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, tuple[FacetValue, ...]]
    more: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the sentence on a page, in PDF points from its top left corner; pages from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Shown:
    """A measure with its surroundings: text `before` and `after` it, where it stands (`places`, empty for
    formats without pages), the document's `title`, its labels, and other sentences of the same measure
    (`same`: id, file, page). `previous` and `following` are its neighbours in the document.
    """

    hit: Hit
    title: str
    themes: tuple[str, ...]
    before: str
    after: str
    places: tuple[Mark, ...]
    same: tuple[tuple[str, str, int | None], ...]
    previous: str
    following: str
