"""The taxonomy's tables as rows: CSV in UTF-8 with a header, as written by hand or by Dutch Excel (``;``).

Rows of a SKOS file have the same columns, so that the same checks hold for both; see `skos_read`.
"""

from __future__ import annotations

import csv
import io
import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, Protocol

from wijktekst.errors import TaxonomyError, reason_of
from wijktekst.taxonomy.model import Place
from wijktekst.types.cells import without_quote

CHALLENGE_COLUMNS = ("opgave", "label", "omschrijving")
THEME_COLUMNS = ("thema", "opgave", "label", "omschrijving", "iri", "breder")
TERM_COLUMNS = ("term", "thema", "zekerheid", "match", "deel", "voorwaarde", "notitie")
EXCLUSION_COLUMNS = ("patroon", "thema", "match", "notitie")
MAPPING_COLUMNS = ("thema", "lijst", "code", "label", "relatie", "jaar")
DECISION_COLUMNS = ("term", "besluit", "thema", "reden")
LABEL_COLUMNS = ("thema", "taal", "soort", "label")
#: Columns that a table is written without when no row has anything there.
OPTIONAL_COLUMNS = ("iri", "breder")

#: Tables of a megabyte hold 20,000 terms; a larger file is not a taxonomy.
_MAX_BYTES = 20_000_000
#: Controls, halves of characters and what is no character: no text has them and XML cannot hold them.
_NO_TEXT = re.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\ud800-\\udfff\\ufffe\\uffff]")
#: Marks of direction, joiners and soft hyphens.
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, by column name, with where it stands."""

    values: dict[str, str]
    place: Place

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def fail(self, message: str) -> NoReturn:
        """Raises TaxonomyError that names file and, where there are lines, the line."""
        line = f", regel {self.place.line}" if self.place.line else ""
        raise TaxonomyError(f"{self.place.file}{line}: {message}")


class Tables(Protocol):
    """Where the rows come from."""

    def names(self) -> Sequence[str]:
        """The tables that are there, sorted; those of the terms are ``termen/<opgave>.csv``."""

    def rows(self, name: str, columns: tuple[str, ...], required: tuple[str, ...]) -> list[Row]:
        """The rows of a table, with every column; raises TaxonomyError when it is not there."""


class Folder:
    """Tables as CSV files in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> Sequence[str]:
        found = [*self._folder.glob("*.csv"), *(self._folder / "termen").glob("*.csv")]
        seen = (
            path for path in found if not path.name.startswith(".")
        )  # what hides is an editor's, or macOS's
        return sorted(path.relative_to(self._folder).as_posix() for path in seen)

    def rows(self, name: str, columns: tuple[str, ...], required: tuple[str, ...]) -> list[Row]:
        return read_table(self._folder, name, columns, required)


class Rows:
    """Tables that were made of another file, which is named `source` to the user."""

    def __init__(self, tables: Mapping[str, Sequence[Mapping[str, str]]], source: str) -> None:
        self._tables, self._source = tables, source

    def names(self) -> Sequence[str]:
        return sorted(self._tables)

    def rows(self, name: str, columns: tuple[str, ...], required: tuple[str, ...]) -> list[Row]:
        place = Place(self._source)
        return [
            Row({column: tidy(values.get(column, "")) for column in columns}, place)
            for values in self._tables[name]
        ]


def tidy(text: str) -> str:
    """A text as it reads: on one line, composed, without marks that nobody sees or that cannot be written."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", _NO_TEXT.sub("", text)))
    return " ".join(_NO_TEXT.sub("", text).split())


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
            values.update(zip(names, (without_quote(tidy(cell)) for cell in cells), strict=True))
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
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise TaxonomyError(f"{name}, regel 1: het bestand is te groot. Splits het.")
        data = path.read_bytes()
    except OSError as error:
        raise TaxonomyError(
            f"{name}: het bestand kan niet worden gelezen ({reason_of(error)}). Sluit het als het nog in "
            "Excel openstaat."
        ) from error
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


def put(path: Path, data: bytes) -> None:
    """Writes a file whole, or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)  # of a run that was killed, or a link that somebody laid there
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
