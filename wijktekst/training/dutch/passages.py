"""Passages as numbers, for the teacher, and which of them go together in a batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: What each word gets a label of, next to its head and the relation to it.
TASKS = ("tag", "morph", "lemma", "start")
#: Stands for a label that is not known; what torch leaves out of a cross-entropy by default.
MISSING = -100


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences as numbers. All arrays have one entry per word but `pieces`.

    pieces : subword ids of all words on end; `lengths` says how many each word has.
    block : 1 where a block (paragraph, heading, list item) begins.
    head : index of the head in the passage, a root its own; -100 where unknown, as in the other labels.
    """

    pieces: NDArray[np.int32]
    lengths: NDArray[np.int16]
    block: NDArray[np.int8]
    start: NDArray[np.int64]
    tag: NDArray[np.int64]
    morph: NDArray[np.int64]
    lemma: NDArray[np.int64]
    head: NDArray[np.int64]
    relation: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.lengths)


def batches(passages: Sequence[Passage], pieces: int, rng: np.random.Generator | None) -> Iterator[list[int]]:
    """Indices of passages of like length, about `pieces` subwords a batch; in order without `rng`."""
    sizes = np.array([len(one.pieces) for one in passages])
    noise = rng.normal(0, 6, len(sizes)) if rng is not None else np.zeros(len(sizes))
    order = np.argsort(sizes + noise, kind="stable")
    groups: list[list[int]] = []
    group: list[int] = []
    longest = 0
    for at in order.tolist():
        longest = max(longest, int(sizes[at]))
        if group and longest * (len(group) + 1) > pieces:
            groups.append(group)
            group, longest = [], int(sizes[at])
        group.append(at)
    groups.append(group)
    if rng is not None:
        rng.shuffle(groups)
    yield from groups
