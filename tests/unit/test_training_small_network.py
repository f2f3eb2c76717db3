"""The small network learns sentences apart, and says the same in whole numbers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.unit import small_e5
from tests.unit.labelled import sentence
from wijktekst.measures import SentenceInput
from wijktekst.measures.network import WEIGHTS, Network
from wijktekst.measures.pieces import PIECES, pieces_of
from wijktekst.training.labels import labels_of

pytest.importorskip("torch", reason="training needs the extra `training`: torch is not installed")

import torch

from wijktekst.training.encoder import imitate, small
from wijktekst.training.encoder.learn import Lesson, fit, scores_of, views_of
from wijktekst.training.encoder.network import batch_of
from wijktekst.training.encoder.quantise import arrays_of, write

SUBWORDS = small_e5.subwords()
ITEMS = [SentenceInput("wijken wijken"), SentenceInput("de de", "wijken")]


def _network() -> small.SmallNetwork:
    torch.manual_seed(1)
    return small.SmallNetwork(torch.randn(len(SUBWORDS.pieces), small.WIDTH), SUBWORDS.unknown, dropout=0.0)


def _taught() -> small.SmallNetwork:
    gold = [sentence("maatregel", "wonen", ("wonen",)), sentence("overig", "", ())] * 20
    model = _network()
    fit(
        model, [Lesson([views_of(item, SUBWORDS) for item in ITEMS] * 20, labels_of(gold))], epochs=60, seed=1
    )
    return model


def test_it_learns_and_says_the_same_in_whole_numbers(tmp_path: Path) -> None:
    model = _taught()
    rows = [pieces_of(item, SUBWORDS) for item in ITEMS]
    wanted = scores_of(model, rows)[:, :28]
    assert wanted[:, :3].argmax(axis=1).tolist() == [0, 2]
    SUBWORDS.write(tmp_path / PIECES)
    write(arrays_of(model, rows), tmp_path / WEIGHTS)
    found = Network.load(tmp_path).read(ITEMS).scores
    assert np.abs(found - wanted).max() < 0.25
    assert np.corrcoef(found.ravel(), wanted.ravel())[0, 1] > 0.999


def test_the_same_network_gives_the_same_bytes(tmp_path: Path) -> None:
    rows = [pieces_of(item, SUBWORDS) for item in ITEMS]
    for name in ("a", "b"):
        write(arrays_of(_network(), rows), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_padding_does_not_change_a_score() -> None:
    model = _network().eval()
    short, long = (pieces_of(SentenceInput(text), SUBWORDS) for text in ("de", "wijken " * 20))
    alone = torch.cat(model(batch_of([short])), -1)[0]
    beside = torch.cat(model(batch_of([short, long])), -1)[0]
    assert torch.allclose(alone, beside, atol=1e-5)


def test_it_learns_to_read_as_e5_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(imitate, "_LAYERS", (1, 2))
    monkeypatch.setattr(imitate, "_DIRECTIONS", 8)
    monkeypatch.setattr(imitate, "_STEPS", 400)
    rng = np.random.default_rng(1)
    texts = [rng.integers(0, len(SUBWORDS.pieces), rng.integers(4, 30)).tolist() for _ in range(60)]
    kept = list(range(len(SUBWORDS.pieces)))
    imitate.imitate(_network(), small_e5.weights(), kept, texts, seed=1)
    first, last = (float(line.split()[-1]) for line in capsys.readouterr().out.splitlines())
    assert last < first / 2
