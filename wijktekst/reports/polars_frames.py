"""A report as a Polars data frame; Polars is an extra."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from wijktekst.errors import InputError
from wijktekst.reports.attributes import Value
from wijktekst.reports.columns import ColumnType, Table

if TYPE_CHECKING:
    import polars as pl


def check() -> None:
    """Raises InputError when Polars is not installed."""
    try:
        import polars  # noqa: F401
    except ImportError as error:
        raise InputError(
            'Voor tabellen van Polars is een uitbreiding nodig: pip install "wijktekst[polars]". '
            "Zonder die uitbreiding krijgt u tabellen van pandas."
        ) from error


def typed(table: Table, rows: Iterable[Sequence[Value]]) -> pl.DataFrame:
    """Rows of a report as a data frame with the types of its columns; unknown is null, a date a date."""
    import polars as pl

    types = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "date": pl.Date}
    columns = list(zip(*rows, strict=True)) or [()] * len(table.columns)
    return pl.DataFrame(
        [
            pl.Series(column.name, [_cell(value, column.type) for value in values], types[column.type])
            for column, values in zip(table.columns, columns, strict=True)
        ]
    )


def _cell(value: Value, kind: ColumnType) -> Any:
    """A value as its column holds it; whole numbers stand among the others as ints."""
    if value is None:
        return None
    if kind == "date":
        return date.fromisoformat(str(value))
    return {"string": str, "integer": int, "number": float}[kind](value)
