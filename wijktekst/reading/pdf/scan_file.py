"""Reads a photo or a scan that was saved as a picture (PNG, JPEG, TIFF), with text recognition."""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from wijktekst.reading.base import UnreadableError
from wijktekst.reading.pdf.reader import document_of
from wijktekst.reading.pdf.scan import Scans
from wijktekst.reading.pdf.scan_image import DPI, MAX_PIXELS
from wijktekst.reading.pdf.survey import Survey
from wijktekst.types import Document, Source

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "TIFF")
#: Pictures with more points are not unpacked, and no more pages of a TIFF are read.
_MAX_UNPACKED, _MAX_PAGES = 120_000_000, 200
_TOO_LARGE = "Deze afbeelding heeft te veel beeldpunten."
#: The long side of a page in points: that of A4.
LONG = 842.0


def read_image(data: bytes, source: Source, *, ocr: bool = False, seconds: float | None = None) -> Document:
    """The document in a picture, with `ocr` and when text recognition is installed.

    The picture is taken for a page as high (or wide) as A4; the pages of a TIFF for one document. Raises
    UnreadableError: scanned (no text recognition, or no text found), too_large, malformed.
    """
    scans = Scans(ocr, seconds)
    recogniser = scans.recogniser
    if recogniser is None:
        detail = "Dit is een afbeelding; zonder tekstherkenning staat daar geen tekst in die te lezen is."
        raise UnreadableError("scanned", detail, scans.advice)
    survey = Survey()
    for number, image in enumerate(open_pages(data), start=1):
        scale = LONG / max(image.size)
        width, height = image.width * scale, image.height * scale
        survey.add(scans.read_image(recogniser, image, number, width, height))
    return document_of(survey, source, scans.advice)


def open_pages(data: bytes) -> Iterator[Image]:
    """The pages of a picture file in shades of grey, one at a time. Raises UnreadableError."""
    from PIL import ImageSequence

    with _opened(data) as picture:
        yield from (_gray(frame) for frame in islice(ImageSequence.Iterator(picture), _MAX_PAGES))


@contextmanager
def _opened(data: bytes) -> Iterator[Image]:
    """A picture file; what goes wrong with it meanwhile is an UnreadableError."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about size and damage; what can be read is read
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                yield picture
    except Image.DecompressionBombError as error:
        raise UnreadableError("too_large", _TOO_LARGE) from error
    except (OSError, SyntaxError, EOFError) as error:  # an image that is not known is an OSError too
        raise UnreadableError(
            "malformed", "Deze afbeelding is beschadigd en kan niet worden geopend."
        ) from error


def count_pages(data: bytes) -> int:
    """How many pages of a picture file are read. Raises UnreadableError."""
    with _opened(data) as picture:
        return min(getattr(picture, "n_frames", 1), _MAX_PAGES)


def _gray(picture: Image) -> Image:
    """A picture as a camera held it, in shades of grey on white, of about 300 dots per inch of A4."""
    from PIL import Image, ImageOps

    if math.prod(picture.size) > _MAX_UNPACKED:
        raise UnreadableError("too_large", _TOO_LARGE)
    picture = ImageOps.exif_transpose(picture)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer)
    gray = picture.convert("L")
    scale = min(LONG / 72 * DPI / max(gray.size), math.sqrt(MAX_PIXELS / math.prod(gray.size)))
    if 0.8 < scale < 1.25:
        return gray
    size = max(1, round(gray.width * scale)), max(1, round(gray.height * scale))
    return gray.resize(size, Image.Resampling.LANCZOS)
