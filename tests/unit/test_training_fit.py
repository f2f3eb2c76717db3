"""Training works for a newcomer, gives the same bytes each time, and leaves a model that can be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.labelled import sentence
from wijktekst.corpus import read_jsonl
from wijktekst.errors import InputError
from wijktekst.evaluation import evaluate
from wijktekst.evaluation.scoring import with_models
from wijktekst.measures import SentenceClassifier
from wijktekst.measures.model import STACK
from wijktekst.resources import find
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import finder_of
from wijktekst.training import TrainingReport, train
from wijktekst.training.baseline import baseline

OWN = find("corpora", "eigen-zinnen") / "zinnen.jsonl"


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, TrainingReport]:
    out = tmp_path_factory.mktemp("model")
    return out, train(out)


@pytest.fixture
def model(trained: tuple[Path, TrainingReport]) -> Path:
    return trained[0]


def test_without_sources_it_learns_from_the_own_sentences_and_says_what_is_missing(
    trained: tuple[Path, TrainingReport],
) -> None:
    report = trained[1]
    assert report.sentences["eigen-zinnen"] == 497
    assert report.sentences["eigen-beleid"] > 4000
    assert report.sentences["wijktekst-gold"] == report.sentences["wijktekst-taalmodel"] == 0
    assert "12536 van de 12536" in str(report)
    assert "--bron" in str(report)
    assert "werkt zonder het netwerk" in str(report)
    assert not (trained[0] / STACK).exists()


def test_the_same_sentences_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        train(tmp_path / name, corpora=["eigen-zinnen"], more=())
    for name in ("weights.npz", "manifest.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_what_it_learned_it_knows(model: Path) -> None:
    classify = with_models(finder_of(), SentenceClassifier.load(model))
    figures = evaluate(read_jsonl(OWN), classify).figures
    assert figures["maatregel_f1"].value > 0.9
    assert figures["opgave_accuracy"].value > 0.8


def test_the_manifest_says_on_what_it_was_trained(model: Path) -> None:
    manifest = json.loads((model / "manifest.json").read_text("utf-8"))
    assert manifest["sentences"]["eigen-zinnen"] == 497
    assert manifest["taxonomy"] == Taxonomy.load().hash


def test_a_source_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="bestaat niet"):
        train(tmp_path / "uit", tmp_path / "weg")


def test_nothing_to_learn_from_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="om op te trainen"):
        train(tmp_path, corpora=("wijktekst-gold",))
    assert not list(tmp_path.iterdir())


def test_the_baseline_sees_words_and_nothing_else() -> None:
    learned = [
        *[sentence("maatregel", "wonen", ("wonen",), text="We bouwen tien huizen.") for _ in range(6)],
        *[sentence("maatregel", "zorg", ("zorg",), text="We openen tien klinieken.") for _ in range(6)],
        *[sentence("overig", text="Het weer was mooi.") for _ in range(6)],
    ]
    house, clinic, weather = baseline(learned, [learned[0], learned[6], learned[12]])
    assert (house.kind, house.challenge, house.themes) == ("maatregel", "wonen", ("wonen",))
    assert (clinic.challenge, clinic.themes) == ("zorg", ("zorg",))
    assert (weather.kind, weather.themes) == ("overig", ())
