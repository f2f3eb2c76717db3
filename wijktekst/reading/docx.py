"""Word documents, read from their package with lxml.

Taken in: inserted text, content controls, text boxes, footnotes and endnotes, nested tables, line breaks.
Left out on purpose: comments, deleted text of tracked changes, hidden text, running headers and footers,
field codes. Reading the parts ourselves rather than through python-docx keeps what that library skips, opens
documents in strict OOXML and with dangling relationships, and leaves images packed.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from wijktekst.reading.archive import local, open_archive, parse_xml
from wijktekst.reading.base import DocumentBuilder, UnreadableError
from wijktekst.reading.draft import Draft, emit, is_prose, pieces_of, promote_bold
from wijktekst.reading.markup import grid
from wijktekst.types import BlockKind, Document, Source

Element = Any

_SKIP = frozenset(
    (
        "del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sectPr", "tblPr", "trPr",
        "tcPr", "tblGrid", "sdtPr", "sdtEndPr", "annotationRef", "footnoteRef", "endnoteRef", "Fallback",
        "rt", "altChunk",
    )
)  # fmt: skip
_HEADING_STYLE = re.compile(r"(?:heading|kop|titre|überschrift)\s*(\d)", re.IGNORECASE)
_TITLE_STYLE = re.compile(r"title|titel|(?:hoofd|document|rapport)titel", re.IGNORECASE)
_CONTENTS_STYLE = re.compile(
    r"toc ?\d.*|toc heading|inhopg.*|inhoudsopgave.*|table of contents.*", re.IGNORECASE
)
_CAPTION_STYLE = re.compile(r"caption|bijschrift", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list (?:bullet|number).*|lijst(?:opsom|nummer).*|opsomming.*", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")
_DEEPEST = 20


def read_docx(data: bytes, source: Source) -> Document:
    """Read a Word document. Raises UnreadableError for a bomb, a password or a file without text."""
    with open_archive(data) as archive:
        package = _Package(archive)
        main = package.main()
        reader = _Reader(_styles(package.related(main, "styles")), package.notes(main))
        drafts = reader.blocks(package.body(main))
        title, date = package.properties()
        if not drafts and any(name.lower().startswith("word/media/") for name in archive.namelist()):
            raise UnreadableError("scanned", "Dit Word-document bevat alleen afbeeldingen, geen tekst.")
    _set_titles(drafts)
    promote_bold(drafts)
    builder = DocumentBuilder(source)
    emit(drafts, builder)
    return builder.build(title=title, date=date)


class _Package:
    """The parts of a document and how they refer to each other."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = {name.lower(): name for name in archive.namelist()}

    def part(self, name: str) -> Element | None:
        """Root of a part; None when it is missing. Raises XMLSyntaxError when it is damaged."""
        found = self.names.get(name.lower().lstrip("/"))
        return parse_xml(self.archive.read(found)) if found else None

    def main(self) -> str:
        """Name of the part with the text."""
        for target in self._targets("", "officeDocument"):
            if target.lower() in self.names:
                return target
        if "word/document.xml" in self.names:
            return "word/document.xml"
        raise UnreadableError("malformed", "In dit Word-document ontbreekt de tekst (word/document.xml).")

    def body(self, main: str) -> Element:
        root = self.part(main)
        body = next((child for child in root if local(child) == "body"), None) if root is not None else None
        if body is None:
            raise UnreadableError("malformed", "In dit Word-document ontbreekt de tekst.")
        return body

    def related(self, main: str, kind: str) -> Element | None:
        """Root of the part that `main` relates to as `kind` (styles, footnotes, ...)."""
        for target in self._targets(main, kind):
            if (root := self.part(target)) is not None:
                return root
        return None

    def notes(self, main: str) -> dict[tuple[str, str], Element]:
        """Footnotes and endnotes by (kind, id)."""
        found: dict[tuple[str, str], Element] = {}
        for kind in ("footnote", "endnote"):
            root = self.related(main, kind + "s")
            for note in root if root is not None else ():
                if local(note) == kind and _value(note, "type") in ("", "normal"):
                    found[kind, _value(note, "id")] = note
        return found

    def properties(self) -> tuple[str, str]:
        """(title, ISO date of the last change) as the document states them."""
        try:
            root = self.part("docProps/core.xml")
        except Exception:  # a broken property sheet says nothing about the text
            return "", ""
        values = {local(e): (e.text or "").strip() for e in root} if root is not None else {}
        dates = [value[:10] for name in ("modified", "created") if (value := values.get(name, ""))]
        stated = next((date for date in dates if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date)), "")
        return values.get("title", ""), stated

    def _targets(self, name: str, kind: str) -> list[str]:
        folder, _, file = name.rpartition("/")
        root = self.part(f"{folder}/_rels/{file}.rels" if name else "_rels/.rels")
        found = []
        for relation in root if root is not None else ():
            target = relation.get("Target", "")
            if relation.get("Type", "").endswith("/" + kind) and relation.get("TargetMode") != "External":
                found.append(
                    target.lstrip("/") if target.startswith("/") or not folder else f"{folder}/{target}"
                )
        return found


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style says: heading depth (0: none), list, and its name."""

    name: str = ""
    level: int = 0
    listed: bool = False
    bold: bool = False


def _styles(root: Element | None) -> dict[str, _Style]:
    """Paragraph styles by id, with what they inherit; a style that builds on itself ends at that point."""
    raw: dict[str, Element] = {}
    for style in root if root is not None else ():
        if local(style) == "style":
            raw[_value(style, "styleId")] = style
    return {name: _style(name, raw) for name in raw}


def _style(name: str, raw: dict[str, Element]) -> _Style:
    chain: list[Element] = []
    while name in raw and raw[name] not in chain and len(chain) < _DEEPEST:
        chain.append(raw[name])
        name = _value(_child(raw[name], "basedOn"), "val")
    label = _value(_child(chain[0], "name"), "val") if chain else ""
    level, listed, bold = 0, None, None
    for element in chain:
        named = _HEADING_STYLE.fullmatch(_value(_child(element, "name"), "val"))
        properties = _child(element, "pPr")
        level = level or _outline(properties) or (int(named.group(1)) if named else 0)
        listed = _numbered(properties) if listed is None else listed
        bold = _switch(_child(element, "rPr"), "b") if bold is None else bold
    return _Style(label, level, bool(listed) or bool(_LIST_STYLE.fullmatch(label)), bool(bold))


@dataclass(slots=True)
class _Line:
    """A paragraph while its runs are read."""

    parts: list[str] = field(default_factory=list)
    links: int = 0
    bold: int = 0
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class _Reader:
    def __init__(self, styles: dict[str, _Style], notes: dict[tuple[str, str], Element]) -> None:
        self.styles = styles
        self.notes = notes
        self.default = next((style for style in styles.values() if style.name.lower() == "normal"), _Style())

    def blocks(self, holder: Element, depth: int = 0) -> list[Draft]:
        """The blocks of a body, cell, text box or note, in order."""
        found: list[Draft] = []
        for element in holder:
            name = local(element)
            if name == "p":
                found.extend(self._paragraph(element, depth))
            elif name == "tbl":
                found.extend(self._table(element, depth))
            elif name and name not in _SKIP and depth < 10 * _DEEPEST:
                found.extend(self.blocks(element, depth + 1))
        return found

    def _paragraph(self, element: Element, depth: int) -> list[Draft]:
        properties = _child(element, "pPr")
        style = self.styles.get(_value(_child(properties, "pStyle"), "val"), self.default)
        line = _Line()
        self._runs(element, line, style.bold, False)
        text = "".join(line.parts)
        kind, level, note = _kind(properties, style)
        found = []
        if text.strip():
            found = pieces_of(Draft(kind, text, level, line.links, line.bold, note=note))
        for box in line.boxes if depth < _DEEPEST else ():
            found.extend(self.blocks(box, depth + 1))
        for reference in line.notes if depth < _DEEPEST else ():
            if reference in self.notes:
                body = " ".join(d.text for d in self.blocks(self.notes[reference], _DEEPEST))
                found.append(Draft("footnote", body))
        return [draft for draft in found if draft.text.strip()]

    def _runs(self, holder: Element, line: _Line, bold: bool, link: bool) -> None:
        properties = _child(holder, "rPr")
        if _switch(properties, "vanish"):
            return
        own = _switch(properties, "b")
        bold = bold if own is None else own
        for element in holder:
            name = local(element)
            if name == "t":
                _add(line, element.text or "", bold, link)
            elif name in ("tab", "ptab"):
                line.parts.append(" ")
            elif name in ("br", "cr"):
                line.parts.append("" if _value(element, "type") in ("page", "column") else "\n")
            elif name == "noBreakHyphen":
                _add(line, "-", bold, link)
            elif name in ("footnoteReference", "endnoteReference"):
                line.notes.append((name.removesuffix("Reference"), _value(element, "id")))
            elif name == "txbxContent":
                line.boxes.append(element)
            elif name not in _SKIP:
                self._runs(element, line, bold, link or name == "hyperlink")

    def _table(self, table: Element, depth: int) -> list[Draft]:
        rows = [_inside(row, "tc") for row in _inside(table, "tr")]
        filled = [[self.blocks(cell, depth + 1) for cell in row] for row in rows] if depth < _DEEPEST else []
        texts = [
            [" ".join(d.text for d in drafts if d.kind != "footnote") for drafts in row] for row in filled
        ]
        nested = any(local(inner) == "tbl" for row in rows for cell in row for inner in cell)
        columns = max((len(row) for row in rows), default=0)
        if nested or columns < 2 or is_prose([text for row in texts for text in row]):
            return [draft for row in filled for drafts in row for draft in drafts]
        spans = [[_across(cell) for cell in row] for row in rows]
        cells = [
            [(t, s, 1) for t, s in zip(row, span, strict=True)]
            for row, span in zip(texts, spans, strict=True)
        ]
        text = "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in grid(cells))
        notes = [d for row in filled for drafts in row for d in drafts if d.kind == "footnote"]
        return [*([Draft("table", text)] if text.strip() else []), *notes]


def _kind(properties: Element | None, style: _Style) -> tuple[BlockKind, int, str]:
    """(kind, level, note) of a paragraph."""
    if _CONTENTS_STYLE.fullmatch(style.name):
        return "paragraph", 0, "contents"
    if _TITLE_STYLE.fullmatch(style.name):
        return "heading", 1, "title"
    level = _outline(properties) or style.level
    if level:
        return "heading", level, ""
    if _CAPTION_STYLE.fullmatch(style.name):
        return "caption", 0, ""
    own = _numbered(properties)
    return ("list_item" if (style.listed if own is None else own) else "paragraph"), 0, ""


def _set_titles(drafts: list[Draft]) -> None:
    """A title stands above the headings of the first level."""
    titles = [draft for draft in drafts if draft.note == "title"]
    for draft in drafts:
        if titles and draft.kind == "heading" and draft.note != "title":
            draft.level += 1
    for draft in titles:
        draft.note = ""


def _add(line: _Line, text: str, bold: bool, link: bool) -> None:
    line.parts.append(text)
    length = len("".join(text.split()))
    line.bold += length if bold else 0
    line.links += length if link else 0


def _inside(holder: Element, name: str) -> list[Element]:
    """Children of a name, also when wrapped in a content control, a tracked insertion or custom XML."""
    found = []
    for child in holder:
        if local(child) == name:
            found.append(child)
        elif local(child) in ("sdt", "sdtContent", "ins", "customXml", "moveTo"):
            found.extend(_inside(child, name))
    return found


def _child(element: Element | None, name: str) -> Element | None:
    return next((child for child in element if local(child) == name), None) if element is not None else None


def _value(element: Element | None, name: str) -> str:
    """Attribute of an element, whatever namespace it stands in; "" when it is not there."""
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _switch(properties: Element | None, name: str) -> bool | None:
    element = _child(properties, name)
    return None if element is None else _value(element, "val").lower() not in _OFF


def _outline(properties: Element | None) -> int:
    """Heading depth from an outline level (0 to 8; 9 is body text)."""
    value = _value(_child(properties, "outlineLvl"), "val")
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else 0


def _numbered(properties: Element | None) -> bool | None:
    number = _child(properties, "numPr")
    return None if number is None else _value(_child(number, "numId"), "val") != "0"


def _across(cell: Element) -> int:
    value = _value(_child(_child(cell, "tcPr"), "gridSpan"), "val")
    return min(max(int(value), 1), 100) if value.isdecimal() else 1
