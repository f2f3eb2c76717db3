"""Rows of tables that people filled in: CSV in any dialect, or a workbook; numbered as on the screen."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from wijktekst.annotation import cas
from wijktekst.annotation.packed import File, UnusableError
from wijktekst.annotation.records import Row
from wijktekst.reading.base import UnreadableError
from wijktekst.types.cells import allow_long_cells, without_quote

#: A file may claim a sheet of 16,384 columns and a million rows with nothing in it; ours have 30 columns.
_MOST_COLUMNS = 250
#: These make a sheet one to read; the sheet with the codebook has the second only.
_NEEDED = {"zin", "soort"}
_ASKED = ("zin", "soort", "opgave", "themas")
_DEFINES = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T|E\0?N\0?T\0?I)", re.IGNORECASE)


def columns_of(text: str) -> list[str]:
    """The names of the columns of a CSV; none when its head is no row."""
    try:
        return _heads(next(_reader(text), []))
    except csv.Error:
        return []


def table(name: str, text: str) -> Iterator[Row]:
    """The rows of a CSV with this name. Raises UnusableError."""
    reader, number = _reader(text), 1
    try:
        names = _once(name, _heads(next(reader, [])))
        for number, cells in enumerate(reader, 2):
            if any(cells):
                record = dict(zip(names, map(without_quote, cells), strict=False))
                wrong = any(cells[len(names) :])
                yield Row(f"{name}, rij {number}", record, _SHIFTED if wrong else "")
    except csv.Error:
        raise UnusableError(
            f"{name} is na rij {number} geen goede CSV; meestal staat daar een aanhalingsteken te veel of te "
            "weinig. Verbeter die rij, of bewaar de tabel opnieuw als CSV."
        ) from None


_SHIFTED = (
    "de rij heeft meer cellen dan de kop. Zet tekst met een scheidingsteken erin tussen aanhalingstekens."
)


def _reader(text: str) -> Iterator[list[str]]:
    """What stands between cells shows from the head."""
    allow_long_cells()
    text = text.removeprefix("\ufeff")
    head = re.split(r"[\r\n]", text, maxsplit=1)[0]
    return csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t|", key=head.count), strict=True)


def workbook(file: File) -> Iterator[Row]:
    """The rows of the sheet with sentences and a column `soort`, without working out formulas.

    Raises UnusableError.
    """
    import openpyxl

    try:
        _without_tricks(file.data)
        book = openpyxl.load_workbook(io.BytesIO(file.data), read_only=True, data_only=True, keep_links=False)
        sheets = [one for one in book.worksheets if _NEEDED.issubset(_heads(next(_cells(one), ())))]
        if len(sheets) == 1:
            yield from _rows(file.name, _cells(sheets[0]))
            return
    except UnusableError:
        raise
    except UnreadableError as error:
        raise UnusableError(f"{file.name}: {error.detail} Bewaar de werkmap opnieuw.") from error
    except Exception as error:  # the library breaks in many ways on a file that is not as it should be
        raise UnusableError(
            f"{file.name} is beschadigd ({type(error).__name__}). Bewaar de werkmap opnieuw als XLSX."
        ) from error
    if not sheets:
        raise UnusableError(
            f"In {file.name} is geen tabblad met de kolommen 'zin' en 'soort'. Laat de koppen staan."
        )
    raise UnusableError(
        f"In {file.name} hebben {len(sheets)} tabbladen de kolommen 'zin' en 'soort': "
        f"{', '.join(sheet.title for sheet in sheets)}. Laat er een staan, zodat duidelijk is welk geldt."
    )


def _cells(sheet: Any) -> Iterator[tuple[object, ...]]:
    sheet.reset_dimensions()
    rows: Iterator[tuple[object, ...]] = sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True)
    return rows


def _rows(name: str, rows: Iterator[tuple[object, ...]]) -> Iterator[Row]:
    names = _once(name, _heads(next(rows, ())))
    for number, cells in enumerate(rows, 2):
        if any(cell not in (None, "") for cell in cells):
            record = {head: _value(cell) for head, cell in zip(names, cells, strict=False) if head}
            yield Row(f"{name}, rij {number}", record)


def _value(cell: object) -> object:
    """A cell as text or number; Excel makes a box that is ticked of "waar", and a date of "1-2"."""
    if isinstance(cell, bool):
        return "waar" if cell else "onwaar"
    if isinstance(cell, datetime | date | time):
        return str(cell).removesuffix(" 00:00:00")
    return "" if cell is None else cell


def _heads(cells: Iterable[object]) -> list[str]:
    return [" ".join(str(cell or "").split()).lower() for cell in cells]


def _once(name: str, heads: Sequence[str]) -> list[str]:
    """The heads, when none of what is asked is there twice. Raises UnusableError."""
    counts = Counter(heads)
    if twice := [one for one in _ASKED if counts[one] > 1]:
        raise UnusableError(
            f"In {name} staat de kolom '{twice[0]}' er {counts[twice[0]]} keer. Laat er een staan."
        )
    return list(heads)


def _without_tricks(data: bytes) -> None:
    """Raises UnreadableError or ValueError for a workbook that is too large or whose XML defines anything.

    Every part is looked at: which of them is a sheet, the workbook itself says.
    """
    from wijktekst.reading.archive import open_archive, unpacked

    archive = open_archive(data)
    for info in archive.infolist():
        part = unpacked(archive, info)
        if info.filename.lower().endswith((".xml", ".rels")):
            cas.safe_xml(part)
        elif _DEFINES.search(part):
            raise ValueError("DOCTYPE")
