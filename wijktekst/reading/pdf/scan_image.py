"""Pictures of pages: rendered within limits, looked at for ink, turned upright and made level."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from PIL.Image import Image

    Gray = np.ndarray[Any, np.dtype[np.uint8]]

#: Dots per inch for reading, and for a glance.
DPI, _GLANCE = 300, 50
#: A rendered page is no larger than this (an A3 at 300 dpi is 17 million).
MAX_PIXELS = 25_000_000
#: Tiles of a picture that are looked at.
_MAX_PICTURES = 500
#: Pages that hold a larger picture are not rendered: pdfium would unpack it first.
_MAX_PICTURE = 120_000_000
#: A step in brightness that an eye sees as an edge.
_STEP = 40
#: Ink is darker than this.
_DARK = 140
#: Paper is light; this share of it makes a page a sheet of paper, not a photograph.
_LIGHT, _PAPER = 200, 0.6
#: Slants are sought up to this many degrees; less than `_LEVEL` is level enough.
_MAX_SLANT, _LEVEL = 7.0, 0.15
_STEPS = (0.5, 0.1)


def render(page: Any, dpi: float = DPI, *, grayscale: bool = True) -> Image | None:
    """A page (a `pypdfium2.PdfPage`) as a picture.

    None when it, or a picture on it, is too large or too damaged to be drawn.
    """
    import pypdfium2

    width, height = page.get_width(), page.get_height()
    scale = min(dpi / 72, math.sqrt(MAX_PIXELS / max(width * height, 1.0)))
    if min(width, height) * scale < 1 or _largest_picture(page) > _MAX_PICTURE:
        return None
    try:
        image: Image = page.render(scale=scale, grayscale=grayscale).to_pil()
    except pypdfium2.PdfiumError:
        return None
    return image.convert("L") if grayscale else image


def _largest_picture(page: Any) -> int:
    return max((math.prod(item.get_px_size()) for item in pictures(page)), default=0)


def pictures(page: Any) -> list[Any]:
    """The pictures on a page, those in a form within the page too."""
    import pypdfium2.raw as pdfium

    return list(islice(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4), _MAX_PICTURES))


def covered(page: Any) -> float:
    """The share of a page under its pictures, counted double where these overlap."""
    areas = ((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in (item.get_bounds() for item in pictures(page)))
    share = sum(areas) / max(page.get_width() * page.get_height(), 1.0)
    return float(share)


def glance(page: Any) -> Gray | None:
    """A small picture of a page as brightness per point, to see whether there is something on it."""
    image = render(page, _GLANCE)
    return None if image is None else np.asarray(image)


def ink(gray: Gray, known: Iterable[tuple[float, float, float, float]] = ()) -> float:
    """The share of a page that is an edge of something drawn, outside the known boxes (in points)."""
    brightness = gray.astype(np.int16)
    edges = np.zeros(gray.shape, dtype=bool)
    edges[:, 1:] |= np.abs(np.diff(brightness, axis=1)) > _STEP
    edges[1:, :] |= np.abs(np.diff(brightness, axis=0)) > _STEP
    scale = _GLANCE / 72
    for x0, top, x1, bottom in known:
        rows = slice(max(int(top * scale) - 2, 0), max(int(bottom * scale) + 3, 0))
        edges[rows, max(int(x0 * scale) - 2, 0) : max(int(x1 * scale) + 3, 0)] = False
    return float(edges.mean())


class Strokes:
    """How thick the strokes of letters are, which tells bold ones."""

    def __init__(self, image: Image) -> None:
        self._dark = np.asarray(image) < _DARK
        self._starts = self._dark.copy()
        self._starts[:, 1:] &= ~self._dark[:, :-1]

    def width(self, x0: float, top: float, x1: float, bottom: float) -> float:
        """Mean length in pixels of a dark run in the rows of a box; 0 where nothing is dark."""
        box = slice(int(top), int(bottom) + 1), slice(int(x0), int(x1) + 1)
        return float(self._dark[box].sum() / max(int(self._starts[box].sum()), 1))


def is_paper(gray: Gray) -> bool:
    """Whether a page looks like a sheet with text: mostly as light as paper."""
    return bool((gray > _LIGHT).mean() > _PAPER)


def turned_upright(image: Image, turn: int) -> Image:
    """The picture with text of this many quarter turns set upright."""
    return image.rotate(90 * turn, expand=True) if turn else image


def leveled(image: Image) -> tuple[Image, float]:
    """The picture with its lines of text level, and the degrees that they ran down to the right."""
    slant = slant_of(image)
    if abs(slant) < _LEVEL:
        return image, 0.0
    from PIL.Image import Resampling

    return image.rotate(slant, resample=Resampling.BICUBIC, fillcolor=255), slant


def slant_of(image: Image) -> float:
    """Degrees that the lines of text run down to the right.

    The angle at which the rows of dark points are sharpest; 0 when none is clearly sharper than level.
    """
    small = np.asarray(image.reduce(max(1, image.width // 800)))
    rows, columns = np.nonzero(small < min(128.0, 0.75 * float(np.median(small))))
    if not 200 < len(rows) < 0.3 * small.size:
        return 0.0
    best, width = 0.0, _MAX_SLANT
    for step in _STEPS:
        angles = best + np.arange(-width, width + step / 2, step)
        scores = [_sharpness(rows, columns, angle) for angle in angles]
        best, width = float(angles[int(np.argmax(scores))]), step
    clear = _sharpness(rows, columns, best) > 1.1 * _sharpness(rows, columns, 0.0)
    return round(best, 2) if clear and abs(best) < _MAX_SLANT else 0.0


def _sharpness(rows: Any, columns: Any, angle: float) -> float:
    """How unevenly the points are spread over rows that slant by this angle."""
    shifted = rows - columns * math.tan(math.radians(angle))
    counts = np.bincount((shifted - shifted.min()).astype(np.int64))
    return float((np.diff(counts.astype(np.float64)) ** 2).sum())
