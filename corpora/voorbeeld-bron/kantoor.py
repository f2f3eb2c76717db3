"""The Word letter and the OpenDocument note; the archives hold fixed times, so the bytes stay the same."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from xml.sax.saxutils import escape

from bron import NOTE, Source
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from odf import dc, meta, style, table, text
from odf.opendocument import OpenDocumentText

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def letter(source: Source) -> bytes:
    """A letter with a letterhead, address lines, headings, a list, a table and a footnote."""
    document = Document()
    head = source.head
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Verdana", Pt(9.5)
    section = document.sections[0]
    section.header.paragraphs[0].text = head["afzender"]
    section.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    section.footer.paragraphs[0].text = f"Ons kenmerk {head['kenmerk']}"
    for line in (head["adres"], head["aan"]):
        document.add_paragraph(f"> Retouradres {line}" if line.startswith("Postbus") else line)
    fields = document.add_table(rows=0, cols=2)
    for label, key in (("Datum", "datumregel"), ("Ons kenmerk", "kenmerk"), ("Betreft", "betreft")):
        cells = fields.add_row().cells
        cells[0].text, cells[1].text = label, head[key]
    document.add_paragraph()
    for element in source.elements:
        if element.kind == "kop":
            document.add_heading(element.text, element.level)
        elif element.kind == "tabel":
            document.add_paragraph(element.title, style="Caption")
            grid = document.add_table(rows=0, cols=len(element.rows[0]), style="Table Grid")
            for row in element.rows:
                for cell, value in zip(grid.add_row().cells, row, strict=True):
                    cell.text = value
        else:
            kind = {"punt": "List Bullet", "nummer": "List Number"}.get(element.kind, "Normal")
            _with_notes(document.add_paragraph(style=kind), element.text)
    document.add_paragraph(head["ondertekening"])
    _add_footnotes(document, source.notes)
    properties = document.core_properties
    day = datetime.fromisoformat(head["datum"])
    properties.title, properties.author, properties.language = head["titel"], head["afzender"], "nl-NL"
    properties.created = properties.modified = properties.last_printed = day
    properties.comments, properties.last_modified_by, properties.revision = "", head["afzender"], 1
    buffer = io.BytesIO()
    document.save(buffer)
    return _same_times(buffer.getvalue())


def _with_notes(paragraph: Paragraph, content: str) -> None:
    at = 0
    for mark in NOTE.finditer(content):
        paragraph.add_run(content[at : mark.start()])
        run = paragraph.add_run()
        run.font.superscript = True
        run._r.append(parse_xml(f'<w:footnoteReference xmlns:w="{_W}" w:id="{mark[1]}"/>'))
        at = mark.end()
    paragraph.add_run(content[at:])


def _add_footnotes(document: Document, notes: dict[str, str]) -> None:
    """python-docx writes no footnotes, so the part is made by hand."""
    rule = '<w:footnote w:type="{0}" w:id="{1}"><w:p><w:r><w:{0}/></w:r></w:p></w:footnote>'
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    body = rule.format("separator", -1) + rule.format("continuationSeparator", 0)
    for number, content in notes.items():
        run = f'<w:r><w:t xml:space="preserve"> {escape(content)}</w:t></w:r>'
        body += f'<w:footnote w:id="{number}"><w:p>{mark}{run}</w:p></w:footnote>'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    xml = f'{head}<w:footnotes xmlns:w="{_W}">{body}</w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode("utf-8"), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def note(source: Source) -> bytes:
    """A note with headings, lists and a table in OpenDocument."""
    document = OpenDocumentText()
    head = source.head
    document.meta.addElement(dc.Title(text=head["titel"]))
    document.meta.addElement(dc.Creator(text=head["afdeling"]))
    document.meta.addElement(dc.Date(text=f"{head['datum']}T09:00:00"))
    document.meta.addElement(meta.CreationDate(text=f"{head['datum']}T09:00:00"))
    for name, size in (("Title", "20pt"), ("Heading 1", "15pt"), ("Heading 2", "12pt")):
        face = style.Style(name=name, family="paragraph")
        face.addElement(style.TextProperties(fontsize=size, fontweight="bold"))
        document.styles.addElement(face)
    document.text.addElement(text.P(text=head["titel"], stylename="Title"))
    for line in (head["afdeling"], head["datumregel"]):
        document.text.addElement(text.P(text=line))
    bullets = None
    for element in source.elements:
        if element.kind in ("punt", "nummer"):
            if bullets is None:
                bullets = text.List()
                document.text.addElement(bullets)
            item = text.ListItem()
            item.addElement(text.P(text=element.text))
            bullets.addElement(item)
            continue
        bullets = None
        if element.kind == "kop":
            name = f"Heading {element.level}"
            document.text.addElement(text.H(outlinelevel=element.level, text=element.text, stylename=name))
        elif element.kind == "tabel":
            document.text.addElement(text.P(text=element.title))
            document.text.addElement(_grid(element.rows))
        else:
            document.text.addElement(text.P(text=element.text))
    buffer = io.BytesIO()
    document.write(buffer)
    return _same_times(buffer.getvalue())


def _grid(rows: tuple[tuple[str, ...], ...]) -> table.Table:
    grid = table.Table(name="Kosten")
    grid.addElement(table.TableColumn(numbercolumnsrepeated=len(rows[0])))
    for row in rows:
        line = table.TableRow()
        for value in row:
            cell = table.TableCell(valuetype="string")
            cell.addElement(text.P(text=value))
            line.addElement(cell)
        grid.addElement(line)
    return grid


def _same_times(archive: bytes) -> bytes:
    """The archive with every entry dated 1 January 1980, in its own order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            info = zipfile.ZipInfo(entry.filename)
            info.compress_type = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(entry.filename))
    return buffer.getvalue()
