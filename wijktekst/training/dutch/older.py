"""Older releases of a treebank: people annotated the same text, but by other guidelines.

Their labels are not thrown away and not taken over: they weigh in on what the teacher says. Which old label
goes with which new one is counted on the old text itself, with the teacher as the first guess, and then used
to choose among the teacher's best candidates (Dawid and Skene, 1979, with two annotators of whom one speaks a
dialect).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_ROUNDS = 3
_SMOOTHING = 0.5


def chosen(
    old: Sequence[str], ids: NDArray[np.int16], probabilities: NDArray[np.floating]
) -> NDArray[np.int64]:
    """The best new label of each word: `ids` and `probabilities` are the teacher's candidates, [words, k].

    `old` holds the label of the older release, "" where there is none.
    """
    best = ids[:, 0].astype(np.int64)
    kinds = max(2, len(set(old)))
    for _ in range(_ROUNDS):
        together: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for new, label in zip(best.tolist(), old, strict=True):
            if label:
                together[new][label] += 1
        totals = {new: sum(counter.values()) for new, counter in together.items()}
        scores = np.log(probabilities + 1e-4)
        for row, label in enumerate(old):
            if not label:
                continue
            for column, new in enumerate(ids[row].tolist()):
                count = together[new][label] if new in together else 0
                scores[row, column] += np.log(
                    (count + _SMOOTHING) / (totals.get(new, 0) + _SMOOTHING * kinds)
                )
        best = np.take_along_axis(ids, scores.argmax(axis=1)[:, None], axis=1)[:, 0].astype(np.int64)
    return best
