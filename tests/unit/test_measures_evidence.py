"""Every answer says what carried it, in words that a reader finds back in the sentence."""

from __future__ import annotations

import numpy as np
import pytest

from wijktekst.measures import SentenceClassifier, SentenceInput
from wijktekst.measures.features import channels
from wijktekst.measures.model import load
from wijktekst.resources import find
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import ThemeTagger
from wijktekst.types import Evidence


@pytest.fixture(scope="module")
def tagger() -> ThemeTagger:
    return ThemeTagger(Taxonomy.load())


@pytest.fixture(scope="module")
def classifier() -> SentenceClassifier:
    return SentenceClassifier.load()


def _item(text: str, tagger: ThemeTagger, context: str = "") -> SentenceInput:
    return SentenceInput(text, context, tagger.find_all(text), tagger.find_all(context))


def _evidence(text: str, tagger: ThemeTagger, classifier: SentenceClassifier) -> dict[str, Evidence]:
    item = _item(text, tagger)
    (prediction,) = classifier.predict([item])
    return {found.label: found for found in classifier.evidence([item], [prediction])[0]}


def test_a_challenge_is_carried_by_its_terms(tagger: ThemeTagger, classifier: SentenceClassifier) -> None:
    found = _evidence("Schaf de verhuurderheffing af en verlaag de huren.", tagger, classifier)
    assert list(found)[:2] == ["maatregel", "wonen"]
    assert "verhuurderheffing (term)" in found["wonen"].because


def test_an_order_is_named_as_one(tagger: ThemeTagger, classifier: SentenceClassifier) -> None:
    found = _evidence("Schaf de verhuurderheffing af en verlaag de huren.", tagger, classifier)
    assert {"gebiedende wijs", "schaf", "zinsbouw"} & set(found["maatregel"].because)


def test_every_answer_has_its_evidence(tagger: ThemeTagger, classifier: SentenceClassifier) -> None:
    item = _item("Gemeenten krijgen 20 miljoen euro voor wijkteams en schuldhulp.", tagger)
    (prediction,) = classifier.predict([item])
    labels = [found.label for found in classifier.evidence([item], [prediction])[0]]
    assert labels[0] == prediction.kind
    assert set(prediction.themes) <= set(labels)
    assert len(labels) == len(set(labels))


def test_nothing_stands_for_a_context_that_is_not_there(
    tagger: ThemeTagger, classifier: SentenceClassifier
) -> None:
    for text in ("We bouwen tien huizen.", "Er komt een verbod op vuurwerk.", "De raad stemt in."):
        for found in _evidence(text, tagger, classifier).values():
            assert "wat ervoor staat" not in found.because


def test_leaving_out_the_first_word_that_is_named_lowers_the_score(
    tagger: ThemeTagger, classifier: SentenceClassifier
) -> None:
    text = "De gemeente verlaagt de huren van sociale huurwoningen."
    (before,) = classifier.predict([_item(text, tagger)])
    named = _evidence(text, tagger, classifier)["wonen"].because[0].removesuffix(" (term)")
    without = " ".join(word for word in text.split() if named.split()[-1][:4] not in word)
    (after,) = classifier.predict([_item(without, tagger)])
    at = ["wonen"].index("wonen")
    assert after.theme_scores[at] < before.theme_scores[at]


def test_parts_add_up_to_the_score(tagger: ThemeTagger) -> None:
    """What `columns_by_feature` shares out is the row that the model multiplies."""
    model = load(find("models", "wijktekst-zinnen"))
    row = channels(_item("Het college bouwt 200 woningen en legt fietspaden aan.", tagger))
    matrix = model.vectors.transform([row])
    weights = np.zeros(model.vectors.width)
    for number, features in enumerate(row):
        for _, columns in model.vectors.columns_by_feature(number, features):
            for column, share in columns:
                weights[column] += share
    assert np.allclose(weights[matrix.indices], 1.0)
    assert weights.sum() == pytest.approx(matrix.nnz)
