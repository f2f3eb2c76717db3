"""Why a PDF cannot be read: each cause has its own reason, and half a scan is read with a note."""

from __future__ import annotations

import gc
import io

import pytest

from tests.shared import SHARED, needs_shared
from wijktekst.reading.base import UnreadableError
from wijktekst.reading.pdf.reader import read_pdf
from wijktekst.types import Source

pytest.importorskip("reportlab")

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

SOURCE = Source("proef.pdf", "application/pdf", "0" * 64)
TEXT = "De gemeente zorgt voor een veilige en groene buurt."


def _photo() -> ImageReader:
    image = pytest.importorskip("PIL.Image").new("L", (60, 80), 200)
    return ImageReader(image)


def _pdf(pages: list[str], **options: object) -> bytes:
    """A page with a picture per "", a page with text per other string."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, **options)
    for page in pages:
        if page:
            canvas.drawString(72, 700, page)
        else:
            canvas.drawImage(_photo(), 0, 0, 590, 840)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _reason(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_pdf(data, SOURCE)
    assert caught.value.detail.endswith(".")
    return caught.value.reason


def test_scan() -> None:
    assert _reason(_pdf(["", "", ""])) == "scanned"


def test_scan_with_a_page_number_or_stamp_is_still_a_scan() -> None:
    assert _reason(_pdf(["", "", "", "", "", "", "", "", "", "", "", "ontvangen 3 maart"])) == "scanned"


def test_stamp_on_every_page_makes_no_text() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for _ in range(6):
        canvas.drawImage(_photo(), 0, 0, 590, 840)
        canvas.drawString(72, 800, "Gemeente Proefstad, ontvangen op 3 maart, nummer 2026.114")
        canvas.showPage()
    canvas.save()
    assert _reason(buffer.getvalue()) == "scanned"


def test_document_of_figures_is_not_taken_for_garbage() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for row in range(40):
        for column in range(6):
            canvas.drawString(72 + 70 * column, 780 - 15 * row, f"{row}.{column}25")
    canvas.save()
    document = read_pdf(buffer.getvalue(), SOURCE)
    assert [block.kind for block in document.blocks] == ["table"]


def test_page_that_is_a_picture_is_named() -> None:
    document = read_pdf(_pdf([TEXT, "", TEXT]), SOURCE)
    assert document.pages == 3
    assert document.quality < 0.8
    (note,) = document.notes
    assert "2" in note
    assert "OCR" in note


def test_password() -> None:
    locked = StandardEncryption("geheim", canPrint=0)
    assert _reason(_pdf([TEXT], encrypt=locked)) == "encrypted"


def test_owner_password_only_is_readable() -> None:
    open_for_readers = StandardEncryption("", ownerPassword="eigenaar", canPrint=0)
    assert TEXT in read_pdf(_pdf([TEXT], encrypt=open_for_readers), SOURCE).text


def test_drawing_without_text() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.circle(300, 400, 100)
    canvas.save()
    assert _reason(buffer.getvalue()) == "empty"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\nrommel" * 50, _pdf([TEXT])[:300]])
def test_broken_file(data: bytes) -> None:
    assert _reason(data) == "malformed"


def test_letters_without_meaning() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for row in range(40):
        canvas.drawString(72, 780 - 15 * row, "!('$ (%#/ 0*&^ 2)!1 +=- 33{} ~@# (*7& <>?4 ||")
    canvas.save()
    assert _reason(buffer.getvalue()) == "malformed"


@needs_shared
def test_every_hard_file_is_read_or_has_a_reason() -> None:
    wrong = []
    for path in sorted((SHARED / "robustness").rglob("*.pdf")):
        expected = "user-password" in path.name or "both-passwords" in path.name
        try:
            read_pdf(path.read_bytes(), SOURCE)
            reason = ""
        except UnreadableError as error:
            reason = error.reason
        if expected != (reason == "encrypted") and (
            "password" in path.name and "libreoffice" not in path.name
        ):
            wrong.append((path.name, reason))
    assert wrong == []


def test_a_page_of_white_space_alone_is_empty_and_the_others_are_read() -> None:
    document = read_pdf(_pdf([TEXT, "\u00a0 \u00a0", TEXT]), SOURCE)
    assert document.text.count(TEXT) == 2
    assert document.pages == 3


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("page", [TEXT, ""])
def test_the_collector_of_python_is_left_as_it_was(page: str, enabled: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        try:
            read_pdf(_pdf([page]), SOURCE)
        except UnreadableError:
            assert not page
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()
