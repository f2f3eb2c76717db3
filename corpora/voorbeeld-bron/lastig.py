"""The files that cannot be read as they are: a scan, a cut-off download, a file with a password."""

from __future__ import annotations

import io
import random

from bron import Source
from pdfs import open_canvas
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

PASSWORD = "waterveen"


def scan(text: str, date: str) -> bytes:
    """A page of black and white dots: typed text, a little askew, with specks, and no text layer."""
    size = (827, 1169)
    page = Image.new("L", size, 255)
    pen = ImageDraw.Draw(page)
    pen.multiline_text((95, 120), text, fill=0, font=ImageFont.load_default(21), spacing=11)
    page = page.rotate(0.7, resample=Image.Resampling.BILINEAR, fillcolor=255)
    specks, pen = random.Random(7), ImageDraw.Draw(page)
    for _ in range(250):
        pen.point((specks.randrange(size[0]), specks.randrange(size[1])), fill=0)
    page = page.point(lambda level: 255 if level > 150 else 0).convert("1")
    buffer = io.BytesIO()
    canvas = open_canvas(Source({"datum": date, "titel": "Scan_0417"}, (), {}), buffer, "Kopieerapparaat")
    canvas.drawImage(ImageReader(page), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def locked(text: str, date: str) -> bytes:
    """A PDF that asks for a password before it shows anything."""
    buffer = io.BytesIO()
    cipher = StandardEncryption(PASSWORD, ownerPassword="griffie", strength=128)
    source = Source({"datum": date, "titel": "Businesscase Warmtebedrijf"}, (), {})
    canvas = open_canvas(source, buffer, "Gemeente Waterveen", cipher)
    for i, line in enumerate(text.splitlines()):
        canvas.drawString(72, 740 - 18 * i, line)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def cut_off(whole: bytes) -> bytes:
    """The first part of a PDF, as a download leaves it that stopped half-way."""
    return whole[: len(whole) * 2 // 5]
