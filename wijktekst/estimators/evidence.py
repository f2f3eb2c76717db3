"""Texts to the terms of a taxonomy, and these to numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np

from wijktekst.language import split
from wijktekst.measures import SentenceInput
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import finder_of
from wijktekst.types import NO_CHALLENGE, ThemeHit

Floats = np.ndarray[Any, np.dtype[np.float64]]
Level = Literal["thema", "opgave"]
#: Above this the sum of the weights of hits tells no more.
_MOST = 2.0


def classes_of(taxonomy: Taxonomy | None, level: Level) -> list[str]:
    """Ids of the themes of a taxonomy, or of its challenges ("geen" where a theme is of none), in order."""
    found = taxonomy or Taxonomy.load()
    if level == "thema":
        return [theme.id for theme in found.themes]
    loose = any(theme.challenge == NO_CHALLENGE for theme in found.themes)
    return [challenge.id for challenge in found.challenges] + [NO_CHALLENGE] * loose


def inputs_of(texts: Sequence[str], taxonomy: Taxonomy | None) -> list[SentenceInput]:
    """Texts with the terms in them, each sentence judged on its own."""
    find = finder_of(taxonomy).find
    return [SentenceInput(text, hits=find(text, split(text, 0, len(text)))) for text in texts]


def weights(items: Sequence[SentenceInput], classes: Sequence[str], level: Level) -> tuple[Floats, Floats]:
    """Sum and highest of the weights of hits, per text and class: (n, classes) each."""
    place = {name: at for at, name in enumerate(classes)}
    sums, highest = np.zeros((len(items), len(classes))), np.zeros((len(items), len(classes)))
    for row, item in enumerate(items):
        for hit in item.hits:
            at = place[_class(hit, level)]
            sums[row, at] += hit.weight
            highest[row, at] = max(highest[row, at], hit.weight)
    return sums, highest


def dense_features(items: Sequence[SentenceInput], taxonomy: Taxonomy | None) -> Floats:
    """What weighs answers sees of a text: sum and highest weight per challenge, no hit at all, length."""
    sums, highest = weights(items, classes_of(taxonomy, "opgave"), "opgave")
    rest = np.array([[not item.hits, min(len(item.text), 600) / 200] for item in items], dtype=np.float64)
    return np.hstack([np.minimum(sums, _MOST), highest, rest.reshape(len(items), 2)])


def _class(hit: ThemeHit, level: Level) -> str:
    return hit.theme if level == "thema" else hit.challenge
