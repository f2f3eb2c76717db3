"""Fits the two layers and the thresholds. Nothing here is random beyond the given seed."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import scipy.sparse as sp

from wijktekst.measures import SentenceInput
from wijktekst.measures.features import FORM_CHANNELS, SUBJECT_CHANNELS, channels
from wijktekst.measures.model import CLASSES, KINDS, Floats, Model, dense_features
from wijktekst.measures.vectors import Channels, Vectors
from wijktekst.training.labels import Ints, Labels
from wijktekst.types import CHALLENGES

#: Inner folds, by document, whose held-out scores feed the second layer and the thresholds.
INNER_FOLDS = 5
#: Cost of an error to the machines for kinds, and to those for challenges and themes.
_KIND_COST, _COST = 0.08, 0.2
_SECOND_COST = 0.05


def fit(
    items: Sequence[SentenceInput],
    labels: Labels,
    folds: Sequence[int],
    seed: int,
    silver: tuple[Sequence[SentenceInput], Labels] | None = None,
) -> Model:
    """Model of labelled sentences; `folds` gives each its inner fold (0 .. INNER_FOLDS-1), by document.

    The first layer also learns from `silver`, sentences that a model labelled; what weighs its answers
    (second layer, thresholds) learns from `items` alone.
    """
    rows, fold = [channels(item) for item in items], np.array(folds)
    more = [channels(item) for item in silver[0]] if silver else []
    extra = silver[1] if silver else labels.at(np.zeros(0, dtype=np.int64))
    held_out = np.zeros((len(items), len(_targets(labels))))
    for number in sorted(set(folds)):
        train, test = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        if len(train) == 0:
            train = test
        part = _first_layer([*(rows[i] for i in train), *more], labels.at(train).followed_by(extra), seed)
        held_out[test] = part.scores(part.vectors.transform([rows[i] for i in test]))
    second = _second_layer(dense_features(held_out, items), labels)
    model = replace(_first_layer([*rows, *more], labels.followed_by(extra), seed), second=second)
    return replace(model, thresholds=_thresholds(model, held_out, items, labels))


def _targets(labels: Labels) -> list[Ints]:
    """A target (n,) per output of the first layer: 1, 0, or -1 for sentences that do not count."""
    kinds = [(labels.kind == i).astype(np.int64) for i in range(len(KINDS))]
    measure = labels.challenge >= 0
    challenges = [
        np.where(measure, (labels.challenge == i).astype(np.int64), -1) for i in range(len(CLASSES))
    ]
    return [*kinds, *challenges, *labels.themes.T]


def _first_layer(rows: Sequence[Channels], labels: Labels, seed: int) -> Model:
    from sklearn.svm import LinearSVC

    vectors = Vectors.fit(rows)
    matrix = vectors.transform(rows)
    form, subject = (_without(matrix, vectors, names) for names in (SUBJECT_CHANNELS, FORM_CHANNELS))
    targets = _targets(labels)
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
    return Model(vectors, first, scale, bias, empty, empty)


def _without(matrix: sp.csr_matrix, vectors: Vectors, names: frozenset[str]) -> sp.csr_matrix:
    """The matrix with the columns of some channels at zero."""
    return sp.csr_matrix(matrix @ sp.diags((~vectors.columns_of(names)).astype(np.float32)))


def _logistic(features: Floats, target: Ints, cost: float) -> tuple[Floats, Floats]:
    """Logistic regression, fitted standardised: coefficients (features, classes), intercepts (classes,)."""
    from sklearn.linear_model import LogisticRegression

    mean, spread = features.mean(axis=0), features.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    machine = LogisticRegression(C=cost, max_iter=500).fit((features - mean) / spread, target)
    coefficients: Floats = machine.coef_.T / spread[:, None]
    return coefficients, machine.intercept_ - mean @ coefficients


def _second_layer(dense: Floats, labels: Labels) -> Floats:
    """Second layer (dense + 1, 28) for kinds, challenges and themes; an unseen class scores low.

    For kinds it sees the scores of kinds and the last two columns, for the rest everything.
    """
    width = dense.shape[1]
    of_kinds = np.array([*range(len(KINDS)), width - 2, width - 1])
    kinds = np.zeros((width + 1, len(KINDS)))
    kinds[[*of_kinds, width]] = _multinomial(dense[:, of_kinds], labels.kind, len(KINDS))
    measures = np.flatnonzero(labels.challenge >= 0)
    blocks = [kinds, _multinomial(dense[measures], labels.challenge[measures], len(CLASSES))]
    for theme in range(len(CHALLENGES)):
        target = labels.themes[:, theme]
        used = np.flatnonzero(target >= 0)
        binary = _multinomial(dense[used], target[used], 2)
        blocks.append(binary[:, 1:] - binary[:, :1])
    return np.hstack(blocks)


def _multinomial(features: Floats, target: Ints, classes: int) -> Floats:
    block = np.zeros((features.shape[1] + 1, classes))
    block[-1] = -20.0
    seen = sorted(set(target.tolist()))
    if len(seen) < 2:
        block[-1, seen] = 0.0
        return block
    coefficients, intercepts = _logistic(features, target, _SECOND_COST)
    if len(seen) == 2:
        coefficients = np.hstack([-coefficients / 2, coefficients / 2])
        intercepts = np.concatenate([-intercepts / 2, intercepts / 2])
    block[:-1, seen] = coefficients
    block[-1, seen] = intercepts
    return block


def _thresholds(model: Model, held_out: Floats, items: Sequence[SentenceInput], labels: Labels) -> Floats:
    """Thresholds with the best F1 on held-out sentences: measures, ambitions among the rest, themes."""
    chances = model.probabilities(held_out, items)
    kinds = chances.kinds
    found = [best_threshold(kinds[:, 0], (labels.kind == 0).astype(np.int64))]
    other = np.flatnonzero(kinds[:, 0] < found[0])
    ambition = kinds[other, 1] / (kinds[other, 1] + kinds[other, 2])
    found.append(best_threshold(ambition, (labels.kind[other] == 1).astype(np.int64)))
    for theme in range(len(CHALLENGES)):
        used = np.flatnonzero(labels.themes[:, theme] >= 0)
        found.append(best_threshold(chances.themes[used, theme], labels.themes[used, theme]))
    return np.array(found)


def best_threshold(chances: Floats, target: Ints) -> float:
    """The threshold in .15 .. .6 with the best F1, in steps of .01; the middle of the best when they tie."""
    grid = np.round(np.arange(0.15, 0.601, 0.01), 2)
    scores: list[Any] = []
    for threshold in grid:
        chosen = chances >= threshold
        hits = int((chosen & (target == 1)).sum())
        scores.append(2 * hits / max(1, int(chosen.sum()) + int((target == 1).sum())))
    smooth = np.convolve(np.pad(np.array(scores), 2, mode="edge"), np.ones(5) / 5, mode="valid")
    return float(grid[int(smooth.argmax())])


def matrix_of(vectors: Vectors, items: Sequence[SentenceInput]) -> sp.csr_matrix:
    """Sparse rows of items."""
    return vectors.transform([channels(item) for item in items])
