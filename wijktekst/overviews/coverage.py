"""Which challenge is worked on where, with what and with how much money; and what is missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import fsum
from typing import TYPE_CHECKING

from wijktekst.overviews.rows import MeasureRow, counting, spoken_of
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

    def add(self, row: MeasureRow) -> None:
        """Count a measure."""
        self.measures += 1
        self.with_money += not lacks(row, "bedrag")
        if row["bedrag_eur"] is None or row["bedrag_per"] is not None or row["stelligheid"] == "afgewezen":
            return
        added = self.yearly if row["per_jaar"] else self.once
        (self.less if row["richting"] == "minder" else added).append(row["bedrag_eur"])


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


def lacks(row: MeasureRow, name: str) -> bool:
    """Whether a measure says nothing of one of `LACKS`."""
    return all(row[column] is None for column in LACKS[name])


def coverage(reports: dict[str, pd.DataFrame]) -> Coverage:
    """What the reports of a run cover; a measure that stands in several places counts once."""
    rows = counting(reports)
    cells: defaultdict[tuple[str, str, str, str], Cell] = defaultdict(Cell)
    for row in rows:
        for place, code in _places(row):
            cells[row["opgave"], place, code, row["instrument"] or UNKNOWN].add(row)
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
    for challenge in dict.fromkeys((*CHALLENGES, *sorted(row["opgave"] for row in rows))):
        own = [row for row in rows if row["opgave"] == challenge]
        cell = Cell()
        for row in own:
            cell.add(row)
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
    """By challenge, those that are spoken of most first."""
    found = []
    for _, group in reports["themas"].groupby("thema"):
        challenge, theme, label = group[["opgave", "thema", "label"]].iloc[0]
        sentences = int(group["zinnen"].sum())
        if not group["maatregelen"].sum() and sentences >= ATTENTION:
            found.append(BlindTheme(challenge, theme, label, sentences, len(group)))
    return sorted(found, key=lambda one: (_order(one.challenge), -one.sentences, one.theme))


def money(amounts: list[float]) -> float | None:
    """The sum of amounts whatever their order; None when there are none."""
    return fsum(amounts) if amounts else None
