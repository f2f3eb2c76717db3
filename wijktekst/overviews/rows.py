"""What overviews count: the measures of a run, each once, and what its sentences speak of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from wijktekst.reports.columns import SEPARATOR
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


def spoken_of(
    reports: dict[str, pd.DataFrame], level: Literal["opgave", "thema"]
) -> Iterator[tuple[str, set[str]]]:
    """Per sentence with a term the id of its document, and the challenges or themes that it speaks of."""
    themes, passages = reports["themas"], reports["passages"]
    name_of = dict(zip(themes["thema"], themes[level], strict=True))
    for document, found in zip(passages["document_id"], passages["themas"], strict=True):
        yield document, {name_of[theme] for theme in found.split(SEPARATOR)}
