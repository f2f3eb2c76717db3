"""ThemeTagger: by the terms of a taxonomy, by labels, and as features for another classifier."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
import scipy.sparse as sp
import spacy
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, cross_val_predict
from sklearn.pipeline import make_pipeline, make_union

from wijktekst import Taxonomy, ThemeTagger
from wijktekst.types import CHALLENGES

TEXTS = [
    "De gemeente legt een warmtenet aan.",
    "Huurders met schulden krijgen hulp. De politie loopt in de wijk.",
    "Niets bijzonders hier.",
    "",
]
#: Labels that no taxonomy of ours has.
OWN = [
    "Wij planten bomen.",
    "Wij snoeien bomen.",
    "De raad stemt.",
    "De raad plant bomen.",
    "Stil.",
    "Leeg.",
] * 3
NAMES = [["groen"], ["groen"], ["raad"], ["groen", "raad"], [], []] * 3
MATRIX = np.array([["groen" in names, "raad" in names] for names in NAMES]).astype(int)


def test_without_labels_the_terms_decide() -> None:
    tagger = ThemeTagger().fit(TEXTS)
    found = tagger.predict(TEXTS)
    assert found.shape == (4, len(Taxonomy.load().themes))
    named = [set(tagger.classes_[row.astype(bool)]) for row in found]
    assert "warmtenetten" in named[0]
    assert named[2:] == [set(), set()]
    assert ((tagger.predict_proba(TEXTS) >= 0.5) == found).all()


def test_challenges_are_the_themes_above() -> None:
    tagger = ThemeTagger(level="opgave").fit([])
    assert tagger.classes_.tolist() == list(CHALLENGES)
    assert tagger.classes_[tagger.predict(TEXTS)[0].astype(bool)].tolist() == ["energie"]


def test_it_finds_what_the_spacy_component_finds() -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("wijk_themas")
    tagger = ThemeTagger().fit([])
    chances, sums = tagger.predict_proba(TEXTS), tagger.transform(TEXTS).toarray()
    for text, row, weights in zip(TEXTS, chances, sums, strict=True):
        doc = nlp(text)
        spans = list(doc.spans["themas"])
        expected = {span.label_: 0.0 for span in spans}
        total = dict(expected)
        for span in spans:
            expected[span.label_] = max(expected[span.label_], span._.zekerheid)
            total[span.label_] += span._.zekerheid
        assert dict(zip(tagger.classes_[row > 0], row[row > 0], strict=True)) == pytest.approx(expected)
        assert dict(zip(tagger.classes_[weights > 0], weights[weights > 0], strict=True)) == pytest.approx(
            total
        )


def test_a_higher_threshold_gives_fewer_themes() -> None:
    low, high = (ThemeTagger(threshold=at).fit([]).predict(TEXTS).sum() for at in (0.3, 0.95))
    assert low > high


@pytest.mark.parametrize("labels", [NAMES, np.array(NAMES, dtype=object), pd.Series(NAMES)])
def test_names_as_labels_are_learnt(labels: Any) -> None:
    tagger = ThemeTagger().fit(OWN, labels)
    assert tagger.classes_.tolist() == ["groen", "raad"]
    assert tagger.predict(["Wij planten bomen.", "De raad stemt."]).tolist() == [[1, 0], [0, 1]]
    assert tagger.score(OWN, labels) == tagger.score(OWN, MATRIX)


@pytest.mark.parametrize(
    ("labels", "classes"),
    [
        (MATRIX, [0, 1]),
        (sp.csr_matrix(MATRIX), [0, 1]),
        (MATRIX.astype(bool), [0, 1]),
        (pd.DataFrame(MATRIX, columns=["groen", "raad"]), ["groen", "raad"]),
        (pl.DataFrame(MATRIX, schema=["groen", "raad"]), ["groen", "raad"]),
    ],
)
def test_an_indicator_matrix_is_learnt_and_its_columns_keep_their_names(
    labels: Any, classes: list[Any]
) -> None:
    tagger = ThemeTagger().fit(OWN, labels)
    assert list(tagger.classes_) == classes
    by_names = ThemeTagger().fit(OWN, NAMES)
    assert tagger.predict_proba(OWN).tobytes() == by_names.predict_proba(OWN).tobytes()


def test_as_many_columns_as_the_taxonomy_are_those_of_the_taxonomy() -> None:
    matrix = np.zeros((len(OWN), len(CHALLENGES)), dtype=int)
    matrix[::2, 0] = 1
    tagger = ThemeTagger(level="opgave").fit(OWN, matrix)
    assert tagger.classes_.tolist() == list(CHALLENGES)
    assert not tagger.predict(OWN)[:, 1:].any(), "what nobody labelled is never given"


def test_as_a_step_it_gives_the_weight_of_the_terms_and_looks_at_no_labels() -> None:
    texts = [
        "Er komt een warmtenet.",
        "Zonnepanelen op het dak.",
        "De politie is er.",
        "De wijkagent loopt.",
    ] * 3
    labels = ["energie", "energie", "politie", "politie"] * 3
    pipeline = make_pipeline(ThemeTagger(level="opgave"), LogisticRegression()).fit(texts, labels)
    assert pipeline.predict(["Een warmtepomp.", "Meer agenten op straat."]).tolist() == ["energie", "politie"]
    step = pipeline[0]
    matrix = step.transform(texts)
    assert sp.issparse(matrix)
    assert matrix.shape == (12, len(step.get_feature_names_out()))
    assert (step.fit_transform(texts, labels) != matrix).nnz == 0


def test_beside_other_features_its_columns_have_names() -> None:
    union = make_union(ThemeTagger(), TfidfVectorizer()).fit(TEXTS)
    assert "themetagger__warmtenetten" in union.get_feature_names_out()
    assert union.transform(TEXTS).shape[1] == len(union.get_feature_names_out())


def test_a_grid_search_over_processes_and_cross_validation() -> None:
    search = GridSearchCV(
        ThemeTagger(), {"C": [0.1, 1.0]}, cv=2, n_jobs=2, scoring="f1_micro", error_score="raise"
    )
    search.fit(OWN, MATRIX)
    assert search.best_score_ > 0.5
    assert cross_val_predict(ThemeTagger(), OWN, MATRIX, cv=3).shape == MATRIX.shape


def test_an_own_taxonomy_is_used_and_goes_along_in_copies_and_pickles() -> None:
    shipped = Taxonomy.load()
    theme = next(theme for theme in shipped.themes if theme.id == "warmtenetten")
    own = Taxonomy(shipped.challenges, (theme,), tuple(t for t in shipped.terms if t.theme == theme.id))
    tagger = ThemeTagger(taxonomy=own).fit(TEXTS)
    for one in (tagger, clone(tagger).fit([]), pickle.loads(pickle.dumps(tagger))):
        assert one.classes_.tolist() == ["warmtenetten"]
        assert one.predict(TEXTS).tolist() == [[1], [0], [0], [0]]


def test_a_pickle_of_what_was_learnt_answers_the_same() -> None:
    tagger = ThemeTagger().fit(OWN, NAMES)
    again = pickle.loads(pickle.dumps(tagger))
    assert again.predict_proba(OWN).tobytes() == tagger.predict_proba(OWN).tobytes()
    assert again.predict(OWN).tolist() == tagger.predict(OWN).tolist()


def test_no_texts_give_no_rows() -> None:
    for tagger in (ThemeTagger().fit([]), ThemeTagger().fit(OWN, NAMES)):
        assert tagger.predict([]).shape == (0, len(tagger.classes_))
        assert tagger.transform([]).shape == (0, len(tagger.get_feature_names_out()))


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (NAMES[:-1], "inconsistent"),
        (["groen"] * 18, r"y\[0\] is a str"),
        ([[1]] * 18, "no name"),
        (MATRIX * 2, "indicator matrix"),
        (MATRIX[:, :0], "nothing to learn"),
        ([[]] * 18, "nothing to learn"),
    ],
)
def test_labels_that_cannot_be_learnt_are_refused(labels: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        ThemeTagger().fit(OWN, labels)


@pytest.mark.parametrize("choice", [{"level": "soort"}, {"threshold": 2}, {"C": 0}])
def test_a_choice_that_does_not_exist_is_refused_when_it_is_used(choice: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(choice))):
        ThemeTagger(**choice).fit(OWN, NAMES)


@pytest.mark.parametrize("ask", ["predict", "predict_proba", "transform"])
def test_it_must_be_fitted_first(ask: str) -> None:
    with pytest.raises(NotFittedError):
        getattr(ThemeTagger(), ask)(TEXTS)


def test_scoring_names_that_were_not_learnt_says_which() -> None:
    with pytest.raises(ValueError, match="'water'"):
        ThemeTagger().fit(OWN, NAMES).score(["Het regent."], [["water"]])
