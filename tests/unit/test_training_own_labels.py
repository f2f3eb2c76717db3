"""What people labelled themselves, a model that is trained with it knows; and nothing is measured on it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.unit.labelled import sentence
from wijktekst.corpus import LabelledSentence, by_document, read_jsonl
from wijktekst.corpus.annotations import Annotation, write_annotations
from wijktekst.corpus.corrections import Correction, append
from wijktekst.errors import InputError
from wijktekst.evaluation.trained_on import seen_in_training
from wijktekst.measures import SentenceClassifier
from wijktekst.resources import find
from wijktekst.themes import finder_of
from wijktekst.training import TrainingReport, train
from wijktekst.training.labels import inputs_of
from wijktekst.training.own_labels import WEIGHT, labels_in
from wijktekst.training.own_sentences import OwnSentences
from wijktekst.training.recipe import fit_sentences, inner_folds
from wijktekst.types import CHALLENGES

OWN = find("corpora", "eigen-zinnen") / "zinnen.jsonl"
SWANS = sentence(
    "maatregel",
    "digitaal",
    ("digitaal",),
    text="De gemeente Waterveen legt twintig keizerlijke vlonders aan bij de haven.",
    name="a",
    doc="vijver.pdf",
)
POND = replace(SWANS, id="b", text="De zwanenvijver van Waterveen.", kind="overig", challenge="", themes=())


def _labels(sentences: Iterable[LabelledSentence] = ()) -> OwnSentences:
    return OwnSentences("extra", "uw eigen labels", WEIGHT, tuple(sentences))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("labels")
    other = replace(POND, kind="ambitie")
    write_annotations(folder / "anna.jsonl", [Annotation("Anna", SWANS), Annotation("Anna", POND)])
    write_annotations(folder / "bert.jsonl", [Annotation("Bert", SWANS), Annotation("Bert", other)])
    return [folder / "anna.jsonl", folder / "bert.jsonl"]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory, files: list[Path]) -> tuple[Path, TrainingReport]:
    out = tmp_path_factory.mktemp("model")
    return out, train(out, extra=files, corpora=["eigen-zinnen"], more=())


def test_it_says_what_was_used_and_what_was_not(trained: tuple[Path, TrainingReport]) -> None:
    told = str(trained[1])
    assert "1 uit uw eigen labels" in told
    assert "1 eigen zin is overgeslagen" in told


def test_the_model_tells_of_labels_by_number_and_hash_only(
    trained: tuple[Path, TrainingReport], files: list[Path]
) -> None:
    text = (trained[0] / "manifest.json").read_text("utf-8")
    hashes = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    assert json.loads(text)["extra"] == {"used": 1, "files": hashes}
    for word in ("Waterveen", "Anna", str(files[0].parent)):
        assert word not in text
    SentenceClassifier.load(trained[0])


def test_a_later_evaluation_sees_that_it_learnt_from_them(
    trained: tuple[Path, TrainingReport], files: list[Path]
) -> None:
    new = replace(SWANS, text="Iets heel anders.")
    assert seen_in_training(trained[0], [SWANS, POND, new]) == 1
    assert seen_in_training(trained[0], [new, new], files[1]) == 2


def test_of_three_annotators_most_are_believed(tmp_path: Path, files: list[Path]) -> None:
    write_annotations(tmp_path / "carla.jsonl", [Annotation("Carla", POND)])
    found = labels_in([*files, tmp_path / "carla.jsonl"])
    assert {one.id: one.kind for one in found.sentences} == {"a": "maatregel", "b": "overig"}
    assert not found.notes


def test_themes_that_were_labelled_are_learnt_and_others_are_not(tmp_path: Path) -> None:
    unasked = replace(SWANS, themes=(), themes_optional=CHALLENGES)
    write_annotations(tmp_path / "a.jsonl", [Annotation("", SWANS), Annotation("", replace(unasked, id="c"))])
    assert [one.themes for one in labels_in([tmp_path / "a.jsonl"]).sentences] == [("digitaal",), ()]
    assert labels_in([tmp_path / "a.jsonl"]).sentences[1].themes_optional == CHALLENGES


def test_sentences_of_documents_like_these_teach_the_model_about_them() -> None:
    sentences, finder = read_jsonl(OWN), finder_of()
    folds = by_document(sentences, 3)
    known = [one for one, number in zip(sentences, folds, strict=True) if number]
    new = [one for one, number in zip(sentences, folds, strict=True) if not number]

    def wrong(labels: OwnSentences) -> int:
        classifier = SentenceClassifier(fit_sentences(known, (), finder, own=[labels]).model)
        answers = classifier.predict(inputs_of(new, finder))
        return sum(
            said.kind != one.kind or (one.challenge != "" and said.challenge != one.challenge)
            for one, said in zip(new, answers, strict=True)
        )

    assert wrong(_labels(new)) < wrong(_labels()) / 2


def test_what_is_held_out_is_not_told_by_a_label_of_its_document() -> None:
    sentences = read_jsonl(OWN)[::3]
    finder, folds = finder_of(), np.array(inner_folds(sentences))
    of_fold = [one for one, number in zip(sentences, folds, strict=True) if number == 0]
    labels = _labels(replace(one, kind="overig", challenge="") for one in of_fold)
    plain = fit_sentences(sentences, (), finder).held_out
    taught = fit_sentences(sentences, (), finder, own=[labels]).held_out
    np.testing.assert_array_equal(taught[folds == 0], plain[folds == 0])
    assert (taught[folds != 0] != plain[folds != 0]).any()


def test_a_file_that_is_missing_or_of_another_kind_is_said_before_training(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"weg\.jsonl' bestaat niet.*--extra"):
        train(tmp_path / "model", tmp_path / "geen-bron", extra=[tmp_path / "weg.jsonl"])
    corrections = tmp_path / "correcties.jsonl"
    append(corrections, Correction("m", "goed", "maatregel", "wonen", "De gemeente bouwt.", "a.pdf"))
    with pytest.raises(InputError, match="--correcties"):
        labels_in([corrections])
