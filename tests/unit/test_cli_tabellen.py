"""`wijktekst lees --tabellen`: the tables of a document on the screen, and as CSV in a folder."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.here import wijktekst

PAGE = """<html><body><p>Vooraf staat een zin over de plannen van de wijk.</p>
<p>Tabel 1 Lasten (bedragen x € 1.000)</p>
<table><tr><th>Programma</th><th>2026</th><th>2027</th></tr>
<tr><td>=SOM(A1)</td><td>-5</td><td>6</td></tr><tr><td>Totaal</td><td>-5</td><td>6</td></tr></table>
<p>Daarna gaat het stuk verder met wat de gemeente in de wijk wil doen.</p>
<table><tr><td>Wegen</td><td>12</td></tr><tr><td>Groen</td><td>3</td></tr></table>
<p>Tot slot bedankt de raad alle bewoners die hebben meegedacht.</p></body></html>"""


def page(folder: Path) -> Path:
    path = folder / "plan.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def rows(path: Path, delimiter: str = ",") -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, delimiter=delimiter))


def test_tables_are_shown_with_their_caption_and_nothing_else(tmp_path: Path) -> None:
    shown = wijktekst("lees", page(tmp_path), "--tabellen")
    assert shown.startswith("Tabel 1: Tabel 1 Lasten (bedragen x € 1.000)\n")
    assert "Totaal    |   -5 |    6\n" in shown
    assert "Vooraf" not in shown


def test_a_folder_gets_a_file_per_table_and_an_index_without_formulas(tmp_path: Path) -> None:
    out = tmp_path / "uit"
    assert "2 tabellen" in wijktekst("lees", page(tmp_path), "--tabellen", "--uit", out)
    assert sorted(path.name for path in out.iterdir()) == ["tabel-01.csv", "tabel-02.csv", "tabellen.csv"]
    index = rows(out / "tabellen.csv")
    assert [row[0] for row in index] == ["tabel", "1", "2"]
    first = dict(zip(index[0], index[1], strict=True))
    assert (first["euro_per_eenheid"], first["kopregels"], first["rijen"], first["kolommen"]) == (
        *("1000", "1", "3", "3"),
    )
    assert first["bestand"] == "tabel-01.csv"
    assert rows(out / "tabel-01.csv") == [
        ["Programma", "2026", "2027"],
        ["'=SOM(A1)", "-5", "6"],
        ["Totaal", "-5", "6"],
    ]


def test_the_dutch_dialect_has_semicolons_and_a_mark(tmp_path: Path) -> None:
    out = tmp_path / "uit"
    wijktekst("lees", page(tmp_path), "--tabellen", "--uit", out, "--excel-nl")
    text = (out / "tabel-02.csv").read_text(encoding="utf-8")
    assert text == "\ufeffWegen;12\nGroen;3\n"


def test_a_document_without_tables_says_so(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("De gemeente plant bomen in de wijk.\n", encoding="utf-8")
    assert "geen tabellen" in wijktekst("lees", path, "--tabellen")
