"""Scanned pages: read when text recognition is there, named when it is not, never silently left out."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.shared import ROOT
from tests.unit.drawn import HEIGHT, SOURCE, WIDTH, Canvas, lines, pdf, texts
from wijktekst.reading.base import UnreadableError
from wijktekst.reading.dispatch import read_bytes
from wijktekst.reading.pdf import scan, scan_image
from wijktekst.reading.pdf.quality import notes_on
from wijktekst.reading.pdf.reader import read_pdf
from wijktekst.reading.pdf.scan_tesseract import find_recogniser
from wijktekst.reading.pdf.scan_words import LevelFrame, Sizes, words_of
from wijktekst.reading.pdf.words import PageContent, Word
from wijktekst.types import Document, Unread

pytest.importorskip("reportlab")

from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

pytestmark = pytest.mark.usefixtures("work_here")

needs_tesseract = pytest.mark.skipif(
    find_recogniser() is None,
    reason="tekstherkenning ontbreekt: pip install 'wijktekst[ocr]' en tesseract-ocr met nld",
)
LETTER = ROOT / "corpora" / "voorbeeld" / "overig" / "ingescande-brief.pdf"
TRUTH = ROOT / "corpora" / "voorbeeld-bron" / "teksten" / "scan.txt"


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def accuracy(text: str) -> float:
    """Share of the words of the letter that stand in a text."""
    truth = words(TRUTH.read_text(encoding="utf-8"))
    return (truth & words(text)).total() / truth.total()


def letter() -> Any:
    """The scanned letter as a picture."""
    import pypdfium2

    with pypdfium2.PdfDocument(LETTER) as document:
        return document[0].render(scale=200 / 72, grayscale=True).to_pil()


def picture(image: Any) -> Callable[[Canvas], None]:
    """A page filled by a picture."""
    return lambda canvas: canvas.drawImage(ImageReader(image), 0, 0, WIDTH, HEIGHT)


TYPED = (
    "De gemeente plant dit jaar honderd bomen in de wijk.",
    "Het plein voor de school wordt opgeknapt.",
    "Bewoners kiezen samen een nieuwe speeltuin.",
)


def typed(canvas: Canvas) -> None:
    """A page with text, another one each time."""
    sentence = TYPED[canvas.getPageNumber() % len(TYPED)]
    lines(
        canvas, 72, 300, [sentence, f"Meer daarover staat in bijlage {canvas.getPageNumber()} van dit plan."]
    )


def recognised(*pages: Callable[[Canvas], None]) -> Document:
    return read_pdf(pdf(*pages), SOURCE, ocr=True)


@needs_tesseract
def test_the_example_scan_is_read_with_how_sure_it_is() -> None:
    document = read_pdf(LETTER.read_bytes(), SOURCE, ocr=True)
    assert accuracy(document.text) >= 0.98
    assert document.unread_pages == ()
    assert all(0.6 < (block.confidence or 0) <= 1 for block in document.blocks)
    assert 0.8 < document.quality < 1
    (note,) = document.notes
    assert re.match(r"Bladzijde 1 is met tekstherkenning gelezen \(zekerheid \d\d%\)", note)


@needs_tesseract
def test_reading_a_scan_twice_gives_the_same() -> None:
    data = LETTER.read_bytes()
    assert read_pdf(data, SOURCE, ocr=True) == read_pdf(data, SOURCE, ocr=True)


@needs_tesseract
@pytest.mark.parametrize(("turned", "slant"), [(90, 0), (180, 0), (270, 0), (0, 3), (0, -5), (90, 2)])
def test_a_scan_may_lie_on_its_side_or_askew(turned: int, slant: float) -> None:
    image = letter().rotate(slant, fillcolor=255).rotate(turned, expand=True)
    across, down = (HEIGHT, WIDTH) if turned % 180 else (WIDTH, HEIGHT)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(across, down))
    canvas.drawImage(ImageReader(image), 0, 0, across, down)
    canvas.save()
    document = read_pdf(buffer.getvalue(), SOURCE, ocr=True)
    assert accuracy(document.text) >= 0.97
    at = document.text.index("bushalte")
    (box,) = document.boxes_of(at, at + 8)
    scale = image.width / across
    place = tuple(round(side * scale) for side in (box.x0, box.top, box.x1, box.bottom))
    assert (place[2] - place[0] > place[3] - place[1]) == (turned in (0, 180))
    below = image.crop(place).convert("L").point(lambda value: 255 * (value < 128))
    ink = sum(below.histogram()[255:]) / (below.width * below.height)
    assert 0.03 < ink < 0.5


@needs_tesseract
def test_one_scanned_page_among_text_has_its_place() -> None:
    document = recognised(typed, picture(letter()), typed)
    assert document.unread_pages == ()
    assert document.page_at(document.text.index("bezwaar")) == 2
    assert TYPED[1] in document.text
    assert TYPED[0] in document.text
    assert {block.confidence is None for block in document.blocks if block.page != 2} == {True}
    assert any("Bladzijde 2 is met tekstherkenning gelezen" in note for note in document.notes)


@needs_tesseract
def test_a_stamp_over_a_scan_does_not_hide_it() -> None:
    def stamped(canvas: Canvas) -> None:
        picture(letter())(canvas)
        canvas.drawString(320, HEIGHT - 30, "Gemeente Waterveen, ontvangen 21 januari 2025")

    assert accuracy(recognised(typed, stamped).text) >= 0.97
    assert read_pdf(pdf(typed, typed, stamped), SOURCE).unread_pages == (3,)


@needs_tesseract
def test_columns_headings_and_hyphens_work_on_a_scan_as_on_text() -> None:
    import pypdfium2

    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 70, ["Bomen en pleinen in de wijk"], 18, "Helvetica-Bold")
        left = [
            "De gemeente plant dit jaar honderd",
            "bomen langs de Molenweg, want het",
            "is er in de zomer te warm. De buurt-",
        ]
        lines(
            canvas, 60, 120, [*left, "bewoners kiezen zelf welke soorten", "er komen en waar ze staan."], 11
        )
        right = [
            "Het plein voor de school wordt dit",
            "voorjaar opgeknapt. Er komen banken",
            "en een fontein, en de auto's gaan",
        ]
        lines(
            canvas, 320, 120, [*right, "naar de rand van het plein. Dat is", "veiliger voor de kinderen."], 11
        )

    with pypdfium2.PdfDocument(pdf(page)) as drawn:
        image = drawn[0].render(scale=250 / 72, grayscale=True).to_pil()
    document = recognised(picture(image))
    assert texts(document, "heading") == ["Bomen en pleinen in de wijk"]
    first, second = texts(document, "paragraph")
    assert "te warm. De buurtbewoners kiezen zelf welke" in first
    assert second.startswith("Het plein voor de school wordt dit voorjaar opgeknapt.")


@needs_tesseract
def test_a_photograph_is_looked_at_and_named() -> None:
    noise = Image.effect_noise((600, 800), 90)
    document = recognised(typed, picture(noise))
    assert document.unread_pages == (2,)
    assert "Bladzijde 2 is een afbeelding waarin geen tekst is herkend." in document.notes


@needs_tesseract
def test_scans_for_which_there_is_no_time_are_named() -> None:
    document = read_pdf(pdf(typed, picture(letter())), SOURCE, ocr=True, seconds=1)
    assert document.unread_pages == (2,)
    assert "--tijdslimiet" in document.notes[0]
    with pytest.raises(UnreadableError, match="duurde te lang") as caught:
        read_pdf(LETTER.read_bytes(), SOURCE, ocr=True, seconds=1)
    assert caught.value.reason == "scanned"


@needs_tesseract
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_of_a_letter_is_a_document(kind: str) -> None:
    buffer = io.BytesIO()
    letter().save(buffer, kind)
    document = read_bytes(buffer.getvalue(), f"brief.{kind.lower()}", ocr=True)
    assert isinstance(document, Document)
    assert accuracy(document.text) >= 0.97
    assert document.pages == 1


def test_a_picture_without_text_recognition_is_not_read() -> None:
    buffer = io.BytesIO()
    letter().save(buffer, "PNG")
    found = read_bytes(buffer.getvalue(), "brief.png")
    assert isinstance(found, Unread)
    assert found.reason == "scanned"
    assert "--ocr" in found.advice


@pytest.mark.parametrize("name", ["kapot.png", "kapot.jpg", "kapot.tif"])
def test_a_broken_picture_is_malformed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "find_recogniser", lambda: object())
    head = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff\xe0", "tif": b"II*\x00"}[name[-3:]]
    found = read_bytes(head + b"\x00\x01rommel" * 50, name, ocr=True)
    assert isinstance(found, Unread)
    assert found.reason == "malformed"


def test_without_tesseract_a_document_says_what_is_missing_and_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scan, "find_recogniser", lambda: None)
    document = recognised(typed, picture(letter()), picture(letter()))
    assert document.unread_pages == (2, 3)
    (note,) = document.notes
    assert note.startswith("Bladzijden 2-3 zijn afbeeldingen zonder tekst en niet gelezen.")
    assert 'pip install "wijktekst[ocr]"' in note
    with pytest.raises(UnreadableError) as caught:
        recognised(picture(letter()))
    assert caught.value.reason == "scanned"
    assert "tesseract-ocr" in caught.value.advice


def test_a_blank_page_and_a_cover_with_a_photo_are_not_missing_text() -> None:
    def cover(canvas: Canvas) -> None:
        picture(Image.linear_gradient("L"))(canvas)
        lines(canvas, 72, 300, ["Jaarplan 2026 van de gemeente Waterveen"], 24)

    blank = Image.new("L", (600, 800), 255)
    document = read_pdf(pdf(cover, picture(blank), typed, typed), SOURCE)
    assert document.unread_pages == ()
    assert document.quality == 1


def test_a_page_that_cannot_be_opened_is_missing() -> None:
    document = read_pdf(pdf(typed, typed, typed).replace(b"/Count 3", b"/Count 4"), SOURCE)
    assert document.pages == 4
    assert document.unread_pages == (4,)
    assert "Bladzijde 4 is beschadigd en niet gelezen." in document.notes


def test_pages_that_are_read_badly_are_said_to_be_so() -> None:
    contents = [PageContent(number, 600, 800, recognised=sure) for number, sure in ((1, 0.94), (2, 0.52))]
    first, second = notes_on(contents, "")
    assert first.startswith("Bladzijden 1-2 zijn met tekstherkenning gelezen (zekerheid 73%)")
    assert second == "Bladzijde 2 is slecht leesbaar: daar kan veel gemist of verkeerd gelezen zijn."


HOCR = """<html xmlns="http://www.w3.org/1999/xhtml"><body>
<div class="ocr_separator" title="bbox 0 90 900 93"></div>
<span class="ocr_line" title="bbox 100 100 700 130; baseline 0 -7; x_size 31">
<span class="ocrx_word" title="bbox 100 100 110 130; x_wconf 40">e</span>
<span class="ocrx_word" title="bbox 130 100 300 130; x_wconf 90">Meer</span>
<span class="ocrx_word" title="bbox 310 100 320 130; x_wconf 30">|</span>
<span class="ocrx_word" title="bbox 330 100 700 130; x_wconf 96">huurwoningen</span></span>
<span class="ocr_line" title="bbox 100 200 160 230; baseline 0 0; x_size 31">
<span class="ocrx_word" title="bbox 100 200 160 230; x_wconf 35">xJ&amp;</span></span>
</body></html>"""


def test_words_of_hocr_have_places_in_points_and_no_specks() -> None:
    blank = scan_image.Strokes(Image.new("L", (900, 300), 255))
    found = words_of(HOCR.encode(), 0.24, blank)
    assert [word.text for word in found.words] == ["•", "Meer", "huurwoningen"]
    last = found.words[-1]
    assert (last.x0, last.x1, last.confidence) == (pytest.approx(79.2), pytest.approx(168), 0.96)
    assert last.base == pytest.approx((130 - 7) * 0.24)
    assert last.size == pytest.approx(31 * 0.24 / 0.93)
    (rule,) = found.rules
    assert rule.horizontal
    assert found.confidence < 0.96


def test_sizes_that_differ_by_measuring_become_one_and_headings_stay_larger() -> None:
    def word(size: float, text: str = "woorden") -> Word:
        return Word(text, 0, 50, 0, 10, 8, size, False, False, 0)

    sizes, first = Sizes(), [word(10.2), word(9.7), word(10.0), word(10.4), word(14.3), word(13.9)]
    sizes.even(first)
    body, heading = {w.size for w in first[:4]}, {w.size for w in first[4:]}
    assert len(body) == len(heading) == 1
    assert max(heading) > 1.3 * max(body)
    second = [word(9.4), word(9.6)]
    sizes.even(second)
    assert {w.size for w in second} == body


@pytest.mark.parametrize("slant", [-4.0, -0.7, 0.0, 1.5, 6.0])
def test_the_slant_of_lines_of_text_is_found(slant: float) -> None:

    page = Image.new("L", (1000, 1400), 255)
    draw = ImageDraw.Draw(page)
    for line in range(20):
        for column in range(12 - line % 3):
            draw.rectangle((100 + 65 * column, 100 + 50 * line, 150 + 65 * column, 118 + 50 * line), fill=0)
    askew = page.rotate(-slant, fillcolor=255)
    assert scan_image.slant_of(askew) == pytest.approx(slant, abs=0.3)
    straight, found = scan_image.leveled(askew)
    assert straight.size == page.size
    assert (found == 0) == (abs(slant) < 0.5)


def test_a_box_of_a_straightened_page_goes_back_to_where_it_stood() -> None:
    frame = LevelFrame(0, 600, 800, 90.0)  # a quarter turn about the middle, which is easy to follow
    assert frame.page_box(300, 300, 400, 310) == pytest.approx((390, 400, 400, 500))
    assert LevelFrame(0, 600, 800).page_box(1, 2, 3, 4) == (1, 2, 3, 4)


def test_a_picture_that_is_too_large_is_not_drawn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(scan_image, "_MAX_PICTURE", 1000)
    monkeypatch.setattr(scan, "find_recogniser", lambda: object())
    document = recognised(typed, picture(letter()))
    assert document.unread_pages == (2,)
    assert "te groot" in document.notes[0]


def test_the_choice_for_text_recognition_is_part_of_what_made_a_result() -> None:
    from wijktekst.pipeline import provenance
    from wijktekst.types import Settings

    off, on = provenance(Settings(ocr=False)), provenance(Settings())
    assert off.settings != on.settings
    found = find_recogniser()
    assert dict(on.models).get("tesseract", "") == (found.name if found else "")
    assert "tesseract" not in dict(off.models)


@needs_tesseract
def test_a_run_reads_scans_and_says_so_in_the_report(tmp_path: Path) -> None:
    from wijktekst import running
    from wijktekst.types import Settings

    folder, out = tmp_path / "in", tmp_path / "uit"
    folder.mkdir()
    (folder / "brief.pdf").write_bytes(LETTER.read_bytes())
    noise = Image.effect_noise((600, 800), 90)
    (folder / "plan.pdf").write_bytes(
        pdf(typed, picture(noise), picture(noise), typed, typed, picture(noise))
    )
    assert running.analyse_folder([folder], out, Settings(workers=1)).unread == {}
    with (out / "documenten.csv").open(encoding="utf-8", newline="") as stream:
        brief, plan = csv.DictReader(stream)
    assert brief["bladzijden_niet_gelezen"] == ""
    assert 0.8 < float(brief["tekstherkenning"]) <= 1
    assert plan["bladzijden_niet_gelezen"] == "2 t/m 3, 6"
    assert plan["tekstherkenning"] == ""
    assert json.loads((out / "run.json").read_text(encoding="utf-8"))["modellen"]["tesseract"]
