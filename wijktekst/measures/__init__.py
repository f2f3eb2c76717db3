"""What a sentence is: measure, ambition or neither, its challenge, its themes and its attributes.

The public face is lazy: scikit-learn and numpy are loaded by the first use of a classifier.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from wijktekst.measures.items import (
    ACCURATE_ID,
    CLASSIFIED,
    INSTRUMENT_ID,
    MODEL_ID,
    NETWORK_ID,
    Prediction,
    SentenceInput,
    inputs,
)
from wijktekst.types import Attributes

if TYPE_CHECKING:
    from wijktekst.measures.attributes import MeasureText, Writing, attributes_of
    from wijktekst.measures.classifier import SentenceClassifier
    from wijktekst.measures.repeats import Repeats, repeated
    from wijktekst.measures.statements import Statement, statement, weights_of

__all__ = [
    "ACCURATE_ID",
    "CLASSIFIED",
    "INSTRUMENT_ID",
    "MODEL_ID",
    "NETWORK_ID",
    "NO_ATTRIBUTES",
    "MeasureText",
    "Prediction",
    "Repeats",
    "SentenceClassifier",
    "SentenceInput",
    "Statement",
    "Writing",
    "attributes_of",
    "inputs",
    "repeated",
    "statement",
    "weights_of",
]

NO_ATTRIBUTES = Attributes()


_HOMES = {
    "SentenceClassifier": "classifier",
    "MeasureText": "attributes",
    "Writing": "attributes",
    "attributes_of": "attributes",
    "Repeats": "repeats",
    "repeated": "repeats",
    "Statement": "statements",
    "statement": "statements",
    "weights_of": "statements",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
