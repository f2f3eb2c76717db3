"""Blocks in the making, and what the body of a document looks like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.tables import Table
from wijktekst.types import BlockKind


@dataclass
class Draft:
    """A block in the making."""

    kind: BlockKind
    lines: list[Line] = field(default_factory=list)
    table: Table | None = None
    level: int = 0
    note: str = ""
    hang: float | None = None
    boxed: bool = False

    @property
    def text(self) -> str:
        """The text as it stands in the lines, hyphens included."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True)
class Style:
    """What most characters of a document look like."""

    size: float
    bold: bool
    color: int

    def accents(self, line: Line) -> bool:
        """Whether a line is set in one colour that is not the body's."""
        return line.words[0].color != self.color and line.accent not in (0, self.color)


def body_style(pages: Iterable[Iterable[Line]]) -> Style:
    """Size, weight and colour of most characters of the document."""
    sizes: Counter[tuple[float, bool]] = Counter()
    colors: Counter[int] = Counter()
    for lines in pages:
        for line in lines:
            sizes[(line.size, line.bold)] += len(line.text)
            colors[line.words[0].color] += len(line.text)
    if not sizes:
        return Style(10.0, False, 0)
    size, bold = max(sizes, key=lambda s: (sizes[s], s))
    return Style(size, bold, max(colors, key=lambda c: (colors[c], -c)))
