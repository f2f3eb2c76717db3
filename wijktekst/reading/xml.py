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
from wijktekst.reading.base import DocumentBuilder, UnreadableError
from wijktekst.reading.draft import Draft, emit, promote_bold
from wijktekst.reading.markup import grid
from wijktekst.types import BlockKind, Document, Source

Element = Any

#: Root or body elements of publications and regulations, with the kind of document they are.
_KINDS = {
    "kamerstuk": "kamerstuk",
    "kamervragen": "kamervragen",
    "aanhangsel": "kamervragen",
    "handelingen": "notulen",
    "cvdr": "regeling",
    "toestand": "regeling",
    "wet-besluit": "regeling",
    "regeling": "regeling",
    "verordening": "regeling",
    "zakelijke-mededeling": "bekendmaking",
    "avvcao": "regeling",
}
_ROOTS = _KINDS.keys() | {"officiele-publicatie", "wetgeving", "besluit", "aanleveringbesluit"}
_SKIP = frozenset(
    (
        "metadata", "meta", "meta-data", "colspec", "plaatje", "illustratie", "jcis", "jci", "li.nr",
        "linummer", "lidnr", "lidnummer", "noot.nr", "nootnummer", "bwb-inputbestand", "bwb-wijzigingen",
        "redactionele-correcties", "citeertitel", "owmskern", "owmsmantel", "cvdripm", "script", "style",
    )
)  # fmt: skip
_INLINE = frozenset(
    (
        "nadruk", "vet", "cursief", "ondlijn", "sup", "sub", "inf", "extref", "intref", "extio", "intio",
        "noot.ref", "nootref", "b", "i", "u", "em", "strong", "span", "a", "abbr", "unl", "hoofdletter",
        "inlinetekst",
    )
)  # fmt: skip
_BOLD = frozenset(("vet", "b", "strong"))
_HEADS = frozenset(("kop", "tussenkop", "tussenkopje", "intitule", "regelingopschrift", "heading"))
_FLAT: dict[str, BlockKind] = {
    "naam": "paragraph",
    "specificatie-item": "list_item",
    "dagtekening": "paragraph",
}
_NOTES = frozenset(("noot", "voetnoot", "eindnoot", "footnote"))
_ITEMS = frozenset(("li", "item", "listitem"))
_STATED = frozenset(
    (
        "title", "alternative", "creator", "issued", "available", "modified", "date", "abstract", "intitule",
        "citeertitel", "regelingopschrift",
    )
)  # fmt: skip
_SPACE = re.compile(r"\s+")
_DATE_TEXT = re.compile(r"\d\s+[a-z]+\s+\d{4}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_RUNNING_TEXT = 8


def read_xml(data: bytes, source: Source) -> Document:
    """Read XML. Raises UnreadableError when it is not well-formed, or holds data instead of text."""
    root = parse_xml(data.lstrip())
    facts = _Facts(root)
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
    notes = (f"Afkomstig van: {facts.creator}.",) if facts.creator else ()
    return builder.build(title=facts.title, date=facts.date, kind=facts.kind, notes=notes)


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
            self.bold += len(_SPACE.sub("", text)) if self.in_bold else 0

    def flush(self) -> None:
        text = _SPACE.sub(" ", "".join(self.parts)).strip()
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
            walker.text(_tail(element))
    walker.flush()
    return walker.drafts


def _enter(walker: _Walker, element: Element, root: Element) -> bool:
    """Take in the start of an element; True when all of it has been dealt with."""
    name = local(element).lower()
    if name in _SKIP:
        return True
    if name in _NOTES and element is not root:
        walker.notes.append(element)
        return True
    if name in _HEADS or name in _FLAT or name == "table":
        walker.flush()
        walker.drafts.extend(_whole(element, name))
        return True
    if name in _INLINE or _is_mixed(element.getparent()):
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
    if name in _INLINE or _is_mixed(element.getparent()):
        walker.in_bold -= name in _BOLD or element.get("type") in ("vet", "vet-cur")
    else:
        walker.flush()
        walker.kinds.pop()


def _is_mixed(parent: Element | None) -> bool:
    """Whether an element holds text beside its children, so that those run on in a line."""
    if parent is None or local(parent).lower() in _INLINE:
        return parent is not None
    return bool((parent.text or "").strip()) or any((child.tail or "").strip() for child in parent)


def _whole(element: Element, name: str) -> list[Draft]:
    """An element that makes a block of its own: a heading, a table, a name."""
    if name == "table":
        return _table(element)
    text = _flat(element)
    if not text:
        return []
    if name in _FLAT:
        return [Draft(_FLAT[name], text)]
    notes = [
        draft for note in element.iter() if local(note).lower() in _NOTES for draft in _walk(note, "footnote")
    ]
    loose = name.startswith("tussenkop")
    return [Draft("heading", text, level=_level(element) + loose, bold=len(text) if loose else 0), *notes]


def _flat(element: Element) -> str:
    """Text of an element on one line, its parts spaced, without notes and images."""
    parts: list[str] = []
    stack: list[tuple[Element, bool]] = [(element, False)]
    while stack:
        node, seen = stack.pop()
        name = local(node).lower()
        if not seen and name and (name not in _SKIP or name in ("li.nr", "linummer")) and name not in _NOTES:
            parts.append(("" if name in _INLINE else " ") + (node.text or ""))
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node))
            continue
        parts.append("" if name in _INLINE else " ")
        if node is not element:
            parts.append(_tail(node))
    return _SPACE.sub(" ", "".join(parts)).strip()


