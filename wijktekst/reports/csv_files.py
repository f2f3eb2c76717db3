"""CSV by RFC 4180, in two dialects: for machines, and for an Excel that is set to Dutch.

Files are written under a temporary name and renamed when they are complete. What a spreadsheet would run as a
formula gets an apostrophe in front, also behind a separator in a cell: a file with commas in an Excel that
expects semicolons is cut up there. Reading a report back takes the apostrophes away again.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from wijktekst.errors import InputError
from wijktekst.reports.attributes import Value
from wijktekst.reports.columns import Column, Table
from wijktekst.reports.rows import Row

#: What begins a formula, in full width too, and what may stand before it: space, quotes, what nobody sees.
_SIGN = "[=+\\-@＝＋－＠]"
_BEFORE = "'\"‘’‚“”„\xa0\u200b-\u200f\u2060\ufeff"
_FORMULA = re.compile(f"'*[\t\r\n]|[\\s{_BEFORE}]*{_SIGN}")
#: The same within a cell. There a sign alone is ordinary ("€ 50,- per jaar"), with a call or pipe it is not.
_CALL = r"(?=[^;,\t\r\n]*(?:\||\w\())"
_WITHIN = f"([;,\t\r\n][ {_BEFORE}]*)"
_RUN = f"([=@＝＠]|[+\\-＋－]{_CALL})"
#: A text without any of these holds no formula within; most texts are done with so.
_TELLING = re.compile("[=@＝＠|(]")
_UNGUARDED, _GUARDED = re.compile(_WITHIN + _RUN), re.compile(f"{_WITHIN}'{_RUN}")


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


def guarded(text: str) -> str:
    """A cell that no spreadsheet runs as a formula, nor a part of it."""
    if _TELLING.search(text):
        text = _UNGUARDED.sub(r"\1'\2", text)
    return f"'{text}" if not text[:1].isalnum() and _FORMULA.match(text) else text


def without_quote(cell: str) -> str:
    """A cell as it was before `guarded`."""
    if "'" not in cell:
        return cell
    text = cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell
    return _GUARDED.sub(r"\1\2", text)


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
