"""Labelled sentences and predictions in a line each, for the tests of the evaluation."""

from __future__ import annotations

from collections.abc import Sequence

from wijktekst.corpus import LabelledSentence
from wijktekst.evaluation.scoring import Classify
from wijktekst.measures import Prediction
from wijktekst.types import CHALLENGES, MeasureKind


def sentence(
    kind: MeasureKind = "overig",
    challenge: str = "",
    themes: tuple[str, ...] = (),
    *,
    optional: tuple[str, ...] = (),
    text: str = "De straat is nat.",
    doc: str = "nota.pdf",
    name: str = "z",
    source: str = "overheid",
) -> LabelledSentence:
    return LabelledSentence(name, source, doc, "", text, kind, challenge, themes, optional)


def prediction(
    kind: MeasureKind = "overig", challenge: str = "geen", themes: tuple[str, ...] = (), score: float = 0.9
) -> Prediction:
    scores = tuple(0.9 if challenge in themes else 0.1 for challenge in CHALLENGES)
    return Prediction(kind, score, challenge, score, themes, scores)


def answering(predictions: Sequence[Prediction]) -> Classify:
    """A classifier that gives these answers whatever the sentences."""
    return lambda gold: [(answer, ()) for answer in predictions[: len(gold)]]
