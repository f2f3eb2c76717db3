"""Documents and findings as HTML for a notebook: no script, no network, every text escaped.

What a colour says, a word says too. Text has the colour of the notebook, light or dark; what has a background
of its own has a text colour of its own as well. Where a viewer takes the style away, the words stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from wijktekst.types.documents import Block, Document
from wijktekst.types.findings import NO_CHALLENGE, Analysis, Measure, ThemeHit
from wijktekst.types.passages import Passage

#: Characters of a document, and sentences of an analysis, that are shown before it is cut.
MOST_CHARACTERS = 8000
MOST_SENTENCES = 60
#: Control characters, marks that turn the direction of text, and halves of characters.
_COMMANDS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)

_STYLE = """
.wijktekst{line-height:1.6;max-width:50rem;overflow-wrap:anywhere}
.wijktekst p,.wijktekst ul,.wijktekst dl,.wijktekst table{margin:.4em 0}
.wijktekst dl{display:flex;flex-wrap:wrap;gap:.1em 1.2em}
.wijktekst dl div{display:flex;gap:.4em}
.wijktekst dt{font-weight:600}
.wijktekst dd{margin:0}
.wijktekst mark{background:#ffe58a;color:#1f2730}
.wijktekst mark b{background:#154273;color:#fff;font-size:.8em}
.wijktekst mark,.wijktekst mark b{padding:.1em .3em;border-radius:3px;box-decoration-break:clone}
.wijktekst .maatregel,.wijktekst .ambitie{border:2px solid currentColor;border-radius:4px}
.wijktekst .maatregel,.wijktekst .ambitie{padding:.1em .7em;margin:.6em 0}
.wijktekst .maatregel{border-left-width:6px}
.wijktekst .ambitie{border-style:dashed}
.wijktekst table{border-collapse:collapse}
.wijktekst .kop{font-weight:600;font-size:.9em}
.wijktekst .noot{font-style:italic}
.wijktekst td{border:1px solid currentColor;padding:.1em .5em;text-align:left}
"""


def document_html(document: Document) -> str:
    """Title, facts, and the text by block; a long one is cut, with a note that says so."""
    shown, length = [], 0
    for block in document.blocks:
        if length >= MOST_CHARACTERS:
            break
        shown.append(block)
        length += block.end - block.start
    parts = [_head(document)]
    room = MOST_CHARACTERS
    for is_list, group in groupby(shown, key=lambda block: block.kind == "list_item"):
        items = []
        for block in group:
            text = document.text[block.start : min(block.end, block.start + room)]
            room -= len(text)
            items.append(_block(block, text))
        parts.append(f"<ul>{''.join(items)}</ul>" if is_list else "".join(items))
    whole = sum(block.end - block.start for block in document.blocks)
    if whole > MOST_CHARACTERS:
        parts.append(_note(f"Dit is het begin: {MOST_CHARACTERS} van de {whole} tekens."))
    return _framed(f"Document {_name(document)}", parts)


def analysis_html(analysis: Analysis) -> str:
    """Facts, and the sentences: terms marked with their theme, measures outlined with what they are."""
    document, sentences = analysis.document, analysis.sentences
    measures = {measure.start: measure for measure in analysis.measures}
    kinds = [measure.kind for measure in analysis.measures]
    counts = (
        ("zinnen", len(sentences)),
        ("maatregelen", kinds.count("maatregel")),
        ("ambities", kinds.count("ambitie")),
        ("termen", len(analysis.hits)),
    )
    parts = [_head(document, counts)]
    path: tuple[str, ...] = ()
    for sentence in sentences[:MOST_SENTENCES]:
        block = document.blocks[sentence.block]
        if block.heading_path != path:
            path = block.heading_path
            parts.append(_heading(" › ".join(path), len(path)) if path else "")
        if block.kind != "heading":
            marked = _marked(analysis, sentence.start, sentence.end)
            parts.append(_sentence(marked, measures.get(sentence.start)))
    if len(sentences) > MOST_SENTENCES:
        parts.append(_note(f"Dit is het begin: {MOST_SENTENCES} van de {len(sentences)} zinnen."))
    return _framed(f"Analyse van {_name(document)}", parts)


def passage_html(passage: Passage) -> str:
    """One sentence or measure, with where it stands."""
    where = [_name(passage.analysis.document)]
    where += [f"bladzijde {passage.page}"] if passage.page is not None else []
    where += [" › ".join(passage.headings)] if passage.headings else []
    marked = _marked(passage.analysis, passage.start, passage.end)
    place = f'<p class="kop">{" · ".join(map(_text, where))}</p>'
    return _framed("Passage", [place, _sentence(marked, passage.measure)])


def _framed(name: str, parts: Iterable[str]) -> str:
    label = _text(name)
    return (
        f"<style>{_STYLE}</style>"
        f'<div class="wijktekst" lang="nl" role="region" aria-label="{label}">{"".join(parts)}</div>'
    )


def _text(text: str) -> str:
    """Text as HTML may hold it, in an element or in an attribute."""
    return escape(_COMMANDS.sub(" ", text))


def _name(document: Document) -> str:
    return document.title or document.source.path


def _head(document: Document, counts: Sequence[tuple[str, int]] = ()) -> str:
    facts = (
        ("bestand", document.source.path),
        ("datum", document.date),
        ("soort", document.kind),
        ("auteur", document.author),
        ("bladzijden", "" if document.pages is None else str(document.pages)),
        *((name, str(count)) for name, count in counts),
    )
    listed = "".join(f"<div><dt>{name}</dt><dd>{_text(value)}</dd></div>" for name, value in facts if value)
    notes = "".join(map(_note, document.notes))
    return f"{_heading(_name(document), 1)}<dl>{listed}</dl>{notes}"


def _heading(text: str, level: int) -> str:
    """A heading to a screen reader, outside the table of contents of the notebook."""
    return f'<p role="heading" aria-level="{min(level + 2, 6)}"><strong>{_text(text)}</strong></p>'


def _note(text: str) -> str:
    return f'<p class="noot">{_text(text)}</p>'


def _block(block: Block, text: str) -> str:
    if block.kind == "heading":
        return _heading(text, block.level + 1)
    if block.kind == "table":
        rows = ("".join(f"<td>{_text(cell)}</td>" for cell in line.split("\t")) for line in text.split("\n"))
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    if block.kind == "list_item":
        return f"<li>{_text(text)}</li>"
    named = {"caption": "Bijschrift: ", "footnote": "Voetnoot: "}.get(block.kind, "")
    return f"<p>{named}{_text(text)}</p>"


def _sentence(marked: str, measure: Measure | None) -> str:
    if measure is None or measure.kind == "overig":
        return f"<p>{marked}</p>"
    said = verdict(measure)
    return (
        f'<div class="{measure.kind}" role="group" aria-label="{measure.kind}">'
        f'<p class="kop">{_text(said)}</p><p>{marked}</p></div>'
    )


def verdict(measure: Measure) -> str:
    """What a measure is, in words: "maatregel, kans 0,93 · opgave energie, kans 0,98"."""
    kind = f"{measure.kind}, {_score(measure.score, measure.sure)}"
    if not measure.challenge:
        return kind
    challenge = "geen wijkopgave" if measure.challenge == NO_CHALLENGE else f"opgave {measure.challenge}"
    return f"{kind} · {challenge}, {_score(measure.challenge_score, measure.challenge_sure)}"


def _score(score: float, sure: bool) -> str:
    return f"kans {score:.2f}".replace(".", ",") + ("" if sure else " (onzeker)")


def _marked(analysis: Analysis, start: int, end: int) -> str:
    """The characters [start, end) with their terms marked; terms that overlap share a mark."""
    text, at, parts = analysis.document.text, start, []
    for first, last, themes in _runs(analysis.hits_in(start, end), end):
        label = ", ".join(themes)
        parts.append(f"{_text(text[at:first])}<mark>{_text(text[first:last])} <b>{_text(label)}</b></mark>")
        at = last
    return "".join(parts) + _text(text[at:end])


def _runs(hits: Iterable[ThemeHit], end: int) -> Iterator[tuple[int, int, list[str]]]:
    """Stretches of hits that overlap, with their themes."""
    first, last, themes = 0, 0, list[str]()
    for hit in hits:
        if themes and hit.start >= last:
            yield first, last, themes
            themes = []
        if not themes:
            first, last = hit.start, hit.start
        last = max(last, min(hit.end, end))
        themes += [hit.theme] if hit.theme not in themes else []
    if themes:
        yield first, last, themes
