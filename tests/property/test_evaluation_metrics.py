"""The metrics are those of scikit-learn, whatever is labelled and predicted."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score, precision_score, recall_score

from tests.unit.labelled import prediction, sentence
from wijktekst.corpus import LabelledSentence
from wijktekst.evaluation.scoring import score
from wijktekst.measures import Prediction
from wijktekst.measures.model import CLASSES, KINDS
from wijktekst.types import CHALLENGES, MeasureKind

kinds = st.sampled_from(get_args(MeasureKind))
themes = st.sets(st.sampled_from(CHALLENGES[:4]), max_size=3).map(lambda s: tuple(sorted(s)))
challenges = st.sampled_from(CLASSES)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[LabelledSentence, Prediction]:
    kind = draw(kinds)
    gold = sentence(
        kind, draw(challenges) if kind == "maatregel" else "", draw(themes), optional=draw(themes)
    )
    return gold, prediction(draw(kinds), draw(challenges), draw(themes))


def table(sets: list[tuple[str, ...]]) -> np.ndarray:
    return np.array([[challenge in one for challenge in CHALLENGES] for one in sets], dtype=int)


@settings(max_examples=60, deadline=None)
@given(st.lists(pairs(), min_size=1, max_size=40))
def test_kinds_measures_and_challenges(both: list[tuple[LabelledSentence, Prediction]]) -> None:
    gold, predicted = [g for g, _ in both], [p for _, p in both]
    report = score(gold, predicted)
    value = {name: figure.value for name, figure in report.figures.items()}
    kind, kind_found = [g.kind for g in gold], [p.kind for p in predicted]
    occur = sorted(set(kind))
    assert value["soort_macro_f1"] == pytest.approx(
        f1_score(kind, kind_found, labels=occur, average="macro", zero_division=0)
    )
    assert (np.array(report.kind_table.counts) == confusion_matrix(kind, kind_found, labels=KINDS)).all()
    for name, metric in (("f1", f1_score), ("precision", precision_score), ("recall", recall_score)):
        expected = metric(kind, kind_found, labels=["maatregel"], average="micro", zero_division=0)
        assert value[f"maatregel_{name}"] == pytest.approx(expected)
    true = [g.challenge for g in gold if g.challenge]
    found = [p.challenge for g, p in both if g.challenge]
    assert report.measures == len(true)
    if true:
        assert value["opgave_accuracy"] == pytest.approx(accuracy_score(true, found))
        assert value["opgave_macro_f1"] == pytest.approx(
            f1_score(true, found, labels=sorted(set(true)), average="macro", zero_division=0)
        )


@settings(max_examples=60, deadline=None)
@given(st.lists(pairs(), min_size=1, max_size=40))
def test_themes_with_optional_ones_masked(both: list[tuple[LabelledSentence, Prediction]]) -> None:
    gold, predicted = [g for g, _ in both], [p for _, p in both]
    report = score(gold, predicted)
    counted = 1 - table([g.themes_optional for g in gold])
    true, found = table([g.themes for g in gold]), table([p.themes for p in predicted])
    cells = counted.ravel() == 1
    micro = f1_score(true.ravel()[cells], found.ravel()[cells], zero_division=0)
    assert report.figures["themas_micro_f1"].value == pytest.approx(micro)
    each = [
        f1_score(true[counted[:, i] == 1, i], found[counted[:, i] == 1, i], zero_division=0)
        for i in range(len(CHALLENGES))
        if (true * counted)[:, i].any()
    ]
    assert report.figures["themas_macro_f1"].value == pytest.approx(np.mean(each) if each else 0)


@settings(max_examples=30, deadline=None)
@given(st.lists(pairs(), min_size=1, max_size=30), st.data())
def test_the_order_of_sentences_changes_no_score(
    both: list[tuple[LabelledSentence, Prediction]], data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations(both))
    one = score([g for g, _ in both], [p for _, p in both])
    other = score([g for g, _ in mixed], [p for _, p in mixed])
    for name, figure in one.figures.items():
        assert other.figures[name].value == pytest.approx(figure.value)
    assert other.kind_table == one.kind_table
