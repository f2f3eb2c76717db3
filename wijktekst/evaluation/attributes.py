"""Attributes of measures beside what readers labelled, per attribute and part of the documents.

A value counts as found when the sentence is given the same one; where it is proved is told apart. Figures of
the part "toets" are the ones to believe: no rule was made on its documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from wijktekst import resources
from wijktekst.corpus import LabelledSentence, fold, whole
from wijktekst.corpus.attribute_labels import (
    AttributeLabel,
    LabelledValue,
    part_of,
    read_attribute_labels,
)
from wijktekst.corpus.references import sha1
from wijktekst.errors import InputError
from wijktekst.evaluation import metrics
from wijktekst.evaluation.metrics import Estimate, Floats, Ints
from wijktekst.language import ParseFacts, Parser
from wijktekst.measures import MeasureText, Writing, attributes_of
from wijktekst.training.documents import documents_of, headings_above
from wijktekst.types import Actor, Attributes, Fact, Span

CORPUS = "maatregel-kenmerken"
_GOLD = "wijktekst-gold"
_PIPELINE = "nl_wijktekst_sm"
_WHY = "De kenmerken zijn gelabeld op alle zinnen."
#: Kind of a document that is not at hand, by the source that the labels name.
_KINDS = {"programma": "verkiezingsprogramma"}
#: What is found in a sentence, by the name of the table.
Found = dict[str, tuple[LabelledValue, ...]]


@dataclass(frozen=True, slots=True)
class AttributeScores:
    """How well one attribute is found on `n` sentences.

    `exact` is the share of sentences with exactly the labelled values; `precision`, `recall` and `f1` are
    over single values; `macro_f1` is the mean F1 of the labelled values. `proved` is the share of the values
    found rightly whose characters touch those that the reader marked.
    """

    attribute: str
    part: str
    n: int
    labelled: int
    exact: Estimate
    precision: Estimate
    recall: Estimate
    f1: Estimate
    macro_f1: Estimate
    proved: float


def _facts(*facts: Fact | None) -> Iterator[tuple[str, Span]]:
    yield from ((one.value, one) for one in facts if one)


def _actor(actor: Actor | None) -> Iterator[tuple[str, Span]]:
    if actor and actor.kind:
        yield f"{actor.kind}:{actor.ministry}" if actor.ministry else actor.kind, actor


def _places(found: Attributes) -> Iterator[tuple[str, Span]]:
    for place in found.places:
        yield (f"NPLV:{place.name}" if place.code == "NPLV" else place.code or "?"), place


#: Labels that count neither for nor against: a place with several candidates, and one that is on no list.
_NOT_COUNTED = {"plaats": ("?", "buiten")}
#: Found when the characters touch: the reader marked where it stands and of which sort it is.
_BY_PLACE = ("verwijzing", "voorwaarde")
#: What each table holds, out of the attributes of a sentence.
VALUES: Mapping[str, Callable[[Attributes], Iterator[tuple[str, Span]]]] = {
    "bedrag": lambda found: ((f"{one.euros:.2f}", one) for one in found.amounts),
    "actor": lambda found: _actor(found.actor),
    "betaler": lambda found: _actor(found.payer),
    "doelgroep": lambda found: _facts(*found.target_groups),
    "richting": lambda found: _facts(found.direction),
    "stelligheid": lambda found: _facts(found.firmness),
    "voorwaarde": lambda found: _facts(*found.conditions),
    "periode": lambda found: ((f"{one.first}..{one.last}", one) for one in found.periods),
    "plaats": _places,
    "schaal": lambda found: _facts(found.scale),
    "verwijzing": lambda found: _facts(*found.references),
}


def evaluate_attributes(bron: Path, folder: Path | None = None) -> list[AttributeScores]:
    """Scores of every attribute with a table, by part; `bron` is a copy of sentences and documents.

    Raises InputError when sentences are missing or a table does not fit them.
    """
    folder = folder or resources.find("corpora", CORPUS)
    paths = {name: folder / f"{name}.csv" for name in VALUES}
    tables = {name: read_attribute_labels(path) for name, path in paths.items() if path.is_file()}
    wanted = {label.id for labels in tables.values() for label in labels}
    gold = whole(resources.find("corpora", _GOLD), bron, _WHY)
    sentences = [one for one in gold if one.id in wanted]
    found = found_in(sentences, bron)
    docs = {one.id: one for one in sentences}
    scores = []
    for name, labels in tables.items():
        _check(name, labels, docs)
        for part in ("ontwikkel", "toets"):
            chosen = [label for label in labels if label.part == part]
            if chosen:
                told = [found[label.id][name] for label in chosen]
                scores.append(_scores(name, part, chosen, told, [docs[one.id].doc for one in chosen]))
    return scores


def found_in(sentences: Sequence[LabelledSentence], bron: Path) -> dict[str, Found]:
    """What is found in each sentence, by its id, with offsets in the sentence."""
    headings, writing = _surroundings(sentences, bron)
    parsed = Parser(_PIPELINE).facts([one.text for one in sentences])
    found = {}
    for sentence, facts in zip(sentences, parsed, strict=True):
        before = f"{sentence.context} " if sentence.context else ""
        text = before + sentence.text
        known = facts if facts != ParseFacts() else None
        above, of = headings.get(sentence.id, ()), writing[sentence.source, sentence.doc]
        measure = MeasureText(text, len(before), len(text), above, known, of)
        attributes = attributes_of(measure)
        found[sentence.id] = {
            name: tuple(
                LabelledValue(value, span.start - len(before), span.end - len(before))
                for value, span in values(attributes)
            )
            for name, values in VALUES.items()
        }
    return found


def _surroundings(
    sentences: Sequence[LabelledSentence], bron: Path
) -> tuple[dict[str, tuple[str, ...]], dict[tuple[str, str], Writing]]:
    """The headings above each sentence by its id, and what is known of each document; each is read once."""
    headings: dict[str, tuple[str, ...]] = {}
    known: dict[tuple[str, str], Writing] = {}
    for document, named in documents_of(sentences, bron, headings):
        headings.update(headings_above(named, document))
        writing = Writing.of(document)
        for one in named:
            kind = _KINDS.get(one.source, writing.kind)
            known.setdefault((one.source, one.doc), replace(writing, kind=kind))
    for one in sentences:
        known.setdefault((one.source, one.doc), Writing(kind=_KINDS.get(one.source, "")))
    return headings, known


def _check(name: str, labels: Sequence[AttributeLabel], sentences: Mapping[str, LabelledSentence]) -> None:
    for label in labels:
        sentence = sentences.get(label.id)
        if sentence is None or sha1(fold(sentence.text)) != label.sha1:
            raise InputError(f"{name}.csv: de zin {label.id} is niet die van de labels.")
        if label.part != part_of(sentence.doc):
            raise InputError(f"{name}.csv: de zin {label.id} hoort in het andere deel.")


def _scores(
    name: str,
    part: str,
    labels: Sequence[AttributeLabel],
    told: Sequence[tuple[LabelledValue, ...]],
    docs: Sequence[str],
) -> AttributeScores:
    if name in _BY_PLACE:
        labels, told = _numbered(labels, told)
    gold = [_counted(name, label.values) for label in labels]
    found = [_counted(name, values) for values in told]
    sets = [(frozenset(one), frozenset(other)) for one, other in zip(gold, found, strict=True)]
    classes = sorted({value for pair in sets for values in pair for value in values})
    labelled, given = (_table([pair[side] for pair in sets], classes) for side in (0, 1))
    units = _units(docs)
    counts = metrics.counts(labelled, given)
    sums, samples = counts.sum(axis=0), metrics.resampled(counts, units)
    exact = np.array([one == other for one, other in sets], dtype=np.float64)
    whole_sentences = metrics.counts(np.ones((len(exact), 1)), exact[:, None])
    return AttributeScores(
        name,
        part,
        len(labels),
        int(labelled.sum()),
        metrics.estimate(
            whole_sentences.sum(axis=0), metrics.resampled(whole_sentences, units), metrics.recall
        ),
        metrics.estimate(sums, samples, metrics.precision),
        metrics.estimate(sums, samples, metrics.recall),
        metrics.estimate(sums, samples, metrics.micro_f1),
        metrics.estimate(sums, samples, metrics.macro_f1),
        _proved(gold, found),
    )


def _numbered(
    labels: Sequence[AttributeLabel], told: Sequence[tuple[LabelledValue, ...]]
) -> tuple[list[AttributeLabel], list[tuple[LabelledValue, ...]]]:
    """Labels numbered within their sentence, and what was found by the number of the one it touches."""
    numbered, by_number = [], []
    for label, values in zip(labels, told, strict=True):
        places = tuple(replace(value, value=f"{at}") for at, value in enumerate(label.values))
        numbered.append(replace(label, values=places))
        by_number.append(
            tuple(
                replace(one, value=next((other.value for other in places if _touch(one, other)), "anders"))
                for one in values
            )
        )
    return numbered, by_number


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _table(rows: Sequence[frozenset[str]], classes: Sequence[str]) -> Floats:
    """(sentences, classes) with a 1 for each value of a sentence."""
    place = {value: at for at, value in enumerate(classes)}
    table = np.zeros((len(rows), max(len(classes), 1)))
    for at, values in enumerate(rows):
        table[at, [place[value] for value in values]] = 1
    return table


def _units(docs: Sequence[str]) -> Ints:
    place = {doc: at for at, doc in enumerate(sorted(set(docs)))}
    return np.array([place[doc] for doc in docs], dtype=np.int64)


def _counted(name: str, values: Sequence[LabelledValue]) -> dict[str, list[Span]]:
    """The values that count, as they are compared, with where they stand."""
    counted: dict[str, list[Span]] = {}
    for one in values:
        if one.value not in _NOT_COUNTED.get(name, ()):
            value = f"{float(one.value):.2f}" if name == "bedrag" else one.value
            counted.setdefault(value, []).append(one)
    return counted


def _proved(gold: Sequence[Mapping[str, list[Span]]], found: Sequence[Mapping[str, list[Span]]]) -> float:
    """Share of the right values that are proved by characters that the reader marked too."""
    right = [
        any(_touch(one, other) for one in spans for other in labelled[value])
        for labelled, given in zip(gold, found, strict=True)
        for value, spans in given.items()
        if value in labelled
    ]
    return sum(right) / len(right) if right else 1.0
