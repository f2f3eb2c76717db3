"""What was read, as units over whose borders no string may run: blocks, and the cells of tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from wijktekst.corpus.windows import BREAK, Places, Stream, joined
from wijktekst.types import Block, Document


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text of one kind: a block's kind, "contents" for a table of contents, "table" for a cell.

    `starts` are the offsets in `text` at which the pages of `pages` begin; none where pages are unknown.
    `borders` are the spans of its sentences.
    """

    kind: str
    text: str
    starts: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()
    borders: tuple[tuple[int, int], ...] = ()

    def page_at(self, offset: int) -> int:
        """The page of a character; 0 where unknown."""
        return self.pages[max(bisect_right(self.starts, offset) - 1, 0)] if self.pages else 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a string was found: unit, and characters [start, end) of its text; `whole` if that is all of it.

    `last` is the unit in which it ends; `end` counts in that one.
    """

    unit: int
    start: int
    end: int
    page: int
    whole: bool
    last: int


class Read:
    """Units with their folded characters in one stream, and from a place in it back to a unit."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = tuple(units)
        lengths = np.array([len(unit.text) + len(BREAK) for unit in units], dtype=np.int64)
        self._begins: Places = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])
        self.parted = Stream.of(joined([unit.text.replace(BREAK, " ") for unit in units]))

    @cached_property
    def running(self) -> Stream:
        """The stream without borders, to see what was cut."""
        return self.parted.without_breaks()

    def place(self, stream: Stream, at: int, length: int) -> Place:
        """The place of the folded characters [at, at + length) of one of the two streams."""
        first, last = int(stream.offsets[at]), int(stream.offsets[at + length - 1])
        one, other = self._unit_at(first), self._unit_at(last)
        start, end = first - int(self._begins[one]), last - int(self._begins[other]) + 1
        chars = stream.chars
        lone = one == other and not any(
            0 <= beside < len(chars)
            and chars[beside] != BREAK
            and self._unit_at(int(stream.offsets[beside])) == one
            for beside in (at - 1, at + length)
        )
        return Place(one, start, end, self.units[one].page_at(start), lone, other)

    def _unit_at(self, offset: int) -> int:
        found: Any = np.searchsorted(self._begins, offset, side="right")
        return int(found) - 1


def units_of(document: Document) -> Iterator[Unit]:
    """The units of a document, in order."""
    from wijktekst.language import sentences_of

    borders: dict[int, list[tuple[int, int]]] = {}
    for sentence in sentences_of(document):
        start = document.blocks[sentence.block].start
        borders.setdefault(sentence.block, []).append((sentence.start - start, sentence.end - start))
    for number, block in enumerate(document.blocks):
        text = document.text[block.start : block.end]
        if block.kind != "table":
            kind = "contents" if block.note == "contents" else block.kind
            yield Unit(kind, text, *_pages(block), tuple(borders.get(number, ())))
            continue
        starts, pages = _pages(block)
        at = 0
        for row in text.split("\n"):
            for cell in row.split("\t"):
                yield Unit("table", cell, tuple(start - at for start in starts), pages)
                at += len(cell) + 1


def _pages(block: Block) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where in a block's text its pages begin, and which these are."""
    if not block.boxes:
        return ((0,), (block.page,)) if block.page else ((), ())
    starts: list[int] = []
    pages: list[int] = []
    for box in block.boxes:
        if not pages or box.page != pages[-1]:
            starts.append(box.start - block.start)
            pages.append(box.page)
    return tuple(starts), tuple(pages)
