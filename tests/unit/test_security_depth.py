"""Documents that nest, repeat or point at themselves without end: each ends in an answer."""

from __future__ import annotations

import pytest

from tests.unit.test_reading_docx import docx
from tests.unit.test_reading_docx import p as word_p
from tests.unit.test_reading_odt import odt
from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Document, Unread

SAID = "De gemeente bouwt woningen in de wijk."
DEEP = 20_000
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
TEXT = b"BT /F 12 Tf 60 700 Td (" + SAID.encode() + b") Tj ET"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(*objects: bytes) -> bytes:
    data, places = b"%PDF-1.5\n", b""
    for number, one in enumerate(objects, 1):
        places += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, places)
    return data + table + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))


def stream(content: bytes) -> bytes:
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content)


TAGGED = (
    CATALOG[:-2] + b"/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    PAGE[:-2] + b"/StructParents 0>>",
    stream(b"/P <</MCID 0>> BDC " + TEXT + b" EMC"),
    FONT,
    b"<</Type/StructTreeRoot/K 7 0 R/ParentTree<</Nums[0 [7 0 R]]>>>>",
    b"<</Type/StructElem/S/P/P 7 0 R/K[7 0 R 0]/Pg 3 0 R>>",
)
ENDLESS: dict[str, bytes] = {
    "diep.docx": docx("<w:sdt><w:sdtContent>" * DEEP + word_p(SAID) + "</w:sdtContent></w:sdt>" * DEEP),
    "diep.odt": odt("<text:section>" * DEEP + f"<text:p>{SAID}</text:p>" + "</text:section>" * DEEP),
    "diep.rtf": b"{\\rtf1 " + b"{" * DEEP + SAID.encode() + b"}" * DEEP + b"}",
    "diep.md": b"> " * DEEP + SAID.encode(),
    "lijst.md": b"[" * DEEP + SAID.encode() + b"](x)" * DEEP,
    "diep.eml": b"Subject: x\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 3000 + SAID.encode(),
    "delen.eml": b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    + b"--b\n\nx\n" * 30_000,
    "kop.eml": b"Subject: x\nContent-Type: text/plain; charset=" + b"(" * DEEP + b"\n\n" + SAID.encode(),
    "rond.pdf": pdf(
        CATALOG, b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 9>>", b"<</Type/Pages/Kids[2 0 R]/Count 9>>"
    ),
    "telt.pdf": pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 2000000>>", PAGE, stream(TEXT), FONT),
    "labels.pdf": pdf(*TAGGED),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_what_has_no_end_ends_in_an_answer(name: str) -> None:
    found = read_bytes(ENDLESS[name], name)
    assert isinstance(found, Unread) or len(found.text) < len(ENDLESS[name])
    assert not isinstance(found, Unread) or found.reason in ("malformed", "empty")


def test_binary_data_that_never_ends_is_stepped_over() -> None:
    data = f"{{\\rtf1 {SAID}\\bin4000000000 x}}".encode()
    found = read_bytes(data, "plan.rtf")
    assert isinstance(found, Document)
    assert (found.text, len(found.notes)) == (SAID, 1)


def test_template_tags_that_never_close_are_passed_once() -> None:
    """Gone over again for each of them, this takes longer than anybody waits."""
    found = read_bytes(b"{%" * 500_000 + b"\n\n" + SAID.encode(), "plan.md")
    assert isinstance(found, Document)
    assert found.text.endswith(SAID)
