"""Damaged PDFs that say impossible places: what fuzzing found."""

from __future__ import annotations

import ctypes
import math

import pytest

from tests.unit.drawn import Canvas, draw, lines, texts
from wijktekst.reading.pdf import calls
from wijktekst.reading.pdf.grid import _held
from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.words import Word

SAID = "De gemeente maakt van het plein een park."


def test_a_letter_at_infinity_has_a_box_on_the_page_or_far_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = calls.loose_box

    def damaged(page: int, index: int, at: int) -> int:
        found: int = asked(page, index, at)
        (ctypes.c_float * 4).from_address(at)[1] = math.inf
        return found

    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 90, [SAID])

    monkeypatch.setattr(calls, "loose_box", damaged)
    document = draw(page)
    boxes = [box for block in document.blocks for box in block.boxes]
    assert texts(document) == [SAID]
    assert boxes
    assert all(map(math.isfinite, (edge for box in boxes for edge in (box.x0, box.top, box.x1, box.bottom))))


@pytest.mark.parametrize(("x", "top"), [(60.0, 94.5), (8.0, 110.0)])
def test_text_at_the_edge_of_its_cell_is_in_the_last_row_or_column_that_is_there(
    x: float, top: float
) -> None:
    word = Word("plein", x, x + 3, top, top + 10, top + 8, 10.0, False, False, 0, 0)
    line = Line([word], 1)
    held = _held([line], [0.0, 10.0, 100.0], [0.0, 100.0, 200.0], [(10.0, 100.0, 100.0, 200.0)])
    assert list(held.values()) == [[line]]
