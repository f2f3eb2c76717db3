"""Reads the reports of an earlier run back, as data frames with the types of their columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from wijktekst.errors import InputError
from wijktekst.reports.columns import Table
from wijktekst.reports.csv_files import without_quote
from wijktekst.reports.frames import typed
from wijktekst.reports.measure_table import MEASURES
from wijktekst.reports.tables import TABLES
from wijktekst.reports.write import RUN

if TYPE_CHECKING:
    import pandas as pd

_BOM = "\ufeff"


def holds_reports(folder: Path) -> bool:
    """Whether a folder is one that `write` wrote in, in this version or another."""
    return all((folder / name).is_file() for name in (MEASURES.file, RUN))


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """The reports in a folder by their name, whichever way the CSV was written; an unknown value is `pd.NA`.

    Raises InputError when a report is missing, cannot be read or has other columns, as those of another
    version have.
    """
    return {table.name: typed(table, _rows(folder / table.file, table)) for table in TABLES}


def _rows(path: Path, table: Table) -> Iterable[list[str | None]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            dutch = file.read(1) == _BOM
            file.seek(len(_BOM.encode()) if dutch else 0)
            rows = csv.reader(file, delimiter=";" if dutch else ",", strict=True)
            if tuple(next(rows, ())) != table.names:
                raise InputError(
                    f"'{path}' heeft andere kolommen dan deze versie van wijktekst schrijft. "
                    "Maak de rapporten opnieuw met 'wijktekst analyseer'."
                )
            return [_values(row, table, dutch=dutch) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error, ValueError) as error:
        raise InputError(
            f"'{path}' kan niet worden gelezen ({type(error).__name__}). "
            "Noem een map met rapporten van 'wijktekst analyseer', of maak ze opnieuw."
        ) from error


def _values(row: list[str], table: Table, *, dutch: bool) -> list[str | None]:
    return [
        None
        if not cell
        else cell.replace(",", ".")
        if dutch and column.type == "number"
        else without_quote(cell)
        for cell, column in zip(row, table.columns, strict=True)
    ]
