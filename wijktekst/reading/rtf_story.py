"""Paragraphs and tables of a stretch of RTF that reads on by itself: the main text, a note or a text box."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from wijktekst.reading.cells import Cell, table_drafts
from wijktekst.reading.draft import Draft, pieces_of
from wijktekst.types import BlockKind

#: Right edges of cells that are less apart (in twips, 2 mm) are one.
_SAME_EDGE = 115
_MOST_COLUMNS = 100


@dataclass(slots=True)
class Story:
    """Text on its way to blocks; `kind` is main, footnote or box."""

    kind: str = "main"
    drafts: list[Draft] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    bold: int = 0
    after: list[Draft] = field(default_factory=list)
    cell: list[Draft] = field(default_factory=list)
    cells: list[list[Draft]] = field(default_factory=list)
    rows: list[tuple[list[list[Draft]], list[int]]] = field(default_factory=list)
    edges: list[int] = field(default_factory=list)
    in_row: bool = False
    nested: bool = False

    def add(self, text: str, bold: bool) -> None:
        self.parts.append(text)
        if bold:
            self.bold += len("".join(text.split()))

    def end_paragraph(self, kind: BlockKind, level: int, note: str, in_table: bool) -> None:
        """Make blocks of the text so far, with the notes and boxes that belong to it behind it."""
        text = _whole("".join(self.parts))
        found = pieces_of(Draft(kind, text, level, 0, self.bold, note=note)) if text.strip() else []
        found += self.after
        self.parts, self.bold, self.after = [], 0, []
        if in_table or self.in_row:
            self.cell += found
        elif found:
            self._end_table()
            self.drafts += found

    def end_cell(self) -> None:
        self.cells.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        if self.cell:
            self.end_cell()
        if self.cells:
            self.rows.append((self.cells, self.edges))
        self.cells, self.in_row = [], False

    def start_row(self) -> None:
        self.edges, self.in_row = [], True

    def finish(self) -> list[Draft]:
        """All blocks, those of a table that is cut off included."""
        self.end_row()
        self._end_table()
        return self.drafts

    def _end_table(self) -> None:
        grid = _grid([edges for cells, edges in self.rows if len(edges) == len(cells)])
        wide = [_spans(len(cells), edges, grid) for cells, edges in self.rows]
        rows = [
            [Cell(drafts, columns) for drafts, columns in zip(cells, spans, strict=True)]
            for (cells, _), spans in zip(self.rows, wide, strict=True)
        ]
        self.drafts += table_drafts(rows, nested=self.nested)
        self.rows, self.nested = [], False


def _grid(rows: Sequence[Sequence[int]]) -> list[int]:
    """The right edges of a table's columns: those of all its rows together."""
    found: list[int] = []
    for edge in sorted({edge for edges in rows for edge in edges}):
        if not found or edge - found[-1] > _SAME_EDGE:
            found.append(edge)
    return found[:_MOST_COLUMNS]


def _spans(cells: int, edges: Sequence[int], grid: Sequence[int]) -> list[int]:
    """Over how many columns each cell of a row goes."""
    if len(edges) != cells:
        return [1] * cells
    ends = [bisect_left(grid, edge - _SAME_EDGE) + 1 for edge in edges]
    return [max(end - start, 1) for start, end in pairwise([0, *ends])]


def _whole(text: str) -> str:
    """Text whose characters outside the first plane came in two halves."""
    if any("\ud800" <= char <= "\udfff" for char in text):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
