"""Markdown: rendered to HTML by a CommonMark parser and read from there; front matter gives the facts."""

from __future__ import annotations

import re

from wijktekst.reading.base import DocumentBuilder
from wijktekst.reading.decode import decode
from wijktekst.reading.draft import Draft, emit
from wijktekst.reading.markup import blocks_of
from wijktekst.types import Document, Source

_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"([\w][\w -]*?):(?:[ \t]+(.*)|[ \t]*)$")
_FOLDED = re.compile(r"[>|][+-]?\d?$")
#: A tag with no other in it, so that a row of openings without an end is not gone over again for each.
_LIQUID = re.compile(r"\{%((?:(?!\{%).)*?)%\}|\{\{(?:(?!\{\{).)*?\}\}", re.DOTALL)
_VALUE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.DOTALL)
_PROSE_KEYS = re.compile(
    r"intro|summary|samenvatting|description|omschrijving|paragraph|lead|abstract|excerpt", re.IGNORECASE
)
_TITLE_KEYS = ("title", "titel", "hero-heading", "title_tag", "heading", "naam", "name")
_DATE_KEYS = ("date", "datum", "published", "publicatiedatum")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_FEWEST_WORDS = 6


def read_markdown(data: bytes, source: Source) -> Document:
    """Read a Markdown file. Raises UnreadableError("empty") when there is no text in it."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    front: dict[str, str] = {}
    match = _FRONT.match(text)
    if match:
        front, text = _front_matter(match.group(1)), text[match.end() :]
    drafts = _render(_LIQUID.sub(_included, text))
    title = next((front[key] for key in _TITLE_KEYS if front.get(key)), "")
    intro = [Draft("paragraph", value) for key, value in front.items() if _is_prose(key, value)]
    if title and not any(draft.level == 1 for draft in drafts):
        intro.insert(0, Draft("heading", title, level=1))
    builder = DocumentBuilder(source)
    emit(intro + drafts if drafts else intro[1:], builder)
    dates = [found.group() for key in _DATE_KEYS if (found := _ISO.search(front.get(key, "")))]
    return builder.build(title=title, date=dates[0] if dates else "")


def _render(text: str) -> list[Draft]:
    from lxml import etree, html
    from markdown_it import MarkdownIt

    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return []
    return blocks_of(tree, lambda element: element.tag in ("script", "style", "head", "iframe", "svg"))


def _front_matter(text: str) -> dict[str, str]:
    """The simple values of a YAML header, folded texts included; lists and nested keys are left out."""
    found: dict[str, str] = {}
    key = ""
    for line in text.split("\n"):
        match = _KEY.match(line)
        if match:
            key, value = match.group(1), (match.group(2) or "").strip()
            found[key] = "" if _FOLDED.match(value) else value.strip("\"'")
        elif key and line.startswith(" ") and not line.lstrip().startswith("- "):
            found[key] = f"{found[key]} {line.strip()}".strip()
        elif line.strip():
            key = ""
    return found


def _is_prose(key: str, value: str) -> bool:
    return bool(_PROSE_KEYS.search(key)) and len(value.split()) >= _FEWEST_WORDS


def _included(match: re.Match[str]) -> str:
    """What a template tag shows: the sentences among its values."""
    values = (a or b for _, a, b in _VALUE.findall(match.group(1) or ""))
    prose = [" ".join(value.split()) for value in values if len(value.split()) >= _FEWEST_WORDS]
    return "\n\n" + "\n\n".join(prose) + "\n\n" if prose else ""
