"""Fits the two layers and the thresholds. Nothing here is random beyond the given seed."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import scipy.sparse as sp

from wijktekst.measures import SentenceInput
from wijktekst.measures.features import FORM_CHANNELS, SUBJECT_CHANNELS
from wijktekst.measures.model import CLASSES, KINDS, Dense, Floats, Model, dense_features
from wijktekst.measures.vectors import Vectors
from wijktekst.training.labels import Ints, Labels
from wijktekst.training.lessons import Lessons
from wijktekst.types import CHALLENGES

#: Inner folds, by document, whose held-out scores feed the second layer and the thresholds.
INNER_FOLDS = 5
#: Cost of an error to the machines for kinds, and to those for challenges and themes.
_KIND_COST, _COST = 0.08, 0.25
#: The same for the second layer.
_KIND_SECOND_COST, _SECOND_COST = 0.05, 0.03
#: What a sentence counts that is shown without headings, and one that is shown alone.
_NO_HEADINGS, _ALONE = 0.35, 0.25
#: How often a measure and a challenge that are called sure should be right.
PRECISION = (0.8, 0.9)


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
    return more.at(np.array([at for at, folds in enumerate(apart) if number not in folds], dtype=np.int64))


def weighed(model: Model, scores: Floats, items: Sequence[SentenceInput], labels: Labels) -> Model:
    """The model with a second layer and thresholds fitted on these held-out scores (n, 28 or 28 twice).

    The second 28 are those of an encoder.
    """
    rows, shown, shares = _shown(items)
    dense = dense_features(scores[rows], shown)
    model = replace(model, second=_second_layer(dense, scores.shape[1], labels.at(rows), shares))
    model = replace(model, thresholds=_thresholds(model, scores, items, labels))
    return replace(model, certain=_certain(model, scores, items, labels))


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


def _logistic(features: Floats, target: Ints, shares: Floats, cost: float) -> tuple[Floats, Floats]:
    """Logistic regression, fitted standardised: coefficients (features, classes), intercepts (classes,)."""
    from sklearn.linear_model import LogisticRegression

    mean, spread = features.mean(axis=0), features.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    machine = LogisticRegression(C=cost, max_iter=500).fit((features - mean) / spread, target, shares)
    coefficients: Floats = machine.coef_.T / spread[:, None]
    return coefficients, machine.intercept_ - mean @ coefficients


def _shown(items: Sequence[SentenceInput]) -> tuple[Ints, list[SentenceInput], Floats]:
    """Rows of the sentences as the second layer sees them, with what each counts.

    Each is shown whole, without its headings where it has them, and without headings and the subject of its
    document: at use these may be missing.
    """
    below = [at for at, item in enumerate(items) if item.headings]
    without = [replace(items[at], headings=(), heading_hits=()) for at in below]
    alone = [replace(item, headings=(), heading_hits=(), subject=()) for item in items]
    shares = np.full(len(items), 1 - _ALONE)
    shares[below] -= _NO_HEADINGS
    rest = [np.full(len(without), _NO_HEADINGS), np.full(len(alone), _ALONE)]
    rows = np.array([*range(len(items)), *below, *range(len(items))], dtype=np.int64)
    return rows, [*items, *without, *alone], np.concatenate([shares, *rest])


def _second_layer(dense: Floats, scores: int, labels: Labels, shares: Floats) -> Floats:
    """Second layer (dense + 1, 28) for kinds, challenges and themes; an unseen class scores low.

    The first `scores` columns are scores, 28 for each model. Kinds are told by the scores of kinds, the
    length and whether there are hits, themes by everything but the subject of the document, challenges by
    everything.
    """
    width, outputs = dense.shape[1], len(_targets(labels))
    kinds_of_each = [start + kind for start in range(0, scores, outputs) for kind in range(len(KINDS))]
    of_kinds = np.array([*kinds_of_each, scores + Dense.NO_HIT, scores + Dense.LENGTH])
    of_themes = np.delete(np.arange(width), np.arange(width)[scores:][Dense.SUBJECT])
    measures = np.flatnonzero(labels.challenge >= 0)
    blocks = [
        _multinomial(dense, of_kinds, labels.kind, len(KINDS), shares, _KIND_SECOND_COST),
        _multinomial(
            dense[measures], np.arange(width), labels.challenge[measures], len(CLASSES), shares[measures]
        ),
    ]
    for theme in range(len(CHALLENGES)):
        target = labels.themes[:, theme]
        used = np.flatnonzero(target >= 0)
        binary = _multinomial(dense[used], of_themes, target[used], 2, shares[used])
        blocks.append(binary[:, 1:] - binary[:, :1])
    return np.hstack(blocks)


def _multinomial(
    dense: Floats, seen: Ints, target: Ints, classes: int, shares: Floats, cost: float = _SECOND_COST
) -> Floats:
    """A block (dense + 1, classes) that looks at the columns `seen`."""
    block = np.zeros((dense.shape[1] + 1, classes))
    block[[*seen, dense.shape[1]]] = class_weights(dense[:, seen], target, classes, shares, cost)
    return block


def class_weights(features: Floats, target: Ints, classes: int, shares: Floats, cost: float) -> Floats:
    """Weights (features + 1, classes) of which the softmax tells the class; an unseen one scores low."""
    block = np.zeros((features.shape[1] + 1, classes))
    block[-1] = -20.0
    seen = sorted(set(target.tolist()))
    if len(seen) < 2:
        block[-1, seen] = 0.0
        return block
    coefficients, intercepts = _logistic(features, target, shares, cost)
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


def _certain(model: Model, held_out: Floats, items: Sequence[SentenceInput], labels: Labels) -> Floats:
    """Probabilities from which held-out answers are right in `PRECISION` of cases: measures, challenges."""
    chances = model.probabilities(held_out, items)
    measure = labels.challenge >= 0
    right = chances.challenges[measure].argmax(axis=1) == labels.challenge[measure]
    return np.array(
        [
            certain_from(chances.kinds[:, 0], labels.kind == 0, PRECISION[0]),
            certain_from(chances.challenges[measure].max(axis=1, initial=0.0), right, PRECISION[1]),
        ]
    )


def certain_from(chances: Floats, right: np.ndarray[Any, np.dtype[np.bool_]], aim: float) -> float:
    """The lowest probability, in steps of .01, from which `aim` of the answers is right; .99 if none."""
    grid = np.round(np.arange(0.2, 0.991, 0.01), 2)
    enough = [float(low) for low in grid if _share(right[chances >= low]) >= aim]
    return min(enough, default=0.99)


def _share(right: np.ndarray[Any, np.dtype[np.bool_]]) -> float:
    return float(right.mean()) if len(right) else 0.0


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
