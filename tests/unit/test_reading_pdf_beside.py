"""Text beside other text in PDF: quotations, labels in the margin, figures and tables next to a column."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.unit.drawn import HEIGHT, draw, lines, texts

WIDE = [
    "De gemeente legt in de komende drie jaar vier nieuwe parken aan in het zuiden van de stad.",
    "Bewoners denken mee over de inrichting, en de scholen kiezen samen met ons de bomen uit.",
    "Het beheer van de parken komt voor een deel in handen van de buurt, met geld uit het fonds.",
    "Wie wil helpen, meldt zich bij het wijkteam, dat de vrijwilligers op weg helpt en betaalt.",
]
NARROW = [
    "Het college stelt daarvoor een bedrag",
    "beschikbaar uit de reserve. De wethouder",
    "sprak in mei met bewoners van de buurt",
    "en hoorde dat zij vooral willen dat de",
    "paden breed genoeg zijn voor wie met",
    "een rollator of een kinderwagen loopt",
]
QUOTE = ["“Onze straat", "is een plek waar", "Kinderen spelen", "en Ouderen zijn”"]


def rule(canvas: Canvas, x0: float, x1: float, top: float) -> None:
    canvas.line(x0, HEIGHT - top, x1, HEIGHT - top)


def test_quotation_beside_a_few_lines_of_a_page_does_not_run_through_them() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 100, WIDE + WIDE)
        lines(canvas, 72, 200, NARROW[:1])
        lines(canvas, 60, 212.5, NARROW[1:])
        lines(canvas, 312, 204, QUOTE[:1], 10, "Helvetica-Bold")
        lines(canvas, 300, 216.5, QUOTE[1:], 10, "Helvetica-Bold")
        lines(canvas, 60, 275, ["en dat er bankjes komen waar ouderen elkaar kunnen treffen.", *WIDE])

    document = draw(page)
    assert " ".join([*NARROW, "en dat er bankjes komen waar ouderen"]) in document.text
    assert " ".join(QUOTE) in document.text


def test_labels_of_a_chart_beside_a_few_lines_of_a_page_do_not_stand_between_them() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 100, WIDE + WIDE + WIDE)
        lines(canvas, 60, 250, NARROW)
        for number, label in enumerate(["31", "48", "22", "Jongeren", "Ouderen", "Bron: GGD"]):
            lines(canvas, 300 + 30 * (number % 3), 246 + 12 * number, [label], 8)
        lines(canvas, 60, 325, ["en dat er bankjes komen waar ouderen elkaar kunnen treffen.", *WIDE, *WIDE])

    assert " ".join(NARROW) in draw(page).text


def test_sentence_goes_on_below_the_words_of_a_picture_beside_it() -> None:
    def page(canvas: Canvas) -> None:
        lines(
            canvas,
            60,
            100,
            ["Het college kiest voor de parken. De wijk", "vraagt daar al lang om. Zo wil het"],
        )
        lines(
            canvas, 300, 102, ["Het park in mei. Foto: A. de Wit", "Bron: gemeente"], 7, "Helvetica-Oblique"
        )
        lines(
            canvas,
            60,
            125,
            ["Platform Zuid dat de straten groener worden en dat er meer speelplekken komen."],
        )

    assert "Zo wil het Platform Zuid dat de straten groener worden" in draw(page).text


def test_finished_paragraph_ends_the_search_for_a_sentence_that_goes_on() -> None:
    def first(canvas: Canvas) -> None:
        lines(canvas, 60, 100, ["Dit voorstel is ter kennisneming van"])
        lines(canvas, 60, 140, WIDE)

    def second(canvas: Canvas) -> None:
        lines(
            canvas, 60, 100, ["namens burgemeester en wethouders van Proefstad, de secretaris van de raad."]
        )

    assert "Dit voorstel is ter kennisneming van" in texts(draw(first, second))


def test_headings_of_columns_on_one_baseline_are_two() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 100, ["Wat willen we bereiken?"], 10, "Helvetica-Bold")
        lines(canvas, 300, 100, ["Wat gaan we doen?"], 10, "Helvetica-Bold")
        lines(canvas, 60, 130, WIDE)

    assert texts(draw(page), "heading") == ["Wat willen we bereiken?", "Wat gaan we doen?"]


def test_words_behind_the_end_of_a_sentence_begin_another_block() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 100, ["De buurt krijgt een park."])
        lines(canvas, 200, 100, ["Gemeente en corporatie"])
        lines(canvas, 60, 140, WIDE)

    assert texts(draw(page))[:2] == ["De buurt krijgt een park.", "Gemeente en corporatie"]


def test_label_of_two_lines_in_the_margin_stands_before_its_text() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 100, ["Positieve", "gezondheid"], 10, "Helvetica-Bold")
        lines(
            canvas,
            160,
            100,
            ["Wie gezond is, kan omgaan met wat het", "leven brengt en doet mee in de buurt."],
        )
        lines(canvas, 60, 150, ["Nulmeting"], 10, "Helvetica-Bold")
        lines(
            canvas,
            160,
            150,
            ["De gemeente meet hoe het gaat voordat", "de aanpak begint en daarna elk jaar."],
        )

    document = draw(page)
    assert "Wie gezond is, kan omgaan met wat het leven brengt en doet mee in de buurt." in texts(document)
    assert "De gemeente meet hoe het gaat voordat de aanpak begint en daarna elk jaar." in texts(document)
    assert document.text.index("Positieve gezondheid") < document.text.index("Wie gezond is")


def test_large_figure_in_the_middle_of_a_text_beside_it_stands_before_it() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 122, ["48%"], 24, "Helvetica-Bold")
        lines(
            canvas,
            120,
            105,
            ["van de huishoudens heeft een", "woning die goed is geïsoleerd", "en betaalt minder"],
        )
        lines(canvas, 60, 180, WIDE)

    assert "van de huishoudens heeft een woning die goed is geïsoleerd en betaalt minder" in draw(page).text


def test_title_beside_a_text_does_not_stand_between_its_lines() -> None:
    text = [
        "Het college van Proefstad en de raad van",
        "Veenrade kiezen in 2026 met de provincie",
        "Gelderland voor een aanpak die past bij",
    ]

    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 111, ["Visie op zorg"], 20, "Helvetica-Bold")
        lines(canvas, 220, 103, text)
        lines(canvas, 60, 180, WIDE)

    document = draw(page)
    assert texts(document, "heading") == ["Visie op zorg"]
    assert " ".join(text) in document.text


def test_item_in_a_narrow_list_goes_on_with_a_name() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 100, WIDE)
        lines(canvas, 60, 160, ["• wij werken aan alle afspraken"])
        lines(canvas, 67, 172.5, ["die in de nieuwe Wijkagenda", "Zuid zijn vastgelegd"])

    assert texts(draw(page), "list_item") == [
        "• wij werken aan alle afspraken die in de nieuwe Wijkagenda Zuid zijn vastgelegd"
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Wat gaan we doen?", "heading"),
        ("Waarom wil het college de regeling voor jongeren in de wijk Zuid nu al stoppen?", "paragraph"),
        ("“Groen hoort gewoon bij de straat.”", "paragraph"),
        ("“Groen” als opgave voor de stad", "heading"),
    ],
)
def test_bold_sentence_is_no_heading(text: str, kind: str) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(60, HEIGHT - 100, text)
        lines(canvas, 60, 130, WIDE)

    assert text in texts(draw(page), kind)


def test_ragged_text_beside_a_table_is_no_column_of_it() -> None:
    text = [
        "De kosten van het park",
        "zijn hoog. Daarom vraagt het college",
        "de provincie om",
        "een bijdrage voor de jaren daarna.",
    ]

    def page(canvas: Canvas) -> None:
        for number, name in enumerate(["Bomen", "Paden", "Banken", "Beheer", "Toezicht"]):
            lines(canvas, 60, 100 + 12.5 * number, [name])
            lines(canvas, 150, 100 + 12.5 * number, [str(1200 + 7 * number)])
            lines(canvas, 200, 100 + 12.5 * number, [f"{30 + number}%"])
        lines(canvas, 300, 100, ["Wat kost het?"], 10, "Helvetica-Bold")
        lines(canvas, 300, 122, text)

    document = draw(page)
    (table,) = texts(document, "table")
    assert table.splitlines()[0] == "Bomen\t1200\t30%"
    assert texts(document, "heading") == ["Wat kost het?"]
    assert " ".join(text) in texts(document)


def test_figures_left_when_the_text_between_them_goes_make_no_table() -> None:
    def page(canvas: Canvas) -> None:
        for number, name in enumerate(["Bomen", "Paden", "Banken", "Beheer"]):
            lines(canvas, 60, 100 + 12.5 * number, [name])
            lines(canvas, 150, 100 + 12.5 * number, [str(1200 + 7 * number)])
        for number, text in enumerate(NARROW):
            top = 250 + 12.5 * number
            lines(canvas, 60, top, [f"{number * number + 11}"])
            lines(canvas, 90, top, [text[: 38 - 4 * (number % 2)]])
            lines(canvas, 290, top, [text])
            lines(canvas, 490, top, [f"{number * number + 27}"])

    assert len(texts(draw(page), "table")) == 1


def test_rows_of_text_between_rulings_are_read_cell_by_cell() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 60, WIDE[:2])
        for number in range(4):
            top = 100 + 40 * number
            rule(canvas, 55, 400, top)
            lines(
                canvas,
                60,
                top + 14,
                [f"Wij leggen park {number} aan en vragen bewoners", "om mee te doen aan het beheer ervan."],
            )
            lines(canvas, 290, top + 14, ["Wijkteam"])
            lines(canvas, 350, top + 14, ["2026"])
        rule(canvas, 55, 400, 260)

    document = draw(page)
    for number in range(4):
        told = f"Wij leggen park {number} aan en vragen bewoners om mee te doen aan het beheer ervan."
        assert told in texts(document)
    assert texts(document).count("Wijkteam") == 4


def test_figures_between_rulings_stay_a_table() -> None:
    def page(canvas: Canvas) -> None:
        rule(canvas, 55, 500, 90)
        for number, name in enumerate(["parken", "paden", "banken", "bomen"]):
            top = 105 + 20 * number
            lines(canvas, 60, top, [f"De kosten van alle {name} in de wijken van de gemeente samen."])
            lines(canvas, 380, top, [str(1200 + 7 * number)])
            lines(canvas, 440, top, [str(1300 + 9 * number)])
            rule(canvas, 55, 500, top + 5)

    (table,) = texts(draw(page), "table")
    assert "\t1207\t1309\n" in table


def test_rulings_between_columns_of_a_page_make_no_cells() -> None:
    def page(canvas: Canvas) -> None:
        for number in range(5):
            rule(canvas, 55, 545, 90 + 90 * number)
        for number in range(4):
            lines(canvas, 60, 105 + 90 * number, NARROW)
            lines(canvas, 310, 105 + 90 * number, ["en graag", *NARROW[1:]])

    assert "een kinderwagen loopt en graag beschikbaar" in draw(page).text


def test_sentence_goes_on_in_the_next_column_of_a_box() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 100, WIDE)
        canvas.setFillGray(0.9)
        canvas.rect(50, HEIGHT - 270, 480, 100, stroke=0, fill=1)
        canvas.setFillGray(0)
        lines(canvas, 60, 190, NARROW)
        lines(canvas, 310, 190, ["en daar hulp bij wil. Dat regelen wij", *NARROW[1:3]])
        lines(canvas, 60, 300, WIDE)

    assert "een kinderwagen loopt en daar hulp bij wil." in draw(page).text
