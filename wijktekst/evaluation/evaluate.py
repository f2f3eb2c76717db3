"""Scores predictions against labelled sentences."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np

from wijktekst.corpus import LabelledSentence
from wijktekst.errors import InputError
from wijktekst.evaluation import metrics
from wijktekst.evaluation.metrics import Floats, Ints
from wijktekst.evaluation.report import ErrorRow, EvaluationReport, Score, Table
from wijktekst.measures import Prediction, SentenceClassifier, SentenceInput
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import ThemeTagger
from wijktekst.types import CHALLENGES, NO_CHALLENGE

KINDS = ("maatregel", "ambitie", "overig")
CLASSES = (*CHALLENGES, NO_CHALLENGE)

#: Gives a prediction, and the terms that count as its evidence, for every sentence.
Classify = Callable[[Sequence[LabelledSentence]], Sequence[tuple[Prediction, Sequence[str]]]]


def shipped() -> Classify:
    """The tagger and the classifier that come with the package, as the pipeline uses them."""
    tagger = ThemeTagger(Taxonomy.load())
    return with_models(tagger, SentenceClassifier.load())


def with_models(tagger: ThemeTagger, classifier: SentenceClassifier) -> Classify:
    """Classify with these models; sentences are seen with their context."""

    def classify(gold: Sequence[LabelledSentence]) -> Sequence[tuple[Prediction, Sequence[str]]]:
        items = [
            SentenceInput(
                s.text,
                s.context,
                tagger.find(s.text, [(0, len(s.text))]),
                tagger.find(s.context, [(0, len(s.context))]) if s.context else (),
            )
            for s in gold
        ]
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
    answers = list((classify or shipped())(gold))
    report = score(gold, [answer for answer, _ in answers], [tuple(terms) for _, terms in answers])
    return _timed(report, time.perf_counter() - started)


def _timed(report: EvaluationReport, seconds: float) -> EvaluationReport:
    from dataclasses import replace

    return replace(report, seconds=seconds)


def score(
    gold: Sequence[LabelledSentence],
    predictions: Sequence[Prediction],
    terms: Sequence[tuple[str, ...]] | None = None,
) -> EvaluationReport:
    """Scores of predictions, in the order of the gold; `seconds` is 0."""
    kind_gold = np.array([KINDS.index(s.kind) for s in gold], dtype=np.int64)
    kind = np.array([KINDS.index(p.kind) for p in predictions], dtype=np.int64)
    kinds = metrics.counts(metrics.one_hot(kind_gold, 3), metrics.one_hot(kind, 3))
    measures = np.flatnonzero(kind_gold == 0)
    challenge_gold = np.array([CLASSES.index(gold[i].challenge) for i in measures], dtype=np.int64)
    challenge = np.array([CLASSES.index(predictions[i].challenge) for i in measures], dtype=np.int64)
    size = len(CLASSES)
    challenges = metrics.counts(metrics.one_hot(challenge_gold, size), metrics.one_hot(challenge, size))
    theme_gold = _table_of([s.themes for s in gold])
    optional = _table_of([s.themes_optional for s in gold])
    themes = metrics.counts(theme_gold, _table_of([p.themes for p in predictions]), 1 - optional)
    kind_scores = _scores(kinds.sum(axis=0), KINDS)
    measure = kinds[:, :, :1]
    return EvaluationReport(
        n=len(gold),
        kinds=kind_scores,
        kind_macro_f1=float(metrics.macro_f1(kinds.sum(axis=0))),
        measure=_with_interval(kind_scores["maatregel"], metrics.interval(measure, metrics.micro_f1)),
        measures=len(measures),
        challenge_accuracy=metrics.ratio(float((challenge == challenge_gold).sum()), len(measures)),
        challenge_macro_f1=float(metrics.macro_f1(challenges.sum(axis=0))),
        challenge_macro_f1_ci=metrics.interval(challenges, metrics.macro_f1),
        challenges=_scores(challenges.sum(axis=0), CLASSES),
        themes_micro_f1=float(metrics.micro_f1(themes.sum(axis=0))),
        themes_macro_f1=float(metrics.macro_f1(themes.sum(axis=0))),
        themes_micro_f1_ci=metrics.interval(themes, metrics.micro_f1),
        themes=_scores(themes.sum(axis=0), CHALLENGES),
        kind_table=_confusion(kind_gold, kind, KINDS),
        challenge_table=_confusion(challenge_gold, challenge, CLASSES),
        errors=_errors(gold, predictions, terms or [()] * len(gold)),
        seconds=0.0,
    )


def _table_of(sets: Sequence[tuple[str, ...]]) -> Floats:
    table = np.zeros((len(sets), len(CHALLENGES)))
    for row, names in zip(table, sets, strict=True):
        for name in names:
            row[CHALLENGES.index(name)] = 1.0
    return table


def _scores(sums: Floats, names: Sequence[str]) -> dict[str, Score]:
    """Score per class of summed counts (3, classes)."""
    found = {}
    for number, name in enumerate(names):
        hits, predicted, labelled = (float(value) for value in sums[:, number])
        found[name] = Score(
            precision=metrics.ratio(hits, predicted),
            recall=metrics.ratio(hits, labelled),
            f1=metrics.ratio(2 * hits, predicted + labelled),
            support=int(labelled),
        )
    return found


def _with_interval(one: Score, interval: metrics.Interval) -> Score:
    return Score(one.precision, one.recall, one.f1, one.support, interval)


def _confusion(gold: Ints, predicted: Ints, names: tuple[str, ...]) -> Table:
    table = metrics.confusion(gold, predicted, len(names))
    return Table(names, tuple(tuple(int(value) for value in row) for row in table))


def _errors(
    gold: Sequence[LabelledSentence], predictions: Sequence[Prediction], terms: Sequence[tuple[str, ...]]
) -> tuple[ErrorRow, ...]:
    rows = []
    for sentence, prediction, evidence in zip(gold, predictions, terms, strict=True):
        optional = set(sentence.themes_optional)
        wrong = []
        if sentence.kind != prediction.kind:
            wrong.append("soort")
        if sentence.kind == "maatregel" and sentence.challenge != prediction.challenge:
            wrong.append("opgave")
        if set(sentence.themes) - optional != set(prediction.themes) - optional:
            wrong.append("themas")
        if wrong:
            rows.append(
                ErrorRow(
                    id=sentence.id,
                    doc=sentence.doc,
                    text=sentence.text,
                    wrong=tuple(wrong),
                    gold_kind=sentence.kind,
                    kind=prediction.kind,
                    gold_challenge=sentence.challenge,
                    challenge=prediction.challenge,
                    gold_themes=sentence.themes,
                    themes=prediction.themes,
                    kind_score=prediction.kind_score,
                    terms=evidence,
                )
            )
    return tuple(rows)
