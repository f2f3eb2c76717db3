"""Blocks on their way to a document, as the readers of marked-up formats gather them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from wijktekst.reading.base import DocumentBuilder
from wijktekst.reading.captions import is_caption
from wijktekst.types import BlockKind

_LONGEST_HEADING = 100
_TYPED = re.compile(r"(?:[•●○▪■◦‣►➢✓✔\uf0b7\uf0a7]\s*|[-–—]\s+)(?=\S)")
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
    note: str = ""

    @property
    def link_share(self) -> float:
        return self.links / max(len(self.text), 1)

    @property
    def all_bold(self) -> bool:
        return self.bold > 0 and self.bold >= 0.95 * len(re.sub(r"\s", "", self.text))


def pieces_of(draft: Draft) -> list[Draft]:
    """The draft cut at the forced line breaks (newlines) in its text; a heading stays in one piece.

    A line that goes on in lower case was only wrapped. Lines with a bullet become list items.
    """
    lines: list[str] = [""]
    for line in draft.text.split("\n"):
        tidy = " ".join(line.split())
        if lines[-1] and (tidy[:1].islower() or (tidy and draft.kind == "heading")):
            lines[-1] += " " + tidy
        elif tidy or lines[-1]:
            lines.append(tidy)
    lines = [line for line in lines if line]
    whole = max(sum(map(len, lines)), 1)
    found = []
    for line in lines:
        share = len(line) / whole
        piece = replace(draft, text=line, links=round(draft.links * share), bold=round(draft.bold * share))
        found.append(piece)
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
            draft.kind, draft.level = "heading", level + 1


def _may_head(text: str) -> bool:
    if len(text) > _LONGEST_HEADING or text[-1] in ".,;" or _DATE.search(text):
        return False
    return sum(c.isalpha() for c in text) >= 3 and (text[0].isupper() or text[0].isdigit())


def emit(drafts: Sequence[Draft], builder: DocumentBuilder) -> None:
    """Add the drafts; a paragraph with a typed bullet is a list item, one like "Tabel 1" a caption."""
    for draft in drafts:
        bullet = _TYPED.match(draft.text) if draft.kind in ("paragraph", "list_item") else None
        kind: BlockKind = "list_item" if bullet else draft.kind
        if kind == "paragraph" and not draft.note and is_caption(draft.text):
            kind = "caption"
        text = draft.text[bullet.end() :] if bullet else draft.text
        builder.add(kind, text, level=draft.level if kind == "heading" else 0, note=draft.note)
