"""Krippendorff's alpha and Cohen's kappa, as sums over sentences, so that they can be resampled.

Answers are numbers (sentences, annotators), -1 where an annotator gave none. Alpha takes any number of
annotators and any gaps; without a distance all differences count the same (nominal data).

Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.
Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20.
Passonneau, R. (2006). Measuring agreement on set-valued items (MASI). LREC 2006.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from wijktekst.evaluation.metrics import Floats, Ints


def alpha(answers: Ints, distance: Floats | None = None) -> float:
    """Krippendorff's alpha: 1 is perfect, 0 what chance gives, below 0 is worse than chance.

    `distance` (classes, classes) says how far two answers are apart, from 0 to 1. NaN when nothing has two
    answers, or all answers are the same: then there is nothing to agree on.
    """
    apart = nominal(answers) if distance is None else distance
    return float(alpha_of(alpha_parts(answers, apart).sum(axis=0), apart))


def alpha_parts(answers: Ints, distance: Floats) -> Floats:
    """What each sentence adds to alpha: (n, 1, 1 + classes), disagreement and how often each answer.

    A sentence with fewer than two answers adds nothing.
    """
    rows = np.arange(len(answers))
    table = np.zeros((len(answers), len(distance)))
    for column in answers.T:
        given = column >= 0
        table[rows[given], column[given]] += 1.0
    total = table.sum(axis=1)
    table[total < 2] = 0.0
    between = np.einsum("ij,jk,ik->i", table, distance, table, optimize=True)
    observed = between / np.maximum(total - 1, 1.0)
    return np.hstack([observed[:, None], table])[:, None, :]


def alpha_of(sums: Floats, distance: Floats) -> Floats:
    """Alpha out of sums (..., 1, 1 + classes); NaN where it has no value."""
    observed, times = sums[..., 0, 0], sums[..., 0, 1:]
    expected = np.einsum("...j,jk,...k->...", times, distance, times, optimize=True)
    total = times.sum(axis=-1)
    share = np.divide(
        (total - 1) * observed, expected, out=np.full(np.shape(expected), np.nan), where=expected > 0
    )
    found: Floats = 1.0 - share
    return found


def kappa(one: Ints, other: Ints) -> float:
    """Cohen's kappa of two annotators on the sentences that both answered; NaN when it has no value."""
    classes = int(max(one.max(initial=-1), other.max(initial=-1))) + 1
    return float(kappa_of(kappa_parts(one, other, classes).sum(axis=0)))


def kappa_parts(one: Ints, other: Ints, classes: int) -> Floats:
    """What each sentence adds to kappa: (n, classes, classes) with a 1 at the answers of the two."""
    table = np.zeros((len(one), classes, classes))
    both = np.flatnonzero((one >= 0) & (other >= 0))
    table[both, one[both], other[both]] = 1.0
    return table


def kappa_of(sums: Floats) -> Floats:
    """Kappa out of sums (..., classes, classes); NaN where it has no value."""
    total = sums.sum(axis=(-1, -2))
    same = np.trace(sums, axis1=-2, axis2=-1) * total
    chance = (sums.sum(axis=-1) * sums.sum(axis=-2)).sum(axis=-1)
    room = total**2 - chance
    found: Floats = np.divide(same - chance, room, out=np.full(np.shape(total), np.nan), where=room > 0)
    return found


def nominal(answers: Ints) -> Floats:
    """Distance 1 between all answers that differ."""
    return 1.0 - np.eye(int(answers.max(initial=0)) + 1)


def masi(sets: Sequence[Collection[str]]) -> Floats:
    """Distance of sets (n, n): 1 less the share that they have in common, times how they overlap.

    That is 1 for the same set, 2/3 when one holds the other, 1/3 when they overlap otherwise.
    """
    found = np.zeros((len(sets), len(sets)))
    for row, one in enumerate(map(frozenset, sets)):
        for column, other in enumerate(map(frozenset, sets)):
            common, either = one & other, one | other
            held = 1.0 if one == other else 2 / 3 if one <= other or other <= one else 1 / 3
            found[row, column] = 1.0 - held * (len(common) / len(either) if either else 1.0)
    return found
