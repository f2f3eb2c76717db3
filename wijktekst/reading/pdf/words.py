"""What a page of a PDF holds: its words, with their place and look, and what is drawn besides them.

Places are in points with the origin at the top left of the page as it is shown: the crop box and the
rotation of the page are taken into account.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from wijktekst.reading.pdf.objects import Rule

#: Why a page was not read: a picture, one too large, no time left, no text recognised, or damage.
Missing = Literal["", "picture", "large", "late", "nothing", "broken"]


#: What the tags of an accessible PDF say of a word: running text, part of a figure, no part of the text.
Tag = Literal["", "text", "figure", "artifact"]


@dataclass(slots=True, eq=False)
class Word:
    """Characters without white space. `base` is the baseline; `order` the place in the content stream.

    `glued` says that no space stands before it; `raised` that it is a superscript. `confidence` is that of
    text recognition, from 0 to 1.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    italic: bool
    order: int
    color: int = 0
    glued: bool = False
    raised: bool = False
    confidence: float | None = None
    tag: Tag = ""


@dataclass(slots=True)
class PageContent:
    """What stands on one page; `number` counts from 1.

    `words` holds the words per quarter turn of the writing direction: 0 is upright, 1 runs down the page,
    2 upside down, 3 up the page. Words of turn 1 to 3 have coordinates in which they are upright.
    `frames` are boxes large enough to hold text. A page that text recognition read has its confidence in
    `recognised`, and `frame` when it was turned or straightened first: its places are those of upright text.
    `unread` says why something on the page was not read.
    """

    number: int
    width: float
    height: float
    words: dict[int, list[Word]] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    frames: list[Rule] = field(default_factory=list)
    images: int = 0
    drawings: int = 0
    characters: int = 0
    odd: int = 0
    recognised: float | None = None
    frame: Frame | None = None
    unread: Missing = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Turns places of text that runs another way upright, and back."""

    turn: int
    width: float
    height: float

    def upright(self, x: float, y: float) -> tuple[float, float]:
        """From the page to coordinates in which the text is upright."""
        if self.turn == 1:
            return y, self.width - x
        if self.turn == 2:
            return self.width - x, self.height - y
        return (self.height - y, x) if self.turn == 3 else (x, y)

    def page_box(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        """A box back to the page: x0, top, x1, bottom."""
        if self.turn == 1:
            return self.width - bottom, x0, self.width - top, x1
        if self.turn == 2:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        return (top, self.height - x1, bottom, self.height - x0) if self.turn == 3 else (x0, top, x1, bottom)
