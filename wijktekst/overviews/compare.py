"""Two runs beside each other: which measures are new, gone or changed, and which themes shifted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from wijktekst.measures.similarity import told_again
from wijktekst.overviews.rows import MeasureRow, counting
from wijktekst.overviews.shares import Shift, shifts
from wijktekst.reports.columns import SEPARATOR
from wijktekst.reports.rows import UNSURE

if TYPE_CHECKING:
    import pandas as pd

Status = Literal["nieuw", "vervallen", "gewijzigd", "anders verwoord", "gelijk"]
#: What may change in a measure, and the columns that say it.
WATCHED = {
    "bedrag": ("bedrag_eur", "bedrag_min", "bedrag_max", "per_jaar", "structureel"),
    "stelligheid": ("stelligheid", "voorwaarde"),
    "opgave": ("opgave",),
    "periode": ("periode",),
    "richting": ("richting",),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A measure before and after, as rows of `maatregelen.csv` by column; None where it is not there.

    `changed` holds names of `WATCHED`; `alike` runs from 0 to 1 and is 0 for what is new or gone.
    """

    status: Status
    changed: tuple[str, ...]
    before: MeasureRow | None
    after: MeasureRow | None
    alike: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Changes in order of the old text, new measures last; shifts of challenges, then of themes."""

    changes: tuple[Change, ...]
    shifts: tuple[Shift, ...]

    def count(self, status: Status) -> int:
        """How many measures came out so."""
        return sum(change.status == status for change in self.changes)


def compare(before: dict[str, pd.DataFrame], after: dict[str, pd.DataFrame]) -> Comparison:
    """Compare the reports of two runs, as `wijktekst.reports.read` gives them.

    A measure that stands in several places counts once on each side. Measures are paired by what they say,
    not by where they stand, so that a moved paragraph is no change.
    """
    old, new = counting(before), counting(after)
    paired = told_again(_told(old), _told(new))
    partner = {one: (other, alike) for one, other, alike in paired}
    found = {other for _, other, _ in paired}
    changes = [
        _change(row, new[partner[at][0]], partner[at][1])
        if at in partner
        else Change("vervallen", (), row, None, 0.0)
        for at, row in enumerate(old)
    ]
    changes += [Change("nieuw", (), None, row, 0.0) for at, row in enumerate(new) if at not in found]
    return Comparison(tuple(changes), (*shifts("opgave", before, after), *shifts("thema", before, after)))


def _told(rows: Sequence[MeasureRow]) -> list[tuple[str, Sequence[str]]]:
    return [(row["zin"], (row["kop"] or "").split(SEPARATOR)) for row in rows]


def _change(before: MeasureRow, after: MeasureRow, alike: float) -> Change:
    changed = tuple(_changed(before, after))
    status: Status = "gewijzigd" if changed else "gelijk" if alike == 1 else "anders verwoord"
    return Change(status, changed, before, after, alike)


def _changed(before: MeasureRow, after: MeasureRow) -> Iterator[str]:
    for name, columns in WATCHED.items():
        unsure = name == "opgave" and UNSURE in (before[name], after[name])
        if not unsure and any(before[column] != after[column] for column in columns):
            yield name
