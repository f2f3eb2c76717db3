"""The blocks that are one table: a page break or a blank row cuts a table in pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wijktekst.language.tables.grid import Cell, Grid, grid_of, rows_of
from wijktekst.types import FIGURES, Block, Document

#: A table in more pieces than this is none.
PIECES = 15
#: Points by which the edges of one column may differ from page to page.
_NEAR = 3.0

_Extent = tuple[float, float] | None


@dataclass(slots=True)
class Piece:
    """A block of a table; `extents` are the places of its columns on the page, None where nothing stands."""

    block: Block
    rows: list[list[Cell]]
    extents: list[_Extent]

    @property
    def grid(self) -> Grid:
        return grid_of(self.rows)


def is_table(block: Block) -> bool:
    return block.kind == "table" and block.note != FIGURES


def chain(document: Document, at: int) -> list[int]:
    """The blocks that make one table with block `at`, first to last."""
    first = at
    while (before := _before(document, first)) is not None and at - before < PIECES:
        first = before
    while True:
        found = forward(document, first)
        if at in found:
            return found
        first = _after(document, found[-1]) or at


def forward(document: Document, first: int) -> list[int]:
    """The table that begins in block `first`."""
    found = [first]
    whole = piece_of(document, first)
    while len(found) < PIECES and (after := _after(document, found[-1])) is not None:
        piece = piece_of(document, after)
        joined = join(whole, piece)
        if joined is None:
            break
        whole = joined
        found.append(after)
    return found


def piece_of(document: Document, at: int) -> Piece:
    block = document.blocks[at]
    rows = rows_of(document.text, block.start, block.end)
    return Piece(block, rows, _extents(block, rows))


def join(whole: Piece, piece: Piece) -> Piece | None:
    """A table with the piece that goes on with it; None when the piece is another table."""
    one, other = whole.grid, piece.grid
    repeated = _repeated(one.head, other.head)
    over_page = bool(piece.block.page) and _last_page(whole.block) < (piece.block.page or 0)
    own_head = bool(other.head) and not repeated
    if over_page:
        # Labels at the top of a page look like a head; one that says years is one.
        if own_head and any(cell.is_year for row in other.head for cell in row):
            return None
    elif own_head or not (other.figures or not one.body):
        return None
    places = _places(whole, piece)
    if places is None and (one.body or own_head):
        return None
    return _joined(whole, piece, piece.rows[repeated:], places, over_page=over_page)


def _places(whole: Piece, piece: Piece) -> list[int] | None:
    """For each column of the narrower of two pieces that of the other in which it stands."""
    narrow, wide = sorted((whole, piece), key=lambda one: len(one.extents))
    if any(narrow.extents) and any(wide.extents):
        return _mapping(narrow.extents, wide.extents)
    return list(range(len(wide.extents))) if len(narrow.extents) == len(wide.extents) else None


def _joined(
    whole: Piece, piece: Piece, rows: Sequence[list[Cell]], places: list[int] | None, *, over_page: bool
) -> Piece:
    """The rows of both, those of the narrower under the columns of the wider where `places` tells which."""
    if places is None:
        return Piece(piece.block, [*whole.rows, *rows], piece.extents)
    width = max(len(whole.extents), len(piece.extents))
    upper, lower = whole.rows, list(rows)
    extents, narrow = list(whole.extents), piece.extents
    if len(piece.extents) < width:
        lower = [_spread(row, places, width) for row in lower]
    elif len(whole.extents) < width:
        upper = [_spread(row, places, width) for row in upper]
        extents, narrow = list(piece.extents), whole.extents
    for column, extent in zip(places, narrow, strict=True):
        extents[column] = _around(extents[column], extent)
    return Piece(piece.block, _glued(upper, lower) if over_page else [*upper, *lower], extents)


def _glued(upper: list[list[Cell]], lower: list[list[Cell]]) -> list[list[Cell]]:
    """Rows below rows; a row that the page cut is made whole."""
    if not upper or not lower or not _goes_on(upper[-1], lower[0]):
        return [*upper, *lower]
    whole = [
        Cell(_words(one.text, other.text), one.start, one.end) if other.text else one
        for one, other in zip(upper[-1], lower[0], strict=True)
    ]
    return [*upper[:-1], whole, *lower[1:]]


def _words(one: str, other: str) -> str:
    if one.endswith("-") and other[:1].islower():
        return one[:-1] + other
    return f"{one} {other}".strip()


def _goes_on(row: list[Cell], following: list[Cell]) -> bool:
    """Whether the first row of a page is the rest of the last before it: no label, figures or capitals."""
    if len(row) != len(following) or following[0].text or len(row) < 2:
        return False
    filled = [(one, other) for one, other in zip(row, following, strict=True) if other.text]
    return bool(filled) and all(
        one.text and not other.figures and other.text[0] not in "√✓•" and not other.text[0].isupper()
        for one, other in filled
    )


def _repeated(head: Sequence[list[Cell]], other: Sequence[list[Cell]]) -> int:
    """How many rows at the top of a piece say the head once more."""
    same = 0
    for one, two in zip(head, other, strict=False):
        if [cell.text.casefold() for cell in one] != [cell.text.casefold() for cell in two]:
            break
        same += 1
    return same if same == len(head) else 0


def _extents(block: Block, rows: Sequence[list[Cell]]) -> list[_Extent]:
    """Where the columns stand on the page: from the boxes of their cells."""
    width = max(map(len, rows), default=0)
    extents: list[_Extent] = [None] * width
    if not block.boxes:
        return extents
    at, boxes = 0, block.boxes
    for row in rows:
        for column, cell in enumerate(row):
            while at < len(boxes) and boxes[at].end <= cell.start:
                at += 1
            here = at
            while cell.text and here < len(boxes) and boxes[here].start < cell.end:
                extents[column] = _around(extents[column], (boxes[here].x0, boxes[here].x1))
                here += 1
    return extents


def _around(one: _Extent, other: _Extent) -> _Extent:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])


def _mapping(narrow: Sequence[_Extent], wide: Sequence[_Extent]) -> list[int] | None:
    """For each column of one piece that of the other in which it stands; None when one stands in none."""
    if len(narrow) == len(wide):
        fits = all(_overlap(a, b) > -_NEAR for a, b in zip(narrow, wide, strict=True) if a and b)
        return list(range(len(wide))) if fits else None
    places: list[int] = []
    for extent in narrow:
        free = range(places[-1] + 1 if places else 0, len(wide))
        best = max(free, key=lambda column: _overlap(extent, wide[column]), default=None)
        if best is None or _overlap(extent, wide[best]) <= 0:
            return None
        places.append(best)
    return places


def _overlap(one: _Extent, other: _Extent) -> float:
    if one is None or other is None:
        return 0.0
    return min(one[1], other[1]) - max(one[0], other[0])


def _spread(row: list[Cell], places: Sequence[int], width: int) -> list[Cell]:
    at = row[0].start
    cells = [Cell("", at, at) for _ in range(width)]
    for cell, column in zip(row, places, strict=False):
        cells[column] = cell
    return cells


def _last_page(block: Block) -> int:
    return block.boxes[-1].page if block.boxes else (block.page or 0)


def _before(document: Document, at: int) -> int | None:
    """The table right before, notes at the foot of the page in between left out."""
    return _beside(document, range(at - 1, -1, -1))


def _after(document: Document, at: int) -> int | None:
    return _beside(document, range(at + 1, len(document.blocks)))


def _beside(document: Document, numbers: range) -> int | None:
    for number in numbers:
        if is_table(document.blocks[number]):
            return number
        if document.blocks[number].kind != "footnote":
            return None
    return None
