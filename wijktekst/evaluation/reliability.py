"""Whether a probability means what it says: of answers given with .8, some .8 should be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wijktekst.corpus import LabelledSentence
from wijktekst.measures import Prediction

#: Lower ends of the bins; the first takes what is below it too.
BINS = (0.3, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose probability lies in [low, high): how many, their mean probability, the share right."""

    low: float
    high: float
    count: int
    mean: float
    right: float


def of_measures(gold: Sequence[LabelledSentence], predictions: Sequence[Prediction]) -> tuple[Bin, ...]:
    """Of sentences that are called a measure: how often they are one."""
    return _bins(
        [
            (prediction.kind_score, sentence.kind == "maatregel")
            for sentence, prediction in zip(gold, predictions, strict=True)
            if prediction.kind == "maatregel"
        ]
    )


def of_challenges(gold: Sequence[LabelledSentence], predictions: Sequence[Prediction]) -> tuple[Bin, ...]:
    """Of sentences that are labelled as a measure: how often the challenge is right."""
    return _bins(
        [
            (prediction.challenge_score, sentence.challenge == prediction.challenge)
            for sentence, prediction in zip(gold, predictions, strict=True)
            if sentence.kind == "maatregel"
        ]
    )


def _bins(answers: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """The bins that hold answers."""
    found = []
    for at, low in enumerate(BINS):
        high = BINS[at + 1] if at + 1 < len(BINS) else 1.0
        last, first = at + 1 == len(BINS), at == 0
        inside = [(p, right) for p, right in answers if (first or p >= low) and (last or p < high)]
        if inside:
            count = len(inside)
            mean, share = sum(p for p, _ in inside) / count, sum(right for _, right in inside) / count
            found.append(Bin(low, high, count, mean, share))
    return tuple(found)
