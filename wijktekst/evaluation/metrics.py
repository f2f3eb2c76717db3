"""Precision, recall and F1 out of counts per class, with bootstrap intervals.

Counts are arrays (..., 3, classes) of hits, predicted and labelled. Where nothing is labelled and nothing
predicted, F1 is 0. Macro-F1 is the mean over the classes that are labelled somewhere. Intervals resample
units (documents, or sentences where the document is unknown) with a fixed seed, and are percentiles.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
#: From counts (..., 3, classes) to scores (...).
Metric = Callable[[Floats], Floats]

RESAMPLES = 1000
_SEED = 20_210_701
_BLOCK = 100


@dataclass(frozen=True, slots=True)
class Estimate:
    """A score with its 95% interval."""

    value: float
    low: float
    high: float


def one_hot(values: Ints, classes: int) -> Floats:
    """(n, classes) with a 1 at the value of each row; rows with -1 are all 0."""
    table = np.zeros((len(values), classes))
    rows = np.flatnonzero(values >= 0)
    table[rows, values[rows]] = 1.0
    return table


def counts(gold: Floats, predicted: Floats, counted: Floats | None = None) -> Floats:
    """Per sentence and class what goes into F1: (n, 3, classes) of hits, predicted and labelled.

    `counted` is 0 where a label counts neither for nor against.
    """
    weight = np.ones_like(gold) if counted is None else counted
    return np.stack([gold * predicted * weight, predicted * weight, gold * weight], axis=1)


def _share(part: Floats, whole: Floats) -> Floats:
    """part / whole, and 0 where the whole is 0."""
    return np.divide(part, whole, out=np.zeros(np.shape(whole)), where=whole > 0)


def class_f1(sums: Floats) -> Floats:
    """F1 per class: (..., classes)."""
    return _share(2 * sums[..., 0, :], sums[..., 1, :] + sums[..., 2, :])


def micro_f1(sums: Floats) -> Floats:
    """F1 of all classes taken together."""
    total = sums.sum(axis=-1)
    return _share(2 * total[..., 0], total[..., 1] + total[..., 2])


def macro_f1(sums: Floats) -> Floats:
    """Mean F1 over the classes that are labelled somewhere."""
    occurs = sums[..., 2, :] > 0
    return _share((class_f1(sums) * occurs).sum(axis=-1), occurs.sum(axis=-1))


def precision(sums: Floats) -> Floats:
    """Share of what was predicted that is right, all classes taken together."""
    total = sums.sum(axis=-1)
    return _share(total[..., 0], total[..., 1])


def recall(sums: Floats) -> Floats:
    """Share of what was labelled that was found; the accuracy when every sentence has one label."""
    total = sums.sum(axis=-1)
    return _share(total[..., 0], total[..., 2])


def by_unit(per_sentence: Floats, units: Ints) -> Floats:
    """Sums of counts (n, 3, classes) over the sentences of each unit: (units, 3, classes)."""
    sums = np.zeros((int(units.max()) + 1, *per_sentence.shape[1:]))
    np.add.at(sums, units, per_sentence)
    return sums


def resampled(per_sentence: Floats, units: Ints) -> Floats:
    """Bootstrap of counts (n, 3, classes): (RESAMPLES, 3, classes), each a sum over units drawn with return.

    `units` gives each sentence the number of its unit, 0 .. highest.
    """
    flat = by_unit(per_sentence, units).reshape(int(units.max()) + 1, -1)
    number = len(flat)
    generator = np.random.default_rng(_SEED)
    sums = []
    for start in range(0, RESAMPLES, _BLOCK):
        drawn = generator.integers(0, number, size=(min(_BLOCK, RESAMPLES - start), number))
        times = np.stack([np.bincount(row, minlength=number) for row in drawn]).astype(np.float64)
        sums.append(times @ flat)
    return np.concatenate(sums).reshape(RESAMPLES, *per_sentence.shape[1:])


def estimate(sums: Floats, samples: Floats, metric: Metric) -> Estimate:
    """A metric of counts (3, classes) with the interval of its resamples (RESAMPLES, 3, classes).

    Resamples in which nothing is labelled say nothing of the metric and are left out.
    """
    telling = samples[samples[:, 2].sum(axis=-1) > 0]
    low, high = np.quantile(metric(telling if len(telling) else samples), [0.025, 0.975])
    return Estimate(float(metric(sums)), float(low), float(high))


def interval(value: float, samples: Floats) -> Estimate | None:
    """A score with the interval of its resamples; None when it has no value (NaN). Resamples without are
    left out.
    """
    known = samples[~np.isnan(samples)]
    if np.isnan(value) or not len(known):
        return None
    low, high = np.quantile(known, [0.025, 0.975])
    return Estimate(float(value), float(low), float(high))


def confusion(gold: Ints, predicted: Ints, classes: int) -> Ints:
    """(classes, classes): rows are labels, columns what was predicted."""
    table = np.zeros((classes, classes), dtype=np.int64)
    np.add.at(table, (gold, predicted), 1)
    return table
