"""Whatever the columns and the order of drawing: every word comes out once, in reading order."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijktekst.reading.hyphens import Joiner
from wijktekst.reading.pdf.reader import read_pdf
from wijktekst.types import Source

pytest.importorskip("reportlab")

from reportlab.pdfgen.canvas import Canvas

SOURCE = Source("proef.pdf", "application/pdf", "0" * 64)
SYLLABLES = ["wo", "ga", "ri", "te", "mo", "la", "ne", "ki", "su", "da"]


def _word(number: int) -> str:
    return "".join(SYLLABLES[int(digit)] for digit in f"{number:03d}")


@settings(max_examples=25)
@given(
    columns=st.integers(1, 3),
    rows=st.integers(5, 25),
    by_row=st.booleans(),
    size=st.sampled_from([8, 9.5, 11]),
)
def test_words_of_columns_come_in_order(columns: int, rows: int, by_row: bool, size: float) -> None:
    size = min(size, 8) if columns == 3 else size
    width = 480 / columns
    per_line = max(2, int((width - 14) / (size * 4.2)))
    words = [_word(n) for n in range(columns * rows * per_line)]
    lines = [words[i : i + per_line] for i in range(0, len(words), per_line)]
    placed = [(60 + width * (n // rows), 760 - 1.3 * size * (n % rows), line) for n, line in enumerate(lines)]
    if by_row:
        placed.sort(key=lambda item: (-item[1], item[0]))
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", size)
    for x, y, line in placed:
        canvas.drawString(x, y, " ".join(line))
    canvas.save()
    document = read_pdf(buffer.getvalue(), SOURCE)
    assert document.text.split() == words


@given(
    st.text(alphabet="abcdeio- ", min_size=1, max_size=12),
    st.text(alphabet="abenof ", min_size=1, max_size=12),
)
def test_gluing_loses_no_letters(before: str, after: str) -> None:
    text, between = Joiner([]).glue(before, after)
    assert between in ("", " ")
    assert text.replace("-", "") == before.replace("-", "")
