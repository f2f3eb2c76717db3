"""Fills in what a reader left empty: title, date, kind and language of a document."""

from __future__ import annotations

import re
from dataclasses import replace

from wijktekst.reading import moments, sniff
from wijktekst.reading.kinds import Clues, kind_of, refine
from wijktekst.types import Block, Document

_JUNK = re.compile(
    r"microsoft (?:word|powerpoint|excel)|^(?:untitled|document ?\d*|doc ?\d*|naamloos|geen titel|sjabloon|template"
    r"|page \d+|slide 1|presentatie\d*|inhoud(?:sopgave)?|vergadering|titel|title)$|\.(?:docx?|pdf|odt|indd|pptx?|xlsx?)$",
    re.IGNORECASE,
)
#: Headings that open a document without being its title.
_NO_TITLE = re.compile(
    r"(?:inhoud|inhoudsopgave|inleiding|voorwoord|samenvatting|colofon|toelichting|leeswijzer|besluit|titel|datum"
    r"|onderwerp|upload foto|bijlage|managementsamenvatting|aanleiding)\W*\d*$|\W*(?:hoofdstuk\s)?\d+\W*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_OPENING = 3000
_LONGEST_TITLE = 150
_LANGUAGES = ("nl", "en", "fy", "de", "fr")
_SAMPLE = 4000
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_NAMES = {"en": "Engels", "fy": "Fries", "de": "Duits", "fr": "Frans"}
#: Formats whose stated title and date tell how the file was made rather than what it says.
_LOOSE = (sniff.PDF, sniff.DOCX, sniff.ODT)


def complete(document: Document) -> Document:
    """The document with title, date, kind and language filled in; what cannot be known stays "".

    Title: as stated, unless that is clearly left over from a template; else the first heading that can be one,
    else the first line. Date: the publication date as stated, else one in the file name, else one that the
    first page announces, else the file's own statement of its last change.
    """
    name = document.source.path
    blocks = [block for block in document.blocks if not block.note][:40]
    opening = document.text[:_OPENING]
    title = _title(document, blocks)
    lines = [line for block in blocks for line in _text(document, block).split("\n")]
    clues = Clues(name, title, opening, document.source.media_type == sniff.HTML)
    language = document.language or _language(document)
    notes = document.notes
    if language in _NAMES:
        notes = (*notes, f"De tekst lijkt {_NAMES[language]}; de analyse is voor Nederlands gemaakt.")
    return replace(
        document,
        title=title,
        date=_date(document, lines),
        kind=refine(document.kind, clues) if document.kind else kind_of(clues),
        language=language,
        notes=notes,
    )


def _text(document: Document, block: Block) -> str:
    return document.text[block.start : block.end]


def _title(document: Document, blocks: list[Block]) -> str:
    stated = " ".join(document.title.split())
    if stated and not _JUNK.search(stated) and _fits(document, stated):
        return stated
    headings = [b for b in blocks if b.kind == "heading" and not _NO_TITLE.match(_text(document, b))]
    early = [b for b in headings if b.start < _OPENING and _is_title(_text(document, b))]
    if early:
        top = min(block.level for block in early)
        return _short(next(_text(document, block) for block in early if block.level == top))
    lines = [
        _text(document, b).split("\n")[0] for b in blocks if b.kind in ("paragraph", "list_item", "caption")
    ]
    first = next((line for line in lines if _is_title(line)), "")
    return _short(first or stated or (_text(document, headings[0]) if headings else ""))


def _is_title(text: str) -> bool:
    return len(_LETTERS.findall(text)) >= 1 and not moments.of_name(text[:12])


def _fits(document: Document, stated: str) -> bool:
    """Whether a stated title belongs to this text; office files keep the title of what they were copied from."""
    if document.source.media_type not in _LOOSE:
        return True
    opening = set(_WORD.findall(document.text[:_OPENING].lower()))
    words = [word for word in _WORD.findall(stated.lower()) if len(word) > 2]
    return bool(words) and all(word in opening for word in words)


def _short(text: str) -> str:
    text = " ".join(text.split()).strip(" -–—|:;")
    if len(text) <= _LONGEST_TITLE:
        return text
    return text[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _date(document: Document, lines: list[str]) -> str:
    stated = document.date
    loose = document.source.media_type in _LOOSE
    if stated and not loose:
        return stated
    last = [_text(document, block) for block in document.blocks[-12:]]
    return (
        moments.of_name(document.source.path)
        or moments.of_lines(lines, cued=True)
        or moments.of_lines(last, cued=True)
        or moments.of_lines(lines[:12], cued=False)
        or stated
    )


def _language(document: Document) -> str:
    """ISO code of the language of the running text; "" when there are too few words to tell."""
    import py3langid

    running = [_text(document, b) for b in document.blocks if b.kind in ("paragraph", "list_item", "heading")]
    third = running[len(running) // 3 :] if len(running) > 30 else running
    sample = " ".join(third)[:_SAMPLE] or document.text[:_SAMPLE]
    if len(_LETTERS.findall(sample)) < 5:
        return ""
    ranked = [language for language, _ in py3langid.rank(sample)]
    return next((language for language in ranked if language in _LANGUAGES), "")
