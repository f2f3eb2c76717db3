"""The linear model of the instrument of a measure: which of six, how sure, and the words that carried it.

A sentence's features become one row of numbers, TF-IDF with a norm of one for each channel; a score per
instrument is the sum of their weights. Where a network read the sentence, what it says counts along. What is
not sure enough has no answer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any
from zipfile import BadZipFile
from zlib import crc32

import numpy as np

from wijktekst import resources
from wijktekst.errors import ModelError
from wijktekst.measures.hashing import char_grams
from wijktekst.measures.instrument_features import (
    CHANNELS,
    LETTERS,
    PLAIN,
    Feature,
    InstrumentFeatures,
    features_of,
)
from wijktekst.measures.items import INSTRUMENT_ID
from wijktekst.types import INSTRUMENTS

#: Raised when stored weights can no longer be read by this code.
FORMAT = 3
#: What the scores of the network count beside the linear ones.
NETWORK_RATIO = 0.3
#: A feature must occur in this many training sentences.
MIN_SENTENCES = 2
#: A word beside the heaviest belongs to the proof from this share of its weight; so many words at most.
_SHARE, _LONGEST = 0.5, 5

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Answer:
    """An instrument, the certainty of it (0 to 1), and the characters that carried it most."""

    instrument: str
    certainty: float
    start: int
    end: int


class Vocabulary:
    """Known features as columns, channel after channel; hashes are CRC-32, sorted within a channel."""

    def __init__(self, hashes: Sequence[np.ndarray[Any, Any]], idf: Sequence[np.ndarray[Any, Any]]) -> None:
        self.hashes, self.idf = tuple(hashes), tuple(idf)
        self._starts = np.cumsum([0, *(len(one) for one in hashes)])
        starts = self._starts.tolist()
        self.width = starts[-1]
        self._column = [
            {name: (start + at,) for at, name in enumerate(one.tolist())}
            for start, one in zip(starts, hashes, strict=False)
        ]
        self._weight = np.concatenate([one.astype(np.float64) for one in idf])
        self._letters: dict[str, tuple[int, ...]] = {}

    @classmethod
    def fit(cls, rows: Sequence[InstrumentFeatures]) -> Vocabulary:
        """Every feature of at least `MIN_SENTENCES` sentences, with how rare it is."""
        hashes, idf = [], []
        for channel, name in enumerate(CHANNELS):
            counts: dict[int, int] = {}
            for row in rows:
                for one in {
                    hash_ for feature in row.channels[channel] for hash_ in _hashes(channel, feature)
                }:
                    counts[one] = counts.get(one, 0) + 1
            known = sorted(one for one, count in counts.items() if count >= MIN_SENTENCES)
            often = np.array([counts[one] for one in known], dtype=np.float64)
            rare = np.ones_like(often) if name in PLAIN else np.log((1 + len(rows)) / (1 + often)) + 1
            hashes.append(np.array(known, dtype=np.uint32))
            idf.append(rare.astype(np.float16))
        return cls(hashes, idf)

    def columns_of(self, of: InstrumentFeatures) -> list[Sequence[int]]:
        """The columns of each feature, channel after channel: of a word those of its known runs of letters,
        of others one or none.
        """
        found: list[Sequence[int]] = []
        for channel, (features, column) in enumerate(zip(of.channels, self._column, strict=True)):
            if channel == LETTERS:
                found += [self._letters_of(word) for word, _, _ in features]
            else:
                found += [column.get(crc32(name.encode()), ()) for name, _, _ in features]
        return found

    def _letters_of(self, word: str) -> Sequence[int]:
        known = self._letters.get(word)
        if known is None:
            column = self._column[LETTERS]
            hashes = _hashes(LETTERS, (word, 0, 0))
            known = tuple(at for one in hashes for at in column.get(one, ()))
            if len(self._letters) < 100_000:
                self._letters[word] = known
        return known

    def row(self, found: Ints) -> tuple[Ints, Floats, Ints]:
        """Of the columns of a sentence: which there are, the values there, and how often each occurs."""
        columns, counts = np.unique(found, return_counts=True)
        values = (1 + np.log(counts)) * self._weight[columns]
        squares = values**2
        borders = np.searchsorted(columns, self._starts).tolist()
        for first, last in pairwise(borders):
            if norm := np.sqrt(squares[first:last].sum()):
                values[first:last] /= norm
        return columns, values, counts


def joined(found: Sequence[Sequence[int]]) -> Ints:
    """The columns of all features in a row."""
    return np.array(list(chain.from_iterable(found)), dtype=np.int64)


def _hashes(channel: int, feature: Feature) -> list[int]:
    names = char_grams(feature[0]) if channel == LETTERS else (feature[0],)
    return [crc32(name.encode()) for name in names]


@dataclass(frozen=True, slots=True)
class Limits:
    """`sharpness` turns scores into certainties; below `threshold` there is no answer."""

    sharpness: float = 1.0
    threshold: float = 0.0


@dataclass(frozen=True, slots=True)
class InstrumentModel:
    """Weights (width, 6), whole numbers of -127 to 127, with a scale and a bias per instrument; limits of the
    linear scores `alone` and of these with those of the network.
    """

    vocabulary: Vocabulary
    weights: np.ndarray[Any, Any]
    scale: Floats
    bias: Floats
    alone: Limits = Limits()
    both: Limits = Limits()

    def scores(self, of: InstrumentFeatures) -> Floats:
        """A score per instrument: (6,)."""
        columns, values, _ = self.vocabulary.row(joined(self.vocabulary.columns_of(of)))
        return self._scores(values, self._weights_at(columns))

    def answer(self, text: str, *, has_amount: bool, beside: Sequence[float] = ()) -> Answer | None:
        """The instrument of a measure; None when it is not sure, or no word tells. `beside` is what a network
        says of each, () where none was asked.
        """
        of = features_of(text, has_amount=has_amount)
        if not of.tokens or not of.telling:
            return None
        by_feature = self.vocabulary.columns_of(of)
        found = joined(by_feature)
        columns, values, counts = self.vocabulary.row(found)
        weights = self._weights_at(columns)
        scores, limits = self._scores(values, weights), self.alone
        if beside:
            scores, limits = with_network(scores, np.array(beside)), self.both
        certain = certainties(scores, limits.sharpness)
        best = int(certain.argmax())
        if certain[best] < limits.threshold:
            return None
        # What speaks for this instrument more than for an average one.
        other = -self.scale / len(INSTRUMENTS)
        other[best] += self.scale[best]
        carried = values * (weights @ other) / counts
        feature = np.repeat(np.arange(len(by_feature)), list(map(len, by_feature)))
        shares = np.bincount(feature, carried[np.searchsorted(columns, found)], len(by_feature))
        start, end = _proof(of, shares.tolist(), len(text))
        return Answer(INSTRUMENTS[best], float(certain[best]), start, end)

    def _weights_at(self, columns: Ints) -> Floats:
        return self.weights[columns].astype(np.float64)

    def _scores(self, values: Floats, weights: Floats) -> Floats:
        scores: Floats = (values @ weights) * self.scale + self.bias
        return scores


def _proof(of: InstrumentFeatures, shares: Sequence[float], length: int) -> tuple[int, int]:
    """The heaviest word with its neighbours that weigh too; the whole text when no word weighs.

    `shares` : what each feature carried.
    """
    weights = [0.0] * len(of.tokens)
    for (_, first, last), share in zip(chain.from_iterable(of.channels), shares, strict=True):
        for at in range(first, last):
            weights[at] += share / (last - first)
    top = max(weights, default=0.0)
    if top <= 0:
        return 0, length
    first = weights.index(top)
    last = first + 1
    while last < len(weights) and last - first < _LONGEST and weights[last] >= _SHARE * top:
        last += 1
    while first > 0 and last - first < _LONGEST and weights[first - 1] >= _SHARE * top:
        first -= 1
    return of.tokens[first].start, of.tokens[last - 1].end


def with_network(scores: Floats, beside: Floats) -> Floats:
    """Linear scores (..., 6) and those of the network together."""
    found: Floats = scores + NETWORK_RATIO * (beside - beside.mean(axis=-1, keepdims=True))
    return found


def certainties(scores: Floats, sharpness: float) -> Floats:
    """Scores (..., 6) as shares that add up to one."""
    raised = np.exp(sharpness * (scores - scores.max(axis=-1, keepdims=True)))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def save(model: InstrumentModel, folder: Path, manifest: dict[str, Any]) -> None:
    """Write weights.npz and manifest.json; the same model gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, np.ndarray[Any, Any]] = {
        "weights": model.weights.astype(np.int8),
        "scale": model.scale,
        "bias": model.bias,
        "limits": np.array([[one.sharpness, one.threshold] for one in (model.alone, model.both)]),
    }
    for number, (hashes, idf) in enumerate(zip(model.vocabulary.hashes, model.vocabulary.idf, strict=True)):
        arrays[f"hashes{number}"], arrays[f"idf{number}"] = hashes, idf
    with (folder / "weights.npz").open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]  # the stubs know one keyword
    manifest = {"format": FORMAT, "instruments": INSTRUMENTS, "channels": CHANNELS, **manifest}
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def load(folder: Path) -> InstrumentModel:
    """Read what `save` wrote. Raises ModelError when it is missing, damaged or of another version."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        found = tuple(manifest.get(key) for key in ("format", "instruments", "channels"))
        if found != (FORMAT, list(INSTRUMENTS), list(CHANNELS)):
            raise ModelError(
                f"Het instrumentmodel in '{folder.name}' hoort bij een andere versie van wijktekst. "
                "Installeer wijktekst opnieuw."
            )
        with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
            numbers = range(len(CHANNELS))
            vocabulary = Vocabulary(
                [arrays[f"hashes{n}"] for n in numbers], [arrays[f"idf{n}"] for n in numbers]
            )
            weights, scale, bias = (arrays[name] for name in ("weights", "scale", "bias"))
            alone, both = (Limits(*row) for row in arrays["limits"].tolist())
    except (OSError, AttributeError, KeyError, TypeError, ValueError, BadZipFile) as error:
        raise ModelError(
            f"Het instrumentmodel in '{folder.name}' ontbreekt of is beschadigd ({type(error).__name__}). "
            "Installeer wijktekst opnieuw."
        ) from error
    if weights.shape != (vocabulary.width, len(INSTRUMENTS)):
        raise ModelError(
            f"De gewichten van het instrumentmodel in '{folder.name}' passen niet bij zijn woordenlijst."
        )
    return InstrumentModel(vocabulary, weights, scale, bias, alone, both)


@lru_cache(maxsize=1)
def shipped() -> InstrumentModel:
    """The model that comes with the package. Raises ModelError or ResourceError when it is not whole."""
    return load(resources.find("models", INSTRUMENT_ID))
