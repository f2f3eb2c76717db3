"""The encoder says what each word did, and how to get what it needs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.unit import small_network
from tests.unit.small_network import SUBWORDS
from wijktekst.errors import ModelError
from wijktekst.measures import SentenceInput
from wijktekst.measures.encoder import Encoder
from wijktekst.measures.network import Network

SMALL = Network(small_network.arrays(), SUBWORDS)


class _Session:
    """Gives every piece its id as its share of every score."""

    def run(self, outputs: list[str], row: dict[str, np.ndarray[Any, Any]]) -> list[np.ndarray[Any, Any]]:
        shares = np.repeat(row["ids"][..., None].astype(np.float32), 28, axis=2)
        found = {"scores": shares.sum(axis=1), "shares": shares}
        return [found[name] for name in outputs]


def test_what_a_word_adds_is_the_sum_of_its_pieces() -> None:
    encoder = Encoder(_Session(), SUBWORDS, SMALL)
    item = SentenceInput("de huren")
    reading = encoder.read([SentenceInput("gas"), item])
    assert reading.by_word(1, item)[:, 0].tolist() == [6.0, 9.0]
    assert reading.scores[:, 0].tolist() == [13.0, 21.0]
    assert np.array_equal(reading.instruments[1:], SMALL.read([item]).instruments)
    assert encoder.read([]).scores.shape == (0, 28)


def test_without_onnxruntime_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelError, match=r'pip install "wijktekst\[nauwkeurig\]"'):
        Encoder.load(tmp_path, SMALL)


def test_a_missing_or_damaged_graph_is_said_so(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="extra 'nauwkeurig' is not installed")
    with pytest.raises(ModelError, match="ontbreekt of is beschadigd"):
        Encoder.load(tmp_path, SMALL)
    (tmp_path / "encoder.onnx").write_bytes(b"no graph")
    with pytest.raises(ModelError, match="ontbreekt of is beschadigd"):
        Encoder.load(tmp_path, SMALL)
