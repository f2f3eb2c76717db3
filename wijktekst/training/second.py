"""Fits what weighs the scores of the first layer: the second layer and the thresholds. Nothing is random."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from wijktekst.measures import SentenceInput
from wijktekst.measures.model import CLASSES, KINDS, OUTPUTS, Dense, Floats, Model, dense_features
from wijktekst.training.labels import Ints, Labels
from wijktekst.types import CHALLENGES

#: Cost of an error to the second layer, for kinds and for challenges and themes.
_KIND_COST, _COST = 0.08, 0.025
#: What a sentence counts that is shown without headings, and one that is shown alone.
_NO_HEADINGS, _ALONE = 0.35, 0.25
#: How often a measure and a challenge that are called sure should be right.
PRECISION = (0.8, 0.9)


def weighed(model: Model, scores: Floats, items: Sequence[SentenceInput], labels: Labels) -> Model:
    """The model with a second layer and thresholds fitted on these held-out scores (n, 28)."""
    rows, inputs, shares = shown(items)
    second = second_layer(dense_features(scores[rows], inputs), labels.at(rows), shares)
    return with_thresholds(replace(model, second=second), scores, items, labels)


def with_thresholds(model: Model, scores: Floats, items: Sequence[SentenceInput], labels: Labels) -> Model:
    """The model with thresholds fitted on held-out scores (n, 28, or 28 twice with those of an encoder)."""
    model = replace(model, thresholds=_thresholds(model, scores, items, labels))
    return replace(model, certain=_certain(model, scores, items, labels))


def _logistic(features: Floats, target: Ints, shares: Floats, cost: float) -> tuple[Floats, Floats]:
    """Logistic regression, fitted standardised: coefficients (features, classes), intercepts (classes,)."""
    from sklearn.linear_model import LogisticRegression

    mean, spread = features.mean(axis=0), features.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    machine = LogisticRegression(C=cost, max_iter=500).fit((features - mean) / spread, target, shares)
    coefficients: Floats = machine.coef_.T / spread[:, None]
    return coefficients, machine.intercept_ - mean @ coefficients


def shown(items: Sequence[SentenceInput]) -> tuple[Ints, list[SentenceInput], Floats]:
    """Rows of the sentences as the second layer sees them, with what each counts.

    Each is shown whole, without its headings where it has them, and without headings and without the subject
    and the kind of its document: at use these may be missing.
    """
    below = [at for at, item in enumerate(items) if item.headings]
    without = [replace(items[at], headings=(), heading_hits=()) for at in below]
    alone = [replace(item, headings=(), heading_hits=(), subject=(), document_kind="") for item in items]
    shares = np.full(len(items), 1 - _ALONE)
    shares[below] -= _NO_HEADINGS
    rest = [np.full(len(without), _NO_HEADINGS), np.full(len(alone), _ALONE)]
    rows = np.array([*range(len(items)), *below, *range(len(items))], dtype=np.int64)
    return rows, [*items, *without, *alone], np.concatenate([shares, *rest])


def second_layer(dense: Floats, labels: Labels, shares: Floats) -> Floats:
    """Second layer (dense + 1, 28) for kinds, challenges and themes; an unseen class scores low.

    `dense` begins with the 28 scores. Kinds are told by the scores of kinds, the length, whether there are
    hits and the kind of document, challenges by everything but that, themes without the subject of the
    document either.
    """
    scores, lexicon = np.arange(OUTPUTS), OUTPUTS + np.arange(dense.shape[1] - OUTPUTS)
    of_kinds = np.array(
        [*scores[: len(KINDS)], *lexicon[[Dense.NO_HIT, Dense.LENGTH]], *lexicon[Dense.WRITING]]
    )
    of_challenges = np.array([*scores, *np.delete(lexicon, Dense.WRITING)])
    of_themes = np.setdiff1d(of_challenges, lexicon[Dense.SUBJECT])
    measures = np.flatnonzero(labels.challenge >= 0)
    blocks = [
        _multinomial(dense, of_kinds, labels.kind, len(KINDS), shares, _KIND_COST),
        _multinomial(
            dense[measures], of_challenges, labels.challenge[measures], len(CLASSES), shares[measures]
        ),
    ]
    for theme in range(len(CHALLENGES)):
        target = labels.themes[:, theme]
        used = np.flatnonzero(target >= 0)
        binary = _multinomial(dense[used], of_themes, target[used], 2, shares[used])
        blocks.append(binary[:, 1:] - binary[:, :1])
    return np.hstack(blocks)


def _multinomial(
    dense: Floats, seen: Ints, target: Ints, classes: int, shares: Floats, cost: float = _COST
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
