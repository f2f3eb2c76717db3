"""Tables of PDF, with rulings and without, on pages drawn here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.unit.drawn import HEIGHT, WIDTH, Canvas, draw, lines, pdf, texts


def test_table_with_its_caption() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 100, ["De tabel hieronder laat zien wat de plannen kosten in de komende jaren."])
        lines(canvas, 60, 130, ["Tabel 3 Uitgaven (bedragen x € 1.000)"])
        for row, cells in enumerate(
            [
                ("", "2026", "2027"),
                ("Parken", "1.200", "(35)"),
                ("Zorg", "80", "–"),
                ("Totaal", "1.280", "-35"),
            ]
        ):
            for x, cell in zip((60, 300, 400), cells, strict=True):
                lines(canvas, x, 150 + 14 * row, [cell])
        lines(canvas, 60, 230, ["Na de tabel gaat de tekst gewoon verder met een hele zin."])

    document = draw(page)
    assert [b.kind for b in document.blocks] == ["paragraph", "caption", "table", "paragraph"]
    (table,) = texts(document, "table")
    assert table.splitlines()[1:] == ["Parken\t1.200\t(35)", "Zorg\t80\t–", "Totaal\t1.280\t-35"]


def test_ruled_cells() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 80, ["Onder deze regel staat een tabel met lijnen om elke cel heen."])
        canvas.grid([60, 160, 400], [HEIGHT - 100, HEIGHT - 120, HEIGHT - 150])
        lines(canvas, 64, 114, ["Plaats"])
        lines(canvas, 164, 114, ["Stadhuis"])
        lines(canvas, 64, 132, ["Aanwezig"])
        lines(canvas, 164, 132, ["de burgemeester en", "de wethouders"])

    document = draw(page)
    assert texts(document, "table") == ["Plaats\tStadhuis\nAanwezig\tde burgemeester en de wethouders"]


def test_bars_behind_words_make_no_table() -> None:
    prose = [
        "De bewoners kunnen een beroep doen op een",
        "regel. Die regel zegt dat de gemeente op elk",
        "moment kan bepalen dat de plannen voor de buurt,",
        "als ze onredelijk uitpakken, niet doorgaan. In",
        "dat geval bepaalt de raad hoe het verder gaat.",
    ]

    def page(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 0)
        start = canvas.stringWidth("De bewoners kunnen ", "Helvetica", 10) - 1
        stop = canvas.stringWidth("dat geval bepaalt ", "Helvetica", 10) - 1
        for number, (x, width) in enumerate([(start, 240 - start), *[(0, 240)] * 3, (0, stop)]):
            canvas.rect(60 + x, HEIGHT - 103 - 12.5 * number, width, 12.5, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        lines(canvas, 60, 100, prose)

    document = draw(page)
    assert [b.kind for b in document.blocks] == ["paragraph"]
    assert document.text == " ".join(prose)


def test_a_marked_sentence_makes_no_table() -> None:
    prose = [
        "In het voorjaar nam de raad een motie aan over het",
        "park dat naast de oude haven komt te liggen.",
    ]

    def page(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 0)
        canvas.rect(60, HEIGHT - 103, 235, 12.5, stroke=0, fill=1)
        canvas.rect(
            60, HEIGHT - 115.5, canvas.stringWidth("park", "Helvetica", 10) + 1, 12.5, stroke=0, fill=1
        )
        canvas.setFillColorRGB(0, 0, 0)
        lines(canvas, 60, 100, prose)

    assert texts(draw(page)) == [" ".join(prose)]


def test_sentences_in_cells_are_read_as_text() -> None:
    rows = [
        ("Wegen", "De wegen blijven veilig en heel, ook in een strenge winter."),
        ("Groen", "Het groen in de wijk wordt samen met de bewoners onderhouden."),
        ("Licht", "Alle lampen in de straat branden voortaan op groene stroom."),
    ]

    def page(canvas: Canvas) -> None:
        canvas.grid([60, 130, 460], [HEIGHT - 100 - 20 * n for n in range(4)])
        for number, (label, text) in enumerate(rows):
            lines(canvas, 64, 114 + 20 * number, [label])
            lines(canvas, 134, 114 + 20 * number, [text])

    assert [text for _, text in rows] == texts(draw(page), "paragraph")[1::2]


def test_column_beside_a_table_stays_whole() -> None:
    prose = [
        "De straat krijgt in het voorjaar een proef",
        "met een scherm dat het lawaai van motoren",
        "laat zien. Daarna komen er acht laadpunten",
        "voor de auto's van bewoners. De eigenaren",
        "van drie flats kijken of zij met elkaar een",
        "batterij willen kopen, met hulp van de stad.",
    ]
    rows = [
        ("Actie", "Wie", "Gereed"),
        ("Dak", "stad", "2028"),
        ("Bus", "zorg", "2026"),
        ("Klas", "wijk", "2027"),
    ]

    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 100, prose)
        for number, row in enumerate(rows):
            for x, cell in zip((310, 400, 480), row, strict=True):
                lines(canvas, x, 100 + 17 * number, [cell])

    document = draw(page)
    (body,) = texts(document, "paragraph")
    assert body == " ".join(prose)
    assert texts(document, "table") == ["\n".join("\t".join(row) for row in rows)]


def test_cells_of_several_lines_open_at_the_sides() -> None:
    def page(canvas: Canvas) -> None:
        for y in (100, 140, 180, 220):
            canvas.line(60, HEIGHT - y, 460, HEIGHT - y)
        canvas.line(200, HEIGHT - 100, 200, HEIGHT - 220)
        for number, (label, value) in enumerate(
            [("Nieuwe", "12 stuks"), ("Oude", "30 stuks"), ("Alle", "42")]
        ):
            lines(canvas, 64, 114 + 40 * number, [label, "woningen"])
            lines(canvas, 204, 114 + 40 * number, [value])

    rows = ["Nieuwe woningen\t12 stuks", "Oude woningen\t30 stuks", "Alle woningen\t42"]
    assert texts(draw(page)) == ["\n".join(rows)]


def test_marked_lines_in_a_cell_stay_one_cell() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 0)
        for number, width in enumerate((80, 60, 72)):
            canvas.rect(63, HEIGHT - 114 - 12.5 * number, width, 12.5, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.grid([60, 200, 400], [HEIGHT - 100, HEIGHT - 150, HEIGHT - 170])
        lines(canvas, 64, 111, ["Lening aan een", "vereniging", "van eigenaren"])
        lines(canvas, 204, 111, ["Mogelijk als de", "raad dat besluit"])
        lines(canvas, 64, 164, ["Garantie"])
        lines(canvas, 204, 164, ["Beperkt"])

    rows = ["Lening aan een vereniging van eigenaren\tMogelijk als de raad dat besluit", "Garantie\tBeperkt"]
    assert texts(draw(page)) == ["\n".join(rows)]


def test_table_inside_a_cell_is_a_table() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([60, 160, 500], [HEIGHT - 100, HEIGHT - 120, HEIGHT - 240])
        canvas.grid([180, 300, 480], [HEIGHT - 180, HEIGHT - 200, HEIGHT - 220])
        for x, top, text in [
            (64, 114, "Onderwerp"),
            (164, 114, "Uitleg"),
            (64, 134, "Warmte"),
            (164, 134, "De cijfers over de warmte in de wijk komen van het bedrijf dat de"),
            (164, 146, "leidingen beheert. In de tabel staat per soort huis hoeveel er is"),
            (164, 158, "verbruikt in het laatste jaar."),
            (184, 194, "Flat"),
            (304, 194, "120"),
            (184, 214, "Rijtjeshuis"),
            (304, 214, "340"),
        ]:
            lines(canvas, x, top, [text])

    document = draw(page)
    assert texts(document, "table") == ["Flat\t120\nRijtjeshuis\t340"]
    assert any(text.startswith("De cijfers over de warmte") for text in texts(document, "paragraph"))


def test_hatching_behind_a_text_makes_no_table() -> None:
    prose = ["Langs de rand van de wijk komt een park", "met ruimte voor sport en spel voor iedereen."]

    def page(canvas: Canvas) -> None:
        canvas.grid([3 * n for n in range(int(WIDTH / 3))], [HEIGHT - 3 * n for n in range(20, 250)])
        lines(canvas, 60, 100, prose)

    assert texts(draw(page), "paragraph") == [" ".join(prose)]


def test_underlined_text_is_read_without_loading_pdfplumber(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        for top in range(100, 240, 20):
            lines(canvas, 60, top, ["Een regel met een streep eronder."])
            canvas.line(60, HEIGHT - top - 2, 220, HEIGHT - top - 2)

    path = tmp_path / "proef.pdf"
    path.write_bytes(pdf(page))
    code = (
        "import sys; from pathlib import Path; from wijktekst.reading import read_file\n"
        f"print(len(read_file(Path({str(path)!r})).text) > 100, 'pdfplumber' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]
