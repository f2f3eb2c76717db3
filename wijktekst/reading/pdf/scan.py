"""Pages that are pictures of text: which they are, and reading them when text recognition is there."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from wijktekst.reading.pdf import scan_image
from wijktekst.reading.pdf.scan_tesseract import INSTALL, PAGE_SECONDS, Recogniser, find_recogniser
from wijktekst.reading.pdf.scan_words import LevelFrame, Sizes, words_of
from wijktekst.reading.pdf.words import PageContent

if TYPE_CHECKING:
    from PIL.Image import Image

#: Fewer characters than this on a page is no text worth reading.
FEW = 25
#: A page with fewer characters may be a scan with a stamp or a header over it, if pictures cover this much.
_STAMPED, _COVER = 400, 0.7
#: The share of edges that makes a bare page more than blank, and a stamped one more than its stamp.
_BLANK, _WRITTEN = 0.002, 0.02
#: Less than so many characters, read with less confidence than this, is a photograph.
_NOISE, _UNSURE = 60, 0.5
#: A stamp gives way when text recognition finds this many times its characters, and this many more.
_TIMES, _MORE = 2, 100
#: Share of the time for a document that reading its scans may take, and the least that starts a page.
_SHARE, _LEAST = 0.7, 5.0
_SWITCH_ON = "Zet tekstherkenning (OCR) aan met --ocr."
_NO_TEXT = "Controleer of er leesbare tekst in staat; scan het anders opnieuw, recht en met 300 dpi."


class Scans:
    """Reads the pages of one document that are pictures of text; `seconds` is the time for the document."""

    def __init__(self, wanted: bool = False, seconds: float | None = None) -> None:
        self._wanted = wanted
        self._sizes = Sizes()
        self._until = None if seconds is None else time.monotonic() + _SHARE * seconds

    @property
    def recogniser(self) -> Recogniser | None:
        """Text recognition, when it is wanted and there; looked for when the first scan comes by."""
        return find_recogniser() if self._wanted else None

    @property
    def advice(self) -> str:
        """What the user can do about pages that were not read."""
        if not self._wanted:
            return _SWITCH_ON
        return _NO_TEXT if self.recogniser else INSTALL

    def read(self, page: Any, content: PageContent) -> PageContent:
        """The content of a page (a `pypdfium2.PdfPage`), with what is read of it when it is a picture."""
        if not _is_scan(page, content):
            return content
        recogniser, left = self.recogniser, self._left()
        if recogniser is None:
            content.unread = "picture"
            return content
        image = scan_image.render(page) if left >= _LEAST else None
        return self._recognise(recogniser, image, content, left)

    def read_image(
        self, recogniser: Recogniser, image: Image, number: int, width: float, height: float
    ) -> PageContent:
        """The content of a picture that is a page by itself; its measures are in points."""
        content = PageContent(number, width, height, images=1)
        return self._recognise(recogniser, image, content, self._left())

    def _left(self) -> float:
        """Seconds for the next page."""
        return PAGE_SECONDS if self._until is None else min(PAGE_SECONDS, self._until - time.monotonic())

    def _recognise(
        self, recogniser: Recogniser, image: Image | None, content: PageContent, left: float
    ) -> PageContent:
        """The content with the words in the picture, if these are worth more than what it has."""
        if image is None or left < _LEAST:
            content.unread = "late" if left < _LEAST else "large"
            return content
        turn = recogniser.turn(image, left)
        upright, slant = scan_image.leveled(scan_image.turned_upright(image, turn))
        hocr = recogniser.read(upright, left)
        if hocr is None:
            content.unread = "late"
            return content
        width, height = content.width, content.height
        across, down = (height, width) if turn % 2 else (width, height)
        found = words_of(hocr, across / upright.width, scan_image.Strokes(upright))
        letters = sum(len(word.text) for word in found.words)
        noise = letters < FEW or (letters < _NOISE and found.confidence < _UNSURE)
        if content.characters >= FEW and (noise or letters < _TIMES * content.characters + _MORE):
            return content
        if noise:
            content.unread = "nothing"
            return content
        self._sizes.even(found.words)
        return PageContent(
            content.number,
            across,
            down,
            words={0: found.words},
            rules=found.rules,
            images=content.images or 1,
            characters=letters,
            recognised=found.confidence,
            frame=LevelFrame(turn, width, height, slant) if turn or slant else None,
        )


def _is_scan(page: Any, content: PageContent) -> bool:
    """Whether a page has more to read than its text: a picture with ink on it."""
    if content.characters >= _STAMPED or not scan_image.pictures(page):
        return False
    content.images = content.images or 1
    bare = content.characters < FEW
    if not bare and scan_image.covered(page) < _COVER:
        return False
    gray = scan_image.glance(page)
    if gray is None:
        return bare
    known = [(word.x0, word.top, word.x1, word.bottom) for word in content.words.get(0, [])]
    if bare:
        return scan_image.ink(gray, known) > _BLANK
    return scan_image.is_paper(gray) and scan_image.ink(gray, known) > _WRITTEN
