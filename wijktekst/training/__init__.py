"""Fits the sentence model on labelled sentences and writes it with its card. Lazy: scikit-learn is heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wijktekst.training.recipe import TrainingReport, train

__all__ = ["TrainingReport", "train"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from wijktekst.training import recipe

        return getattr(recipe, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
