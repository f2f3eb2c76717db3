"""A sentence becomes pieces behind those of its context, with the terms that they belong to."""

from __future__ import annotations

from pathlib import Path

import pytest

from wijktekst.language.subwords import Subwords
from wijktekst.measures import SentenceInput
from wijktekst.measures.pieces import CONTEXT, CONTEXT_PIECES, MARK, TEXT, pieces_of
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


def test_subwords_are_read_as_they_were_written(tmp_path: Path) -> None:
    kept = SUBWORDS.only([0, 1, 2, 3, 4, 5, 8])
    kept.write(tmp_path / "woordstukken.tsv")
    read = Subwords.read(tmp_path / "woordstukken.tsv")
    assert read.pieces == kept.pieces
    assert read.scores == kept.scores
    assert read.of("huren") == kept.of("huren") == (4, 5)
    assert (read.begin, read.end, read.unknown) == (0, 2, 3)
