"""How good the models are: metrics with intervals, errors with their evidence, and the quality gate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wijktekst.evaluation.agreement import agreement_of
    from wijktekst.evaluation.agreement_report import Agreement
    from wijktekst.evaluation.crossed import cross_validate
    from wijktekst.evaluation.errors import write_errors
    from wijktekst.evaluation.models import NamedModel, models_named
    from wijktekst.evaluation.paired import compare_models, compare_predictions
    from wijktekst.evaluation.paired_report import ModelComparison
    from wijktekst.evaluation.radar import write_radar
    from wijktekst.evaluation.report import EvaluationReport
    from wijktekst.evaluation.scoring import evaluate, model_in, shipped

__all__ = [
    "Agreement",
    "EvaluationReport",
    "ModelComparison",
    "NamedModel",
    "agreement_of",
    "compare_models",
    "compare_predictions",
    "cross_validate",
    "evaluate",
    "model_in",
    "models_named",
    "shipped",
    "write_errors",
    "write_radar",
]

_HOME = {
    "Agreement": "agreement_report",
    "EvaluationReport": "report",
    "ModelComparison": "paired_report",
    "NamedModel": "models",
    "agreement_of": "agreement",
    "compare_models": "paired",
    "compare_predictions": "paired",
    "cross_validate": "crossed",
    "evaluate": "scoring",
    "model_in": "scoring",
    "models_named": "models",
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
