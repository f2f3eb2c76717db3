"""Small files to begin with, besides the example documents: what is small is tried often."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from tests.fuzz import pages
from tests.shared import ROOT

EXAMPLES = ROOT / "corpora" / "voorbeeld"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORDS = f"""<w:document xmlns:w="{_W}"><w:body>
<w:p><w:pPr><w:pStyle w:val="Kop1"/></w:pPr><w:r><w:t>Plan voor de wijk</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Wij bouwen</w:t></w:r><w:r><w:tab/><w:t>12 huizen.</w:t></w:r>
<w:r><w:footnoteReference w:id="2"/></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>
<w:r><w:t>Een park</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Post</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Groen</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>1.234</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:del><w:r><w:delText>Weg</w:delText></w:r></w:del><w:ins><w:r><w:t>Erbij.</w:t></w:r></w:ins></w:p>
</w:body></w:document>"""
_STYLES = f"""<w:styles xmlns:w="{_W}">
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>
<w:basedOn w:val="Basis"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Basis">
<w:name w:val="Normal"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>
</w:styles>"""
_NOTES = f"""<w:footnotes xmlns:w="{_W}">
<w:footnote w:id="2"><w:p><w:r><w:t>Zie de bijlage.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
_LISTS = f"""<w:numbering xmlns:w="{_W}">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>
</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
_TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override
PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_PROPERTIES = """<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:title>Plan</dc:title>
<dc:creator>De wijk</dc:creator><cp:created>2026-01-05T10:00:00Z</cp:created></cp:coreProperties>"""


def _packed(members: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data)
    return buffer.getvalue()


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'


def of_docx() -> Iterable[bytes]:
    yield _packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
            "word/document.xml": _WORDS,
            "word/styles.xml": _STYLES,
            "word/numbering.xml": _LISTS,
            "word/footnotes.xml": _NOTES,
            "word/_rels/document.xml.rels": _relations(
                ("styles", "styles.xml"), ("numbering", "numbering.xml"), ("footnotes", "footnotes.xml")
            ),
            "docProps/core.xml": _PROPERTIES,
        }
    )


def of_zip() -> Iterable[bytes]:
    letter = b"De gemeente bouwt in 2026 twaalf woningen.\n"
    headers = b"From: a@b.nl\nTo: c@d.nl\nSubject: Iets\nDate: Mon, 5 Jan 2026 10:00:00 +0100\n\n"
    inner = _packed({"map/é.txt": letter})
    return [inner, _packed({"a.zip": inner, "b.eml": headers + letter, "leeg.docx": b""})]


def of_image() -> Iterable[bytes]:
    from PIL import Image

    for kind in ("PNG", "JPEG", "TIFF"):
        buffer = io.BytesIO()
        Image.new("L", (20, 10), 200).save(buffer, kind)
        yield buffer.getvalue()


def of_pdf() -> Iterable[bytes]:
    """Small PDFs that nothing packs, so that a mutation changes what is drawn."""
    from reportlab.pdfgen.canvas import Canvas

    for number in range(3):
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pageCompression=0, invariant=1)
        canvas.setTitle("Plan")
        for row in range(10):
            canvas.setFont("Helvetica-Bold" if row == 0 else "Helvetica", 16 if row == 0 else 10)
            canvas.drawString(60, 760 - 14 * row, f"{row}. De gemeente bouwt 12 woningen in de wijk.")
            canvas.drawString(330, 760 - 14 * row, f"Post {row}")
            canvas.drawRightString(500, 760 - 14 * row, f"{row * 1234}")
        if number:
            canvas.grid([50, 320, 450, 510], [770 - 14 * row for row in range(12)])
        if number == 2:
            canvas.rotate(90)
            canvas.drawString(
                100, -30, "In de kantlijn staat een tekst van meer dan zestig tekens bij elkaar."
            )
            canvas.showPage()
            canvas.drawString(60, 60, "2 | Wijkplan")
        canvas.save()
        yield buffer.getvalue()


def of_pages() -> Iterable[bytes]:
    """The pages of the example documents, each by itself and two together."""
    import pypdfium2

    from wijktekst.reading.pdf.text import read_page

    for path in sorted(EXAMPLES.rglob("*.pdf")):
        try:
            with pypdfium2.PdfDocument(path) as pdf:
                found = [read_page(page, number) for number, page in enumerate(pdf, 1)]
        except pypdfium2.PdfiumError:
            continue
        yield from (pages.bytes_of([page])[:2400] for page in found)
        yield pages.bytes_of(found[:2])[:4000]
