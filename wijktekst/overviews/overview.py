"""What the page about a run says: figures, and the measures themselves.

Everything here is plain data. `tally` makes it out of rows of reports, `figures` draws it, `page` and
`workbook` write it. Measures that stand in several places count once; `measures` of a document counts those
that it holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wijktekst.overviews.coverage import Cell


@dataclass(frozen=True, slots=True)
class ChallengeFigures:
    """One challenge, also "geen" and "onzeker".

    `documents` hold a measure of it; `sentences` speak of it, `share` of all sentences (0 to 1). `money` is
    what `coverage.Cell` counts: amounts once, by the year, and less, in euros. `firmness` counts measures
    by how firm they are, "" for those that do not say. `looked_for` tells whether the taxonomy has themes of
    it; if not, how much is said of it is not known.
    """

    challenge: str
    label: str
    documents: int
    sentences: int
    share: float
    money: Cell
    firmness: Mapping[str, int]
    looked_for: bool = True

    @property
    def measures(self) -> int:
        """Measures, each once."""
        return self.money.measures


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """A document, or the documents that the page has no room for together (`file` is "").

    `documents` is how many they are; `by_challenge` counts measures by challenge, all of those in it.
    """

    file: str
    title: str
    kind: str
    documents: int
    by_challenge: Mapping[str, int]

    @property
    def measures(self) -> int:
        """Measures that it holds."""
        return sum(self.by_challenge.values())


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """A municipality (CBS code, "GM0363"), and how many measures name it or one of its neighbourhoods.

    `about` counts documents that are about this municipality.
    """

    code: str
    name: str
    measures: int
    about: int


@dataclass(frozen=True, slots=True)
class Card:
    """A measure as it is shown: its row of maatregelen.csv by column, None for unknown.

    `repeats` counts the other sentences that tell the same measure; `link` leads to its file, at its page
    where that can be, seen from the folder of reports; "" when there is none.
    """

    row: Mapping[str, str | int | float | None]
    repeats: int
    link: str


@dataclass(frozen=True, slots=True)
class Totals:
    """The run in numbers; `measures` counts each once, `repeats` what was left out so, `unsure` is among
    them.
    """

    documents: int
    unread: int
    pages: int
    words: int
    sentences: int
    measures: int
    repeats: int
    unsure: int
    with_money: int
    with_actor: int
    with_period: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All of it.

    `challenges` are the twelve in the order of the codebook, then "geen" and "onzeker". `documents` are the
    rows of the heat map, of those that hold a measure. `years` counts measures that run in a year, by
    challenge; open ends count for the year that is named. `cards` are in order of file and place in it, the
    doubtful last; `left_out` measures have none, for lack of room. `themes` are the themes that sentences
    speak of most: (challenge, label, sentences). `unread` and `read` are rows of niet_gelezen.csv and
    documenten.csv by column, at most as many as fit, with `unread_left_out` and `read_left_out` more.
    `blind` names themes that sentences speak of and no measure does: (challenge, label, sentences).
    """

    totals: Totals
    challenges: tuple[ChallengeFigures, ...]
    documents: tuple[DocumentFigures, ...]
    years: Mapping[int, Mapping[str, int]]
    places: tuple[PlaceFigures, ...]
    themes: tuple[tuple[str, str, int], ...]
    blind: tuple[tuple[str, str, int], ...]
    cards: tuple[Card, ...]
    left_out: int
    read: tuple[Mapping[str, str | int | float | None], ...]
    read_left_out: int
    unread: tuple[Mapping[str, str | int | float | None], ...]
    unread_left_out: int
