"""The shape of tables in PDF: heads, merged and coloured cells, rows, page breaks and charts."""

from __future__ import annotations

from itertools import pairwise

from tests.unit.drawn import HEIGHT, Canvas, draw, lines, texts
from wijktekst.language import tables_of
from wijktekst.types import FIGURES

ABOVE = "Hieronder staat wat de plannen voor de wijk kosten in de komende jaren."


def cells(
    canvas: Canvas, xs: tuple[float, ...], top: float, rows: list[tuple[str, ...]], step: float = 20
) -> None:
    """Rows of cells, each at its own place; figures are set to the right."""
    for number, row in enumerate(rows):
        for x, cell in zip(xs, row, strict=True):
            canvas.setFont("Helvetica", 10)
            if cell[:1].isdigit() or cell[:1] in "-(":
                canvas.drawRightString(x + 60, HEIGHT - top - step * number, cell)
            else:
                canvas.drawString(x, HEIGHT - top - step * number, cell)


def fill(canvas: Canvas, x0: float, top: float, x1: float, bottom: float, shade: float = 0.83) -> None:
    canvas.setFillGray(shade)
    canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
    canvas.setFillGray(0)


def test_an_empty_first_cell_keeps_the_head_above_its_columns() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 60, [ABOVE])
        cells(canvas, (60, 300, 400), 100, [("", "2026", "2027"), ("Groen", "5", "6"), ("Zorg", "7", "8")])
        cells(canvas, (60, 300, 400), 160, [("Totaal", "12", "14")])

    (table,) = tables_of(draw(page))
    assert table.grid[:2] == [["", "2026", "2027"], ["Groen", "5", "6"]]
    assert [column.year for column in table.columns] == ["", "2026", "2027"]


def test_lines_of_text_with_the_colour_of_their_cell_are_one_cell() -> None:
    def page(canvas: Canvas) -> None:
        for x0, x1 in ((60, 200), (200, 300)):
            fill(canvas, x0, 100, x1, 150)
            for top in (101, 117, 133):
                fill(canvas, x0 + 1, top, x1 - 1, top + 15)
        canvas.grid([60, 200, 300], [HEIGHT - y for y in (100, 150, 170, 190)])
        lines(canvas, 204, 113, ["Streefwaarde", "begroting", "2026"], size=12.8)
        cells(canvas, (64, 220), 130, [("Wat", "")])
        cells(canvas, (64, 220), 164, [("Groen", "5"), ("Zorg", "7")])

    (table,) = tables_of(draw(page))
    assert table.grid == [["Wat", "Streefwaarde begroting 2026"], ["Groen", "5"], ["Zorg", "7"]]


def test_a_name_above_several_columns_stands_in_the_first_of_them() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([60, 160], [HEIGHT - y for y in (100, 120, 140, 160, 180)])
        canvas.grid([160, 260, 360, 460], [HEIGHT - y for y in (120, 140, 160, 180)])
        canvas.line(160, HEIGHT - 100, 460, HEIGHT - 100)
        canvas.line(460, HEIGHT - 100, 460, HEIGHT - 120)
        lines(canvas, 280, 114, ["Meerjarenbeeld"])
        cells(canvas, (64, 180, 280, 380), 134, [("Wat", "2025", "2026", "2027"), ("Groen", "5", "6", "7")])
        cells(canvas, (64, 180, 280, 380), 174, [("Zorg", "8", "9", "10")])

    (table,) = tables_of(draw(page))
    assert table.grid[0] == ["", "Meerjarenbeeld", "", ""]
    assert table.grid[2:] == [["Groen", "5", "6", "7"], ["Zorg", "8", "9", "10"]]


def test_rows_within_a_frame_are_told_by_their_baselines() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([60, 260, 360, 460], [HEIGHT - y for y in (100, 120, 220)])
        cells(canvas, (64, 280, 380), 114, [("", "2026", "2027")])
        rows = [
            ("Hond", "", ""),
            ("eerste hond", "88", "90"),
            ("tweede hond", "132", "134"),
            ("Toerist", "", ""),
        ]
        cells(canvas, (64, 280, 380), 136, [*rows, ("per nacht", "3", "4")], step=16)

    (table,) = tables_of(draw(page))
    assert table.grid == [
        ["", "2026", "2027"],
        ["Hond", "", ""],
        ["eerste hond", "88", "90"],
        ["tweede hond", "132", "134"],
        ["Toerist", "", ""],
        ["per nacht", "3", "4"],
    ]


def test_coloured_rows_do_not_cut_a_table_without_rulings() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 60, [ABOVE])
        for top in (90, 130, 190):
            for x0, x1 in ((60, 290), (290, 380), (380, 470)):
                fill(canvas, x0, top - 1, x1, top + 15)
        rows = [
            ("Saldo", "2026", "2027"),
            ("Groen", "512", "6"),
            ("Subtotaal", "512", "6"),
            ("Zorg", "70", "8"),
        ]
        cells(canvas, (64, 300, 390), 102, [*rows, ("Sport", "9", "9"), ("Totaal", "591", "23")])

    (table,) = tables_of(draw(page))
    assert [row[0] for row in table.grid] == ["Saldo", "Groen", "Subtotaal", "Zorg", "Sport", "Totaal"]
    assert len(table.head) == 1


