"""What the Dutch pipeline learns from: stretches, their marks of real documents, trees and moves."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc

from tests.unit.dutch_trees import BRIDGE, PARK, SQUARE, note, sentence
from wijktekst.training.dutch.docs import NONE, Damage, Marked, marked
from wijktekst.training.dutch.older import chosen
from wijktekst.training.dutch.oracle import FEATURES, steps
from wijktekst.training.dutch.stretches import Stretch, plain, stretches

VOCAB = spacy.blank("nl").vocab
LABELS = ("nsubj", "obj", "det", "dep")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("nl")


@pytest.fixture(scope="module")
def parser() -> DependencyParser:
    """spaCy's parser with the moves of a few labels; it needs no weights to say what should be done."""
    pipe: DependencyParser = spacy.blank("nl").add_pipe("parser")
    for label in (*LABELS, "cop", "advmod", "compound:prt", "punct"):
        pipe.add_label(label)
    return pipe


def one_stretch() -> Stretch:
    (stretch,) = stretches(note(), random.Random(1))
    return stretch


def forms(stretch: Stretch) -> list[str]:
    return [word.form for word in stretch.words]


def made(nlp: Language, damage: Damage, seed: int = 1) -> Marked:
    return marked(nlp.vocab, one_stretch(), random.Random(seed), damage)


def test_sentences_of_a_document_stand_in_order_with_the_borders_of_their_paragraphs() -> None:
    stretch = one_stretch()
    assert forms(stretch) == [word.form for words in (BRIDGE, SQUARE, PARK) for word in words]
    assert [at for at, one in enumerate(stretch.starts) if one] == [0, 6, 12]
    assert [at for at, one in enumerate(stretch.blocks) if one] == [0, 12]
    assert [word.head for word in stretch.words[6:12]] == [7, 7, 9, 7, 7, 7]


def test_loose_sentences_come_last_in_an_order_that_the_seed_fixes() -> None:
    loose = [
        sentence(tuple(replace(word, form=f"{word.form}{number}") for word in SQUARE)) for number in range(20)
    ]
    first, again, other = (
        [forms(one) for one in stretches([*loose, *note()], random.Random(seed))] for seed in (1, 1, 2)
    )
    assert first == again != other
    assert first[0][:3] == ["De", "gemeente", "bouwt"]
    assert sorted(itertools.chain(*first[1:])) == sorted(word.form for one in loose for word in one.words)


def test_stretches_are_no_longer_than_asked_unless_a_sentence_is() -> None:
    found = stretches(note(), random.Random(1), longest=12)
    assert [len(one) for one in found] == [12, 5]
    assert [len(one) for one in stretches(note(), random.Random(1), longest=3)] == [6, 6, 5]
    assert all(one.starts[0] and one.blocks[0] for one in found)


def test_text_without_annotation_is_cut_at_a_full_stop_where_it_is_long() -> None:
    block = [(form, True) for form in "een twee drie . vier vijf zes zeven . acht negen".split()]
    found = plain([[("Kop", True)], block], longest=6)
    assert [forms(one) for one in found] == [
        "Kop een twee drie .".split(),
        "vier vijf zes zeven .".split(),
        "acht negen".split(),
    ]
    assert found[0].blocks == found[0].starts == (True, True, False, False, False)
    assert not any(found[1].blocks)
    assert all(word.tag == word.relation == "" for one in found for word in one.words)


def test_without_damage_a_document_is_the_stretch(nlp: Language) -> None:
    stretch, found = one_stretch(), made(nlp, NONE)
    assert [token.text for token in found.doc] == forms(stretch)
    assert [token.head.i for token in found.doc] == [word.head for word in stretch.words]
    assert [token.dep_ for token in found.doc] == [word.relation for word in stretch.words]
    assert [token.tag_ for token in found.doc] == [word.tag for word in stretch.words]
    assert [token.lemma_ for token in found.doc] == [word.lemma for word in stretch.words]
    assert [sent.start for sent in found.doc.sents] == [0, 6, 12]
    assert found.doc.text.startswith("De gemeente bouwt een brug. Bewoners knappen")
    assert found.source == tuple(range(17))


