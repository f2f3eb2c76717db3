"""The encoder gets a sentence behind its context, and says what each word did."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from wijktekst.errors import ModelError
from wijktekst.language.subwords import Subwords
from wijktekst.measures import SentenceInput
from wijktekst.measures.encoder import CONTEXT, CONTEXT_PIECES, MARK, TEXT, Encoder, pieces_of
from wijktekst.types import CHALLENGES, ThemeHit

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁hur", "en", "▁de", "▁gas", "▁", "fi"]
SUBWORDS = Subwords(PIECES, [0.0] * 4 + [-1.0] * 6, 0, 2, 3)


def test_the_parts_stand_in_order_with_their_numbers() -> None:
    found = pieces_of(SentenceInput("de huren", "gas"), SUBWORDS)
    assert [PIECES[at] for at in found.ids] == [
        "<s>", "</s>", "▁gas", "</s>", "▁de", "▁hur", "en", "</s>",
    ]  # fmt: skip
    assert found.parts.tolist() == [MARK] * 2 + [CONTEXT] * 2 + [TEXT] * 3 + [MARK]
    assert found.words.tolist() == [-1] * 4 + [0, 1, 1, -1]


def test_terms_lie_on_the_pieces_of_their_words() -> None:
    hit = ThemeHit(3, 8, "huren", "wonen", "huur", 0.8)
    found = pieces_of(SentenceInput("de huren", hits=(hit,)), SUBWORDS)
    at = CHALLENGES.index("wonen")
    assert found.terms[:, at].tolist() == [0, 0, 0, 0, 0.8, 0.8, 0]
    assert found.terms.sum() == pytest.approx(1.6)


def test_of_a_long_context_the_end_is_read() -> None:
    found = pieces_of(SentenceInput("de", "gas " * 100 + "hur"), SUBWORDS)
    context = found.ids[found.parts == CONTEXT]
    assert len(context) == CONTEXT_PIECES + 1
    assert PIECES[context[-2]] == "▁hur"


def test_a_ligature_is_read_as_its_letters() -> None:
    assert pieces_of(SentenceInput("ﬁ"), SUBWORDS).ids.tolist() == [0, 2, 2, 8, 9, 2]


def test_an_empty_sentence_has_no_words() -> None:
    assert (pieces_of(SentenceInput(""), SUBWORDS).words == -1).all()


class _Session:
    """Gives every piece its id as its share of every score."""

    def run(self, outputs: list[str], row: dict[str, np.ndarray[Any, Any]]) -> list[np.ndarray[Any, Any]]:
        shares = np.repeat(row["ids"][..., None].astype(np.float32), 28, axis=2)
        return [shares if outputs == ["shares"] else shares.sum(axis=1)]


def test_what_a_word_adds_is_the_sum_of_its_pieces() -> None:
    encoder = Encoder(_Session(), SUBWORDS)
    item = SentenceInput("de huren")
    assert encoder.shares(item)[:, 0].tolist() == [6.0, 9.0]
    assert encoder.scores([item, item]).shape == (2, 28)
    assert encoder.scores([]).shape[0] == 0


def test_without_onnxruntime_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelError, match=r'pip install "wijktekst\[nauwkeurig\]"'):
        Encoder.load(tmp_path)


def test_a_missing_or_damaged_graph_is_said_so(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="extra 'nauwkeurig' is not installed")
    with pytest.raises(ModelError, match="ontbreekt of is beschadigd"):
        Encoder.load(tmp_path)
    (tmp_path / "encoder.onnx").write_bytes(b"no graph")
    with pytest.raises(ModelError, match="ontbreekt of is beschadigd"):
        Encoder.load(tmp_path)


def test_subwords_are_read_as_they_were_written(tmp_path: Path) -> None:
    kept = SUBWORDS.only([0, 1, 2, 3, 4, 5, 8])
    kept.write(tmp_path / "woordstukken.tsv")
    read = Subwords.read(tmp_path / "woordstukken.tsv")
    assert read.pieces == kept.pieces
    assert read.scores == kept.scores
    assert read.of("huren") == kept.of("huren") == (4, 5)
    assert (read.begin, read.end, read.unknown) == (0, 2, 3)
