"""Labelled sentences as numbers: inputs with theme hits, and a target per output of the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from wijktekst.corpus import LabelledSentence
from wijktekst.measures import SentenceInput
from wijktekst.measures.items import heading_text, with_subject
from wijktekst.measures.model import CLASSES, KINDS
from wijktekst.themes import TermFinder
from wijktekst.types import CHALLENGES, INSTRUMENTS

Ints = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Labels:
    """Of n sentences: `kind` (n,) as index in KINDS; `challenge` (n,) as index in CLASSES, -1 when not a
    measure; `themes` (n, 12) of 1, 0 and -1 where the label is optional; `instrument` (n,) as index in
    INSTRUMENTS, -1 when not labelled.
    """

    kind: Ints
    challenge: Ints
    themes: Ints
    instrument: Ints

    def at(self, rows: Ints) -> Labels:
        """The labels of some sentences."""
        return Labels(self.kind[rows], self.challenge[rows], self.themes[rows], self.instrument[rows])

    def followed_by(self, other: Labels) -> Labels:
        """The labels of these sentences and of others behind them."""
        return Labels(
            np.concatenate([self.kind, other.kind]),
            np.concatenate([self.challenge, other.challenge]),
            np.concatenate([self.themes, other.themes]),
            np.concatenate([self.instrument, other.instrument]),
        )


def labels_of(sentences: Sequence[LabelledSentence]) -> Labels:
    """Targets of labelled sentences."""
    themes = np.zeros((len(sentences), len(CHALLENGES)), dtype=np.int64)
    for row, sentence in zip(themes, sentences, strict=True):
        for theme in sentence.themes_optional:
            row[CHALLENGES.index(theme)] = -1
        for theme in sentence.themes:
            row[CHALLENGES.index(theme)] = 1
    return Labels(
        kind=np.array([KINDS.index(s.kind) for s in sentences], dtype=np.int64),
        challenge=np.array(
            [CLASSES.index(s.challenge) if s.challenge else -1 for s in sentences], dtype=np.int64
        ),
        themes=themes,
        instrument=np.array(
            [INSTRUMENTS.index(s.instrument) if s.instrument else -1 for s in sentences], dtype=np.int64
        ),
    )


def inputs_of(sentences: Sequence[LabelledSentence], finder: TermFinder) -> list[SentenceInput]:
    """What the classifier gets for labelled sentences, tagged as the pipeline does it.

    The sentences of a document tell its subject together; one without a document has none.
    """
    items = [_input(sentence, finder) for sentence in sentences]
    documents: dict[tuple[str, str], list[int]] = {}
    for at, sentence in enumerate(sentences):
        if sentence.doc:
            documents.setdefault((sentence.source, sentence.doc), []).append(at)
    for rows in documents.values():
        for at, item in zip(rows, with_subject([items[row] for row in rows]), strict=True):
            items[at] = item
    return items


def _input(sentence: LabelledSentence, finder: TermFinder) -> SentenceInput:
    return SentenceInput(
        sentence.text,
        sentence.context,
        finder.find_all(sentence.text),
        finder.find_all(sentence.context),
        sentence.headings,
        finder.find_all(heading_text(sentence.headings)),
        # Who labelled sentences of their own were told the kind of document as the source.
        document_kind=sentence.document_kind or sentence.source,
    )
