"""E-books: pages in the order of the spine, facts of the package, nothing of cover or contents."""

from __future__ import annotations

import io
import zipfile

import pytest

from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Document, Unread

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/boek.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
FACTS = (
    "<dc:title>Wijkboek Havenkwartier</dc:title><dc:creator>Gemeente Waterveen</dc:creator>"
    "<dc:date>2026-03-05T00:00:00Z</dc:date><dc:language>nl-NL</dc:language>"
)
TYPES = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'


def page(body: str) -> str:
    head = f'<?xml version="1.0" encoding="utf-8"?><html {TYPES}><head><title>x</title></head>'
    return f"{head}<body>{body}</body></html>"


def epub(
    *pages: str, facts: str = FACTS, order: str = "", items: str = "", guide: str = "", **files: str | bytes
) -> bytes:
    """A book of pages p0.xhtml, p1.xhtml, ...; `order` lists their ids and may name others."""
    names = order.split() or [f"p{n}" for n in range(len(pages))]
    listed = "".join(
        f'<item id="p{n}" href="tekst/p%20{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(len(pages))
    )
    spine = "".join(f'<itemref idref="{name.rstrip("*")}"{_linear(name)}/>' for name in names)
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:opf="http://www.idpf.org/2007/opf"><metadata>{facts}</metadata>'
        f"<manifest>{listed}{items}</manifest><spine>{spine}</spine><guide>{guide}</guide></package>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/boek.opf", opf)
        for n, body in enumerate(pages):
            archive.writestr(f"OEBPS/tekst/p {n}.xhtml", page(body))
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def _linear(name: str) -> str:
    return ' linear="no"' if name.endswith("*") else ""


def read(data: bytes) -> Document:
    document = read_bytes(data, "boek.epub")
    assert isinstance(document, Document), document
    return document


def texts(data: bytes) -> list[tuple[str, str]]:
    document = read(data)
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


def test_pages_come_in_the_order_of_the_spine_and_headings_nest() -> None:
    book = epub(
        "<h2>Wonen</h2><p>De gemeente bouwt woningen.</p>",
        "<h1>Wijkboek</h1><p>Dit boek gaat over de wijk.</p>",
        "<p>Een bijlage.</p>",
        order="p2* p1 p0",
    )
    assert texts(book) == [
        ("heading", "Wijkboek"),
        ("paragraph", "Dit boek gaat over de wijk."),
        ("heading", "Wonen"),
        ("paragraph", "De gemeente bouwt woningen."),
        ("paragraph", "Een bijlage."),
    ]
    assert read(book).blocks[3].heading_path == ("Wijkboek", "Wonen")


def test_short_blocks_lists_and_tables_all_count() -> None:
    book = epub(
        "<h1>Menu</h1><p>Ja.</p><ul><li><a href='x'>Groen</a></li><li>Meer bomen</li></ul>"
        "<table><tr><td>Jaar</td><td>2026</td></tr><tr><td>Kosten</td><td>120</td></tr></table>"
    )
    assert texts(book) == [
        ("heading", "Menu"),
        ("paragraph", "Ja."),
        ("list_item", "Groen"),
        ("list_item", "Meer bomen"),
        ("table", "Jaar\t2026\nKosten\t120"),
    ]


def test_contents_cover_and_page_numbers_are_out() -> None:
    nav = page('<nav epub:type="toc"><ol><li><a href="p 0.xhtml">Wonen</a></li></ol></nav><p>Inhoud</p>')
    book = epub(
        '<span epub:type="pagebreak">12</span><p>De gemeente <span epub:type="pagebreak">13</span>bouwt.</p>'
        '<nav epub:type="landmarks"><ol><li>Omslag</li></ol></nav>',
        "<p>Omslag van het boek</p>",
        order="nav p1 p0",
        items='<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>',
        guide='<reference type="cover" href="tekst/p%201.xhtml#top"/>',
        **{"OEBPS__nav.xhtml": nav},
    )
    assert texts(book) == [("paragraph", "De gemeente bouwt.")]


def test_notes_are_footnotes_and_their_marks_are_out() -> None:
    book = epub(
        '<p>De huur stijgt niet<a epub:type="noteref" href="#n">1</a>.</p>'
        '<aside epub:type="footnote" id="n"><p>Zie de bijlage.</p></aside>'
    )
    assert texts(book) == [("paragraph", "De huur stijgt niet."), ("footnote", "Zie de bijlage.")]


def test_facts_of_the_package() -> None:
    document = read(epub("<p>Dit wijkboek gaat over het Havenkwartier en de straten er omheen.</p>"))
    assert (document.title, document.date, document.language) == (
        "Wijkboek Havenkwartier",
        "2026-03-05",
        "nl",
    )
    assert document.author == "Gemeente Waterveen"
    assert document.pages is None


def test_the_main_title_and_the_date_of_publication_count() -> None:
    facts = (
        '<dc:title id="a">Deel 2</dc:title><dc:title id="b">Wonen in Waterveen</dc:title>'
        '<meta refines="#a" property="title-type">collection</meta>'
        '<dc:date opf:event="modification">2026-09-09</dc:date>'
        '<dc:date opf:event="publication">2025-01-02</dc:date><dc:language>en</dc:language>'
    )
    text = "De gemeente bouwt woningen in de wijk, legt een park aan en plant bomen in de straten. " * 2
    document = read(epub(f"<p>{text}</p>", facts=facts))
    assert (document.title, document.date) == ("Wonen in Waterveen", "2025-01-02")
    assert document.language == "nl", "programs write en in Dutch books"


def encryption(way: str) -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
        'xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
        f'<e:EncryptionMethod Algorithm="{way}"/></e:EncryptedData></encryption>'
    )


def test_a_locked_book_is_said_to_be_one_and_scrambled_fonts_are_no_lock() -> None:
    aes = encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    found = read_bytes(epub("<p>Tekst.</p>", **{"META-INF__encryption.xml": aes}), "boek.epub")
    assert isinstance(found, Unread)
    assert (found.reason, "DRM" in found.detail) == ("encrypted", True)
    fonts = encryption("http://www.idpf.org/2008/embedding")
    assert read(epub("<p>Tekst.</p>", **{"META-INF__encryption.xml": fonts})).text == "Tekst."


ENTITY = '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (epub(), "empty"),
        (epub("<img src='a.png'/>", **{"a.png": b"\x89PNG"}), "scanned"),
        (epub("<p>Een zin.</p>")[:300], "malformed"),
        (
            epub("<p>Een zin.</p>", **{"META-INF/encryption.xml": ENTITY + "<p>&x;</p>"}),
            "malformed",
        ),
        (epub("<p>Een zin.</p>", **{"x.bin": b" " * 30_000_000}), "too_large"),
    ],
)
def test_unreadable(data: bytes, reason: str) -> None:
    found = read_bytes(data, "boek.epub")
    assert isinstance(found, Unread)
    assert found.reason == reason
    assert found.advice.endswith(".")


def test_a_page_that_is_missing_or_broken_does_not_stop_the_book() -> None:
    book = epub("<p>Een zin.</p>", "<p>Open <b>en nooit", order="weg p0 p1")
    assert [text for _, text in texts(book)] == ["Een zin.", "Open en nooit"]


def test_a_book_is_known_without_its_mimetype() -> None:
    whole = io.BytesIO(epub("<p>Een zin.</p>"))
    bare = io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist()[1:]:
            new.writestr(name, old.read(name))
    assert read(bare.getvalue()).text == "Een zin."
