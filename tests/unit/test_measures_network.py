"""The network: the same score in any company, parts that add up, and a clear word when it is damaged."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit import small_network
from wijktekst.errors import ModelError
from wijktekst.measures import NETWORK_ID, SentenceClassifier, SentenceInput
from wijktekst.measures.network import WEIGHTS, Network
from wijktekst.measures.pieces import PIECES
from wijktekst.resources import find
from wijktekst.types import INSTRUMENTS

SMALL = Network(small_network.arrays(), small_network.SUBWORDS)
WORDS = st.lists(st.sampled_from(("de", "huren", "gas", "hur", "fi", "?")), max_size=30).map(" ".join)
ITEMS = st.lists(st.builds(SentenceInput, WORDS, WORDS), min_size=1, max_size=6)


@given(ITEMS)
def test_a_sentence_scores_the_same_alone_and_in_any_company(items: list[SentenceInput]) -> None:
    together = SMALL.read(items).scores
    assert np.array_equal(together, np.vstack([SMALL.read([item]).scores for item in items]))
    assert np.array_equal(together[::-1], SMALL.read(items[::-1]).scores)


@given(ITEMS)
def test_what_words_add_is_the_score_less_what_every_sentence_gets(items: list[SentenceInput]) -> None:
    nothing = SMALL.read([SentenceInput("")]).scores[0]
    reading = SMALL.read(items)
    for at, item in enumerate(items):
        shares = reading.by_word(at, item)
        assert shares.shape == (len(item.text.split()), 28)
        assert np.allclose(shares.sum(axis=0), SMALL.read([item]).scores[0] - nothing)


def test_order_context_and_what_stands_far_away_matter() -> None:
    reading = SMALL.read(
        [
            SentenceInput("de huren"),
            SentenceInput("huren de"),
            SentenceInput("de huren", "gas"),
            SentenceInput("de huren " + "fi " * 40 + "gas"),
            SentenceInput("de huren " + "fi " * 40 + "de"),
        ]
    )
    assert len({tuple(row) for row in reading.scores}) == 5


def test_many_sentences_go_in_parts_and_keep_their_order() -> None:
    items = [SentenceInput("de huren " * (at % 40), "gas") for at in range(400)]
    scores = SMALL.read(items).scores
    assert np.array_equal(scores[:40], SMALL.read(items[:40]).scores)
    assert np.array_equal(scores[:40], scores[40:80])
    assert SMALL.read([]).scores.shape == (0, 28)


def test_all_sums_of_the_shipped_network_fit_in_float32() -> None:
    with np.load(find("models", NETWORK_ID) / WEIGHTS, allow_pickle=False) as arrays:
        most = {name: int(np.abs(arrays[name].astype(np.int64)).sum(axis=0).max()) for name in arrays.files
                if arrays[name].dtype == np.int8 and name not in ("words", "terms")}  # fmt: skip
    for name, weight in most.items():
        largest = 255 if name.endswith("down") else 127 * 8 if name.endswith("mean") else 127
        assert weight * largest < 2**24, name


def test_the_network_is_heard_in_the_default_model() -> None:
    items = [SentenceInput("De gemeente verlaagt in 2026 de huren van sociale huurwoningen.")]
    with_network, without = (SentenceClassifier.load(fast=fast).predict(items)[0] for fast in (False, True))
    assert with_network.kind == without.kind == "maatregel"
    assert with_network.kind_score != without.kind_score


def test_it_tells_instruments_where_it_is_asked() -> None:
    texts = ("De gemeente geeft in 2026 € 2 miljoen subsidie voor isolatie.", "De wijk telt 3.200 inwoners.")
    items = [SentenceInput(text) for text in texts]
    (measure, _), (other, _) = SentenceClassifier.load().explain(items, ("maatregel",))
    assert INSTRUMENTS[int(np.argmax(measure.instruments))] == "geld"
    assert other.instruments == ()
    (without, _), _ = SentenceClassifier.load(fast=True).explain(items, ("maatregel",))
    assert without.instruments == ()


def test_a_missing_damaged_or_older_network_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="Installeer wijktekst opnieuw"):
        Network.load(tmp_path)
    small_network.SUBWORDS.write(tmp_path / PIECES)
    (tmp_path / WEIGHTS).write_bytes(b"no arrays")
    with pytest.raises(ModelError, match="Installeer wijktekst opnieuw"):
        Network.load(tmp_path)
    for name, value in (("format", np.array(0)), ("0.step", None)):
        arrays = small_network.arrays() | {name: value}
        stored = {key: array for key, array in arrays.items() if array is not None}
        np.savez(tmp_path / WEIGHTS, **stored)
        with pytest.raises(ModelError, match="andere versie van wijktekst"):
            Network.load(tmp_path)
