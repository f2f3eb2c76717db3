"""The schema of the reports against the reports, as a program reads them that knows only the schema."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.unit.overview_rows import document, measure, row
from wijktekst import reports
from wijktekst.types import Provenance, Source

PROVENANCE = Provenance("0.1.0", "c" * 64, (("wijktekst-zinnen", "d" * 64),), "e" * 64)
ROWS = {
    "documenten": [document(1, datum="2025-01-31", kwaliteit=0.5, titel='=A "b"; c,\r\nd', paginas=2)],
    "themas": [
        {"document_id": "doc-1", "thema": name, "zinnen_aandeel": 0.25, "treffers": 3} for name in "ab"
    ],
    "passages": [],
    "maatregelen": [
        measure(1, bedrag_eur=-1234567.5, periode_van="2025-01-01", zin="Regel 1\nregel 2", begin=0, eind=9),
        measure(2, bedrag_eur=None),
    ],
    "tabelbedragen": [{"document_id": "doc-1", "begin": 3, "eind": 5, "bedrag_eur": -12.0, "jaar": 2025}],
    "niet_gelezen": [{"bestand": "scan;1.pdf", "reden": "leeg"}],
}


@pytest.fixture(params=[False, True], ids=["csv", "excel-nl"])
def out(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    reports.write(
        tmp_path,
        lambda table: [row(table, one) for one in ROWS[table.name]],
        [Source("plan.pdf", "application/pdf", "a" * 64, 12)],
        PROVENANCE,
        excel_nl=request.param,
    )
    return tmp_path


def package(out: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    return content


def read(out: Path, resource: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a resource with the types that its schema tells, by nothing but the schema."""
    fields = resource["schema"]["fields"]
    with (out / resource["path"]).open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file, delimiter=resource["dialect"]["delimiter"], strict=True)
    assert head == [field["name"] for field in fields]
    return [
        {field["name"]: typed(field, cell) for field, cell in zip(fields, cells, strict=True)}
        for cells in rows
    ]


def typed(field: dict[str, Any], cell: str) -> object:
    if not cell:
        return None
    match field["type"]:
        case "integer":
            return int(cell)
        case "number":
            mark = field.get("decimalChar", ".")
            assert set(cell) <= {*"-0123456789", mark}
            return float(cell.replace(mark, "."))
        case "date":
            return date.fromisoformat(cell)
        case kind:
            assert kind == "string"
            return cell


def test_the_package_lists_every_file_that_a_run_writes(out: Path) -> None:
    resources = package(out)["resources"]
    assert {one["path"] for one in resources} == {path.name for path in out.iterdir()} - {"datapackage.json"}
    assert max(Counter(one["name"] for one in resources).values()) == 1
    # Data Package v2 knows one type; what is no table has none.
    assert {one["path"] for one in resources if "type" not in one} == {"run.json"}
    assert {one.get("type", "table") for one in resources} == {"table"}


def test_every_cell_is_of_the_type_that_the_schema_tells(out: Path) -> None:
    tables = {one["path"]: read(out, one) for one in package(out)["resources"] if "schema" in one}
    first, second = tables["maatregelen.csv"]
    assert (first["bedrag_eur"], second["bedrag_eur"]) == (-1234567.5, None)
    assert (first["periode_van"], first["zin"]) == (date(2025, 1, 1), "Regel 1\nregel 2")
    assert tables["tabelbedragen.csv"][0]["bedrag_eur"] == -12.0
    assert [len(rows) for rows in tables.values()] == [1, 2, 0, 2, 1, 1]


def test_a_primary_key_is_never_empty_and_never_twice(out: Path) -> None:
    for resource in package(out)["resources"]:
        if "schema" in resource:
            keys = [
                tuple(one[name] for name in resource["schema"]["primaryKey"]) for one in read(out, resource)
            ]
            assert len(set(keys)) == len(keys)
            assert all(None not in key for key in keys)


def test_frictionless_finds_nothing(out: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is niet geïnstalleerd")
    report = frictionless.validate(str(out / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])
