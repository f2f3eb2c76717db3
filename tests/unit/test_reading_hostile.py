"""Files made to break a reader: each has its reason, quickly, and nothing gets out of hand."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.unit.drawn import HEIGHT, Canvas, lines, pdf
from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Document, Unread

ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
NO_PAGES = (
    b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    b"2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
    b"trailer\n<</Root 1 0 R>>\n%%EOF\n"
)


def _zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _page(text: str = "De gemeente maakt van het plein een park voor de buurt.") -> bytes:
    return pdf(lambda canvas: lines(canvas, 60, 90, [text]))


REFUSED = {
    "leeg.pdf": (b"", "empty"),
    "nullen.docx": (b"\x00" * 4096, "empty"),
    "geen-bladzijden.pdf": (NO_PAGES, "malformed"),
    "afgebroken.pdf": (_page()[:200], "malformed"),
    "bom.docx": (
        _zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": b"a" * 60_000_000}),
        "too_large",
    ),
    "entiteiten.xml": (ENTITIES.encode(), "malformed"),
    "van-buiten.xml": (OUTSIDE.encode(), "malformed"),
    "._notitie.pdf": (
        b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        " + b"\x00" * 60 + b"x",
        "unsupported",
    ),
    "foto.pdf": (b"\x89PNG\r\n\x1a\n" + b"\x01" * 100, "scanned"),
    "rekenblad.docx": (_zipped({"xl/workbook.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}), "unsupported"),
    "binair.txt": (bytes(range(1, 32)) * 40, "unsupported"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_its_reason(name: str) -> None:
    data, reason = REFUSED[name]
    found = read_bytes(data, name)
    assert isinstance(found, Unread)
    assert found.reason == reason
    assert found.detail.endswith(".")
    assert found.advice.endswith(".")


def test_name_with_the_wrong_extension_does_not_matter() -> None:
    found = read_bytes(_page(), "brief.docx")
    assert isinstance(found, Document)
    assert found.source.media_type == "application/pdf"


def test_page_as_large_as_a_wall_is_read() -> None:
    def wall(canvas: Canvas) -> None:
        canvas.setPageSize((14_000, 14_000))
        lines(canvas, 60, HEIGHT - 13_900, ["De gemeente maakt van het plein een park voor de buurt."])
        canvas.rect(0, 0, 14_000, 14_000)

    found = read_bytes(pdf(wall), "kaart.pdf")
    assert isinstance(found, Document)
    assert found.text == "De gemeente maakt van het plein een park voor de buurt."


@pytest.mark.parametrize("name", ["diep.html", "diep.xml"])
def test_elements_thousands_deep_end_in_an_answer(name: str) -> None:
    depth = 20_000
    inner = "<p>De gemeente maakt van het plein een park.</p>"
    found = read_bytes(f"<html><body>{'<div>' * depth}{inner}{'</div>' * depth}</body></html>".encode(), name)
    assert isinstance(found, Unread) or "park" in found.text


def test_thousands_of_letters_on_one_spot_are_one_text() -> None:
    def page(canvas: Canvas) -> None:
        for _ in range(3000):
            lines(canvas, 60, 90, ["Park"])

    found = read_bytes(pdf(page), "dubbel.pdf")
    assert isinstance(found, Document)
    assert found.text == "Park"
