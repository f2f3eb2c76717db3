"""Lookup tables that stay small with a million measures, where dictionaries and sets would not."""

from __future__ import annotations

from array import array
from collections.abc import Hashable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)
_DIGEST = 16
_NONE: array[int] = array("I")


class Numbers(Generic[Item]):
    """Numbers things in the order in which they come, and tells them by their number."""

    def __init__(self) -> None:
        self._number: dict[Item, int] = {}
        self._items: list[Item] = []

    def of(self, item: Item) -> int:
        number = self._number.setdefault(item, len(self._items))
        if number == len(self._items):
            self._items.append(item)
        return number

    def __getitem__(self, number: int) -> Item:
        return self._items[number]


class Lists:
    """A growing list per number: most have none or one item, a few have thousands."""

    def __init__(self) -> None:
        self._first = array("i")  # per number: 0 for none, its only item + 1, or -1 - the place of its list
        self._lists: list[array[int]] = []

    def add(self, number: int, item: int) -> None:
        if number >= len(self._first):
            self._first.extend([0] * (number + 1 - len(self._first)))
        first = self._first[number]
        if first < 0:
            self._lists[-1 - first].append(item)
        elif first:
            self._lists.append(array("I", (first - 1, item)))
            self._first[number] = -len(self._lists)
        else:
            self._first[number] = item + 1

    def of(self, number: int) -> array[int]:
        """The items of a number, in the order in which they were added; not to be changed."""
        first = self._first[number] if number < len(self._first) else 0
        if first < 0:
            return self._lists[-1 - first]
        return array("I", (first - 1,)) if first else _NONE


class Digests:
    """A number per digest of 16 bytes: a hash table in two arrays, a third of what a dictionary takes."""

    def __init__(self) -> None:
        self._digests = bytearray(_DIGEST * 1024)
        self._values = array("I", [0]) * 1024  # 0 is an empty place, else the number + 1
        self._count = 0

    def get(self, digest: bytes) -> int | None:
        value = self._values[self._place(digest)]
        return value - 1 if value else None

    def put(self, digest: bytes, number: int) -> None:
        """The number of a digest that has none yet."""
        if 3 * self._count >= 2 * len(self._values):
            self._grow()
        self._set(digest, number + 1)
        self._count += 1

    def _set(self, digest: bytes, value: int) -> None:
        place = self._place(digest)
        self._digests[_DIGEST * place : _DIGEST * (place + 1)] = digest
        self._values[place] = value

    def _place(self, digest: bytes) -> int:
        """Where a digest stands, else the empty place where it goes."""
        last = len(self._values) - 1
        place = int.from_bytes(digest[:8], "little") & last
        while self._values[place] and self._digests[_DIGEST * place : _DIGEST * (place + 1)] != digest:
            place = (place + 1) & last
        return place

    def _grow(self) -> None:
        digests, values = self._digests, self._values
        self._digests = bytearray(2 * len(digests))
        self._values = array("I", [0]) * (2 * len(values))
        for at, value in enumerate(values):
            if value:
                self._set(bytes(digests[_DIGEST * at : _DIGEST * (at + 1)]), value)
