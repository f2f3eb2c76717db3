"""A page as a picture with a sentence marked: for who reads, as `picture.py` is for who looks for faults."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wijktekst.errors import InputError
from wijktekst.reading.pdf.picture import scan_page
from wijktekst.reading.pdf.scan_file import FORMATS, count_pages
from wijktekst.reading.pdf.scan_image import render
from wijktekst.reading.sniff import PDF

if TYPE_CHECKING:
    from PIL.Image import Image

#: x0, top, x1 and bottom of a line, in points from the top left of the page.
Line = tuple[float, float, float, float]

_YELLOW, _EDGE = (255, 226, 92), (21, 66, 115)
#: In points: between a line and the edge around it, and how wide that is.
_AROUND, _WIDE = 1.0, 1.0
#: Quick rather than small: the picture goes no further than this computer.
_COMPRESSION = 1


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A PNG of a page, its size in dots, and how many pages the document has."""

    png: bytes
    width: int
    height: int
    pages: int


def has_pages(media_type: str) -> bool:
    """Whether pages of this kind of file can be drawn."""
    return media_type == PDF or media_type in {f"image/{name.lower()}" for name in FORMATS}


def marked_page(data: bytes, media_type: str, page: int, places: Sequence[Line], dpi: float) -> MarkedPage:
    """Page `page` (from 1) of a PDF or scan, with the lines at `places` in yellow within an edge.

    The edge shows the lines without colour too. Raises InputError when there is no such page or it cannot be
    drawn, UnreadableError when a scan is damaged.
    """
    image, pages = (_pdf_page if media_type == PDF else _scan_page)(data, page, dpi)
    picture = image.convert("RGB")
    if places:
        _mark(picture, places, dpi / 72)
    stream = io.BytesIO()
    picture.save(stream, "PNG", compress_level=_COMPRESSION)
    return MarkedPage(stream.getvalue(), picture.width, picture.height, pages)


def _pdf_page(data: bytes, number: int, dpi: float) -> tuple[Image, int]:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as pdf:
            pages = len(pdf)
            _check(number, pages)
            drawn = render(pdf[number - 1], dpi, grayscale=False)
    except pypdfium2.PdfiumError:
        raise InputError(f"Pagina {number} is beschadigd en kan niet worden getekend.") from None
    if drawn is None:
        raise InputError(f"Pagina {number} is te groot of te beschadigd om te tekenen.")
    return drawn, pages


def _scan_page(data: bytes, number: int, dpi: float) -> tuple[Image, int]:
    pages = count_pages(data)
    _check(number, pages)
    return scan_page(data, number, dpi), pages


def _check(number: int, pages: int) -> None:
    if not 1 <= number <= pages:
        raise InputError(f"Pagina {number} is er niet; dit document telt er {pages}.")


def _mark(picture: Image, places: Sequence[Line], scale: float) -> None:
    """Yellow over the lines, as a marker would, and one edge around lines that touch."""
    from PIL import Image, ImageChops, ImageDraw, ImageFilter

    around, wide = _AROUND * scale, max(round(_WIDE * scale), 1)
    boxes = [
        (x0 * scale - around, top * scale - around, x1 * scale + around, bottom * scale + around)
        for x0, top, x1, bottom in places
    ]
    mask = Image.new("L", picture.size)
    draw = ImageDraw.Draw(mask)
    for x0, top, x1, bottom in boxes:
        if x0 <= x1 and top <= bottom:
            draw.rectangle((x0, top, x1, bottom), fill=255)
    area = mask.getbbox()
    if area is None:
        return
    left, upper, right, lower = area
    region = (max(left - wide, 0), max(upper - wide, 0), right + wide, lower + wide)
    region = (*region[:2], min(region[2], picture.width), min(region[3], picture.height))
    mask, part = mask.crop(region), picture.crop(region)
    part.paste(ImageChops.multiply(part, Image.new("RGB", part.size, _YELLOW)), mask=mask)
    edge = ImageChops.subtract(mask.filter(ImageFilter.MaxFilter(2 * wide + 1)), mask)
    part.paste(Image.new("RGB", part.size, _EDGE), mask=edge)
    picture.paste(part, region[:2])
