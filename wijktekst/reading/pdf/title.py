"""The title of a PDF: as its properties state it when its first pages agree, else what stands large there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wijktekst.reading.hyphens import Joiner
from wijktekst.reading.pdf.drafts import TITLE_PAGES, Draft, Style
from wijktekst.reading.pdf.pieces import line_pieces
from wijktekst.reading.titles import can_be_title, is_stated_in, shortened

_LARGE, _LONGEST, _FULL, _LINES = 1.25, 160, 60, 3


def title_of(properties: str, drafts: Sequence[Draft], body: Style, joiner: Joiner) -> str:
    """The title; "" when nothing on the first two pages or in the properties is one."""
    stated = " ".join(properties.split())
    if len(stated) < 5 or len(stated) > 2 * _LONGEST or not can_be_title(stated):
        stated = ""
    first = [
        draft for draft in drafts if draft.lines and draft.lines[0].page <= TITLE_PAGES and not draft.note
    ]
    shown = _shown(first, body, joiner)
    if stated.casefold() in shown.casefold():
        return shown
    agrees = is_stated_in(stated, " ".join(_plain(draft, joiner) for draft in first))
    return stated if agrees or len(shown.split()) < 2 else shown


def _shown(drafts: Sequence[Draft], body: Style, joiner: Joiner) -> str:
    """The largest heading of the first page that has one, with the lines of its size right below it."""
    headings = [draft for draft in drafts if draft.kind == "heading" and can_be_title(draft.text)]
    large = [draft for draft in headings if draft.lines[0].size >= _LARGE * body.size]
    headings = large or [d for d in headings if d.lines[0].page == 1 and not d.text[:1].isdigit()][:_LINES]
    if not headings:
        return ""
    page = min(draft.lines[0].page for draft in headings)
    largest = max((d for d in headings if d.lines[0].page == page), key=lambda draft: draft.lines[0].size)
    size = largest.lines[0].size
    start = next(index for index, draft in enumerate(drafts) if draft is largest)
    parts = [_plain(largest, joiner)]
    for other in drafts[start + 1 : start + _LINES]:
        alike = other.kind == "heading" and abs(other.lines[0].size - size) <= 0.06 * size
        if not alike or re.match(r"\d", other.text) or len(" ".join(parts)) >= _FULL:
            break
        parts.append(_plain(other, joiner))
    text = shortened(" ".join(parts))
    return text if len(text) <= _LONGEST else ""


def _plain(draft: Draft, joiner: Joiner) -> str:
    return "".join(piece.text for piece in line_pieces(draft.lines, joiner)).strip()
