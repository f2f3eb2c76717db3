"""Word documents, read from their package with lxml.

Taken in: inserted text, content controls, text boxes, footnotes and endnotes, nested tables, line breaks.
Left out on purpose: comments, deleted text of tracked changes, hidden text, running headers and footers,
field codes. Reading the parts ourselves rather than through python-docx keeps what that library skips, opens
documents in strict OOXML and with dangling relationships, and leaves images packed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from wijktekst.reading.archive import local, open_archive
from wijktekst.reading.base import DocumentBuilder, UnreadableError, whole_number
from wijktekst.reading.cells import Cell, table_drafts
from wijktekst.reading.docx_package import (
    Package,
    child_of,
    numbered,
    outline,
    styles_of,
    switch,
    value_of,
)
from wijktekst.reading.draft import Draft, emit, pieces_of, promote_bold
from wijktekst.reading.styles import Style, kind_of, set_titles
from wijktekst.types import Document, Source

Element = Any

_SKIP = frozenset(
    (
        "del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sectPr", "tblPr", "trPr",
        "tcPr", "tblGrid", "sdtPr", "sdtEndPr", "annotationRef", "footnoteRef", "endnoteRef", "Fallback",
        "rt", "altChunk",
    )
)  # fmt: skip
_DEEPEST = 20


def read_docx(data: bytes, source: Source) -> Document:
    """Read a Word document. Raises UnreadableError for a bomb, a password or a file without text."""
    with open_archive(data) as archive:
        package = Package(archive)
        main = package.main()
        reader = _Reader(styles_of(package.related(main, "styles")), package.notes(main))
        drafts = reader.blocks(package.body(main))
        title, date = package.properties()
        if not drafts and any(name.lower().startswith("word/media/") for name in archive.namelist()):
            raise UnreadableError("scanned", "Dit Word-document bevat alleen afbeeldingen, geen tekst.")
    set_titles(drafts)
    promote_bold(drafts)
    builder = DocumentBuilder(source)
    emit(drafts, builder)
    return builder.build(title=title, date=date)


@dataclass(slots=True)
class _Line:
    """A paragraph while its runs are read."""

    parts: list[str] = field(default_factory=list)
    links: int = 0
    bold: int = 0
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class _Reader:
    def __init__(self, styles: dict[str, Style], notes: dict[tuple[str, str], Element]) -> None:
        self.styles = styles
        self.notes = notes
        self.default = next((style for style in styles.values() if style.name.lower() == "normal"), Style())

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
        properties = child_of(element, "pPr")
        style = self.styles.get(value_of(child_of(properties, "pStyle"), "val"), self.default)
        line = _Line()
        self._runs(element, line, style.bold, False)
        text = "".join(line.parts)
        kind, level, note = kind_of(style, outline(properties), numbered(properties))
        found = []
        if text.strip():
            found = pieces_of(Draft(kind, text, level, line.links, line.bold, note=note))
        for box in line.boxes if depth < _DEEPEST else ():
            found.extend(self.blocks(box, depth + 1))
        for reference in line.notes if depth < _DEEPEST else ():
            # A note is told once, however often it is referred to: a thousand times would multiply it.
            if (note_body := self.notes.pop(reference, None)) is not None:
                body = " ".join(d.text for d in self.blocks(note_body, _DEEPEST))
                found.append(Draft("footnote", body))
        return [draft for draft in found if draft.text.strip()]

    def _runs(self, holder: Element, line: _Line, bold: bool, link: bool) -> None:
        properties = child_of(holder, "rPr")
        if switch(properties, "vanish"):
            return
        own = switch(properties, "b")
        bold = bold if own is None else own
        for element in holder:
            name = local(element)
            if name == "t":
                _add(line, element.text or "", bold, link)
            elif name in ("tab", "ptab"):
                line.parts.append(" ")
            elif name in ("br", "cr"):
                line.parts.append("" if value_of(element, "type") in ("page", "column") else "\n")
            elif name == "noBreakHyphen":
                _add(line, "-", bold, link)
            elif name in ("footnoteReference", "endnoteReference"):
                line.notes.append((name.removesuffix("Reference"), value_of(element, "id")))
            elif name == "txbxContent":
                line.boxes.append(element)
            elif name not in _SKIP:
                self._runs(element, line, bold, link or name == "hyperlink")

    def _table(self, table: Element, depth: int) -> list[Draft]:
        rows = [_inside(row, "tc") for row in _inside(table, "tr")] if depth < _DEEPEST else []
        cells = [[Cell(self.blocks(cell, depth + 1), _across(cell)) for cell in row] for row in rows]
        nested = any(local(inner) == "tbl" for row in rows for cell in row for inner in cell)
        return table_drafts(cells, nested=nested)


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


def _across(cell: Element) -> int:
    return whole_number(value_of(child_of(child_of(cell, "tcPr"), "gridSpan"), "val"), 100)
