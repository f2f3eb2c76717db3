"""The small network of the default model: convolutions over the pieces of a sentence and of what precedes it.

Encoders of forty times its size taught it (docs/decisions/0026-a-small-network.md). All weights and all that
they are multiplied with are whole numbers, so small that float32 holds every sum exactly. So a sentence gets
the same score whatever stands beside it in a batch, on every processor and with every library of linear
algebra.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from wijktekst.errors import ModelError
from wijktekst.language.subwords import Subwords
from wijktekst.measures.items import SentenceInput
from wijktekst.measures.model import CLASSES, KINDS, OUTPUTS, Floats, Ints
from wijktekst.measures.pieces import PIECES, TEXT, Pieces, Reading, pieces_of
from wijktekst.types import CHALLENGES, INSTRUMENTS

#: File of the weights.
WEIGHTS = "netwerk.npz"
#: Raised when stored weights can no longer be read by this code.
FORMAT = 2
#: Outputs of a task: kinds, challenges, themes, and the instruments of a measure.
TASKS = (len(KINDS), len(CLASSES), len(CHALLENGES), len(INSTRUMENTS))

#: Largest whole number of an activation, of one that is never negative, and of a mean of activations.
TOP, TOP_POSITIVE, MEAN_STEPS = 127, 255, 8
#: Steps per unit in which weights of terms, numbers before they are normalised, and attention are counted.
TERM_STEPS, FIXED, ATTENTION_STEPS = 100, 4096.0, 2.0**20
_EPSILON = 1e-5
#: Pieces that go through the network together: more would not fit in the cache of a core.
_PIECES = 512

Singles = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights (in, out), whole numbers of -127 to 127; what one step of the product is, and a bias (out,)."""

    weights: Singles
    scale: Singles
    bias: Singles

    def __call__(self, steps: Singles, size: Singles | float) -> Singles:
        """Of whole numbers (n, in), each worth `size`: (n, out)."""
        return self.scaled(steps @ self.weights, size)

    def scaled(self, product: Singles, size: Singles | float) -> Singles:
        """A product of whole numbers (n, out) as numbers; it is changed."""
        product *= self.scale * np.float32(size) if isinstance(size, float) else size * self.scale
        product += self.bias
        return product


@dataclass(frozen=True, slots=True)
class Norm:
    """Brings the numbers of a piece to mean 0 and variance 1, then by number to a gain and a bias."""

    gain: Singles
    bias: Singles

    def __call__(self, numbers: Singles) -> Singles:
        """Of (n, width), which is changed. In whole numbers first, so that sums are exact."""
        np.rint(np.multiply(numbers, FIXED, out=numbers), out=numbers)
        width = numbers.shape[1]
        mean = numbers.sum(axis=1, dtype=np.float64, keepdims=True) / width
        squares = np.square(numbers).sum(axis=1, dtype=np.float64, keepdims=True) / width
        deviation = np.sqrt(squares - mean * mean + _EPSILON * FIXED * FIXED)
        numbers -= mean.astype(np.float32)
        numbers *= (1 / deviation).astype(np.float32)
        numbers *= self.gain
        numbers += self.bias
        return numbers


@dataclass(frozen=True, slots=True)
class _Flat:
    """Sentences one behind the other with a gap around each: `starts` and `lengths` of each, `at` (n,) the
    rows of their pieces, `real` (rows, 1) which rows are pieces, and the `owner` of each row.
    """

    starts: Ints
    lengths: Ints
    at: Ints
    real: Singles
    owner: Ints

    @classmethod
    def of(cls, rows: Sequence[Pieces], gap: int) -> _Flat:
        lengths = np.array([len(row.ids) for row in rows])
        starts = np.cumsum(lengths + gap) - lengths
        at = np.arange(int(lengths.sum())) + np.repeat(gap * (np.arange(len(rows)) + 1), lengths)
        real = np.zeros((int(at[-1]) + gap + 1, 1), np.float32)
        real[at] = 1.0
        behind = np.searchsorted(starts + lengths, np.arange(len(real)), side="right")
        return cls(starts, lengths, at, real, np.minimum(behind, len(rows) - 1))


