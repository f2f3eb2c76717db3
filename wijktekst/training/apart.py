"""What may not be learnt from while a document is measured: its own sentences, under whatever name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePosixPath

import numpy as np

from wijktekst.corpus import LabelledSentence, fold
from wijktekst.corpus.search import carries, plain_name
from wijktekst.training.labels import Ints


def apart(
    others: Sequence[LabelledSentence], sentences: Sequence[LabelledSentence], folds: Sequence[int]
) -> list[frozenset[int]]:
    """Per sentence of `others` the folds of labelled sentences that it may not teach the answers of.

    Those hold its document, as far as names tell, or the same sentence.
    """
    by_text: defaultdict[str, set[int]] = defaultdict(set)
    by_name: defaultdict[str, set[int]] = defaultdict(set)
    for sentence, number in zip(sentences, folds, strict=True):
        by_text[fold(sentence.text)].add(number)
        for name in _names(sentence.doc):
            by_name[name].add(number)
    return [
        frozenset(by_text.get(fold(one.text), set()).union(*_of_document(one.doc, by_name))) for one in others
    ]


def outside(found: Sequence[Collection[int]], number: int) -> Ints:
    """Places of those that may be learnt from when this fold is held out; `found` is what `apart` gives."""
    return np.array([at for at, folds in enumerate(found) if number not in folds], dtype=np.int64)


def not_of(
    sentences: Sequence[LabelledSentence], others: Sequence[LabelledSentence]
) -> list[LabelledSentence]:
    """Those of `others` that stand in no document of `sentences`, as far as names tell."""
    found = apart(others, sentences, [0] * len(sentences))
    return [sentence for sentence, shared in zip(others, found, strict=True) if not shared]


class Labelled:
    """The documents of labelled sentences, by name."""

    def __init__(self, sentences: Sequence[LabelledSentence]) -> None:
        self._names = frozenset().union(*(_names(sentence.doc) for sentence in sentences))

    def hold(self, doc: str) -> bool:
        """Whether a document is one of them, as far as names tell."""
        return any(carries(own, name) for own in _names(doc) for name in self._names)


def _of_document(doc: str, by_name: dict[str, set[int]]) -> Iterator[set[int]]:
    own = _names(doc)
    for name, numbers in by_name.items():
        if any(carries(one, name) for one in own):
            yield numbers


def _names(doc: str) -> set[str]:
    """A document with and without the folder before it and the ending behind it."""
    path = PurePosixPath(doc)
    return {plain_name(path.name), plain_name(path.stem)} - {""}
