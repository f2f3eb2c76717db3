"""Scores predictions against labelled sentences."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from wijktekst.corpus import LabelledSentence
from wijktekst.errors import InputError
from wijktekst.evaluation import metrics, reliability
from wijktekst.evaluation.metrics import Floats, Ints
from wijktekst.evaluation.report import ClassScore, ErrorRow, EvaluationReport, Table
from wijktekst.measures import Prediction, SentenceClassifier
from wijktekst.measures.model import CLASSES, KINDS
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import TermFinder
from wijktekst.training.labels import inputs_of
from wijktekst.types import CHALLENGES

#: With fewer documents an interval over documents says nothing; sentences are resampled instead.
FEWEST_DOCUMENTS = 5

#: Gives a prediction, and the terms that count as its evidence, for every sentence.
Classify = Callable[[Sequence[LabelledSentence]], Sequence[tuple[Prediction, tuple[str, ...]]]]


def shipped(*, accurate: bool = False) -> Classify:
    """The finder and the classifier that come with the package, as the pipeline uses them."""
    return with_models(TermFinder(Taxonomy.load()), SentenceClassifier.load(accurate=accurate))


def with_models(finder: TermFinder, classifier: SentenceClassifier) -> Classify:
    """Classify with these models; sentences are seen with their context."""

    def classify(gold: Sequence[LabelledSentence]) -> Sequence[tuple[Prediction, tuple[str, ...]]]:
        items = inputs_of(gold, finder)
        terms = [tuple(f"{hit.term} ({hit.challenge})" for hit in item.hits) for item in items]
        return list(zip(classifier.predict(items), terms, strict=True))

    return classify


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
    units, documents = _units(gold)
    kind_gold = np.array([KINDS.index(s.kind) for s in gold], dtype=np.int64)
    kind = np.array([KINDS.index(p.kind) for p in predictions], dtype=np.int64)
    # -1: not a measure, and so of no challenge
    labels = [CLASSES.index(s.challenge) if s.challenge else -1 for s in gold]
    challenge_gold = np.array(labels, dtype=np.int64)
    challenge = np.array([CLASSES.index(p.challenge) for p in predictions], dtype=np.int64)
    is_measure = challenge_gold >= 0
    kinds = _Task(_matrix(kind_gold, kind, KINDS), units)
    measure = _Task(_matrix(kind_gold, kind, KINDS)[:, :, :1], units)
    challenges = _Task(_matrix(challenge_gold, np.where(is_measure, challenge, -1), CLASSES), units)
    counted = 1 - _table_of([s.themes_optional for s in gold])
    labelled, found = _table_of([s.themes for s in gold]), _table_of([p.themes for p in predictions])
    themes = _Task(metrics.counts(labelled, found, counted), units)
    return EvaluationReport(
        n=len(gold),
        measures=int(is_measure.sum()),
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
        challenge_table=_confusion(challenge_gold[is_measure], challenge[is_measure], CLASSES),
        errors=_errors(gold, predictions, terms or [()] * len(gold)),
        measures_reliable=reliability.of_measures(gold, predictions),
        challenges_reliable=reliability.of_challenges(gold, predictions),
    )


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


def _units(gold: Sequence[LabelledSentence]) -> tuple[Ints, int]:
    """What is resampled, a number per sentence, and how many documents that are; 0 when it is sentences.

    A sentence of which the document is unknown is a unit of its own.
    """
    documents = {(s.source, s.doc) for s in gold if s.doc}
    if len(documents) < FEWEST_DOCUMENTS:
        return np.arange(len(gold)), 0
    numbers: dict[object, int] = {}
    keys: list[object] = [(s.source, s.doc) if s.doc else row for row, s in enumerate(gold)]
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys]), len(documents)


def _matrix(gold: Ints, predicted: Ints, names: Sequence[str]) -> Floats:
    return metrics.counts(metrics.one_hot(gold, len(names)), metrics.one_hot(predicted, len(names)))


def _table_of(sets: Sequence[tuple[str, ...]]) -> Floats:
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
