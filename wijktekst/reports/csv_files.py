"""CSV by RFC 4180, in two dialects: for machines, and for an Excel that is set to Dutch.

Files are written under a temporary name and renamed when they are complete. What a spreadsheet would run as a
formula gets an apostrophe in front, also behind a separator in a cell: a file with commas in an Excel that
expects semicolons is cut up there. Reading a report back takes the apostrophes away again.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from wijktekst.errors import InputError, reason_of
from wijktekst.reports.attributes import Value
from wijktekst.reports.columns import Column, Table
from wijktekst.reports.rows import Row
from wijktekst.types.cells import guarded


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

    def _cell(self, column: Column, value: Value) -> str:
        if value is None:
            return ""
        if column.type == "number":
            text = f"{value:.{column.decimals}f}"
            return text.replace(".", ",") if self._comma else text
        return guarded(value) if isinstance(value, str) else str(value)


@contextmanager
def writing(path: Path) -> Iterator[TextIO]:
    """As `replacing`, for a file that a user named. Raises InputError when it cannot be written."""
    try:
        with replacing(path) as stream:
            yield stream
    except OSError as error:
        raise InputError(
            f"'{path}' kan niet worden geschreven ({reason_of(error)}). Kies een andere plaats."
        ) from error


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A text file that takes the place of `path` only when the block ends well; never for all to write."""
    with replacing_bytes(path) as raw, TextIOWrapper(raw, encoding="utf-8", newline="") as stream:
        yield stream


@contextmanager
def replacing_bytes(path: Path) -> Iterator[BinaryIO]:
    """As `replacing`, for a file that is no text."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)  # of a run that was killed, or a link that somebody laid there
    try:
        with open(temporary, "xb", opener=not_for_all) as stream:
            yield stream
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def not_for_all(path: str, flags: int) -> int:
    """Opens a file that not everybody may write, whatever the umask."""
    return os.open(path, flags, 0o664)
