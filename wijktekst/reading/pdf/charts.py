"""Charts that look like tables: figures along axes and in bars, and no rows that say something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.tables import Table, is_number, is_year

#: So many figures with one step between them are an axis.
_TICKS = 4
_MONTH = re.compile(
    r"(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|sept|okt|nov|dec)[a-z]*\.?|\d\s?(?:kw|e kwartaal)", re.I
)
_ORDINAL, _ITEM = re.compile(r"\d{1,2}"), re.compile(r"\d{1,3}[.)]")
_VALUE = re.compile(r"^[-–−]?\s?€?\s?(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s?%?$")


def is_chart(table: Table) -> bool:
    """Whether the cells are the figures and the labels of a chart."""
    rows = [[_text(cell) for cell in row] for row in table.rows]
    if _is_numbered([row[0] for row in rows]):
        rows = [row[1:] for row in rows]
    figured = [row for row in rows if sum(is_number(text) and not is_year(text) for text in row)]
    if len(rows[0]) < 2 or (figured and not any(map(_is_labelled, figured))):
        return True
    if 2 * sum(map(_is_labelled, figured)) < len(figured):
        return True
    return any(_has_axis(row) for row in rows if not _is_labelled(row)) or any(
        _is_axis([text for text in column if text and not _follows_label(rows, text)])
        for column in zip(*rows, strict=True)
    )


def _text(cell: Sequence[Line]) -> str:
    return " ".join(line.text for line in cell).strip()


def _is_numbered(column: Sequence[str]) -> bool:
    """Whether a first column has the numbers of rows or of chapters: they never go down."""
    numbers = [int(text) for text in column if _ORDINAL.fullmatch(text)]
    filled = [text for text in column if text and is_number(text)]
    return len(numbers) > 2 and len(numbers) == len(filled) and numbers == sorted(numbers)


def _is_labelled(row: Sequence[str]) -> bool:
    """Whether words, or a year, stand before the first figure of a row."""
    filled = [text for text in row if text and not _ITEM.fullmatch(text)]
    if len(filled) < 2:
        return False
    if is_year(filled[0]):
        return not all(is_year(text) for text in filled)
    before = filled[: next((n for n, text in enumerate(filled) if is_number(text)), len(filled))]
    return any(_says(text) for text in before)


def _says(text: str) -> bool:
    return any(char.isalpha() for char in text) and not _MONTH.fullmatch(text)


def _follows_label(rows: Sequence[Sequence[str]], text: str) -> bool:
    return any(text in row and _is_labelled(row) for row in rows)


def _has_axis(row: Sequence[str]) -> bool:
    return _is_axis([text for text in row if text])


def _is_axis(texts: Sequence[str]) -> bool:
    """Whether the figures have one step between them, of more than one: 0, 20, 40, 60."""
    values = [_value(text) for text in texts]
    known = [value for value in values if value is not None]
    if len(known) < _TICKS or len(known) < len(values) - 1:
        return False
    steps = {round(b - a, 6) for a, b in pairwise(known)}
    return len(steps) == 1 and abs(steps.pop()) > 1


def _value(text: str) -> float | None:
    match = _VALUE.match(text)
    if match is None:
        return None
    value = float(match[1].replace(".", "").replace(",", "."))
    return -value if text[0] in "-–−" else value