def _tail(node: Element) -> str:
    """Text behind an element; a line break of the layout does not part the figures of one number."""
    tail, following = node.tail or "", node.getnext()
    if tail.strip() or "\n" not in tail or following is None or local(node) not in _INLINE:
        return tail
    figures = (node.text or "")[-1:].isdigit() and (following.text or "")[:1].isdigit()
    return "" if figures and local(following) in _INLINE else tail


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
        level += any(_flat(head) for head in heads)
    return min(level, 9)


def _table(table: Element) -> list[Draft]:
    """A CALS or HTML table with its title."""
    found = [Draft("caption", text) for e in table if local(e) in ("title", "caption") if (text := _flat(e))]
    columns = [spec.get("colname", "") for spec in table.iter() if local(spec) == "colspec"]
    rows = []
    for row in table.iter():
        if local(row) in ("row", "tr"):
            cells = [cell for cell in row if local(cell) in ("entry", "td", "th")]
            rows.append([(_flat(cell), _across(cell, columns), _down(cell)) for cell in cells])
    text = "\n".join("\t".join(line) for line in grid(rows))
    notes = [
        draft for note in table.iter() if local(note).lower() in _NOTES for draft in _walk(note, "footnote")
    ]
    return [*found, *([Draft("table", text)] if text.strip() else []), *notes]


def _across(cell: Element, columns: list[str]) -> int:
    first, last = cell.get("namest", ""), cell.get("nameend", "")
    if first in columns and last in columns:
        return max(columns.index(last) - columns.index(first) + 1, 1)
    return _number(cell.get("colspan"), 1)


def _down(cell: Element) -> int:
    return _number(cell.get("rowspan"), 1) if cell.get("rowspan") else _number(cell.get("morerows"), 0) + 1


def _number(value: str | None, default: int) -> int:
    return min(max(int(value), default), 100) if value and value.isdecimal() else default


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


class _Facts:
    """Title, date, kind and maker as the XML states them; in elements, in attributes, or in meta records."""

    def __init__(self, root: Element) -> None:
        self.found: dict[str, str] = {}
        names: list[str] = []
        for element in root.iter():
            name = local(element).lower()
            names.append(name)
            if name in ("meta", "metadata") and element.get("name") and element.get("content"):
                self._note(element.get("name").lower().rpartition(".")[2], element.get("content"))
            elif name in _STATED:
                self._note(name, _flat(element))
            elif name == "datum" and element.get("isodatum"):
                self._note("isodatum", element.get("isodatum"))
        top = next((child for child in root if local(child) not in ("metadata", "kop", "meta")), root)
        head = next((child for child in top if local(child) == "kop"), None)
        self.title = self._first("intitule", "regelingopschrift", "title", "citeertitel")
        self.title = self.title or (_flat(head) if head is not None else "")
        self.date = self._date(root)
        self.creator = self._creator(root)
        self.kind = next((_KINDS[name] for name in names[:400] if name in _KINDS), "")

    def _note(self, name: str, value: str) -> None:
        if value.strip():
            self.found.setdefault(name, _SPACE.sub(" ", value).strip())

    def _first(self, *names: str) -> str:
        return next((self.found[name] for name in names if name in self.found), "")

    def _date(self, root: Element) -> str:
        stated = [self._first(name) for name in ("available", "issued", "isodatum", "date", "modified")]
        stated.append(root.get("inwerkingtreding", ""))
        return next((match.group() for value in stated if (match := _ISO.search(value))), "")

    def _creator(self, root: Element) -> str:
        if "creator" in self.found:
            return self.found["creator"]
        heads = (head for head in root if local(head) == "kop")
        texts = [_flat(e) for head in heads for e in head if local(e) == "subtitel"]
        match = re.search(r"uitgave van (?:de |het )?(.+?)\.?$", texts[0], re.IGNORECASE) if texts else None
        return match.group(1) if match and "Koninkrijk" not in match.group(1) else ""

    def as_text(self) -> list[Draft]:
        """Title and abstract as the text of a record that has no other."""
        texts = [self._first("title", "intitule"), self._first("abstract", "description")]
        kinds: list[tuple[BlockKind, int]] = [("heading", 1), ("paragraph", 0)]
        return [Draft(kind, text, level) for text, (kind, level) in zip(texts, kinds, strict=True) if text]
