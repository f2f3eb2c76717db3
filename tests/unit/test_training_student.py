"""The student scores as the spaCy pipeline that its weights are written into, and it learns."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from tests.unit.dutch_trees import BRIDGE, PARK, SQUARE, note, sentence
from wijktekst.language import load_pipeline

pytest.importorskip("torch", reason="training needs the extra `training`: torch is not installed")

import torch

from wijktekst.training.dutch.answers import Annotated, Answers, Taught, examples, known_lemmas
from wijktekst.training.dutch.build import write
from wijktekst.training.dutch.config import pipeline_config
from wijktekst.training.dutch.docs import NONE
from wijktekst.training.dutch.export import export
from wijktekst.training.dutch.fit import Schedule, fit, loss_of
from wijktekst.training.dutch.inventory import Inventory
from wijktekst.training.dutch.lessons import LessonBatch, collate, lesson_batches
from wijktekst.training.dutch.stretches import stretches
from wijktekst.training.dutch.student import SENTER, SENTER_SHAPE, Architecture, Student

SHAPE = Architecture(rows=(300, 100, 200, 100), width=32, depth=3, pieces=2, parser_hidden=16)
SENTENCES = [*note(), *(sentence(words) for words in (BRIDGE, SQUARE, PARK))]
TEXTS = (
    "De gemeente knapt een plein op.",
    "Bewoners van Utrecht bouwen zelf een brug.\n\nHet park is vol.",
    "Ja",
)


class School:
    """An empty pipeline, lessons for it and a student with random weights."""

    def __init__(self) -> None:
        texts = [Annotated(stretch) for stretch in stretches(SENTENCES * 20, random.Random(1), longest=20)]
        self.nlp = spacy.util.load_model_from_config(pipeline_config(SHAPE), auto_fill=True)
        shown = examples(self.nlp, texts, 1)
        self.nlp.initialize(lambda: shown)
        inventory = Inventory([text.stretch for text in texts], self.nlp.vocab)
        self.answers = Answers(self.nlp, inventory, SHAPE, known_lemmas(texts))
        self.taught: list[Taught] = list(self.answers.lessons(texts, 1, NONE))
        self.student = self.random(SHAPE, self.answers.sizes)
        self.senter = self.random(SENTER_SHAPE, {SENTER: 2})

    @staticmethod
    def random(shape: Architecture, sizes: dict[str, int]) -> Student:
        torch.manual_seed(0)
        student = Student(shape, sizes)
        with torch.no_grad():
            for parameter in student.parameters():
                parameter.normal_(std=0.3)
        return student.eval()

    def flat(self, docs: list[Doc], *, senter: bool = False) -> tuple[Any, Any, list[slice]]:
        """Rows and presence of documents in one row with padding, and where each document stands in it."""
        lexicon = self.answers.senter_lexicon if senter else self.answers.lexicon
        depth = (SENTER_SHAPE if senter else SHAPE).depth
        types: list[int] = []
        places = []
        for doc in docs:
            types.extend([-1] * depth)
            places.append(slice(len(types), len(types) + len(doc)))
            types.extend(lexicon.type_of(token.text, bool(token.whitespace_)) for token in doc)
        types.extend([-1] * depth)
        return lexicon.rows()[types], torch.tensor([float(one >= 0) for one in types]), places

    def batch(self) -> LessonBatch:
        lessons = [one.lesson for one in self.taught]
        return collate(lessons, self.answers.lexicon.rows(), SHAPE.depth, "cpu")


@pytest.fixture(scope="module")
def school() -> School:
    made = School()
    export(made.student, made.nlp)
    export(made.senter, made.nlp)
    return made


@pytest.fixture
def docs(school: School) -> list[Doc]:
    return [school.nlp.make_doc(text) for text in TEXTS]


def test_vectors_are_those_of_spacys_tok2vec(school: School, docs: list[Doc]) -> None:
    rows, present, places = school.flat(docs)
    with torch.no_grad():
        vectors = school.student.tok2vec(rows, present).numpy()
    tok2vec: Any = school.nlp.get_pipe("tok2vec")
    for wanted, place in zip(tok2vec.predict(docs), places, strict=True):
        assert np.abs(vectors[place]).max() > 0.1
        np.testing.assert_allclose(vectors[place], wanted, atol=1e-4)


@pytest.mark.parametrize("name", ["morphologizer", "tagger", "lemmatizer"])
def test_labels_get_the_scores_that_spacy_gives(school: School, docs: list[Doc], name: str) -> None:
    rows, present, places = school.flat(docs)
    with torch.no_grad():
        scores = school.student.heads[name](school.student.tok2vec(rows, present)).numpy()
    docs = list(school.nlp.get_pipe("tok2vec").pipe(docs))
    wanted = school.nlp.get_pipe(name).model.predict(docs)
    for one, place in zip(wanted, places, strict=True):
        np.testing.assert_allclose(scores[place], one, atol=1e-4)
        assert (scores[place].argmax(-1) == np.asarray(one).argmax(-1)).all()


def test_the_sentence_recogniser_scores_as_spacys(school: School, docs: list[Doc]) -> None:
    rows, present, places = school.flat(docs, senter=True)
    with torch.no_grad():
        scores = school.senter.heads[SENTER](school.senter.tok2vec(rows, present)).numpy()
    wanted = school.nlp.get_pipe(SENTER).model.predict(docs)
    for one, place in zip(wanted, places, strict=True):
        np.testing.assert_allclose(scores[place], one, atol=1e-4)


def test_moves_of_the_parser_get_the_scores_that_spacy_gives(school: School) -> None:
    gold = school.taught[0]
    parser: Any = school.nlp.get_pipe("parser")
    doc = Doc(school.nlp.vocab, [t.text for t in gold.doc], [bool(t.whitespace_) for t in gold.doc])
    (doc,) = school.nlp.get_pipe("tok2vec").pipe([doc])
    rows, present, (place,) = school.flat([doc])
    features = torch.from_numpy(gold.lesson.features.astype(np.int64))
    with torch.no_grad():
        vectors = school.student.tok2vec(rows, present)[place]
        scores = school.student.parser(vectors, features).numpy()
    model, (state,) = parser.model.predict([doc]), parser.moves.init_batch([doc])
    for own, move in zip(scores, gold.lesson.moves.tolist(), strict=True):
        np.testing.assert_allclose(own, model.predict([state])[0], atol=1e-4)
        parser.moves.apply_transition(state, parser.move_names[move])


def test_weights_of_another_shape_are_refused(school: School) -> None:
    sizes = school.answers.sizes
    with pytest.raises(ValueError, match="is expected"):
        export(Student(SHAPE, {**sizes, "tagger": sizes["tagger"] + 1}), school.nlp)


def test_a_written_pipeline_reads_the_same_and_has_its_sentence_recogniser_off(
    school: School, tmp_path: Path
) -> None:
    write(school.nlp, tmp_path / "nl")
    saved = load_pipeline(str(tmp_path / "nl"))
    assert "parser" in saved.pipe_names
    assert SENTER in saved.disabled

    def read(nlp: Language) -> list[list[tuple[str, str, str, int]]]:
        return [[(t.tag_, t.lemma_, t.dep_, t.head.i) for t in doc] for doc in nlp.pipe(TEXTS)]

    assert read(saved) == read(school.nlp)


def test_a_lesson_asks_for_the_labels_of_the_treebank(school: School) -> None:
    one = school.taught[0]
    tags = school.nlp.get_pipe("tagger").labels
    assert [tags[at] for at in one.lesson.labels["tagger"][:, 0]] == [token.tag_ for token in one.doc]
    assert (one.lesson.weights["tagger"].sum(1) == 1).all()
    morphs = school.nlp.get_pipe("morphologizer").labels
    asked = [morphs[at] for at in one.lesson.labels["morphologizer"][:, 0]]
    assert all(f"POS={token.pos_}" in label for label, token in zip(asked, one.doc, strict=True))


def test_batches_hold_every_lesson_once(school: School) -> None:
    lessons = [one.lesson for one in school.taught]
    for rng in (None, np.random.default_rng(1)):
        groups = list(lesson_batches(lessons, 50, rng))
        assert sorted(id(one) for group in groups for one in group) == sorted(map(id, lessons))
        assert all(sum(len(one.types) for one in group) < 50 + 20 for group in groups)


def test_features_of_a_batch_point_at_the_words_of_their_own_text(school: School) -> None:
    batch, place = school.batch(), 0
    words = batch.at.tolist()
    for one in school.taught:
        own = set(words[place : place + len(one.doc)])
        count = len(one.lesson.moves)
        seen, batch_features = batch.features[:count], batch.features[count:]
        assert set(seen[seen >= 0].tolist()) == own
        batch = LessonBatch(
            batch.rows, batch.present, batch.at, batch.labels, batch.weights, batch_features, batch.moves
        )
        place += len(one.doc)


def test_a_short_training_lowers_the_loss_and_is_repeatable(school: School) -> None:
    lessons = [one.lesson for one in school.taught]
    ends = []
    for _ in range(2):
        torch.manual_seed(1)
        student = Student(SHAPE, school.answers.sizes, dropout=0.1, word_dropout=0.0)
        with torch.no_grad():
            before = float(loss_of(student.eval(), school.batch()))
        fit(student, lessons, school.answers.lexicon.rows(), Schedule(epochs=6, words=200), "cpu")
        assert not student.training
        with torch.no_grad():
            ends.append(float(loss_of(student, school.batch())))
        assert ends[-1] < before / 2
    assert ends[0] == pytest.approx(ends[1], rel=1e-3)
