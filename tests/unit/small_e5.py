"""An encoder with the layout of multilingual-e5-small and a few random weights."""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

from wijktekst.language.subwords import Subwords
from wijktekst.training.dutch.e5 import E5Weights, Shape

WIDTH, LAYERS, HIDDEN, POSITIONS = 32, 4, 64, 514
_LETTERS = "abcdefghijklmnopqrstuvwxyzDBUH."
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "\u2581", *_LETTERS, "\u2581De", "\u2581wijk", "en", "ijk"]
SCORES = [0.0, 0.0, 0.0, 0.0, -3.0, *[-4.0] * len(_LETTERS), -2.0, -2.5, -2.5, -2.5]
SHAPE = Shape(WIDTH, LAYERS, 4, HIDDEN, len(PIECES), POSITIONS)


def subwords() -> Subwords:
    return Subwords(PIECES, SCORES, 0, 2, 3)


def weights(seed: int = 0) -> E5Weights:
    rng = np.random.default_rng(seed)
    sizes: dict[str, tuple[int, ...]] = {
        "emb.word": (len(PIECES), WIDTH),
        "emb.pos": (POSITIONS, WIDTH),
        "emb.type": (1, WIDTH),
        "emb.ln.w": (WIDTH,),
        "emb.ln.b": (WIDTH,),
    }
    for at in range(LAYERS):
        for name in ("q", "k", "v", "ao"):
            sizes |= {f"l{at}.{name}.w": (WIDTH, WIDTH), f"l{at}.{name}.b": (WIDTH,)}
        sizes |= {f"l{at}.fi.w": (HIDDEN, WIDTH), f"l{at}.fi.b": (HIDDEN,)}
        sizes |= {f"l{at}.fo.w": (WIDTH, HIDDEN), f"l{at}.fo.b": (WIDTH,)}
        for name in ("aln", "oln"):
            sizes |= {f"l{at}.{name}.w": (WIDTH,), f"l{at}.{name}.b": (WIDTH,)}
    tensors = {name: rng.normal(0, 0.3, size).astype(np.float32) for name, size in sizes.items()}
    # Normalisation as in a trained encoder: it hardly scales.
    tensors |= {name: tensor * 0 + 1 for name, tensor in tensors.items() if name.endswith("ln.w")}
    return E5Weights(SHAPE, tensors, subwords())


def q4(values: NDArray[np.float32]) -> tuple[bytes, NDArray[np.float32]]:
    """Values in blocks of 32 as the file stores them in four bits, and what is left of them."""
    stored, kept = b"", []
    for block in values.reshape(-1, 32):
        scale = np.float16(np.abs(block).max() / 7)
        numbers = np.clip(np.round(block / np.float32(scale)), -8, 7).astype(np.int8) + 8
        stored += scale.tobytes() + (numbers[:16] | numbers[16:] << 4).astype(np.uint8).tobytes()
        kept.append((numbers - 8).astype(np.float32) * np.float32(scale))
    return stored, np.concatenate(kept).reshape(values.shape)


def file(model: E5Weights, four_bits: set[str]) -> tuple[bytes, dict[str, NDArray[np.float32]]]:
    """The bytes of an e5-small-q4.bin with these tensors in four bits, and the tensors that it holds."""
    blob = "".join(PIECES).encode("utf-8")
    offsets = np.cumsum([0, *[len(piece.encode("utf-8")) for piece in PIECES]]).astype("<u4")
    head = b"E5S1" + bytes(4) + struct.pack("<7i", *_shape(model.shape), 0) + bytes(8)
    head += struct.pack("<5i", len(PIECES), 0, 2, 1, 3) + struct.pack("<Q", len(blob))
    head += offsets.tobytes() + np.array(SCORES, "<f4").tobytes() + blob
    head += struct.pack("<iI", 0, 3) + b"abc" + struct.pack("<i", len(model.tensors))
    size = len(head) + sum(2 + len(name) + 21 for name in model.tensors)
    table, body, held = b"", b"", {}
    for name, tensor in model.tensors.items():
        stored, held[name] = q4(tensor) if name in four_bits else (tensor.tobytes(), tensor)
        table += struct.pack("<H", len(name)) + name.encode("ascii")
        table += struct.pack("<BIQQ", 0, tensor.size, size + len(body), len(stored))
        body += stored
    return head + table + body, held


def _shape(shape: Shape) -> tuple[int, ...]:
    return (shape.width, shape.layers, shape.heads, shape.hidden, shape.vocabulary, shape.positions)
