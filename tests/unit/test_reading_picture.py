"""A page drawn with what was read of it: `wijktekst lees --beeld`."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from tests.here import told
from tests.shared import ROOT
from tests.unit.drawn import HEIGHT, SOURCE, WIDTH, Canvas, lines, pdf
from wijktekst.errors import InputError
from wijktekst.reading.pdf.picture import DPI, KINDS, page_picture
from wijktekst.reading.pdf.reader import read_pdf
from wijktekst.types import Block, Document, Source

Image = pytest.importorskip("PIL.Image")

EXAMPLES = ROOT / "corpora" / "voorbeeld"
PLAN = EXAMPLES / "gemeente" / "wijkplan-havenkwartier.pdf"
GREY = (150, 150, 150)


def page(canvas: Canvas) -> None:
    number = canvas.getPageNumber()
    lines(canvas, 72, 40, ["Gemeente Waterveen, wijkplan"], 8)
    lines(canvas, 72, 140, [f"Wonen in wijk {number}"], 16, "Helvetica-Bold")
    lines(canvas, 72, 200, ["De gemeente bouwt hier huurwoningen voor ouderen.", f"Dat zijn er {number}0."])
    lines(canvas, 72, 300, [f"- een bankje bij halte {number};", "- een abri."])


DATA = pdf(page, page)


def drawn(number: int) -> Any:
    return Image.open(io.BytesIO(page_picture(DATA, read_pdf(DATA, SOURCE), number)))


def dots(value: float) -> int:
    return round(value * DPI / 72)


def test_the_picture_has_the_size_of_the_page() -> None:
    image = drawn(2)
    assert image.format == "PNG"
    assert image.size == (pytest.approx(dots(WIDTH), abs=1), pytest.approx(dots(HEIGHT), abs=1))


def test_the_outline_of_every_block_has_the_colour_of_its_kind() -> None:
    image, document = drawn(2), read_pdf(DATA, SOURCE)
    blocks = [block for block in document.blocks if block.page == 2]
    assert {block.kind for block in blocks} == {"heading", "paragraph", "list_item"}
    for block in blocks:
        x, y = dots(block.boxes[0].x0) - 2, dots((block.boxes[0].top + block.boxes[0].bottom) / 2)
        assert image.getpixel((x, y)) == KINDS[block.kind][1]


def test_each_heading_above_a_block_is_a_line_beside_it() -> None:
    image, document = drawn(1), read_pdf(DATA, SOURCE)
    item = next(block for block in document.blocks if block.kind == "list_item")
    y = dots((item.boxes[0].top + item.boxes[0].bottom) / 2)
    beside = [image.getpixel((x, y)) for x in range(dots(item.boxes[0].x0) - 30, dots(item.boxes[0].x0) - 2)]
    assert beside.count(KINDS["heading"][1]) == len(item.heading_path) == 1


def test_what_was_left_out_is_hatched_and_the_rest_is_not() -> None:
    image = drawn(1)
    header = image.crop((dots(72), dots(34), dots(180), dots(44)))
    body = image.crop((dots(72), dots(190), dots(400), dots(225)))
    assert GREY in {colour for _, colour in header.getcolors(1 << 16)}
    assert GREY not in {colour for _, colour in body.getcolors(1 << 16)}


def test_the_same_page_gives_the_same_bytes() -> None:
    document = read_pdf(DATA, SOURCE)
    assert page_picture(DATA, document, 1) == page_picture(DATA, document, 1)


@pytest.mark.parametrize("number", [0, -1, 3])
def test_a_page_that_is_not_there_is_explained(number: int) -> None:
    with pytest.raises(InputError, match=f"Bladzijde {number} is er niet; dit document telt er 2."):
        page_picture(DATA, read_pdf(DATA, SOURCE), number)


def test_a_format_without_pages_is_explained() -> None:
    document = Document(Source("a.txt", "text/plain", ""), "Tekst.", (Block("paragraph", 0, 6),))
    with pytest.raises(InputError, match="Alleen van een PDF of een scan"):
        page_picture(b"Tekst.", document, 1)


def test_lees_writes_the_picture_and_says_where(tmp_path: Path) -> None:
    out = tmp_path / "bladzijde.png"
    done = told("lees", PLAN, "--beeld", "2", "--uit", out)
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout == f"Bladzijde 2 staat getekend in {out}.\n"
    assert Image.open(out).width > 800


def test_lees_refuses_a_page_that_is_not_there_in_dutch(tmp_path: Path) -> None:
    done = told("lees", PLAN, "--beeld", "99", "--uit", tmp_path / "b.png")
    assert done.code == 1
    assert done.stderr.startswith("Fout: Bladzijde 99 is er niet")
    done = told("lees", PLAN, "--beeld", "1", "--uit", tmp_path / "geen" / "b.png")
    assert done.code == 1
    assert "Kies met --uit een ander bestand" in done.stderr
    assert "Traceback" not in done.stderr
