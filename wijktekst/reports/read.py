"""Reads the reports of an earlier run back: their rows, or data frames of them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from wijktekst.errors import InputError, reason_of
from wijktekst.reports.attributes import Value
from wijktekst.reports.columns import ColumnType, Table
from wijktekst.reports.frames import typed
from wijktekst.reports.measure_table import MEASURES
from wijktekst.reports.rows import Labels, Row
from wijktekst.reports.tables import TABLES
from wijktekst.reports.write import OWN_TAXONOMY, RUN
from wijktekst.types import CHALLENGES
from wijktekst.types.cells import allow_long_cells, without_quote

if TYPE_CHECKING:
    import pandas as pd

_BOM = "\ufeff"
_READERS: Mapping[ColumnType, Callable[[str], Value]] = {
    "string": without_quote,
    "date": without_quote,
    "integer": int,
    "number": float,
}


def holds_reports(folder: Path) -> bool:
    """Whether a folder is one that `write` wrote in, in this version or another."""
    return all((folder / name).is_file() for name in (MEASURES.file, RUN))


def labels_in(folder: Path) -> Labels | None:
    """Names of challenges in the user's own taxonomy that made the reports; None for the package's."""
    try:
        run = json.loads((folder / RUN).read_text(encoding="utf-8"))
        own = run[OWN_TAXONOMY]
        names = {code: str(own["opgaven"][code]) for code in CHALLENGES}
        return Labels({}, names, own["opgaven_met_themas"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def taxonomy_of(folder: Path) -> str:
    """Hash of the taxonomy that made the reports in a folder; "" when it is not known."""
    try:
        return str(json.loads((folder / RUN).read_text(encoding="utf-8"))["taxonomie_sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def read(folder: str | Path) -> dict[str, pd.DataFrame]:
    """The reports in a folder by their name, whichever way the CSV was written; an unknown value is `pd.NA`.

    Raises InputError when a report is missing, cannot be read or has other columns, as those of another
    version have.
    """
    return {table.name: typed(table, read_rows(Path(folder), table)) for table in TABLES}


def read_rows(folder: Path, table: Table) -> Iterator[Row]:
    """The rows of a report in a folder, one at a time, whichever way the CSV was written; None for unknown.

    Raises InputError as `read` does, on the way.
    """
    path = folder / table.file
    try:
        allow_long_cells()
        with path.open(encoding="utf-8", newline="") as file:
            dutch = file.read(1) == _BOM
            file.seek(len(_BOM.encode()) if dutch else 0)
            rows = csv.reader(file, delimiter=";" if dutch else ",", strict=True)
            if tuple(next(rows, ())) != table.names:
                raise InputError(
                    f"'{path}' heeft andere kolommen dan deze versie van wijktekst schrijft. "
                    "Maak de rapporten opnieuw met 'wijktekst analyseer'."
                )
            readers = [_reader(column.type, dutch=dutch) for column in table.columns]
            for row in rows:
                yield tuple([read(cell) if cell else None for read, cell in zip(readers, row, strict=True)])
    except (OSError, UnicodeDecodeError, csv.Error, ValueError) as error:
        raise InputError(
            f"'{path}' kan niet worden gelezen ({reason_of(error)}). "
            "Noem een map met rapporten van 'wijktekst analyseer', of maak ze opnieuw."
        ) from error


def _reader(kind: ColumnType, *, dutch: bool) -> Callable[[str], Value]:
    """What makes a value of a cell that is not empty."""
    if dutch and kind == "number":
        return lambda cell: float(cell.replace(",", "."))
    return _READERS[kind]
