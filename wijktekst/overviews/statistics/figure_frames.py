"""The numbers of each figure of the report, as data frames."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from wijktekst.overviews.coverage import UNKNOWN, money
from wijktekst.overviews.overview import Overview
from wijktekst.overviews.statistics.counts import NUMBER, TEXT, WHOLE, Reports, framed, known
from wijktekst.overviews.tally import Tally
from wijktekst.reports.rows import Labels
from wijktekst.reports.tables import TABLES
from wijktekst.types import FIRMNESS

if TYPE_CHECKING:
    import pandas as pd

_Rows = Iterator[tuple[Any, ...]]
_CHALLENGE = {"opgave": TEXT, "label": TEXT}


def overview_of(reports: Reports, labels: Labels) -> Overview:
    """What the page about a run counts, out of its reports; `wijktekst.pipeline.labels()` gives the names."""
    tally = Tally(labels)
    for table in TABLES:
        frame = reports[table.name][list(table.names)].astype("object")
        rows = frame.where(frame.notna(), None).itertuples(index=False, name=None)
        for _ in tally.watch(table, rows):
            pass
    return tally.overview()


def figure_frame(overview: Overview, figure: str) -> pd.DataFrame:
    """The numbers that a figure of the report shows, by the name of its file:

    - "opgaven": per `opgave` (with `label`) `maatregelen`, each once; `zinnen` that speak of it and their
      `aandeel` of all (0 to 1); `documenten` that hold a measure of it;
    - "opgaven_per_document": per document (`bestand`, `titel`, `soort`) a column per challenge with the
      measures that it holds, repeats among them, and `samen`. Documents that the figure has no room for are
      one row without `bestand`; `documenten` says how many each row is;
    - "geld": per `opgave` the sums in euros that measures name, `eenmalig`, `per_jaar` and `minder` (cut or
      ended; NA for none), and `met_bedrag`: measures that name an amount in any way;
    - "stelligheid": per `opgave` measures by how firm they are, `niet_gezegd`, and `maatregelen`;
    - "jaren": per `jaar` measures that run in it, by challenge, and `samen`;
    - "gemeenten": per municipality (`gemeente_code`, `gemeente`) `maatregelen` that name it or a quarter of
      it, and `documenten` that are about it.

    Challenges are the twelve, then "geen" and "onzeker". Raises InputError for another name.
    """
    known("figure", figure, _FRAMES)
    return _FRAMES[figure](overview)


def _challenges(overview: Overview) -> pd.DataFrame:
    names = {"maatregelen": WHOLE, "zinnen": WHOLE, "aandeel": NUMBER, "documenten": WHOLE}
    return framed(
        {**_CHALLENGE, **names},
        (
            (one.challenge, one.label, one.measures, one.sentences, one.share, one.documents)
            for one in overview.challenges
        ),
    )


def _documents(overview: Overview) -> pd.DataFrame:
    codes = [one.challenge for one in overview.challenges]
    head = {"bestand": TEXT, "titel": TEXT, "soort": TEXT, "documenten": WHOLE}

    def rows() -> _Rows:
        for one in overview.documents:
            named = (one.file or None, one.title or None, one.kind or None, one.documents)
            yield *named, *(one.by_challenge.get(code, 0) for code in codes), one.measures

    return framed({**head, **dict.fromkeys(codes, WHOLE), "samen": WHOLE}, rows())


def _money(overview: Overview) -> pd.DataFrame:
    names = {"eenmalig": NUMBER, "per_jaar": NUMBER, "minder": NUMBER, "met_bedrag": WHOLE}

    def rows() -> _Rows:
        for one in overview.challenges:
            cell = one.money
            sums = (money(amounts) for amounts in (cell.once, cell.yearly, cell.less))
            yield one.challenge, one.label, *sums, cell.with_money

    return framed({**_CHALLENGE, **names}, rows())


def _firmness(overview: Overview) -> pd.DataFrame:
    names = dict.fromkeys((*FIRMNESS, "niet_gezegd", "maatregelen"), WHOLE)

    def rows() -> _Rows:
        for one in overview.challenges:
            counts = (one.firmness[name] for name in (*FIRMNESS, UNKNOWN))
            yield one.challenge, one.label, *counts, one.measures

    return framed({**_CHALLENGE, **names}, rows())


def _years(overview: Overview) -> pd.DataFrame:
    codes = [one.challenge for one in overview.challenges]

    def rows() -> _Rows:
        for year, found in overview.years.items():
            yield year, *(found.get(code, 0) for code in codes), sum(found.values())

    return framed({"jaar": WHOLE, **dict.fromkeys(codes, WHOLE), "samen": WHOLE}, rows())


def _municipalities(overview: Overview) -> pd.DataFrame:
    names = {"gemeente_code": TEXT, "gemeente": TEXT, "maatregelen": WHOLE, "documenten": WHOLE}
    return framed(names, ((one.code, one.name, one.measures, one.about) for one in overview.places))


_FRAMES: dict[str, Callable[[Overview], pd.DataFrame]] = {
    "opgaven": _challenges,
    "opgaven_per_document": _documents,
    "geld": _money,
    "stelligheid": _firmness,
    "jaren": _years,
    "gemeenten": _municipalities,
}
