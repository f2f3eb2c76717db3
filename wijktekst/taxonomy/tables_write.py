"""Writes a taxonomy as a folder of tables that a person edits in a spreadsheet and `Taxonomy.load` takes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from wijktekst.errors import InputError, reason_of
from wijktekst.taxonomy.rows import Row, columns, tables_of
from wijktekst.taxonomy.tables import (
    CHALLENGE_COLUMNS,
    DECISION_COLUMNS,
    EXCLUSION_COLUMNS,
    LABEL_COLUMNS,
    MAPPING_COLUMNS,
    OPTIONAL_COLUMNS,
    TERM_COLUMNS,
    THEME_COLUMNS,
    Folder,
    put,
)
from wijktekst.taxonomy.taxonomy import Taxonomy
from wijktekst.types.cells import guarded

_COLUMNS = {
    "opgaven.csv": CHALLENGE_COLUMNS,
    "themas.csv": THEME_COLUMNS,
    "uitsluitingen.csv": EXCLUSION_COLUMNS,
    "kruistabel.csv": MAPPING_COLUMNS,
    "labels.csv": LABEL_COLUMNS,
    "radar.csv": DECISION_COLUMNS,
}


def write_tables(taxonomy: Taxonomy, folder: Path, *, excel_nl: bool = False, replace: bool = False) -> None:
    """Writes the tables; `excel_nl`: semicolons, decimal commas and a byte order mark.

    The same taxonomy gives the same bytes. Raises InputError when it cannot be written, or when the folder
    holds tables already and `replace` does not say that they may go: someone may have worked on them.
    """
    folder = Path(folder)
    try:
        if folder.exists() and not folder.is_dir():
            raise InputError(f"'{folder}' is een bestand. Geef een map.")
        old = [name for name in Folder(folder).names() if name in _COLUMNS or name.startswith("termen/")]
        if old and not replace:
            raise InputError(
                f"In '{folder}' staat al een taxonomie ({old[0]}). Geef een andere map, of --vervang om "
                "haar te overschrijven."
            )
        (folder / "termen").mkdir(parents=True, exist_ok=True)
        tables = tables_of(taxonomy)
        for name, rows in tables.items():
            put(folder / name, table_text(name, rows, excel_nl=excel_nl).encode("utf-8"))
        for name in old:
            if name not in tables:
                (folder / name).unlink()
    except OSError as error:
        raise InputError(
            f"'{folder}' kan niet worden geschreven ({reason_of(error)}). Kies een andere map."
        ) from error


def table_text(name: str, rows: list[Row], *, excel_nl: bool = False) -> str:
    """A table as CSV in which no cell runs as a formula; reading takes the apostrophes away again."""
    names = columns(rows, _COLUMNS.get(name, TERM_COLUMNS), OPTIONAL_COLUMNS)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";" if excel_nl else ",", lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(one, row[one], excel_nl) for one in names])
    return ("\ufeff" if excel_nl else "") + stream.getvalue()


def _cell(column: str, value: str, excel_nl: bool) -> str:
    if column == "zekerheid":
        return value.replace(".", ",") if excel_nl else value
    return guarded(value)
