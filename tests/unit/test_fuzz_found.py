"""What fuzzing found (`tests/fuzz`), each with the smallest input that showed it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from wijktekst.language import amounts, table_amounts
from wijktekst.language.tables import grid
from wijktekst.reading import page
from wijktekst.reading.base import DocumentBuilder
from wijktekst.reading.dispatch import read_bytes
from wijktekst.reading.pdf import lines
from wijktekst.reading.pdf.words import Word
from wijktekst.types import Document, Source, Unread

SOURCE = Source("proef", "text/plain", "0" * 64)
MANY = "9" * 5000
SENTENCE = "De gemeente maakt van het plein een park."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def _package(members: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _docx(body: str) -> bytes:
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return _package({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def _odt(body: str) -> bytes:
    names = " ".join(f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "text", "table"))
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {names}>{text}</office:document-content>"
    return _package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _read(data: bytes, name: str) -> Document:
    found = read_bytes(data, name)
    assert isinstance(found, Document), found
    return found


def _docx_cells(across: str, outline: str) -> bytes:
    heading = f'<w:p><w:pPr><w:outlineLvl w:val="{outline}"/></w:pPr><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>'
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{across}"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>'
    return _docx(f"{heading}<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")


def _odt_cells(across: str, outline: str) -> bytes:
    heading = f'<text:h text:outline-level="{outline}">{SENTENCE}</text:h>'
    cell = f'<table:table-cell table:number-columns-spanned="{across}"><text:p>1</text:p></table:table-cell>'
    return _odt(f"{heading}<table:table><table:table-row>{cell}{cell}</table:table-row></table:table>")


def _html_cells(across: str, outline: str) -> bytes:
    cell = f'<td colspan="{across}" rowspan="{outline}">1</td>'
    return f"<html><body><p>{SENTENCE}</p><table><tr>{cell}{cell}</tr></table></body></html>".encode()


@pytest.mark.parametrize(
    ("make", "name"), [(_docx_cells, "a.docx"), (_odt_cells, "a.odt"), (_html_cells, "a.html")]
)
@pytest.mark.parametrize("number", [MANY, "0", "-1", "²", "٣", ""])
def test_no_number_in_an_attribute_makes_a_document_unreadable(
    make: Callable[[str, str], bytes], name: str, number: str
) -> None:
    assert SENTENCE in _read(make(number, number), name).text


@pytest.mark.parametrize(
    "text",
    [f"€ {MANY}", f"ƒ {MANY}", f"{MANY} miljoen euro", f"€ 1{'.000' * 40}", f"{MANY},-"],
)
def test_what_has_more_digits_than_any_number_is_no_amount(text: str) -> None:
    assert amounts(text, 0, len(text)) == ()
    told = f"{text} en € 5 per jaar"
    assert [one.euros for one in amounts(told, 0, len(told))] == [5]


def test_a_cell_with_more_digits_than_any_number_is_no_amount() -> None:
    builder = DocumentBuilder(SOURCE)
    builder.add("table", f"Post\tBedrag\nZorg\t€ {MANY}\nGroen\t€ 12")
    document = builder.build()
    assert [one.euros for one in table_amounts(document, document.blocks[0])] == [12]


def test_a_row_of_many_columns_is_gone_over_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """For each cell the whole row was read again: a table of 2,000 columns took half a minute."""
    read: list[str] = []
    monkeypatch.setattr(grid, "from_digits", lambda digits: read.append(digits) or 1)
    builder = DocumentBuilder(SOURCE)
    builder.add("table", "Post" + "\t12" * 300)
    document = builder.build()
    table_amounts(document, document.blocks[0])
    assert len(read) < 300 * 10


def test_a_row_of_many_words_is_gone_over_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """For each word the whole row was measured again: 8,000 words took a minute."""
    asked: list[Word] = []
    same = lines._on_one_line
    monkeypatch.setattr(lines, "_on_one_line", lambda last, word: asked.append(word) or same(last, word))
    row = [Word("12", x, x + 10, 90, 100, 98, 10, False, False, x) for x in range(0, 30 * 300, 30)]
    assert [line.text for line in lines.segments(row, 1)] == ["12"] * 300
    assert len(asked) < 300 * 10


@pytest.mark.parametrize("tag", ["noscript", "button", "svg"])
def test_a_page_with_nothing_but_what_nobody_sees_is_empty(tag: str) -> None:
    """trafilatura finds the text there and we do not: the page counted as damaged."""
    found = read_bytes(f"<html><body><{tag}><p>{SENTENCE * 20}</p></{tag}></body></html>".encode(), "a.html")
    assert isinstance(found, Unread)
    assert found.reason == "empty"


def test_a_page_too_deep_for_trafilatura_is_read_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """trafilatura takes a time that grows with the third power of the depth of tables in tables."""
    import trafilatura

    asked: list[object] = []
    monkeypatch.setattr(trafilatura, "bare_extraction", lambda *given, **_: asked.append(given))
    assert SENTENCE in _read(f"<body>{'<table><tr><td>' * 200}{SENTENCE}".encode(), "a.html").text
    assert not asked
    assert SENTENCE in _read(f"<body>{'<table><tr><td>' * 10}{SENTENCE}".encode(), "a.html").text
    assert asked


def test_what_is_hidden_in_what_is_hidden_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them was measured with all within it; and counted so often, little seemed to be most."""
    measured: list[object] = []
    whole = page.length
    monkeypatch.setattr(page, "length", lambda element: measured.append(element) or whole(element))
    hidden = f"{'<div hidden>' * 100}Verborgen tekst.{'</div>' * 100}"
    found = _read(f"<html><body><p>{SENTENCE}</p><p>{SENTENCE}</p>{hidden}</body></html>".encode(), "a.html")
    assert "Verborgen" not in found.text
    assert len(measured) < 20


@pytest.mark.parametrize("sent", ["Mon, 1 Jan 99999999999999999999 10:00:00 +0100", "Wo, 32 Foo 99999", ""])
def test_no_date_of_a_message_makes_it_unreadable(sent: str) -> None:
    headers = f"From: a@b.nl\nTo: c@d.nl\nSubject: Park\nDate: {sent}\n\n"
    found = _read(f"{headers}{SENTENCE}\n".encode(), "a.eml")
    assert SENTENCE in found.text
    assert found.date == ""


STATED = {
    "a.html": f'<html><head><meta name="date" content="DAG"></head><body><p>{SENTENCE}</p></body></html>',
    "a.md": f"---\ndatum: DAG\n---\n\n{SENTENCE}\n",
}


@pytest.mark.parametrize("name", STATED)
def test_a_stated_day_that_does_not_exist_is_no_date(name: str) -> None:
    assert _read(STATED[name].replace("DAG", "2026-02-27").encode(), name).date == "2026-02-27"
    assert _read(STATED[name].replace("DAG", "2026-02-30").encode(), name).date == ""
