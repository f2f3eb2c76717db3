"""Makes the instrument model: `python -m wijktekst.training.instrument --bron MAP [--uit MAP]`."""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import scipy.sparse as sp

from wijktekst import resources
from wijktekst.corpus import LabelledSentence, hydrate
from wijktekst.errors import InputError, WijktekstError
from wijktekst.measures import INSTRUMENT_ID, NETWORK_ID
from wijktekst.measures.further_words import further_groups
from wijktekst.measures.instrument_cues import CUES
from wijktekst.measures.instrument_features import InstrumentFeatures, features_of
from wijktekst.measures.instrument_model import (
    Floats,
    InstrumentModel,
    Ints,
    Limits,
    Vocabulary,
    certainties,
    joined,
    save,
    with_network,
)
from wijktekst.measures.instrument_words import ENDS, WHOLE
from wijktekst.training.apart import apart, outside
from wijktekst.training.recipe import CORPORA, MORE, SEED, hash_of_sentences, inner_folds
from wijktekst.training.stack import instrument_scores
from wijktekst.types import INSTRUMENTS

#: Cost of an error to the machines.
_COST = 0.15
#: Score of an instrument that was in no lesson.
_UNSEEN = -9.0
#: What macro-F1 may lose to answers that are left out because they are not sure.
LOSS = 0.012
_SHARPNESS = np.round(np.arange(0.5, 6.01, 0.1), 1)
_THRESHOLDS = np.round(np.arange(0.17, 0.901, 0.01), 2)


@dataclass(frozen=True, slots=True)
class Lessons:
    """Measures with a labelled instrument: features, its place in `INSTRUMENTS` (n,), and kept scores of the
    network (n, 6), nan where there are none.
    """

    sentences: tuple[LabelledSentence, ...]
    rows: tuple[InstrumentFeatures, ...]
    labels: Ints
    beside: Floats

    @classmethod
    def of(cls, sentences: Sequence[LabelledSentence]) -> Lessons:
        """Of the sentences those that are a measure with a labelled instrument."""
        used = tuple(s for s in sentences if s.kind == "maatregel" and s.instrument)
        rows = tuple(features_of(s.text, has_amount=names_amount(s.text)) for s in used)
        labels = np.array([INSTRUMENTS.index(s.instrument) for s in used], dtype=np.int64)
        return cls(used, rows, labels, instrument_scores(resources.find("models", NETWORK_ID), used))

    def __len__(self) -> int:
        return len(self.sentences)

    def followed_by(self, other: Lessons) -> Lessons:
        """These measures, and others behind them."""
        return Lessons(
            (*self.sentences, *other.sentences),
            (*self.rows, *other.rows),
            np.concatenate([self.labels, other.labels]),
            np.concatenate([self.beside, other.beside]),
        )

    def at(self, places: Ints) -> Lessons:
        """Some of them."""
        chosen = places.tolist()
        return Lessons(
            tuple(self.sentences[at] for at in chosen),
            tuple(self.rows[at] for at in chosen),
            self.labels[places],
            self.beside[places],
        )


def names_amount(text: str) -> bool:
    """Whether the pipeline finds an amount of money in a sentence."""
    from wijktekst.language.money import amounts

    return bool(amounts(text, 0, len(text)))


def fit(lessons: Lessons, more: Lessons | None = None, seed: int = SEED) -> InstrumentModel:
    """The model of these measures, and of `more` that a language model labelled or wrote.

    How sure is sure enough comes from `lessons` alone, by models that never saw the document.
    """
    more = more if more is not None else Lessons.of(())
    folds = np.array(inner_folds(lessons.sentences))
    kept = apart(more.sentences, lessons.sentences, folds.tolist())
    held_out = np.zeros((len(folds), len(INSTRUMENTS)))
    for number in sorted(set(folds.tolist())):
        train, test = np.flatnonzero(folds != number), np.flatnonzero(folds == number)
        part = _machine(lessons.at(train).followed_by(more.at(outside(kept, number))), seed)
        held_out[test] = [part.scores(lessons.rows[at]) for at in test.tolist()]
    alone = _limits(held_out, lessons.labels)
    known = ~np.isnan(lessons.beside[:, 0])
    both = with_network(held_out[known], lessons.beside[known])
    return replace(
        _machine(lessons.followed_by(more), seed),
        alone=alone,
        both=_limits(both, lessons.labels[known]) if known.any() else alone,
    )


def _limits(held_out: Floats, labels: Ints) -> Limits:
    sharpness = _best_sharpness(held_out, labels)
    return Limits(sharpness, best_threshold(certainties(held_out, sharpness), labels))


def _machine(lessons: Lessons, seed: int) -> InstrumentModel:
    vocabulary = Vocabulary.fit(lessons.rows)
    weights, bias = np.zeros((vocabulary.width, len(INSTRUMENTS))), np.full(len(INSTRUMENTS), _UNSEEN)
    seen = sorted(set(lessons.labels.tolist()))
    if len(seen) > 1:
        weights[:, seen], bias[seen] = _separated(_matrix(vocabulary, lessons.rows), lessons.labels, seed)
    else:
        bias[seen] = 1.0
    scale = np.maximum(np.abs(weights).max(axis=0, initial=0.0), 1e-12) / 127
    return InstrumentModel(vocabulary, np.round(weights / scale), scale, bias)


