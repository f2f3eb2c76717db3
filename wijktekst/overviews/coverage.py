"""Which challenge is worked on where, with what and with how much money; and what is missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import fsum
from operator import itemgetter
from typing import TYPE_CHECKING

from wijktekst.overviews.rows import MeasureRow, counting, spoken_of
from wijktekst.reports.attributes import Value
from wijktekst.reports.columns import SEPARATOR
from wijktekst.types import CHALLENGES, INSTRUMENTS

if TYPE_CHECKING:
    import pandas as pd

#: Sentences that must speak of a theme before it is a blind spot that no measure does.
ATTENTION = 3
#: What a measure may lack, and the columns of which one must be filled.
LACKS = {
    "bedrag": ("bedrag_eur", "bedrag_min", "bedrag_max"),
    "eigenaar": ("actor",),
    "termijn": ("periode",),
}
#: The columns that a `Cell` counts money by.
MONEY = (*LACKS["bedrag"], "per_jaar", "bedrag_per", "richting", "stelligheid")
_money_of = itemgetter(*MONEY)
UNKNOWN = ""


@dataclass(slots=True)
class Cell:
    """Measures of one challenge, in one place, with one instrument.

    `once` and `yearly` are amounts in euros that the measures name as their own, `less` those of measures
    that cut or end something, by the year or not. Amounts per household and the like, ranges, and what is
    refused are counted in `with_money` only.
    """

    measures: int = 0
    with_money: int = 0
    once: list[float] = field(default_factory=list)
    yearly: list[float] = field(default_factory=list)
    less: list[float] = field(default_factory=list)

    def add(
        self,
        amount: float | None,
        low: float | None,
        high: float | None,
        yearly: str,
        per: str,
        way: str,
        firm: str,
    ) -> None:
        """Count a measure, of which these are the cells of `MONEY`."""
        self.measures += 1
        self.with_money += tells(amount, low, high)
        if amount is None or per or firm == "afgewezen":
            return
        (self.less if way == "minder" else self.yearly if yearly else self.once).append(amount)


@dataclass(frozen=True, slots=True)
class ChallengeLine:
    """A challenge in one line: attention (share of the sentences), measures, money and what is missing."""

    challenge: str
    sentences: int
    share: float
    total: Cell
    by_instrument: Mapping[str, int]
    with_place: int
    lacking: Mapping[str, int]


@dataclass(slots=True)
class ThemeCount:
    """A theme of a run: sentences that speak of it, in how many documents, and measures that do."""

    challenge: str
    theme: str
    label: str
    sentences: int = 0
    documents: int = 0
    measures: int = 0

    def add(self, sentences: int, measures: int) -> None:
        """Count a document."""
        self.documents += 1
        self.sentences += sentences
        self.measures += measures


@dataclass(frozen=True, slots=True)
class BlindTheme:
    """A theme that sentences speak of and no measure does."""

    challenge: str
    theme: str
    label: str
    sentences: int
    documents: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix (challenge, place, instrument) -> cell, a line per challenge, and the blind spots.

    `lacking` holds rows of measures with the names of `LACKS` that they lack, those that lack most first.
    """

    cells: Mapping[tuple[str, str, str, str], Cell]
    lines: tuple[ChallengeLine, ...]
    themes: tuple[BlindTheme, ...]
    lacking: tuple[tuple[MeasureRow, tuple[str, ...]], ...]


def tells(*cells: Value) -> bool:
    """Whether any of these cells of a measure is filled; an amount of 0 is."""
    return any(cell is not None and cell != UNKNOWN for cell in cells)


def lacks(row: MeasureRow, name: str) -> bool:
    """Whether a measure says nothing of one of `LACKS`."""
    return not tells(*(row[column] for column in LACKS[name]))


def coverage(reports: dict[str, pd.DataFrame]) -> Coverage:
    """What the reports of a run cover; a measure that stands in several places counts once."""
    rows = counting(reports)
    cells: defaultdict[tuple[str, str, str, str], Cell] = defaultdict(Cell)
    for row in rows:
        for place, code in _places(row):
            cells[row["opgave"], place, code, row["instrument"] or UNKNOWN].add(*_money_of(row))
    lacking = [(row, tuple(name for name in LACKS if lacks(row, name))) for row in rows]
    ordered = sorted((one for one in lacking if one[1]), key=lambda one: -len(one[1]))
    return Coverage(
        dict(sorted(cells.items(), key=lambda item: (_order(item[0][0]), item[0]))),
        tuple(_lines(reports, rows)),
        tuple(_blind(reports)),
        tuple(ordered),
    )


def _places(row: MeasureRow) -> Iterator[tuple[str, str]]:
    """Each place of a measure with its code; one without a place is in the cell "nowhere named"."""
    names, codes = ((row[column] or "").split(SEPARATOR) for column in ("plaats", "plaats_code"))
    yield from dict.fromkeys(zip(names, codes, strict=True))


def _order(challenge: str) -> int:
    return CHALLENGES.index(challenge) if challenge in CHALLENGES else len(CHALLENGES)


def _lines(reports: dict[str, pd.DataFrame], rows: list[MeasureRow]) -> Iterator[ChallengeLine]:
    total = int(reports["documenten"]["zinnen"].sum())
    speaking = Counter(name for _, spoken in spoken_of(reports, "opgave") for name in spoken)
    for challenge in dict.fromkeys((*CHALLENGES, *sorted({*speaking, *(row["opgave"] for row in rows)}))):
        own = [row for row in rows if row["opgave"] == challenge]
        cell = Cell()
        for row in own:
            cell.add(*_money_of(row))
        found = Counter(row["instrument"] or UNKNOWN for row in own)
        yield ChallengeLine(
            challenge,
            speaking[challenge],
            speaking[challenge] / total if total else 0.0,
            cell,
            {name: found[name] for name in (*INSTRUMENTS, UNKNOWN)},
            sum(row["plaats"] is not None for row in own),
            {name: sum(lacks(row, name) for row in own) for name in LACKS},
        )


def _blind(reports: dict[str, pd.DataFrame]) -> list[BlindTheme]:
    columns = ("opgave", "thema", "label", "zinnen", "maatregelen")
    counts: dict[str, ThemeCount] = {}
    for challenge, theme, label, sentences, measures in zip(
        *(reports["themas"][column] for column in columns), strict=True
    ):
        counts.setdefault(theme, ThemeCount(challenge, theme, label)).add(int(sentences), int(measures))
    return blind_of(counts.values())


def blind_of(counts: Iterable[ThemeCount]) -> list[BlindTheme]:
    """By challenge, those that are spoken of most first."""
    found = [
        BlindTheme(one.challenge, one.theme, one.label, one.sentences, one.documents)
        for one in counts
        if not one.measures and one.sentences >= ATTENTION
    ]
    return sorted(found, key=lambda one: (_order(one.challenge), -one.sentences, one.theme))


def money(amounts: list[float]) -> float | None:
    """The sum of amounts whatever their order; None when there are none."""
    return fsum(amounts) if amounts else None
