"""The second layer over two models listens to the one that is right."""

from __future__ import annotations

import numpy as np

from wijktekst.measures import MODEL_ID, SentenceInput
from wijktekst.measures.model import CLASSES, KINDS, OUTPUTS, Floats, load
from wijktekst.resources import find
from wijktekst.training.labels import Labels
from wijktekst.training.stack import stacked

N = 240
RNG = np.random.default_rng(7)
LABELS = Labels(
    kind=np.arange(N) % 3,
    challenge=np.where(np.arange(N) % 3 == 0, np.arange(N) // 3 % len(CLASSES), -1),
    themes=RNG.integers(0, 2, (N, 12)),
    instrument=np.full(N, -1),
)
ITEMS = [SentenceInput("De straat is nat.")] * N
FOLDS = [at * 4 // N for at in range(N)]
CHALLENGE = slice(len(KINDS), len(KINDS) + len(CLASSES))


def _telling() -> Floats:
    """Scores that tell every label, but not without noise."""
    scores = RNG.normal(size=(N, OUTPUTS))
    scores[np.arange(N), LABELS.kind] += 3
    measures = np.flatnonzero(LABELS.challenge >= 0)
    scores[measures, len(KINDS) + LABELS.challenge[measures]] += 3
    scores[:, CHALLENGE.stop :] += 3 * LABELS.themes
    return scores


def _right(default: Floats, encoder: Floats) -> tuple[float, float, float]:
    model = load(find("models", MODEL_ID))
    both = stacked(model, default, encoder, ITEMS, LABELS, FOLDS)
    chances = both.probabilities(np.hstack([default, encoder]), ITEMS)
    measures = LABELS.challenge >= 0
    return (
        float((chances.kinds.argmax(1) == LABELS.kind).mean()),
        float((chances.challenges[measures].argmax(1) == LABELS.challenge[measures]).mean()),
        float(((chances.themes > 0.5) == LABELS.themes).mean()),
    )


def test_an_encoder_that_knows_is_heard_over_a_model_that_does_not() -> None:
    assert min(_right(RNG.normal(size=(N, OUTPUTS)), _telling())) > 0.75


def test_an_encoder_that_knows_nothing_gets_no_weight() -> None:
    model = load(find("models", MODEL_ID))
    noise = RNG.normal(size=(N, OUTPUTS))
    both = stacked(model, _telling(), noise, ITEMS, LABELS, FOLDS)
    of_encoder = np.diag(both.second[OUTPUTS : 2 * OUTPUTS])
    assert np.abs(of_encoder).max() < 0.6
    assert np.abs(of_encoder[CHALLENGE]).max() < 0.3


def test_classes_of_one_task_share_their_weights() -> None:
    model = load(find("models", MODEL_ID))
    both = stacked(model, _telling(), _telling(), ITEMS, LABELS, FOLDS)
    block = both.second[OUTPUTS : 2 * OUTPUTS]
    assert np.count_nonzero(block - np.diag(np.diag(block))) == 0
    assert len(set(np.diag(block)[CHALLENGE])) == 1


def test_a_ratio_is_kept_for_each_task() -> None:
    model = load(find("models", MODEL_ID))
    free = stacked(model, _telling(), _telling(), ITEMS, LABELS, FOLDS)
    bound = stacked(model, _telling(), RNG.normal(size=(N, OUTPUTS)), ITEMS, LABELS, FOLDS, (0.4, 0.0, 0.2))
    of_network = np.diag(bound.second[OUTPUTS : 2 * OUTPUTS])
    assert len(bound.second) == len(free.second)
    assert (of_network[: len(KINDS)] > 0).all()
    assert not of_network[CHALLENGE].any()
    assert (of_network[CHALLENGE.stop :] > 0).all()