def test_white_space_between_blocks_is_a_token_of_the_sentence_before(nlp: Language) -> None:
    found = made(nlp, replace(NONE, block_space=1.0))
    (space,) = [token for token in found.doc if token.is_space]
    assert (space.pos_, space.tag_, space.dep_) == ("SPACE", "_SP", "dep")
    assert (space.i, space.head.i) == (12, 11)
    assert found.source[space.i] == -1
    assert [sent.start for sent in found.doc.sents] == [0, 6, 13]
    assert "plein op.\n" in found.doc.text


def test_lines_that_wrap_and_stray_spaces_are_white_space_tokens_too(nlp: Language) -> None:
    for damage in (replace(NONE, wrapped=1.0), replace(NONE, stray_space=1.0)):
        found = made(nlp, damage)
        spaces = [token for token in found.doc if token.is_space]
        assert spaces
        assert {(token.pos_, token.tag_) for token in spaces} == {("SPACE", "_SP")}
        assert all(token.head.i == token.i - 1 for token in spaces)
        assert [token.text for token in found.doc if not token.is_space] == forms(one_stretch())


def test_a_bullet_opens_a_block_and_hangs_from_the_root_of_its_sentence(nlp: Language) -> None:
    found = made(nlp, replace(NONE, bullet=1.0, block_space=1.0))
    bullets = [token for token in found.doc if token.pos_ == "PUNCT" and found.source[token.i] < 0]
    assert [(token.i, token.head.text, token.dep_) for token in bullets] == [
        (0, "bouwt", "punct"),
        (14, "parken", "punct"),
    ]
    assert [sent.start for sent in found.doc.sents] == [0, 7, 14]


def test_a_heading_in_capitals_keeps_its_lemmas(nlp: Language) -> None:
    found = made(nlp, replace(NONE, capitals=1.0, capitals_short=1.0))
    assert [token.text for token in found.doc] == [form.upper() for form in forms(one_stretch())]
    assert [token.lemma_ for token in found.doc] == [word.lemma for word in one_stretch().words]


def test_a_small_first_letter_is_never_that_of_a_name(nlp: Language) -> None:
    found = made(nlp, replace(NONE, small_first=1.0))
    assert [found.doc[at].text for at in (0, 6, 12)] == ["de", "bewoners", "Utrecht"]


def test_only_the_last_sentence_of_a_block_loses_its_full_stop(nlp: Language) -> None:
    found = made(nlp, replace(NONE, no_stop=1.0, block_space=1.0))
    assert [found.source[token.i] for token in found.doc if token.text == "."] == [5]


def test_a_border_that_no_white_space_shows_gets_no_marks(nlp: Language) -> None:
    found = made(nlp, replace(NONE, no_stop=1.0, bullet=1.0))
    assert [source for source in found.source if source < 0] == [-1]
    assert [found.source[token.i] for token in found.doc if token.text == "."] == [5, 11]
    assert [sent.start for sent in found.doc.sents] == [0, 7, 13]


def test_a_full_stop_that_others_hang_from_stays(nlp: Language) -> None:
    odd = (*SQUARE[:4], replace(SQUARE[4], head=5), SQUARE[5])
    (stretch,) = stretches([sentence(odd)], random.Random(1))
    found = marked(nlp.vocab, stretch, random.Random(1), replace(NONE, no_stop=1.0))
    assert found.doc[-1].text == "."


def test_text_without_annotation_stays_without(nlp: Language) -> None:
    (stretch,) = plain([[("Meer", True), ("groen", True)], [("in", True), ("Noord", True)]])
    found = marked(nlp.vocab, stretch, random.Random(1), replace(NONE, block_space=1.0))
    assert not found.doc.has_annotation("DEP")
    assert [token.is_sent_start for token in found.doc] == [True, False, False, True, False]
    assert [token.tag_ for token in found.doc] == ["", "", "_SP", "", ""]


SHARES = st.sampled_from((0.0, 0.3, 1.0))


