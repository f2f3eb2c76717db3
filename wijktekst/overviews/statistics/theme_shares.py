"""How much of the sentences speaks of each theme or challenge, in all or by a property of documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from wijktekst.overviews.shares import FEWEST_DOCUMENTS, Level, random, redrawn_shares
from wijktekst.overviews.statistics.counts import (
    NUMBER,
    TEXT,
    WHOLE,
    Counted,
    Reports,
    bounds,
    counted,
    framed,
    groups,
    known,
    years,
)

if TYPE_CHECKING:
    import pandas as pd

By = Literal["soort", "gemeente", "auteur", "jaar"]
SHARES = {
    "documenten": WHOLE,
    "documenten_met": WHOLE,
    "totaal": WHOLE,
    "aantal": WHOLE,
    "aandeel": NUMBER,
    "laag": NUMBER,
    "hoog": NUMBER,
    "getrokken_uit": TEXT,
}


def theme_shares(reports: Reports, level: Level = "opgave", by: By | None = None) -> pd.DataFrame:
    """The share of all sentences that has a term of each challenge or theme, with a 95% interval.

    A row per value of `by` (a column of documenten.csv, or the year of `datum`; NA for unknown, last) and
    challenge or theme that occurs in the run:

    - `soort`, `gemeente`, `auteur` or `jaar`: only with `by`;
    - `opgave` or `thema`: its code;
    - `documenten`: documents with sentences; `documenten_met`: those that speak of it;
    - `totaal`: sentences in them; `aantal`: sentences that speak of it;
    - `aandeel`: `aantal` / `totaal`, from 0 to 1: a long document weighs more;
    - `laag`, `hoog`: 95% interval of 2,000 samples of documents with replacement, fixed seed (expanded
      percentiles, Hesterberg 2015). Documents are drawn, not sentences, for sentences of one document are
      alike. NA with fewer than five documents, and where all samples are the same (nobody speaks of it);
    - `getrokken_uit`: "documenten", what was resampled; NA where there is no interval.

    Select documents by leaving rows out of `reports["documenten"]`. Raises InputError for another level or
    property.
    """
    found = counted(reports, level)
    if by is None:
        everything = [(None, np.arange(len(found.sizes)))]
        return framed({level: TEXT, **SHARES}, (row[1:] for row in rows_of(found, everything)))
    known("by", by, ("soort", "gemeente", "auteur", "jaar"))
    values = years(found.documents) if by == "jaar" else found.documents[by]
    head: dict[str, str] = {by: WHOLE if by == "jaar" else TEXT, level: TEXT}
    return framed({**head, **SHARES}, rows_of(found, groups(values)))


def rows_of(found: Counted, groups: Any) -> Iterator[tuple[Any, ...]]:
    """For each group of documents and name: group, name, and the columns of `SHARES`."""
    for value, places in groups:
        sizes, own = found.sizes[places], found.found[places]
        total, sums = sizes.sum(), own.sum(axis=0)
        holding = (own > 0).sum(axis=0)
        ends = np.full((2, len(found.names)), np.nan)
        if len(places) >= FEWEST_DOCUMENTS:
            ends = bounds(redrawn_shares(own, sizes, random()), len(places))
        for at, name in enumerate(found.names):
            low, high = ends[:, at]
            yield (
                value,
                name,
                len(places),
                int(holding[at]),
                int(total),
                int(sums[at]),
                sums[at] / total if total else np.nan,
                low,
                high,
                None if np.isnan(low) else "documenten",
            )
