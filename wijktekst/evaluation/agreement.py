"""How far annotators agree: alpha, kappa, F1 and the plain share, per label, with intervals by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from wijktekst.corpus.adjudicated import Task, Tasks, asked_for_themes
from wijktekst.corpus.annotations import Annotation
from wijktekst.errors import InputError
from wijktekst.evaluation import metrics
from wijktekst.evaluation.agreement_coefficients import (
    alpha_of,
    alpha_parts,
    kappa,
    kappa_of,
    kappa_parts,
    masi,
    nominal,
)
from wijktekst.evaluation.agreement_report import Agreement, LabelAgreement, Pair, Part
from wijktekst.evaluation.metrics import Estimate, Floats, Ints
from wijktekst.evaluation.scoring import units_of
from wijktekst.measures.model import CLASSES, KINDS
from wijktekst.types import CHALLENGES


def agreement_of(annotations: Iterable[Annotation]) -> Agreement:
    """How far annotators agree on the sentences that two or more of them labelled.

    Any number of annotators, each of any of the sentences. The challenge is compared where both call the
    sentence a measure, themes where both were asked. Raises InputError when nothing was labelled twice.
    """
    found = Tasks.of(annotations)
    names = found.annotators
    # In an order of their own, so that intervals do not depend on that of lines and files.
    shared = sorted((task for task in found.tasks if len(task.annotations) > 1), key=_order)
    if not shared:
        raise InputError(_nothing_shared(names))
    units, documents = units_of([task.annotations[0].sentence for task in shared])
    answers = _Answers(shared, names)
    kinds = _nominal("soort", answers.kinds, KINDS, units)
    return Agreement(
        annotators=names,
        sentences=len(found.tasks),
        shared=len(shared),
        documents=documents,
        parts=tuple(
            part
            for part in (
                kinds,
                _nominal("opgave", answers.challenges, CLASSES, units),
                _themes(answers, units),
            )
            if part is not None
        ),
        pairs=tuple(_pairs(answers, names)),
        labelled={
            name: sum(one.annotator == name for task in found.tasks for one in task.annotations)
            for name in names
        },
        commonest=_commonest(answers.kinds),
        again=found.again,
        mismatched=found.mismatched,
    )


def _order(task: Task) -> tuple[str, ...]:
    one = task.annotations[0].sentence
    return one.source, one.doc, one.id, one.text


def _nothing_shared(names: Sequence[str]) -> str:
    if len(names) == 1:
        return (
            f"Alle labels zijn van één persoon ({names[0] or 'zonder naam'}); overeenstemming vraagt er "
            "twee. Laat een ander dezelfde zinnen labelen en noem beide bestanden."
        )
    return (
        "Geen enkele zin is door twee mensen gelabeld. Laat hen dezelfde taken labelen: zinnen horen bij "
        "elkaar als id en tekst gelijk zijn."
    )


class _Answers:
    """Answers as numbers (sentences, annotators), -1 where there is none.

    `sets` numbers the different sets of themes, `distance` is how far these are apart; `themes`
    (sentences, annotators, 12) says of each theme whether it was given.
    """

    def __init__(self, tasks: Sequence[Task], names: Sequence[str]) -> None:
        shape = len(tasks), len(names)
        self.kinds, self.challenges, self.sets = (np.full(shape, -1, dtype=np.int64) for _ in range(3))
        self.themes = np.full((*shape, len(CHALLENGES)), -1, dtype=np.int64)
        place = {name: at for at, name in enumerate(names)}
        known: dict[tuple[str, ...], int] = {}
        for row, task in enumerate(tasks):
            nowhere = task.without_answer()
            for one in task.annotations:
                at, label = (row, place[one.annotator]), one.sentence
                self.kinds[at] = KINDS.index(label.kind)
                if label.challenge:
                    self.challenges[at] = CLASSES.index(label.challenge)
                if asked_for_themes(label):
                    given = tuple(theme for theme in label.themes if theme not in nowhere)
                    self.sets[at] = known.setdefault(given, len(known))
                    self.themes[at] = [
                        -1 if theme in label.themes_optional else theme in label.themes
                        for theme in CHALLENGES
                    ]
        self.distance = masi(list(known))


def _nominal(name: str, answers: Ints, classes: Sequence[str], units: Ints) -> Part | None:
    """Agreement on one answer of several; None when nobody shares one."""
    shares = (answers >= 0).sum(axis=1) > 1
    if not shares.any():
        return None
    counts = _pair_counts(
        np.stack([np.where(answers < 0, -1, answers == at) for at in range(len(classes))], 2)
    )
    sums, samples = counts.sum(axis=0), metrics.resampled(counts, units)
    f1 = {"macro_f1": metrics.estimate(sums, samples, _macro_f1)}
    if name == "soort":
        f1 = {"maatregel_f1": metrics.estimate(sums[:, :1], samples[:, :, :1], metrics.micro_f1), **f1}
    return Part(
        name,
        int(shares.sum()),
        _alpha(answers, nominal(answers), units),
        _kappa(answers, len(classes), units),
        metrics.estimate(sums, samples, metrics.recall),
        f1,
        _labels(lambda at: np.where(answers < 0, -1, answers == at), classes, sums, samples, units),
    )


def _themes(answers: _Answers, units: Ints) -> Part | None:
    """Agreement on sets of themes, by how far two sets are apart, and on each theme."""
    shares = (answers.sets >= 0).sum(axis=1) > 1
    if not shares.any():
        return None
    counts = _pair_counts(answers.themes)
    sums, samples = counts.sum(axis=0), metrics.resampled(counts, units)
    same = _pair_same(answers.sets)
    f1 = {
        "micro_f1": metrics.estimate(sums, samples, metrics.micro_f1),
        "macro_f1": metrics.estimate(sums, samples, _macro_f1),
    }
    return Part(
        "themas",
        int(shares.sum()),
        _alpha(answers.sets, answers.distance, units),
        None,
        metrics.estimate(same.sum(axis=0), metrics.resampled(same, units), metrics.recall),
        f1,
        _labels(lambda at: answers.themes[:, :, at], CHALLENGES, sums, samples, units),
    )


def _labels(
    binary: Callable[[int], Ints], names: Sequence[str], sums: Floats, samples: Floats, units: Ints
) -> Mapping[str, LabelAgreement]:
    """Each label against all others, of those that somebody gave to a shared sentence."""
    found = {}
    for at, name in enumerate(names):
        one, redrawn = sums[:, at : at + 1], samples[:, :, at : at + 1]
        if one[1:].sum() > 0:
            yes = binary(at)
            shared = (yes >= 0).sum(axis=1) > 1
            found[name] = LabelAgreement(
                metrics.estimate(one, redrawn, metrics.micro_f1),
                _alpha(yes, nominal(yes), units),
                int((yes[shared] == 1).sum()),
            )
    return found


def _alpha(answers: Ints, distance: Floats, units: Ints) -> Estimate | None:
    parts = alpha_parts(answers, distance)
    value = float(alpha_of(parts.sum(axis=0), distance))
    return metrics.interval(value, alpha_of(metrics.resampled(parts, units), distance))


def _kappa(answers: Ints, classes: int, units: Ints) -> Estimate | None:
    """Cohen's kappa; of more than two annotators the mean over pairs (Light's kappa)."""
    values, samples = [], []
    for one, other in combinations(answers.T, 2):
        parts = kappa_parts(one, other, classes)
        value = float(kappa_of(parts.sum(axis=0)))
        if not np.isnan(value):
            values.append(value)
            samples.append(kappa_of(metrics.resampled(parts, units)))
    if not values:
        return None
    # As in the value itself, a pair counts where it has a value: one that shares little has none in many.
    table = np.array(samples)
    known = ~np.isnan(table)
    sums, times = np.where(known, table, 0.0).sum(axis=0), known.sum(axis=0)
    means = np.divide(sums, times, out=np.full(len(sums), np.nan), where=times > 0)
    return metrics.interval(float(np.mean(values)), means)


def _pair_counts(yes: Ints) -> Floats:
    """What each sentence adds to F1, all pairs of annotators taken together: (n, 3, classes).

    `yes` (n, annotators, classes) is 1, 0 or -1 for no answer. Each is held against the other once; which
    way round makes no difference to F1.
    """
    found = np.zeros((len(yes), 3, yes.shape[2]))
    for one, other in combinations(np.moveaxis(yes, 1, 0), 2):
        both = ((one >= 0) & (other >= 0)).astype(np.float64)
        found += metrics.counts((one == 1) * both, (other == 1) * both)
    return found


def _pair_same(answers: Ints) -> Floats:
    """(n, 3, 1): pairs that gave the same answer, and twice the pairs that gave one."""
    found = np.zeros((len(answers), 3, 1))
    for one, other in combinations(answers.T, 2):
        both = (one >= 0) & (other >= 0)
        found[:, 0, 0] += both & (one == other)
        found[:, 1:, 0] += both[:, None]
    return found


def _macro_f1(sums: Floats) -> Floats:
    """Mean F1 over the classes that either annotator gave: neither of the two is right."""
    used = sums[..., 1:, :].sum(axis=-2) > 0
    total = (metrics.class_f1(sums) * used).sum(axis=-1)
    found: Floats = total / np.maximum(used.sum(axis=-1), 1)
    return found


def _pairs(answers: _Answers, names: Sequence[str]) -> Iterator[Pair]:
    for one, other in combinations(range(len(names)), 2):
        columns = [one, other]
        kinds = answers.kinds[:, columns]
        number = int((kinds >= 0).all(axis=1).sum())
        if not number:
            continue
        called = np.where(kinds < 0, -1, kinds == 0)[:, :, None]
        yield Pair(
            names[one],
            names[other],
            number,
            _value(kappa(kinds[:, 0], kinds[:, 1])),
            _f1(_pair_counts(called)),
            _same(answers.challenges[:, columns]),
            _f1(_pair_counts(answers.themes[:, columns])),
        )


def _value(found: float) -> float | None:
    return None if np.isnan(found) else found


def _f1(counts: Floats) -> float | None:
    sums = counts.sum(axis=0)
    return float(metrics.micro_f1(sums)) if sums.any() else None


def _same(answers: Ints) -> float | None:
    sums = _pair_same(answers).sum(axis=0)
    return float(metrics.recall(sums)) if sums.any() else None


def _commonest(kinds: Ints) -> tuple[str, float]:
    """The kind that was given most often, and its share of all answers."""
    given = Counter(kinds[kinds >= 0].tolist())
    number, times = given.most_common(1)[0]
    return KINDS[number], times / given.total()
