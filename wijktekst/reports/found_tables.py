"""The tables of one document as CSV files, as text for a terminal and as data frames.

Cells are written as they stand in the document; the rows of the head come first. What a spreadsheet would
run as a formula gets an apostrophe in front; a plain figure with a minus is none.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wijktekst.errors import InputError, reason_of
from wijktekst.reports.columns import Column
from wijktekst.reports.columns import Table as Report
from wijktekst.reports.csv_files import CsvWriter, writing
from wijktekst.types import Table
from wijktekst.types.cells import guarded

if TYPE_CHECKING:
    import pandas as pd

INDEX = Report(
    "tabellen",
    "Een rij per tabel in het document.",
    (
        Column("tabel", "integer", "Volgnummer in het document."),
        Column(
            "paginas", "string", "Pagina's waarop de tabel staat; leeg als het bestandstype er geen heeft."
        ),
        Column("bijschrift", "string", "De regel die de tabel een naam geeft."),
        Column("eenheid", "string", "Waar staat waarin de bedragen zijn."),
        Column(
            "euro_per_eenheid", "integer", "Hoeveel euro een 1 in de tabel is; leeg als dat er niet staat."
        ),
        Column("kopregels", "integer", "Hoeveel van de rijen de kop zijn."),
        Column("rijen", "integer", "Rijen, met die van de kop."),
        Column("kolommen", "integer", "Kolommen."),
        Column("bestand", "string", "Het bestand met de cellen."),
    ),
    ("tabel",),
)
_PLAIN = re.compile(r"[-+]?\d[\d.,]*\s?%?|-")
#: A cell on the terminal is cut off at so many characters.
_WIDEST = 32


def write_tables(tables: Sequence[Table], folder: Path, *, excel_nl: bool) -> list[Path]:
    """Writes a file per table and `tabellen.csv`. Raises InputError when the folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"De map '{folder}' kan niet worden gemaakt ({reason_of(error)}).") from error
    digits = max(2, len(str(len(tables))))
    names = [f"tabel-{number:0{digits}d}.csv" for number in range(1, len(tables) + 1)]
    for name, table in zip(names, tables, strict=True):
        with writing(folder / name) as stream:
            stream.write("\ufeff" if excel_nl else "")
            writer = csv.writer(stream, delimiter=";" if excel_nl else ",", lineterminator="\r\n")
            writer.writerows([_safe(cell) for cell in row] for row in table.grid)
    with writing(folder / INDEX.file) as stream:
        CsvWriter(stream, INDEX, excel_nl=excel_nl).write(
            _row(number, name, table)
            for number, (name, table) in enumerate(zip(names, tables, strict=True), 1)
        )
    return [folder / name for name in [INDEX.file, *names]]


def _row(number: int, name: str, table: Table) -> tuple[str | int | None, ...]:
    factor = None if table.factor is None else int(table.factor)
    width = max(map(len, table.grid), default=0)
    head, rows = len(table.head), len(table.head) + len(table.rows)
    return number, _pages(table), table.caption, table.unit, factor, head, rows, width, name


def _safe(cell: str) -> str:
    return cell if _PLAIN.fullmatch(cell) else guarded(cell)


def _pages(table: Table) -> str:
    first, *more = table.pages or (None,)
    if first is None:
        return ""
    return f"{first}-{more[-1]}" if more else str(first)


def shown(tables: Sequence[Table]) -> Iterator[str]:
    """The tables as lines of text in columns; figures stand at the right."""
    for number, table in enumerate(tables, start=1):
        pages = _pages(table)
        where = f" (pagina {pages})" if pages else ""
        yield f"Tabel {number}{where}: {table.caption or 'zonder bijschrift'}"
        if table.unit and table.unit != table.caption:
            yield f"Eenheid: {table.unit}"
        grid = [[_cut(cell) for cell in row] for row in table.grid]
        widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
        figures = [column.figures for column in table.columns] + [False] * len(widths)
        for at, row in enumerate(grid):
            if at == len(table.head) > 0:
                yield "-+-".join("-" * width for width in widths)
            cells = (
                cell.rjust(width) if right else cell.ljust(width)
                for cell, width, right in zip(row, widths, figures, strict=False)
            )
            yield " | ".join(cells).rstrip()
        yield ""


def _cut(cell: str) -> str:
    return cell if len(cell) <= _WIDEST else cell[: _WIDEST - 1] + "…"


def table_frame(table: Table) -> pd.DataFrame:
    """The rows of a table as texts; columns have the names of the head, or numbers."""
    import pandas as pd

    rows = table.grid[len(table.head) :]
    width = max(map(len, table.grid), default=0)
    names = [column.name for column in table.columns][:width]
    names += [""] * (width - len(names))
    frame: pd.DataFrame = pd.DataFrame(
        rows, columns=[name or str(at) for at, name in enumerate(names, 1)], dtype="string"
    )
    return frame
