"""Labelled sentences as numbers: inputs with theme hits, and a target per output of the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from wijktekst.corpus import LabelledSentence
from wijktekst.measures import SentenceInput
from wijktekst.measures.model import CLASSES, KINDS
from wijktekst.themes import ThemeTagger
from wijktekst.types import CHALLENGES

Ints = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Labels:
    """Of n sentences: `kind` (n,) as index in KINDS; `challenge` (n,) as index in CLASSES, -1 when not a
    measure; `themes` (n, 12) of 1, 0 and -1 where the label is optional.
    """

    kind: Ints
    challenge: Ints
    themes: Ints

    def at(self, rows: Ints) -> Labels:
        """The labels of some sentences."""
        return Labels(self.kind[rows], self.challenge[rows], self.themes[rows])

    def kinds_only(self) -> Labels:
        """These labels, of which only the kind counts."""
        return Labels(self.kind, np.full_like(self.challenge, -1), np.full_like(self.themes, -1))

    def followed_by(self, other: Labels) -> Labels:
        """The labels of these sentences and of others behind them."""
        return Labels(
            np.concatenate([self.kind, other.kind]),
            np.concatenate([self.challenge, other.challenge]),
            np.concatenate([self.themes, other.themes]),
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
    )


def inputs_of(sentences: Sequence[LabelledSentence], tagger: ThemeTagger) -> list[SentenceInput]:
    """What the classifier gets for labelled sentences, tagged as the pipeline does it."""
    return [
        SentenceInput(
            s.text,
            s.context,
            tagger.find(s.text, [(0, len(s.text))]) if s.text else (),
            tagger.find(s.context, [(0, len(s.context))]) if s.context else (),
        )
        for s in sentences
    ]
