"""What a reader corrected, a model that is trained with it knows; and nothing is measured on it."""

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
from wijktekst.corpus.corrections import Correction, append, labelled
from wijktekst.errors import InputError
from wijktekst.measures import Prediction, SentenceClassifier, SentenceInput
from wijktekst.resources import find
from wijktekst.themes import finder_of
from wijktekst.training import TrainingReport, train
from wijktekst.training.apart import apart
from wijktekst.training.corrections import WEIGHT, corrections_in
from wijktekst.training.labels import inputs_of, labels_of
from wijktekst.training.own_sentences import OwnSentences
from wijktekst.training.recipe import fit_sentences, inner_folds
from wijktekst.types import CHALLENGES

OWN = find("corpora", "eigen-zinnen") / "zinnen.jsonl"
OTHER = Correction(
    "mtr-1",
    "anders",
    "maatregel",
    "veiligheid",
    text="De gemeente Waterveen legt twintig keizerlijke vlonders aan bij de haven.",
    doc="map/nota.pdf",
    kind="maatregel",
    challenge="digitaal",
)
NONE = replace(
    OTHER,
    id="mtr-2",
    kind="overig",
    challenge="",
    text="De gemeente Waterveen stelt 3 miljoen euro beschikbaar voor de zwanenvijver.",
)
WRONG = replace(OTHER, id="mtr-3", verdict="fout", kind="", challenge="", text="Dat is fout.")


def _corrections(sentences: Iterable[LabelledSentence] = ()) -> OwnSentences:
    return OwnSentences("corrections", "uw eigen correcties", WEIGHT, tuple(sentences))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("correcties")
    for name, some in (("a.jsonl", (OTHER, WRONG)), ("b.jsonl", (NONE,))):
        for one in some:
            append(folder / name, one)
    return [folder / "a.jsonl", folder / "b.jsonl"]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory, files: list[Path]) -> tuple[Path, TrainingReport]:
    out = tmp_path_factory.mktemp("model")
    return out, train(out, corrections=files, corpora=["eigen-zinnen"], more=())


def answer(model: Path) -> Prediction:
    (found,) = SentenceClassifier.load(model).predict([SentenceInput(NONE.text)])
    return found


def test_what_is_no_measure_after_all_is_none_for_the_new_model(
    trained: tuple[Path, TrainingReport], tmp_path: Path
) -> None:
    train(tmp_path, corpora=["eigen-zinnen"], more=())
    assert answer(tmp_path).kind == "maatregel"
    assert answer(trained[0]).kind == "overig"


def test_most_corrected_errors_are_errors_no_more() -> None:
    sentences, finder = read_jsonl(OWN), finder_of()
    folds = by_document(sentences, 3)
    known = [one for one, number in zip(sentences, folds, strict=True) if number]
    new = [one for one, number in zip(sentences, folds, strict=True) if not number]

    def wrong(own: OwnSentences, among: list[LabelledSentence]) -> list[LabelledSentence]:
        classifier = SentenceClassifier(fit_sentences(known, (), finder, own=[own]).model)
        found = zip(among, classifier.predict(inputs_of(among, finder)), strict=True)
        return [
            one
            for one, said in found
            if said.kind != one.kind or (one.challenge and said.challenge != one.challenge)
        ]

    errors = wrong(_corrections(), new)
    own = _corrections(replace(one, themes=(), themes_optional=CHALLENGES) for one in errors)
    assert len(errors) > 20
    assert len(wrong(own, errors)) < len(errors) / 2
    right = [one for one in new if one not in errors]
    assert len(wrong(own, right)) < len(right) / 5


def test_it_says_what_was_used_and_what_was_not(trained: tuple[Path, TrainingReport]) -> None:
    told = str(trained[1])
    assert "2 uit uw eigen correcties" in told
    assert "2 van de 3 eigen correcties" in told
    assert "1 correctie met het oordeel 'fout' is overgeslagen" in told


def test_the_model_tells_of_corrections_by_number_and_hash_only(
    trained: tuple[Path, TrainingReport], files: list[Path]
) -> None:
    text = (trained[0] / "manifest.json").read_text("utf-8")
    hashes = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    assert json.loads(text)["corrections"] == {"used": 2, "files": hashes}
    assert "Waterveen" not in text
    assert str(files[0].parent) not in text


def test_of_two_verdicts_in_different_files_the_last_counts(tmp_path: Path, files: list[Path]) -> None:
    append(tmp_path / "c.jsonl", replace(OTHER, challenge="zorg"))
    found = corrections_in([*files, tmp_path / "c.jsonl"]).sentences
    assert {one.id: one.challenge for one in found} == {"mtr-1": "zorg", "mtr-2": ""}


def test_a_file_that_is_not_there_is_said_so_before_hours_of_training(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"weg\.jsonl' bestaat niet.*--correcties"):
        train(tmp_path / "model", tmp_path / "geen-bron", corrections=[tmp_path / "weg.jsonl"])


def test_themes_of_corrections_are_not_learnt() -> None:
    labels = labels_of(labelled([OTHER, NONE]).sentences)
    assert (labels.themes == -1).all()


def _like(one: LabelledSentence, doc: str) -> LabelledSentence:
    return replace(labelled([NONE]).sentences[0], text=one.text, doc=doc)


def test_what_is_held_out_is_not_told_by_a_correction_of_its_document() -> None:
    sentences = read_jsonl(OWN)[::3]
    finder, folds = finder_of(), np.array(inner_folds(sentences))
    of_fold = [one for one, number in zip(sentences, folds, strict=True) if number == 0]
    told = _corrections(_like(one, one.doc) for one in of_fold)
    plain = fit_sentences(sentences, (), finder).held_out
    corrected = fit_sentences(sentences, (), finder, own=[told]).held_out
    np.testing.assert_array_equal(corrected[folds == 0], plain[folds == 0])
    assert (corrected[folds != 0] != plain[folds != 0]).any()


@pytest.mark.parametrize(
    ("doc", "text", "folds"),
    [
        ("map/besluit.pdf", "Iets anders.", {0}),
        ("map/Amsterdam-besluit.pdf", "Iets anders.", {0}),
        ("D66_2023.pdf", "Iets anders.", {1}),
        ("elders.pdf", "de STRAAT is nat", {0, 2}),
        ("elders.pdf", "Iets anders.", set()),
        ("", "Iets anders.", set()),
    ],
)
def test_a_correction_stands_apart_from_its_document_and_its_sentence(
    doc: str, text: str, folds: set[int]
) -> None:
    there = [
        sentence(doc="besluit.pdf"),
        sentence(doc="D66_2023", text="Een programma."),
        sentence(doc="", text="De straat is nat."),
    ]
    assert apart([sentence(doc=doc, text=text)], there, [0, 1, 2]) == [frozenset(folds)]
