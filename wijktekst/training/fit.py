"""Fits the sentence model: the first layer here, what weighs it in `second`. Only the seed is random."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from wijktekst.measures.features import FORM_CHANNELS, SUBJECT_CHANNELS
from wijktekst.measures.model import CLASSES, KINDS, Floats, Model
from wijktekst.measures.vectors import Vectors
from wijktekst.training.apart import outside
from wijktekst.training.labels import Ints, Labels
from wijktekst.training.lessons import Lessons
from wijktekst.training.second import weighed

#: Inner folds, by document, whose held-out scores feed the second layer and the thresholds.
INNER_FOLDS = 5
#: Cost of an error to the machines for kinds, and to those for challenges and themes.
_KIND_COST, _COST = 0.12, 0.25


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model, and the scores (n, 28) of its training sentences by first layers that never saw them."""

    model: Model
    held_out: Floats


def fit(
    lessons: Lessons,
    folds: Sequence[int],
    seed: int,
    more: Lessons | None = None,
    apart: Sequence[Collection[int]] | None = None,
) -> Fitted:
    """Model of labelled sentences; `folds` gives each its inner fold, by document.

    The first layer also learns from `more`, sentences that a model or a reader of its answers labelled; what
    weighs its answers (second layer, thresholds) learns from `lessons` alone. `apart` gives each of `more`
    the folds whose held-out scores it may not touch, none by default.
    """
    fold = np.array(folds)
    held_out = np.zeros((len(lessons), len(_targets(lessons.labels))))
    for number in sorted(set(folds)):
        train, test = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        if len(train) == 0:
            train = test
        part = _first_layer(lessons.at(train).followed_by(_outside(number, more, apart)), seed)
        held_out[test] = part.scores(part.vectors.transform(lessons.at(test).rows))
    model = _first_layer(lessons.followed_by(more), seed)
    return Fitted(weighed(model, held_out, lessons.items, lessons.labels), held_out)


def _outside(number: int, more: Lessons | None, apart: Sequence[Collection[int]] | None) -> Lessons | None:
    """Those that may be learnt from when this fold is held out."""
    if more is None or apart is None:
        return more
    return more.at(outside(apart, number))


def _targets(labels: Labels) -> list[Ints]:
    """A target (n,) per output of the first layer: 1, 0, or -1 for sentences that do not count."""
    kinds = [(labels.kind == i).astype(np.int64) for i in range(len(KINDS))]
    measure = labels.challenge >= 0
    challenges = [
        np.where(measure, (labels.challenge == i).astype(np.int64), -1) for i in range(len(CLASSES))
    ]
    return [*kinds, *challenges, *labels.themes.T]


def _first_layer(lessons: Lessons, seed: int) -> Model:
    from sklearn.svm import LinearSVC

    vectors = Vectors.fit(lessons.rows)
    matrix = vectors.transform(lessons.rows)
    form, subject = (_without(matrix, vectors, names) for names in (SUBJECT_CHANNELS, FORM_CHANNELS))
    targets = _targets(lessons.labels)
    weights = np.zeros((vectors.width, len(targets)))
    bias = np.zeros(len(targets))
    for output, target in enumerate(targets):
        used = np.flatnonzero(target >= 0)
        if len(set(target[used].tolist())) < 2:
            bias[output] = 1.0 if len(used) and target[used[0]] == 1 else -1.0
            continue
        seen, cost = (form, _KIND_COST) if output < len(KINDS) else (subject, _COST)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            machine = LinearSVC(C=cost, random_state=seed).fit(seen[used], target[used])
        weights[:, output] = machine.coef_[0]
        bias[output] = machine.intercept_[0]
    scale = np.maximum(np.abs(weights).max(axis=0, initial=0.0), 1e-12) / 127
    first = np.round(weights / scale).astype(np.float32)
    empty = np.zeros((0, 0))
    return Model(vectors, first, scale, bias, empty, empty, empty)


def _without(matrix: sp.csr_matrix, vectors: Vectors, names: frozenset[str]) -> sp.csr_matrix:
    """The matrix with the columns of some channels at zero."""
    return sp.csr_matrix(matrix @ sp.diags((~vectors.columns_of(names)).astype(np.float32)))
