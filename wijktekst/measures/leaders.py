"""Measures that lead a group, written small: words as numbers, a row per measure in flat arrays."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Odd, with its bits well spread (2**64 / golden ratio), so that neighbours get signatures that differ.
_SPREAD = 0x9E3779B97F4A7C15
_ALL_BITS = 2**64 - 1


@dataclass(frozen=True, slots=True)
class Coded:
    """A statement in numbers, each list in order; words are numbered from rare to common.

    `extra` are the words of the headings that are not in the sentence.
    """

    words: list[int]
    extra: list[int]
    names: list[int]
    euros: list[int]
    pointing: bool

    def digest(self) -> bytes:
        lengths = (len(self.words), len(self.extra), len(self.names), self.pointing)
        numbers = array("I", (*lengths, *self.words, *self.extra, *self.names, *self.euros))
        return blake2b(numbers.tobytes(), digest_size=16).digest()

    def signature(self) -> int:
        """Two bits of 64 for each name: a bit that another has not is a name that the other has not."""
        bits = 0
        for name in self.names:
            spread = (name + 1) * _SPREAD & _ALL_BITS
            bits |= 1 << (spread >> 58) | 1 << (spread >> 52 & 63)
        return bits


class Leaders:
    """A row per leader, in the order in which they are added."""

    def __init__(self) -> None:
        self.index = array("I")  # which measure it is
        self.weight = array("d")  # of its words
        self._signature = array("Q")
        self._pointing = bytearray()
        self._numbers = array("I")  # words, extra, names and euros of the first row, then of the second, ...
        self._start = array("I", [0])  # of each row, and of the next one to be added
        self._words_end, self._extra_end, self._names_end = array("I"), array("I"), array("I")

    def add(self, index: int, one: Coded, weight: float) -> int:
        """The row of a new leader."""
        self.index.append(index)
        self.weight.append(weight)
        self._signature.append(one.signature())
        self._pointing.append(one.pointing)
        numbers = self._numbers
        numbers.extend(one.words)
        self._words_end.append(len(numbers))
        numbers.extend(one.extra)
        self._extra_end.append(len(numbers))
        numbers.extend(one.names)
        self._names_end.append(len(numbers))
        numbers.extend(one.euros)
        self._start.append(len(numbers))
        return len(self.index) - 1

    def __getitem__(self, row: int) -> Coded:
        words_end, extra_end, names_end = self._words_end[row], self._extra_end[row], self._names_end[row]
        return Coded(
            self._numbers[self._start[row] : words_end].tolist(),
            self._numbers[words_end:extra_end].tolist(),
            self._numbers[extra_end:names_end].tolist(),
            self._numbers[names_end : self._start[row + 1]].tolist(),
            bool(self._pointing[row]),
        )

    def may_nest(self, rows: NDArray[Any], signature: int) -> NDArray[Any]:
        """Which rows may have all names that `signature` stands for, or no others."""
        import numpy as np

        theirs, mine = column(self._signature)[rows], np.uint64(signature)
        shared = theirs & mine
        nested: NDArray[Any] = (shared == theirs) | (shared == mine)
        return nested

    def sums(self, rows: NDArray[Any], value: NDArray[Any], *, extra: bool = False) -> NDArray[Any]:
        """Per row the sum of the values of its words, `extra` ones too; it has at least one."""
        import numpy as np

        starts = column(self._start)[rows].astype(np.int64)
        lengths = column(self._extra_end if extra else self._words_end)[rows] - starts
        ends = np.cumsum(lengths)
        begins = ends - lengths
        places = np.arange(ends[-1]) + np.repeat(starts - begins, lengths)
        sums: NDArray[Any] = np.add.reduceat(value[column(self._numbers)[places]], begins)
        return sums


def column(values: array[Any]) -> NDArray[Any]:
    """The values without a copy; the array cannot grow while these are in use."""
    import numpy as np

    return np.frombuffer(values, dtype=values.typecode)