def _separated(matrix: sp.csr_matrix, labels: Ints, seed: int) -> tuple[Floats, Floats]:
    """Coefficients (width, classes) and intercepts of machines that tell each class from the others."""
    from sklearn.svm import LinearSVC

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        machine = LinearSVC(C=_COST, class_weight="balanced", random_state=seed).fit(matrix, labels)
    coefficients, intercepts = machine.coef_.T, machine.intercept_
    if len(machine.classes_) == 2:  # of two classes there is one machine
        return np.hstack([-coefficients, coefficients]), np.concatenate([-intercepts, intercepts])
    return coefficients, intercepts


def _matrix(vocabulary: Vocabulary, rows: Sequence[InstrumentFeatures]) -> sp.csr_matrix:
    parts = [vocabulary.row(joined(vocabulary.columns_of(row)))[:2] for row in rows]
    columns, values = (np.concatenate([part[side] for part in parts]) for side in (0, 1))
    lengths = np.cumsum([0, *(len(part[0]) for part in parts)])
    return sp.csr_matrix((values, columns, lengths), shape=(len(rows), vocabulary.width))


def _best_sharpness(scores: Floats, labels: Ints) -> float:
    """The sharpness under which the labels are likeliest."""
    at = np.arange(len(labels))
    fits = [float(np.log(certainties(scores, one)[at, labels] + 1e-12).sum()) for one in _SHARPNESS]
    return float(_SHARPNESS[int(np.argmax(fits))])


def best_threshold(certain: Floats, labels: Ints) -> float:
    """The highest threshold at which leaving answers out costs no more than `LOSS` of macro-F1."""
    answers, sure = certain.argmax(axis=1), certain.max(axis=1)
    least = macro_f1(labels, answers) - LOSS
    kept = [one for one in _THRESHOLDS if macro_f1(labels, np.where(sure >= one, answers, -1)) >= least]
    return float(max(kept, default=0.0))


def macro_f1(labels: Ints, answers: Ints) -> float:
    """Mean F1 of the instruments that are labelled or answered; -1 is no answer and counts as a miss."""
    scores = []
    for one in range(len(INSTRUMENTS)):
        both, either = (
            ((labels == one) & (answers == one)).sum(),
            (labels == one).sum() + (answers == one).sum(),
        )
        if either:
            scores.append(2 * int(both) / int(either))
    return sum(scores) / max(1, len(scores))


def examples(bron: Path | None) -> list[LabelledSentence]:
    """Labelled sentences of the corpora that the shipped models learn from; `bron` has the sources.

    Raises InputError when there are none, or sentences of one document only.
    """
    found = [s for name in CORPORA for s in hydrate(resources.find("corpora", name), bron).sentences]
    if len({s.doc for s in found if s.instrument}) < 2:
        raise InputError("Er zijn geen maatregelen met een instrument uit twee of meer documenten.")
    return found


def further_examples(bron: Path | None) -> list[LabelledSentence]:
    """Sentences that a language model labelled or wrote, those whose text is here."""
    return [s for name in MORE for s in hydrate(resources.find("corpora", name), bron).sentences]


def train(out: Path, bron: Path | None, seed: int = SEED) -> Lessons:
    """Fit the model and write it to `out`; returns what it learnt from. The same inputs give the same bytes.

    Raises InputError when there is nothing to learn from.
    """
    lessons, more = Lessons.of(examples(bron)), Lessons.of(further_examples(bron))
    everything = lessons.followed_by(more)
    used = {source: sum(s.source == source for s in lessons.sentences) for source in _sources(lessons)}
    made = {"id": INSTRUMENT_ID, "sentences": used, "further": len(more), "seed": seed, "lists": lists_hash()}
    save(fit(lessons, more, seed), out, {**made, "data": hash_of_sentences(everything.sentences)})
    return everything


def _sources(lessons: Lessons) -> list[str]:
    return sorted({s.source for s in lessons.sentences})


def lists_hash() -> str:
    """SHA-256 over the lists of words and cues: when they change, the model is to be made again."""
    cues = {name: re.sub(r"\s+", " ", listing.strip()) for name, listing in CUES.items()}
    lists = [{name: words.split() for name, words in one.items()} for one in (WHOLE, ENDS)]
    named = [*lists, dict(further_groups()), cues]
    return hashlib.sha256(json.dumps(named, ensure_ascii=False).encode()).hexdigest()


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the model again; 0 when that went well."""
    parser = argparse.ArgumentParser("wijktekst.training.instrument", description="Maak het instrumentmodel.")
    parser.add_argument("--bron", metavar="MAP", type=Path, help="kopie van de bronnen van de labels")
    parser.add_argument(
        "--uit", metavar="MAP", type=Path, default=Path(INSTRUMENT_ID), help="map van het model"
    )
    options = parser.parse_args(arguments)
    try:
        lessons = train(options.uit, options.bron)
    except WijktekstError as error:
        print(f"FOUT  {error}", file=sys.stderr)
        return 1
    print(f"Getraind op {len(lessons.labels)} maatregelen. Het model staat in {options.uit}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
