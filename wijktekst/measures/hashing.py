"""Features by their CRC-32. A run of words is hashed word by word, so that its name is never made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from zlib import crc32

import numpy as np

Hashes = np.ndarray[Any, np.dtype[np.uint32]]


def hashes_of(names: Sequence[str]) -> Hashes:
    """The hash of each name."""
    return np.fromiter(map(crc32, map(str.encode, names)), np.uint32, len(names))


def hashes_of_runs(names: Sequence[str], longest: int) -> Hashes:
    """Hashes of the runs of 1 to `longest` names, parted by spaces; the short ones first."""
    encoded = [name.encode() for name in names]
    spaced = [b" " + one for one in encoded]
    last = list(map(crc32, encoded))
    found = last[:]
    for size in range(1, longest):
        last = list(map(crc32, spaced[size:], last))  # a hash goes on from that of the run without its end
        found += last
    return np.fromiter(found, np.uint32, len(found))


@lru_cache(maxsize=100_000)
def hashes_of_letters(word: str) -> Hashes:
    """Hashes of the runs of letters of a word."""
    return hashes_of(char_grams(word))


def char_grams(word: str) -> list[str]:
    """Runs of 3 to 5 characters inside a word, with a space as border."""
    padded = f" {word} "
    return [padded[i : i + size] for size in (3, 4, 5) for i in range(max(1, len(padded) - size + 1))]
