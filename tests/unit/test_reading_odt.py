"""ODT: structure by outline, lists, tables and notes; annotations and deletions left out."""

from __future__ import annotations

import io
import zipfile

import pytest

from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Document, Unread

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
        "fo": "xsl-fo-compatible", "meta": "meta",
    }.items()
)  # fmt: skip


def odt(body: str, *, styles: str = "", meta: str = "", **files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        if meta:
            head = f'<office:document-meta {NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
            archive.writestr("meta.xml", f"{head}{meta}</office:meta></office:document-meta>")
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def read(data: bytes) -> Document:
    document = read_bytes(data, "notitie.odt")
    assert isinstance(document, Document), document
    return document


def blocks(body: str, **options: str) -> list[tuple[str, str]]:
    document = read(odt(body, **options))
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("wel<text:s/>een", "Er komt wel een park."),
        ("een<text:tab/>groot", "Er komt een groot park."),
        ("een<office:annotation><text:p>Klopt dit?</text:p></office:annotation>", "Er komt een park."),
        ('een<text:span text:style-name="weg"> geheim</text:span>', "Er komt een park."),
        ("een <text:a>mooi</text:a>", "Er komt een mooi park."),
    ],
)
def test_inline_elements(inner: str, text: str) -> None:
    hidden = '<style:style style:name="weg"><style:text-properties text:display="none"/></style:style>'
    assert blocks(p(f"Er komt {inner} park."), styles=hidden) == [("paragraph", text)]


def test_deleted_text_of_tracked_changes_is_out() -> None:
    deleted = f"<text:tracked-changes><text:changed-region><text:deletion>{p('Oud plan.')}</text:deletion>"
    body = f"{deleted}</text:changed-region></text:tracked-changes>{p('Nieuw plan.')}"
    assert blocks(body) == [("paragraph", "Nieuw plan.")]


def test_inserted_text_and_text_that_was_moved_are_read_once() -> None:
    region = "<text:changed-region><text:insertion/></text:changed-region>"
    old = (
        f"<text:changed-region><text:deletion>{p('Er komt een park.')}</text:deletion></text:changed-region>"
    )
    inserted = p('<text:change-start text:change-id="a"/>Er komt een park.<text:change-end/>')
    kept = p("Een <text:change/>school.")
    body = f"<text:tracked-changes>{region}{old}</text:tracked-changes>{kept}{inserted}"
    assert blocks(body) == [("paragraph", "Een school."), ("paragraph", "Er komt een park.")]


def test_comments_between_paragraphs_are_out() -> None:
    comment = "<office:annotation><text:p>Klopt dit?</text:p></office:annotation>"
    assert blocks(comment + p("Er komt een park.")) == [("paragraph", "Er komt een park.")]


def test_headings_lists_tables_and_notes() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Zie bijlage.</text:p>"
    )
    body = (
        '<text:h text:outline-level="1">Wonen</text:h><text:h text:outline-level="3">Huren</text:h>'
        + p(f"De huur{note}</text:note-body></text:note> stijgt niet.")
        + f"<text:list><text:list-item>{p('Meer groen')}</text:list-item></text:list>"
        + "<table:table><table:table-row>"
        + f'<table:table-cell table:number-columns-spanned="2">{p("Totaal")}</table:table-cell>'
        + f"<table:table-cell>{p('(5)')}</table:table-cell></table:table-row><table:table-row>"
        + "".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in ("Groen", "2", "3"))
        + "</table:table-row></table:table>"
    )
    document = read(odt(body))
    assert [(b.kind, document.text[b.start : b.end]) for b in document.blocks] == [
        ("heading", "Wonen"),
        ("heading", "Huren"),
        ("paragraph", "De huur stijgt niet."),
        ("footnote", "Zie bijlage."),
        ("list_item", "Meer groen"),
        ("table", "Totaal\t\t(5)\nGroen\t2\t3"),
    ]
    assert document.blocks[1].heading_path == ("Wonen", "Huren")


def test_contents_are_marked() -> None:
    index = (
        f"<text:table-of-content><text:index-body>{p('Wonen 3')}</text:index-body></text:table-of-content>"
    )
    document = read(odt(index + p("Een zin over de wijk.")))
    assert [b.note for b in document.blocks] == ["contents", ""]


def test_title_and_date_as_stated() -> None:
    meta = "<dc:title>Groenplan Proefwijk</dc:title><dc:date>2026-04-01T10:00:00</dc:date>"
    document = read(odt(p("Dit groenplan gaat over de Proefwijk en de straten er omheen."), meta=meta))
    assert (document.title, document.date) == ("Groenplan Proefwijk", "2026-04-01")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (odt(p("a"), **{"META-INF__manifest.xml": b"<m><manifest:encryption-data/></m>"}), "encrypted"),
        (odt("", **{"Pictures__1.png": b"\x89PNG"}), "scanned"),
        (odt(""), "empty"),
        (odt(p("Een zin."))[:300], "malformed"),
    ],
)
def test_unreadable(data: bytes, reason: str) -> None:
    found = read_bytes(data, "notitie.odt")
    assert isinstance(found, Unread)
    assert found.reason == reason
