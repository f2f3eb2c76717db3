"""Where a sentence stands: boxes that cover it and nothing else, on upright, turned and cropped pages."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

import pytest

from tests.shared import ROOT, SHARED, needs_shared
from tests.unit.drawn import HEIGHT, SOURCE, Canvas, lines, pdf
from wijktekst.evaluation.boxes import Checked, Letters, check, measure
from wijktekst.language import sentences_of
from wijktekst.reading.dispatch import read_file
from wijktekst.reading.pdf.reader import read_pdf
from wijktekst.types import Block, Box, Document, Source, list_of_gaps

EXAMPLES = sorted((ROOT / "corpora" / "voorbeeld").rglob("*-*.pdf"))


def checked(data: bytes, document: Document) -> Iterator[Checked]:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as file:
        letters = lru_cache(lambda number: Letters(file[number - 1]))
        for sentence in sentences_of(document):
            yield check(document, sentence.start, sentence.end, letters)


def wrong(data: bytes, document: Document) -> list[str]:
    """The sentences whose boxes miss letters or have too many."""
    found = list(checked(data, document))
    assert found
    return [document.text[one.start : one.end] for one in found if not (one.covered and one.tight)]


def prose(canvas: Canvas) -> None:
    first = [
        "De gemeente plant bomen. Wie helpt er mee? Bewoners van de Molenweg kiezen zelf de",
        "soorten, in overleg met de beheer-",
        "groep. Dat kost twee ton.",
    ]
    lines(canvas, 72, 100, first, 11)
    lines(
        canvas,
        72,
        200,
        ["Illegale afval wordt opgeruimd; winkeliers betalen mee. MMMM kost WWWW. Iiii lll iiii."],
        11,
    )


def turned(data: bytes, rotation: int, crop: tuple[float, ...] = ()) -> bytes:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as file:
        page = file[0]
        page.set_rotation(rotation)
        if crop:
            page.set_cropbox(*crop)
        buffer = io.BytesIO()
        file.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_sentence_of_the_examples_is_covered_by_its_boxes(path: object) -> None:
    document = read_file(path)  # type: ignore[arg-type]
    if isinstance(document, Document):
        assert wrong(path.read_bytes(), document) == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [(), (40, 30, 560, 800)])
def test_boxes_lie_right_on_rotated_and_cropped_pages(rotation: int, crop: tuple[float, ...]) -> None:
    data = turned(pdf(prose), rotation, crop)
    document = read_pdf(data, SOURCE)
    assert wrong(data, document) == []
    for one in checked(data, document):
        assert one.extra <= 1


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_boxes_lie_right_on_text_that_runs_another_way(degrees: int) -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(300, HEIGHT / 2)
        canvas.rotate(degrees)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(-150, 0, "De gemeente plant bomen. Wie helpt er mee? Bewoners kiezen de soorten.")

    data = pdf(page)
    document = read_pdf(data, SOURCE)
    assert len(list(checked(data, document))) == 3
    assert wrong(data, document) == []
    assert all(one.extra == 0 for one in checked(data, document))


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda box: replace(box, top=box.top + 14, bottom=box.bottom + 14),
        lambda box: replace(box, x1=(box.x0 + box.x1) / 2),
        lambda box: replace(box, gaps=b""),
    ],
    ids=["a line lower", "half as wide", "without words"],
)
def test_the_check_sees_boxes_that_are_wrong(spoiled: Callable[[Box], Box]) -> None:
    data = pdf(prose)
    document = read_pdf(data, SOURCE)
    blocks = tuple(replace(b, boxes=tuple(map(spoiled, b.boxes))) for b in document.blocks)
    assert wrong(data, replace(document, blocks=blocks))


def test_a_sentence_over_two_lines_has_two_boxes_and_a_word_its_own() -> None:
    document = read_pdf(pdf(prose), SOURCE)
    at = document.text.index("Bewoners")
    boxes = document.boxes_of(at, document.text.index(" Dat kost"))
    assert [box.page for box in boxes] == [1, 1, 1]
    assert boxes[0].x0 > 200
    assert boxes[1].x0 == pytest.approx(72, abs=1)
    assert boxes[0].bottom <= boxes[1].bottom < boxes[2].bottom
    (word,) = document.boxes_of(at, at + 8)
    assert word.x1 - word.x0 == pytest.approx(50, abs=5)
    assert (word.start, word.end) == (at, at + 8)


def test_white_space_and_formats_without_pages_have_no_boxes() -> None:
    document = read_pdf(pdf(prose), SOURCE)
    at = document.text.index(" ")
    assert document.boxes_of(at, at + 1) == ()
    assert document.boxes_of(5, 5) == ()
    plain = Document(Source("a.txt", "text/plain", ""), "Tekst.", (Block("paragraph", 0, 6),))
    assert plain.boxes_of(0, 6) == ()


def test_gaps_are_shares_of_the_line() -> None:
    document = read_pdf(pdf(lambda canvas: lines(canvas, 72, 300, ["een twee drie"])), SOURCE)
    (box,) = document.blocks[0].boxes
    first, second = list_of_gaps(box.gaps)
    assert 0.2 < first < 0.4 < second < 0.8


@needs_shared
def test_sentences_of_real_documents_are_covered_by_their_boxes() -> None:
    found = measure(SHARED / "documents" / "gemeente", 300)
    assert len(found) == 300
    assert sum(one.covered for one in found) >= 0.99 * len(found)
    assert sum(one.tight for one in found) >= 0.99 * len(found)
