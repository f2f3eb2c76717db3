"""The second layer of the accurate mode: weighs what the default model says beside what the encoder says."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from wijktekst.corpus import LabelledSentence
from wijktekst.errors import InputError
from wijktekst.measures import ACCURATE_ID, SentenceInput
from wijktekst.measures.model import (
    CLASSES,
    KINDS,
    OUTPUTS,
    STACK,
    Floats,
    Model,
    dense_features,
    hash_of_first,
    save_stack,
    softmax,
)
from wijktekst.themes import TermFinder
from wijktekst.training.fit import Fitted
from wijktekst.training.labels import Ints, Labels, inputs_of, labels_of
from wijktekst.training.second import second_layer, shown, with_thresholds

#: Scores of labelled sentences by encoders that never saw their documents; in the folder of the encoder.
CROSS_SCORES = "kruisscores.npz"
_KINDS, _CHALLENGES = slice(0, len(KINDS)), slice(len(KINDS), len(KINDS) + len(CLASSES))
_THEMES = range(len(KINDS) + len(CLASSES), OUTPUTS)


def write_cross_scores(folder: Path, sentences: Sequence[LabelledSentence], scores: Floats) -> None:
    """Keep scores (n, 28), so that the stack can be fitted again without training encoders again."""
    ids = np.array([sentence.id for sentence in sentences])
    with (folder / CROSS_SCORES).open("wb") as file:
        np.savez_compressed(file, ids=ids, scores=scores.astype(np.float16))


def cross_scores(folder: Path, sentences: Sequence[LabelledSentence]) -> Floats:
    """Kept scores of these sentences (n, 28). Raises InputError when one of them has none."""
    with np.load(folder / CROSS_SCORES, allow_pickle=False) as arrays:
        place = {str(one): at for at, one in enumerate(arrays["ids"])}
        scores = arrays["scores"].astype(np.float64)
    missing = sum(1 for sentence in sentences if sentence.id not in place)
    if missing:
        raise InputError(
            f"Van {missing} gelabelde zinnen is niet bewaard wat de encoder ervan vindt. "
            "Train de encoder opnieuw met 'make train-nauwkeurig'."
        )
    found: Floats = scores[[place[sentence.id] for sentence in sentences]]
    return found


def stacked(
    model: Model,
    scores: Floats,
    beside: Floats,
    items: Sequence[SentenceInput],
    labels: Labels,
    folds: Sequence[int],
) -> Model:
    """The default model with a second layer that also weighs the scores (n, 28) of an encoder.

    Kinds, challenges and each theme get two weights, for what either model says, and a number per class: a
    weight for every pair of scores is more than the labelled measures can tell. `scores` and `beside` are
    held out; what the default's second layer makes of its scores is held out as well, by `folds`.
    """
    rows, inputs, shares = shown(items)
    told, encoder = labels.at(rows), beside[rows]
    default = _held_out(dense_features(scores[rows], inputs), told, shares, np.array(folds)[rows])
    second = np.vstack([model.second[:OUTPUTS], np.zeros((OUTPUTS, OUTPUTS)), model.second[OUTPUTS:]])

    def weigh(outputs: slice, used: Ints, target: Ints) -> None:
        mixed = _mixed(encoder[used, outputs], default[used, outputs], target, shares[used])
        second[:, outputs] *= mixed[1]
        at = np.arange(OUTPUTS)[outputs]
        second[OUTPUTS + at, at] = mixed[0]
        second[-1, outputs] += mixed[2:]

    weigh(_KINDS, np.arange(len(rows)), told.kind)
    measures = np.flatnonzero(told.challenge >= 0)
    weigh(_CHALLENGES, measures, told.challenge[measures])
    for output in _THEMES:
        target = told.themes[:, output - _THEMES.start]
        used = np.flatnonzero(target >= 0)
        weigh(slice(output, output + 1), used, target[used])
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
    folder: Path,
    sources: Collection[str],
) -> None:
    """Fit the stack on held-out scores of both models and write it, with a manifest, beside the encoder.

    It learns from sentences of these sources: those of which the encoder's scores are kept. `folds` are those
    of the default model.
    """
    rows = [at for at, sentence in enumerate(sentences) if sentence.source in sources]
    chosen = [sentences[at] for at in rows]
    beside, parts = cross_scores(folder, chosen), [folds[at] for at in rows]
    items, labels = inputs_of(chosen, finder), labels_of(chosen)
    save_stack(stacked(fitted.model, fitted.held_out[rows], beside, items, labels, parts), folder / STACK)
    manifest = {"id": ACCURATE_ID, "first": hash_of_first(fitted.model)}
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8", newline="\n")
