"""The instrument model can be made again by anyone, the same each time, and says what it was made of."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.labelled import sentence
from wijktekst.corpus import LabelledSentence, read_jsonl
from wijktekst.errors import InputError
from wijktekst.evaluation import instrument as evaluation
from wijktekst.evaluation.instrument import CrossedInstruments, as_tables, figures
from wijktekst.measures.instrument_features import features_of
from wijktekst.measures.instrument_model import InstrumentModel, certainties, load
from wijktekst.resources import find
from wijktekst.training import instrument as training
from wijktekst.training.instrument import LOSS, Lessons, best_threshold, fit, macro_f1, main, names_amount
from wijktekst.types import INSTRUMENTS

OWN = find("corpora", "eigen-zinnen") / "zinnen.jsonl"
ANSWERS = st.lists(st.integers(-1, 5), min_size=1, max_size=40)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("instrument")
    assert main(["--uit", str(folder)]) == 0
    return folder


def test_without_sources_it_learns_from_the_own_sentences(model: Path) -> None:
    manifest = json.loads((model / "manifest.json").read_text("utf-8"))
    assert manifest["sentences"] == {"eigen": 212}
    assert manifest["instruments"] == list(INSTRUMENTS)


def test_the_same_sentences_give_the_same_bytes(model: Path, tmp_path: Path) -> None:
    assert main(["--uit", str(tmp_path)]) == 0
    for name in ("weights.npz", "manifest.json"):
        assert (tmp_path / name).read_bytes() == (model / name).read_bytes()


def test_what_it_learned_it_knows(model: Path) -> None:
    made = load(model)
    lessons = Lessons.of(read_jsonl(OWN))
    found = [int(made.scores(row).argmax()) for row in lessons.rows]
    assert macro_f1(lessons.labels, np.array(found)) > 0.9


def test_a_source_that_is_not_there_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--bron", str(tmp_path / "weg"), "--uit", str(tmp_path / "uit")]) == 1
    assert "bestaat niet" in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()


def test_nothing_to_learn_from_is_said_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(training, "CORPORA", ("wijktekst-gold",))
    with pytest.raises(InputError, match="twee of meer documenten"):
        training.train(tmp_path, None)
    assert not list(tmp_path.iterdir())


def _measure(name: str, instrument: str, text: str, doc: str) -> LabelledSentence:
    made = sentence("maatregel", "wonen", ("wonen",), text=text, doc=doc, name=name, source="eigen")
    return replace(made, instrument=instrument)


def test_only_measures_with_an_instrument_are_lessons() -> None:
    without = sentence("maatregel", "wonen", ("wonen",))
    lessons = Lessons.of([_measure("a", "geld", "Een subsidie.", "een"), without, sentence("overig")])
    assert [s.id for s in lessons.sentences] == ["a"]
    assert lessons.labels.tolist() == [0]


def test_an_instrument_that_nobody_labelled_is_never_answered() -> None:
    texts = {"geld": "Er komt een subsidie.", "regel": "Er komt een verbod."}
    lessons = Lessons.of([_measure(f"{n}{i}", i, texts[i], f"doc{n}") for n in range(6) for i in texts])
    made = fit(lessons)
    answers = [made.answer(text, has_amount=False) for text in texts.values()]
    assert [found.instrument if found else "" for found in answers] == list(texts)
    agreement = made.scores(features_of("De gemeente sluit een convenant.", has_amount=False))
    assert agreement[:2].min() > agreement[2:].max()


def test_of_one_instrument_alone_it_learns_that_instrument() -> None:
    lessons = Lessons.of([_measure(f"{n}", "kennis", "Er komt een onderzoek.", f"doc{n}") for n in range(4)])
    assert fit(lessons).scores(lessons.rows[0]).argmax() == INSTRUMENTS.index("kennis")


@pytest.mark.parametrize(
    ("text", "found"), [("Er gaat € 3 miljoen naar de wijk.", True), ("Er gaat geld naar de wijk.", False)]
)
def test_amounts_are_those_of_the_pipeline(text: str, found: bool) -> None:
    assert names_amount(text) is found


def test_macro_f1_counts_a_missing_answer_as_a_miss() -> None:
    labels = np.array([0, 0, 1, 1])
    assert macro_f1(labels, labels) == 1
    assert macro_f1(labels, np.array([0, -1, 1, 1])) == pytest.approx((2 / 3 + 1) / 2)
    assert macro_f1(labels, np.array([-1, -1, -1, -1])) == 0


@given(ANSWERS)
def test_leaving_a_wrong_answer_out_never_costs(answers: list[int]) -> None:
    found = np.array(answers)
    labels = np.zeros(len(found), dtype=np.int64)
    fewer = np.where(found == labels, found, -1)
    # An instrument that nobody labelled no longer counts either.
    assert macro_f1(labels, fewer) >= macro_f1(labels, found)


@given(st.integers(0, 10_000))
def test_the_threshold_costs_no_more_than_it_may(seed: int) -> None:
    draw = np.random.default_rng(seed)
    certain = certainties(draw.normal(size=(60, 6)), 3.0)
    labels = np.where(draw.random(60) < 0.7, certain.argmax(axis=1), draw.integers(0, 6, 60))
    least = best_threshold(certain, labels)
    answers = certain.argmax(axis=1)
    kept = np.where(certain.max(axis=1) >= least, answers, -1)
    assert macro_f1(labels, kept) >= macro_f1(labels, answers) - LOSS


def test_figures_of_answers_that_are_left_out() -> None:
    certain = np.eye(6)[[0, 0, 1, 2]] * 0.9
    crossed = CrossedInstruments(
        np.array([0, 1, 1, 2]), certain, np.array([0.5, 0.95, 0.5, 0.5]), ("overheid",) * 4, np.arange(4)
    )
    found = figures(crossed, np.arange(4), sure=True)
    assert found["precisie"].value == 1
    assert found["dekking"].value == 0.75
    assert found["recall"].value == 0.75
    assert figures(crossed, np.arange(4), sure=False)["precisie"].value == 0.75


def test_the_tables_name_every_instrument_and_source() -> None:
    certain = np.eye(6)[[0, 1, 2, 3]] * 0.9
    sources = ("overheid", "overheid", "programma", "programma")
    table = as_tables(CrossedInstruments(np.arange(4), certain, np.zeros(4), sources, np.arange(4)))
    assert "| macro-F1 |" in table
    assert "overheid, 2" in table
    assert "| kennis | 0 | 0 | 0 | 0 | 0 | 0 |" in table


def test_a_document_is_answered_by_a_model_that_did_not_see_it(monkeypatch: pytest.MonkeyPatch) -> None:
    own = [replace(s, source="overheid") for s in read_jsonl(OWN)]
    monkeypatch.setattr(evaluation, "examples", lambda bron: own)
    seen: list[set[str]] = []
    further: list[set[str]] = []
    copy = replace(own[0], source="taalmodel", kind="maatregel", instrument="geld")
    other = replace(copy, doc="een-ander.pdf", text="Iets anders.")
    monkeypatch.setattr(evaluation, "further_examples", lambda bron: [copy, other])
    asked = evaluation.fit

    def fit(lessons: Lessons, more: Lessons) -> InstrumentModel:
        seen.append({s.doc for s in lessons.sentences})
        further.append({s.doc for s in more.sentences})
        return asked(lessons, more)

    monkeypatch.setattr(evaluation, "fit", fit)
    crossed = evaluation.cross_validate(None, network=False)
    documents = {s.doc for s in own if s.instrument}
    assert len(crossed.labels) == sum(bool(s.instrument) for s in own)
    assert set.intersection(*seen) == set()
    assert set.union(*seen) == documents
    # A second copy teaches no answer about its own document, whoever labelled it.
    for others, known in zip(further, seen, strict=True):
        assert (copy.doc in others) == (copy.doc in known)
    assert all("een-ander.pdf" in others for others in further)


def test_what_the_network_said_must_be_kept_to_be_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    own = [replace(s, source="overheid") for s in read_jsonl(OWN)]
    monkeypatch.setattr(evaluation, "examples", lambda bron: own)
    with pytest.raises(InputError, match="--snel"):
        evaluation.cross_validate(None)


def test_measuring_without_sources_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluation.main([]) == 1
    assert "--bron" in capsys.readouterr().err