@dataclass(frozen=True, slots=True)
class Layer:
    """Looks at a piece, at those `distance` before and after it, and at the mean of all; `step` is what an
    activation counts in.
    """

    distance: int
    step: float
    near: Linear
    mean: Linear
    down: Linear
    norm: Norm

    def __call__(self, x: Singles, flat: _Flat) -> Singles:
        """Of all rows (rows, width), which are changed; the gaps hold 0."""
        steps = _steps(x, self.step)
        mean = np.add.reduceat(steps, flat.starts) / flat.lengths[:, None].astype(np.float32)
        hidden = self.near.scaled(self._product(steps), self.step)
        hidden += self.mean(np.rint(mean * MEAN_STEPS), self.step / MEAN_STEPS)[flat.owner]
        np.maximum(hidden, 0.0, out=hidden)
        unit = np.maximum(hidden.max(axis=1, keepdims=True), np.float32(1e-6)) / TOP_POSITIVE
        x += self.down(np.rint(np.divide(hidden, unit, out=hidden), out=hidden), unit)
        x = self.norm(x)
        x *= flat.real
        return x

    def _product(self, steps: Singles) -> Singles:
        """Of whole numbers of each row, of the one at a distance before it and of the one behind it."""
        before, here, after = np.split(self.near.weights, 3)
        far = 2 * self.distance
        product = np.zeros((len(steps), here.shape[1]), np.float32)
        inner = product[self.distance : len(steps) - self.distance]
        np.matmul(steps[self.distance : len(steps) - self.distance], here, out=inner)
        inner += steps[: len(steps) - far] @ before
        inner += steps[far:] @ after
        return product


