"""The schema of the reports as a Frictionless data package (https://datapackage.org)."""

from __future__ import annotations

from typing import Any

from wijktekst.reports.columns import Column, Table
from wijktekst.reports.tables import TABLES

#: What made the tables; no table itself, so that it has no type and no schema.
_RUN = {
    "name": "run",
    "path": "run.json",
    "description": "Versies, instellingen en documenten waar de tabellen mee zijn gemaakt.",
    "format": "json",
    "mediatype": "application/json",
    "encoding": "utf-8",
}


def datapackage(*, excel_nl: bool = False) -> dict[str, Any]:
    """Names, types and descriptions of every column of every report, and how the files are written."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "wijktekst",
        "title": "Themarapporten van wijktekst",
        "resources": [*(_resource(table, excel_nl) for table in TABLES), _RUN],
    }


def _resource(table: Table, excel_nl: bool) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "type": "table",
        "path": table.file,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ";" if excel_nl else ",", "lineTerminator": "\r\n"},
        "schema": {
            "fields": [_field(column, excel_nl) for column in table.columns],
            "primaryKey": list(table.key),
            "missingValues": [""],
        },
    }


def _field(column: Column, excel_nl: bool) -> dict[str, Any]:
    field = {"name": column.name, "type": column.type, "description": column.description}
    if column.type == "number" and excel_nl:
        field["decimalChar"] = ","
    return field
