"""Exports that people and spreadsheets made odd: read where that is sure, and told where it is not."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tests.unit.annotated_tasks import zipped
from wijktekst.annotation import Reading, packed, read_exports

HEAD = "zin,soort,opgave,themas\n"


def read(folder: Path, name: str, content: str, encoding: str = "utf-8") -> Reading:
    path = folder / name
    path.write_bytes(content.encode(encoding))
    return read_exports([path])


def book(folder: Path, *sheets: list[list[object]]) -> Reading:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for rows in sheets:
        sheet = made.create_sheet()
        for row in rows:
            sheet.append(row)
    made.save(folder / "a.xlsx")
    return read_exports([folder / "a.xlsx"])


def kinds(reading: Reading) -> list[tuple[str, str]]:
    return [(one.sentence.text, one.sentence.kind) for one in reading.annotations]


def test_capitals_and_spaces_in_heads_and_labels_do_not_matter(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "a.csv", "Zin; SOORT ;Extra;Opgave\nEr komt een bus.;  Maatregel ;ja;Mobiliteit \n"
    )
    assert kinds(reading) == [("Er komt een bus.", "maatregel")]
    assert kinds(book(tmp_path, [["Extra", "Soort ", "ZIN"], ["ja", "OVERIG", "Er komt een bus."]])) == [
        ("Er komt een bus.", "overig")
    ]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    reading = read(tmp_path, "a.csv", f"{HEAD}Een zin.,overig,,\n,,,\n\nNog een zin.,plan,,\n")
    assert reading.problems[0].startswith("a.csv, rij 5: 'plan' is geen soort.")
    rows: list[list[object]] = [["zin", "soort"], ["Een zin.", "overig"], [], [], ["Nog een zin.", "plan"]]
    assert book(tmp_path, rows).problems[0].startswith("a.xlsx, rij 5: 'plan' is geen soort.")


def test_a_quote_too_many_swallows_no_rows(tmp_path: Path) -> None:
    reading = read(tmp_path, "a.csv", f'{HEAD}Een zin.,overig,,\n"Twee.,overig,,\nDrie.,ambitie,,\n')
    assert reading.annotations == []
    assert reading.problems[0].startswith("a.csv is na rij 2 geen goede CSV")


def test_a_row_with_more_cells_than_the_head_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, "a.csv", "zin,soort\nEen,overig,zin.\nRustig, kalm.,overig\nHoi allen.,overig\n")
    assert kinds(reading) == [("Hoi allen.", "overig")]
    assert [one.split(":")[0] for one in reading.problems] == ["a.csv, rij 2", "a.csv, rij 3"]
    assert "meer cellen dan de kop" in reading.problems[0]
    assert "2 met labels die niet kloppen" in reading.summary


def test_a_column_that_is_there_twice_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, "a.csv", "zin,soort,soort\nEen zin.,overig,ambitie\n")
    assert reading.problems == ["In a.csv staat de kolom 'soort' er 2 keer. Laat er een staan."]


def test_a_table_whose_first_column_is_called_pk_is_a_table(tmp_path: Path) -> None:
    assert kinds(read(tmp_path, "a.csv", "PK,zin,soort\n1,Een zin.,overig\n")) == [("Een zin.", "overig")]


def test_json_in_utf_16(tmp_path: Path) -> None:
    rows = [{"text": "Een zin.", "label": ["soort: overig"]}]
    assert kinds(read(tmp_path, "a.json", json.dumps(rows), "utf-16")) == [("Een zin.", "overig")]


def test_a_theme_is_ticked_in_any_way_and_an_odd_mark_is_told(tmp_path: Path) -> None:
    head: list[object] = ["zin", "soort", "thema zorg", "thema wonen", "opmerking"]
    reading = book(
        tmp_path,
        [head, ["Een.", "overig", True, False, datetime(2026, 2, 1)], ["Twee.", "overig", "X", 0, None]],
    )
    assert [one.sentence.themes for one in reading.annotations] == [("zorg",), ("zorg",)]
    assert reading.annotations[0].note == "2026-02-01"  # what Excel makes of "1-2"
    reading = book(tmp_path, [head, ["Een.", "overig", "?", None, None]])
    assert reading.annotations == []
    assert "'zorg: ?' is geen thema" in reading.problems[0]


def test_two_sheets_of_sentences_are_not_chosen_between(tmp_path: Path) -> None:
    rows: list[list[object]] = [["zin", "soort"], ["Een zin.", "overig"]]
    reading = book(tmp_path, rows, rows)
    assert reading.annotations == []
    assert "2 tabbladen" in reading.problems[0]


def test_a_sheet_that_claims_to_be_huge_is_read_for_what_is_in_it(tmp_path: Path) -> None:
    book(tmp_path, [["zin", "soort"], ["Een zin.", "overig"]])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    assert b'ref="A1:B2"' in sheet
    last = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    sheet = sheet.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"').replace(b"</sheetData>", last)
    members["xl/worksheets/sheet1.xml"] = sheet
    assert kinds(read_exports([zipped(tmp_path / "b.xlsx", dict(members))])) == [("Een zin.", "overig")]


def test_entities_in_a_part_of_a_workbook_by_another_name_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the library has them, which refuses them only where defusedxml happens to be installed."""
    opened: list[object] = []
    book(tmp_path, [["zin", "soort"], ["Een zin.", "overig"]])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members.pop("xl/worksheets/sheet1.xml").decode()
    entity = '<!DOCTYPE x [<!ENTITY a "overig">]>'
    sheet = entity + sheet.partition("?>")[2] if sheet.startswith("<?") else entity + sheet
    for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        members[name] = members[name].replace(b"sheet1.xml", b"sheet1.bin")
    monkeypatch.setattr("openpyxl.load_workbook", lambda *given, **options: opened.append(given))
    for encoding in ("utf-8", "utf-16"):
        members["xl/worksheets/sheet1.bin"] = sheet.encode(encoding)
        reading = read_exports([zipped(tmp_path / "b.xlsx", dict(members))])
        assert reading.annotations == []
        assert "b.xlsx is beschadigd" in reading.problems[0]
    assert opened == []


