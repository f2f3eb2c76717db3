"""MeasureClassifier: the shipped answers, a codebook of one's own, and what is no text."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import pandas as pd
import polars as pl
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer

from wijktekst import MeasureClassifier, Taxonomy
from wijktekst.measures import SentenceClassifier, SentenceInput
from wijktekst.themes import finder_of
from wijktekst.types import CHALLENGES

SENTENCES = [
    "De gemeente legt in 2026 een warmtenet aan in De Biezen.",
    "Wij streven naar een stad waarin iedereen prettig kan wonen.",
    "De wijk telt 3.200 inwoners.",
    "Legt de gemeente een warmtenet aan?",
    "Het college stelt € 2 miljoen beschikbaar voor schuldhulp.",
    "",
    "Wijkagenten lopen vanaf januari vaker door de buurt, o.a. 's avonds.",
]
#: A codebook of someone's own: what a sentence is about, in words that no taxonomy of ours has.
GREEN = [
    f"Wij {verb} {thing} in het park."
    for verb in ("planten", "snoeien")
    for thing in ("bomen", "heggen", "hagen")
]
COUNCIL = [
    f"De raad {verb} over {thing}."
    for verb in ("vergadert", "stemt")
    for thing in ("moties", "notulen", "regels")
]
MONEY = [
    f"Er gaat {n} euro naar {thing}." for n in (10, 20) for thing in ("het fonds", "de kas", "een lening")
]
TEXTS = [*GREEN, *COUNCIL, *MONEY]
LABELS = ["groen"] * 6 + ["raad"] * 6 + ["geld"] * 6


@pytest.mark.parametrize(("target", "field"), [("soort", "kind"), ("opgave", "challenge")])
def test_the_shipped_one_answers_as_the_model_of_the_package(target: Any, field: str) -> None:
    find = finder_of().find_all
    answers = SentenceClassifier.load().predict([SentenceInput(text, hits=find(text)) for text in SENTENCES])
    shipped = MeasureClassifier.shipped(target)
    assert shipped.predict(SENTENCES).tolist() == [getattr(answer, field) for answer in answers]
    chances = shipped.predict_proba(SENTENCES)
    for row, answer in zip(chances, answers, strict=True):
        given = row[shipped.classes_.tolist().index(getattr(answer, field))]
        assert given == pytest.approx(getattr(answer, f"{field}_score"), abs=1e-6)
    assert chances.sum(axis=1) == pytest.approx(1)
    assert list(shipped.classes_) == sorted(shipped.classes_)


def test_the_shipped_classes_are_those_of_the_codebook() -> None:
    assert set(MeasureClassifier.shipped("soort").classes_) == {"maatregel", "ambitie", "overig"}
    assert set(MeasureClassifier.shipped("opgave").classes_) == {*CHALLENGES, "geen"}


def test_own_labels_are_learnt_and_told_of_unseen_sentences() -> None:
    own = MeasureClassifier("opgave").fit(TEXTS, LABELS)
    unseen = [
        "Wij planten struiken in het park.",
        "De raad stemt over plannen.",
        "Er gaat 30 euro naar de pot.",
    ]
    assert own.classes_.tolist() == ["geld", "groen", "raad"]
    assert own.predict(unseen).tolist() == ["groen", "raad", "geld"]
    assert own.classes_[own.predict_proba(unseen).argmax(axis=1)].tolist() == ["groen", "raad", "geld"]
    assert own.score(unseen, ["groen", "raad", "geld"]) == 1.0


@pytest.mark.parametrize("kind", [list, np.array, pd.Series, pl.Series, tuple, iter])
def test_any_column_of_texts_will_do(kind: Callable[[Any], Any]) -> None:
    own = MeasureClassifier("opgave").fit(kind(TEXTS), LABELS)
    assert own.predict(kind(TEXTS)).tolist() == LABELS


@pytest.mark.parametrize(
    "labels",
    [
        np.array([1] * 6 + [2] * 12),
        [True] * 6 + [False] * 12,
        pd.Series(LABELS, dtype="category"),
        pl.Series(LABELS),
        pd.Series(LABELS, dtype="string"),
        [7] + [8] * 17,
    ],
)
def test_any_kind_of_label_comes_back_as_it_was(labels: Any) -> None:
    own = MeasureClassifier("opgave").fit(TEXTS, labels)
    answers = own.predict(TEXTS)
    assert set(answers.tolist()) <= set(np.asarray(labels).tolist())
    assert answers.dtype == own.classes_.dtype


def test_thirty_labels_and_labels_that_occur_once() -> None:
    texts = [f"Onderwerp{n} komt aan bod." for n in range(30) for _ in range(n % 3 + 1)]
    labels = [n for n in range(30) for _ in range(n % 3 + 1)]
    own = MeasureClassifier("opgave").fit(texts, labels)
    assert own.predict_proba(texts).shape == (len(texts), 30)


def test_a_sentence_is_judged_by_itself() -> None:
    own = MeasureClassifier().fit(TEXTS, LABELS)
    together = own.predict_proba(TEXTS)
    assert np.vstack([own.predict_proba([text]) for text in TEXTS]) == pytest.approx(together, abs=1e-9)
    assert own.predict([]).shape == (0,)
    assert own.predict_proba([]).shape == (0, 3)
    assert MeasureClassifier.shipped().predict([]).shape == (0,)


def test_the_same_texts_and_labels_give_the_same_numbers() -> None:
    first, second = (MeasureClassifier().fit(TEXTS, LABELS).predict_proba(SENTENCES) for _ in range(2))
    assert first.tobytes() == second.tobytes()


@pytest.mark.parametrize(
    "again", [lambda one, at: pickle.loads(pickle.dumps(one)), lambda one, at: loaded(one, at)]
)
@pytest.mark.parametrize("make", [lambda: MeasureClassifier().fit(TEXTS, LABELS), MeasureClassifier.shipped])
def test_a_pickle_answers_the_same(
    make: Callable[[], MeasureClassifier], again: Callable[[Any, Path], MeasureClassifier], tmp_path: Path
) -> None:
    one = make()
    expected = one.predict_proba(SENTENCES)
    other = again(one, tmp_path / "model.joblib")
    assert other.predict_proba(SENTENCES).tobytes() == expected.tobytes()
    assert other.get_params() == one.get_params()


def loaded(one: Any, path: Path) -> Any:
    joblib.dump(one, path)
    return joblib.load(path)


def test_it_sits_in_a_pipeline_and_a_grid_search_over_processes() -> None:
    pipeline = Pipeline([("klein", FunctionTransformer(_lower)), ("soort", MeasureClassifier())])
    search = GridSearchCV(
        pipeline,
        {"soort__target": ["soort", "opgave"], "soort__C": [0.1, 1.0]},
        cv=2,
        n_jobs=2,
        error_score="raise",
    )
    search.fit(TEXTS, LABELS)
    assert search.best_score_ > 0.5
    assert search.predict(["WIJ PLANTEN STRUIKEN IN HET PARK."]).tolist() == ["groen"]


def _lower(texts: list[str]) -> list[str]:
    return [text.lower() for text in texts]


def test_cross_validation_gives_an_answer_to_every_text() -> None:
    answers = cross_val_predict(make_pipeline(MeasureClassifier("opgave")), TEXTS, LABELS, cv=3)
    assert (answers == LABELS).mean() > 0.8


def test_a_clone_has_the_choices_and_not_what_was_learnt() -> None:
    fitted = MeasureClassifier("opgave", C=2.0, taxonomy=Taxonomy.load()).fit(TEXTS, LABELS)
    copy = clone(fitted)
    assert (copy.target, copy.C, copy.taxonomy.hash) == ("opgave", 2.0, Taxonomy.load().hash)
    for unfitted in (copy, clone(MeasureClassifier.shipped())):
        with pytest.raises(NotFittedError):
            unfitted.predict(TEXTS)


def test_terms_of_an_own_taxonomy_are_looked_at() -> None:
    shipped = Taxonomy.load()
    theme = shipped.themes[0]
    own = Taxonomy(shipped.challenges, (theme,), tuple(t for t in shipped.terms if t.theme == theme.id))
    with_own, with_ours = (
        MeasureClassifier("opgave", taxonomy=taxonomy).fit(TEXTS, LABELS).predict_proba(SENTENCES)
        for taxonomy in (own, None)
    )
    assert with_own.shape == with_ours.shape
    assert not np.array_equal(with_own, with_ours)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ("een zin", "one text"),
        (b"een zin", "one text"),
        (["een zin", None], r"X\[1\] is a NoneType"),
        (["een zin", float("nan")], r"X\[1\] is a float"),
        ([["een zin"]], r"X\[0\] is a list"),
        (pd.DataFrame({"tekst": ["een zin"]}), "DataFrame"),
        (np.array([["een zin"]]), "one column"),
        ({"een": "zin"}, "dict"),
        ({"een zin"}, "set"),
        (3, "int"),
    ],
)
def test_what_is_no_column_of_texts_is_refused(texts: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        MeasureClassifier.shipped().predict(texts)


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (LABELS[:-1], "inconsistent"),
        (["een"] * 18, "class"),
        ([None, *LABELS[1:]], r"y\[0\] is None"),
        ([float("nan")] + [1.0] * 17, "NaN"),
        ([float("nan"), *LABELS[1:]], r"y\[0\] is nan"),
        (pd.Series([None, *LABELS[1:]], dtype="string"), r"y\[0\] is <NA>"),
        (np.linspace(0, 1, 18), "continuous"),
        (np.eye(18, dtype=int), "1d"),
    ],
)
def test_labels_that_cannot_be_learnt_are_refused(labels: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        MeasureClassifier().fit(TEXTS, labels)


@pytest.mark.parametrize(("choice", "value"), [("target", "thema"), ("C", 0), ("C", -1.0)])
def test_a_choice_that_does_not_exist_is_refused_when_it_is_used(choice: str, value: Any) -> None:
    with pytest.raises(ValueError, match=choice):
        MeasureClassifier(**{choice: value}).fit(TEXTS, LABELS)


def test_no_texts_are_not_enough_to_learn_from() -> None:
    with pytest.raises(ValueError, match="class"):
        MeasureClassifier().fit([], [])
