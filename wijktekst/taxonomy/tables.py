"""Reads the taxonomy's tables: CSV in UTF-8 with a header, as written by hand or by Dutch Excel (``;``)."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from wijktekst.errors import TaxonomyError
from wijktekst.taxonomy.model import Place

#: Tables of a megabyte hold 20,000 terms; a larger file is not a taxonomy.
_MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, by column name, with where it stands."""

    values: dict[str, str]
    place: Place

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def fail(self, message: str) -> NoReturn:
        """Raises TaxonomyError that names file and line."""
        raise TaxonomyError(f"{self.place.file}, regel {self.place.line}: {message}")


def read_table(folder: Path, name: str, columns: tuple[str, ...], required: tuple[str, ...]) -> list[Row]:
    """Rows of the table `name` in `folder`; cells are stripped, lines without any text are skipped.

    Columns beyond `required` may be absent and are then empty. Raises TaxonomyError with file and line when
    the file is not UTF-8, misses a column, has an unknown one, or has a line that does not fit the header.
    """
    text = _decode(folder / name, name)
    header = text.split("\n", 1)[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    names: list[str] = []
    line = 1
    try:
        for cells in reader:
            place, line = Place(name, line), reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if not names:
                names = _header(cells, columns, required, name)
                continue
            if len(cells) != len(names):
                Row({}, place).fail(
                    f"er staan {len(cells)} velden, de kop heeft er {len(names)}. Zet een tekst met een "
                    f"'{delimiter}' erin tussen dubbele aanhalingstekens."
                )
            values = dict.fromkeys(columns, "")
            values.update(zip(names, (" ".join(cell.split()) for cell in cells), strict=True))
            rows.append(Row(values, place))
    except csv.Error as error:
        raise TaxonomyError(
            f"{name}, regel {line}: deze regel is geen geldige CSV ({error}). Kijk de aanhalingstekens na."
        ) from error
    if not names:
        raise TaxonomyError(f"{name}, regel 1: de tabel is leeg. Zet er de kop in: {','.join(columns)}.")
    return rows


def _decode(path: Path, name: str) -> str:
    if not path.is_file():
        raise TaxonomyError(f"De tabel {name} ontbreekt in de map met de thema's. Voeg het bestand toe.")
    if path.stat().st_size > _MAX_BYTES:
        raise TaxonomyError(f"{name}, regel 1: het bestand is te groot. Splits het.")
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TaxonomyError(
            f"{name}, regel {line}: deze regel is niet in UTF-8. Sla het bestand op als 'CSV UTF-8'."
        ) from error


def _header(cells: list[str], columns: tuple[str, ...], required: tuple[str, ...], name: str) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    row = Row({}, Place(name, 1))
    if missing := [column for column in required if column not in names]:
        row.fail(f"de kolom '{missing[0]}' ontbreekt. De kop hoort te zijn: {','.join(columns)}.")
    if unknown := [column for column in names if column not in columns]:
        row.fail(f"de kolom '{unknown[0]}' is onbekend. De kop hoort te zijn: {','.join(columns)}.")
    if len(set(names)) != len(names):
        row.fail("een kolom staat er twee keer. Haal er een weg.")
    return names
