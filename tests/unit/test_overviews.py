"""Comparison of two runs and coverage of one, as an adviser opens them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from wijktekst import overviews, pipeline, reports, running, tabular
from wijktekst.errors import InputError
from wijktekst.overviews.shares import shifts
from wijktekst.overviews.summary import euros, percent
from wijktekst.reports.frames import typed
from wijktekst.reports.tables import TABLES

OLD = """# Akkoord

De gemeente legt in 2026 een fietspad aan langs de Dijkweg. De gemeente stelt € 3 miljoen beschikbaar voor
buurthuizen in Lutkeveen. De politie plaatst camera's op het Stationsplein. Het college opent een loket voor
schulden in de bibliotheek. Veel ouderen zijn eenzaam. Eenzaamheid onder ouderen neemt toe. In Lutkeveen is de
eenzaamheid het grootst.
"""
NEW = """# Akkoord

Het college opent een loket voor schulden in de bibliotheek. De gemeente legt in 2026 een fietspad aan langs
de Dijkweg. De gemeente stelt € 2 miljoen beschikbaar voor buurthuizen in Lutkeveen. De gemeente koopt in
2027 tien leegstaande winkels op voor een gezondheidscentrum.
"""


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folders = []
    for name, text in (("oud", OLD), ("nieuw", NEW)):
        folder = tmp_path_factory.mktemp(name)
        (folder / "akkoord.md").write_text(text, encoding="utf-8")
        running.write_results(pipeline.analyse(folder), folder / "uit")
        folders.append(folder / "uit")
    return folders[0], folders[1]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def made(**columns: list[dict[str, Any]]) -> dict[str, pd.DataFrame]:
    """Reports of which only the named columns are filled."""
    return {
        table.name: typed(
            table, [[row.get(name) for name in table.names] for row in columns.get(table.name, [])]
        )
        for table in TABLES
    }


def test_what_is_new_gone_and_changed(runs: tuple[Path, Path], tmp_path: Path) -> None:
    comparison = overviews.compare(*map(reports.read, runs))
    text = overviews.write_comparison(comparison, tmp_path, pipeline.labels())
    found = {(row["status"], row["gewijzigd"]): row for row in rows(tmp_path / "verschillen.csv")}
    assert set(found) == {("gewijzigd", "bedrag"), ("vervallen", ""), ("nieuw", "")}
    changed = found["gewijzigd", "bedrag"]
    assert (changed["bedrag_oud"], changed["bedrag_nieuw"]) == ("3000000.00", "2000000.00")
    assert changed["bedrag_verschil"] == "-1000000.00"
    assert "camera's" in found["vervallen", ""]["zin_oud"]
    assert "winkels" in found["nieuw", ""]["zin_nieuw"]
    assert comparison.count("gelijk") == 2
    assert "Nieuw: 1. Vervallen: 1. Gewijzigd: 1." in text
    assert "€ 3 miljoen werd € 2 miljoen" in text
    assert (tmp_path / "verschillen.md").read_text(encoding="utf-8") == text


def test_a_run_beside_itself_differs_in_nothing(runs: tuple[Path, Path], tmp_path: Path) -> None:
    read = reports.read(runs[0])
    comparison = overviews.compare(read, read)
    assert {change.status for change in comparison.changes} == {"gelijk"}
    assert not any(shift.real for shift in comparison.shifts)
    assert all(shift.difference == 0 for shift in comparison.shifts)
    overviews.write_comparison(comparison, tmp_path, pipeline.labels())
    assert rows(tmp_path / "verschillen.csv") == []


def test_an_uncertain_challenge_is_no_change() -> None:
    def run(challenge: str) -> dict[str, pd.DataFrame]:
        measure = {"maatregel_id": "m", "zin": "De gemeente bouwt woningen in Delft.", "opgave": challenge}
        return made(maatregelen=[measure | {"telt_mee": "ja"}])

    def statuses(one: str, other: str) -> list[str]:
        return [change.status for change in overviews.compare(run(one), run(other)).changes]

    assert statuses("wonen", "onzeker") == ["gelijk"]
    assert statuses("wonen", "energie") == ["gewijzigd"]


def spoken(documents: int, sentences: int, found: int) -> dict[str, pd.DataFrame]:
    """A run of documents that each have so many sentences on housing."""
    names = [f"doc-{number}" for number in range(documents)]
    return made(
        documenten=[{"document_id": name, "zinnen": sentences} for name in names],
        themas=[{"document_id": name, "opgave": "wonen", "thema": "huren"} for name in names if found],
        passages=[{"document_id": name, "themas": "huren"} for name in names for _ in range(found)],
    )


@pytest.mark.parametrize(("documents", "unit"), [(1, "zinnen"), (8, "documenten")])
def test_a_large_shift_is_more_than_chance_and_a_small_one_is_not(documents: int, unit: str) -> None:
    (large,) = shifts("opgave", spoken(documents, 200, 10), spoken(documents, 200, 60))
    assert (large.real, large.unit) == (True, unit)
    assert (large.before.value, large.after.value) == (0.05, 0.3)
    assert large.low <= 0.25 <= large.high
    (small,) = shifts("thema", spoken(1, 200, 10), spoken(1, 200, 12))
    assert not small.real
    assert small.low < 0 < small.high


def test_a_theme_that_only_one_side_has_and_empty_sides() -> None:
    (gone,) = shifts("thema", spoken(1, 50, 20), spoken(1, 50, 0))
    assert (gone.after.value, gone.real) == (0.0, True)
    assert shifts("thema", spoken(1, 0, 0), spoken(1, 50, 20)) == []
    assert shifts("thema", made(), made()) == []


def test_coverage_counts_a_measure_once_and_tells_what_is_missing(tmp_path: Path) -> None:
    measure = {"opgave": "wonen", "zin": "Zin.", "bestand": "a.pdf", "maatregel_id": "m"}
    found = overviews.coverage(
        made(
            documenten=[{"document_id": "d", "zinnen": 20}],
            themas=[
                {"opgave": "zorg", "thema": "jeugd", "label": "Jeugd", "zinnen": 4, "maatregelen": 0},
                {"opgave": "zorg", "thema": "wmo", "label": "Wmo", "zinnen": 2, "maatregelen": 0},
            ],
            passages=[{"document_id": "d", "themas": "jeugd | wmo"}],
            maatregelen=[
                measure | {"telt_mee": "ja", "bedrag_eur": 5e6, "instrument": "geld", "actor": "Het Rijk"},
                measure | {"telt_mee": None, "bedrag_eur": 5e6, "instrument": "geld"},
                measure | {"telt_mee": "ja", "bedrag_eur": 2e6, "instrument": "geld", "per_jaar": "ja"},
                measure | {"telt_mee": "ja", "bedrag_eur": 300.0, "bedrag_per": "woning"},
                measure | {"telt_mee": "ja", "bedrag_eur": 7e6, "richting": "minder", "actor": "wij"},
                measure | {"telt_mee": "ja", "bedrag_eur": 9e6, "stelligheid": "afgewezen", "actor": "wij"},
                measure
                | {"telt_mee": "ja", "plaats": "Delft | Ede", "plaats_code": "GM0503 | GM0228"}
                | {"periode": "2026", "actor": "wij", "bedrag_max": 9.0},
            ],
        )
    )
    text = overviews.write_coverage(found, tmp_path, pipeline.labels())
    wonen = rows(tmp_path / "dekking_opgaven.csv")[0]
    assert (wonen["opgave"], wonen["maatregelen"], wonen["geld"]) == ("wonen", "6", "2")
    assert wonen["bedrag_minder"] == "7000000.00"
    assert (wonen["bedrag_eenmalig"], wonen["bedrag_per_jaar"]) == ("5000000.00", "2000000.00")
    assert (wonen["zonder_bedrag"], wonen["zonder_eigenaar"], wonen["zonder_termijn"]) == ("0", "2", "5")
    cells = {(row["plaats"], row["instrument"]): row for row in rows(tmp_path / "dekking.csv")}
    assert set(cells) == {("", "geld"), ("", ""), ("Delft", ""), ("Ede", "")}
    assert cells["Ede", ""]["plaats_code"] == "GM0228"
    blind = rows(tmp_path / "blinde_vlekken.csv")
    assert [row["thema"] for row in blind if row["soort"] != "maatregel"] == ["jeugd"]
    assert [row["ontbreekt"] for row in blind if row["soort"] == "maatregel"] == [
        "eigenaar | termijn",
        "eigenaar | termijn",
        "termijn",
        "termijn",
        "termijn",
    ]
    assert "Jeugd (Zorg en gezondheid dichtbij): 4 zinnen in 1 document." in text
    assert "€ 5 miljoen" in text


def test_coverage_of_a_real_run(runs: tuple[Path, Path], tmp_path: Path) -> None:
    text = overviews.write_coverage(overviews.coverage(reports.read(runs[0])), tmp_path, pipeline.labels())
    assert "Eenzaamheid (Samenleven en meedoen): 3 zinnen in 1 document." in text


@pytest.mark.parametrize("excel_nl", [False, True])
def test_reports_are_read_back_as_they_were_written(
    runs: tuple[Path, Path], tmp_path: Path, excel_nl: bool
) -> None:
    results = list(pipeline.analyse(runs[0].parent / "akkoord.md"))
    running.write_results(results, tmp_path, excel_nl=excel_nl)
    read, frames = reports.read(tmp_path), tabular.frames(results)
    assert set(read) == set(frames)
    for name in ("documenten", "maatregelen"):
        filled = frames[name].replace("", pd.NA)
        pd.testing.assert_frame_equal(read[name].round(1), filled.round(1), check_dtype=False)


def test_a_folder_of_another_version_is_refused_with_advice(runs: tuple[Path, Path], tmp_path: Path) -> None:
    for path in runs[0].iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "themas.csv").write_text("een,twee\r\n1,2\r\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"themas\.csv.*andere kolommen.*wijktekst analyseer"):
        reports.read(tmp_path)
    (tmp_path / "themas.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="kan niet worden gelezen"):
        reports.read(tmp_path)


def test_a_folder_that_cannot_be_written_is_named(runs: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    found = overviews.coverage(reports.read(runs[0]))
    with pytest.raises(InputError, match="kan niet worden geschreven"):
        overviews.write_coverage(found, tmp_path / "bestand", pipeline.labels())


@pytest.mark.parametrize(
    ("amount", "text"),
    [(None, "–"), (0.45, "€ 0,45"), (1250.0, "€ 1.250"), (1.25e6, "€ 1,2 miljoen"), (2e9, "€ 2 miljard")],
)
def test_amounts_as_people_read_them(amount: float | None, text: str) -> None:
    assert euros(amount) == text


def test_shares_as_people_read_them() -> None:
    assert percent(0.0345) == "3,5%"