def test_a_document_of_libreoffice_and_an_empty_zip_are_named(tmp_path: Path) -> None:
    ods = zipped(tmp_path / "a.ods", {"mimetype": "application/vnd.oasis", "content.xml": "<x/>"})
    empty = zipped(tmp_path / "leeg.zip", {})
    assert read_exports([ods, empty]).problems == [
        "a.ods is van LibreOffice. Bewaar de tabel als XLSX of CSV.",
        "In leeg.zip staat geen bestand met labels. Noem de export waarin ze staan.",
    ]


def test_names_that_lead_out_of_a_zip_are_read_and_stay_names(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"../../anna.csv": f"{HEAD}Een zin.,overig,,\n"})
    assert [one.annotator for one in read_exports([path]).annotations] == ["anna"]


def test_many_small_archives_may_not_unpack_to_more_than_there_is_room_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed._Budget.__init__, "__defaults__", (10_000,))
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", f"{HEAD}{'Een zin.,overig,,' + chr(10)}{' ' * 4_000}")
    path = zipped(tmp_path / "x.zip", {f"{at}.zip": inner.getvalue() for at in range(20)})
    reading = read_exports([path])
    assert 0 < reading.read < 20
    assert reading.problems[-1].startswith("x.zip is uitgepakt groter dan")


def test_json_of_nothing_but_brackets_is_not_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wijktekst.annotation.exports._MOST_SIGNS", 100)
    reading = read(tmp_path, "a.json", json.dumps([{"text": "a", "label": [[]] * 100}]))
    assert reading.problems == ["a.json is te groot om in één keer te lezen. Splits de export."]


def test_the_same_number_in_two_files_is_not_the_same_sentence(tmp_path: Path) -> None:
    """Tools number what they hold; one person may do two projects."""
    for name, text in (("a", "Een zin."), ("b", "Andere zin.")):
        row = {"id": 1, "text": text, "label": ["soort: overig"], "annotator": "Anna"}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    reading = read_exports([tmp_path / "a.jsonl", tmp_path / "b.jsonl"])
    assert kinds(reading) == [("Een zin.", "overig"), ("Andere zin.", "overig")]


def test_the_same_file_twice_is_told_and_so_is_another_answer(tmp_path: Path) -> None:
    path, other = tmp_path / "Anna.csv", tmp_path / "b" / "Anna.csv"
    other.parent.mkdir()
    path.write_text(f"{HEAD}Een zin.,overig,,\n", encoding="utf-8")
    assert "1 dubbel (de laatste telt)" in read_exports([path, path]).summary
    other.write_text(f"{HEAD}Een zin.,ambitie,,\n", encoding="utf-8")
    assert "1 later anders gelabeld door dezelfde persoon" in read_exports([path, other]).summary


def test_reading_a_table_leaves_other_readers_their_long_cells(tmp_path: Path) -> None:
    long = "woord " * 250_000
    assert len(read(tmp_path, "a.csv", f"{HEAD}{long},overig,,\n").annotations) == 1
    assert next(csv.reader([long + long])) == [long + long]
