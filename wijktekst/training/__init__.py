"""Fits the sentence model on labelled sentences and writes it with its card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wijktekst.training.train import TrainingReport, train

__all__ = ["TrainingReport", "train"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from importlib import import_module

        module = import_module("wijktekst.training.train")
        for each in __all__:
            globals()[each] = getattr(module, each)
        return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
