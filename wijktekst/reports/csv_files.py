"""CSV by RFC 4180, in two dialects: for machines, and for an Excel that is set to Dutch.

Files are written under a temporary name and renamed when they are complete. A cell that a spreadsheet
would run as a formula gets an apostrophe in front; sentences never begin with such a character.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from wijktekst.errors import InputError
from wijktekst.reports.attributes import Value
from wijktekst.reports.columns import Column, Table
from wijktekst.reports.groups import with_cells
from wijktekst.reports.rows import Row

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class CsvWriter:
    """Writes the rows of one table; `excel_nl`: semicolons, decimal commas and a byte order mark."""

    def __init__(self, stream: TextIO, table: Table, *, excel_nl: bool) -> None:
        self._comma = excel_nl
        self._delimiter = ";" if excel_nl else ","
        self._columns = table.columns
        self._writer = csv.writer(stream, delimiter=self._delimiter, lineterminator="\r\n")
        if excel_nl:
            stream.write("\ufeff")
        self._writer.writerow([column.name for column in table.columns])

    def write(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._writer.writerow(
                [self._cell(column, value) for column, value in zip(self._columns, row, strict=True)]
            )

    def with_groups(self, written: TextIO, stream: TextIO, groups: Iterable[tuple[str, str]]) -> None:
        """Copies what this writer wrote into `stream`, each row with the cells of its group."""
        written.seek(0)
        rows = csv.reader(written, delimiter=self._delimiter, strict=True)
        copy = csv.writer(stream, delimiter=self._delimiter, lineterminator="\r\n")
        copy.writerow(next(rows))
        copy.writerows(with_cells(row, cells) for row, cells in zip(rows, groups, strict=True))

    def _cell(self, column: Column, value: Value) -> str:
        if value is None:
            return ""
        if column.type == "number":
            text = f"{value:.{column.decimals}f}"
            return text.replace(".", ",") if self._comma else text
        return guarded(str(value))


def guarded(text: str) -> str:
    """A cell that a spreadsheet does not run as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def without_quote(cell: str) -> str:
    """A cell without the apostrophe that kept a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


@contextmanager
def writing(path: Path) -> Iterator[TextIO]:
    """As `replacing`, for a file that a user named. Raises InputError when it cannot be written."""
    try:
        with replacing(path) as stream:
            yield stream
    except OSError as error:
        raise InputError(
            f"'{path}' kan niet worden geschreven ({type(error).__name__}). Kies een andere plaats."
        ) from error


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A text file that takes the place of `path` only when the block ends well."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
