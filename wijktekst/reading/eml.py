"""E-mail messages: subject, date and what the writer says; attachments are documents of their own.

Earlier messages below an answer are left out, with a note: they are documents themselves, and what they say
would count again in every answer. In a message that was passed on they stay, for they are what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from wijktekst.reading.base import DocumentBuilder, UnreadableError
from wijktekst.reading.decode import decode
from wijktekst.reading.draft import Draft, emit, promote_bold
from wijktekst.reading.eml_history import (
    history_at,
    is_forward,
    is_mark,
    starts_closing,
    subject_of,
    without_ending,
)
from wijktekst.reading.eml_parts import (
    BodyPart,
    attachments,
    body_parts,
    header,
    is_locked,
    parse_mail,
    sender,
    sent,
)
from wijktekst.reading.markup import blocks_of, flat
from wijktekst.reading.page import drop, parse, strip
from wijktekst.reading.text import document_of
from wijktekst.types import Document, Source

Element = Any

_QUOTED = re.compile(r"gmail_quote|gmail_attr|yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra")
_WORD_LIST = re.compile(r"MsoListParagraph")
_WORD_BULLET = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
#: The version in HTML has the structure; it is taken unless much of the text is only in the other.
_AS_MUCH = 0.8
_MOST_NAMES = 5


def read_eml(data: bytes, source: Source) -> Document:
    """Read a message. Raises UnreadableError when it is encrypted or has no subject, text or attachment."""
    message = parse_mail(data)
    if is_locked(message):
        advice = "Open het bericht in uw mailprogramma en sla de tekst op als .txt of PDF."
        raise UnreadableError("encrypted", "Deze e-mail is versleuteld of ingepakt (S/MIME of PGP).", advice)
    stated = header(message, "subject")
    subject, stretches = subject_of(stated), body_parts(message)
    names = [name for name, _ in attachments(message)]
    drafts, omitted = _said(stretches, is_forward(stated))
    if not drafts and omitted:
        drafts, omitted = _said(stretches, True)
    if not drafts and not (subject and names):
        raise UnreadableError("empty", "Er staat geen tekst in deze e-mail.")
    builder = DocumentBuilder(source)
    promote_bold(drafts)
    for draft in drafts:
        draft.level += draft.kind == "heading"
    emit([Draft("heading", subject, 1), *drafts], builder)
    notes = _notes(bool(drafts), omitted, names)
    return builder.build(title=subject, date=sent(message), author=sender(message), notes=notes)


def _notes(has_text: bool, omitted: int, names: Sequence[str]) -> list[str]:
    notes = [] if has_text else ["Deze e-mail heeft zelf geen tekst."]
    if omitted:
        notes.append(f"Eerdere berichten onder deze e-mail zijn weggelaten ({omitted} woorden).")
    if names:
        more = f" en nog {len(names) - _MOST_NAMES}" if len(names) > _MOST_NAMES else ""
        listed = ", ".join(names[:_MOST_NAMES])
        notes.append(f"Bij deze e-mail {'zit' if len(names) == 1 else 'zitten'} als bijlage: {listed}{more}.")
    return notes


def _said(stretches: Sequence[Sequence[BodyPart]], forward: bool) -> tuple[list[Draft], int]:
    """The blocks of a message, and how many words of earlier ones were left out."""
    found: list[Draft] = []
    omitted = 0
    for versions in stretches:
        drafts, words = _best(versions, forward)
        found += drafts
        omitted += words
    return found, omitted


def _best(versions: Sequence[BodyPart], forward: bool) -> tuple[list[Draft], int]:
    """The fullest version, in HTML when that is about as full."""
    read = [(one, *(_of_html if one.html else _of_text)(one, forward)) for one in versions]
    most = max(_letters(drafts) for _, drafts, _ in read)
    full = [(part, drafts, words) for part, drafts, words in read if _letters(drafts) >= _AS_MUCH * most]
    _, drafts, words = max(full, key=lambda item: item[0].html)
    return drafts, words


def _letters(drafts: Sequence[Draft]) -> int:
    return sum(len(_LETTER.findall(draft.text)) for draft in drafts)


def _of_text(part: BodyPart, forward: bool) -> tuple[list[Draft], int]:
    text = decode(part.data, part.charset).replace("\r\n", "\n").replace("\r", "\n")
    lines = _joined(text.split("\n")) if part.flowed else text.split("\n")
    at, passed_on = history_at(lines)
    if forward or passed_on:
        kept = [re.sub(r"^(?:> ?)+", "", line) for line in lines]
        kept = [line for n, line in enumerate(kept) if n < at or not is_mark(line)]
    else:
        kept = [line for line in lines[:at] if not line.startswith(">")]
    omitted = 0 if forward or passed_on else len(text.split()) - sum(len(line.split()) for line in kept)
    paragraphs = _paragraphs(kept)
    body = "\n\n".join(paragraphs[n] for n in without_ending(paragraphs))
    try:
        document = document_of(body, Source("", "", ""))
    except UnreadableError:
        return [], omitted
    blocks = document.blocks
    return [Draft(b.kind, document.text[b.start : b.end], b.level) for b in blocks], omitted


def _joined(lines: Sequence[str]) -> list[str]:
    """Lines of format=flowed: one that ends in a space goes on with the next."""
    found: list[str] = []
    going_on = False
    for line in lines:
        line = line.removeprefix(" ") if not line.startswith(" >") else line
        if going_on and line and not line.startswith(">"):
            found[-1] += line
        else:
            found.append(line)
        going_on = line.endswith(" ") and line != "-- "
    return found


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Runs of lines between blank ones; a greeting begins a run of its own."""
    runs: list[list[str]] = [[]]
    for line in lines:
        if not line.strip() or line.rstrip() == "--" or starts_closing(line):
            runs.append([])
        if line.strip():
            runs[-1].append(line)
    return ["\n".join(run) for run in runs if run]


def _of_html(part: BodyPart, forward: bool) -> tuple[list[Draft], int]:
    try:
        tree = parse(decode(part.data, part.charset).encode("utf-8"))
    except UnreadableError:
        return [], 0
    body = tree.find("body") if tree.tag == "html" and tree.find("body") is not None else tree
    strip(body)
    omitted = 0
    for element in list(body.iter()):
        if not isinstance(element.tag, str):
            continue
        if not forward and _is_quoted(element) and element is not body:
            omitted += len(flat(element).split())
            drop(element)
        elif _WORD_BULLET.search(element.get("style", "")):
            drop(element)
        elif _WORD_LIST.search(element.get("class", "")):
            element.tag = "li"
    drafts = blocks_of(body)
    texts = [draft.text for draft in drafts]
    at, passed_on = history_at(texts)
    if forward or passed_on:
        drafts = [d for n, d in enumerate(drafts) if n < at or not is_mark(d.text)]
    else:
        omitted += sum(len(text.split()) for text in texts[at:])
        drafts = drafts[:at]
    written = [f"- {draft.text}" if draft.kind == "list_item" else draft.text for draft in drafts]
    return [drafts[n] for n in without_ending(written)], omitted


def _is_quoted(element: Element) -> bool:
    cited = element.tag == "blockquote" and element.get("type") == "cite"
    return cited or bool(_QUOTED.search(f"{element.get('class', '')} {element.get('id', '')}"))
