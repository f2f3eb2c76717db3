"""The plain model that ours must beat: counts of the sentence alone, and logistic regression."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence

from wijktekst.corpus import LabelledSentence
from wijktekst.corpus.labelled import KINDS
from wijktekst.measures import Prediction
from wijktekst.measures.model import CLASSES
from wijktekst.training.labels import labels_of
from wijktekst.types import CHALLENGES

#: Gives a prediction for every sentence.
Predict = Callable[[Sequence[LabelledSentence]], list[Prediction]]


def baseline(train: Sequence[LabelledSentence], test: Sequence[LabelledSentence]) -> list[Prediction]:
    """Predictions for `test` of the plain model, fitted on `train`."""
    return fit_baseline(train)(test)


def fit_baseline(train: Sequence[LabelledSentence]) -> Predict:
    """TF-IDF of words, word pairs and runs of 2 to 5 characters, with logistic regression, classes balanced.

    No context, no taxonomy, no thresholds; the scores of the predictions are 1 or 0.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_union

    vectors = make_union(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True),
    )
    seen = vectors.fit_transform([s.text for s in train])
    labels = labels_of(train)
    measures = labels.challenge >= 0
    machines = []
    for rows, target in (
        (seen, labels.kind),
        (seen[measures], labels.challenge[measures]),
        (seen, (labels.themes == 1).astype(int)),
    ):
        machine = OneVsRestClassifier(LogisticRegression(C=5, solver="liblinear", class_weight="balanced"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a theme that is never labelled
            machines.append(machine.fit(rows, target))

    def predict(test: Sequence[LabelledSentence]) -> list[Prediction]:
        unseen = vectors.transform([s.text for s in test])
        answers = [machine.predict(unseen) for machine in machines]
        return [_prediction(*answer) for answer in zip(*answers, strict=True)]

    return predict


def _prediction(kind: int, challenge: int, row: Sequence[int]) -> Prediction:
    themes = tuple(name for name, there in zip(CHALLENGES, row, strict=True) if there)
    return Prediction(KINDS[kind], 1.0, CLASSES[challenge], 1.0, themes, tuple(float(x) for x in row))
