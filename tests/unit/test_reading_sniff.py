"""The bytes say what a file is; its name only helps where they leave a choice."""

from __future__ import annotations

import io
import zipfile

import pytest

from wijktekst.reading import legacy, sniff
from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Unread

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def _zip(*names: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if mimetype:
            archive.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "x")  # of no moment: tests are named after these bytes
    return buffer.getvalue()


def _ole(entry: str) -> bytes:
    return OLE + entry.encode("utf-16-le") + b"\0" * 100


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"%PDF-1.7 ...", "brief.docx", sniff.PDF),
        (b"rommel\n%PDF-1.4 ...", "a", sniff.PDF),
        (_zip("[Content_Types].xml", "word/document.xml"), "brief.pdf", sniff.DOCX),
        (_zip("content.xml", mimetype=sniff.ODT), "brief", sniff.ODT),
        (_zip("[Content_Types].xml", "xl/workbook.xml"), "a.docx", sniff._OFFICE + "spreadsheetml.sheet"),
        (_zip("foto.jpg"), "fotos.zip", "application/zip"),
        (_zip("word/document.xml")[:60], "brief.docx", sniff.DOCX),
        (b"<!DOCTYPE html><p>Hallo", "pagina.txt", sniff.HTML),
        (b"<html><body>Hallo", "pagina", sniff.HTML),
        (b"<?xml version='1.0'?><kamerstuk/>", "stuk", sniff.XML),
        (b"<?xml version='1.0'?><html xmlns='x'/>", "stuk.xml", sniff.HTML),
        (b"Gewone tekst.", "LEESMIJ", sniff.PLAIN),
        (b"Gewone tekst.", "plan.md", sniff.MARKDOWN),
        ("Gewone tekst.".encode("utf-16"), "plan.txt", sniff.PLAIN),
        (b"a;b\n1;2\n", "tabel.csv", "text/csv"),
        (b"\x89PNG\r\n\x1a\n", "scan.pdf", "image/png"),
        (b"{\\rtf1 Hallo}", "brief.doc", "application/rtf"),
        (_ole("WordDocument"), "brief.doc", "application/msword"),
        (_ole("EncryptedPackage"), "brief.docx", sniff.ENCRYPTED_OFFICE),
        (_ole("Workbook"), "a.xls", "application/vnd.ms-excel"),
        (b"From: a\nTo: b\nSubject: c\n\nHallo", "bericht", "message/rfc822"),
        (bytes(range(256)) * 8, "iets.bin", sniff.UNKNOWN),
        (b"", "leeg.pdf", sniff.EMPTY),
    ],
)
def test_type_of_bytes(data: bytes, name: str, media_type: str) -> None:
    assert sniff.sniff(data, name) == media_type


@pytest.mark.parametrize(
    ("data", "name", "reason", "said"),
    [
        (_ole("WordDocument"), "brief.doc", "unsupported", ".docx"),
        (_ole("EncryptedPackage"), "brief.docx", "encrypted", "wachtwoord"),
        (_zip("a.txt"), "map.zip", "unsupported", "Pak het archief uit"),
        (b"GIF89a...", "foto.gif", "unsupported", "OCR"),
        (b"a;b\n1;2\n", "tabel.csv", "unsupported", "gegevensbestand"),
        (bytes(range(256)) * 8, "iets.bin", "unsupported", "niet herkend"),
    ],
)
def test_what_has_no_reader_says_what_it_is_and_what_to_do(
    data: bytes, name: str, reason: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(legacy, "_PROGRAMS", ())  # as where LibreOffice is not installed
    found = read_bytes(data, name)
    assert isinstance(found, Unread)
    assert found.reason == reason
    assert said in f"{found.detail} {found.advice}"
