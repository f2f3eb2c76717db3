"""Tables of marked-up formats: data on a grid, or running text that a table only lays out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wijktekst.reading.draft import Draft

_LONG_CELL = 150
_SENTENCE = re.compile(r"[a-z)]{2}[.;:]\s*(?:[A-Z\d•-]|$)")


@dataclass(slots=True)
class Cell:
    """What stands in a cell, and over how many columns and rows of the grid it goes."""

    drafts: list[Draft]
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        return " ".join(draft.text for draft in self.drafts if draft.kind != "footnote")


def table_drafts(rows: Sequence[Sequence[Cell]], *, nested: bool = False) -> list[Draft]:
    """A table as one block with the notes from its cells below it.

    The blocks of its cells as they are when it lays out a page: running text, one column, or `nested` tables.
    """
    drafts = [draft for row in rows for cell in row for draft in cell.drafts]
    columns = max((len(row) for row in rows), default=0)
    if nested or columns < 2 or is_prose([cell.text for row in rows for cell in row]):
        return drafts
    text = grid_text([[(cell.text, cell.columns, cell.rows) for cell in row] for row in rows])
    notes = [draft for draft in drafts if draft.kind == "footnote"]
    return [*([Draft("table", text)] if text.strip() else []), *notes]


def is_prose(cells: Sequence[str]) -> bool:
    """Whether a table's cells hold running text: then it lays out a page, and is not read by columns."""
    whole = sum(len(cell) for cell in cells)
    prose = sum(len(cell) for cell in cells if len(cell) > _LONG_CELL and _SENTENCE.search(cell))
    return prose * 2 >= whole > 0


def grid_text(rows: Sequence[Sequence[tuple[str, int, int]]]) -> str:
    """Rows of (text, columns, rows) cells as lines with tabs; a merged cell has its text once."""
    below: dict[int, int] = {}
    found: list[list[str]] = []
    for row in rows:
        line: list[str] = []
        for text, columns, down in row:
            while below.get(len(line), 0) > 0:
                below[len(line)] -= 1
                line.append("")
            for offset in range(columns):
                below[len(line)] = down - 1
                line.append(text if offset == 0 else "")
        while below.get(len(line), 0) > 0:
            below[len(line)] -= 1
            line.append("")
        if any(line):
            found.append(line)
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in found)
