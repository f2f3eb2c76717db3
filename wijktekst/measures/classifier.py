"""The sentence classifier: kind, challenge and themes of sentences, by the model under models/."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from wijktekst import resources
from wijktekst.measures.evidence import Explainer
from wijktekst.measures.features import channels
from wijktekst.measures.items import ACCURATE_ID, MODEL_ID, NETWORK_ID, Prediction, SentenceInput
from wijktekst.measures.model import (
    CLASSES,
    KINDS,
    STACK,
    Floats,
    Ints,
    Model,
    Probabilities,
    load,
    with_stack,
)
from wijktekst.measures.network import WEIGHTS, Network
from wijktekst.measures.pieces import Reading
from wijktekst.types import CHALLENGES, Evidence, MeasureKind

if TYPE_CHECKING:
    from wijktekst.measures.encoder import Encoder

#: The network is asked from this chance of a measure, below which few would become one, and between these of
#: an ambition.
_MEASURE, _AMBITION = 0.15, (0.25, 0.6)
_BATCH = 2048
#: Of a probability.
_DECIMALS = 6
#: A question mark at the end, perhaps within quotes or brackets.
_QUESTION = re.compile(r"\?[\s'\"’”)\]]*$")


@dataclass(frozen=True, slots=True)
class Beside:
    """What is asked beside the linear model, a network or an encoder, and the model whose second layer weighs
    what both say. It is asked of each sentence, or of those that are `worth_asking`.
    """

    reader: Network | Encoder
    model: Model
    always: bool = False


class SentenceClassifier:
    """Kind, challenge and themes of sentences by two linear layers. Where a sentence is worth asking, the
    second also weighs what a network says; in the accurate mode always what an encoder says.
    """

    def __init__(self, model: Model, beside: Beside | None = None) -> None:
        self._model, self._beside = model, beside
        self._explainer = Explainer(model)
        self._explainer_of_both = Explainer(beside.model) if beside else self._explainer

    @classmethod
    def load(
        cls, folder: Path | None = None, *, accurate: bool = False, fast: bool = False
    ) -> SentenceClassifier:
        """The model in `folder`, or the one that comes with the package.

        It goes without the network when its folder does not say how to weigh that: when it was trained
        without the sentences that this is learnt from. `accurate` uses the encoder, `fast` neither. Raises
        ModelError when a model is damaged or onnxruntime is missing, and ResourceError when the package lacks
        the model.
        """
        folder = folder if folder is not None else resources.find("models", MODEL_ID)
        model = load(folder)
        if accurate:
            from wijktekst.measures.encoder import GRAPH, Encoder

            place = resources.find("models", ACCURATE_ID)
            encoder = Encoder.load(place, Network.load(resources.find("models", NETWORK_ID)))
            return cls(model, Beside(encoder, with_stack(model, place / STACK, place / GRAPH), always=True))
        if fast or not (folder / STACK).exists():
            return cls(model)
        place = resources.find("models", NETWORK_ID)
        network = Network.load(place)
        return cls(model, Beside(network, with_stack(model, folder / STACK, place / WEIGHTS)))

    def certainty(self, asked: float | None = None) -> tuple[float, float]:
        """Probabilities from which a kind and a challenge are sure: as asked, or as the model was fitted."""
        return self._last.certainty if asked is None else (asked, asked)

    def predict(self, items: Sequence[SentenceInput]) -> list[Prediction]:
        """One prediction per item, in order; it depends on nothing but the item."""
        return [prediction for prediction, _ in self.explain(items, ())]

    def chances(self, items: Sequence[SentenceInput]) -> Probabilities:
        """The probabilities that `predict` goes by, of every kind, challenge and theme."""
        return self._weighed(self._model.vectors.transform([channels(item) for item in items]), items)[0]

    def predictions(self, chances: Probabilities) -> list[Prediction]:
        """What `predict` makes of these probabilities."""
        return decided(chances, self._last.thresholds)

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

    @property
    def _last(self) -> Model:
        """The model whose thresholds count."""
        return self._beside.model if self._beside else self._model

    def _weighed(
        self, matrix: sp.csr_matrix, items: Sequence[SentenceInput]
    ) -> tuple[Probabilities, dict[int, int], Reading | None]:
        """Probabilities; the sentences that more than the linear model was asked about, each with its place
        in the reading; and that reading.
        """
        scores, beside = self._model.scores(matrix), self._beside
        chances = by_one(self._model, scores, items)
        if beside is None:
            return chances, {}, None
        rows = worth_asking(chances, always=beside.always)
        reading = beside.reader.read([items[at] for at in rows.tolist()])
        both = by_both(beside.model, chances, rows, scores, reading.scores, items)
        return both, {at: place for place, at in enumerate(rows.tolist())}, reading

    def _explain(
        self, items: Sequence[SentenceInput], kinds: Collection[MeasureKind]
    ) -> Iterator[tuple[Prediction, tuple[Evidence, ...]]]:
        rows = [channels(item) for item in items]
        matrix = self._model.vectors.transform(rows)
        chances, places, reading = self._weighed(matrix, items)
        predictions = self.predictions(chances)
        for at, told in zip(places, reading.instruments.tolist() if reading else (), strict=True):
            predictions[at] = replace(predictions[at], instruments=tuple(told))
        wanted = [at for at, prediction in enumerate(predictions) if prediction.kind in kinds]
        alone, of_both = ([at for at in wanted if (at in places) == asked] for asked in (False, True))
        evidence: dict[int, tuple[Evidence, ...]] = {}
        for chosen, explainer in ((alone, self._explainer), (of_both, self._explainer_of_both)):
            found = explainer.evidence(
                [items[at] for at in chosen],
                [rows[at] for at in chosen],
                matrix[chosen],
                [predictions[at] for at in chosen],
                [reading.by_word(places[at], items[at]) for at in chosen if reading and at in places],
            )
            evidence.update(zip(chosen, found, strict=True))
        return ((prediction, evidence.get(at, ())) for at, prediction in enumerate(predictions))


def worth_asking(chances: Probabilities, *, always: bool = False) -> Ints:
    """Rows of the sentences that may be a measure by the linear model alone, or of which it is unsure whether
    they are an ambition; of all with `always`.
    """
    if always:
        return np.arange(len(chances.kinds))
    measure, ambition = chances.kinds[:, 0], chances.kinds[:, 1]
    rows: Ints = np.flatnonzero(
        (measure >= _MEASURE) | ((ambition >= _AMBITION[0]) & (ambition <= _AMBITION[1]))
    )
    return rows


def by_both(
    both: Model,
    chances: Probabilities,
    rows: Ints,
    scores: Floats,
    beside: Floats,
    items: Sequence[SentenceInput],
) -> Probabilities:
    """The linear model's chances, those of these rows replaced by what `both` makes of its scores (n, 28) and
    of those `beside` (rows, 28).
    """
    found = Probabilities(chances.kinds.copy(), chances.challenges.copy(), chances.themes.copy())
    if len(rows):
        of_rows = by_one(both, np.hstack([scores[rows], beside]), [items[at] for at in rows.tolist()])
        found.kinds[rows], found.challenges[rows] = of_rows.kinds, of_rows.challenges
        found.themes[rows] = of_rows.themes
    return found


def decided(chances: Probabilities, limits: Floats) -> list[Prediction]:
    """Predictions from probabilities of sentences.

    A measure needs the first limit, and its own challenge is always among its themes; an ambition needs the
    second, as its share of what is no measure.
    """
    kinds = chances.kinds
    each = np.arange(len(kinds))
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


def by_one(model: Model, scores: Floats, items: Sequence[SentenceInput]) -> Probabilities:
    """Probabilities from the scores of sentences. A question states no measure."""
    chances = model.probabilities(scores, items)
    questions = [_QUESTION.search(item.text) is not None for item in items]
    chances.kinds[questions] = np.eye(len(KINDS))[KINDS.index("overig")]
    return chances
