"""Lines and tables to pieces of text with their place; hyphens and spaces are decided here."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import replace

from wijktekst.reading.base import Piece
from wijktekst.reading.hyphens import Joiner
from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.tables import Table


def line_pieces(lines: Sequence[Line], joiner: Joiner, keep_marks: bool = False) -> list[Piece]:
    """One piece per line, with the space or the hyphen decided; superscript references left out."""
    pieces: list[Piece] = []
    texts = [line.text.strip() if keep_marks else line.said for line in lines]
    for index, (line, text) in enumerate(zip(lines, texts, strict=True)):
        between = ""
        if index + 1 < len(lines):
            following = next((t for t in texts[index + 1 :] if t), "")
            text, between = joiner.glue(text, following)
        text = text.replace("\x02", "-").replace("\ufffe", "-")
        turn = line.frame.turn if line.frame else 0
        pieces.append(Piece(text + between, line.page, *line.box, turn, _gaps(line, keep_marks)))
    if pieces:
        pieces[0] = _plain_bullet(pieces[0])
    return pieces


def _plain_bullet(piece: Piece) -> Piece:
    if piece.text[:1] and "\uf000" <= piece.text[0] <= "\uf0ff":
        return replace(piece, text="• " + piece.text[1:].lstrip())
    return piece


def _gaps(line: Line, keep_marks: bool) -> bytes:
    """Where the words of a line part, as `Box` keeps it."""
    x0, wide, last = line.x0, line.x1 - line.x0, None
    if wide <= 0:
        return b""
    spaces: list[int] = []
    for word in line.words:
        if word.raised and not keep_marks:
            continue
        if last is not None and not word.glued:
            share = ((last + word.x0) / 2 - x0) / wide
            spaces.append(round((0.0 if share < 0 else 1.0 if share > 1 else share) * 65535))
        last = word.x1
    return struct.pack(f">{len(spaces)}H", *spaces)


def table_pieces(table: Table, joiner: Joiner) -> list[Piece]:
    """A line per row, cells split by tabs."""
    pieces: list[Piece] = []
    for number, row in enumerate(table.rows):
        if number:
            pieces.append(Piece("\n"))
        for column, cell in enumerate(row):
            if column:
                pieces.append(Piece("\t"))
            pieces += line_pieces(cell, joiner)
    return pieces
