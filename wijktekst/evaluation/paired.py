"""Two models on the same sentences: how far their figures differ, and whether that is more than chance.

Both are held against the same resamples of documents, so that what makes a document hard for both falls away.
The interval is one of percentiles, wider where documents are few (Hesterberg 2015, "expanded percentile
interval"). p comes from swapping the answers of the two by document: how often a difference as large turns up
when it does not matter which model is which (Yeh 2000, "approximate randomization"). With documents that
differ as much in size as ours that test calls at most 7 of 100 differences that are none more than chance,
an interval alone up to 11.

Hesterberg, T. (2015). What teachers should know about the bootstrap. The American Statistician 69.
Yeh, A. (2000). More accurate tests for the statistical significance of result differences. COLING 2000.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from wijktekst.corpus import LabelledSentence
from wijktekst.errors import InputError
from wijktekst.evaluation import metrics
from wijktekst.evaluation.metrics import Floats, Ints, Metric
from wijktekst.evaluation.paired_report import Changed, Difference, ModelComparison
from wijktekst.evaluation.scoring import Classify, Parts, score, units_of
from wijktekst.measures import Prediction

#: How often the answers of two models are swapped at random, so many at a time.
_SWAPS, _BLOCK = 2000, 100
_SEED = 20_210_701
#: The figures that are compared: which counts of `Parts`, and the metric.
_FIGURES: Mapping[str, tuple[str, Metric]] = {
    "maatregel_f1": ("measures", metrics.micro_f1),
    "opgave_accuracy": ("challenges", metrics.recall),
    "opgave_macro_f1": ("challenges", metrics.macro_f1),
    "themas_micro_f1": ("themes", metrics.micro_f1),
}


def compare_models(
    gold: Sequence[LabelledSentence], classify: Classify, against: Classify
) -> ModelComparison:
    """How much better the first model does on labelled sentences than the second, with intervals.

    Give both the same `TermFinder` (see `shipped` and `model_in`) and its terms are looked for once. Raises
    InputError when there are no sentences.
    """
    if not gold:
        raise InputError("Er zijn geen gelabelde zinnen om op te meten. Noem een bestand met zinnen.")
    started = time.perf_counter()
    answers = classify(gold)
    seconds = time.perf_counter() - started
    one, other = ([answer for answer, _ in some] for some in (answers, against(gold)))
    report = score(gold, one, [terms for _, terms in answers])
    return replace(compare_predictions(gold, one, other), report=replace(report, seconds=seconds))


def compare_predictions(
    gold: Sequence[LabelledSentence], predictions: Sequence[Prediction], against: Sequence[Prediction]
) -> ModelComparison:
    """The same, of answers in the order of the gold: of any two models, or of a model and a person."""
    units, documents = units_of(gold)
    one, other = Parts.of(gold, predictions), Parts.of(gold, against)
    return ModelComparison(
        n=len(gold),
        documents=documents,
        report=score(gold, predictions),
        against=score(gold, against),
        differences={
            name: _difference(getattr(one, part), getattr(other, part), metric, units)
            for name, (part, metric) in _FIGURES.items()
        },
        changed={
            "maatregel": _changed(one.measures, other.measures, units),
            "opgave": _changed(one.challenges, other.challenges, units),
            "themas": _changed(one.themes, other.themes, units),
        },
    )


def _difference(one: Floats, other: Floats, metric: Metric, units: Ints) -> Difference:
    """Of counts (n, 3, classes) of two models over the same sentences."""
    value, against = float(metric(one.sum(axis=0))), float(metric(other.sum(axis=0)))
    samples, beside = metrics.resampled(one, units), metrics.resampled(other, units)
    telling = samples[:, 2].sum(axis=-1) > 0
    found = (metric(samples) - metric(beside))[telling]
    apart = value - against
    if not len(found):
        return Difference(value, against, metrics.Estimate(apart, apart, apart), 1.0)
    low, high = np.percentile(found, _ends(int(units.max()) + 1))
    return Difference(
        value,
        against,
        metrics.Estimate(apart, float(low), float(high)),
        _chance(one, other, metric, units),
    )


def _ends(number: int) -> Floats:
    """The percentiles of the 95% interval for so many units."""
    from scipy.stats import norm, t

    if number < 2:
        return np.array([2.5, 97.5])
    outside = 100 * norm.cdf(np.sqrt(number / (number - 1)) * t.ppf(0.025, number - 1))
    return np.array([outside, 100 - outside])


def _chance(one: Floats, other: Floats, metric: Metric, units: Ints) -> float:
    """How often a difference at least as large comes of swapping the two models by unit."""
    sums, others = metrics.by_unit(one, units), metrics.by_unit(other, units)
    total = sums.sum(axis=0) + others.sum(axis=0)
    found = abs(metric(sums.sum(axis=0)) - metric(others.sum(axis=0)))
    generator = np.random.default_rng(_SEED)
    as_large = 0
    for start in range(0, _SWAPS, _BLOCK):
        kept = generator.random((min(_BLOCK, _SWAPS - start), len(sums))) < 0.5
        chosen = np.tensordot(kept.astype(np.float64), sums - others, axes=1) + others.sum(axis=0)
        as_large += int((abs(metric(chosen) - metric(total - chosen)) >= found - 1e-12).sum())
    return (as_large + 1) / (_SWAPS + 1)


def _changed(one: Floats, other: Floats, units: Ints) -> Changed:
    """Sentences that only one of the two has right, and in how many units each has more of these."""
    from scipy.stats import binomtest

    right, beside = _right(one), _right(other)
    better, worse = int((right & ~beside).sum()), int((beside & ~right).sum())
    balance = np.bincount(units, right.astype(np.float64) - beside)
    return Changed(
        better,
        worse,
        float(binomtest(better, better + worse).pvalue) if better + worse else 1.0,
        int((balance > 0).sum()),
        int((balance < 0).sum()),
    )


def _right(counts: Floats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Sentences of which everything was found and nothing else."""
    hits = counts[:, 0]
    right: np.ndarray[tuple[int], np.dtype[np.bool_]] = (hits == counts[:, 1]).all(axis=1) & (
        hits == counts[:, 2]
    ).all(axis=1)
    return right
