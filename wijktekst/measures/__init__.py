"""What a sentence is: measure, ambition or neither, its challenge, its themes and its attributes.

The public face is lazy: scikit-learn and numpy are loaded by the first use of a classifier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wijktekst.measures.items import (
    ACCURATE_ID,
    CLASSIFIED,
    INSTRUMENT_ID,
    MODEL_ID,
    Prediction,
    SentenceInput,
    inputs,
)
from wijktekst.types import Attributes

if TYPE_CHECKING:
    from wijktekst.measures.attributes import MeasureText, Writing, attributes_of
    from wijktekst.measures.classifier import SentenceClassifier
    from wijktekst.measures.similarity import repeated

__all__ = [
    "ACCURATE_ID",
    "CLASSIFIED",
    "INSTRUMENT_ID",
    "MODEL_ID",
    "NO_ATTRIBUTES",
    "MeasureText",
    "Prediction",
    "SentenceClassifier",
    "SentenceInput",
    "Writing",
    "attributes_of",
    "inputs",
    "repeated",
]

NO_ATTRIBUTES = Attributes()


def __getattr__(name: str) -> Any:
    if name == "SentenceClassifier":
        from wijktekst.measures.classifier import SentenceClassifier

        return SentenceClassifier
    if name in ("MeasureText", "Writing", "attributes_of"):
        from wijktekst.measures import attributes

        return getattr(attributes, name)
    if name == "repeated":
        from wijktekst.measures.similarity import repeated

        return repeated
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
