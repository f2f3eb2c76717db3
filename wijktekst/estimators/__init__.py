"""Estimators for scikit-learn that take texts: they fit in anyone's `Pipeline` and `GridSearchCV`."""

from wijktekst.estimators.measures import MeasureClassifier
from wijktekst.estimators.themes import ThemeTagger

__all__ = ["MeasureClassifier", "ThemeTagger"]
