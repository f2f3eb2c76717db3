"""A table as rows of cells, and what counts as a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wijktekst.reading.pdf.lines import Line

_NUMBER = re.compile(
    r"^[(€+\-–−‑/<>±]*\s*(?:€\s*)?[\d.,]*\d[\d.,]*\s*(?:%|mln\.?|mld\.?|x|-/-|\)|\*)*$"
    r"|^[-–—−]$|^n\.?v\.?t\.?$|^p\.?m\.?$|^€$|^nvt$",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d\*?")


@dataclass(eq=False)
class Table:
    """Rows of cells; a cell is the segments in it, from top to bottom."""

    rows: list[list[list[Line]]] = field(default_factory=list)
    x0: float = 0.0
    x1: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    order: int = 0
    #: The cells hold running text.
    prose: bool = False
    #: The cells are the figures and labels of a chart.
    chart: bool = False
    #: Tables inside a cell with running text.
    inner: list[Table] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        return [line for row in self.rows for cell in row for line in cell]

    def fit(self) -> Table:
        """Set the box from the cells."""
        lines = [*self.lines, *(line for table in self.inner for line in table.lines)]
        self.x0, self.x1 = min(n.x0 for n in lines), max(n.x1 for n in lines)
        self.top, self.bottom = min(n.top for n in lines), max(n.bottom for n in lines)
        self.order = min(n.order for n in lines)
        return self


def is_year(text: str) -> bool:
    return bool(_YEAR.fullmatch(text.strip()))


def is_number(text: str) -> bool:
    """A figure as tables have them: 1.234, (12), -5%, € 10, a dash, n.v.t."""
    return bool(_NUMBER.match(text.strip()))
