"""`MeasureClassifier`: one label per sentence, the shipped model's or the user's own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from wijktekst.estimators.evidence import Floats
from wijktekst.estimators.learner import ClassLearner, Setup
from wijktekst.estimators.tags import text_tags
from wijktekst.estimators.texts import Array, labels_of, texts_of
from wijktekst.measures import SentenceClassifier, SentenceInput
from wijktekst.measures.features import FORM_CHANNELS, SUBJECT_CHANNELS
from wijktekst.measures.model import CLASSES, KINDS
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import finder_of

Target = Literal["soort", "opgave"]
#: Per target: the channels that do not tell of it, and the cost of an error, as for the shipped model.
_HIDDEN = {"soort": SUBJECT_CHANNELS, "opgave": FORM_CHANNELS}
_COSTS = {"soort": 0.08, "opgave": 0.25}
_SHIPPED = {"soort": KINDS, "opgave": CLASSES}
_BATCH = 2048


class MeasureClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn is untyped
    """Puts each sentence in one class, by what wijktekst sees in Dutch policy texts.

    `fit` learns labels of your own, of any codebook. `MeasureClassifier.shipped()` needs none: it answers as
    the model of the package does.

    Parameters
    ----------
    target : what your labels tell. "soort": what kind of sentence it is, such as measure, ambition or
        neither; its form counts. "opgave": what it is about; the terms of the taxonomy count. Both look at
        words. Let `GridSearchCV` choose where you are not sure.
    taxonomy : whose terms are looked at; None is the taxonomy of the package.
    C : cost of an error, as in `LinearSVC`; None is what suits the target.
    random_state : seed of the machines; the same seed gives the same answers.

    Attributes
    ----------
    classes_ : the labels, sorted.

    Notes
    -----
    A text is one sentence, or as long as one: 2,000 characters are looked at. It is seen alone; in a run
    over documents the shipped model also sees what stands before and above a sentence, and does better.

    Examples
    --------
    >>> shipped = MeasureClassifier.shipped(target="opgave")
    >>> shipped.predict(["De gemeente legt een warmtenet aan."]).tolist()
    ['energie']
    >>> texts = ["Wij planten bomen.", "Wij planten heggen.", "De raad stemt in.", "De raad vergadert."]
    >>> own = MeasureClassifier(target="opgave").fit(texts, ["groen", "groen", "raad", "raad"])
    >>> own.predict(["De raad planten wij niet."]).shape
    (1,)
    """

    _learned: ClassLearner | None

    def __init__(
        self,
        target: Target = "soort",
        *,
        taxonomy: Taxonomy | None = None,
        C: float | None = None,  # noqa: N803  # scikit-learn's name
        random_state: int = 1,
    ) -> None:
        self.target = target
        self.taxonomy = taxonomy
        self.C = C
        self.random_state = random_state

    @classmethod
    def shipped(cls, target: Target = "soort") -> MeasureClassifier:
        """A fitted one with the weights of the package; "soort" has three classes, "opgave" thirteen.

        `predict` is the answer of the model, which has a threshold of its own for measures, so it is not
        always the class with the highest of `predict_proba`. `fit`, and so `clone` and `cross_val_predict`,
        forgets the weights and learns your labels instead. A pickle holds no weights: it answers as the
        package does where it is loaded. Raises ValueError for another target.
        """
        found = cls(target)
        found._check()
        found.classes_ = np.array(sorted(_SHIPPED[target]))
        found._learned = None
        return found

    def fit(self, X: Iterable[str], y: Any) -> MeasureClassifier:  # noqa: N803
        """Learn one label per text. Raises ValueError when texts or labels are not usable."""
        self._check()
        texts = texts_of(X)
        labels = labels_of(y, len(texts))
        classes, target = np.unique(labels, return_inverse=True)
        if len(classes) < 2:
            raise ValueError(f"y has {len(classes)} class(es); a classifier needs at least 2 classes.")
        cost = _COSTS[self.target] if self.C is None else self.C
        setup = Setup(self.taxonomy, cost, self.random_state, _HIDDEN[self.target])
        self._learned = ClassLearner(setup).fit(texts, target, len(classes))
        self.classes_ = classes
        return self

    def predict(self, X: Iterable[str]) -> Array:  # noqa: N803
        """The class of each text: (n,)."""
        check_is_fitted(self, "classes_")
        texts = texts_of(X)
        if self._learned is None:
            answers = _shipped().predict(_items(texts))
            return np.array([a.kind if self.target == "soort" else a.challenge for a in answers], dtype=str)
        found: Array = self.classes_[self._chances(texts).argmax(axis=1)]
        return found

    def predict_proba(self, X: Iterable[str]) -> Floats:  # noqa: N803
        """The probability of each of `classes_`: (n, classes)."""
        check_is_fitted(self, "classes_")
        return self._chances(texts_of(X))

    def _chances(self, texts: list[str]) -> Floats:
        parts = [np.zeros((0, len(self.classes_)))]
        for at in range(0, len(texts), _BATCH):
            batch = texts[at : at + _BATCH]
            parts.append(self._of_shipped(batch) if self._learned is None else self._learned.chances(batch))
        return np.vstack(parts)

    def _of_shipped(self, texts: list[str]) -> Floats:
        chances = _shipped().chances(_items(texts))
        found = chances.kinds if self.target == "soort" else chances.challenges
        order = [_SHIPPED[self.target].index(name) for name in self.classes_]
        return found[:, order]

    def _check(self) -> None:
        if self.target not in _SHIPPED:
            raise ValueError(f"target is {self.target!r}; expected 'soort' or 'opgave'.")
        if self.C is not None and not self.C > 0:
            raise ValueError(f"C is {self.C!r}; expected a positive number or None.")

    def __sklearn_tags__(self) -> Any:
        return text_tags(super().__sklearn_tags__())

    def _more_tags(self) -> dict[str, Any]:  # scikit-learn 1.5
        return {"X_types": ["string"]}


@lru_cache(maxsize=1)
def _shipped() -> SentenceClassifier:
    return SentenceClassifier.load()


def _items(texts: list[str]) -> list[SentenceInput]:
    """Sentences as the shipped model gets them, with the terms that it learnt from."""
    find = finder_of().find_all
    return [SentenceInput(text, hits=find(text)) for text in texts]
