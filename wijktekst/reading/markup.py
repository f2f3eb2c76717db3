"""Walks an HTML tree into blocks: headings, paragraphs, list items, tables, captions, notes.

Used for web pages and for Markdown (which is HTML after rendering). The walk keeps its own stack, so that
depth of nesting costs no recursion.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from wijktekst.reading.base import whole_number
from wijktekst.reading.cells import grid_text, is_prose
from wijktekst.reading.draft import Draft, pieces_of
from wijktekst.types import BlockKind

#: An lxml element. The stubs do not tell comments from elements, so `tag` is checked at run time.
Element = Any

HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = HEADINGS.keys() | frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "frameset", "header", "hgroup", "hr", "html", "label", "legend", "li", "main", "menu", "nav",
        "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
        "ul",
    )
)  # fmt: skip
_BOLD = frozenset(("b", "strong", "th"))
_SPACE = re.compile(r"\s+")
_NOTE = re.compile(
    r"(?:^|[\s_-])(?:voetnoot|voetnoten|noot|footnotes?|eindnoot)(?:$|[\s_\d-])", re.IGNORECASE
)
_REFERENCE = re.compile(r"\[?\(?(?:\d{1,3}|\*+|[a-z])\)?\]?")
_UNIT = re.compile(r"(?:^|\W|\d)[kcdm]?m$")


@dataclass(slots=True)
class _Walker:
    """Gathers inline text until a block begins or ends."""

    drafts: list[Draft] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    open: list[tuple[BlockKind, int, Element]] = field(default_factory=list)
    links: int = 0
    bold: int = 0
    in_link: int = 0
    in_bold: int = 0
    after_link: bool = False

    def text(self, text: str | None) -> None:
        if not text:
            return
        if text.strip():
            self.after_link = False
        self.parts.append(_SPACE.sub(" ", text))
        length = len(_SPACE.sub("", text))
        self.links += length if self.in_link else 0
        self.bold += length if self.in_bold else 0

    def flush(self) -> None:
        kind, level, element = self.open[-1]
        drafted = Draft(kind, "".join(self.parts), level, self.links, self.bold, element)
        self.drafts.extend(pieces_of(drafted))
        self.parts.clear()
        self.links = self.bold = 0


def blocks_of(root: Element, drop: Callable[[Element], bool] = lambda _: False) -> list[Draft]:
    """The blocks below `root` in order; elements for which `drop` holds are left out, contents and all."""
    walker = _Walker(open=[("paragraph", 0, root)])
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, seen = stack.pop()
        if seen:
            _leave(walker, element)
        elif isinstance(element.tag, str) and not drop(element) and not _enter(walker, element):
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
            continue
        if element is not root:
            walker.text(element.tail)
    walker.flush()
    return walker.drafts


def _enter(walker: _Walker, element: Element) -> bool:
    """Take in the start of an element; True when all of it has been dealt with."""
    tag = element.tag
    if tag == "br":
        walker.parts.append("\n")
        return True
    if tag == "sup" and _is_reference(element, walker.parts):
        return True
    if tag == "table" and _is_data(element):
        walker.flush()
        walker.drafts.extend(_table(element))
        return True
    if tag in _BLOCKS:
        walker.flush()
        walker.open.append((*_kind(element, walker.open[-1]), element))
    elif tag == "a":
        if walker.after_link and walker.parts:
            walker.parts.append(" ")
        walker.in_link += 1
    walker.in_bold += tag in _BOLD
    walker.text(element.text)
    return False


def _leave(walker: _Walker, element: Element) -> None:
    tag = element.tag
    if tag in _BLOCKS:
        walker.flush()
        walker.open.pop()
    elif tag == "a":
        walker.in_link -= 1
        walker.after_link = True
    walker.in_bold -= tag in _BOLD


def _kind(element: Element, parent: tuple[BlockKind, int, Element]) -> tuple[BlockKind, int]:
    tag = element.tag
    if tag in HEADINGS:
        return "heading", HEADINGS[tag]
    if _NOTE.search(f"{element.get('class', '')} {element.get('id', '')}"):
        return "footnote", 0
    if tag in ("figcaption", "caption"):
        return "caption", 0
    if tag in ("li", "dd") and parent[0] != "footnote" and next(element.iter(*HEADINGS), None) is None:
        return "list_item", 0
    return parent[0], parent[1]


def _is_reference(element: Element, parts: list[str]) -> bool:
    """Whether a superscript points at a note; the 2 of m2 does not."""
    text = flat(element)
    if not _REFERENCE.fullmatch(text):
        return False
    linked = element.find(".//a") is not None or element.getparent().tag == "a"
    return linked or (text.isdigit() and bool(parts) and not _UNIT.search(parts[-1]))


def flat(element: Element) -> str:
    """All text of an element on one line; blocks inside it are kept apart by a space."""
    return _SPACE.sub(" ", _itertext(element)).strip()


def _itertext(element: Element) -> str:
    """Text in document order with spaces around blocks."""
    parts: list[str] = []
    stack: list[tuple[Element, bool]] = [(element, False)]
    while stack:
        node, seen = stack.pop()
        block = node.tag in _BLOCKS or node.tag == "br"
        if not seen and isinstance(node.tag, str):
            parts.append((" " if block else "") + (node.text or ""))
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node))
            continue
        parts.append(" " if block else "")
        if node is not element:
            parts.append(node.tail or "")
    return "".join(parts)


def _is_data(table: Element) -> bool:
    """Whether a table holds data; one that only lays out the page is walked like any other element."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return False
    if any(table.find(f".//{tag}") is not None for tag in ("h1", "h2", "h3", "form")):
        return False
    rows = [[flat(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if len(rows) < 1 or max((len(row) for row in rows), default=0) < 2:
        return False
    return not is_prose([cell for row in rows for cell in row])


def _table(table: Element) -> list[Draft]:
    found = [Draft("caption", flat(caption), element=caption) for caption in table.iterfind("caption")]
    text = grid_text([_cells(row) for row in table.iter("tr")])
    links = sum(len(_SPACE.sub("", flat(link))) for link in table.iter("a"))
    return [*found, Draft("table", text, links=links, element=table)]


def _cells(row: Element) -> list[tuple[str, int, int]]:
    return [
        (flat(cell), _span(cell, "colspan"), _span(cell, "rowspan"))
        for cell in row
        if cell.tag in ("td", "th")
    ]


def _span(cell: Element, name: str) -> int:
    return whole_number(cell.get(name, "").strip(), 50)
