"""From features to sparse numbers: vocabularies of hashes, TF-IDF per channel, fixed channel weights."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

import numpy as np
import scipy.sparse as sp

from wijktekst.measures.features import CHANNELS, LETTER_CHANNELS, Features
from wijktekst.measures.hashing import Hashes, hashes_of, hashes_of_letters

#: How much each channel counts: the norm of its part of the row.
WEIGHTS: Mapping[str, float] = {
    "woorden": 1.0,
    "letters": 1.0,
    "vorm": 1.0,
    "skelet": 1.0,
    "termen": 1.0,
    "v-woorden": 0.5,
    "v-letters": 0.5,
    "v-vorm": 0.6,
    "v-skelet": 0.4,
    "v-termen": 0.5,
}
#: Channels of which it does not matter how rare a feature is.
_PLAIN = frozenset({"vorm", "v-vorm"})
#: A feature must occur in this many training sentences.
MIN_SENTENCES = 2

#: Bits of a hash that a table looks at first.
_BITS = 16
#: Words of which the columns are remembered, for each letter channel.
_MOST_WORDS = 100_000

Channels = Sequence[Features]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class ChannelVocabulary:
    """Hashes of known features (uint32, sorted) and their weights (float32), of equal length."""

    hashes: Hashes
    idf: np.ndarray[Any, np.dtype[np.float32]]


class _HashTable:
    """Finds many hashes at once: its first bits tell where a hash stands among sorted ones, or nearly."""

    def __init__(self, hashes: Hashes) -> None:
        self._size = len(hashes)
        begins = np.arange(2**_BITS, dtype=np.uint32) << (32 - _BITS)
        self._first = np.searchsorted(hashes, begins).astype(np.int32)
        self._steps = int(np.diff(self._first, append=self._size).max())
        self._hashes = np.append(hashes, np.uint32(2**32 - 1))

    def find(self, asked: np.ndarray[Any, np.dtype[np.uint32]]) -> tuple[Ints, Bools]:
        """Where each hash stands or would stand, and whether it is there."""
        places = self._first[asked >> (32 - _BITS)].astype(np.int64)
        for _ in range(self._steps):
            places += self._hashes[places] < asked
        return places, (self._hashes[places] == asked) & (places < self._size)


class Vectors:
    """Turns channels into rows of a sparse matrix, (n, width) float32; a row depends on one sentence."""

    def __init__(self, vocabularies: Sequence[ChannelVocabulary]) -> None:
        self.vocabularies = tuple(vocabularies)
        sizes = [len(v.hashes) for v in self.vocabularies]
        self.width = sum(sizes)
        self._starts = [sum(sizes[:number]) for number in range(len(sizes))]
        self._channel = np.repeat(np.arange(len(sizes), dtype=np.int8), sizes)
        self._tables = [_HashTable(v.hashes) for v in self.vocabularies]
        self._idf = np.concatenate([v.idf for v in self.vocabularies])
        self._words: list[dict[str, bytes]] = [{} for _ in self.vocabularies]

    @classmethod
    def fit(cls, rows: Sequence[Channels]) -> Vectors:
        """Vocabulary of the training sentences: every feature seen in at least `MIN_SENTENCES` of them."""
        vocabularies = []
        for number, name in enumerate(CHANNELS):
            counts: dict[int, int] = {}
            for row in rows:
                features = row[number]
                if name in LETTER_CHANNELS:
                    seen = {one for word in set(features) for one in hashes_of_letters(word).tolist()}
                else:
                    seen = set(_hashes([features]).tolist())
                for one in seen:
                    counts[one] = counts.get(one, 0) + 1
            known = sorted(one for one, count in counts.items() if count >= MIN_SENTENCES)
            hashes = np.array(known, dtype=np.uint32)
            often = np.array([counts[one] for one in known], dtype=np.float64)
            idf = np.log((1 + len(rows)) / (1 + often)) + 1
            if name in _PLAIN:
                idf = np.ones_like(idf)
            vocabularies.append(ChannelVocabulary(hashes, idf.astype(np.float32)))
        return cls(vocabularies)

    def columns_of(self, names: Collection[str]) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Which columns belong to these channels: (width,)."""
        sizes = [len(v.hashes) for v in self.vocabularies]
        return np.repeat([name in names for name in CHANNELS], sizes)

    def transform(self, rows: Sequence[Channels]) -> sp.csr_matrix:
        """Sparse rows; each channel has the norm that `WEIGHTS` gives it, or 0 when nothing is known."""
        seen = []
        for number in range(len(CHANNELS)):
            columns, counts = self.columns(number, [row[number] for row in rows])
            owners = np.repeat(np.arange(len(rows)), [len(row[number]) for row in rows])
            seen.append(np.repeat(owners, counts) * self.width + columns)
        places, times = np.unique(np.concatenate(seen), return_counts=True)
        owners, columns = np.divmod(places, max(self.width, 1))
        values = (1 + np.log(times.astype(np.float32))) * self._idf[columns]
        parts = owners * len(CHANNELS) + self._channel[columns]
        squares = np.bincount(parts, values.astype(np.float64) ** 2, len(rows) * len(CHANNELS))
        norms = np.tile([WEIGHTS[name] for name in CHANNELS], len(rows))
        scale = np.where(squares > 0, norms / np.sqrt(np.where(squares > 0, squares, 1)), 0)
        data = (values * scale[parts]).astype(np.float32)
        ends = np.searchsorted(owners, np.arange(len(rows) + 1))
        return sp.csr_matrix((data, columns, ends), shape=(len(rows), self.width))

    def columns(self, number: int, rows: Sequence[Features]) -> tuple[Ints, Ints]:
        """Columns of the known among the features of a channel, end to end, and how many each feature has.

        In a letter channel a feature is a word, and its columns are those of its runs of letters.
        """
        if CHANNELS[number] not in LETTER_CHANNELS:
            columns, known = self._look_up(number, _hashes(rows))
            return columns, known.astype(np.int64)
        of_word = self._words[number]
        names = list(chain.from_iterable(rows))
        if new := [word for word in dict.fromkeys(names) if word not in of_word]:
            if len(of_word) > _MOST_WORDS:
                of_word.clear()
                new = list(dict.fromkeys(names))
            letters = list(map(hashes_of_letters, new))
            columns, known = self._look_up(number, np.concatenate(letters))
            ends = np.cumsum([0, *map(len, letters)])
            borders = np.concatenate([[0], np.cumsum(known)])[ends].tolist()
            for word, (first, last) in zip(new, pairwise(borders), strict=True):
                of_word[word] = columns[first:last].tobytes()
        parts = [of_word[name] for name in names]
        columns = np.frombuffer(b"".join(parts), np.int64)
        return columns, np.array([len(part) for part in parts], np.int64) // columns.itemsize

    def _look_up(self, number: int, hashes: Hashes) -> tuple[Ints, Bools]:
        """Columns of the known among these hashes, and which of them are known."""
        places, known = self._tables[number].find(hashes)
        return places[known] + self._starts[number], known


def _hashes(rows: Sequence[Features]) -> Hashes:
    """Hashes of the features of sentences, end to end."""
    if rows and isinstance(rows[0], np.ndarray):
        return np.concatenate(rows)
    return hashes_of(list(chain.from_iterable(rows)))
