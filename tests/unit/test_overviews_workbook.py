"""The workbook opens as a spreadsheet should: typed, filtered, linked, and nothing in it can be run."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from wijktekst import pipeline
from wijktekst.overviews import sheets
from wijktekst.overviews.tally import Tally
from wijktekst.overviews.workbook import write_workbook
from wijktekst.reports import TABLES, Table
from wijktekst.reports.attributes import Value
from wijktekst.reports.rows import Row

SENTENCE = "De gemeente trekt 1,5 miljoen euro uit voor buurthuizen."
MEASURE: Mapping[str, Value] = {
    "maatregel_id": "mtr-1",
    "document_id": "doc-1",
    "bestand": "map/nota.pdf",
    "pagina": 12,
    "zin": SENTENCE,
    "soort": "maatregel",
    "opgave": "samenleven",
    "opgave_label": "Samenleven en meedoen",
    "score": 0.91,
    "bedrag_eur": 1_500_000.0,
    "bedrag_max": 12.5,
    "periode_van": "2024-01-01",
    "periode_tot": "1648-05-15",
    "stelligheid": "besloten",
    "telt_mee": "ja",
}
DOCUMENT: Mapping[str, Value] = {
    "document_id": "doc-1",
    "bestand": "map/nota.pdf",
    "titel": "Nota",
    "datum": "2024-02-29",
    "paginas": 1200,
    "zinnen": 40,
}
THEME: Mapping[str, Value] = {
    "document_id": "doc-1",
    "bestand": "map/nota.pdf",
    "opgave": "samenleven",
    "thema": "ontmoeting",
    "label": "Ontmoeting",
    "treffers": 6,
    "zinnen": 4,
    "zinnen_aandeel": 0.1,
    "maatregelen": 1,
}
HOSTILE = (
    '=HYPERLINK("http://kwaad.example";"klik")',
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "{=A1}",
    "http://kwaad.example/",
    "mailto:iemand@kwaad.example",
    '<r><t>x</t></is></c><c r="A9"><f>1+1</f></c></r>',
    "<f>1+1</f>",
    "12",
)


def row(table: Table, cells: Mapping[str, Value]) -> Row:
    assert set(cells) <= set(table.names)
    return tuple(cells.get(name) for name in table.names)


def made(path: Path, link: str = "../docs/{}", **rows: Iterable[Mapping[str, Value]]) -> Path:
    """A workbook of these rows, by the name of their report."""
    tables = {table.name: [row(table, cells) for cells in rows.get(table.name, ())] for table in TABLES}
    tally = Tally(pipeline.labels())
    for table in TABLES:
        list(tally.watch(table, tables[table.name]))

    def leads(file: str, page: int | None) -> str:
        return link.format(file.replace(" ", "%20")) + (f"#page={page}" if page else "") if link else ""

    write_workbook(path, tally.overview(), lambda table: tables[table.name], leads, pipeline.labels())
    return path


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(
        tmp_path_factory.mktemp("boek") / "rapport.xlsx",
        documenten=[DOCUMENT],
        themas=[THEME, {**THEME, "document_id": "doc-2", "zinnen": 3, "maatregelen": 0}],
        maatregelen=[
            MEASURE,
            {
                **MEASURE,
                "maatregel_id": "mtr-2",
                "bestand": "met spatie.docx",
                "pagina": None,
                "telt_mee": None,
            },
        ],
        niet_gelezen=[
            {"bestand": "scan.pdf", "reden": "leeg", "toelichting": "Leeg.", "advies": "Scan opnieuw."}
        ],
    )


@pytest.fixture
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def cells(sheet: Worksheet, at: int = 2) -> dict[str, Value]:
    """The cells of a row by the heads of their columns."""
    return {str(sheet.cell(1, n).value): sheet.cell(at, n).value for n in range(1, sheet.max_column + 1)}


def column(sheet: Worksheet, head: str) -> int:
    return next(n for n in range(1, sheet.max_column + 1) if sheet.cell(1, n).value == head)


def markup(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        return "".join(archive.read(name).decode("utf-8") for name in names)


def text_of(sheet: Worksheet) -> str:
    return " ".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value)


def test_every_sheet_that_holds_rows_has_filters_and_a_head_that_stays(book: Workbook) -> None:
    assert book.sheetnames == [
        *("Lees mij", "Opgaven", "Thema's", "Maatregelen", "Documenten"),
        *("Thema's per document", "Niet gelezen", "Kolommen"),
    ]
    for sheet in book.worksheets[1:-1]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert not sheet.merged_cells.ranges
    assert book.properties.title


def test_what_is_read_first_stands_first(book: Workbook) -> None:
    heads = list(cells(book["Maatregelen"]))
    assert heads[:5] == ["Opgave", "Maatregel", "Wie", "Bedrag", "Per jaar"]
    assert {"Bestand", "Bladzijde", "Telt mee", "Bewijs", "Maatregel id"} <= set(heads)
    assert book["Maatregelen"].cell(2, 2).alignment.wrap_text


def test_numbers_money_and_days_are_what_they_are(book: Workbook) -> None:
    sheet = book["Maatregelen"]
    found = cells(sheet)
    assert (found["Maatregel"], found["Bladzijde"], found["Score"]) == (SENTENCE, 12, 0.91)
    assert (found["Bedrag"], found["Bedrag ten hoogste"]) == (1_500_000, 12.5)
    assert "#,##0;" in sheet.cell(2, column(sheet, "Bedrag")).number_format
    assert "€" in sheet.cell(2, column(sheet, "Bedrag")).number_format
    assert "0.00" in sheet.cell(2, column(sheet, "Bedrag ten hoogste")).number_format
    assert found["Periode van"] == datetime(2024, 1, 1)
    assert found["Betaler"] is None


def test_a_day_that_a_spreadsheet_does_not_know_is_text(book: Workbook) -> None:
    assert cells(book["Maatregelen"])["Periode tot"] == "1648-05-15"


def test_documents_and_unread_files_are_there(book: Workbook) -> None:
    found = cells(book["Documenten"])
    assert (found["Titel"], found["Datum"], found["Bladzijden"]) == ("Nota", datetime(2024, 2, 29), 1200)
    assert cells(book["Niet gelezen"])["Advies"] == "Scan opnieuw."
    assert "1 bestand is niet gelezen" in text_of(book["Lees mij"])


def test_themes_are_added_up_over_documents(book: Workbook) -> None:
    found = cells(book["Thema's"])
    assert (found["Thema"], found["Zinnen"], found["Documenten"]) == ("Ontmoeting", 7, 2)
    assert (found["Maatregelen"], found["Deel van de zinnen"]) == (1, pytest.approx(7 / 40))
    assert found["Opgave"] == pipeline.labels().challenges["samenleven"]
    assert book["Thema's per document"].max_row == 3


def test_challenges_tell_measures_once_and_their_money(book: Workbook) -> None:
    sheet = book["Opgaven"]
    lines = [cells(sheet, at) for at in range(2, sheet.max_row + 1)]
    (found,) = [line for line in lines if line["Opgave (code)"] == "samenleven"]
    assert (found["Maatregelen"], found["Eenmalig"], found["Besloten"]) == (1, 1_500_000, 1)
    assert len(lines) == 14


def test_a_file_leads_to_its_page(path: Path, book: Workbook) -> None:
    sheet = book["Maatregelen"]
    first, second = (sheet.cell(at, column(sheet, "Bestand")) for at in (2, 3))
    assert (first.value, first.hyperlink.target, first.hyperlink.location) == (
        "map/nota.pdf",
        "../docs/map/nota.pdf",
        "page=12",
    )
    assert (second.value, second.hyperlink.target, second.hyperlink.location) == (
        "met spatie.docx",
        "../docs/met%20spatie.docx",
        None,
    )


@pytest.mark.parametrize("link", ["", "../" + "x" * 3000 + "/{}"])
def test_a_file_that_no_link_leads_to_is_still_named(tmp_path: Path, link: str) -> None:
    book = openpyxl.load_workbook(made(tmp_path / "r.xlsx", link, maatregelen=[MEASURE]))
    sheet = book["Maatregelen"]
    cell = sheet.cell(2, column(sheet, "Bestand"))
    assert (cell.value, cell.hyperlink) == ("map/nota.pdf", None)


def test_a_file_of_one_letter_has_a_link(tmp_path: Path) -> None:
    path = made(tmp_path / "r.xlsx", "{}", maatregelen=[{**MEASURE, "bestand": "a", "pagina": None}])
    sheet = openpyxl.load_workbook(path)["Maatregelen"]
    assert sheet.cell(2, column(sheet, "Bestand")).hyperlink.target == "a"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_of_a_document_is_text_whatever_it_says(tmp_path: Path, text: str) -> None:
    path = made(
        tmp_path / "r.xlsx",
        maatregelen=[{**MEASURE, "zin": text, "bestand": text}],
        documenten=[{**DOCUMENT, "titel": text, "datum": text}],
        themas=[{**THEME, "label": text}],
        niet_gelezen=[{"bestand": text, "toelichting": text}],
    )
    assert not re.search(r"<f[ >/]", markup(path))
    book = openpyxl.load_workbook(path)
    for sheet, head in (("Maatregelen", "Maatregel"), ("Documenten", "Titel"), ("Thema's", "Thema")):
        cell = book[sheet].cell(2, column(book[sheet], head))
        assert (cell.data_type, str(cell.value).strip()) == ("s", text), sheet
        assert cell.hyperlink is None
    for sheet in book.worksheets:
        assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)


def test_letters_written_as_a_spreadsheet_writes_control_characters_stay_letters(tmp_path: Path) -> None:
    path = made(tmp_path / "r.xlsx", maatregelen=[{**MEASURE, "zin": "_x003D_1+1"}])
    assert "_x005F_x003D_1+1" in markup(path)


def test_what_xml_cannot_hold_and_what_turns_text_around_is_taken_out(tmp_path: Path) -> None:
    text = "a\x00b\x1bc\ufffed\ud800e\u202ef\u2066g\tà😀"
    path = made(tmp_path / "r.xlsx", maatregelen=[{**MEASURE, "zin": text, "bestand": "nota\u202efdp.exe"}])
    found = cells(openpyxl.load_workbook(path)["Maatregelen"])
    assert found["Maatregel"] == "a b c\ufffdd\ufffde f g\tà😀"
    assert found["Bestand"] == "nota fdp.exe"


@pytest.mark.parametrize("letter", ["a", "😀"])
def test_a_cell_that_is_too_long_is_cut_and_that_is_said(tmp_path: Path, letter: str) -> None:
    book = openpyxl.load_workbook(
        made(tmp_path / "r.xlsx", maatregelen=[{**MEASURE, "zin": letter * 40_000}])
    )
    found = str(cells(book["Maatregelen"])["Maatregel"])
    assert found.strip(letter) == "…"
    assert 32_766 <= len(found.encode("utf-16-le")) // 2 <= 32_767
    assert "1 cel is afgekapt" in text_of(book["Lees mij"])


def test_rows_and_links_that_do_not_fit_are_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "ROWS", 4)
    monkeypatch.setattr(sheets, "LINKS", 1)
    many = [{**MEASURE, "maatregel_id": f"mtr-{number}"} for number in range(5)]
    book = openpyxl.load_workbook(made(tmp_path / "r.xlsx", maatregelen=many))
    sheet = book["Maatregelen"]
    links = [sheet.cell(at, column(sheet, "Bestand")).hyperlink for at in (2, 3, 4)]
    assert sheet.max_row == 4
    assert [bool(link) for link in links] == [True, False, False]
    told = text_of(book["Lees mij"])
    assert "Tabblad Maatregelen 2 rijen pasten niet" in told
    assert "Tabblad Maatregelen 2 bestandsnamen zijn geen link" in told


def test_a_run_without_findings_makes_a_workbook_too(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(made(tmp_path / "r.xlsx"))
    assert book["Maatregelen"].max_row == 1
    assert "Alle bestanden zijn gelezen" in text_of(book["Lees mij"])


def test_the_same_rows_give_the_same_bytes_that_not_all_may_change(tmp_path: Path) -> None:
    rows = {"maatregelen": [MEASURE] * 3, "documenten": [DOCUMENT]}
    first, second = (made(tmp_path / name, **rows) for name in ("een.xlsx", "twee.xlsx"))
    assert first.read_bytes() == second.read_bytes()
    assert not first.stat().st_mode & 0o002


def test_a_workbook_that_fails_leaves_the_earlier_one_and_no_litter(tmp_path: Path, path: Path) -> None:
    there = tmp_path / "rapport.xlsx"
    there.write_bytes(path.read_bytes())

    def broken(table: Table) -> Iterable[Row]:
        yield from [row(table, MEASURE)] if table.name == "maatregelen" else []
        if table.name == "maatregelen":
            raise RuntimeError

    overview = Tally(pipeline.labels()).overview()
    with pytest.raises(RuntimeError):
        write_workbook(there, overview, broken, lambda file, page: "", pipeline.labels())
    assert there.read_bytes() == path.read_bytes()
    assert list(tmp_path.iterdir()) == [there]


def test_a_place_that_cannot_be_written_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="weg"):
        made(tmp_path / "weg" / "rapport.xlsx")


def test_a_long_sentence_has_room_for_all_its_lines(tmp_path: Path) -> None:
    long = "De gemeente bouwt woningen. " * 10
    sheet = openpyxl.load_workbook(
        made(
            tmp_path / "b.xlsx",
            maatregelen=[MEASURE, {**MEASURE, "zin": long}, {**MEASURE, "zin": long * 99}],
        )
    )["Maatregelen"]
    heights = [sheet.row_dimensions[number].height for number in (2, 3, 4)]
    assert heights[0] in (None, 15)
    assert 60 <= heights[1] < heights[2] <= 409
