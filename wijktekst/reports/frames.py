"""The reports as data frames, for research code: of pandas, or of Polars (`polars_frames`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, overload

from wijktekst.errors import InputError
from wijktekst.reports.attributes import Value
from wijktekst.reports.columns import Table
from wijktekst.reports.groups import Repeated, alone, grouped
from wijktekst.reports.measure_table import MEASURES
from wijktekst.reports.rows import Labels, Row, rows_of
from wijktekst.reports.tables import TABLES
from wijktekst.types import Analysis, Unread

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

#: Whose data frames.
Library = Literal["pandas", "polars"]

_DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "date": "string"}


@overload
def frames(
    results: Iterable[Analysis | Unread],
    labels: Labels,
    *,
    ambitions: bool = False,
    repeated: Repeated = alone,
    library: Literal["pandas"] = "pandas",
) -> dict[str, pd.DataFrame]: ...
@overload
def frames(
    results: Iterable[Analysis | Unread],
    labels: Labels,
    *,
    ambitions: bool = False,
    repeated: Repeated = alone,
    library: Literal["polars"],
) -> dict[str, pl.DataFrame]: ...
def frames(
    results: Iterable[Analysis | Unread],
    labels: Labels,
    *,
    ambitions: bool = False,
    repeated: Repeated = alone,
    library: Library = "pandas",
) -> dict[str, Any]:
    """A data frame per report, by its name ("documenten", "themas", ...), typed as in datapackage.json.

    An unknown value is `pd.NA`, in Polars null. Dates are ISO strings in pandas, whose own dates bring a
    time along, and `pl.Date` in Polars. `repeated` tells which measures are the same one. Raises InputError
    when the library is not known or not installed.
    """
    frame_of = _maker(library)
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for result in results:
        for name, more in rows_of(result, labels, ambitions).items():
            rows[name].extend(more)
    rows[MEASURES.name] = list(grouped(rows[MEASURES.name], repeated))
    return {table.name: frame_of(table, rows[table.name]) for table in TABLES}


def batches(results: Iterable[Analysis | Unread], size: int) -> Iterator[list[Analysis | Unread]]:
    """Results by so many at a time, the last perhaps fewer; no more than that is asked for ahead."""
    source = iter(results)
    while batch := list(islice(source, size)):
        yield batch


def typed(table: Table, rows: Iterable[Sequence[Value]]) -> pd.DataFrame:
    """Rows of a report as a data frame with the types of its columns."""
    import pandas as pd

    frame: pd.DataFrame = pd.DataFrame(list(rows), columns=list(table.names), dtype="object")
    numbers = [column.name for column in table.columns if column.type in ("integer", "number")]
    frame[numbers] = frame[numbers].apply(pd.to_numeric)
    whole: pd.DataFrame = frame.astype({column.name: _DTYPES[column.type] for column in table.columns})
    return whole


def _maker(library: str) -> Any:
    """What makes a frame of rows; asked before the work, so that nobody waits to hear that it cannot be."""
    if library == "pandas":
        return typed
    if library == "polars":
        from wijktekst.reports import polars_frames

        polars_frames.check()
        return polars_frames.typed
    raise InputError(f"Met '{library}' kunnen geen tabellen worden gemaakt. Kies 'pandas' of 'polars'.")
