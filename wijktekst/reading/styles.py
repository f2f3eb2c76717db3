"""What the paragraph styles of Word and RTF say: headings, lists, captions, contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wijktekst.reading.draft import Draft
from wijktekst.types import BlockKind

HEADING_STYLE = re.compile(r"(?:heading|kop|titre|überschrift)\s*(\d)", re.IGNORECASE)
LIST_STYLE = re.compile(r"list (?:bullet|number).*|lijst(?:opsom|nummer).*|opsomming.*", re.IGNORECASE)
_TITLE_STYLE = re.compile(r"title|titel|(?:hoofd|document|rapport)titel", re.IGNORECASE)
_CONTENTS_STYLE = re.compile(
    r"toc ?\d.*|toc heading|inhopg.*|inhoudsopgave.*|table of contents.*", re.IGNORECASE
)
_CAPTION_STYLE = re.compile(r"caption|bijschrift", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says: heading depth (0: none), list, and its name."""

    name: str = ""
    level: int = 0
    listed: bool = False
    bold: bool = False


def kind_of(style: Style, level: int, listed: bool | None) -> tuple[BlockKind, int, str]:
    """(kind, level, note) of a paragraph; its own outline `level` and list go before those of its style."""
    if _CONTENTS_STYLE.fullmatch(style.name):
        return "paragraph", 0, "contents"
    if _TITLE_STYLE.fullmatch(style.name):
        return "heading", 1, "title"
    if depth := level or style.level:
        return "heading", depth, ""
    if _CAPTION_STYLE.fullmatch(style.name):
        return "caption", 0, ""
    return ("list_item" if (style.listed if listed is None else listed) else "paragraph"), 0, ""


def set_titles(drafts: Sequence[Draft]) -> None:
    """A title stands above the headings of the first level."""
    titles = [draft for draft in drafts if draft.note == "title"]
    for draft in drafts:
        if titles and draft.kind == "heading" and draft.note != "title":
            draft.level += 1
    for draft in titles:
        draft.note = ""
