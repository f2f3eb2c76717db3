"""How much of a text speaks of a theme, with intervals, and whether a difference is more than chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from wijktekst.overviews.rows import spoken_of

if TYPE_CHECKING:
    import pandas as pd

Level = Literal["opgave", "thema"]
Unit = Literal["documenten", "zinnen"]
Floats = np.ndarray[Any, np.dtype[np.float64]]

RESAMPLES = 2000
_SEED = 20_221_109
#: With fewer documents on either side sentences are drawn instead: an interval over documents says nothing.
FEWEST_DOCUMENTS = 5
#: Share of the shifts that are called more than chance that may be chance after all (Benjamini-Hochberg).
FALSE_DISCOVERIES = 0.05


@dataclass(frozen=True, slots=True)
class Share:
    """Part of the sentences from 0 to 1, with its 95% interval, and the number of sentences behind it."""

    sentences: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Shift:
    """A share before and after; `difference` is after less before, with its 95% interval.

    `real` tells that it is more than chance, all themes of the same level considered. `unit` is what was
    resampled: documents, or sentences where there were too few documents. `label` is the name of a theme in
    the reports, "" for a challenge.
    """

    level: Level
    id: str
    before: Share
    after: Share
    difference: float
    low: float
    high: float
    real: bool
    unit: Unit
    label: str = ""


def shifts(level: Level, before: dict[str, pd.DataFrame], after: dict[str, pd.DataFrame]) -> list[Shift]:
    """The shift of every theme or challenge that occurs on either side, in order of its id.

    Both sides are the reports of a run, as `wijktekst.reports.read` gives them.
    """
    sides = (before, after)
    names = sorted({name for side in sides for name in side["themas"][level].dropna()})
    sentences = [side["documenten"]["zinnen"].to_numpy(dtype=np.float64, na_value=0) for side in sides]
    if not names or not all(total.sum() for total in sentences):
        return []
    unit: Unit = "documenten" if min(map(len, sentences)) >= FEWEST_DOCUMENTS else "zinnen"
    rng = random()
    old, new = (
        _side(counts(side, level, names), total, unit, rng)
        for side, total in zip(sides, sentences, strict=True)
    )
    labels = dict(pair for side in sides for pair in _labels(side)) if level == "thema" else {}
    apart = new.draws - old.draws
    real = _more_than_chance(new.values - old.values, apart.std(axis=0))
    return [
        Shift(
            level,
            name,
            old.share(at),
            new.share(at),
            float(new.values[at] - old.values[at]),
            *interval(apart[:, at]),
            bool(real[at]),
            unit,
            labels.get(name, ""),
        )
        for at, name in enumerate(names)
    ]


def _labels(side: dict[str, pd.DataFrame]) -> Iterator[tuple[str, str]]:
    """Themes with their names."""
    return zip(side["themas"]["thema"], side["themas"]["label"].fillna(""), strict=True)


@dataclass(frozen=True, slots=True)
class _Side:
    """Per name: sentences, share, and the share in each resample (RESAMPLES, names)."""

    sentences: Floats
    values: Floats
    draws: Floats

    def share(self, at: int) -> Share:
        return Share(int(self.sentences[at]), float(self.values[at]), *interval(self.draws[:, at]))


def _side(found: Floats, sentences: Floats, unit: Unit, rng: np.random.Generator) -> _Side:
    total = found.sum(axis=0)
    return _Side(total, total / sentences.sum(), _resampled(found, sentences, unit, rng))


def counts(side: dict[str, pd.DataFrame], level: Level, names: Sequence[str]) -> Floats:
    """(documents, names): in how many sentences of each document each theme or challenge occurs.

    Documents stand in the order of `documenten`; sentences of others are left out.
    """
    documents = {name: at for at, name in enumerate(side["documenten"]["document_id"])}
    place = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(documents), len(names)))
    for document, spoken in spoken_of(side, level):
        for name in spoken if document in documents else ():
            table[documents[document], place[name]] += 1
    return table


def random() -> np.random.Generator:
    """The same draws every time."""
    return np.random.default_rng(_SEED)


def redrawn(documents: int, rng: np.random.Generator) -> Floats:
    """(RESAMPLES, documents): how often each document is in a sample of as many, drawn with replacement."""
    return rng.multinomial(documents, np.full(documents, 1 / documents), RESAMPLES).astype(np.float64)


def redrawn_shares(found: Floats, sentences: Floats, rng: np.random.Generator) -> Floats:
    """(RESAMPLES, names): shares of the sentences of resampled documents."""
    times = redrawn(len(sentences), rng)
    return (times @ found) / np.maximum(times @ sentences, 1)[:, None]


def _resampled(found: Floats, sentences: Floats, unit: Unit, rng: np.random.Generator) -> Floats:
    """(RESAMPLES, names): shares of resampled documents, or of as many sentences drawn anew."""
    if unit == "documenten":
        return redrawn_shares(found, sentences, rng)
    total = int(sentences.sum())
    return rng.binomial(total, found.sum(axis=0) / total, (RESAMPLES, found.shape[1])) / total


def interval(draws: Floats) -> tuple[float, float]:
    low, high = np.percentile(draws, (2.5, 97.5))
    return float(low), float(high)


def _more_than_chance(difference: Floats, spread: Floats) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Whether each difference stays when all are tested together."""
    from scipy.stats import false_discovery_control, norm

    size = np.where(np.isclose(difference, 0), 0, np.abs(difference))
    # Documents that are all alike leave no room for chance.
    scores = size / np.maximum(spread, np.finfo(np.float64).tiny)
    chances: Floats = false_discovery_control(2 * norm.sf(scores))
    return chances <= FALSE_DISCOVERIES
