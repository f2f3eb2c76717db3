"""Blocks in the making, and what the body of a document looks like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from wijktekst.reading.base import Piece
from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.tables import Table
from wijktekst.types import BlockKind

#: The title stands on one of the first pages.
TITLE_PAGES = 2
#: What sets headings apart, highest first: size downwards, bold, upright.
Look = tuple[float, bool, bool]


@dataclass
class Draft:
    """A block in the making.

    `pieces` is filled once it is complete; the lines are then let go, except on the first pages. `look` and
    `depth` (of its number) are those of a heading; a `bare` paragraph is nothing but figures; a `plain`
    one is no heading, however it looks. `confidence` is that of text recognition.
    """

    kind: BlockKind
    lines: list[Line] = field(default_factory=list)
    table: Table | None = None
    level: int = 0
    note: str = ""
    hang: float | None = None
    boxed: bool = False
    pieces: list[Piece] = field(default_factory=list)
    bare: bool = False
    plain: bool = False
    confidence: float | None = None
    look: Look = (0.0, False, False)
    depth: int = 0

    @property
    def text(self) -> str:
        """The text as it stands in the lines, hyphens included."""
        return " ".join(line.text for line in self.lines)

    @property
    def right(self) -> float:
        """Where its longest line ends."""
        return max(line.x1 for line in self.lines)


@dataclass(frozen=True)
class Style:
    """What most characters of a document look like."""

    size: float
    bold: bool
    color: int

    def accents(self, line: Line) -> bool:
        """Whether a line is set in one colour that is not the body's."""
        return line.words[0].color != self.color and line.accent not in (0, self.color)


class StyleCount:
    """Counts how many characters look like what, to tell the body of a document."""

    def __init__(self) -> None:
        self._sizes: Counter[tuple[float, bool]] = Counter()
        self._colors: Counter[int] = Counter()

    def add(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self._sizes[(line.size, line.bold)] += len(line.text)
            self._colors[line.words[0].color] += len(line.text)

    def most(self) -> Style:
        """Size, weight and colour of most characters."""
        if not self._sizes:
            return Style(10.0, False, 0)
        size, bold = max(self._sizes, key=lambda s: (self._sizes[s], s))
        return Style(size, bold, max(self._colors, key=lambda c: (self._colors[c], -c)))
