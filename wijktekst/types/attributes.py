"""What a measure says besides its challenge: each value with the characters of the document that prove it.

What a sentence does not say stays None, "" or (). Offsets are half-open character offsets into
`Document.text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wijktekst.types.spans import check_span

ACTOR_KINDS = (
    *("Rijk", "provincie", "gemeente", "waterschap", "corporatie", "politie", "zorgpartij", "onderwijs"),
    *("bewoners", "bedrijf", "EU", "partij"),
)
INSTRUMENTS = ("geld", "regel", "organisatie", "uitvoering", "afspraak", "kennis")
DIRECTIONS = ("meer", "minder", "anders")
#: For whom a measure is, as a district manager would say it.
TARGET_GROUPS = (
    *("bewoners", "huurders", "woningeigenaren", "woningzoekenden", "gezinnen", "ouders", "kinderen"),
    *("jongeren", "leerlingen", "studenten", "ouderen", "mantelzorgers", "vrijwilligers", "patiënten"),
    *("mensen met een beperking", "dak- en thuislozen", "mensen met schulden"),
    *("mensen met een laag inkomen", "uitkeringsgerechtigden", "werkzoekenden", "werkenden"),
    *("publieke werkers", "zzp'ers", "ondernemers", "boeren", "nieuwkomers", "vrouwen", "lhbtiq+'ers"),
    *("slachtoffers", "gedetineerden", "laaggeletterden", "makers", "verenigingen", "bezoekers"),
    *("reizigers", "kwetsbare mensen"),
)
#: From most to least firm; what is refused or stopped comes last.
FIRMNESS = ("in uitvoering", "besloten", "voorgenomen", "verzocht", "verkend", "afgewezen", "stopgezet")
SCALES = ("wijk", "gemeente", "regio", "provincie", "landelijk", "internationaal")
#: What a guilder is worth in euros, fixed by Council Regulation (EC) 2866/98.
GUILDERS_PER_EURO = 2.20371


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that the text states: a class of the codebook or an official name."""

    value: str
    start: int
    end: int

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or pays.

    `name` is as written, or for "wij" whom the document makes of it ("het kabinet"); `kind` is one of
    `ACTOR_KINDS` or ""; `ministry` an abbreviation ("BZK") where the text names one.
    """

    name: str
    kind: str
    start: int
    end: int
    ministry: str = ""

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Amount:
    """Money as found in the text: `euros` as a number, and the characters that prove it.

    Both ends of a range are amounts of their own; `bound` tells which end of what is said an amount is:
    "min" ("minimaal", the low end of a range), "max" ("tot", "oplopend tot", the high end) or "" (the amount
    itself). `per` is what it is paid for each of ("jaar", "huishouden"), `recurring` whether it comes back,
    `year` the calendar year that it is for. `guilders` tells that it was written in guilders.
    """

    start: int
    end: int
    euros: float
    text: str
    bound: Literal["", "min", "max"] = ""
    per: str = ""
    recurring: Literal["", "structureel", "incidenteel"] = ""
    year: str = ""
    guilders: bool = False

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Money:
    """What the amounts of a measure come to, in euros; None for what is not said.

    `euros` is the one amount that the measure is about; a range has only `low` and `high`. `per_year` holds
    for amounts by the year, `recurring` as for `Amount`; `text` is as written.
    """

    start: int
    end: int
    text: str
    euros: float | None = None
    low: float | None = None
    high: float | None = None
    per: str = ""
    recurring: Literal["", "structureel", "incidenteel"] = ""
    guilders: bool = False

    def __post_init__(self) -> None:
        check_span(self.start, self.end)

    @property
    def per_year(self) -> bool:
        """Whether the amount is by the year."""
        return self.per == "jaar"


@dataclass(frozen=True, slots=True)
class Period:
    """When a measure runs.

    `iso` is as ISO 8601-2 writes it ("2026", "2022/2025", "2021/..", "../2028"); `first` and `last` are the
    first and the last day of it as ISO dates, "" where it is open.
    """

    iso: str
    first: str
    last: str
    start: int
    end: int

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Place:
    """A place named: `code` is that of CBS ("GM0193", "WK019301", "BU01930104", "PV23") or "NPLV" for a focus
    area; "" when `doubtful`: several places bear the name and the text does not tell which.
    """

    name: str
    code: str
    start: int
    end: int
    doubtful: bool = False

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Attributes:
    """The attributes of one measure. `scale` is one of `SCALES`, `references` are numbers and names."""

    actor: Actor | None = None
    payer: Actor | None = None
    target_groups: tuple[Fact, ...] = ()
    instrument: Fact | None = None
    direction: Fact | None = None
    firmness: Fact | None = None
    conditions: tuple[Fact, ...] = ()
    amounts: tuple[Amount, ...] = ()
    money: Money | None = None
    periods: tuple[Period, ...] = ()
    scale: Fact | None = None
    places: tuple[Place, ...] = ()
    references: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class TableAmount:
    """Money in a cell of a table, in euros, with what stands beside and above it.

    `row` is the text of the first cell in its row, `column` the head of its column, `caption` the line that
    names the table, `year` the year in one of these; "" for what there is not.
    """

    start: int
    end: int
    euros: float
    row: str
    column: str
    year: str
    caption: str

    def __post_init__(self) -> None:
        check_span(self.start, self.end)