def test_names_of_columns_in_two_rows_above_figures_are_its_head() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 60, [ABOVE])
        cells(canvas, (64, 300, 390), 100, [("", "Begroting", "Begroting"), ("Programma", "baten", "lasten")])
        cells(
            canvas, (64, 300, 390), 140, [("Groen", "5", "-6"), ("Zorg", "7", "-8"), ("Totaal", "12", "-14")]
        )

    (table,) = tables_of(draw(page))
    assert [column.name for column in table.columns] == ["Programma", "Begroting baten", "Begroting lasten"]


def test_a_table_that_goes_on_on_the_next_page_without_a_top_line_is_one() -> None:
    def first(canvas: Canvas) -> None:
        canvas.grid([60, 260, 360, 460], [HEIGHT - y for y in (700, 720, 740, 760)])
        cells(canvas, (64, 280, 380), 714, [("Wat", "2026", "2027"), ("Groen", "5", "6"), ("Zorg", "7", "8")])

    def second(canvas: Canvas) -> None:
        canvas.grid([60, 260, 360, 460], [HEIGHT - y for y in (80, 100, 120)])
        for x in (60, 260, 360, 460):
            canvas.line(x, HEIGHT - 60, x, HEIGHT - 80)
        cells(
            canvas, (64, 280, 380), 74, [("Sport", "9", "10"), ("Wegen", "11", "12"), ("Totaal", "32", "36")]
        )

    (table,) = tables_of(draw(first, second))
    assert table.pages == (1, 2)
    assert [row[0].text for row in table.rows] == ["Groen", "Zorg", "Sport", "Wegen", "Totaal"]


def test_the_axes_and_bars_of_a_chart_are_no_table_and_no_sentences() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 60, ["Hieronder staat hoeveel bewoners er in de wijk zijn bijgekomen."])
        for number, value in enumerate(("1.000", "800", "600", "400", "200", "0")):
            lines(canvas, 60, 100 + 30 * number, [value], size=8)
            if 0 < number < 5:
                lines(canvas, 100 + 60 * number, 102 + 30 * number, [str(170 * number)], size=8)
        for number, year in enumerate(("2021", "2022", "2023", "2024")):
            lines(canvas, 160 + 60 * number, 270, [year], size=8)
        lines(canvas, 60, 320, ["0 5 10 15 20 25 30 35 AANTAL BEWONERS (N=213)"], size=8)

    document = draw(page)
    assert tables_of(document) == ()
    assert texts(document, "paragraph") == ["Hieronder staat hoeveel bewoners er in de wijk zijn bijgekomen."]
    assert {block.note for block in document.blocks if block.kind == "table"} == {FIGURES}


def test_shares_in_bars_with_their_scale_are_no_table() -> None:
    def page(canvas: Canvas) -> None:
        xs = (60, 180, 240, 300, 360, 420)
        rows = [("laag inkomen", "15", "35", "29", "15", "6"), ("totaal", "9", "28", "27", "19", "17")]
        cells(canvas, xs, 100, [*rows, ("", "0", "20", "40", "60", "80")])

    assert tables_of(draw(page)) == ()


def test_a_numbered_table_is_no_chart() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 60, [ABOVE])
        rows = [("1", "Groen", "20"), ("2", "Zorg", "40"), ("2", "Sport", "60"), ("3", "Wegen", "80")]
        cells(canvas, (30, 160, 300), 100, rows)

    (table,) = tables_of(draw(page))
    assert len(table.rows) == 4


def test_a_cell_with_running_text_goes_on_over_the_page() -> None:
    tops = (700, 760)

    def first(canvas: Canvas) -> None:
        canvas.grid([60, 160, 460], [HEIGHT - y for y in tops])
        lines(canvas, 64, 714, ["Warmte"])
        lines(
            canvas,
            164,
            714,
            ["De gemeente legt in de hele wijk een nieuw net voor", "warmte aan. Daarna krijgen"],
        )
        lines(canvas, 164, 739, ["alle bewoners van de flats aan het plein een brief over de"])

    def second(canvas: Canvas) -> None:
        canvas.grid([60, 160, 460], [HEIGHT - y for y in (60, 100, 140)])
        lines(
            canvas,
            164,
            74,
            ["kosten van hun aansluiting en de hulp die zij kunnen krijgen van", "het loket."],
        )
        lines(canvas, 64, 114, ["Groen"])
        lines(
            canvas,
            164,
            114,
            ["In het park komen honderd nieuwe bomen met bankjes eronder.", "Dat gebeurt dit jaar."],
        )

    found = texts(draw(first, second), "paragraph")
    assert any("een brief over de kosten van hun aansluiting" in text for text in found)


def test_bars_of_ragged_width_behind_text_make_no_table() -> None:
    said = [
        "De kosten van het toezicht komen voor rekening van de gemeente, want",
        "de provincie betaalt alleen het eerste jaar. Uitgaande van een tarief",
        "van 40 euro bedragen de lasten per reactie 6,70 en die per jaar dus",
        "niet meer dan 2.010 euro voor alle bedrijven in de stad bij elkaar.",
    ]
    ends = [(180, 330), (240,), (120, 290), (200,)]

    def page(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 0.6)
        for number, stops in enumerate(ends):
            bottom = HEIGHT - 103.5 - 12.5 * number
            for left, right in pairwise([60, *stops, 380 + 7 * number]):
                canvas.rect(left, bottom, right - left, 12.5, fill=1, stroke=0)
        canvas.setFillColorRGB(0, 0, 0)
        lines(canvas, 60, 100, said)

    document = draw(page)
    assert texts(document, "table") == []
    assert " ".join(said) in texts(document)
