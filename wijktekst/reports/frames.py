"""The reports as pandas data frames, for research code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from wijktekst.reports.attributes import Value
from wijktekst.reports.columns import Table
from wijktekst.reports.groups import Repeated, alone, grouped
from wijktekst.reports.measure_table import MEASURES
from wijktekst.reports.rows import Labels, Row, rows_of
from wijktekst.reports.tables import TABLES
from wijktekst.types import Analysis, Unread

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "date": "string"}


def frames(
    results: Iterable[Analysis | Unread],
    labels: Labels,
    *,
    ambitions: bool = False,
    repeated: Repeated = alone,
) -> dict[str, pd.DataFrame]:
    """A data frame per report, by its name ("documenten", "themas", ...), typed as in datapackage.json.

    An unknown value is `pd.NA`. Dates are ISO strings. `repeated` tells which measures are the same one.
    """
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for result in results:
        for name, more in rows_of(result, labels, ambitions).items():
            rows[name].extend(more)
    rows[MEASURES.name] = list(grouped(rows[MEASURES.name], repeated))
    return {table.name: typed(table, rows[table.name]) for table in TABLES}


def typed(table: Table, rows: Iterable[Sequence[Value]]) -> pd.DataFrame:
    """Rows of a report as a data frame with the types of its columns."""
    import pandas as pd

    frame: pd.DataFrame = pd.DataFrame(list(rows), columns=list(table.names), dtype="object")
    numbers = [column.name for column in table.columns if column.type in ("integer", "number")]
    frame[numbers] = frame[numbers].apply(pd.to_numeric)
    whole: pd.DataFrame = frame.astype({column.name: _DTYPES[column.type] for column in table.columns})
    return whole
