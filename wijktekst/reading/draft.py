"""Blocks on their way to a document, as the readers of marked-up formats gather them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wijktekst.reading.base import DocumentBuilder
from wijktekst.reading.lines import BULLET
from wijktekst.types import BlockKind

_LONGEST_HEADING = 100
_BREAK = re.compile(r"\n\s*\n")
_SPACE = re.compile(r"\s+")
_DATE = re.compile(r"\d{1,2}\s+\w+\s+\d{4}")


@dataclass(slots=True)
class Draft:
    """A block that may still be dropped or turned into a heading.

    `links` and `bold` count the characters of its text that are link or bold; `element` is where it stood.
    """

    kind: BlockKind
    text: str
    level: int = 0
    links: int = 0
    bold: int = 0
    element: Any = None

    @property
    def link_share(self) -> float:
        return self.links / max(len(self.text), 1)

    @property
    def all_bold(self) -> bool:
        return self.bold > 0 and self.bold >= 0.95 * len(re.sub(r"\s", "", self.text))


def split_breaks(text: str) -> list[tuple[bool, str]]:
    """(is a list item, text) of what forced line breaks (newlines) part: empty lines, and lines with a bullet."""
    found: list[tuple[bool, str]] = []
    for piece in _BREAK.split(text):
        lines = [line for line in piece.split("\n") if line.strip()]
        if sum(1 for line in lines if BULLET.match(line)) < 2:
            lines = [" ".join(lines)]
        for line in lines:
            bullet = BULLET.match(line) if len(lines) > 1 else None
            tidy = _SPACE.sub(" ", line[bullet.end() :] if bullet else line).strip()
            if tidy:
                found.append((bullet is not None, tidy))
    return found


def promote_bold(drafts: Sequence[Draft]) -> None:
    """Make headings of short paragraphs that are bold from end to end and head a text that is not."""
    level = 0
    for at, draft in enumerate(drafts):
        if draft.kind == "heading":
            level = draft.level
        if draft.kind != "paragraph" or not draft.all_bold or not _may_head(draft.text):
            continue
        following = next((d for d in drafts[at + 1 :] if d.kind != "caption"), None)
        if following is not None and not (following.kind == "paragraph" and following.all_bold and at == 0):
            draft.kind, draft.level = "heading", min(level + 1, 9)


def _may_head(text: str) -> bool:
    if len(text) > _LONGEST_HEADING or text[-1] in ".,;" or _DATE.search(text):
        return False
    return sum(c.isalpha() for c in text) >= 3 and (text[0].isupper() or text[0].isdigit())


def emit(drafts: Sequence[Draft], builder: DocumentBuilder) -> None:
    """Add the drafts to a builder."""
    for draft in drafts:
        builder.add(draft.kind, draft.text, level=draft.level if draft.kind == "heading" else 0)
