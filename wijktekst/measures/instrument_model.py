"""The linear model of the instrument of a measure: which of six, how sure, and the words that carried it.

A sentence's features become one row of numbers, TF-IDF with a norm of one for each channel; a score per
instrument is the sum of their weights. What is not sure enough has no answer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile
from zlib import crc32

import numpy as np

from wijktekst import resources
from wijktekst.errors import ModelError
from wijktekst.measures.features import char_grams
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
FORMAT = 1
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
        starts = np.cumsum([0, *(len(one) for one in hashes)]).tolist()
        self.width = starts[-1]
        self._column = [
            {name: start + at for at, name in enumerate(one.tolist())}
            for start, one in zip(starts, hashes, strict=False)
        ]
        self._weight = np.concatenate([one.astype(np.float64) for one in idf])
        self._letters: dict[str, list[int]] = {}

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

    def columns(self, channel: int, feature: Feature) -> list[int]:
        """Columns of a feature of a channel: for a word its known runs of letters, else one or none."""
        get = self._column[channel].get
        if channel != LETTERS:
            column = get(crc32(feature[0].encode()))
            return [] if column is None else [column]
        known = self._letters.get(feature[0])
        if known is None:
            known = [at for one in _hashes(channel, feature) if (at := get(one)) is not None]
            if len(self._letters) < 100_000:
                self._letters[feature[0]] = known
        return known

    def row(self, of: InstrumentFeatures) -> tuple[Ints, Floats, Ints]:
        """Columns of a sentence (distinct), the values there, and how often each occurs."""
        parts = [self._part(channel, features) for channel, features in enumerate(of.channels)]
        columns, values, counts = zip(*parts, strict=True)
        return np.concatenate(columns), np.concatenate(values), np.concatenate(counts)

    def _part(self, channel: int, features: Sequence[Feature]) -> tuple[Ints, Floats, Ints]:
        found = [column for feature in features for column in self.columns(channel, feature)]
        columns, counts = np.unique(np.array(found, dtype=np.int64), return_counts=True)
        values = (1 + np.log(counts)) * self._weight[columns]
        norm = np.sqrt((values**2).sum())
        return columns, values / norm if norm else values, counts


def _hashes(channel: int, feature: Feature) -> list[int]:
    names = char_grams(feature[0]) if channel == LETTERS else (feature[0],)
    return [crc32(name.encode()) for name in names]


@dataclass(frozen=True, slots=True)
class InstrumentModel:
    """Weights (width, 6), whole numbers of -127 to 127, with a scale and a bias per instrument.

    `sharpness` turns scores into certainties; below `threshold` there is no answer.
    """

    vocabulary: Vocabulary
    weights: Floats
    scale: Floats
    bias: Floats
    sharpness: float
    threshold: float

    def scores(self, of: InstrumentFeatures) -> Floats:
        """A score per instrument: (6,)."""
        columns, values, _ = self.vocabulary.row(of)
        return self._scores(columns, values)

    def answer(self, text: str, *, has_amount: bool) -> Answer | None:
        """The instrument of a measure; None when it is not sure, or no word tells."""
        of = features_of(text, has_amount=has_amount)
        if not of.tokens or not of.telling:
            return None
        columns, values, counts = self.vocabulary.row(of)
        certain = certainties(self._scores(columns, values), self.sharpness)
        best = int(certain.argmax())
        if certain[best] < self.threshold:
            return None
        # What speaks for this instrument more than for an average one.
        other = -self.scale / len(INSTRUMENTS)
        other[best] += self.scale[best]
        carried = values * (self.weights[columns] @ other) / counts
        shares = dict(zip(columns.tolist(), carried.tolist(), strict=True))
        start, end = self._proof(of, shares, len(text))
        return Answer(INSTRUMENTS[best], float(certain[best]), start, end)

    def _scores(self, columns: Ints, values: Floats) -> Floats:
        scores: Floats = (values @ self.weights[columns]) * self.scale + self.bias
        return scores

    def _proof(self, of: InstrumentFeatures, shares: dict[int, float], length: int) -> tuple[int, int]:
        """The heaviest word with its neighbours that weigh too; the whole text when no word weighs."""
        weights = [0.0] * len(of.tokens)
        for channel, features in enumerate(of.channels):
            for feature in features:
                _, first, last = feature
                if first < last:
                    weight = sum(shares[column] for column in self.vocabulary.columns(channel, feature))
                    for at in range(first, last):
                        weights[at] += weight / (last - first)
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
        "limits": np.array([model.sharpness, model.threshold]),
    }
    for number, (hashes, idf) in enumerate(zip(model.vocabulary.hashes, model.vocabulary.idf, strict=True)):
        arrays[f"hashes{number}"], arrays[f"idf{number}"] = hashes, idf
    with (folder / "weights.npz").open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]  # the stubs know one keyword
    manifest = {"format": FORMAT, "instruments": INSTRUMENTS, "channels": CHANNELS, **manifest}
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


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
            sharpness, threshold = arrays["limits"].tolist()
    except (OSError, AttributeError, KeyError, ValueError, BadZipFile) as error:
        raise ModelError(
            f"Het instrumentmodel in '{folder.name}' ontbreekt of is beschadigd ({type(error).__name__}). "
            "Installeer wijktekst opnieuw."
        ) from error
    if weights.shape != (vocabulary.width, len(INSTRUMENTS)):
        raise ModelError(
            f"De gewichten van het instrumentmodel in '{folder.name}' passen niet bij zijn woordenlijst."
        )
    return InstrumentModel(vocabulary, weights.astype(np.float64), scale, bias, sharpness, threshold)


@lru_cache(maxsize=1)
def shipped() -> InstrumentModel:
    """The model that comes with the package. Raises ModelError or ResourceError when it is not whole."""
    return load(resources.find("models", INSTRUMENT_ID))
