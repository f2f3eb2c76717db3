"""The measures of a run as rows, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wijktekst.reports.groups import COUNTS

if TYPE_CHECKING:
    import pandas as pd

#: A row of `maatregelen.csv` by column; None for what is unknown.
MeasureRow = dict[str, Any]


def counting(reports: dict[str, pd.DataFrame]) -> list[MeasureRow]:
    """Rows of measures in their order; of those that tell the same measure only the one that counts."""
    frame = reports["maatregelen"]
    frame = frame[frame["telt_mee"] == COUNTS].astype("object")
    rows: list[MeasureRow] = frame.where(frame.notna(), None).to_dict("records")
    return rows
