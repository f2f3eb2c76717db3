"""`ThemeTagger`: any number of themes per text, by the terms of a taxonomy or learnt from labels."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from wijktekst.estimators.evidence import Floats, Level, classes_of, inputs_of, weights
from wijktekst.estimators.learner import LabelLearner, Setup
from wijktekst.estimators.tags import text_tags
from wijktekst.estimators.texts import Array, indicator, indicator_of, is_names, names_of, texts_of
from wijktekst.taxonomy import Taxonomy

_COST = 0.25
#: From this certainty of its surest term on a text is given a theme: the best F1 on labelled sentences.
_SURE = 0.5
_BATCH = 2048


class ThemeTagger(ClassifierMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Finds the themes of each text, any number of them.

    Without labels (`fit(X)`) the terms of the taxonomy decide and nothing is learnt. With labels it learns
    from the words of the texts and these terms together. As a transformer it gives the weight of the terms
    per theme, as features for another classifier, and never looks at labels.

    Parameters
    ----------
    level : "thema" for the themes of the taxonomy, "opgave" for the challenges above them.
    taxonomy : whose terms are found; None is the taxonomy of the package.
    threshold : probability from which a theme is given. None is .5 without labels, and with labels what gives
        the best F1 on held-out parts, per theme.
    C : cost of an error when learning, as in `LinearSVC`.
    random_state : seed of the machines; the same seed gives the same answers.

    Attributes
    ----------
    classes_ : what the columns of `predict` stand for. Without labels the ids of the taxonomy, in its order.
        With names as labels: those names, sorted. With an indicator matrix: the names of its columns where it
        is a data frame, else the ids of the taxonomy where it has as many columns, else 0, 1, 2 ...

    Examples
    --------
    >>> tagger = ThemeTagger(level="opgave").fit([])
    >>> chances = tagger.predict_proba(["De gemeente legt een warmtenet aan."])
    >>> tagger.classes_[chances.argmax(axis=1)].tolist()
    ['energie']
    """

    def __init__(
        self,
        level: Level = "thema",
        *,
        taxonomy: Taxonomy | None = None,
        threshold: float | None = None,
        C: float = _COST,  # noqa: N803  # scikit-learn's name
        random_state: int = 1,
    ) -> None:
        self.level = level
        self.taxonomy = taxonomy
        self.threshold = threshold
        self.C = C
        self.random_state = random_state

    def fit(self, X: Iterable[str], y: Any = None) -> ThemeTagger:  # noqa: N803
        """Learn labels: an indicator matrix (n, classes), or a list of names per text. None learns nothing.

        Raises ValueError when texts or labels are not usable.
        """
        self._check()
        texts = texts_of(X)
        terms = classes_of(self.taxonomy, self.level)
        self._columns = np.array(terms, dtype=object)
        self._learned = None
        if y is None:
            self.classes_ = self._columns
            return self
        self.classes_, targets = self._targets(y, len(texts))
        if not len(texts) or not len(self.classes_):
            raise ValueError("There is nothing to learn: fit needs at least one text and one class.")
        setup = Setup(self.taxonomy, self.C, self.random_state)
        self._learned = LabelLearner(setup).fit(texts, targets)
        return self

    def fit_transform(self, X: Iterable[str], y: Any = None) -> sp.csr_matrix:  # noqa: N803
        """As a step before another classifier: labels are those of that classifier, and not looked at."""
        texts = texts_of(X)
        return self.fit(texts).transform(texts)

    def predict(self, X: Iterable[str]) -> Array:  # noqa: N803
        """Which of `classes_` each text has: an indicator matrix (n, classes) of 0 and 1."""
        chances = self.predict_proba(X)
        threshold: Any = self.threshold
        if threshold is None:
            threshold = _SURE if self._learned is None else self._learned.thresholds
        given: Array = (chances >= threshold).astype(np.int64)
        return given

    def predict_proba(self, X: Iterable[str]) -> Floats:  # noqa: N803
        """The probability of each of `classes_`: (n, classes).

        Without labels it is the certainty of the surest term, as the taxonomy gives it.
        """
        check_is_fitted(self, "classes_")
        texts = texts_of(X)
        parts = [np.zeros((0, len(self.classes_)))]
        for at in range(0, len(texts), _BATCH):
            batch = texts[at : at + _BATCH]
            parts.append(self._weights(batch)[1] if self._learned is None else self._learned.chances(batch))
        return np.vstack(parts)

    def transform(self, X: Iterable[str]) -> sp.csr_matrix:  # noqa: N803
        """Sum of the weights of the terms, per text and theme of the taxonomy: sparse (n, themes)."""
        check_is_fitted(self, "classes_")
        texts = texts_of(X)
        parts = [sp.csr_matrix((0, len(self._columns)))]
        for at in range(0, len(texts), _BATCH):
            parts.append(sp.csr_matrix(self._weights(texts[at : at + _BATCH])[0]))
        return sp.csr_matrix(sp.vstack(parts))

    def get_feature_names_out(self, input_features: Any = None) -> Array:
        """Ids of the themes (challenges) that the columns of `transform` stand for."""
        check_is_fitted(self, "classes_")
        names: Array = self._columns.copy()
        return names

    def score(self, X: Iterable[str], y: Any, sample_weight: Any = None) -> float:  # noqa: N803
        """Share of texts of which every label is right, as scikit-learn scores several labels.

        It is a strict measure: `scoring="f1_micro"` in `cross_val_score` often says more.
        """
        from sklearn.metrics import accuracy_score

        texts = texts_of(X)
        given = self.predict(texts)
        names = is_names(y)
        wanted = (
            indicator(names_of(y, len(texts)), list(self.classes_)) if names else indicator_of(y, len(texts))
        )
        return float(accuracy_score(wanted, given, sample_weight=sample_weight))

    def _targets(self, y: Any, count: int) -> tuple[Array, Array]:
        if is_names(y):
            names = names_of(y, count)
            classes = sorted({name for of_text in names for name in of_text})
            return np.array(classes, dtype=object), indicator(names, classes)
        matrix = indicator_of(y, count)
        if hasattr(y, "columns"):
            return np.array(list(y.columns), dtype=object), matrix
        if matrix.shape[1] == len(self._columns):
            return self._columns, matrix
        return np.arange(matrix.shape[1]), matrix

    def _weights(self, texts: list[str]) -> tuple[Floats, Floats]:
        return weights(inputs_of(texts, self.taxonomy), list(self._columns), self.level)

    def _check(self) -> None:
        if self.level not in ("thema", "opgave"):
            raise ValueError(f"level is {self.level!r}; expected 'thema' or 'opgave'.")
        if self.threshold is not None and not 0 <= self.threshold <= 1:
            raise ValueError(f"threshold is {self.threshold!r}; expected a number from 0 to 1, or None.")
        if not self.C > 0:
            raise ValueError(f"C is {self.C!r}; expected a positive number.")

    def __sklearn_tags__(self) -> Any:
        tags = text_tags(super().__sklearn_tags__())
        tags.target_tags.required = False
        tags.target_tags.multi_output = True
        tags.classifier_tags.multi_class = False
        tags.classifier_tags.multi_label = True
        return tags

    def _more_tags(self) -> dict[str, Any]:  # scikit-learn 1.5
        return {"X_types": ["string"], "multilabel": True, "requires_y": False}
