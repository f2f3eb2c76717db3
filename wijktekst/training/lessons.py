"""Labelled sentences made ready to learn from: inputs, features and targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wijktekst.corpus import LabelledSentence
from wijktekst.measures import SentenceInput
from wijktekst.measures.features import channels
from wijktekst.measures.vectors import Channels
from wijktekst.themes import TermFinder
from wijktekst.training.labels import Ints, Labels, inputs_of, labels_of


@dataclass(frozen=True, slots=True)
class Lessons:
    """Of n sentences: what the classifier gets, the features of it, and the targets."""

    items: tuple[SentenceInput, ...]
    rows: tuple[Channels, ...]
    labels: Labels

    @classmethod
    def of(cls, sentences: Sequence[LabelledSentence], finder: TermFinder) -> Lessons:
        """Tags the sentences and takes their features: about a millisecond each."""
        items = tuple(inputs_of(sentences, finder))
        return cls(items, tuple(channels(item) for item in items), labels_of(sentences))

    def __len__(self) -> int:
        return len(self.items)

    def at(self, places: Ints) -> Lessons:
        """Some of the sentences."""
        chosen = places.tolist()
        return Lessons(
            tuple(self.items[at] for at in chosen),
            tuple(self.rows[at] for at in chosen),
            self.labels.at(np.asarray(places, dtype=np.int64)),
        )

    def followed_by(self, other: Lessons | None) -> Lessons:
        """These sentences, and others behind them."""
        if other is None:
            return self
        labels = self.labels.followed_by(other.labels)
        return Lessons((*self.items, *other.items), (*self.rows, *other.rows), labels)
