"""Rows of reports by hand, for tests of overviews: what is not named is unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from wijktekst import pipeline
from wijktekst.overviews.overview import Overview
from wijktekst.overviews.tally import Tally
from wijktekst.reports import TABLES
from wijktekst.reports.attributes import Value
from wijktekst.reports.columns import Table
from wijktekst.reports.frames import typed
from wijktekst.reports.rows import Row

#: Rows by the name of their report.
Reports = Mapping[str, Sequence[Mapping[str, Value]]]


def row(table: Table, cells: Mapping[str, Value]) -> Row:
    """A row with these cells; the name of a column that is not there is an error."""
    assert set(cells) <= set(table.names), cells
    return tuple(cells.get(name) for name in table.names)


def document(number: int, **cells: Value) -> dict[str, Value]:
    return {"document_id": f"doc-{number}", "bestand": f"{number:03}.pdf", "zinnen": 10} | cells


def measure(number: int, in_document: int = 1, **cells: Value) -> dict[str, Value]:
    """A measure that counts, in a group of its own."""
    return {
        "maatregel_id": f"mtr-{number}",
        "document_id": f"doc-{in_document}",
        "bestand": f"{in_document:03}.pdf",
        "zin": f"Zin {number}.",
        "soort": "maatregel",
        "opgave": "wonen",
        "score": 0.5,
        "maatregel_groep": f"grp-{number}",
        "telt_mee": "ja",
    } | cells


def tallied(reports: Reports, tally: Tally | None = None) -> Overview:
    """What is counted of these reports."""
    tally = tally or Tally(pipeline.labels())
    for table in TABLES:
        rows = [row(table, cells) for cells in reports.get(table.name, ())]
        assert list(tally.watch(table, iter(rows))) == rows
    return tally.overview()


def frames(reports: Reports) -> dict[str, pd.DataFrame]:
    """The same reports as `wijktekst.reports.read` gives them."""
    return {
        table.name: typed(table, [row(table, cells) for cells in reports.get(table.name, ())])
        for table in TABLES
    }
