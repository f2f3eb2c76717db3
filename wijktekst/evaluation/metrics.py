"""Precision, recall and F1 with bootstrap intervals; counts per class, resampled by sentence.

Where nothing was to be found and nothing was found, F1 is 0 and macro averages leave the class out. Macro-F1 is
over the classes that occur in the labels.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Interval = tuple[float, float]

RESAMPLES = 1000
_SEED = 20_210_701
_BLOCK = 100


def f1_of(hits: Floats, predicted: Floats, labelled: Floats) -> Floats:
    """F1 from counts of any shape; 0 where there is nothing to count."""
    total = predicted + labelled
    return np.divide(2 * hits, total, out=np.zeros_like(total, dtype=np.float64), where=total > 0)


def ratio(part: float, whole: float) -> float:
    """part / whole, and 0 when the whole is 0."""
    return float(part / whole) if whole else 0.0


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


def micro_f1(sums: Floats) -> Floats:
    """Micro-F1 of summed counts (..., 3, classes)."""
    total = sums.sum(axis=-1)
    return f1_of(total[..., 0], total[..., 1], total[..., 2])


def macro_f1(sums: Floats) -> Floats:
    """Macro-F1 of summed counts (..., 3, classes), over the classes that are labelled somewhere."""
    each = f1_of(sums[..., 0, :], sums[..., 1, :], sums[..., 2, :])
    occurs = sums[..., 2, :] > 0
    number = occurs.sum(axis=-1)
    return np.divide((each * occurs).sum(axis=-1), number, out=np.zeros(number.shape), where=number > 0)


def interval(per_sentence: Floats, score: Callable[[Floats], Floats]) -> Interval:
    """95% bootstrap interval of a score over counts (n, 3, classes); resamples sentences with a fixed seed."""
    n = len(per_sentence)
    if n == 0:
        return (0.0, 0.0)
    flat = per_sentence.reshape(n, -1)
    generator = np.random.default_rng(_SEED)
    scores: list[float] = []
    for start in range(0, RESAMPLES, _BLOCK):
        size = min(_BLOCK, RESAMPLES - start)
        drawn = generator.integers(0, n, size=(size, n))
        times = np.stack([np.bincount(row, minlength=n) for row in drawn]).astype(np.float64)
        sums = (times @ flat).reshape(size, *per_sentence.shape[1:])
        scores.extend(score(sums).tolist())
    low, high = np.quantile(scores, [0.025, 0.975])
    return (float(low), float(high))


def confusion(gold: Ints, predicted: Ints, classes: int) -> Ints:
    """(classes, classes): rows are labels, columns what was predicted."""
    table = np.zeros((classes, classes), dtype=np.int64)
    np.add.at(table, (gold, predicted), 1)
    return table
