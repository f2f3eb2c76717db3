"""Pages of PDF drawn for a test, and what is read of them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from wijktekst.reading.pdf.reader import read_pdf
from wijktekst.types import Document, Source

pytest.importorskip("reportlab")

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
SOURCE = Source("proef.pdf", "application/pdf", "0" * 64)


def pdf(*pages: Callable[[Canvas], None]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def draw(*pages: Callable[[Canvas], None]) -> Document:
    return read_pdf(pdf(*pages), SOURCE)


def turned(data: bytes, rotation: int, crop: tuple[float, float, float, float] | None = None) -> Document:
    """The document with its first page rotated and cropped."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        page.set_rotation(rotation)
        if crop:
            page.set_cropbox(*crop)
        buffer = io.BytesIO()
        document.save(buffer)
    return read_pdf(buffer.getvalue(), SOURCE)


def lines(
    canvas: Canvas, x: float, top: float, texts: list[str], size: float = 10, font: str = "Helvetica"
) -> None:
    canvas.setFont(font, size)
    for number, text in enumerate(texts):
        canvas.drawString(x, HEIGHT - top - number * 1.25 * size, text)


def texts(document: Document, kind: str = "") -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if not kind or b.kind == kind]
