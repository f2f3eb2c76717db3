"""The encoder learns sentences apart, and its int8 graph says what the network says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.unit import small_e5, small_network
from tests.unit.labelled import sentence
from wijktekst.corpus import LabelledSentence
from wijktekst.measures import SentenceInput
from wijktekst.measures.encoder import Encoder
from wijktekst.measures.network import Network
from wijktekst.measures.pieces import PIECES, pieces_of
from wijktekst.training.labels import labels_of

pytest.importorskip("torch", reason="training needs the extra `training`: torch is not installed")

import torch

from wijktekst.training.encoder.export import export
from wijktekst.training.encoder.learn import Lesson, chances_of, fit, scores_of, views_of
from wijktekst.training.encoder.network import SentenceEncoder, batch_of

SUBWORDS = small_e5.subwords()
KEPT = list(range(len(SUBWORDS.pieces)))


def _gold(times: int) -> list[LabelledSentence]:
    measure = sentence("maatregel", "wonen", ("wonen",), text="wijken wijken")
    return [measure, sentence(text="de de")] * times


def _model() -> SentenceEncoder:
    torch.manual_seed(1)
    return SentenceEncoder(small_e5.weights(), KEPT, 1, dropout=0.0)


def _taught() -> tuple[SentenceEncoder, list[SentenceInput]]:
    gold = _gold(40)
    items = [SentenceInput(s.text) for s in gold]
    model = _model()
    lesson = Lesson([views_of(item, SUBWORDS) for item in items], labels_of(gold))
    fit(model, [lesson], epochs=200, seed=1)
    return model, items[:2]


def test_it_learns_to_tell_sentences_apart() -> None:
    model, items = _taught()
    scores = scores_of(model, [pieces_of(item, SUBWORDS) for item in items])
    assert scores[0, 0] > scores[0, 2]
    assert scores[1, 2] > scores[1, 0]


def test_a_student_learns_what_a_teacher_says() -> None:
    teacher, items = _taught()
    rows = [views_of(item, SUBWORDS) for item in items]
    said = chances_of(scores_of(teacher, [row.whole for row in rows]))
    student = _model()
    fit(student, [Lesson(rows * 40, np.vstack([said] * 40))], epochs=200, seed=1)
    scores = scores_of(student, [row.whole for row in rows])
    assert np.abs(chances_of(scores)[:, :3] - said[:, :3]).max() < 0.2
    assert (scores[:, :3].argmax(1) == [0, 2]).all()


def test_chances_add_up() -> None:
    said = chances_of(np.random.default_rng(1).normal(size=(5, 34)))
    for part in (said[:, :3], said[:, 3:16], said[:, 28:]):
        assert np.allclose(part.sum(1), 1)
    assert ((said > 0) & (said < 1)).all()


def test_padding_does_not_change_a_score() -> None:
    model = _model().eval()
    short, long = (pieces_of(SentenceInput(text), SUBWORDS) for text in ("de", "wijken " * 20))
    alone = torch.cat(model(batch_of([short])), -1)[0]
    beside = torch.cat(model(batch_of([short, long])), -1)[0]
    assert torch.allclose(alone, beside, atol=1e-5)


def test_shares_of_pieces_add_up_to_the_scores() -> None:
    model = _model().eval()
    row = batch_of([pieces_of(SentenceInput("wijken de", "de"), SUBWORDS)])
    scores, shares = model.shares(row.ids, row.parts, row.terms)
    assert torch.allclose(scores, torch.cat(model(row)[:3], -1), atol=1e-5)
    bias = torch.cat([head.bias for head in model.heads[:3]])
    assert torch.allclose(shares.sum(1) + bias, scores, atol=1e-5)


def test_the_graph_says_what_the_network_says(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="extra 'nauwkeurig' is not installed")
    model, items = _taught()
    SUBWORDS.write(tmp_path / PIECES)
    export(model, tmp_path)
    encoder = Encoder.load(tmp_path, Network(small_network.arrays(), small_network.SUBWORDS))
    wanted = scores_of(model, [pieces_of(item, SUBWORDS) for item in items])
    reading = encoder.read(items)
    assert np.abs(reading.scores - wanted[:, :28]).max() < 0.3
    assert reading.by_word(0, items[0]).shape == (2, 28)
