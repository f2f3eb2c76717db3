"""XML of officielebekendmakingen.nl and wetten.overheid.nl: official publications and regulations.

Kamerstuk, Staatsblad, Staatscourant, Gemeenteblad and the like, CVDR regulations, BWB states and STOP texts
share their names for headings, paragraphs, lists, tables and notes. Other XML is read as text when there is
running text in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from wijktekst.reading.archive import local, parse_xml
from wijktekst.reading.base import DocumentBuilder, UnreadableError, whole_number
from wijktekst.reading.cells import grid_text
from wijktekst.reading.draft import Draft, emit, promote_bold
from wijktekst.reading.xml_elements import INLINE, NOTES, SKIP, SPACE, flat, tail_of
from wijktekst.reading.xml_facts import KINDS, Facts
from wijktekst.types import BlockKind, Document, Source

Element = Any

_ROOTS = KINDS.keys() | {"officiele-publicatie", "wetgeving", "besluit", "aanleveringbesluit"}
_BOLD = frozenset(("vet", "b", "strong"))
_HEADS = frozenset(("kop", "tussenkop", "tussenkopje", "intitule", "regelingopschrift", "heading"))
_FLAT: dict[str, BlockKind] = {
    "naam": "paragraph",
    "specificatie-item": "list_item",
    "dagtekening": "paragraph",
}
_ITEMS = frozenset(("li", "item", "listitem"))
_DATE_TEXT = re.compile(r"\d\s+[a-z]+\s+\d{4}")
_RUNNING_TEXT = 8


def read_xml(data: bytes, source: Source) -> Document:
    """Read XML. Raises UnreadableError when it is not well-formed, or holds data instead of text."""
    root = parse_xml(data.lstrip())
    facts = Facts(root)
    known = any(local(element).lower() in _ROOTS for element in (root, *root))
    drafts = _walk(_without_masthead(root))
    if not known:
        drafts = _running(drafts) or facts.as_text()
        if not drafts:
            detail = "Dit XML-bestand bevat gegevens, maar geen lopende tekst."
            raise UnreadableError(
                "unsupported", detail, "Laat het weg, of sla de tekst op als .txt of .docx."
            )
    elif not drafts:
        drafts = facts.as_text()
    promote_bold(drafts)
    builder = DocumentBuilder(source)
    emit(_settled(drafts), builder)
    return builder.build(title=facts.title, date=facts.date, kind=facts.kind, author=facts.creator)


def _without_masthead(root: Element) -> Element:
    """The publication without the name of the journal above it."""
    if local(root).lower() == "officiele-publicatie":
        for head in [child for child in root if local(child) == "kop"]:
            root.remove(head)
    return root


@dataclass(slots=True)
class _Walker:
    drafts: list[Draft] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    kinds: list[BlockKind] = field(default_factory=lambda: ["paragraph"])
    notes: list[Element] = field(default_factory=list)
    bold: int = 0
    in_bold: int = 0

    def text(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.bold += len(SPACE.sub("", text)) if self.in_bold else 0

    def flush(self) -> None:
        text = SPACE.sub(" ", "".join(self.parts)).strip()
        if text:
            self.drafts.append(Draft(self.kinds[-1], text, bold=self.bold))
        self.parts.clear()
        self.bold = 0
        notes, self.notes = self.notes, []
        for note in notes:
            self.drafts.extend(_walk(note, "footnote"))


def _walk(root: Element, kind: BlockKind = "paragraph") -> list[Draft]:
    """The blocks below an element, in order; notes follow the paragraph they belong to."""
    walker = _Walker(kinds=[kind])
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, seen = stack.pop()
        if seen:
            _leave(walker, element)
        elif isinstance(element.tag, str) and not _enter(walker, element, root):
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
            continue
        if element is not root:
            walker.text(tail_of(element))
    walker.flush()
    return walker.drafts


def _enter(walker: _Walker, element: Element, root: Element) -> bool:
    """Take in the start of an element; True when all of it has been dealt with."""
    name = local(element).lower()
    if name in SKIP:
        return True
    if name in NOTES and element is not root:
        walker.notes.append(element)
        return True
    if name in _HEADS or name in _FLAT or name == "table":
        walker.flush()
        walker.drafts.extend(_whole(element, name))
        return True
    if name in INLINE or _is_mixed(element.getparent()):
        walker.in_bold += name in _BOLD or element.get("type") in ("vet", "vet-cur")
    else:
        walker.flush()
        walker.kinds.append(
            "list_item" if name in _ITEMS and walker.kinds[-1] != "footnote" else walker.kinds[-1]
        )
    walker.text(element.text)
    return False


def _leave(walker: _Walker, element: Element) -> None:
    name = local(element).lower()
    if name in INLINE or _is_mixed(element.getparent()):
        walker.in_bold -= name in _BOLD or element.get("type") in ("vet", "vet-cur")
    else:
        walker.flush()
        walker.kinds.pop()


def _is_mixed(parent: Element | None) -> bool:
    """Whether an element holds text beside its children, so that those run on in a line."""
    if parent is None or local(parent).lower() in INLINE:
        return parent is not None
    return bool((parent.text or "").strip()) or any((child.tail or "").strip() for child in parent)


def _whole(element: Element, name: str) -> list[Draft]:
    """An element that makes a block of its own: a heading, a table, a name."""
    if name == "table":
        return _table(element)
    text = flat(element)
    if not text:
        return []
    if name in _FLAT:
        return [Draft(_FLAT[name], text)]
    notes = [
        draft for note in element.iter() if local(note).lower() in NOTES for draft in _walk(note, "footnote")
    ]
    loose = name.startswith("tussenkop")
    return [Draft("heading", text, level=_level(element) + loose, bold=len(text) if loose else 0), *notes]


def _level(heading: Element) -> int:
    """Depth of a heading: one more than the headed elements that hold what it heads."""
    if local(heading).lower() in ("intitule", "regelingopschrift"):
        return 1
    level = 1
    holder = heading.getparent() if local(heading).lower() == "kop" else heading
    for ancestor in holder.iterancestors() if holder is not None else ():
        heads = [
            child for child in ancestor if local(child).lower() in ("kop", "intitule", "regelingopschrift")
        ]
        level += any(flat(head) for head in heads)
    return level


def _table(table: Element) -> list[Draft]:
    """A CALS or HTML table with its title."""
    found = [Draft("caption", text) for e in table if local(e) in ("title", "caption") if (text := flat(e))]
    columns = [spec.get("colname", "") for spec in table.iter() if local(spec) == "colspec"]
    rows = []
    for row in table.iter():
        if local(row) in ("row", "tr"):
            cells = [cell for cell in row if local(cell) in ("entry", "td", "th")]
            rows.append([(flat(cell), _across(cell, columns), _down(cell)) for cell in cells])
    text = grid_text(rows)
    notes = [
        draft for note in table.iter() if local(note).lower() in NOTES for draft in _walk(note, "footnote")
    ]
    return [*found, *([Draft("table", text)] if text.strip() else []), *notes]


def _across(cell: Element, columns: list[str]) -> int:
    first, last = cell.get("namest", ""), cell.get("nameend", "")
    if first in columns and last in columns:
        return max(columns.index(last) - columns.index(first) + 1, 1)
    return whole_number(cell.get("colspan"), 100)


def _down(cell: Element) -> int:
    if cell.get("rowspan"):
        return whole_number(cell.get("rowspan"), 100)
    return whole_number(cell.get("morerows"), 100, 0) + 1


def _settled(drafts: list[Draft]) -> list[Draft]:
    """Loose headings that head nothing, such as a date or a signature at the end, become paragraphs."""
    follows = False
    for draft in reversed(drafts):
        loose = draft.kind == "heading" and draft.bold > 0
        if loose and (not follows or _DATE_TEXT.search(draft.text)):
            draft.kind, draft.level = "paragraph", 0
        else:
            follows = follows or draft.kind != "heading" or draft.bold == 0
    return drafts


def _running(drafts: list[Draft]) -> list[Draft]:
    """The drafts when there is running text among them, else nothing."""
    return drafts if any(len(draft.text.split()) >= _RUNNING_TEXT for draft in drafts) else []
