"""Estimators for scikit-learn that take texts: they fit in anyone's `Pipeline` and `GridSearchCV`."""
