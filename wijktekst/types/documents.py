"""What was read: sources, blocks and documents, and what could not be read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from wijktekst.types.spans import check_span, content_id

Reason = Literal[
    "encrypted",
    "scanned",
    "empty",
    "malformed",
    "too_large",
    "timed_out",
    "out_of_memory",
    "crashed",
    "unsupported",
]
BlockKind = Literal["heading", "paragraph", "list_item", "table", "caption", "footnote"]
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Source:
    """Which bytes were read.

    `path` is how reports name the file: relative to the folder that was asked for, with forward
    slashes, never absolute; a document in an archive has the archive's name in front. `sha256` is of the
    whole file (of the document, not of its archive), in hex; `media_type` as sniffed.
    """

    path: str
    media_type: str
    sha256: str
    size: int = 0

    @property
    def id(self) -> str:
        """Content id of the document at this path; two copies of one file keep apart."""
        return content_id("doc", self.path, self.sha256)


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that could not be read: a result, not an exception.

    `detail` says in Dutch what was found; `advice` in Dutch what the user can do.
    """

    source: Source
    reason: Reason
    detail: str
    advice: str


@dataclass(frozen=True, slots=True)
class Box:
    """Where the characters [start, end) of a block stand: one rectangle, in points from the top left.

    It is a line of text that runs to the right, or `turn` quarter turns further: down, to the left,
    up. `gaps` tells where its words part: the middles of the spaces between them, two bytes each, in
    65535ths of the line. Bytes, since a long document has a hundred thousand lines.
    """

    start: int
    end: int
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    turn: int = 0
    gaps: bytes = b""

    def __post_init__(self) -> None:
        check_span(self.start, self.end)
        if self.page < 1:
            raise ValueError(f"pages count from 1, not {self.page}")

    def part(self, text: str, start: int, end: int) -> Box:
        """The part of the box that holds the characters [start, end) of `text`, the text of the document.

        Between words it is exact; within a word, and where the words are not known, every character counts as
        equally wide.
        """
        start, end = max(start, self.start), min(end, self.end)
        if start == self.start and end == self.end:
            return self
        words = [
            (m.start() + self.start, m.end() + self.start)
            for m in _WORD.finditer(text[self.start : self.end])
        ]
        edges = [0.0, *list_of_gaps(self.gaps), 1.0]
        if len(edges) != len(words) + 1:
            words, edges = [(self.start, self.end)], [0.0, 1.0]
        return self._between(start, end, _share(start, words, edges), _share(end, words, edges))

    def _between(self, start: int, end: int, first: float, last: float) -> Box:
        """The stretch from `first` to `last`, as shares of the line."""
        if self.turn >= 2:
            first, last = 1 - last, 1 - first
        if self.turn % 2:
            high = self.bottom - self.top
            top, bottom = self.top + first * high, self.top + last * high
            return Box(start, end, self.page, self.x0, top, self.x1, bottom, self.turn)
        wide = self.x1 - self.x0
        x0, x1 = self.x0 + first * wide, self.x0 + last * wide
        return Box(start, end, self.page, x0, self.top, x1, self.bottom, self.turn)


def list_of_gaps(gaps: bytes) -> list[float]:
    """`Box.gaps` as shares of the line, from 0 to 1."""
    return [round(int.from_bytes(gaps[at : at + 2], "big") / 65535, 5) for at in range(0, len(gaps), 2)]


def _share(offset: int, words: Sequence[tuple[int, int]], edges: Sequence[float]) -> float:
    """How far along a line an offset is, from 0 to 1; `edges` are the places where the words part."""
    for (start, end), left, right in zip(words, edges, edges[1:], strict=False):
        if offset <= start:
            return left
        if offset < end:
            return left + (right - left) * (offset - start) / (end - start)
    return edges[-1]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of `Document.text` of one kind, with the headings that stand above it.

    A block that runs over a page break keeps one box per line, so each character knows its page; formats
    without pages have `page` None and no boxes. A table's text has a line per row, cells split by tabs.
    `level` is the depth of a heading (1 is the highest) and 0 for everything else; a heading's own
    `heading_path` ends with its own text. `note` says what sets it apart ("contents": a table of contents;
    "figures": loose figures, as of a chart). `language` is an ISO 639-1 code where it is not that of the
    document, else "". `confidence` is that of the text recognition of a scan, 0 to 1, and None for text that
    was text.
    """

    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    heading_path: tuple[str, ...] = ()
    level: int = 0
    note: str = ""
    language: str = ""
    confidence: float | None = None

    def __post_init__(self) -> None:
        check_span(self.start, self.end)
        if (self.kind == "heading") != (self.level > 0):
            raise ValueError("headings have a level of 1 or more, other blocks have 0")

    def page_at(self, offset: int) -> int | None:
        """Page of the character at `offset`, which must lie in the block."""
        index = bisect_right(self.boxes, offset, key=lambda box: box.start) - 1
        return self.boxes[max(index, 0)].page if self.boxes else self.page


@dataclass(frozen=True, slots=True)
class Document:
    """One document as text with structure; `text` is canonical and every offset points into it.

    Blocks are ordered, do not overlap and lie within the text; what lies between two blocks is white
    space only. `kind` is what sort of document it is (begroting, kamerbrief, ...; "" when unknown), `date`
    an ISO date or "", `language` an ISO 639-1 code or "", `pages` the number of pages or None where the
    format has none. `quality` runs from 0 (do not trust) to 1. `notes` are Dutch sentences for the report.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    date: str = ""
    kind: str = ""
    author: str = ""
    language: str = ""
    pages: int | None = None
    unread_pages: tuple[int, ...] = ()
    quality: float = field(default=1.0, compare=False)
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        at = 0
        for block in self.blocks:
            if block.start < at or block.end > len(self.text):
                raise ValueError(f"block [{block.start}, {block.end}) overlaps or leaves the text")
            if self.text[at : block.start].strip():
                raise ValueError(f"text before offset {block.start} lies in no block")
            at = block.end
        if self.text[at:].strip():
            raise ValueError("text after the last block lies in no block")

    @property
    def id(self) -> str:
        return self.source.id

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`, if any."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        if index < 0 or offset >= self.blocks[index].end:
            return None
        return self.blocks[index]

    def boxes_of(self, start: int, end: int) -> tuple[Box, ...]:
        """Where the characters [start, end) stand: a box per line, no wider than these characters.

        None for formats without pages, for white space, and for signs that the reader put in.
        """
        first = max(bisect_right(self.blocks, start, key=lambda block: block.start) - 1, 0)
        found: list[Box] = []
        for block in self.blocks[first:]:
            if block.start >= end:
                break
            at = bisect_right(block.boxes, start, key=lambda box: box.end)
            for box in block.boxes[at:]:
                if box.start >= end:
                    break
                if self.text[max(start, box.start) : min(end, box.end)].strip():
                    found.append(box.part(self.text, start, end))
        return tuple(found)

    def page_at(self, offset: int) -> int | None:
        """The page of the character at `offset`; None where the format has no pages."""
        block = self.block_at(offset)
        return block.page_at(offset) if block else None

    def _repr_html_(self) -> str:
        from wijktekst.types.html import document_html

        return document_html(self)
