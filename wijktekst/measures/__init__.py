"""What a sentence is: measure, ambition or neither, its challenge, its themes and its attributes.

The public face is lazy: scikit-learn and numpy are loaded by the first use of a classifier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wijktekst.measures.items import CLASSIFIED, MODEL_ID, Prediction, SentenceInput, inputs
from wijktekst.types import Attributes

if TYPE_CHECKING:
    from wijktekst.measures.attributes import attributes
    from wijktekst.measures.classifier import SentenceClassifier

__all__ = [
    "CLASSIFIED",
    "MODEL_ID",
    "NO_ATTRIBUTES",
    "Prediction",
    "SentenceClassifier",
    "SentenceInput",
    "attributes",
    "inputs",
]

NO_ATTRIBUTES = Attributes()


def __getattr__(name: str) -> Any:
    if name == "SentenceClassifier":
        from wijktekst.measures.classifier import SentenceClassifier

        return SentenceClassifier
    if name == "attributes":
        # Resolved through the module table: the function carries the name of its own module.
        import sys
        from importlib import import_module

        function = import_module("wijktekst.measures.attributes").attributes
        setattr(sys.modules[__name__], name, function)
        return function
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
