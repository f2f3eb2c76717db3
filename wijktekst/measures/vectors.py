"""From features to sparse numbers: vocabularies of hashes, TF-IDF per channel, fixed channel weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
import scipy.sparse as sp

from wijktekst.measures.features import CHANNELS, LETTER_CHANNELS, char_grams

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

Channels = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class ChannelVocabulary:
    """Hashes of known features (uint32, sorted) and their weights (float32), of equal length."""

    hashes: np.ndarray[Any, np.dtype[np.uint32]]
    idf: np.ndarray[Any, np.dtype[np.float32]]


class Vectors:
    """Turns channels into rows of a sparse matrix, (n, width) float32; a row depends on one sentence."""

    def __init__(self, vocabularies: Sequence[ChannelVocabulary]) -> None:
        self.vocabularies = tuple(vocabularies)
        self.width = sum(len(v.hashes) for v in self.vocabularies)
        self._columns = [
            dict(zip(v.hashes.tolist(), range(len(v.hashes)), strict=True)) for v in vocabularies
        ]
        self._starts = [
            sum(len(v.hashes) for v in self.vocabularies[:number]) for number in range(len(self.vocabularies))
        ]
        self._words: list[dict[str, list[int]]] = [{} for _ in vocabularies]

    @classmethod
    def fit(cls, rows: Sequence[Channels]) -> Vectors:
        """Vocabulary of the training sentences: every feature seen in at least `MIN_SENTENCES` of them."""
        vocabularies = []
        for number, name in enumerate(CHANNELS):
            counts: dict[int, int] = {}
            for row in rows:
                features = row[number]
                if name in LETTER_CHANNELS:
                    seen = {crc32(g.encode()) for word in set(features) for g in char_grams(word)}
                else:
                    seen = {crc32(f.encode()) for f in features}
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
        parts = [self._channel(number, [row[number] for row in rows]) for number in range(len(CHANNELS))]
        return sp.hstack(parts, format="csr")

    def _channel(self, number: int, rows: Sequence[Sequence[str]]) -> sp.csr_matrix:
        name, vocabulary = CHANNELS[number], self.vocabularies[number]
        indices: list[int] = []
        lengths = [0]
        for features in rows:
            indices.extend(self._known(number, features))
            lengths.append(len(indices))
        data = np.ones(len(indices), dtype=np.float32)
        shape = (len(rows), len(vocabulary.hashes))
        matrix = sp.csr_matrix((data, np.array(indices, dtype=np.int32), lengths), shape=shape)
        matrix.sum_duplicates()
        matrix.data = (1 + np.log(matrix.data)) * vocabulary.idf[matrix.indices]
        squares = np.zeros(len(rows), dtype=np.float64)
        owner = np.repeat(np.arange(len(rows)), np.diff(matrix.indptr))
        np.add.at(squares, owner, matrix.data.astype(np.float64) ** 2)
        scale = np.where(squares > 0, WEIGHTS[name] / np.sqrt(np.where(squares > 0, squares, 1)), 0)
        matrix.data = (matrix.data * scale[owner]).astype(np.float32)
        return matrix

    def columns_by_feature(
        self, number: int, features: Sequence[str]
    ) -> Iterator[tuple[str, Sequence[tuple[int, float]]]]:
        """Each distinct feature of a channel (in a letter channel: each word) with its columns in the whole
        row, and the share of such a column that is this feature's: runs of letters are shared by words.
        """
        start = self._starts[number]
        distinct = {feature: self._known(number, [feature]) for feature in dict.fromkeys(features)}
        if CHANNELS[number] not in LETTER_CHANNELS:
            owners = Counter(columns[0] for columns in distinct.values() if columns)
            for feature, columns in distinct.items():
                if columns:
                    yield feature, [(start + columns[0], 1 / owners[columns[0]])]
            return
        owners = Counter(at for columns in distinct.values() for at in columns)
        for feature, columns in distinct.items():
            yield feature, [(start + at, count / owners[at]) for at, count in Counter(columns).items()]

    def _known(self, number: int, features: Sequence[str]) -> list[int]:
        column = self._columns[number].get
        if CHANNELS[number] not in LETTER_CHANNELS:
            return [at for feature in features if (at := column(crc32(feature.encode()))) is not None]
        cache = self._words[number]
        known: list[int] = []
        for word in features:
            grams = cache.get(word)
            if grams is None:
                grams = [at for gram in char_grams(word) if (at := column(crc32(gram.encode()))) is not None]
                if len(cache) < 100_000:
                    cache[word] = grams
            known.extend(grams)
        return known
