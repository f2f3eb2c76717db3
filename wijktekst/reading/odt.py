"""OpenDocument text: headings by outline level, lists, tables, notes; without annotations and deletions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from wijktekst.reading.archive import local, open_archive, parse_xml, unpacked
from wijktekst.reading.base import DocumentBuilder, UnreadableError, whole_number
from wijktekst.reading.cells import Cell, table_drafts
from wijktekst.reading.draft import Draft, emit, pieces_of, promote_bold
from wijktekst.types import BlockKind, Document, Source

Element = Any

_SKIP = frozenset(
    (
        "tracked-changes", "annotation", "annotation-end", "sequence-decls", "variable-decls", "forms",
        "script", "user-field-decls", "table-column", "table-columns", "note-citation", "ruby-text",
        "object", "image", "index-title-template", "table-of-content-source",
        "alphabetical-index-source", "dde-source", "desc", "title",
    )
)  # fmt: skip
_ITEM = frozenset(("list-item", "list-header"))
_TITLE_STYLE = re.compile(r"title|titel", re.IGNORECASE)
_HEADING_STYLE = re.compile(r"(?:heading|kop)(?:_20_)?\s*(\d)", re.IGNORECASE)
_CAPTION_STYLE = re.compile(r"caption|bijschrift|illustration|figure|table", re.IGNORECASE)
_MANIFEST = "META-INF/manifest.xml"
_LARGEST_REPEAT = 60
_DEEPEST = 100


def read_odt(data: bytes, source: Source) -> Document:
    """Read an ODT document. Raises UnreadableError for a bomb, a password or a file without text."""
    with open_archive(data) as archive:
        names = set(archive.namelist())
        if "content.xml" not in names:
            raise UnreadableError("malformed", "In dit ODT-document ontbreekt de tekst (content.xml).")
        if _MANIFEST in names and b"encryption-data" in unpacked(archive, _MANIFEST):
            raise UnreadableError("encrypted", "Dit document is met een wachtwoord beveiligd.")
        content = parse_xml(unpacked(archive, "content.xml"))
        styles = parse_xml(unpacked(archive, "styles.xml")) if "styles.xml" in names else None
        meta = parse_xml(unpacked(archive, "meta.xml")) if "meta.xml" in names else None
        pictures = any(name.startswith("Pictures/") for name in names)
    body = next((e for e in content.iter() if local(e) == "text" and local(e.getparent()) == "body"), None)
    if body is None:
        raise UnreadableError("malformed", "In dit ODT-document ontbreekt de tekst.")
    drafts = _Reader(_Styles([root for root in (styles, content) if root is not None])).blocks(body)
    if not drafts and pictures:
        raise UnreadableError("scanned", "Dit ODT-document bevat alleen afbeeldingen, geen tekst.")
    promote_bold(drafts)
    builder = DocumentBuilder(source)
    emit(drafts, builder)
    title, date = _properties(meta)
    return builder.build(title=title, date=date)


def _properties(meta: Element | None) -> tuple[str, str]:
    """(title, ISO date of the last change) as the document states them."""
    values = {local(e): (e.text or "").strip() for e in meta.iter() if local(e)} if meta is not None else {}
    dates = [values.get(name, "")[:10] for name in ("date", "creation-date")]
    stated = next((date for date in dates if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date)), "")
    return values.get("title", ""), stated


class _Styles:
    """What styles say, by name, with what they inherit."""

    def __init__(self, roots: list[Element]) -> None:
        self.raw = {
            _get(e, "name"): e
            for root in roots
            for e in root.iter()
            if local(e) == "style" and _get(e, "name")
        }

    def chain(self, name: str) -> list[Element]:
        found: list[Element] = []
        while name in self.raw and self.raw[name] not in found and len(found) < _DEEPEST:
            found.append(self.raw[name])
            name = _get(self.raw[name], "parent-style-name")
        return found

    def names(self, name: str) -> list[str]:
        return [name, *(_get(e, "display-name") or _get(e, "name") for e in self.chain(name))]

    def text(self, name: str, attribute: str) -> str:
        """The first value of a text property along the chain."""
        for style in self.chain(name):
            for child in style:
                if local(child) == "text-properties" and _get(child, attribute):
                    return _get(child, attribute)
        return ""


@dataclass(slots=True)
class _Line:
    parts: list[str] = field(default_factory=list)
    bold: int = 0
    links: int = 0
    notes: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def add(self, text: str | None, bold: bool, link: bool) -> None:
        if text:
            self.parts.append(re.sub(r"\s+", " ", text))
            length = len("".join(text.split()))
            self.bold += length if bold else 0
            self.links += length if link else 0


class _Reader:
    def __init__(self, styles: _Styles) -> None:
        self.styles = styles

    def blocks(
        self, holder: Element, kind: BlockKind = "paragraph", note: str = "", depth: int = 0
    ) -> list[Draft]:
        """The blocks of a body, section, list, cell, text box or note, in order."""
        found: list[Draft] = []
        for element in holder if depth < _DEEPEST else ():
            name = local(element)
            if name in ("p", "h"):
                found.extend(self._paragraph(element, kind, note, depth))
            elif name == "table":
                found.extend(self._table(element, depth))
            elif name in ("table-of-content", "alphabetical-index", "illustration-index", "table-index"):
                found.extend(self.blocks(element, kind, "contents", depth + 1))
            elif name in _ITEM:
                found.extend(
                    self.blocks(element, "list_item" if kind != "footnote" else kind, note, depth + 1)
                )
            elif name and name not in _SKIP:
                found.extend(self.blocks(element, kind, note, depth + 1))
        return found

    def _paragraph(self, element: Element, kind: BlockKind, note: str, depth: int) -> list[Draft]:
        style = _get(element, "style-name")
        line = _Line()
        self._inline(element, line, self._bold(style, False), False, depth)
        kind, level = self._kind(element, style, kind) if not note else (kind, 0)
        draft = Draft(kind, "".join(line.parts), level, line.links, line.bold, note=note)
        found = pieces_of(draft) if draft.text.strip() else []
        for box in line.boxes:
            found.extend(self.blocks(box, depth=depth + 1))
        for body in line.notes:
            text = " ".join(piece.text for piece in self.blocks(body, "footnote", depth=depth + 1))
            found.extend([Draft("footnote", text)] if text else [])
        return found

    def _kind(self, element: Element, style: str, kind: BlockKind) -> tuple[BlockKind, int]:
        names = self.styles.names(style)
        if any(_TITLE_STYLE.fullmatch(name) for name in names) and kind == "paragraph":
            return "heading", 1
        if local(element) == "h":
            return "heading", whole_number(_get(element, "outline-level"), 99)
        if kind == "paragraph" and any(_CAPTION_STYLE.fullmatch(name) for name in names):
            return "caption", 0
        if kind == "paragraph" and (
            named := next((m for n in names if (m := _HEADING_STYLE.fullmatch(n))), None)
        ):
            return "heading", int(named.group(1)) or 1
        return kind, 0

    def _bold(self, style: str, inherited: bool) -> bool:
        weight = self.styles.text(style, "font-weight")
        return weight in ("bold", "700", "800", "900") if weight else inherited

    def _inline(self, holder: Element, line: _Line, bold: bool, link: bool, depth: int) -> None:
        line.add(holder.text, bold, link)
        for element in holder:
            name = local(element)
            if name in ("s", "tab"):
                line.parts.append(" ")
            elif name == "line-break":
                line.parts.append("\n")
            elif name == "note":
                line.notes.extend(child for child in element if local(child) == "note-body")
            elif name == "text-box":
                line.boxes.append(element)
            elif name and name not in _SKIP and depth < _DEEPEST:
                own = self._bold(_get(element, "style-name"), bold) if name == "span" else bold
                if self.styles.text(_get(element, "style-name"), "display") != "none":
                    self._inline(element, line, own, link or name == "a", depth + 1)
            line.add(element.tail, bold, link)

    def _table(self, table: Element, depth: int) -> list[Draft]:
        rows = [_cells(row) for row in _rows(table)]
        nested = any(local(inner) == "table" for row in rows for cell in row for inner in cell)
        return table_drafts([[self._cell(cell, depth) for cell in row] for row in rows], nested=nested)

    def _cell(self, cell: Element, depth: int) -> Cell:
        spans = _repeat(cell, "number-columns-spanned"), _repeat(cell, "number-rows-spanned")
        return Cell(self.blocks(cell, depth=depth + 1), *spans)


def _rows(table: Element) -> list[Element]:
    """Rows of a table, those in groups and in the repeated head included."""
    found = []
    for child in table:
        if local(child) == "table-row":
            found.append(child)
        elif local(child) in ("table-header-rows", "table-rows", "table-row-group"):
            found.extend(_rows(child))
    return found


def _cells(row: Element) -> list[Element]:
    """Cells of a row, repeated ones as often as they are; one with a table in it once, or they multiply."""
    found: list[Element] = []
    for cell in row:
        if local(cell) == "table-cell":
            holds_table = any(local(inner) == "table" for inner in cell.iter())
            found.extend([cell] * (1 if holds_table else _repeat(cell, "number-columns-repeated")))
    return found


def _repeat(cell: Element, name: str) -> int:
    return whole_number(_get(cell, name), _LARGEST_REPEAT)


def _get(element: Element, name: str) -> str:
    """Attribute of an element, whatever namespace it stands in."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
