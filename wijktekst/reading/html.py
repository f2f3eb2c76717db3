"""Saved web pages, blogs and official publications in HTML: the main text without menus and banners.

The blocks come from our own walk over the page, so that headings, lists and tables keep their structure;
which of them belong to the main text is decided in `boilerplate`. Nothing is ever fetched.
"""

from __future__ import annotations

import re
from typing import Any

from wijktekst.reading.base import DocumentBuilder
from wijktekst.reading.boilerplate import Frame, main_part, main_text, without_menus
from wijktekst.reading.draft import Draft, emit, promote_bold
from wijktekst.reading.markup import blocks_of
from wijktekst.reading.page import date_of, length, maker_of, metas_of, parse, squeeze, strip, title_of
from wijktekst.types import Document, Source

Element = Any

_PUBLICATION = re.compile(r"(?:^|\s)(?:broodtekst|officiele-publicatie|broodtekst-container|stuk)(?:$|\s)")
#: Kind of document by the journal that an official publication stands in.
_JOURNALS = {
    "kamerstuk": "kamerstuk",
    "kamervragen (aanhangsel)": "kamervragen",
    "handelingen": "notulen",
    "staatsblad": "regeling",
    "staatscourant": "bekendmaking",
    "gemeenteblad": "bekendmaking",
    "provinciaal blad": "bekendmaking",
    "waterschapsblad": "bekendmaking",
}
_SMALLEST = 0.2
_TOP = 10


def read_html(data: bytes, source: Source) -> Document:
    """Read a web page. Raises UnreadableError when there is no text or no markup in it."""
    tree = parse(data)
    metas = dict(reversed(metas_of(tree)))
    title, date, maker = title_of(tree, metas), date_of(tree, metas), maker_of(tree, metas)
    body = tree.find("body") if tree.tag == "html" and tree.find("body") is not None else tree
    official = any(name.startswith("overheid") for name in metas)
    main = "" if official else main_text(tree)
    strip(body)
    holder = _publication(body) if official else body
    drafts = without_menus(main_part(blocks_of(holder, Frame(holder)), main))
    _mark_title(drafts, title)
    promote_bold(drafts)
    builder = DocumentBuilder(source)
    emit(drafts, builder)
    kind = _JOURNALS.get(_journal(metas), "")
    return builder.build(title=title, date=date, kind=kind, author=maker)


def _publication(body: Element) -> Element:
    """The part of a page of officielebekendmakingen.nl or overheid.nl that holds the publication."""
    whole = length(body)
    for element in body.iter():
        names = f"{element.get('class', '')} {element.get('id', '')}" if isinstance(element.tag, str) else ""
        if _PUBLICATION.search(names) and length(element) > _SMALLEST * whole:
            return element
    return body


def _journal(metas: dict[str, str]) -> str:
    return metas.get("overheidop.publicationname", "").lower()


def _mark_title(drafts: list[Draft], title: str) -> None:
    """Make a heading of the paragraph near the top that is the page's title."""
    if any(draft.level == 1 for draft in drafts[:_TOP]):
        return
    for draft in drafts[:_TOP]:
        if draft.kind == "paragraph" and title and squeeze(draft.text) == squeeze(title):
            draft.kind, draft.level = "heading", 1
            return