class Network:
    """Scores of a sentence for the 28 outputs of the model, what each word has to do with them, and scores of
    the instruments.
    """

    def __init__(self, arrays: dict[str, np.ndarray[Any, Any]], subwords: Subwords) -> None:
        """Raises KeyError or ValueError when these are not the arrays of such a network."""
        if int(arrays["format"]) != FORMAT:
            raise ValueError("format")
        self._subwords = subwords
        self._words = arrays["words"].astype(np.float32), arrays["words.scale"]
        self._part = arrays["part"]
        self._terms = _linear(arrays, "terms")
        self._norm = _norm(arrays, "norm")
        self._layers = tuple(_layers(arrays))
        self._readout, self._step = _linear(arrays, "readout"), float(arrays["readout.step"])
        self._unit = self._readout.scale[len(TASKS) :].astype(np.float64) * self._step
        self._gap = max(layer.distance for layer in self._layers)

    @classmethod
    def load(cls, folder: Path) -> Network:
        """Raises ModelError when files are missing, damaged or of another version."""
        try:
            with np.load(folder / WEIGHTS, allow_pickle=False) as stored:
                return cls(dict(stored), Subwords.read(folder / PIECES))
        except (OSError, KeyError, ValueError, BadZipFile) as error:
            raise ModelError(
                f"Het netwerk in '{folder.name}' ontbreekt, is beschadigd of hoort bij een andere versie van "
                f"wijktekst ({type(error).__name__}). Installeer wijktekst opnieuw."
            ) from error

    def read(self, items: Sequence[SentenceInput]) -> Reading:
        """Scores of the sentences, and what each piece added to them."""
        pieces = [pieces_of(item, self._subwords) for item in items]
        scores, added = np.zeros((len(items), sum(TASKS))), []
        for start, rows in _batches(pieces):
            attention, told, starts = self._told(rows)
            told *= attention
            looked_at = np.maximum(np.add.reduceat(attention, starts), 1.0)
            scores[start : start + len(rows)] = np.add.reduceat(told, starts) / looked_at
            told *= np.repeat(self._unit / looked_at, [len(row.ids) for row in rows], axis=0)
            added.extend(np.split(told[:, :OUTPUTS], starts[1:]))
        scores = scores * self._unit + self._readout.bias[len(TASKS) :]
        return Reading(scores[:, :OUTPUTS], pieces, added, scores[:, OUTPUTS:])

    def _told(self, rows: Sequence[Pieces]) -> tuple[Floats, Floats, Ints]:
        """How much each output looks at each piece and what the piece says of it, (pieces, 34), in whole
        numbers; and where each sentence starts.
        """
        flat = _Flat.of(rows, self._gap)
        steps = self._read(rows, flat)[flat.at] @ self._readout.weights
        tasks = len(TASKS)
        starts = np.cumsum(flat.lengths) - flat.lengths
        size, bias = self._readout.scale[:tasks] * self._step, self._readout.bias[:tasks]
        looks = steps[:, :tasks].astype(np.float64) * size + bias
        looks[np.concatenate([row.parts for row in rows]) != TEXT] = -np.inf
        highest = np.maximum.reduceat(looks, starts)
        highest[np.isinf(highest)] = 0.0
        attention = np.rint(np.exp(looks - np.repeat(highest, flat.lengths, axis=0)) * ATTENTION_STEPS)
        return np.repeat(attention, TASKS, axis=1), steps[:, tasks:].astype(np.float64), starts

    def _read(self, rows: Sequence[Pieces], flat: _Flat) -> Singles:
        """What the last layer makes of each piece: whole numbers (rows, width), 0 in the gaps."""
        x = np.zeros((len(flat.owner), self._words[0].shape[1]), np.float32)
        x[flat.at] = self._embedded(rows)
        for layer in self._layers:
            x = layer(x, flat)
        return _steps(x, self._step)

    def _embedded(self, rows: Sequence[Pieces]) -> Singles:
        """Pieces, the parts that they belong to and the terms that they are in: (pieces, width)."""
        ids, parts = (np.concatenate([getattr(row, name) for row in rows]) for name in ("ids", "parts"))
        terms = np.rint(np.concatenate([row.terms for row in rows]) * TERM_STEPS).astype(np.float32)
        words, scale = self._words
        of_terms = self._terms(terms, 1 / TERM_STEPS)
        return self._norm(words[ids] * scale[ids, None] + self._part[parts] + of_terms)


def _steps(numbers: Singles, step: float) -> Singles:
    """As whole numbers of steps, cut off where they end."""
    steps: Singles = np.clip(np.rint(numbers / np.float32(step)), -TOP, TOP)
    return steps


def _batches(rows: Sequence[Pieces]) -> Iterator[tuple[int, list[Pieces]]]:
    """Rows in order, in groups of some `_PIECES` pieces, each with the place of its first."""
    start, size = 0, 0
    for at, row in enumerate(rows):
        size += len(row.ids)
        if size >= _PIECES or at == len(rows) - 1:
            yield start, list(rows[start : at + 1])
            start, size = at + 1, 0


def _linear(arrays: dict[str, np.ndarray[Any, Any]], name: str) -> Linear:
    weights = arrays[name].astype(np.float32)
    return Linear(weights, arrays[f"{name}.scale"], arrays[f"{name}.bias"])


def _norm(arrays: dict[str, np.ndarray[Any, Any]], name: str) -> Norm:
    return Norm(arrays[f"{name}.gain"], arrays[f"{name}.bias"])


def _layers(arrays: dict[str, np.ndarray[Any, Any]]) -> Iterator[Layer]:
    for number, distance in enumerate(arrays["distances"].tolist()):
        near, mean, down = (_linear(arrays, f"{number}.{part}") for part in ("near", "mean", "down"))
        yield Layer(
            distance, float(arrays[f"{number}.step"]), near, mean, down, _norm(arrays, f"{number}.norm")
        )
