"""How many reported themes are right, by two readers of their own.

The sample is `corpora/thema-steekproef/tweede.csv`, of documents that the judge of themes did not learn from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from wijktekst import resources
from wijktekst.corpus.references import read_rows
from wijktekst.errors import InputError
from wijktekst.evaluation.metrics import Estimate
from wijktekst.measures.model import Floats
from wijktekst.themes.judge import Judge, chance_of
from wijktekst.training.theme_hits import signs_of

SAMPLE = ("thema-steekproef", "tweede.csv")
COLUMNS = (
    *("bestand", "lengte", "sha1", "opgave", "thema", "term", "zekerheid", "kans"),
    *("gemeld", "lezer_1", "lezer_2"),
)
READERS = ("lezer_1", "lezer_2")
#: Pairs that the sample is drawn from, by what was reported when it was drawn.
REPORTED = {"bij beide": 2276, "alleen bij deze": 908}
_RESAMPLES, _SEED = 2000, 1


@dataclass(frozen=True, slots=True)
class Sample:
    """Judged pairs that are found again: chance by the judge, share of the readers who find them right, and
    of how many pairs each stands.
    """

    chances: Floats
    right: Floats
    stands_for: Floats

    def figures(self, limit: float) -> Mapping[str, Estimate]:
        """Share right without and with the judge, and which share of what is right it keeps."""
        kept = (self.chances >= limit).astype(np.float64)
        parts = np.stack([self.stands_for * part for part in (np.ones_like(kept), kept)])
        told = {
            "juist_zonder": (parts[0] * self.right, parts[0]),
            "juist": (parts[1] * self.right, parts[1]),
            "behouden": (parts[1] * self.right, parts[0] * self.right),
        }
        return {name: _ratio(*both) for name, both in told.items()}


def sample(bron: Path, judge: Judge) -> Sample:
    """The sample as the pipeline reports it now. Raises InputError when `bron` lacks its documents."""
    rows = read_rows(resources.find("corpora", *SAMPLE), COLUMNS)
    found = dict(signs_of(bron, {row["bestand"] for row in rows}))
    known = [row for row in rows if _key(row) in found]
    if not known:
        raise InputError("De beoordeelde documenten staan hier niet. Noem een kopie: --bron MAP.")
    drawn = {kind: sum(row["gemeld"] == kind for row in rows) for kind in REPORTED}
    return Sample(
        np.array([chance_of(judge.weights, found[_key(row)]) for row in known]),
        np.array([sum(row[one] == "goed" for one in READERS) / len(READERS) for row in known]),
        np.array([REPORTED[row["gemeld"]] / drawn[row["gemeld"]] for row in known]),
    )


def _key(row: Mapping[str, str]) -> tuple[str, str, str]:
    return row["bestand"], row["sha1"], row["thema"]


def _ratio(above: Floats, below: Floats) -> Estimate:
    """Sum over sum, with the 95% interval of a bootstrap over pairs."""
    drawn = np.random.default_rng(_SEED).integers(0, len(above), size=(_RESAMPLES, len(above)))
    ratios = above[drawn].sum(axis=1) / below[drawn].sum(axis=1)
    low, high = np.quantile(ratios, [0.025, 0.975])
    return Estimate(float(above.sum() / below.sum()), float(low), float(high))
