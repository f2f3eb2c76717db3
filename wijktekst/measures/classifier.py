"""The sentence classifier: kind, challenge and themes of sentences, by the model under models/."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wijktekst import resources
from wijktekst.measures.features import channels
from wijktekst.measures.items import MODEL_ID, Prediction, SentenceInput
from wijktekst.measures.model import CLASSES, KINDS, Floats, Model, load
from wijktekst.types import CHALLENGES, MeasureKind

_BATCH = 2048


class SentenceClassifier:
    """Kind, challenge and themes of sentences; `ids` is the model's name and hash."""

    def __init__(self, model: Model, ids: tuple[tuple[str, str], ...] = ()) -> None:
        self._model = model
        self.ids = ids

    @classmethod
    def load(cls, folder: Path | None = None) -> SentenceClassifier:
        """The model in `folder`, or the one that comes with the package.

        Raises ModelError when it is damaged and ResourceError when the package has none.
        """
        place = folder if folder is not None else resources.find("models", MODEL_ID)
        return cls(load(place), ((MODEL_ID, resources.hash_of(place)),))

    def predict(self, items: Sequence[SentenceInput]) -> list[Prediction]:
        """One prediction per item, in order; it depends on nothing but the item."""
        found: list[Prediction] = []
        for start in range(0, len(items), _BATCH):
            batch = items[start : start + _BATCH]
            matrix = self._model.vectors.transform([channels(item) for item in batch])
            chances = self._model.probabilities(self._model.scores(matrix), batch)
            for kinds, challenges, themes in zip(
                chances.kinds, chances.challenges, chances.themes, strict=True
            ):
                found.append(decide(kinds, challenges, themes, self._model.thresholds))
        return found


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
