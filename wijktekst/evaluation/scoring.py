"""Scores predictions against labelled sentences."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from wijktekst.corpus import LabelledSentence
from wijktekst.errors import InputError
from wijktekst.evaluation import metrics, reliability
from wijktekst.evaluation.metrics import Floats, Ints
from wijktekst.evaluation.report import ClassScore, ErrorRow, EvaluationReport, Table
from wijktekst.measures import Prediction, SentenceClassifier, SentenceInput
from wijktekst.measures.model import CLASSES, KINDS
from wijktekst.themes import TermFinder, finder_of
from wijktekst.training.labels import inputs_of
from wijktekst.types import CHALLENGES

#: With fewer documents an interval over documents says nothing; sentences are resampled instead.
FEWEST_DOCUMENTS = 5

#: Gives a prediction, and the terms that count as its evidence, for every sentence.
Classify = Callable[[Sequence[LabelledSentence]], Sequence[tuple[Prediction, tuple[str, ...]]]]


def shipped(*, accurate: bool = False, fast: bool = False) -> Classify:
    """The finder and the classifier that come with the package, as the pipeline uses them."""
    return with_models(finder_of(), SentenceClassifier.load(accurate=accurate, fast=fast))


def model_in(folder: Path) -> Classify:
    """The model that `wijktekst train` wrote to a folder, with the finder that comes with the package.

    Raises InputError when there is no such folder, ModelError when its model is damaged.
    """
    if not folder.is_dir():
        raise InputError(
            f"De map '{folder}' met het model is er niet. Noem de map die 'wijktekst train --uit' schreef."
        )
    return with_models(finder_of(), SentenceClassifier.load(folder))


def with_models(finder: TermFinder, classifier: SentenceClassifier) -> Classify:
    """Classify with these models; sentences are seen with their context."""

    def classify(gold: Sequence[LabelledSentence]) -> Sequence[tuple[Prediction, tuple[str, ...]]]:
        items = _inputs(tuple(gold), finder)
        terms = [tuple(f"{hit.term} ({hit.challenge})" for hit in item.hits) for item in items]
        return list(zip(classifier.predict(items), terms, strict=True))

    return classify


@lru_cache(maxsize=1)
def _inputs(gold: tuple[LabelledSentence, ...], finder: TermFinder) -> list[SentenceInput]:
    """Kept for the next model that is measured on the same sentences."""
    return inputs_of(gold, finder)


def evaluate(gold: Sequence[LabelledSentence], classify: Classify | None = None) -> EvaluationReport:
    """Score a classifier (the shipped one by default) on labelled sentences.

    Raises InputError when there are no sentences.
    """
    if not gold:
        raise InputError("Er zijn geen gelabelde zinnen om op te meten. Noem een bestand met zinnen.")
    started = time.perf_counter()
    answers = (classify or shipped())(gold)
    report = score(gold, [answer for answer, _ in answers], [terms for _, terms in answers])
    return replace(report, seconds=time.perf_counter() - started)


def score(
    gold: Sequence[LabelledSentence],
    predictions: Sequence[Prediction],
    terms: Sequence[tuple[str, ...]] | None = None,
) -> EvaluationReport:
    """Scores of predictions, in the order of the gold; at least one sentence. `seconds` is 0."""
    units, documents = units_of(gold)
    parts = Parts.of(gold, predictions)
    kinds, challenges, themes = (_Task(one, units) for one in (parts.kinds, parts.challenges, parts.themes))
    measure = _Task(parts.measures, units)
    kind_gold, kind = (np.array(one, dtype=np.int64) for one in _kind_numbers(gold, predictions))
    called = [(s.challenge, p.challenge) for s, p in zip(gold, predictions, strict=True) if s.challenge]
    challenge_gold = np.array([CLASSES.index(label) for label, _ in called], dtype=np.int64)
    challenge = np.array([CLASSES.index(found) for _, found in called], dtype=np.int64)
    return EvaluationReport(
        n=len(gold),
        measures=len(called),
        documents=documents,
        figures={
            "maatregel_f1": measure.estimate(metrics.micro_f1),
            "maatregel_precision": measure.estimate(metrics.precision),
            "maatregel_recall": measure.estimate(metrics.recall),
            "soort_macro_f1": kinds.estimate(metrics.macro_f1),
            "opgave_accuracy": challenges.estimate(metrics.recall),
            "opgave_macro_f1": challenges.estimate(metrics.macro_f1),
            "themas_micro_f1": themes.estimate(metrics.micro_f1),
            "themas_macro_f1": themes.estimate(metrics.macro_f1),
        },
        kinds=kinds.classes(KINDS),
        challenges=challenges.classes(CLASSES),
        themes=themes.classes(CHALLENGES),
        kind_table=_confusion(kind_gold, kind, KINDS),
        challenge_table=_confusion(challenge_gold, challenge, CLASSES),
        errors=_errors(gold, predictions, terms or [()] * len(gold)),
        measures_reliable=reliability.of_measures(gold, predictions),
        challenges_reliable=reliability.of_challenges(gold, predictions),
    )


@dataclass(frozen=True, slots=True)
class Parts:
    """What each sentence adds to the figures, by task: counts (n, 3, classes), see `metrics`."""

    kinds: Floats
    challenges: Floats
    themes: Floats

    @property
    def measures(self) -> Floats:
        """Of the kinds only the first, measures against the rest."""
        return self.kinds[:, :, :1]

    @classmethod
    def of(cls, gold: Sequence[LabelledSentence], predictions: Sequence[Prediction]) -> Parts:
        """Challenges count for labelled measures only, themes where they are not optional."""
        kind_gold, kind = _kind_numbers(gold, predictions)
        # -1: not a measure, and so of no challenge
        labels = [CLASSES.index(s.challenge) if s.challenge else -1 for s in gold]
        found = [CLASSES.index(p.challenge) for p in predictions]
        asked = [number if label >= 0 else -1 for label, number in zip(labels, found, strict=True)]
        return cls(
            _matrix(kind_gold, kind, KINDS),
            _matrix(labels, asked, CLASSES),
            metrics.counts(
                table_of([s.themes for s in gold]),
                table_of([p.themes for p in predictions]),
                1 - table_of([s.themes_optional for s in gold]),
            ),
        )


def _kind_numbers(
    gold: Sequence[LabelledSentence], predictions: Sequence[Prediction]
) -> tuple[list[int], list[int]]:
    return [KINDS.index(s.kind) for s in gold], [KINDS.index(p.kind) for p in predictions]


class _Task:
    """Counts of one task, summed and resampled once for all its metrics."""

    def __init__(self, per_sentence: Floats, units: Ints) -> None:
        self._sums: Floats = per_sentence.sum(axis=0)
        self._samples = metrics.resampled(per_sentence, units)

    def estimate(self, metric: metrics.Metric) -> metrics.Estimate:
        return metrics.estimate(self._sums, self._samples, metric)

    def classes(self, names: Sequence[str]) -> dict[str, ClassScore]:
        """The scores of every class on its own."""
        found = {}
        for number, name in enumerate(names):
            sums, samples = self._sums[:, number : number + 1], self._samples[:, :, number : number + 1]
            found[name] = ClassScore(
                precision=float(metrics.precision(sums)),
                recall=float(metrics.recall(sums)),
                f1=metrics.estimate(sums, samples, metrics.micro_f1),
                support=int(sums[2, 0]),
            )
        return found


def units_of(gold: Sequence[LabelledSentence]) -> tuple[Ints, int]:
    """What is resampled, a number per sentence, and how many documents that are; 0 when it is sentences.

    A sentence of which the document is unknown is a unit of its own.
    """
    documents = {(s.source, s.doc) for s in gold if s.doc}
    if len(documents) < FEWEST_DOCUMENTS:
        return np.arange(len(gold)), 0
    numbers: dict[object, int] = {}
    keys: list[object] = [(s.source, s.doc) if s.doc else row for row, s in enumerate(gold)]
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys]), len(documents)


def _matrix(gold: Sequence[int], predicted: Sequence[int], names: Sequence[str]) -> Floats:
    one, other = (metrics.one_hot(np.array(some, dtype=np.int64), len(names)) for some in (gold, predicted))
    return metrics.counts(one, other)


def table_of(sets: Sequence[tuple[str, ...]]) -> Floats:
    """(n, 12) with a 1 at the themes of each."""
    table = np.zeros((len(sets), len(CHALLENGES)))
    for row, names in zip(table, sets, strict=True):
        for name in names:
            row[CHALLENGES.index(name)] = 1.0
    return table


def _confusion(gold: Ints, predicted: Ints, names: tuple[str, ...]) -> Table:
    table = metrics.confusion(gold, predicted, len(names))
    return Table(names, tuple(tuple(int(value) for value in row) for row in table))


def _errors(
    gold: Sequence[LabelledSentence], predictions: Sequence[Prediction], terms: Sequence[tuple[str, ...]]
) -> tuple[ErrorRow, ...]:
    rows = []
    for sentence, prediction, found in zip(gold, predictions, terms, strict=True):
        wrong = _wrong(sentence, prediction)
        if wrong:
            rows.append(ErrorRow(sentence, prediction, wrong, found))
    return tuple(rows)


def _wrong(sentence: LabelledSentence, prediction: Prediction) -> tuple[str, ...]:
    """Names of the answers that are wrong."""
    optional = set(sentence.themes_optional)
    wrong = {
        "soort": sentence.kind != prediction.kind,
        "opgave": sentence.kind == "maatregel" and sentence.challenge != prediction.challenge,
        "themas": set(sentence.themes) - optional != set(prediction.themes) - optional,
    }
    return tuple(name for name, holds in wrong.items() if holds)
