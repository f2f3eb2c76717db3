"""The accurate mode does the whole job, is named in what made a result, and refuses another first layer."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import wijktekst
from tests.unit.labelled import sentence
from wijktekst.errors import InputError, ModelError
from wijktekst.measures import ACCURATE_ID, MODEL_ID
from wijktekst.measures.model import load, with_encoder
from wijktekst.pipeline import engine, provenance
from wijktekst.resources import find
from wijktekst.training.stack import cross_scores, write_cross_scores
from wijktekst.types import Settings

ACCURATE = Settings(accurate=True)
TEXT = "De gemeente verlaagt in 2026 de huren van sociale huurwoningen.\n\nHet regent vandaag in het dorp."


def test_a_measure_is_found_with_its_reasons() -> None:
    pytest.importorskip("onnxruntime", reason="extra 'nauwkeurig' is not installed")
    document = wijktekst.analyse_text(TEXT).document
    measure, rest = engine(ACCURATE).analyse(document).measures
    assert (measure.kind, measure.challenge, rest.kind) == ("maatregel", "wonen", "overig")
    assert [found.label for found in measure.evidence][:2] == ["maatregel", "wonen"]
    assert all(found.because for found in measure.evidence)


def test_a_sentence_scores_the_same_alone_and_among_others() -> None:
    pytest.importorskip("onnxruntime", reason="extra 'nauwkeurig' is not installed")
    from wijktekst.measures import SentenceClassifier, SentenceInput

    classifier = SentenceClassifier.load(accurate=True)
    items = [SentenceInput(text) for text in ("De raad besluit.", "We bouwen " + "veel " * 60 + "woningen.")]
    assert classifier.predict(items) == [classifier.predict([item])[0] for item in items]


def test_what_made_a_result_names_the_encoder() -> None:
    assert ACCURATE_ID in dict(provenance(ACCURATE).models)
    assert ACCURATE_ID not in dict(provenance(Settings()).models)
    assert provenance(ACCURATE).settings != provenance(Settings()).settings


def test_the_shipped_stack_belongs_to_the_shipped_model() -> None:
    model = load(find("models", MODEL_ID))
    both = with_encoder(model, find("models", ACCURATE_ID))
    assert len(both.second) == len(model.second) + len(model.scale)


def test_another_first_layer_is_refused() -> None:
    model = load(find("models", MODEL_ID))
    other = replace(model, scale=model.scale * 2)
    with pytest.raises(ModelError, match="hoort bij een ander zinnenmodel"):
        with_encoder(other, find("models", ACCURATE_ID))


def test_a_damaged_stack_is_said_so(tmp_path: Path) -> None:
    shutil.copy(find("models", ACCURATE_ID) / "manifest.json", tmp_path)
    (tmp_path / "stapel.npz").write_bytes(b"no arrays")
    with pytest.raises(ModelError, match="ontbreekt of is beschadigd"):
        with_encoder(load(find("models", MODEL_ID)), tmp_path)


def test_kept_scores_go_by_the_id_of_their_sentence(tmp_path: Path) -> None:
    one, two = sentence(name="a"), sentence(name="b")
    write_cross_scores(tmp_path, [one, two], np.array([[1.0] * 28, [2.0] * 28]))
    assert cross_scores(tmp_path, [two, one])[:, 0].tolist() == [2.0, 1.0]
    with pytest.raises(InputError, match="Van 1 gelabelde zinnen"):
        cross_scores(tmp_path, [one, sentence(name="c")])
