"""Finding a string in a text when only its length and two hashes are known.

Letters and digits count, in lower case and without accents or ligatures, so that spaces, hyphens at line ends
and the spelling of an extraction do not matter. The hashes are keyed with the document's own bytes: whoever
has the document can recognise its strings, and whoever has not cannot guess even a short one.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np

Words = np.ndarray[Any, np.dtype[np.uint64]]
Places = np.ndarray[Any, np.dtype[np.int64]]
#: Stands between parts of a stream over which no string runs.
BREAK = "\0"
_WORD = (1 << 64) - 1


@cache
def _folded(char: str) -> str:
    if char == BREAK:
        return BREAK
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(one for one in plain if one.isalnum())


def fold(text: str) -> str:
    """Letters and digits of a text, in lower case, without accents and ligatures."""
    return "".join(map(_folded, text))


def count_words(text: str) -> int:
    """Stretches between white space that hold a letter or digit."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


@dataclass(frozen=True)
class Stream:
    """The folded characters of a text, and for each the offset in the text of the character it came from."""

    chars: str
    offsets: Places

    @classmethod
    def of(cls, text: str) -> Stream:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        distinct, which = np.unique(codes, return_inverse=True)
        told = [_folded(chr(int(code))) for code in distinct]
        lengths = np.array([len(one) for one in told], dtype=np.int64)
        offsets = np.repeat(np.arange(len(codes), dtype=np.int64), lengths[which] if len(told) else 0)
        return cls("".join(told[one] for one in which.tolist()), offsets)

    def without_breaks(self) -> Stream:
        """The same, so that a string may run from part to part."""
        kept = np.array([char != BREAK for char in self.chars], dtype=bool)
        return Stream(self.chars.replace(BREAK, ""), self.offsets[kept] if len(kept) else self.offsets)

    @cached_property
    def codes(self) -> Words:
        return np.frombuffer(self.chars.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)


class Key:
    """The secret of a document, and the hashes made with it."""

    def __init__(self, data: bytes) -> None:
        self._secret = hashlib.blake2b(data, person=b"leesgoud").digest()
        self._mixed = np.uint64(int.from_bytes(self._secret[:8], "big"))
        self._base = int.from_bytes(self._secret[8:16], "big") | 1

    def sure(self, folded: str) -> str:
        """Keyed SHA-256 of a folded string, the first 16 hex digits."""
        return hashlib.sha256(self._secret + folded.encode("utf-8")).hexdigest()[:16]

    def rolling(self, folded: str) -> str:
        """Hash of a folded string that is quick to make of all windows of a text: 16 hex digits."""
        window = self._windows(Stream.of(folded).codes, len(folded))
        return f"{int(window[0]):016x}"

    def find(self, stream: Stream, wanted: Iterable[Wanted]) -> dict[Wanted, list[int]]:
        """Where in the stream each string begins, in order; strings that are nowhere are left out."""
        by_length: dict[int, dict[int, list[Wanted]]] = {}
        for one in wanted:
            by_length.setdefault(one.length, {}).setdefault(int(one.rolling, 16), []).append(one)
        found: dict[Wanted, list[int]] = {}
        sums, powers = self._prefix(stream.codes)
        for length, ones in sorted(by_length.items()):
            if not 0 < length <= len(stream.chars):
                continue
            hashes = _window(sums, powers, length)
            for at in np.flatnonzero(np.isin(hashes, np.array(list(ones), dtype=np.uint64))).tolist():
                sure = self.sure(stream.chars[at : at + length])
                for one in ones[int(hashes[at])]:
                    if one.sure == sure:
                        found.setdefault(one, []).append(at)
        return found

    def _windows(self, codes: Words, length: int) -> Words:
        return _window(*self._prefix(codes), length)

    def _prefix(self, codes: Words) -> tuple[Words, Words]:
        """Sums of secret numbers of characters times powers of the base, and inverse powers; modulo 2^64."""
        mixed = _scattered(codes ^ self._mixed)
        powers = _powers(self._base, len(codes))
        sums = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(mixed * powers, dtype=np.uint64)])
        return sums, _powers(pow(self._base, -1, 1 << 64), len(codes))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A string known by the number of its folded characters and its two hashes."""

    length: int
    rolling: str
    sure: str


def _window(sums: Words, inverse: Words, length: int) -> Words:
    """Hash of every window of this length: the difference of two sums, taken back to the power 0."""
    last = len(sums) - length
    result: Words = (sums[length:] - sums[:last]) * inverse[:last]
    return result


def _powers(base: int, number: int) -> Words:
    steps = np.full(number, base & _WORD, dtype=np.uint64)
    steps[:1] = 1
    return np.cumprod(steps, dtype=np.uint64)


def _scattered(values: Words) -> Words:
    """The mixing steps of splitmix64."""
    mixed = values * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    result: Words = mixed ^ (mixed >> np.uint64(31))
    return result


def joined(parts: Sequence[str]) -> str:
    """Parts in one text, with a break between them."""
    return BREAK.join(parts)
