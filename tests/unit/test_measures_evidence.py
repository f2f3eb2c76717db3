"""Every answer says what carried it, in words that a reader finds back in the sentence."""

from __future__ import annotations

import numpy as np
import pytest

from wijktekst.measures import SentenceClassifier, SentenceInput
from wijktekst.measures.contributions import contributions
from wijktekst.measures.features import channels
from wijktekst.measures.model import load
from wijktekst.resources import find
from wijktekst.themes import TermFinder, finder_of
from wijktekst.types import Evidence, MeasureKind

KINDS: tuple[MeasureKind, ...] = ("maatregel", "ambitie", "overig")


@pytest.fixture(scope="module")
def finder() -> TermFinder:
    return finder_of()


@pytest.fixture(scope="module")
def classifier() -> SentenceClassifier:
    return SentenceClassifier.load()


def _item(text: str, finder: TermFinder, context: str = "") -> SentenceInput:
    return SentenceInput(text, context, finder.find_all(text), finder.find_all(context))


def _evidence(text: str, finder: TermFinder, classifier: SentenceClassifier) -> dict[str, Evidence]:
    ((_, evidence),) = classifier.explain([_item(text, finder)], KINDS)
    return {found.label: found for found in evidence}


def test_a_challenge_is_carried_by_its_terms(finder: TermFinder, classifier: SentenceClassifier) -> None:
    found = _evidence("Schaf de verhuurderheffing af en verlaag de huren.", finder, classifier)
    assert list(found)[:2] == ["maatregel", "wonen"]
    assert "verhuurderheffing (term)" in found["wonen"].because


def test_an_order_is_named_as_one(finder: TermFinder, classifier: SentenceClassifier) -> None:
    found = _evidence("Schaf de verhuurderheffing af en verlaag de huren.", finder, classifier)
    assert {"gebiedende wijs", "schaf", "zinsbouw"} & set(found["maatregel"].because)


def test_every_answer_has_its_evidence(finder: TermFinder, classifier: SentenceClassifier) -> None:
    item = _item("Gemeenten krijgen 20 miljoen euro voor wijkteams en schuldhulp.", finder)
    ((prediction, evidence),) = classifier.explain([item], KINDS)
    labels = [found.label for found in evidence]
    assert labels[0] == prediction.kind
    assert set(prediction.themes) <= set(labels)
    assert len(labels) == len(set(labels))


def test_nothing_stands_for_a_context_that_is_not_there(
    finder: TermFinder, classifier: SentenceClassifier
) -> None:
    for text in ("We bouwen tien huizen.", "Er komt een verbod op vuurwerk.", "De raad stemt in."):
        for found in _evidence(text, finder, classifier).values():
            assert "wat ervoor staat" not in found.because


def test_leaving_out_the_first_word_that_is_named_lowers_the_score(
    finder: TermFinder, classifier: SentenceClassifier
) -> None:
    text = "De gemeente verlaagt de huren van sociale huurwoningen."
    (before,) = classifier.predict([_item(text, finder)])
    named = _evidence(text, finder, classifier)["wonen"].because[0].removesuffix(" (term)")
    without = " ".join(word for word in text.split() if named.split()[-1][:4] not in word)
    (after,) = classifier.predict([_item(without, finder)])
    at = ["wonen"].index("wonen")
    assert after.theme_scores[at] < before.theme_scores[at]


def test_only_the_kinds_that_are_asked_for_are_explained(
    finder: TermFinder, classifier: SentenceClassifier
) -> None:
    items = [_item("Het college bouwt 200 woningen.", finder), _item("Er wonen 200 mensen.", finder)]
    (measure, told), (other, untold) = classifier.explain(items, ("maatregel",))
    assert (measure.kind, other.kind) == ("maatregel", "overig")
    assert told
    assert not untold
    assert [measure, other] == classifier.predict(items)


def test_evidence_does_not_depend_on_the_sentences_beside_it(
    finder: TermFinder, classifier: SentenceClassifier
) -> None:
    texts = ("We bouwen woningen.", "Er komt een verbod op vuurwerk in de wijk, en een fietspad.", "De raad.")
    items = [_item(text, finder) for text in texts]
    assert classifier.explain(items, KINDS) == [classifier.explain([item], KINDS)[0] for item in items]


def test_parts_add_up_to_the_score(finder: TermFinder) -> None:
    """What the features of a sentence gave together is what the first layer says of it."""
    model = load(find("models", "wijktekst-zinnen"))
    item = _item("Het college bouwt 200 woningen en legt fietspaden aan.", finder, "De wijk groeit.")
    rows = [channels(item)]
    matrix = model.vectors.transform(rows)
    (given,) = contributions(model, rows, matrix, [np.eye(len(model.scale))])
    apart = (given.runs, given.letters, given.form, given.terms)
    total = sum(part.sum(axis=0) for part in apart) + given.build + given.context
    assert total == pytest.approx(model.scores(matrix)[0] - model.bias, abs=1e-6)  # of float32 weights
