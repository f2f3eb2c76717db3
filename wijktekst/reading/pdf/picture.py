"""A page with what was read of it drawn in: every block with its kind and its place in the reading order."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from wijktekst.errors import InputError
from wijktekst.reading.pdf.scan_file import FORMATS, LONG, open_pages
from wijktekst.reading.pdf.scan_image import render
from wijktekst.reading.pdf.text import read_page
from wijktekst.reading.pdf.words import Frame
from wijktekst.types import Block, BlockKind, Box, Document

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

_Colour = tuple[int, int, int]
_Place = tuple[float, float, float, float]
_Dots = tuple[int, int, int, int]

#: Dots per inch of the picture.
DPI = 110
#: Name and colour of every kind.
KINDS: dict[BlockKind, tuple[str, _Colour]] = {
    "heading": ("kop", (200, 30, 30)),
    "paragraph": ("alinea", (30, 90, 200)),
    "list_item": ("lijst", (20, 140, 60)),
    "table": ("tabel", (150, 50, 170)),
    "caption": ("bijschrift", (215, 115, 0)),
    "footnote": ("voetnoot", (0, 140, 150)),
}
_LEFT_OUT: _Colour = (150, 150, 150)
#: In dots: between a block and its outline, between the lines for the headings above it, and of the labels.
_AROUND, _STEP, _LETTER, _HATCH = 2, 4, 13, 6
#: Headings that may stand above a block.
_DEEPEST = 6


def page_picture(data: bytes, document: Document, number: int) -> bytes:
    """A PNG of page `number` of a document that was read from these bytes, with its blocks.

    Outlines have the colour of the kind; beside them stand the number in the reading order and the name of
    the kind, and on the left a line per heading above the block. Text that was left out is hatched. Raises
    InputError when the document has no pages, or no such page.
    """
    image, left_out = _page(data, document, number)
    picture = image.convert("RGB")
    _draw(picture, document, number, left_out)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _page(data: bytes, document: Document, number: int) -> tuple[Image, list[_Place]]:
    """The bare page, and the places of words on it that are in no block."""
    if document.pages is None:
        raise InputError("Alleen van een PDF of een scan kan een bladzijde worden getekend.")
    if not 1 <= number <= document.pages:
        raise InputError(f"Bladzijde {number} is er niet; dit document telt er {document.pages}.")
    if any(document.source.media_type == f"image/{name.lower()}" for name in FORMATS):
        return scan_page(data, number, DPI), []
    import pypdfium2

    with pypdfium2.PdfDocument(data) as pdf:
        try:
            page = pdf[number - 1]
        except pypdfium2.PdfiumError:
            raise InputError(f"Bladzijde {number} is beschadigd en kan niet worden getekend.") from None
        drawn = render(page, DPI, grayscale=False)
        if drawn is None:
            raise InputError(f"Bladzijde {number} is te groot of te beschadigd om te tekenen.")
        content = read_page(page, number)
    known = [box for block in document.blocks for box in block.boxes if box.page == number]
    places = [
        Frame(turn, content.width, content.height).page_box(word.x0, word.top, word.x1, word.bottom)
        for turn, words in content.words.items()
        for word in words
    ]
    return drawn, [place for place in places if not _covered(place, known)]


def scan_page(data: bytes, number: int, dpi: float) -> Image:
    """A page of a picture file as large as the reader takes it: as high, or as wide, as A4."""
    image = next(islice(open_pages(data), number - 1, None))
    long = max(image.size) * 72 / LONG
    return image.resize((round(image.width * dpi / long), round(image.height * dpi / long)))


def _covered(place: _Place, known: Sequence[Box]) -> bool:
    x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    return any(box.x0 <= x <= box.x1 and box.top <= y <= box.bottom for box in known)


def _draw(picture: Image, document: Document, number: int, left_out: Sequence[_Place]) -> None:
    from PIL import ImageDraw, ImageFont

    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(_LETTER)
    for place in left_out:
        _hatch(draw, _in_dots(place))
    outlines = [
        (block, order, _in_dots(_around(run)))
        for order, block in enumerate(document.blocks, start=1)
        for run in _runs(block, number)
    ]
    taken = [place for _, _, place in outlines]
    for block, _, place in outlines:
        _outline(draw, block, place)
    for block, order, place in outlines:
        label = _label(block, order)
        wide = round(draw.textlength(label, font=font)) + 4
        spot = _spot(place, wide, picture.width, taken)
        taken.append(spot)
        draw.rectangle(spot, fill=KINDS[block.kind][1])
        draw.text((spot[0] + 2, spot[1]), label, fill="white", font=font)


def _spot(place: _Dots, wide: int, page: int, taken: Sequence[_Dots]) -> _Dots:
    """Where a label stands: beside its outline where nothing else is, else on top of it."""
    x0, top, x1, _ = place
    left = x0 - _STEP * _DEEPEST - wide
    for x, y in ((x1 + 2, top), (left, top), (x1 + 2, top + _LETTER), (left, top + _LETTER)):
        spot = x, y, x + wide, y + _LETTER + 2
        free = all(spot[0] > t[2] or spot[2] < t[0] or spot[1] > t[3] or spot[3] < t[1] for t in taken)
        if free and x >= 0 and x + wide < page:
            return spot
    return x1 - wide, top - _LETTER - 2, x1, top


def _runs(block: Block, number: int) -> Iterator[list[Box]]:
    """The lines of a block that stand below each other: in another column it goes on in another outline."""
    run: list[Box] = []
    for box in block.boxes:
        if box.page != number:
            continue
        if run and box.bottom < run[-1].top and box.turn == 0 and block.kind != "table":
            yield run
            run = []
        run.append(box)
    if run:
        yield run


def _around(boxes: Sequence[Box]) -> _Place:
    return (
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _in_dots(place: _Place) -> _Dots:
    x0, top, x1, bottom = (round(value * DPI / 72) for value in place)
    return x0 - _AROUND, top - _AROUND, x1 + _AROUND, bottom + _AROUND


def _outline(draw: ImageDraw, block: Block, place: _Dots) -> None:
    x0, top, _, bottom = place
    draw.rectangle(place, outline=KINDS[block.kind][1], width=2)
    for depth in range(1, len(block.heading_path) + 1):
        x = x0 - _STEP * depth
        draw.line((x, top, x, bottom), fill=KINDS["heading"][1])


def _label(block: Block, order: int) -> str:
    """Such as "12 kop 2" or "13 alinea 87%"."""
    parts = [str(order), "inhoud" if block.note == "contents" else KINDS[block.kind][0]]
    if block.level:
        parts.append(str(block.level))
    if block.confidence is not None:
        parts.append(f"{block.confidence:.0%}")
    return " ".join(parts)


def _hatch(draw: ImageDraw, place: _Dots) -> None:
    x0, top, x1, bottom = place
    draw.rectangle(place, outline=_LEFT_OUT)
    for x in range(x0, x1 + bottom - top, _HATCH):
        start, end = min(x, x1), max(x - (bottom - top), x0)
        draw.line((start, top + x - start, end, top + x - end), fill=_LEFT_OUT)
