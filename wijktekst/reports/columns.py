"""What a column and a report are, and the columns that several reports share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["string", "integer", "number", "date"]
#: Between the values of a cell that holds several.
SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class Column:
    """A column: header, Frictionless type, Dutch description; numbers are written with `decimals` places."""

    name: str
    type: ColumnType
    description: str
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A report: its file name, what a row is, its columns and the columns that identify a row."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)


#: Columns that several reports share.
DOCUMENT = (
    Column("document_id", "string", "Vast kenmerk van het document, afgeleid van naam en inhoud."),
    Column("bestand", "string", "Naam van het bestand binnen de geanalyseerde map."),
)
SPAN = (
    Column(
        "begin", "integer", "Plaats van het eerste teken van de zin in de tekst van het document (vanaf 0)."
    ),
    Column("eind", "integer", "Plaats na het laatste teken van de zin in de tekst van het document."),
)
PLACE = (
    Column(
        "pagina", "integer", "Pagina waarop de zin begint; leeg als het bestandstype geen pagina's heeft."
    ),
    Column("kop", "string", f"De koppen boven de zin, van hoog naar laag, gescheiden door '{SEPARATOR}'."),
    Column("zin", "string", "De zin zoals die in het document staat."),
)
