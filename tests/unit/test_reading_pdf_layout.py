"""Reading order, columns, furniture and footnotes of PDF, on pages drawn here."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.unit.drawn import HEIGHT, SOURCE, WIDTH, Canvas, draw, lines, pdf, texts, turned
from wijktekst.reading.pdf.reader import read_pdf

LEFT = [
    "De gemeente legt in 2026 drie",
    "nieuwe parken aan. Bewoners den-",
    "ken mee over de inrichting van",
    "elk park. De jeugd- en ouderen-",
    "zorg krijgt een plek in het paviljoen.",
    "Ook komt er een wijkrestaurant",
]
RIGHT = [
    "waar iedereen kan eten. De zij-",
    "instromers in het onderwijs krijgen",
    "een woning in de buurt. Het Informatie-",
    "en Expertisecentrum opent de deuren",
    "voor alle inwoners van de stad en",
    "helpt ze met vragen over geld.",
]


def two_columns(canvas: Canvas) -> None:
    lines(canvas, 60, 90, ["Plannen voor de wijk"], 16, "Helvetica-Bold")
    lines(canvas, 60, 130, LEFT)
    lines(canvas, 310, 130, RIGHT)


def row_by_row(canvas: Canvas) -> None:
    lines(canvas, 60, 90, ["Plannen voor de wijk"], 16, "Helvetica-Bold")
    for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        lines(canvas, 60, 130 + 12.5 * number, [left])
        lines(canvas, 310, 130 + 12.5 * number, [right])


@pytest.mark.parametrize("page", [two_columns, row_by_row])
def test_columns_are_never_welded(page: Callable[[Canvas], None]) -> None:
    document = draw(page)
    assert texts(document, "heading") == ["Plannen voor de wijk"]
    (body,) = texts(document, "paragraph")
    assert "Ook komt er een wijkrestaurant waar iedereen kan eten." in body
    assert "Bewoners denken mee over de inrichting van elk park." in body


def test_line_end_hyphens() -> None:
    body = draw(two_columns).text
    assert "denken mee" in body
    assert "jeugd- en ouderenzorg" in body
    assert "zij-instromers" in body
    assert "Informatie- en Expertisecentrum" in body


def test_heading_between_columns_parts_them() -> None:
    def page(canvas: Canvas) -> None:
        two_columns(canvas)
        lines(canvas, 60, 240, ["Tweede deel over veiligheid"], 16, "Helvetica-Bold")
        lines(canvas, 60, 270, [text.replace("parken", "camera's") for text in LEFT])
        lines(canvas, 310, 270, RIGHT)

    document = draw(page)
    assert texts(document, "heading") == ["Plannen voor de wijk", "Tweede deel over veiligheid"]
    first = document.text.index("helpt ze met vragen")
    assert first < document.text.index("Tweede deel") < document.text.index("camera's")


def test_running_headers_and_page_numbers_go() -> None:
    def page(number: int) -> Callable[[Canvas], None]:
        def body(canvas: Canvas) -> None:
            lines(canvas, 60, 30, ["Gemeente Proefstad - Programmabegroting"], 8)
            lines(canvas, 60, 100, [f"Alinea {'abcde'[number]} gaat over een ander onderwerp dan de rest."])
            lines(canvas, 280, 815, [f"{number + 1}"], 8)

        return body

    document = draw(*(page(number) for number in range(5)))
    assert "Programmabegroting" not in document.text
    assert len(document.blocks) == 5
    assert document.pages == 5
    assert not any(text.isdecimal() for text in document.text.split())


def test_paragraph_runs_over_a_page_break_and_keeps_its_pages() -> None:
    def first(canvas: Canvas) -> None:
        lines(canvas, 60, 700, ["Het college verhoogt het budget voor de wijkteams met twee miljoen en"])
        lines(canvas, 60, 815, ["1"], 8)

    def second(canvas: Canvas) -> None:
        lines(canvas, 60, 60, ["geeft de dorpsraden meer te zeggen over de besteding daarvan."])
        lines(canvas, 60, 815, ["2"], 8)

    document = draw(first, second)
    (block,) = document.blocks
    assert document.text == (
        "Het college verhoogt het budget voor de wijkteams met twee miljoen en geeft de dorpsraden meer te "
        "zeggen over de besteding daarvan."
    )
    assert document.page_at(document.text.index("verhoogt")) == 1
    assert document.page_at(document.text.index("dorpsraden")) == 2
    assert [box.page for box in block.boxes] == [1, 2]


def test_footnote_stays_out_of_the_sentence() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 100, ["De huur van sociale woningen stijgt niet"])
        canvas.setFont("Helvetica", 6)
        canvas.drawString(60 + 178, HEIGHT - 97, "1")
        lines(canvas, 245, 100, ["en dat blijft zo tot 2030, zegt de wethouder."])
        lines(canvas, 60, 112.5, ["Zij sprak met huurders en met de corporatie over de prijzen van energie."])
        lines(canvas, 60, 760, ["1 Zie de brief van het college over de huren."], 7.5)

    document = draw(page)
    assert texts(document, "footnote") == ["1 Zie de brief van het college over de huren."]
    assert "sociale woningen stijgt niet en dat blijft zo tot 2030" in document.text


def test_footnote_as_large_as_the_body_is_one_among_smaller_ones() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 100, ["De huur van sociale woningen stijgt niet en dat blijft zo tot 2030."] * 6)
        for y, mark, size, said in (
            (740, "1", 7.5, "Zie de brief van het college over de huren."),
            (752, "2", 10, "Kamerstukken II 2020/21, 99 999, nr. 2."),
        ):
            note = canvas.beginText(60, HEIGHT - y)
            for part, points, rise in ((mark, 5, 3), (f" {said}", size, 0)):
                note.setFont("Helvetica", points)
                note.setRise(rise)
                note.textOut(part)
            canvas.drawText(note)

    notes = texts(draw(page), "footnote")
    assert notes == [
        "1 Zie de brief van het college over de huren.",
        "2 Kamerstukken II 2020/21, 99 999, nr. 2.",
    ]


def test_footnote_that_begins_with_a_number_is_whole() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 100, ["De huur van sociale woningen stijgt niet en dat blijft zo tot 2030."] * 6)
        lines(canvas, 60, 740, ["1 1 woningequivalent staat voor een woning of een kantoor van"], 7.5)
        lines(canvas, 60, 749, ["130 m2 aan vloer."], 7.5)

    (note,) = texts(draw(page), "footnote")
    assert note == "1 1 woningequivalent staat voor een woning of een kantoor van 130 m2 aan vloer."


def test_reference_between_a_word_and_its_full_stop_goes() -> None:
    def page(canvas: Canvas) -> None:
        text = canvas.beginText(60, HEIGHT - 100)
        parts = [("De huur stijgt niet", 10, 0), ("12", 6, 3.5), (". Dat blijft zo in 2030.", 10, 0)]
        for part, size, rise in parts:
            text.setFont("Helvetica", size)
            text.setRise(rise)
            text.textOut(part)
        canvas.drawText(text)

    assert draw(page).text == "De huur stijgt niet. Dat blijft zo in 2030."


def test_list_items_are_blocks() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 100, ["Het college besluit:"])
        lines(canvas, 60, 120, ["1. De subsidie aan het buurthuis te verlengen tot en met het jaar 2027, op"])
        lines(canvas, 72, 132.5, ["voorwaarde dat het elke avond open is."])
        lines(canvas, 60, 145, ["2. De raad te informeren."])
        lines(canvas, 60, 170, ["• Meer groen in de straat."])
        lines(canvas, 60, 182.5, ["• Minder auto's."])

    document = draw(page)
    assert texts(document, "list_item") == [
        (
            "1. De subsidie aan het buurthuis te verlengen tot en met het jaar 2027, op voorwaarde dat het "
            "elke avond open is."
        ),
        "2. De raad te informeren.",
        "• Meer groen in de straat.",
        "• Minder auto's.",
    ]


def test_dash_in_a_sentence_begins_no_list() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 100, ["Bewoners met een onzekere plek op de markt voor arbeid in de stad"])
        lines(canvas, 60, 112.5, ["– zoals jongeren en starters"])
        lines(canvas, 60, 125, ["die net beginnen – krijgen in het komende jaar meer hulp van de gemeente."])

    assert [b.kind for b in draw(page).blocks] == ["paragraph"]


def test_contents_are_marked() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 80, ["Inhoud"], 16, "Helvetica-Bold")
        for number, title in enumerate(["Wonen", "Werken", "Leren", "Spelen", "Reizen"]):
            lines(canvas, 60, 120 + 14 * number, [f"{number + 1} {title} " + "." * 60 + f" {3 * number + 2}"])

    document = draw(page, lambda canvas: lines(canvas, 60, 100, ["Een zin op de tweede bladzijde."]))
    assert [b.note for b in document.blocks].count("contents") == 5
    assert document.blocks[-1].note == ""


def test_headings_make_a_path() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 80, ["Jaarplan"], 20, "Helvetica-Bold")
        lines(canvas, 60, 120, ["1 Wonen"], 14, "Helvetica-Bold")
        lines(canvas, 60, 145, ["De gemeente bouwt meer woningen voor starters in alle delen van de stad."])
        lines(canvas, 60, 170, ["1.1 Huren"], 12, "Helvetica-Bold")
        lines(canvas, 60, 195, ["De huren blijven gelijk in het komende jaar, voor iedereen in de stad."])
        lines(canvas, 60, 220, ["2 Zorg"], 14, "Helvetica-Bold")
        lines(canvas, 60, 245, ["Er komen meer wijkverpleegkundigen in de buurten waar dat nodig is."])

    document = draw(page)
    paths = [b.heading_path for b in document.blocks if b.kind == "paragraph"]
    assert paths == [("Jaarplan", "1 Wonen"), ("Jaarplan", "1 Wonen", "1.1 Huren"), ("Jaarplan", "2 Zorg")]
    assert document.title == "Jaarplan"


def test_numbered_line_in_plain_type_heads_the_text_below_it_unless_it_is_in_a_list() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 80, ["In dit deel staat waarom de gemeente een plan voor de wijk heeft gemaakt."])
        lines(canvas, 60, 110, ["2.1 Aanleiding"])
        lines(canvas, 60, 135, ["De wijk groeit snel en veel bewoners vragen om meer groen in hun straat."])
        lines(canvas, 60, 160, ["2.2 Er komt een park"])
        lines(canvas, 60, 175, ["2.3 Er komt een plein"])
        lines(canvas, 60, 200, ["Beide plannen worden in het najaar met de bewoners van de wijk besproken."])

    assert texts(draw(page), "heading") == ["2.1 Aanleiding"]


def test_boxes_are_in_points_from_the_top_left() -> None:
    document = draw(lambda canvas: lines(canvas, 60, 100, ["Hier staat precies een regel tekst."]))
    (box,) = document.blocks[0].boxes
    assert box.x0 == pytest.approx(60, abs=1)
    assert 85 < box.top < 100 < box.bottom < 106


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_rotated_and_cropped_pages_read_the_same(rotation: int) -> None:
    data = pdf(two_columns)
    plain = read_pdf(data, SOURCE)
    document = turned(data, rotation, (40, 50, WIDTH - 10, HEIGHT - 20))
    assert texts(document) == texts(plain)
    wide, high = WIDTH - 50, HEIGHT - 70
    for box, upright in zip(document.blocks[0].boxes, plain.blocks[0].boxes, strict=True):
        x0, top = upright.x0 - 40, upright.top - 20
        x1, bottom = upright.x1 - 40, upright.bottom - 20
        expected = {
            0: (x0, top, x1, bottom),
            90: (high - bottom, x0, high - top, x1),
            180: (wide - x1, high - bottom, wide - x0, high - top),
            270: (top, wide - x1, bottom, wide - x0),
        }[rotation]
        assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx(expected, abs=0.5)


def test_paragraph_goes_on_after_the_footnotes_of_a_page() -> None:
    def first(canvas: Canvas) -> None:
        lines(canvas, 60, 700, ["De meeste bewoners zijn tevreden over hun buurt en over de hulp van de"])
        lines(canvas, 60, 712.5, ["gemeente bij het vinden van een woning die past bij hun leven en"])
        lines(canvas, 60, 760, ["1 Zie het onderzoek van de provincie."], 7.5)

    def second(canvas: Canvas) -> None:
        lines(canvas, 60, 60, ["dat blijft zo. Ook wie net in de stad is komen wonen, vindt er snel de"])
        lines(canvas, 60, 72.5, ["weg en kent de buren al na een paar weken, blijkt uit de cijfers."])

    document = draw(first, second)
    assert [b.kind for b in document.blocks] == ["paragraph", "footnote"]
    assert "past bij hun leven en dat blijft zo." in document.text
    assert "vindt er snel de weg en kent" in document.text


def test_drop_cap_belongs_to_its_word_and_a_numeral_in_the_margin_to_no_sentence() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 114, ["B"], 30)
        lines(canvas, 82, 100, ["ewoners kiezen in het voorjaar zelf waar de bomen komen en"])
        lines(canvas, 82, 112.5, ["welke straten groener worden. De gemeente betaalt het werk"])
        lines(canvas, 60, 125, ["en zorgt ervoor dat alles voor de winter klaar is."])
        lines(canvas, 60, 180, ["7"], 40)
        lines(canvas, 110, 160, ["Daarna is het plein aan de beurt. Ook daar komen bomen, en een"])
        lines(canvas, 110, 172.5, ["plek om te zitten. Wie wil meedenken over het ontwerp, kan zich"])
        lines(canvas, 110, 185, ["melden bij het wijkteam."])

    first, *_, last = texts(draw(page), "paragraph")
    assert first.startswith("Bewoners kiezen in het voorjaar zelf waar de bomen komen en welke straten")
    assert first.endswith("De gemeente betaalt het werk en zorgt ervoor dat alles voor de winter klaar is.")
    assert last.startswith("Daarna is het plein aan de beurt.")
    assert last.endswith("Wie wil meedenken over het ontwerp, kan zich melden bij het wijkteam.")


def test_text_drawn_twice_for_a_shadow_is_read_once() -> None:
    def page(canvas: Canvas) -> None:
        for shift in (1.0, 0.0):
            lines(canvas, 60 + shift, 100 + shift, ["Plannen voor de buurt"], 24)
        lines(canvas, 60, 140, ["Er komen bomen bij. Er komen bomen bij, en dat is fijn."])

    assert (
        draw(page).text == "Plannen voor de buurt\n\nEr komen bomen bij. Er komen bomen bij, en dat is fijn."
    )
