"""Archives and documents that swell when they are opened: none of them gets more memory than it says."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.test_reading_docx import docx
from tests.unit.test_reading_docx import p as word_p
from tests.unit.test_reading_epub import epub
from tests.unit.test_reading_odt import odt
from wijktekst.reading import find_files, read_file
from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Document, Unread

MEGABYTE = 1_000_000
SWOLLEN = 60 * MEGABYTE
SMALL = 100


def lying(name: str, method: int = zipfile.ZIP_DEFLATED, within: bytes = b"") -> bytes:
    """An archive with a member of 60 MB that says that it is 100 bytes."""
    buffer = io.BytesIO(within)
    with zipfile.ZipFile(buffer, "a", method) as archive:
        archive.writestr(name, b" " * SWOLLEN)
    data = bytearray(buffer.getvalue())
    struct.pack_into("<I", data, data.rindex(name.encode()) - 46 + 24, SMALL)
    return bytes(data)


def peak_of(action: Callable[[], object]) -> float:
    """Megabytes that Python claimed at most."""
    tracemalloc.start()
    try:
        action()
        return tracemalloc.get_traced_memory()[1] / MEGABYTE
    finally:
        tracemalloc.stop()


def without(member: str, package: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            if name != member:
                new.writestr(name, old.read(name))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("pakket.zip", "plan.txt"),
        ("pakket.zip", "mimetype"),
        ("pakket.zip", "binnen.zip"),
        ("x.epub", "mimetype"),
    ],
)
def test_a_member_that_lies_about_its_size_is_not_unpacked_further(
    tmp_path: Path, name: str, member: str
) -> None:
    (tmp_path / name).write_bytes(lying(member))
    read_file(tmp_path / name)  # what is imported on the way does not count

    def read() -> None:
        for place, shown in find_files([tmp_path]):
            assert isinstance(read_file(place, shown), Unread)

    assert peak_of(read) < 10


@pytest.mark.parametrize(
    ("member", "package"),
    [
        ("word/document.xml", docx(word_p("Tekst."))),
        ("content.xml", odt("<text:p>Tekst.</text:p>")),
        ("OEBPS/tekst/p 0.xhtml", epub("<p>Tekst.</p>")),
    ],
    ids=["docx", "odt", "epub"],
)
def test_a_part_of_a_document_that_lies_about_its_size_is_not_unpacked_further(
    member: str, package: bytes
) -> None:
    read_bytes(package, "document")
    data = lying(member, within=without(member, package))
    assert peak_of(lambda: read_bytes(data, "document")) < 10
    assert isinstance(read_bytes(data, "document"), Unread)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["bzip2", "lzma"])
def test_ways_of_packing_that_cannot_be_bounded_are_refused(tmp_path: Path, method: int) -> None:
    (tmp_path / "pakket.zip").write_bytes(lying("plan.txt", method))
    found: list[Document | Unread] = []
    assert peak_of(lambda: found.extend(read_file(*one) for one in find_files([tmp_path]))) < 10
    assert [one.reason for one in found if isinstance(one, Unread)] == ["unsupported"]


def test_an_endless_list_of_members_is_not_made(tmp_path: Path) -> None:
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<HHH", 1, 0, 0) + bytes(12) + b"a"
    listed = entry * 200_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, len(listed), 30, 0)
    (tmp_path / "lijst.zip").write_bytes(b"PK\x03\x04" + bytes(26) + listed + end)
    ((place, name),) = find_files([tmp_path])
    found: list[Document | Unread] = []
    assert peak_of(lambda: found.append(read_file(place, name))) < 30
    assert isinstance(found[0], Unread)
    assert (found[0].reason, "te veel onderdelen" in found[0].detail) == ("too_large", True)


def test_members_that_lie_over_each_other_are_refused(tmp_path: Path) -> None:
    """A bomb that needs no nesting: many members in the list, all on the same packed bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.txt", b"woord " * 100_000)
    data = buffer.getvalue()
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entries = b"".join(data[start:end].replace(b"0.txt", b"%d.txt" % n) for n in range(9))
    tail = bytearray(data[end:])
    struct.pack_into("<HHL", tail, 8, 9, 9, len(entries))
    (tmp_path / "pakket.zip").write_bytes(data[:start] + entries + tail)
    ((place, name),) = find_files([tmp_path])
    found = read_file(place, name)
    assert isinstance(found, Unread)
    assert (found.reason, "groter dan het archief" in found.detail) == ("too_large", True)


@pytest.mark.parametrize(
    ("member", "package"),
    [
        ("word/document.xml", docx(word_p("Tekst."))),
        ("content.xml", odt("<text:p>Tekst.</text:p>")),
        ("OEBPS/tekst/p 0.xhtml", epub("<p>Tekst.</p>")),
    ],
    ids=["docx", "odt", "epub"],
)
def test_a_document_of_megabytes_of_nothing_is_refused(member: str, package: bytes) -> None:
    buffer = io.BytesIO(without(member, package))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, b"<a/>" * 10_000_000)
    found: list[Document | Unread] = []
    assert peak_of(lambda: found.append(read_bytes(buffer.getvalue(), "document"))) < 10
    assert [one.reason for one in found if isinstance(one, Unread)] == ["too_large"]


def test_repeated_cells_within_repeated_cells_do_not_multiply() -> None:
    body = "<text:p>De gemeente bouwt.</text:p>"
    for _ in range(6):
        cell = f'<table:table-cell table:number-columns-repeated="60">{body}</table:table-cell>'
        body = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    found = read_bytes(odt(body), "tabel.odt")
    assert isinstance(found, Document)
    assert len(found.text) < 60 * 30


def test_a_note_that_is_referred_to_a_thousand_times_is_told_once() -> None:
    note = f'<w:footnote w:id="2">{word_p("Zie de begroting. " * 100)}</w:footnote>'
    reference = '<w:r><w:t>Wijk</w:t><w:footnoteReference w:id="2"/></w:r>'
    found = read_bytes(docx(f"<w:p>{reference * 1000}</w:p>", footnotes=note), "noten.docx")
    assert isinstance(found, Document)
    assert found.text.count("begroting") == 100
