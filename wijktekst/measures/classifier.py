"""The sentence classifier: kind, challenge and themes of sentences, by the model under models/."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from wijktekst import resources
from wijktekst.measures.evidence import Explainer
from wijktekst.measures.features import channels
from wijktekst.measures.items import ACCURATE_ID, MODEL_ID, Prediction, SentenceInput
from wijktekst.measures.model import CLASSES, KINDS, Floats, Model, Probabilities, load, with_encoder
from wijktekst.types import CHALLENGES, Evidence, MeasureKind

if TYPE_CHECKING:
    from wijktekst.measures.encoder import Encoder

_BATCH = 2048
#: Of a probability.
_DECIMALS = 6
#: A question mark at the end, perhaps within quotes or brackets.
_QUESTION = re.compile(r"\?[\s'\"’”)\]]*$")


class SentenceClassifier:
    """Kind, challenge and themes of sentences, by two linear layers; in the accurate mode the second also
    weighs what an encoder says.
    """

    def __init__(self, model: Model, encoder: Encoder | None = None) -> None:
        self._model, self._encoder = model, encoder
        self.explainer = Explainer(model)

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
        return [prediction for prediction, _ in self.explain(items, ())]

    def chances(self, items: Sequence[SentenceInput]) -> Probabilities:
        """The probabilities that `predict` goes by, of every kind, challenge and theme."""
        matrix = self._model.vectors.transform([channels(item) for item in items])
        return _chances(self._model, self._scores(matrix, items), items)

    def explain(
        self, items: Sequence[SentenceInput], kinds: Collection[MeasureKind]
    ) -> list[tuple[Prediction, tuple[Evidence, ...]]]:
        """Predictions, with the evidence for those of these kinds, else ().

        Evidence is what carried the kind, then the challenge of a measure, then each other theme.
        """
        found: list[tuple[Prediction, tuple[Evidence, ...]]] = []
        for start in range(0, len(items), _BATCH):
            found.extend(self._explain(items[start : start + _BATCH], kinds))
        return found

    def _scores(self, matrix: sp.csr_matrix, items: Sequence[SentenceInput]) -> Floats:
        scores = self._model.scores(matrix)
        return np.hstack([scores, self._encoder.scores(items)]) if self._encoder else scores

    def _explain(
        self, items: Sequence[SentenceInput], kinds: Collection[MeasureKind]
    ) -> Iterator[tuple[Prediction, tuple[Evidence, ...]]]:
        rows = [channels(item) for item in items]
        matrix = self._model.vectors.transform(rows)
        scores = self._scores(matrix, items)
        predictions = decided(self._model, scores, items)
        asked = [at for at, prediction in enumerate(predictions) if prediction.kind in kinds]
        told = self.explainer.evidence(
            [items[at] for at in asked],
            [rows[at] for at in asked],
            matrix[asked],
            [predictions[at] for at in asked],
            [self._encoder.shares(items[at]) for at in asked] if self._encoder else None,
        )
        evidence = dict(zip(asked, told, strict=True))
        return ((prediction, evidence.get(at, ())) for at, prediction in enumerate(predictions))


def decided(model: Model, scores: Floats, items: Sequence[SentenceInput]) -> list[Prediction]:
    """Predictions from the scores (n, 28, or 28 twice) of sentences.

    A measure needs the first threshold, and its own challenge is always among its themes; an ambition needs
    the second, as its share of what is no measure.
    """
    chances, limits = _chances(model, scores, items), model.thresholds
    each, kinds = np.arange(len(items)), chances.kinds
    measure = kinds[:, 0] >= limits[0]
    ambition = kinds[:, 1] >= limits[1] * (kinds[:, 1] + kinds[:, 2])
    kind = np.where(measure, 0, np.where(ambition, 1, 2))
    best = chances.challenges.argmax(axis=1)
    chosen = chances.themes >= limits[2:]
    own = measure & (best < len(CHALLENGES))
    chosen[own, best[own]] = True
    rows = zip(
        kind.tolist(),
        _rounded(kinds[each, kind]).tolist(),
        best.tolist(),
        _rounded(chances.challenges[each, best]).tolist(),
        chosen.tolist(),
        _rounded(chances.themes).tolist(),
        strict=True,
    )
    return [
        Prediction(
            kind=KINDS[of_kind],
            kind_score=kind_score,
            challenge=CLASSES[challenge],
            challenge_score=challenge_score,
            themes=tuple(compress(CHALLENGES, themes)),
            theme_scores=tuple(theme_scores),
        )
        for of_kind, kind_score, challenge, challenge_score, themes, theme_scores in rows
    ]


def _rounded(values: Floats) -> Floats:
    """To six decimals, each as `round` does it: where numpy may take the other side of a tie it is asked."""
    rounded: Floats = values.round(_DECIMALS)
    shifted = values * 10**_DECIMALS
    near_tie = np.abs(shifted - np.floor(shifted) - 0.5) < 1e-6
    rounded[near_tie] = [round(one, _DECIMALS) for one in values[near_tie].tolist()]
    return rounded


def _chances(model: Model, scores: Floats, items: Sequence[SentenceInput]) -> Probabilities:
    """Probabilities from the scores of sentences. A question states no measure."""
    chances = model.probabilities(scores, items)
    questions = [_QUESTION.search(item.text) is not None for item in items]
    chances.kinds[questions] = np.eye(len(KINDS))[KINDS.index("overig")]
    return chances
