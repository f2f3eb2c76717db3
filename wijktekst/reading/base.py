"""What every reader shares: clean characters, a builder for documents, and a way to say why not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as day

from wijktekst.types import Block, BlockKind, Box, Document, Reason, Source

_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "Ĳ": "IJ", "ĳ": "ij",
}  # fmt: skip
_SPACES = re.compile(r"[^\S\n\t]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]")
_TRANSLATION = str.maketrans(_LIGATURES)
_DEEPEST_HEADING = 6


class UnreadableError(Exception):
    """Raised inside this room by a reader; `read_file` turns it into an `Unread`."""

    def __init__(self, reason: Reason, detail: str, advice: str = "") -> None:
        super().__init__(detail)
        self.reason: Reason = reason
        self.detail = detail
        self.advice = advice


def clean(text: str) -> str:
    """Text in NFC with plain spaces, ligatures spelled out and invisible or control characters gone.

    Tabs and newlines stay: they carry the cells and rows of tables.
    """
    if text.isascii() and text.isprintable() and "  " not in text:  # most lines: nothing to clean
        return text
    text = unicodedata.normalize("NFC", text.translate(_TRANSLATION))
    return _SPACES.sub(" ", _CONTROL.sub(" ", _INVISIBLE.sub("", text)))


def _is_day(stated: str) -> bool:
    """Whether an ISO date is a day that exists: a file may state 2026-99-99."""
    try:
        return day.fromisoformat(stated).isoformat() == stated
    except ValueError:
        return False


def whole_number(value: str | None, most: int, default: int = 1) -> int:
    """The number that an attribute states, from `default` to `most`; `default` when it states none."""
    if not value or not value.isdecimal():
        return default
    # Python refuses to read a number of thousands of digits.
    return min(max(int(value), default), most) if len(value) < 20 else most


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a block that stand in one rectangle of one page; formats without pages leave `page` None.

    `turn` and `gaps` are as in `Box`: which way the text runs and where its words part.
    Pieces are glued without anything in between: the reader decides on the space or the hyphen.
    """

    text: str
    page: int | None = None
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    turn: int = 0
    gaps: bytes = b""


class DocumentBuilder:
    """Collects blocks in reading order; keeps the heading path and the offsets right."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._headings: list[tuple[int, str]] = []

    def add(
        self,
        kind: BlockKind,
        content: str | Sequence[Piece],
        *,
        level: int = 0,
        note: str = "",
        confidence: float | None = None,
    ) -> None:
        """Append a block; white space alone is left out. A heading needs a level of 1 or more.

        Levels only rank: a heading comes one below the nearest before it that outranks it, at most 6 deep.
        """
        pieces = [Piece(content)] if isinstance(content, str) else list(content)
        texts = [clean(piece.text) for piece in pieces]
        joined = "".join(texts)
        # A tab at the edge of a table is an empty cell.
        white = " \n" if kind == "table" else None
        body = joined.strip(white)
        if not body.strip():
            return
        start = self._length + (2 if self._parts else 0)
        shift = start - (len(joined) - len(joined.lstrip(white)))
        boxes = self._boxes(pieces, texts, shift, start, start + len(body))
        if kind == "heading":
            level = self._enter(level, " ".join(body.split()))
        path = tuple(heading for _, heading in self._headings)
        page = boxes[0].page if boxes else next((p.page for p in pieces if p.page), None)
        self._blocks.append(
            Block(kind, start, start + len(body), page, boxes, path, level, note, confidence=confidence)
        )
        if self._parts:
            self._parts.append("\n\n")
        self._parts.append(body)
        self._length = start + len(body)

    def _enter(self, rank: int, heading: str) -> int:
        """Put a heading at the end of the path; its level there."""
        path = self._headings
        while path and (path[-1][0] >= rank or len(path) == _DEEPEST_HEADING):
            path.pop()
        path.append((rank, heading))
        return len(path)

    @staticmethod
    def _boxes(
        pieces: Sequence[Piece], texts: Sequence[str], at: int, start: int, end: int
    ) -> tuple[Box, ...]:
        boxes = []
        for piece, text in zip(pieces, texts, strict=True):
            left, right = max(at, start), min(at + len(text), end)
            at += len(text)
            if piece.page is not None and left < right:
                rect = (piece.x0, piece.top, piece.x1, piece.bottom)
                boxes.append(Box(left, right, piece.page, *rect, piece.turn, piece.gaps))
        return tuple(boxes)

    def build(
        self,
        *,
        title: str = "",
        date: str = "",
        kind: str = "",
        author: str = "",
        language: str = "",
        pages: int | None = None,
        unread_pages: Sequence[int] = (),
        quality: float = 1.0,
        notes: Sequence[str] = (),
    ) -> Document:
        """The finished document. Raises UnreadableError("empty") when nothing was added."""
        if not self._blocks:
            raise UnreadableError("empty", "Er staat geen tekst in dit bestand.")
        return Document(
            source=self.source,
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            title=" ".join(clean(title).split()),
            date=date if _is_day(date) else "",
            kind=kind,
            author=" ".join(clean(author).split()),
            language=language,
            pages=pages,
            unread_pages=tuple(unread_pages),
            quality=quality,
            notes=tuple(map(clean, notes)),
        )
