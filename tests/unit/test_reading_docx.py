"""Word documents: what is taken in, what is left out on purpose, and what cannot be opened."""

from __future__ import annotations

import io
import zipfile

import pytest

from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Document, Unread

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
STYLES = """
<w:style w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Kop4"><w:name w:val="heading 4"/></w:style>
<w:style w:styleId="Eigen"><w:name w:val="Huisstijl kop"/><w:basedOn w:val="Kop1"/></w:style>
<w:style w:styleId="Rond"><w:name w:val="Rond"/><w:basedOn w:val="Rond"/></w:style>
<w:style w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Bijschrift"><w:name w:val="caption"/></w:style>
"""


def docx(body: str, *, styles: str = STYLES, core: str = "", **parts: str) -> bytes:
    """A package with a main text, styles, and further parts such as footnotes or comments."""
    related = {"styles": styles, **parts}
    links = "".join(
        f'<Relationship Id="r{n}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(related)
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "_rels/.rels",
            f'<Relationships {PACKAGE}><Relationship Id="d" Type="{RELATIONS}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships {PACKAGE}>{links}</Relationships>")
        for name, inner in related.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {W}>{inner}</w:{name}>")
        if core:
            archive.writestr("docProps/core.xml", core)
    return buffer.getvalue()


def p(text: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def read(data: bytes) -> Document:
    document = read_bytes(data, "brief.docx")
    assert isinstance(document, Document), document
    return document


def blocks(body: str, **parts: str) -> list[tuple[str, str]]:
    document = read(docx(body, **parts))
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:ins><w:r><w:t>wel</w:t></w:r></w:ins>", "Er komt wel een park."),
        ("<w:del><w:r><w:delText>geen</w:delText></w:r></w:del>", "Er komt een park."),
        ("<w:moveFrom><w:r><w:t>vroeger</w:t></w:r></w:moveFrom>", "Er komt een park."),
        ("<w:moveTo><w:r><w:t>later</w:t></w:r></w:moveTo>", "Er komt later een park."),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r>", "Er komt een park."),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", "Er komt een park."),
        (
            "<w:sdt><w:sdtContent><w:r><w:t>straks</w:t></w:r></w:sdtContent></w:sdt>",
            "Er komt straks een park.",
        ),
        ("<w:hyperlink><w:r><w:t>hier</w:t></w:r></w:hyperlink>", "Er komt hier een park."),
        ("<w:r><w:t>wijk</w:t><w:noBreakHyphen/><w:t>breed</w:t></w:r>", "Er komt wijk-breed een park."),
    ],
)
def test_tracked_changes_are_accepted_and_hidden_text_is_out(inner: str, text: str) -> None:
    runs = f'<w:r><w:t xml:space="preserve">Er komt </w:t></w:r>{inner}<w:r><w:t> een park.</w:t></w:r>'
    assert blocks(f"<w:p>{runs}</w:p>") == [("paragraph", text)]


def test_a_paragraph_that_was_moved_is_read_once_and_at_its_new_place() -> None:
    moved = "<w:r><w:t>Er komt een park.</w:t></w:r>"
    old = f'<w:p><w:moveFromRangeStart w:id="1" w:name="m"/><w:moveFrom w:id="2">{moved}</w:moveFrom></w:p>'
    new = f'<w:p><w:moveToRangeStart w:id="3" w:name="m"/><w:moveTo w:id="4">{moved}</w:moveTo></w:p>'
    assert blocks(old + p("Er komt een school.") + new) == [
        ("paragraph", "Er komt een school."),
        ("paragraph", "Er komt een park."),
    ]


def test_rows_and_cells_of_tracked_changes_are_accepted() -> None:
    gone = "<w:del><w:r><w:delText>2025</w:delText></w:r></w:del>"
    row = (
        f"<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{gone}</w:p></w:tc><w:tc><w:p>{gone}</w:p></w:tc></w:tr>"
    )
    added = "<w:ins><w:r><w:t>2026</w:t></w:r></w:ins>"
    kept = f"<w:tr><w:trPr><w:ins/></w:trPr><w:tc>{p('Jaar')}</w:tc><w:tc><w:p>{added}</w:p></w:tc></w:tr>"
    assert blocks(f"<w:tbl>{row}{kept}</w:tbl>") == [("table", "Jaar\t2026")]


def test_comments_and_running_headers_are_out() -> None:
    body = '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>Het plan begint in mei.</w:t></w:r></w:p>'
    parts = {"comments": f'<w:comment w:id="1">{p("Klopt dit?")}</w:comment>', "header": p("Vertrouwelijk")}
    assert blocks(body, **parts) == [("paragraph", "Het plan begint in mei.")]


