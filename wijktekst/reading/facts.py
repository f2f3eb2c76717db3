"""Fills in what a reader left empty: title, date, kind, author and language of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wijktekst.reading import moments, sniff
from wijktekst.reading.authors import author_of
from wijktekst.reading.kinds import Clues, kind_of, refine
from wijktekst.reading.languages import NAMES, language_of, notes_on, other_languages
from wijktekst.reading.titles import can_be_title, is_placeholder, is_stated_in, shortened
from wijktekst.types import Block, Document

_OPENING = 3000
_LONGEST_LINE = 100
_COVER_LINES = 8
_SECTION = re.compile(r"(?:\d+(?:\.\d+)*[.:]?|[A-Z]\.|artikel \d+)\s", re.IGNORECASE)
#: A field of a form or a letterhead rather than a title.
_LABEL = re.compile(
    r"[\w ]{2,25}:\s|>|(?:aan|van|datum|betreft|bezoekadres|postbus|telefoon|t\.a\.v\.|door)\b", re.IGNORECASE
)
#: The field that says what a letter, a proposal or a form is about; also as the last head of a row of fields.
_SUBJECT = re.compile(
    r"(?:onderwerp|betreft|titel|document)\b\s*:?\s*|(?:\w+ ){1,4}(?-i:Onderwerp)$", re.IGNORECASE
)
_SUBJECT_WITHIN = 1500
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_UNSURE_DATE = "De datum komt uit de eigenschappen van het bestand, niet uit de tekst."
#: Formats whose stated title and date tell how the file was made rather than what it says.
_LOOSE = (sniff.PDF, sniff.DOCX, sniff.ODT, sniff.RTF, sniff.WORD)


def complete(document: Document) -> Document:
    """The document with title, date, kind, author and languages filled in; what cannot be known stays "".

    Title: the subject of a letter or form, else as stated when the text bears it out, else the first heading
    that can be one, the first line, or the file name. Date: the publication date as stated, else one in the
    file name or title, else one that the first page announces, else the day the file says it was made.
    """
    name = document.source.path
    blocks = [block for block in document.blocks if not block.note][:40]
    opening = document.text[:_OPENING]
    title = _title(document, blocks)
    lines = [(b.kind, line) for b in blocks for line in _text(document, b).split("\n")]
    heading = next((_text(document, block) for block in blocks[:3] if block.kind == "heading"), "")
    web = document.source.media_type == sniff.HTML
    clues = Clues(name, f"{heading}\n{title}", opening, web, _cover(lines))
    language = document.language or language_of(document.text, document.blocks)
    marked = other_languages(document.text, document.blocks) if language in ("", "nl") else document.blocks
    date, sure = _date(document, title, lines)
    notes = document.notes if sure else (*document.notes, _UNSURE_DATE)
    if language in NAMES:
        notes = (
            *notes,
            f"De tekst lijkt {NAMES[language]}; thema's en maatregelen zijn daarom niet bepaald.",
        )
    kind = refine(document.kind, clues) if document.kind else kind_of(clues)
    return replace(
        document,
        title=title,
        date=date,
        kind=kind,
        author=author_of(document, kind, title),
        blocks=marked,
        language=language,
        notes=(*notes, *notes_on(marked)),
    )


def _text(document: Document, block: Block) -> str:
    return document.text[block.start : block.end]


def _cover(lines: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The short lines before the first running text, without fields of a form."""
    found: list[str] = []
    for kind, line in lines[:_COVER_LINES]:
        if len(line) > _LONGEST_LINE or kind not in ("heading", "paragraph", "caption"):
            break
        if ":" not in line and not line.endswith("."):
            found.append(line)
    return tuple(found)


def _title(document: Document, blocks: list[Block]) -> str:
    stated = " ".join(document.title.split())
    loose = document.source.media_type in _LOOSE
    if (loose or not stated) and (subject := _subject(document, blocks)):
        return shortened(subject)
    opening = document.text[:_OPENING]
    if not is_placeholder(stated) and (not loose or (can_be_title(stated) and is_stated_in(stated, opening))):
        return shortened(stated)
    return shortened(_headed(document, blocks) or _first_line(document, blocks))


def _headed(document: Document, blocks: list[Block]) -> str:
    """The highest heading near the top that can be a title."""
    headings = [b for b in blocks if b.kind == "heading" and b.start < _OPENING]
    headings = [b for b in headings if _is_title(_text(document, b))]
    plain = [b for b in headings if not _SECTION.match(_text(document, b))]
    if not plain and len(headings) == 1:
        plain = headings
    top = min((block.level for block in plain), default=0)
    return next((_text(document, block) for block in plain if block.level == top), "")


def _first_line(document: Document, blocks: list[Block]) -> str:
    """The first line of the text when it can be a title, else the file name."""
    lines = [_text(document, b).split("\n")[0] for b in blocks[:12] if b.kind in ("paragraph", "caption")]
    first = next((line for line in lines if _is_title(line) and not _LABEL.match(line)), "")
    headed = any(block.kind == "heading" for block in blocks)
    fits = first and len(first) <= _LONGEST_LINE and first[-1] not in ".;," and not headed
    return first if fits else _of_name(document.source.path)


def _subject(document: Document, blocks: list[Block]) -> str:
    """What stands behind or below "Onderwerp", "Betreft" or "Titel" on the first page."""
    lines = [line for b in blocks if b.start <= _SUBJECT_WITHIN for line in _text(document, b).split("\n")]
    for at, line in enumerate(lines):
        match = _SUBJECT.match(line)
        if not match or (match.end() < len(line) and not re.search(r"[:\t]", match.group())):
            continue
        following = [line[match.end() :], *lines[at + 1 : at + 3]]
        subject = next((text for text in following if text and not is_placeholder(text)), "")
        if _LETTERS.search(subject) and len(subject) <= _LONGEST_LINE and "Error!" not in subject:
            return subject
    return ""


def _is_title(text: str) -> bool:
    dated = len(text) < 40 and moments.of_lines([text], cued=True)
    return can_be_title(text) and not dated


def _of_name(path: str) -> str:
    """A file name as a title."""
    name = path.rpartition("/")[2]
    return " ".join(re.sub(r"[_\-. ]+", " ", name.rpartition(".")[0] or name).split())


def _date(document: Document, title: str, lines: Sequence[tuple[str, str]]) -> tuple[str, bool]:
    """The date, and whether it is that of the text rather than of the file."""
    stated = document.date
    loose = document.source.media_type in _LOOSE
    if stated and not loose:
        return stated, True
    ends = [_text(document, block) for block in document.blocks[-12:]]
    last = [line for line in ends if len(line) <= _LONGEST_LINE]
    found = (
        moments.of_name(document.source.path)
        or moments.of_name(title)
        or moments.of_lines([line for _, line in lines], cued=True)
        or moments.of_lines(last, cued=True)
        or moments.of_lines([line for kind, line in lines[:8] if kind != "list_item"], cued=False)
    )
    return found or stated, bool(found or not stated)
