"""The title of a PDF: what stands large on its first page, or else what its properties say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wijktekst.reading.hyphens import Joiner
from wijktekst.reading.pdf.drafts import Draft, Style
from wijktekst.reading.pdf.pieces import line_pieces

#: File names, programs' defaults and placeholders.
_NO_TITLE = re.compile(
    r"\.(?:docx?|pdf|indd|pptx?|xlsx?|odt|tmp)$|^microsoft |^untitled|^naamloos|^document\d*$|_"
    r"|^upload|^logo\b|^\d{4,}|^presentatie$|^powerpoint|^slide \d|^opmaak|^layout|^model$"
    r"|^(?:book|map|blad|sheet)\d*$",
    re.I,
)
#: The sender, not the title.
_SENDER = re.compile(
    r"^(?:tweede|eerste) kamer|^gemeente(?:raad)?(?: [\w\-']+){0,3}$|^ministerie van|^provincie \w+$"
    r"|^(?:datum|onderwerp|titel|betreft|agenda|bijlage|pagina|aan|van)\b.{0,3}$|:$|^upload"
    r"|^inhoud(?:sopgave)?$|^samenvatting$|^colofon$",
    re.I,
)
_LARGE, _LONGEST = 1.25, 160


def title_of(properties: str, drafts: Sequence[Draft], body: Style, joiner: Joiner) -> str:
    """The title; "" when nothing on the first two pages or in the properties is one."""
    stated = " ".join(properties.split())
    if len(stated) < 5 or len(stated) > 2 * _LONGEST or _NO_TITLE.search(stated):
        stated = ""
    shown = _shown(drafts, body, joiner)
    if not shown or (stated and shown.casefold() in stated.casefold()):
        return stated or shown
    return stated if stated and len(shown.split()) < 2 else shown


def _shown(drafts: Sequence[Draft], body: Style, joiner: Joiner) -> str:
    """The largest heading of the first page that has one, with the lines of its size around it."""
    headings = [d for d in drafts if d.kind == "heading" and d.lines[0].page <= 2 and not _is_sender(d)]
    large = [d for d in headings if d.lines[0].size >= _LARGE * body.size]
    headings = large or [d for d in headings if d.lines[0].page == 1 and not d.text[:1].isdigit()][:3]
    if not headings:
        return ""
    page = min(d.lines[0].page for d in headings)
    headings = [d for d in headings if d.lines[0].page == page]
    largest = max(headings, key=lambda draft: draft.lines[0].size)
    size = largest.lines[0].size
    start = next(index for index, draft in enumerate(drafts) if draft is largest)
    parts = [largest]
    for other in drafts[start + 1 : start + 3]:
        alike = other.kind == "heading" and abs(other.lines[0].size - size) <= 0.06 * size
        if not alike or len(" ".join(d.text for d in parts)) >= 60:
            break
        parts.append(other)
    text = " ".join("".join(p.text for p in line_pieces(d.lines, joiner)).strip() for d in parts)
    return text if len(text) <= _LONGEST else ""


def _is_sender(draft: Draft) -> bool:
    return bool(_SENDER.search(draft.text.strip()))
