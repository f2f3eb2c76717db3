"""The reports as pandas data frames, for research code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wijktekst.reports.groups import Groups, Repeated, alone
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

    An unknown value is `pd.NA`. Dates are ISO strings. `repeated` as for `write`.
    """
    import pandas as pd

    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for result in results:
        for name, more in rows_of(result, labels, ambitions).items():
            rows[name].extend(more)
    groups = Groups(repeated)
    groups.add_rows(rows[MEASURES.name])
    rows[MEASURES.name] = list(groups.filled(rows[MEASURES.name]))
    return {
        table.name: pd.DataFrame(rows[table.name], columns=[column.name for column in table.columns]).astype(
            {column.name: _DTYPES[column.type] for column in table.columns}
        )
        for table in TABLES
    }
