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
from wijktekst.measures import ACCURATE_ID, MODEL_ID, NETWORK_ID, SentenceClassifier, SentenceInput
from wijktekst.measures.encoder import GRAPH
from wijktekst.measures.model import STACK, load, with_stack
from wijktekst.measures.network import WEIGHTS
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
    classifier = SentenceClassifier.load(accurate=True)
    items = [SentenceInput(text) for text in ("De raad besluit.", "We bouwen " + "veel " * 60 + "woningen.")]
    assert classifier.predict(items) == [classifier.predict([item])[0] for item in items]


def test_what_made_a_result_names_what_was_used() -> None:
    used = {
        "standard": Settings(),
        "accurate": ACCURATE,
        "fast": Settings(fast=True),
    }
    found = {name: dict(provenance(settings).models) for name, settings in used.items()}
    assert {name for name, models in found.items() if ACCURATE_ID in models} == {"accurate"}
    assert {name for name, models in found.items() if NETWORK_ID in models} == {"standard"}
    assert len({provenance(settings).settings for settings in used.values()}) == 3


def test_fast_and_accurate_together_are_refused() -> None:
    with pytest.raises(InputError, match="Kies snel of nauwkeurig"):
        Settings(fast=True, accurate=True)


def _stacks() -> list[tuple[Path, Path]]:
    own, network, encoder = (find("models", name) for name in (MODEL_ID, NETWORK_ID, ACCURATE_ID))
    return [(own / STACK, network / WEIGHTS), (encoder / STACK, encoder / GRAPH)]


@pytest.mark.parametrize(("stack", "beside"), _stacks(), ids=["standard", "accurate"])
def test_the_shipped_stacks_belong_to_the_shipped_models(stack: Path, beside: Path) -> None:
    model = load(find("models", MODEL_ID))
    both = with_stack(model, stack, beside)
    assert len(both.second) == len(model.second) + len(model.scale)


@pytest.mark.parametrize(("stack", "beside"), _stacks(), ids=["standard", "accurate"])
def test_another_first_layer_or_another_network_is_refused(stack: Path, beside: Path, tmp_path: Path) -> None:
    model = load(find("models", MODEL_ID))
    with pytest.raises(ModelError, match="hoort bij een ander zinnenmodel of een ander netwerk"):
        with_stack(replace(model, scale=model.scale * 2), stack, beside)
    (tmp_path / "ander").write_bytes(b"other weights")
    with pytest.raises(ModelError, match="hoort bij een ander zinnenmodel of een ander netwerk"):
        with_stack(model, stack, tmp_path / "ander")


def test_a_damaged_stack_is_said_so(tmp_path: Path) -> None:
    (tmp_path / STACK).write_bytes(b"no arrays")
    with pytest.raises(ModelError, match="ontbreekt of is beschadigd"):
        with_stack(load(find("models", MODEL_ID)), tmp_path / STACK, tmp_path / STACK)


def test_a_model_without_a_stack_goes_without_the_network(tmp_path: Path) -> None:
    for name in ("weights.npz", "manifest.json"):
        shutil.copy(find("models", MODEL_ID) / name, tmp_path)
    items = [SentenceInput(text) for text in TEXT.split("\n\n")]
    alone = SentenceClassifier.load(tmp_path).predict(items)
    assert alone == SentenceClassifier.load(fast=True).predict(items)
    assert alone != SentenceClassifier.load().predict(items)


def test_kept_scores_go_by_the_id_of_their_sentence(tmp_path: Path) -> None:
    one, two = sentence(name="a"), sentence(name="b")
    write_cross_scores(tmp_path, [one, two], np.array([[1.0] * 28, [2.0] * 28]))
    assert cross_scores(tmp_path, [two, one])[:, 0].tolist() == [2.0, 1.0]
    with pytest.raises(InputError, match="Van 1 gelabelde zinnen"):
        cross_scores(tmp_path, [one, sentence(name="c")])