def test_footnotes_follow_the_paragraph_they_belong_to() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    noted = f"<w:p><w:r><w:t>De huur</w:t></w:r>{reference}<w:r><w:t> stijgt niet.</w:t></w:r></w:p>"
    notes = f'<w:footnote w:id="2">{p("Zie de bijlage.")}</w:footnote>'
    assert blocks(noted + p("Daarna."), footnotes=notes) == [
        ("paragraph", "De huur stijgt niet."),
        ("footnote", "Zie de bijlage."),
        ("paragraph", "Daarna."),
    ]


def test_headings_by_style_inherited_style_and_outline_level() -> None:
    body = (
        p("Wijkplan", "Title")
        + p("Wonen", "Kop1")
        + p("Er komen woningen bij.")
        + p("Zorg", "Eigen")
        + p("Jeugd", properties='<w:outlineLvl w:val="3"/>')
        + p("Het wijkteam groeit.", "Rond")
    )
    found = [(b.kind, b.level, b.heading_path) for b in read(docx(body)).blocks]
    assert found == [
        ("heading", 1, ("Wijkplan",)),
        ("heading", 2, ("Wijkplan", "Wonen")),
        ("paragraph", 0, ("Wijkplan", "Wonen")),
        ("heading", 2, ("Wijkplan", "Zorg")),
        ("heading", 3, ("Wijkplan", "Zorg", "Jeugd")),
        ("paragraph", 0, ("Wijkplan", "Zorg", "Jeugd")),
    ]


def test_lists_captions_and_contents_by_style() -> None:
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    body = p("Wonen 3", "Inhopg1") + p("Meer groen", properties=numbered) + p("Tabel 1 Geld", "Bijschrift")
    document = read(docx(body))
    assert [(b.kind, b.note) for b in document.blocks] == [
        ("paragraph", "contents"),
        ("list_item", ""),
        ("caption", ""),
    ]


def test_table_of_data_is_one_block_and_a_layout_table_is_running_text() -> None:
    data = f"<w:tbl>{row('Jaar', '2026')}{row('Kosten', '120')}</w:tbl>"
    assert blocks(data) == [("table", "Jaar\t2026\nKosten\t120")]
    sentence = "De gemeente bouwt het komende jaar woningen in de wijk en legt een park aan. " * 3
    layout = f"<w:tbl>{row('Wonen', sentence.strip())}</w:tbl>"
    assert ("paragraph", sentence.strip()) in blocks(layout)


def test_merged_cells_keep_the_columns() -> None:
    span = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    wide = f"<w:tr><w:tc>{span}{p('Samen')}</w:tc><w:tc>{p('3')}</w:tc></w:tr>"
    assert blocks(f"<w:tbl>{row('a', 'b', 'c')}{wide}</w:tbl>") == [("table", "a\tb\tc\nSamen\t\t3")]


def test_text_boxes_are_read_after_their_paragraph() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('Let op de bus.')}</w:txbxContent></w:pict></w:r>"
    body = f"<w:p><w:r><w:t>Gewone tekst.</w:t></w:r>{box}</w:p>"
    assert blocks(body) == [("paragraph", "Gewone tekst."), ("paragraph", "Let op de bus.")]


CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
 <dc:title>{title}</dc:title><dcterms:modified>2026-03-02T09:00:00Z</dcterms:modified></cp:coreProperties>"""


def test_stated_title_counts_when_the_text_bears_it_out() -> None:
    body = p("Beeld na een jaar", "Kop1") + p("Dit is de voortgang van de buurtaanpak in Waterveen.")
    fits = read(docx(body, core=CORE.format(title="Voortgang buurtaanpak Waterveen")))
    assert (fits.title, fits.date) == ("Voortgang buurtaanpak Waterveen", "2026-03-02")
    assert any("eigenschappen van het bestand" in note for note in fits.notes)
    stale = read(docx(body, core=CORE.format(title="Sjabloon Hondenbelasting")))
    assert stale.title == "Beeld na een jaar"


def reason(data: bytes) -> str:
    found = read_bytes(data, "brief.docx")
    assert isinstance(found, Unread)
    assert found.advice
    return found.reason


def test_without_text_or_broken() -> None:
    assert reason(docx("")) == "empty"
    assert reason(docx(p("Een zin."))[:400]) == "malformed"
    buffer = io.BytesIO(docx(""))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/media/image1.png", b"\x89PNG")
    assert reason(buffer.getvalue()) == "scanned"


def test_entities_are_refused() -> None:
    buffer = io.BytesIO()
    entity = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        text = p("A &x; b.")
        archive.writestr("word/document.xml", f"{entity}<w:document {W}><w:body>{text}</w:body></w:document>")
    assert reason(buffer.getvalue()) == "malformed"


def test_zip_bomb_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 130_000_000)
    assert reason(buffer.getvalue()) == "too_large"


def test_deeply_nested_tables_end_somewhere() -> None:
    inner = p("Binnenin.")
    for _ in range(200):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    found = read_bytes(docx(p("Buiten.") + inner), "diep.docx")
    assert isinstance(found, Unread) or found.text.startswith("Buiten.")
