"""The reports as pandas data frames, for research code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wijktekst.reports.columns import TABLES
from wijktekst.reports.rows import Labels, Row, rows_of
from wijktekst.types import Analysis, Unread

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "date": "string"}


def frames(
    results: Iterable[Analysis | Unread], labels: Labels, *, ambitions: bool = False
) -> dict[str, pd.DataFrame]:
    """A data frame per report, by its name ("documenten", "themas", ...), typed as in datapackage.json.

    An unknown value is `pd.NA`. Dates are ISO strings.
    """
    import pandas as pd

    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for result in results:
        for name, more in rows_of(result, labels, ambitions).items():
            rows[name].extend(more)
    return {
        table.name: pd.DataFrame(rows[table.name], columns=[column.name for column in table.columns]).astype(
            {column.name: _DTYPES[column.type] for column in table.columns}
        )
        for table in TABLES
    }
