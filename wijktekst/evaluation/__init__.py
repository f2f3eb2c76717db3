"""How good the models are: metrics with intervals, errors with their evidence, and the quality gate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wijktekst.evaluation.crossed import cross_validate
    from wijktekst.evaluation.errors import write_errors
    from wijktekst.evaluation.radar import write_radar
    from wijktekst.evaluation.report import EvaluationReport
    from wijktekst.evaluation.scoring import evaluate, shipped

__all__ = ["EvaluationReport", "cross_validate", "evaluate", "shipped", "write_errors", "write_radar"]

_HOME = {
    "EvaluationReport": "report",
    "cross_validate": "crossed",
    "evaluate": "scoring",
    "shipped": "scoring",
    "write_errors": "errors",
    "write_radar": "radar",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f"wijktekst.evaluation.{_HOME[name]}"), name)
    globals()[name] = found
    return found
