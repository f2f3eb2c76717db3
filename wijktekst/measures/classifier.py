"""The sentence classifier: kind, challenge and themes of sentences, by the model under models/."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from wijktekst import resources
from wijktekst.measures.evidence import evidence_of
from wijktekst.measures.features import channels
from wijktekst.measures.items import ACCURATE_ID, MODEL_ID, Prediction, SentenceInput
from wijktekst.measures.model import CLASSES, KINDS, Floats, Model, load, with_encoder
from wijktekst.types import CHALLENGES, Evidence, MeasureKind

if TYPE_CHECKING:
    from wijktekst.measures.encoder import Encoder

_BATCH = 2048
#: A question mark at the end, perhaps within quotes or brackets.
_QUESTION = re.compile(r"\?[\s'\"’”)\]]*$")


class SentenceClassifier:
    """Kind, challenge and themes of sentences, by two linear layers; in the accurate mode the second also
    weighs what an encoder says.
    """

    def __init__(self, model: Model, encoder: Encoder | None = None) -> None:
        self._model, self._encoder = model, encoder

    @classmethod
    def load(cls, folder: Path | None = None, *, accurate: bool = False) -> SentenceClassifier:
        """The model in `folder`, or the one that comes with the package.

        `accurate` adds the encoder. Raises ModelError when a model is damaged or onnxruntime is missing, and
        ResourceError when the package lacks the model.
        """
        model = load(folder if folder is not None else resources.find("models", MODEL_ID))
        if not accurate:
            return cls(model)
        from wijktekst.measures.encoder import Encoder

        place = resources.find("models", ACCURATE_ID)
        encoder = Encoder.load(place)
        return cls(with_encoder(model, place), encoder)

    def certainty(self, asked: float | None = None) -> tuple[float, float]:
        """Probabilities from which a kind and a challenge are sure: as asked, or as the model was fitted."""
        return self._model.certainty if asked is None else (asked, asked)

    def predict(self, items: Sequence[SentenceInput]) -> list[Prediction]:
        """One prediction per item, in order; it depends on nothing but the item."""
        found: list[Prediction] = []
        for start in range(0, len(items), _BATCH):
            batch = items[start : start + _BATCH]
            found.extend(decided(self._model, self._scores(batch), batch))
        return found

    def evidence(
        self, items: Sequence[SentenceInput], predictions: Sequence[Prediction]
    ) -> list[tuple[Evidence, ...]]:
        """Per item what carried the kind, then the challenge of a measure, then each other theme."""
        found: list[tuple[Evidence, ...]] = []
        for start in range(0, len(items), _BATCH):
            batch = items[start : start + _BATCH]
            shares = [self._encoder.shares(item) for item in batch] if self._encoder else None
            rows = [channels(item) for item in batch]
            found.extend(evidence_of(self._model, batch, rows, predictions[start : start + _BATCH], shares))
        return found

    def _scores(self, items: Sequence[SentenceInput]) -> Floats:
        scores = self._model.scores(self._model.vectors.transform([channels(item) for item in items]))
        return np.hstack([scores, self._encoder.scores(items)]) if self._encoder else scores


def decided(model: Model, scores: Floats, items: Sequence[SentenceInput]) -> list[Prediction]:
    """Predictions from the scores (n, 28, or 28 twice) of sentences. A question states no measure."""
    chances = model.probabilities(scores, items)
    questions = [_QUESTION.search(item.text) is not None for item in items]
    chances.kinds[questions] = np.eye(len(KINDS))[KINDS.index("overig")]
    rows = zip(chances.kinds, chances.challenges, chances.themes, strict=True)
    return [decide(*row, model.thresholds) for row in rows]


def decide(kinds: Floats, challenges: Floats, themes: Floats, thresholds: Floats) -> Prediction:
    """Prediction from the probabilities of one sentence: shapes (3,), (13,), (12,) and (14,).

    A measure needs the first threshold, and its own challenge is always among its themes; an ambition needs
    the second, as its share of what is no measure.
    """
    measure = bool(kinds[0] >= thresholds[0])
    kind: MeasureKind = "maatregel"
    if not measure:
        kind = "ambitie" if kinds[1] >= thresholds[1] * (kinds[1] + kinds[2]) else "overig"
    best = int(challenges.argmax())
    chosen = {i for i in range(len(CHALLENGES)) if themes[i] >= thresholds[2 + i]}
    if measure and best < len(CHALLENGES):
        chosen.add(best)
    return Prediction(
        kind=kind,
        kind_score=round(float(kinds[KINDS.index(kind)]), 6),
        challenge=CLASSES[best],
        challenge_score=round(float(challenges[best]), 6),
        themes=tuple(CHALLENGES[i] for i in sorted(chosen)),
        theme_scores=tuple(round(float(score), 6) for score in themes),
    )
