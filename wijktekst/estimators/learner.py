"""Learns a user's own labels in two layers, as the shipped model was learnt.

The first layer has a linear machine per class, on the features of `measures`. The second weighs the scores of
machines that did not see the text (folds) beside the terms of the taxonomy.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp

from wijktekst.estimators.evidence import Floats, dense_features, inputs_of
from wijktekst.measures.features import channels
from wijktekst.measures.model import softmax
from wijktekst.measures.vectors import Channels, Vectors
from wijktekst.taxonomy import Taxonomy
from wijktekst.training.second import best_threshold, class_weights

Ints = np.ndarray[Any, np.dtype[np.int64]]

#: Parts that are held out in turn.
_FOLDS = 3
#: Cost of an error to the second layer.
_SECOND_COST = 0.03


@dataclass(frozen=True, slots=True)
class Setup:
    """What a learner is told: whose terms, the cost of an error, a seed, channels that it does not see."""

    taxonomy: Taxonomy | None
    cost: float
    seed: int
    hidden: frozenset[str] = frozenset()


class FirstLayer:
    """A linear machine per label. Pickled without what can be made again."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup

    def fit(self, texts: Sequence[str], targets: Ints, folds: Ints) -> Floats:
        """Learn an indicator matrix (n, labels).

        Gives what the second layer sees of these texts: a score per label, by machines that did not see the
        fold of the text, then `dense_features`.
        """
        items = inputs_of(texts, self.setup.taxonomy)
        rows = [channels(item) for item in items]
        self._vectors = Vectors.fit(rows)
        matrix = self._seen(rows)
        held_out = np.zeros(targets.shape)
        for fold in range(_FOLDS):
            train, test = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
            if len(train) and len(test):
                coefficients, bias = self._machines(matrix[train], targets[train])
                held_out[test] = matrix[test] @ coefficients + bias
        self._coefficients, self._bias = self._machines(matrix, targets)
        return np.hstack([held_out, dense_features(items, self.setup.taxonomy)])

    def transform(self, texts: Sequence[str]) -> Floats:
        """What the second layer sees of other texts."""
        items = inputs_of(texts, self.setup.taxonomy)
        scores = self._seen([channels(item) for item in items]) @ self._coefficients + self._bias
        return np.hstack([scores, dense_features(items, self.setup.taxonomy)])

    def _seen(self, rows: Sequence[Channels]) -> sp.csr_matrix:
        matrix = self._vectors.transform(rows)
        if not self.setup.hidden:
            return matrix
        shown = ~self._vectors.columns_of(self.setup.hidden)
        return sp.csr_matrix(matrix @ sp.diags(shown.astype(np.float32)))

    def _machines(self, matrix: sp.csr_matrix, targets: Ints) -> tuple[Floats, Floats]:
        """Weights (width, labels) and biases; a label that all or none have gets a bias alone."""
        from sklearn.svm import LinearSVC

        weights, bias = np.zeros((matrix.shape[1], targets.shape[1])), np.zeros(targets.shape[1])
        for label, target in enumerate(targets.T):
            if target.min() == target.max():
                bias[label] = 1.0 if target[0] else -1.0
                continue
            machine = LinearSVC(C=self.setup.cost, random_state=self.setup.seed)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # nearly there is near enough
                machine.fit(matrix, target)
            weights[:, label], bias[label] = machine.coef_[0], machine.intercept_[0]
        return weights.astype(np.float32), bias

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_vectors": self._vectors.vocabularies}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update({**state, "_vectors": Vectors(state["_vectors"])})


class ClassLearner:
    """Texts with one label each."""

    def __init__(self, setup: Setup) -> None:
        self._first = FirstLayer(setup)

    def fit(self, texts: Sequence[str], target: Ints, classes: int) -> ClassLearner:
        """Learn the class (0 .. classes - 1) of each text."""
        seen = self._first.fit(texts, np.eye(classes, dtype=np.int64)[target], _folds(target))
        self._second = class_weights(seen, target, classes, np.ones(len(texts)), _SECOND_COST)
        return self

    def chances(self, texts: Sequence[str]) -> Floats:
        """Probabilities (n, classes); each depends on its text alone."""
        return _chances(self._first.transform(texts), self._second)


class LabelLearner:
    """Texts with any number of labels. `thresholds` are the probabilities from which they are given."""

    def __init__(self, setup: Setup) -> None:
        self._first = FirstLayer(setup)

    def fit(self, texts: Sequence[str], targets: Ints) -> LabelLearner:
        """Learn an indicator matrix (n, labels)."""
        # Neighbours are often of one document and stay together, as the unseen texts will be of other ones.
        folds = np.arange(len(texts)) * _FOLDS // len(texts)
        seen = self._first.fit(texts, targets, folds)
        shares = np.ones(len(texts))
        self._second, thresholds = [], []
        for label, target in enumerate(targets.T):
            of_label = _of_label(seen, label, targets.shape[1])
            self._second.append(class_weights(of_label, target, 2, shares, _SECOND_COST))
            thresholds.append(best_threshold(_chances(of_label, self._second[-1])[:, 1], target))
        self.thresholds = np.array(thresholds)
        return self

    def chances(self, texts: Sequence[str]) -> Floats:
        """Probabilities (n, labels); each depends on its text alone."""
        seen, labels = self._first.transform(texts), len(self._second)
        found = [_chances(_of_label(seen, at, labels), block)[:, 1] for at, block in enumerate(self._second)]
        return np.column_stack(found)


def _of_label(seen: Floats, label: int, labels: int) -> Floats:
    """The score of one label, and what is no score."""
    return np.hstack([seen[:, [label]], seen[:, labels:]])


def _chances(seen: Floats, block: Floats) -> Floats:
    return softmax(np.einsum("ij,jk->ik", seen, block[:-1]) + block[-1])


def _folds(target: Ints) -> Ints:
    """The fold of each text: those of a class are spread over all, neighbours among them stay together."""
    folds = np.zeros(len(target), dtype=np.int64)
    for one in np.unique(target):
        rows = np.flatnonzero(target == one)
        folds[rows] = np.arange(len(rows)) * _FOLDS // len(rows)
    return folds
