"""Captions of tables and figures, by how they begin and end."""

from __future__ import annotations

import re

_CAPTION_START = re.compile(
    r"^(?:tabel|figuur|grafiek|kaart|diagram|afbeelding|overzicht|staat)\s+[\dIVX]+(?:[.\-:]\d+)*\b(?!\s+(?-i:[a-zà-ÿ]))"
    r"|^\(?(?:alle\s+)?bedragen\s+(?:x|in|\*|×)\s",
    re.I,
)
_TITLED = re.compile(
    r"^(?:Tabel|Figuur|Grafiek|Kaart|Diagram|Afbeelding)\s+[\dIVX]+(?:[.\-:]\d+)*\s*[.:–-]?\s+[A-ZÀ-Þ]"
)
_CAPTION_END = re.compile(r"\(bedragen\s+(?:x|in|\*|×)\s[^)]*\)\s*$", re.I)
#: A caption has no more words than this.
_LONGEST = 30


def begins_caption(text: str) -> bool:
    return bool(_CAPTION_START.match(text))


def is_titled_caption(text: str) -> bool:
    """ "Figuur 1. Bewoners" or "Tabel 2 Kosten", not "Tabel 2 laat zien"."""
    return bool(_TITLED.match(text))


def is_caption(text: str) -> bool:
    """ "Tabel 3 ...", or a title that ends in "(bedragen x € 1.000)"."""
    found = begins_caption(text) or bool(_CAPTION_END.search(text))
    return found and len(text.split()) <= _LONGEST
