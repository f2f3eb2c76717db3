"""The teacher learns from passages and annotates text with trees that keep to their sentences."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
import spacy

from tests.unit import small_e5
from tests.unit.dutch_trees import BRIDGE, PARK, SQUARE, note, sentence

pytest.importorskip("torch", reason="training needs the extra `training`: torch is not installed")

import torch

from wijktekst.training.dutch.encoder import Teacher, make_batch
from wijktekst.training.dutch.inventory import Inventory
from wijktekst.training.dutch.passages import MISSING, Passage, batches
from wijktekst.training.dutch.silver import TeacherSettings, annotate
from wijktekst.training.dutch.stretches import Stretch, plain, stretches
from wijktekst.training.dutch.teacher import Predicted, fit, loss_of, predict

ENDS = (0, 1)
SENTENCES = [*note(), *(sentence(words) for words in (BRIDGE, SQUARE, PARK) * 4)]
NLP = spacy.blank("nl")


@pytest.fixture(scope="module")
def gold() -> list[Stretch]:
    return stretches(SENTENCES, random.Random(1), longest=20)


@pytest.fixture(scope="module")
def inventory(gold: list[Stretch]) -> Inventory:
    return Inventory(gold, NLP.vocab)


@pytest.fixture(scope="module")
def passages(gold: list[Stretch], inventory: Inventory) -> list[Passage]:
    numbers: dict[int, int] = {0: 0, 2: 1}
    return [inventory.passage(stretch, small_e5.subwords(), numbers) for stretch in gold]


@pytest.fixture
def teacher(inventory: Inventory) -> Teacher:
    torch.manual_seed(0)
    return Teacher(small_e5.SHAPE, small_e5.weights().tensors, inventory.sizes)


def guesses(teacher: Teacher, passages: list[Passage], *, known: bool = False) -> list[Predicted]:
    return predict([teacher], passages, ENDS, pieces=200, device="cpu", known_starts=known)


def test_a_passage_is_a_stretch_in_numbers(
    gold: list[Stretch], passages: list[Passage], inventory: Inventory
) -> None:
    stretch, passage = gold[0], passages[0]
    assert len(passage.pieces) == passage.lengths.sum()
    assert [inventory.tags[at] for at in passage.tag] == [word.tag for word in stretch.words]
    assert [inventory.relations[at] for at in passage.relation] == [word.relation for word in stretch.words]
    assert passage.head.tolist() == [word.head for word in stretch.words]
    lemmas = [
        inventory.lemma(int(at), word.form) if at >= 0 else word.lemma
        for at, word in zip(passage.lemma, stretch.words, strict=True)
    ]
    assert lemmas == [word.lemma for word in stretch.words]


def test_words_without_annotation_have_no_labels(inventory: Inventory) -> None:
    (stretch,) = plain([[("Meer", True), ("groen", True)]])
    passage = inventory.passage(stretch, small_e5.subwords(), {})
    assert {*passage.tag, *passage.morph, *passage.lemma, *passage.head, *passage.relation} == {MISSING}
    assert passage.start.tolist() == [1, 0]


def test_every_passage_is_in_one_batch_of_about_the_size_asked_for(passages: list[Passage]) -> None:
    for rng in (None, np.random.default_rng(1)):
        groups = list(batches(passages, 150, rng))
        assert sorted(at for group in groups for at in group) == list(range(len(passages)))
        assert all(
            len(group) * max(len(passages[at].pieces) for at in group) <= 150 for group in groups if group[1:]
        )


def test_a_passage_scores_the_same_alone_as_beside_a_longer_one(
    teacher: Teacher, passages: list[Passage]
) -> None:
    short, long = sorted(passages, key=lambda one: len(one.pieces))[:: len(passages) - 1]
    assert len(short.pieces) < len(long.pieces)
    teacher.eval()
    with torch.no_grad():
        alone, both = (teacher(make_batch(group, ENDS, "cpu")) for group in ([short], [long, short]))
    count = len(short)
    for task, scores in alone[0].items():
        torch.testing.assert_close(both[0][task][1, :count], scores[0], atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(both[1][1, :count, :count], alone[1][0], atol=1e-4, rtol=1e-4)


def test_a_short_training_lowers_the_loss(teacher: Teacher, passages: list[Passage]) -> None:
    batch = make_batch(passages, ENDS, "cpu")
    with torch.no_grad():
        before = float(loss_of(teacher.eval(), batch))
    fit(teacher, passages, ENDS, epochs=15, rate=2e-3, pieces=200, seed=1, device="cpu", report=False)
    with torch.no_grad():
        assert float(loss_of(teacher.eval(), batch)) < 0.7 * before


def test_passages_without_any_label_cost_nothing(teacher: Teacher, passages: list[Passage]) -> None:
    unknown = np.full(len(passages[0]), MISSING, np.int64)
    labels = dict.fromkeys(("start", "tag", "morph", "lemma", "head", "relation"), unknown)
    with torch.no_grad():
        assert float(loss_of(teacher, make_batch([replace(passages[0], **labels)], ENDS, "cpu"))) == 0.0


def test_guesses_are_trees_within_their_sentences(teacher: Teacher, passages: list[Passage]) -> None:
    for passage, found in zip(passages, guesses(teacher, passages), strict=True):
        assert len(found.head) == len(found.start) == len(passage)
        assert (found.start >= (passage.block > 0)).all()
        sentences = np.cumsum(found.start)
        assert (sentences[found.head] == sentences).all()
        roots = np.flatnonzero(found.head == np.arange(len(passage)))
        assert len(roots) == found.start.sum()
        for shares in found.probabilities.values():
            assert (np.diff(shares.astype(int), axis=1) <= 0).all()


def test_known_starts_are_kept(teacher: Teacher, passages: list[Passage]) -> None:
    for passage, found in zip(passages, guesses(teacher, passages, known=True), strict=True):
        assert (found.start == (passage.start == 1)).all()


def test_annotated_text_and_an_older_release_keep_their_words(
    gold: list[Stretch], inventory: Inventory
) -> None:
    dialect = [
        replace(stretch, words=tuple(replace(word, tag=word.pos.lower()) for word in stretch.words))
        for stretch in gold[:3]
    ]
    texts = plain([[("Meer", True), ("bankjes", True)], [("De", True), ("wijk", False), (".", True)]])
    settings = TeacherSettings(first_epochs=1, epochs=1, teachers=2, pieces=200)
    renewed, silver = annotate(gold, dialect, texts, inventory, small_e5.weights(), settings)
    for one, before in zip(renewed, dialect, strict=True):
        assert [word.form for word in one.stretch.words] == [word.form for word in before.words]
        assert one.stretch.starts == before.starts
        assert one.predicted is None
        assert {word.tag for word in one.stretch.words} <= set(inventory.tags)
    (found,) = silver
    assert [word.form for word in found.stretch.words] == ["Meer", "bankjes", "De", "wijk", "."]
    assert found.stretch.starts[0]
    assert found.stretch.starts[2]
    assert all(word.tag and word.lemma and word.relation for word in found.stretch.words)
    for at, word in enumerate(found.stretch.words):
        assert (word.head == at) == (word.relation == "ROOT")


def test_teachers_are_the_same_each_time(
    gold: list[Stretch], inventory: Inventory, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = TeacherSettings(first_epochs=1, epochs=1, teachers=2, pieces=200)
    losses = []
    for state in (1, 2):
        torch.manual_seed(state)
        annotate(gold, gold[:1], gold[:1], inventory, small_e5.weights(), settings)
        losses.append(capsys.readouterr().out)
    assert losses[0] == losses[1]
    assert losses[0].count("loss") == 3