@given(st.builds(Damage, *[SHARES] * 8), st.integers(0, 1000))
def test_whatever_the_damage_labels_follow_and_heads_stay_within_their_sentence(
    damage: Damage, seed: int
) -> None:
    stretch = one_stretch()
    found = marked(VOCAB, stretch, random.Random(seed), damage)
    kept = [source for source in found.source if source >= 0]
    assert kept == sorted(set(kept))
    assert len(kept) >= len(stretch) - 2
    for sent in found.doc.sents:
        assert all(sent.start <= token.head.i < sent.end for token in sent)
    assert len(list(found.doc.sents)) == 3
    for token, source in zip(found.doc, found.source, strict=True):
        if source >= 0:
            word = stretch.words[source]
            assert token.text.lower() == word.form.lower()
            assert (token.tag_, token.pos_, token.lemma_) == (word.tag, word.pos, word.lemma)
            assert found.source[token.head.i] == word.head
        else:
            assert token.tag_ in ("_SP", "LET")


@st.composite
def projective(draw: st.DrawFn) -> list[tuple[int, str]]:
    """Head and label of each word of a few sentences, without crossing arcs."""
    tree: list[tuple[int, str]] = []

    def span(begin: int, end: int, head: int) -> None:
        """The words from `begin` to `end`, as dependents of `head` on one side of it."""
        while begin < end:
            stop = draw(st.integers(begin + 1, end))
            own = draw(st.integers(begin, stop - 1))
            tree[own] = (head, draw(st.sampled_from(LABELS)))
            span(begin, own, own)
            span(own + 1, stop, own)
            begin = stop

    for size in draw(st.lists(st.integers(1, 7), min_size=1, max_size=3)):
        begin = len(tree)
        tree.extend([(begin, "ROOT")] * size)
        root = draw(st.integers(begin, begin + size - 1))
        tree[root] = (root, "ROOT")
        span(begin, root, root)
        span(root + 1, begin + size, root)
    return tree


def doc_of(parser: DependencyParser, tree: list[tuple[int, str]]) -> Doc:
    words = [f"w{at}" for at in range(len(tree))]
    return Doc(parser.vocab, words, heads=[head for head, _ in tree], deps=[label for _, label in tree])


@given(projective())
def test_the_moves_of_the_oracle_build_the_tree_from_the_states(
    parser: DependencyParser, tree: list[tuple[int, str]]
) -> None:
    features, moves = steps(parser, doc_of(parser, tree))
    assert features.shape == (len(moves), FEATURES)
    built = [(at, "ROOT") for at in range(len(tree))]
    for state, move in zip(features.tolist(), moves.tolist(), strict=True):
        kind, _, label = parser.move_names[move].partition("-")
        first, top = state[0], state[2]
        if kind == "L":
            built[top] = (first, label)
        elif kind == "R":
            built[first] = (top, label)
    assert built == tree


@given(projective())
def test_states_are_those_of_spacys_parser(parser: DependencyParser, tree: list[tuple[int, str]]) -> None:
    gold = doc_of(parser, tree)
    features, moves = steps(parser, gold)
    (state,) = parser.moves.init_batch([Doc(parser.vocab, [token.text for token in gold])])
    for row, move in zip(features.tolist(), moves.tolist(), strict=True):
        b0, b1 = state.B(0), state.B(1)
        s0, s1, s2 = (state.S(at) for at in range(3))
        assert row == [b0, b1, s0, s1, s2, state.L(b0, 1), state.L(s0, 1), state.R(s0, 1)]
        parser.moves.apply_transition(state, parser.move_names[move])


def test_an_older_label_decides_where_the_teacher_doubts() -> None:
    # In the dialect A goes with 0 and B with 1; of the last four words the teacher is not sure.
    old = ["A", "B"] * 20 + ["A", "B", "", "A"]
    ids = np.array([[0, 1], [1, 0]] * 20 + [[1, 0], [0, 1], [1, 0], [1, 2]], np.int16)
    shares = np.array([[0.95, 0.05]] * 40 + [[0.55, 0.45]] * 2 + [[0.55, 0.45], [0.999, 0.001]], np.float32)
    assert chosen(old, ids, shares)[-4:].tolist() == [0, 1, 1, 1]


def test_without_older_labels_the_teacher_is_believed() -> None:
    ids = np.array([[2, 0], [1, 3]], np.int16)
    assert chosen(["", ""], ids, np.array([[0.6, 0.4], [0.9, 0.1]], np.float32)).tolist() == [2, 1]
