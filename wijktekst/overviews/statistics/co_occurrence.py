"""Which challenges or themes are spoken of together, more or less than chance would have it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from wijktekst.overviews.rows import spoken_of
from wijktekst.overviews.shares import FEWEST_DOCUMENTS, Floats, Level, random, redrawn
from wijktekst.overviews.statistics.counts import (
    NUMBER,
    TEXT,
    WHOLE,
    Counted,
    Reports,
    bounds,
    counted,
    framed,
    known,
)

if TYPE_CHECKING:
    import pandas as pd

Within = Literal["zin", "document"]
Pairs = list[tuple[int, int]]
#: Pairs that are resampled at a time, so that a hundred themes do not fill the memory.
_AT_A_TIME = 256
_COLUMNS = {
    "samen": WHOLE,
    "aantal_a": WHOLE,
    "aantal_b": WHOLE,
    "totaal": WHOLE,
    "documenten_samen": WHOLE,
    "verwacht": NUMBER,
    "lift": NUMBER,
    "lift_laag": NUMBER,
    "lift_hoog": NUMBER,
    "pmi": NUMBER,
    "phi": NUMBER,
    "phi_laag": NUMBER,
    "phi_hoog": NUMBER,
    "getrokken_uit": TEXT,
}


@dataclass(frozen=True, slots=True)
class CoOccurrence:
    """Counts of being together, and how strong each pair is.

    `matrix` is symmetric, with codes as its rows and columns: sentences (or documents) that speak of both;
    on the diagonal those that speak of one at all.

    `pairs` has a row per pair, the strongest `phi` first: `a`, `b` (codes, in order); `samen`, `aantal_a`,
    `aantal_b`, `totaal`: sentences or documents with both, with each, and all; `documenten_samen`: documents
    in which they are together; `verwacht`: what `samen` would be if they had nothing to do with each other;
    `lift`: `samen` / `verwacht`, 1 for no relation; `pmi`: its binary logarithm (Church & Hanks 1990), NA
    when never together; `phi`: correlation of the table of two by two, from -1 to 1 (Yule 1912); `lift_laag`,
    `lift_hoog`, `phi_laag`, `phi_hoog`: 95% intervals; `getrokken_uit`: "documenten", NA without an interval.
    """

    matrix: pd.DataFrame
    pairs: pd.DataFrame


def co_occurrence(reports: Reports, within: Within = "zin", level: Level = "opgave") -> CoOccurrence:
    """How often challenges or themes are spoken of in the same sentence, or in the same document.

    All sentences (or documents) are the total, also those that speak of nothing. Intervals are of 2,000
    samples of documents with replacement, as in `theme_shares`; NA with fewer than five documents, and where
    all samples are the same. Raises InputError for another level or `within`.
    """
    known("within", within, ("zin", "document"))
    found = counted(reports, level)
    pairs = list(combinations(range(len(found.names)), 2))
    if within == "document":
        held = (found.found > 0).astype(np.float64)
        found = Counted(found.documents, found.names, np.ones(len(held)), held)
        together = _in_documents(held)
    else:
        together = _in_sentences(reports, level, found)
    rows = list(_rows(found, pairs, together))
    matrix = np.diag(found.found.sum(axis=0))
    for (one, other), row in zip(pairs, rows, strict=True):
        matrix[one, other] = matrix[other, one] = row[2]
    phi = list(_COLUMNS).index("phi") + 2
    rows.sort(key=lambda row: (np.isnan(row[phi]), -row[phi], row[0], row[1]))
    columns = {"a": TEXT, "b": TEXT, **_COLUMNS}
    return CoOccurrence(_named(matrix, found.names), framed(columns, rows))


def strength(both: Floats, one: Floats, other: Floats, total: Floats) -> tuple[Floats, Floats]:
    """Lift and phi of counts; NaN where one of the two is nowhere, or phi where it is everywhere."""
    with np.errstate(divide="ignore", invalid="ignore"):
        lift = both * total / (one * other)
        phi = (both * total - one * other) / np.sqrt(one * (total - one) * other * (total - other))
    return lift, phi


def _rows(found: Counted, pairs: Pairs, together: Callable[[Pairs], Floats]) -> Iterator[tuple[Any, ...]]:
    times = redrawn(len(found.sizes), random()) if len(found.sizes) >= FEWEST_DOCUMENTS else None
    for begin in range(0, len(pairs), _AT_A_TIME):
        some = pairs[begin : begin + _AT_A_TIME]
        own = together(some)
        ones, others = (found.found[:, [pair[side] for pair in some]] for side in (0, 1))
        sums = (own.sum(axis=0), ones.sum(axis=0), others.sum(axis=0))
        total = found.sizes.sum()
        lift, phi = strength(*sums, total)
        lifts = phis = np.full((2, len(some)), np.nan)
        if times is not None:
            drawn = (times @ own, times @ ones, times @ others, (times @ found.sizes)[:, None])
            lifts, phis = (bounds(draws, len(times[0])) for draws in strength(*drawn))
        holding = (own > 0).sum(axis=0)
        for at, (one, other) in enumerate(some):
            both, a, b = (int(part[at]) for part in sums)
            yield (
                *(found.names[one], found.names[other], both, a, b, int(total), int(holding[at])),
                *(a * b / total if total else np.nan, lift[at], *lifts[:, at]),
                np.log2(lift[at]) if both else np.nan,
                *(phi[at], *phis[:, at]),
                "documenten" if not np.isnan((lifts[0, at], phis[0, at])).all() else None,
            )


def _in_documents(held: Floats) -> Callable[[Pairs], Floats]:
    def together(pairs: Pairs) -> Floats:
        both: Floats = held[:, [one for one, _ in pairs]] * held[:, [other for _, other in pairs]]
        return both

    return together


def _in_sentences(reports: Reports, level: Level, found: Counted) -> Callable[[Pairs], Floats]:
    """Gives (documents, pairs): sentences of each document that speak of both."""
    number = {id: at for at, id in enumerate(found.documents["document_id"])}
    place = {name: at for at, name in enumerate(found.names)}
    counts: dict[tuple[int, int], dict[int, int]] = {}
    for document, spoken in spoken_of(reports, level):
        if document in number:
            for pair in combinations(sorted(place[name] for name in spoken), 2):
                by_document = counts.setdefault(pair, {})
                by_document[number[document]] = by_document.get(number[document], 0) + 1

    def together(pairs: Pairs) -> Floats:
        both = np.zeros((len(number), len(pairs)))
        for at, pair in enumerate(pairs):
            for document, count in counts.get(pair, {}).items():
                both[document, at] = count
        return both

    return together


def _named(matrix: Floats, names: tuple[str, ...]) -> pd.DataFrame:
    import pandas as pd

    index = pd.Index(names, dtype=TEXT)
    frame: pd.DataFrame = pd.DataFrame(matrix, index=index, columns=index).astype(WHOLE)
    return frame
