"""The reports as data frames of pandas and Polars, whole and in batches."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

import wijktekst
from tests.shared import ROOT
from wijktekst import Analysis, Settings, Unread
from wijktekst.errors import InputError
from wijktekst.reports import TABLES

EXAMPLES = ROOT / "corpora" / "voorbeeld"
PLAIN = Settings(language_model="geen")
POLARS = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "date": pl.Date}


@pytest.fixture(scope="module")
def results() -> list[Analysis | Unread]:
    return list(wijktekst.analyse(EXAMPLES, PLAIN))


def test_polars_has_the_types_of_the_schema_also_without_rows(results: list[Analysis | Unread]) -> None:
    for tables in (wijktekst.frames(results, library="polars"), wijktekst.frames([], library="polars")):
        for table in TABLES:
            expected = {column.name: POLARS[column.type] for column in table.columns}
            assert dict(tables[table.name].schema) == expected


def test_polars_holds_what_pandas_holds(results: list[Analysis | Unread]) -> None:
    ours, theirs = wijktekst.frames(results), wijktekst.frames(results, library="polars")
    assert list(ours) == list(theirs)
    for name, frame in ours.items():
        whole = frame.astype(object).where(frame.notna(), None).to_dict("records")
        other = [{key: _iso(value) for key, value in row.items()} for row in theirs[name].to_dicts()]
        assert other == whole, name
    assert any(frame.height for frame in theirs.values())


def _iso(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_what_is_not_known_is_null_and_a_date_is_a_date() -> None:
    analysis = wijktekst.analyse_text("De gemeente bouwt tussen 1 mei 2026 en 31 mei 2027 een school.", PLAIN)
    measures = wijktekst.frames([analysis], library="polars")["maatregelen"]
    assert measures["pagina"].to_list() == [None]
    (start,) = measures["periode_van"].to_list()
    assert (start.year, start.month) == (2026, 5)


def test_batches_hold_all_documents_and_ask_for_no_more_than_they_need() -> None:
    asked: list[int] = []

    def analyses() -> Iterator[Analysis]:
        for number in range(5):
            asked.append(number)
            yield wijktekst.analyse_text(f"De gemeente bouwt {number + 10} woningen.", PLAIN)

    batches = wijktekst.frame_batches(analyses(), 2)
    first = next(batches)
    assert asked == [0, 1]
    assert [len(first["documenten"]), *(len(tables["documenten"]) for tables in batches)] == [2, 2, 1]


def test_batches_together_are_the_whole(results: list[Analysis | Unread]) -> None:
    whole = wijktekst.frames(results, library="polars")
    parts = list(wijktekst.frame_batches(results, 3, library="polars"))
    for table in TABLES:
        joined = pl.concat([part[table.name] for part in parts])
        left_out = ["maatregel_groep", "telt_mee"] if table.name == "maatregelen" else []
        assert joined.drop(left_out).equals(whole[table.name].drop(left_out)), table.name


def test_there_are_no_batches_without_results() -> None:
    assert list(wijktekst.frame_batches([])) == []


@pytest.mark.parametrize("size", [0, -1])
def test_a_batch_of_nothing_is_refused_at_once(size: int) -> None:
    with pytest.raises(InputError, match="ten minste 1"):
        wijktekst.frame_batches([], size)


def test_without_polars_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(InputError, match=r"pip install \"wijktekst\[polars\]\""):
        wijktekst.frames([], library="polars")
    assert isinstance(wijktekst.frames([])["documenten"], pd.DataFrame)


def test_another_library_is_refused_before_any_work() -> None:
    def failing() -> Iterator[Analysis]:
        raise AssertionError("asked for a result")
        yield

    with pytest.raises(InputError, match="'pandas' of 'polars'"):
        wijktekst.frames(failing(), library="arrow")  # type: ignore[call-overload]


def test_frames_of_settings_have_their_ambitions() -> None:
    text = "Wij streven naar een stad waarin iedereen prettig kan wonen."
    settings = Settings(language_model="geen", ambitions=True)
    results = [wijktekst.analyse_text(text, settings)]
    assert list(wijktekst.frames(results, settings=settings)["maatregelen"]["soort"]) == ["ambitie"]
    assert len(wijktekst.frames(results)["maatregelen"]) == 0


def test_the_types_are_those_that_the_reports_are_written_with(tmp_path: Path) -> None:
    """One table, from the folder that the command writes and as a frame."""
    from wijktekst.running import write_results

    analysis = wijktekst.analyse_text("De gemeente bouwt in 2026 voor € 2 miljoen woningen.", PLAIN)
    write_results([analysis], tmp_path, PLAIN)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    (fields,) = [r["schema"]["fields"] for r in package["resources"] if r["name"] == "maatregelen"]
    frame = wijktekst.frames([analysis], library="polars")["maatregelen"]
    assert {f["name"]: POLARS[f["type"]] for f in fields} == dict(frame.schema)
    with (tmp_path / "maatregelen.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert float(row["bedrag_eur"]) == frame["bedrag_eur"][0] == 2_000_000
