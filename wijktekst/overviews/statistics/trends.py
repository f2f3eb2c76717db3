"""How attention and measures shift over the years of the documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from wijktekst.overviews.shares import FEWEST_DOCUMENTS, Floats, Level, random, redrawn
from wijktekst.overviews.statistics.counts import (
    NUMBER,
    TEXT,
    WHOLE,
    Counted,
    Of,
    Reports,
    bounds,
    counted,
    framed,
    groups,
    years,
)
from wijktekst.overviews.statistics.theme_shares import SHARES, rows_of

if TYPE_CHECKING:
    import pandas as pd

_SLOPES = {
    "eerste_jaar": WHOLE,
    "laatste_jaar": WHOLE,
    "jaren": WHOLE,
    "documenten": WHOLE,
    "zonder_datum": WHOLE,
    "helling": NUMBER,
    "laag": NUMBER,
    "hoog": NUMBER,
    "getrokken_uit": TEXT,
}


@dataclass(frozen=True, slots=True)
class Trends:
    """Shares by year, and the line through them.

    `years` has a row per year and challenge or theme, with `jaar` and the columns of `theme_shares`; rows
    without a `jaar` hold the documents without a date.

    `slopes` has a row per challenge or theme: `eerste_jaar`, `laatste_jaar`, `jaren` (different years),
    `documenten` (with a date) and `zonder_datum` (documents without one, in no slope); `helling`: change of
    the share per year (0.01 is one percentage point); `laag`, `hoog`: its 95% interval; `getrokken_uit`.
    """

    years: pd.DataFrame
    slopes: pd.DataFrame


def trends(reports: Reports, level: Level = "opgave", of: Of = "aandacht") -> Trends:
    """Shares of challenges or themes by the year of the documents (`datum`), and their slope.

    "aandacht" is the share of sentences with a term. "maatregelen" is the share of measures, each once: with
    level "opgave" those that are meant for a challenge ("geen" and "onzeker" are shares too), with "thema"
    those whose sentence has a term of the theme. `totaal` and `aantal` count sentences or measures so.

    The slope is that of least squares of the share on the year, each document weighed by its sentences or
    measures; a line through the shares by year weighed by theirs is the same line. Its interval resamples
    documents, year and all (Efron & Tibshirani 1993, section 9.5; expanded as in `theme_shares`). NA with
    documents of one year; the interval is NA with fewer than five documents with a date. Documents without
    sentences, or without measures, are in none of it. Raises InputError for another level or `of`.
    """
    found = counted(reports, level, of)
    year = years(found.documents)
    by_year = framed({"jaar": WHOLE, level: TEXT, **SHARES}, rows_of(found, groups(year)))
    return Trends(by_year, framed({level: TEXT, **_SLOPES}, _slopes(found, year)))


def _slopes(found: Counted, year: pd.Series[Any]) -> Iterator[tuple[Any, ...]]:
    dated = year.notna().to_numpy()
    undated = int((~dated).sum())
    when = year[dated].to_numpy(dtype=np.float64)
    values = ends = np.full((2, len(found.names)), np.nan)
    sizes, own = found.sizes[dated], found.found[dated]
    if len(set(when)) > 1:
        values = slopes(np.ones((1, len(when))), when, sizes, own)
        if len(when) >= FEWEST_DOCUMENTS:
            ends = bounds(slopes(redrawn(len(when), random()), when, sizes, own), len(when))
    for at, name in enumerate(found.names):
        low, high = ends[:, at]
        yield (
            name,
            int(when.min()) if len(when) else None,
            int(when.max()) if len(when) else None,
            len(set(when)),
            len(when),
            undated,
            values[0, at],
            low,
            high,
            None if np.isnan(low) else "documenten",
        )


def slopes(times: Floats, year: Floats, sizes: Floats, found: Floats) -> Floats:
    """(samples, names): slope per year of the share, in samples that hold each document so many times.

    NaN in a sample with documents of one year only.
    """
    apart = year - year.mean()
    weight, first = times @ sizes, times @ (sizes * apart)
    spread = times @ (sizes * apart**2) - first**2 / weight
    together = times @ (apart[:, None] * found) - (first / weight)[:, None] * (times @ found)
    told = spread > 1e-9 * weight
    slope = np.full(together.shape, np.nan)
    slope[told] = together[told] / spread[told][:, None]
    return slope
