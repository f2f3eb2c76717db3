"""A second layer that weighs what the linear model says beside what a network or an encoder says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from wijktekst.corpus import LabelledSentence
from wijktekst.errors import InputError
from wijktekst.measures import SentenceInput
from wijktekst.measures.model import (
    CLASSES,
    KINDS,
    OUTPUTS,
    Floats,
    Model,
    dense_features,
    save_stack,
    softmax,
)
from wijktekst.themes import TermFinder
from wijktekst.training.fit import Fitted
from wijktekst.training.labels import Ints, Labels, inputs_of, labels_of
from wijktekst.training.second import second_layer, shown, with_thresholds
from wijktekst.types import INSTRUMENTS

#: Scores of labelled sentences by others of its kind that never saw their documents; beside its weights.
CROSS_SCORES = "kruisscores.npz"
#: What the network counts beside the linear model, by task. Left free it gets more, for the linear model that
#: is heard has learnt from more documents than the one that this is fitted on.
NETWORK_RATIO = (0.4, 0.15, 0.35)
#: Of kinds, challenges and themes.
Ratio = tuple[float, float, float]
_KINDS, _CHALLENGES = slice(0, len(KINDS)), slice(len(KINDS), len(KINDS) + len(CLASSES))
_THEMES = range(len(KINDS) + len(CLASSES), OUTPUTS)


def write_cross_scores(folder: Path, sentences: Sequence[LabelledSentence], scores: Floats) -> None:
    """Keep scores (n, 28), or (n, 34) with those of instruments, so that what weighs them can be fitted again
    without training encoders again.
    """
    ids = np.array([sentence.id for sentence in sentences])
    with (folder / CROSS_SCORES).open("wb") as file:
        np.savez_compressed(file, ids=ids, scores=scores.astype(np.float16))


def scored(folder: Path) -> frozenset[str]:
    """Ids of the sentences of which scores are kept."""
    with np.load(folder / CROSS_SCORES, allow_pickle=False) as arrays:
        return frozenset(arrays["ids"].tolist())


def cross_scores(folder: Path, sentences: Sequence[LabelledSentence]) -> Floats:
    """Kept scores of these sentences (n, 28). Raises InputError when one of them has none."""
    place, scores = _kept(folder)
    missing = sum(1 for sentence in sentences if sentence.id not in place)
    if missing:
        raise InputError(
            f"Van {missing} gelabelde zinnen is niet bewaard wat '{folder.name}' ervan vindt. "
            "Train dat opnieuw met 'make train-nauwkeurig'."
        )
    found: Floats = scores[[place[sentence.id] for sentence in sentences], :OUTPUTS]
    return found


def instrument_scores(folder: Path, sentences: Sequence[LabelledSentence]) -> Floats:
    """Kept scores of the instruments of these sentences (n, 6); nan for those that have none."""
    place, scores = _kept(folder)
    found = np.full((len(sentences), len(INSTRUMENTS)), np.nan)
    for at, sentence in enumerate(sentences):
        if sentence.id in place:
            found[at] = scores[place[sentence.id], OUTPUTS:]
    return found


def _kept(folder: Path) -> tuple[dict[str, int], Floats]:
    """Rows by the id of their sentence, and the scores."""
    with np.load(folder / CROSS_SCORES, allow_pickle=False) as arrays:
        return {str(one): at for at, one in enumerate(arrays["ids"])}, arrays["scores"].astype(np.float64)


def stacked(
    model: Model,
    scores: Floats,
    beside: Floats,
    items: Sequence[SentenceInput],
    labels: Labels,
    folds: Sequence[int],
    ratio: Ratio | None = None,
) -> Model:
    """The linear model with a second layer that also weighs the scores (n, 28) of a network or an encoder.

    Kinds, challenges and each theme get two weights, for what either says, and a number per class: a weight
    for every pair of scores is more than the labelled measures can tell. With `ratio` the other's weight is
    that part of the linear model's, by task, and one is fitted instead of two. `scores` and `beside` are held
    out; what the linear model's own second layer makes of its scores is held out as well, by `folds`.
    """
    rows, inputs, shares = shown(items)
    told, others = labels.at(rows), beside[rows]
    linear = _held_out(dense_features(scores[rows], inputs), told, shares, np.array(folds)[rows])
    second = np.vstack([model.second[:OUTPUTS], np.zeros((OUTPUTS, OUTPUTS)), model.second[OUTPUTS:]])

    def weigh(outputs: slice, used: Ints, target: Ints, part: float | None) -> None:
        one, other = linear[used, outputs], others[used, outputs]
        if part is not None:
            one, other = one + part * other, np.zeros_like(other)
        mixed = _mixed(other, one, target, shares[used])
        second[:, outputs] *= mixed[1]
        at = np.arange(OUTPUTS)[outputs]
        second[OUTPUTS + at, at] = mixed[0] if part is None else part * mixed[1]
        second[-1, outputs] += mixed[2:]

    of_kinds, of_challenges, of_themes = ratio or (None, None, None)
    weigh(_KINDS, np.arange(len(rows)), told.kind, of_kinds)
    measures = np.flatnonzero(told.challenge >= 0)
    weigh(_CHALLENGES, measures, told.challenge[measures], of_challenges)
    for output in _THEMES:
        target = told.themes[:, output - _THEMES.start]
        used = np.flatnonzero(target >= 0)
        weigh(slice(output, output + 1), used, target[used], of_themes)
    return with_thresholds(replace(model, second=second), np.hstack([scores, beside]), items, labels)


def _held_out(dense: Floats, labels: Labels, shares: Floats, folds: Ints) -> Floats:
    """What second layers say (n, 28) of sentences that they did not learn from."""
    found = np.zeros((len(dense), OUTPUTS))
    for fold in np.unique(folds):
        learnt, asked = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        if len(learnt):
            layer = second_layer(dense[learnt], labels.at(learnt), shares[learnt])
            found[asked] = dense[asked] @ layer[:-1] + layer[-1]
    return found


def _mixed(first: Floats, other: Floats, target: Ints, shares: Floats) -> Floats:
    """Weights of two models' scores (n, classes), then a number per class, under which the targets are
    likeliest. One column is the score of a yes or no.
    """
    if first.shape[1] == 1:
        no = np.zeros_like(first)
        both = _mixed(np.hstack([no, first]), np.hstack([no, other]), target, shares)
        return np.array([both[0], both[1], both[3] - both[2]])
    wanted = np.eye(first.shape[1])[target]

    def loss(weights: Floats) -> tuple[float, Floats]:
        chances = softmax(weights[0] * first + weights[1] * other + weights[2:])
        off = (chances - wanted) * shares[:, None]
        slope = np.concatenate(
            [[(off * first).sum(), (off * other).sum()], off.sum(axis=0) + 2 * weights[2:]]
        )
        unlikely = -(shares * np.log(chances[wanted == 1] + 1e-12)).sum()
        return float(unlikely + (weights[2:] ** 2).sum()), slope

    start = np.concatenate([[0.5, 0.5], np.zeros(first.shape[1])])
    found: Floats = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return found


def write_stack(
    fitted: Fitted,
    sentences: Sequence[LabelledSentence],
    folds: Sequence[int],
    finder: TermFinder,
    path: Path,
    beside: Path,
    ratio: Ratio | None = None,
) -> bool:
    """Fit the stack on held-out scores of both models and write it; `beside` is the file of the other one.

    It learns from the sentences of which the scores of the other are kept, in its folder; without any nothing
    is written, and the answer is False. `folds` are those of the first model.
    """
    model = with_kept(fitted, sentences, folds, finder, beside.parent, ratio)
    if model is not None:
        save_stack(model, path, beside)
    return model is not None


def with_kept(
    fitted: Fitted,
    sentences: Sequence[LabelledSentence],
    folds: Sequence[int],
    finder: TermFinder,
    folder: Path,
    ratio: Ratio | None = None,
) -> Model | None:
    """The linear model of these sentences, weighed beside the scores that are kept in `folder`; None without
    any.
    """
    known = scored(folder)
    rows = [at for at, sentence in enumerate(sentences) if sentence.id in known]
    if not rows:
        return None
    chosen, parts = [sentences[at] for at in rows], [folds[at] for at in rows]
    items, labels = inputs_of(chosen, finder), labels_of(chosen)
    beside = cross_scores(folder, chosen)
    return stacked(fitted.model, fitted.held_out[rows], beside, items, labels, parts, ratio)
