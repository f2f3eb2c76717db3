"""Annotated texts as arrays, for the student: which table rows, which labels, which moves of the parser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc
from thinc.api import NumpyOps

from wijktekst.training.dutch.oracle import FEATURES, steps
from wijktekst.training.dutch.student import Architecture

#: Labels that may share the blame for one word: the teacher's best guesses.
CANDIDATES = 4
_FIRST_SEED = 8


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text with its answers.

    types : [words], as `Lexicon.type_of` numbers them.
    labels, weights : [words, candidates] per head; weights of a word sum to 1 or 0.
    features, moves : [steps, 8] and [steps], as in `oracle.steps`.
    """

    types: NDArray[np.int32]
    labels: dict[str, NDArray[np.int16]]
    weights: dict[str, NDArray[np.float16]]
    features: NDArray[np.int16]
    moves: NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class LessonBatch:
    """Lessons in one flat row with padding between; `labels` point at rows of the flat row by `at`."""

    rows: torch.Tensor
    present: torch.Tensor
    at: torch.Tensor
    labels: dict[str, torch.Tensor]
    weights: dict[str, torch.Tensor]
    features: torch.Tensor
    moves: torch.Tensor


class Lexicon:
    """Table rows of each word form, as spaCy's MultiHashEmbed computes them.

    A form with a space after it is another type than one without when the architecture looks at that.
    """

    def __init__(self, nlp: Language, shape: Architecture) -> None:
        self._nlp, self._shape = nlp, shape
        self._types: dict[tuple[str, bool], int] = {}
        self._rows: list[NDArray[np.int32]] = []
        self._ops = NumpyOps()

    def type_of(self, form: str, space: bool) -> int:
        """Number of a word form, from 0 in order of first use."""
        key = (form, space and "SPACY" in self._shape.attrs)
        known = self._types.get(key)
        if known is None:
            known = self._types[key] = len(self._types)
            self._rows.append(self._compute(*key))
        return known

    def _compute(self, form: str, space: bool) -> NDArray[np.int32]:
        doc = Doc(self._nlp.vocab, words=[form], spaces=[space])
        values = doc.to_array(list(self._shape.attrs)).reshape(-1)
        rows = np.empty((len(self._shape.attrs), 4), np.int32)
        for at, (value, size) in enumerate(zip(values, self._shape.rows, strict=True)):
            keys = self._ops.hash(np.array([value], np.uint64), _FIRST_SEED + at)
            rows[at] = keys[0] % size
        return rows

    def rows(self) -> torch.Tensor:
        """[types, attrs, 4], with one more type at the end for padding."""
        return torch.from_numpy(np.stack([*self._rows, np.zeros_like(self._rows[0])]))


#: Labels with their weight: per head, per word, best first.
Candidates = Mapping[str, Sequence[Sequence[tuple[int, float]]]]


def lesson(
    lexicon: Lexicon, doc: Doc, candidates: Candidates, parser: DependencyParser | None = None
) -> Lesson:
    """One text: `candidates` are the labels per head and word with their weight, best first.

    With `parser` the tree of `doc` becomes states and moves.
    """
    labels, weights = {}, {}
    for head, words in candidates.items():
        ids = np.zeros((len(doc), CANDIDATES), np.int16)
        share = np.zeros((len(doc), CANDIDATES), np.float16)
        for row, options in enumerate(words):
            for column, (label, weight) in enumerate(options[:CANDIDATES]):
                ids[row, column], share[row, column] = label, weight
        labels[head], weights[head] = ids, share
    features, moves = np.zeros((0, FEATURES), np.int16), np.zeros(0, np.int16)
    if parser is not None and doc.has_annotation("DEP"):
        features, moves = steps(parser, doc)
    types = np.array([lexicon.type_of(token.text, bool(token.whitespace_)) for token in doc], np.int32)
    return Lesson(types, labels, weights, features, moves)


def lesson_batches(
    lessons: Sequence[Lesson], words: int, rng: np.random.Generator | None
) -> Iterator[list[Lesson]]:
    """Lessons in groups of about `words` words, in a new order each time when `rng` is given."""
    order: Iterable[int] = range(len(lessons)) if rng is None else rng.permutation(len(lessons)).tolist()
    group: list[Lesson] = []
    size = 0
    for at in order:
        group.append(lessons[at])
        size += len(lessons[at].types)
        if size >= words:
            yield group
            group, size = [], 0
    if group:
        yield group


def collate(group: Sequence[Lesson], rows: torch.Tensor, padding: int, device: str) -> LessonBatch:
    """The lessons in one flat row, `padding` empty rows before, between and after them."""
    sizes = [len(one.types) for one in group]
    starts = padding + np.concatenate([[0], np.cumsum([size + padding for size in sizes])[:-1]])
    total = int(starts[-1]) + sizes[-1] + padding
    types = np.full(total, len(rows) - 1, np.int64)
    present = np.zeros(total, np.float32)
    for start, one, size in zip(starts, group, sizes, strict=True):
        types[start : start + size] = one.types
        present[start : start + size] = 1.0
    features = [
        np.where(one.features < 0, -1, one.features.astype(np.int64) + start)
        for start, one in zip(starts, group, strict=True)
    ]
    heads = list(group[0].labels)

    def to(array: NDArray[np.generic]) -> torch.Tensor:
        return torch.from_numpy(array).to(device, non_blocking=True)

    return LessonBatch(
        rows=rows[to(types)],
        present=to(present),
        at=to(np.flatnonzero(present)),
        labels={h: to(np.concatenate([one.labels[h] for one in group]).astype(np.int64)) for h in heads},
        weights={h: to(np.concatenate([one.weights[h] for one in group]).astype(np.float32)) for h in heads},
        features=to(np.concatenate(features)),
        moves=to(np.concatenate([one.moves for one in group]).astype(np.int64)),
    )
