"""Scores are what the codebook and the definition of the metrics say, in the fields that scripts rely on."""

from __future__ import annotations

import json

import pytest

from tests.unit.labelled import answering, prediction, sentence
from wijktekst.errors import InputError
from wijktekst.evaluation import evaluate
from wijktekst.evaluation.scoring import score

GOLD = [
    sentence("maatregel", "wonen", ("wonen",), name="a"),
    sentence("maatregel", "zorg", ("zorg", "wonen"), name="b"),
    sentence("maatregel", "geen", (), name="c"),
    sentence("ambitie", "", ("energie",), name="d"),
    sentence("overig", "", (), name="e"),
]
PREDICTED = [
    prediction("maatregel", "wonen", ("wonen",)),
    prediction("maatregel", "wonen", ("wonen",)),
    prediction("overig", "geen", ()),
    prediction("maatregel", "energie", ("energie",)),
    prediction("overig", "geen", ("bestuur",)),
]


def test_json_has_exactly_the_fields_that_scripts_read() -> None:
    found = evaluate(GOLD, answering(PREDICTED)).to_json()
    assert {key: list(value) if isinstance(value, dict) else None for key, value in found.items()} == {
        "n": None,
        "soort": ["macro_f1"],
        "maatregel": ["precision", "recall", "f1", "f1_ci"],
        "opgave": ["accuracy", "macro_f1", "macro_f1_ci"],
        "themas": ["micro_f1", "macro_f1", "micro_f1_ci"],
        "seconds": None,
    }
    assert json.loads(json.dumps(found)) == found
    assert found["n"] == 5
    for name, interval in (("maatregel", "f1_ci"), ("opgave", "macro_f1_ci"), ("themas", "micro_f1_ci")):
        low, high = found[name][interval]
        assert 0 <= low <= high <= 1


def test_scores_by_hand() -> None:
    report = score(GOLD, PREDICTED)
    value = {name: figure.value for name, figure in report.figures.items()}
    assert value["maatregel_precision"] == pytest.approx(2 / 3)
    assert value["maatregel_recall"] == pytest.approx(2 / 3)
    assert value["maatregel_f1"] == pytest.approx(2 / 3)
    # ambitie is never found; overig: one hit, two predicted, one labelled
    assert value["soort_macro_f1"] == pytest.approx((2 / 3 + 0 + 2 / 3) / 3)
    # over the three labelled measures, also the one that was not seen as a measure
    assert report.measures == 3
    assert value["opgave_accuracy"] == pytest.approx(2 / 3)
    assert value["opgave_macro_f1"] == pytest.approx((2 / 3 + 0 + 1) / 3)
    # three hits, four predicted, four labelled
    assert value["themas_micro_f1"] == pytest.approx(3 / 4)
    assert value["themas_macro_f1"] == pytest.approx((1 + 0 + 1) / 3)
    assert report.kind_table.counts == ((2, 0, 1), (1, 0, 0), (0, 0, 1))
    assert sum(map(sum, report.challenge_table.counts)) == 3


def test_an_optional_theme_counts_neither_for_nor_against() -> None:
    gold = [sentence(themes=("wonen",), optional=("zorg",)), sentence(themes=("zorg",))]
    without = score(gold, [prediction(themes=("wonen",)), prediction(themes=("zorg",))])
    found = score(gold, [prediction(themes=("wonen", "zorg")), prediction(themes=("zorg",))])
    assert found.figures == without.figures
    assert found.figures["themas_micro_f1"].value == 1
    assert found.errors == ()


def test_errors_name_what_is_wrong_and_only_that() -> None:
    report = score(GOLD, PREDICTED)
    assert {error.sentence.id: error.wrong for error in report.errors} == {
        "b": ("opgave", "themas"),
        "c": ("soort",),
        "d": ("soort",),
        "e": ("themas",),
    }


def test_intervals_are_the_same_each_time_and_hold_the_score() -> None:
    gold, predicted = GOLD * 20, PREDICTED * 20
    first, again = score(gold, predicted), score(gold, predicted)
    assert first.figures == again.figures
    for figure in first.figures.values():
        assert figure.low <= figure.value <= figure.high
    assert first.figures["maatregel_f1"].low < 2 / 3 < first.figures["maatregel_f1"].high


def test_intervals_are_over_documents_when_these_are_known() -> None:
    """Five documents that are each right or wrong as a whole say less than as many loose sentences."""
    right, wrong = prediction("maatregel", "wonen", ("wonen",)), prediction("overig", "geen", ())
    predicted = [answer for answer in (right, right, right, wrong, wrong) for _ in range(40)]

    def of(docs: list[str]) -> list[float]:
        gold = [sentence("maatregel", "wonen", ("wonen",), doc=doc) for doc in docs]
        figure = score(gold, predicted).figures["maatregel_recall"]
        return [figure.value, figure.low, figure.high]

    documents = of([f"d{number}" for number in range(5) for _ in range(40)])
    sentences = of([""] * 200)
    too_few = of([f"d{number}" for number in range(2) for _ in range(100)])
    assert documents[0] == sentences[0] == 0.6
    assert documents[2] - documents[1] > 3 * (sentences[2] - sentences[1])
    assert too_few == sentences


def test_text_says_over_what_the_intervals_are() -> None:
    gold = [sentence(doc=f"d{number}") for number in range(6)]
    assert "bootstrap over 6 documenten" in score(gold, [prediction()] * 6).as_text()
    text = score(GOLD, PREDICTED).as_text()
    assert "bootstrap over zinnen" in text
    assert "5 zinnen, waarvan 3 maatregelen" in text


def test_one_sentence_without_measures_or_themes_is_scored() -> None:
    report = score([sentence()], [prediction()])
    assert report.figures["opgave_macro_f1"].value == 0
    assert report.figures["soort_macro_f1"].value == 1


def test_no_sentences_is_said_in_a_sentence() -> None:
    with pytest.raises(InputError, match="geen gelabelde zinnen"):
        evaluate([])


def test_sentences_are_classified_with_their_context() -> None:
    """What stands before a decision item makes it a decision: the shipped model must see it."""
    from dataclasses import replace

    from wijktekst.evaluation.scoring import shipped

    item = sentence(text="een krediet van € 200.000 beschikbaar te stellen voor het buurthuis;")
    decision = replace(item, context="Het college besluit:")
    [(alone, _), (after, _)] = shipped()([item, decision])
    assert alone != after
