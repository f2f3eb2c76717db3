"""Fills in what a reader left empty: title, date, kind and language of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wijktekst.reading import moments, sniff
from wijktekst.reading.kinds import Clues, kind_of, refine
from wijktekst.types import Block, Document

_JUNK = re.compile(
    r"microsoft (?:word|powerpoint|excel)|\.(?:docx?|pdf|odt|indd|pptx?|xlsx?)$|^(?:untitled|naamloos"
    r"|geen titel|sjabloon|template|slide 1|vergadering|pagina afdrukken"
    r"|(?:document|doc|page|presentatie) ?\d*)$",
    re.IGNORECASE,
)
#: Headings that open a document without being its title.
_NO_TITLE = re.compile(
    r"(?:inhoud|inhoudsopgave|inleiding|voorwoord|(?:management)?samenvatting|colofon|toelichting|leeswijzer"
    r"|titel|besluit(?: van)?|datum|onderwerp|upload foto|bijlage|aanleiding|griffie|gemeenteblad)\W*\d*$"
    r"|\W*(?:hoofdstuk\s)?\d+\W*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_OPENING = 3000
_LONGEST_TITLE = 200
_LONGEST_LINE = 100
_SECTION = re.compile(r"(?:\d+(?:\.\d+)*[.:]?|[A-Z]\.|artikel \d+)\s", re.IGNORECASE)
#: A field of a form or a letterhead rather than a title.
_LABEL = re.compile(
    r"[\w ]{2,25}:\s|>|(?:aan|van|datum|betreft|bezoekadres|postbus|telefoon|t\.a\.v\.|door)\b", re.IGNORECASE
)
#: The field that says what a letter, a proposal or a form is about.
_SUBJECT = re.compile(r"(?:onderwerp|betreft|titel)\b\s*:?\s*", re.IGNORECASE)
_SUBJECT_WITHIN = 1500
_LANGUAGES = ("nl", "en", "fy", "de", "fr")
_SAMPLE = 4000
#: A guess on fewer words is often wrong, and a wrong one leaves a document without analysis.
_FEWEST_WORDS = 20
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_NAMES = {"en": "Engels", "fy": "Fries", "de": "Duits", "fr": "Frans"}
#: Formats whose stated title and date tell how the file was made rather than what it says.
_LOOSE = (sniff.PDF, sniff.DOCX, sniff.ODT)


def complete(document: Document) -> Document:
    """The document with title, date, kind and language filled in; what cannot be known stays "".

    Title: as stated, unless left over from a template; else the subject or the first heading that can be one,
    else the first line or the file name. Date: the publication date as stated, else one in the file name or
    title, else one that the first page announces, else the file's own statement of its last change.
    """
    name = document.source.path
    blocks = [block for block in document.blocks if not block.note][:40]
    opening = document.text[:_OPENING]
    title = _title(document, blocks)
    lines = [(b.kind, line) for b in blocks for line in _text(document, b).split("\n")]
    heading = next((_text(document, block) for block in blocks[:3] if block.kind == "heading"), "")
    clues = Clues(name, f"{heading}\n{title}", opening, document.source.media_type == sniff.HTML)
    language = document.language or _language(document)
    notes = document.notes
    if language in _NAMES:
        notes = (
            *notes,
            f"De tekst lijkt {_NAMES[language]}; thema's en maatregelen zijn daarom niet bepaald.",
        )
    return replace(
        document,
        title=title,
        date=_date(document, title, lines),
        kind=refine(document.kind, clues) if document.kind else kind_of(clues),
        language=language,
        notes=notes,
    )


def _text(document: Document, block: Block) -> str:
    return document.text[block.start : block.end]


def _title(document: Document, blocks: list[Block]) -> str:
    stated = " ".join(document.title.split())
    loose = document.source.media_type in _LOOSE
    if loose and (subject := _subject(document, blocks)):
        return _short(subject)
    if stated and not _JUNK.search(stated) and not (loose and _is_strange(document, stated)):
        return _short(stated)
    headings = [
        b for b in blocks if b.kind == "heading" and b.start < _OPENING and _is_title(_text(document, b))
    ]
    plain = [b for b in headings if not _SECTION.match(_text(document, b))]
    if not plain and len(headings) == 1:
        plain = headings
    if plain:
        top = min(block.level for block in plain)
        return _short(next(_text(document, block) for block in plain if block.level == top))
    named = _of_name(document.source.path)
    lines = [_text(document, b).split("\n")[0] for b in blocks[:12] if b.kind in ("paragraph", "caption")]
    first = next((line for line in lines if _is_title(line) and not _LABEL.match(line)), "")
    if named and (headings or not first or len(first) > _LONGEST_LINE or first[-1] in ".;,"):
        return _short(named)
    return _short(
        first or (_text(document, headings[0]) if headings else document.source.path.rpartition("/")[2])
    )


def _subject(document: Document, blocks: list[Block]) -> str:
    """What stands behind or below "Onderwerp", "Betreft" or "Titel" on the first page."""
    for at, block in enumerate(blocks[:-1]):
        text = _text(document, block)
        match = _SUBJECT.match(text)
        if block.start > _SUBJECT_WITHIN:
            break
        if not match or (match.end() < len(text) and ":" not in match.group()):
            continue
        subject = text[match.end() :] or _text(document, blocks[at + 1])
        if _LETTERS.search(subject) and len(subject) <= _LONGEST_LINE and "Error!" not in subject:
            return subject
    return ""


def _is_title(text: str) -> bool:
    """Whether a line can be a title: it has words, is no date and no sentence, and announces nothing."""
    if _NO_TITLE.match(text) or (len(text) < 40 and moments.of_lines([text], cued=True)):
        return False
    sentences = text.endswith(".") and ". " in text[3:]
    return bool(_LETTERS.search(text)) and not sentences and not text.endswith(":")


def _of_name(path: str) -> str:
    """A file name as a title, when it consists of words."""
    stem = path.rpartition("/")[2]
    words = " ".join(re.sub(r"[_\-. ]+", " ", stem.rpartition(".")[0] or stem).split())
    return words if len(_LETTERS.findall(words)) >= 2 else ""


def _is_strange(document: Document, stated: str) -> bool:
    """Whether a stated title is of another text; office files keep that of what they were copied from."""
    opening = set(_WORD.findall(document.text[:_OPENING].lower()))
    words = [word for word in _WORD.findall(stated.lower()) if len(word) > 2]
    return bool(_NO_TITLE.match(stated)) or not words or any(word not in opening for word in words)


def _short(text: str) -> str:
    text = " ".join(text.split()).strip(" -–—|:;")
    if len(text) <= _LONGEST_TITLE:
        return text
    return text[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _date(document: Document, title: str, lines: Sequence[tuple[str, str]]) -> str:
    stated = document.date
    loose = document.source.media_type in _LOOSE
    if stated and not loose:
        return stated
    ends = [_text(document, block) for block in document.blocks[-12:]]
    last = [line for line in ends if len(line) <= _LONGEST_LINE]
    return (
        moments.of_name(document.source.path)
        or moments.of_name(title)
        or moments.of_lines([line for _, line in lines], cued=True)
        or moments.of_lines(last, cued=True)
        or moments.of_lines([line for kind, line in lines[:8] if kind != "list_item"], cued=False)
        or stated
    )


def _language(document: Document) -> str:
    """ISO code of the language of the running text; "" when there are too few words to tell."""
    import py3langid

    running = [_text(document, b) for b in document.blocks if b.kind in ("paragraph", "list_item", "heading")]
    third = running[len(running) // 3 :] if len(running) > 30 else running
    sample = " ".join(third)[:_SAMPLE] or document.text[:_SAMPLE]
    if len(_LETTERS.findall(sample)) < _FEWEST_WORDS:
        return ""
    ranked = [language for language, _ in py3langid.rank(sample)]
    return next((language for language in ranked if language in _LANGUAGES), "")
