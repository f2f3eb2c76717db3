"""Figures by challenge: measures and attention, and money."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

from wijktekst.language.numbers import in_digits
from wijktekst.overviews.coverage import Cell, money
from wijktekst.overviews.figures.bars import Bars, Panel
from wijktekst.overviews.figures.figure import Figure
from wijktekst.overviews.figures.palette import BLUE, ORANGE
from wijktekst.overviews.figures.words import ELLIPSIS, clean
from wijktekst.overviews.overview import ChallengeFigures, Overview
from wijktekst.overviews.summary import euros, percent
from wijktekst.reports.rows import UNSURE
from wijktekst.types import NO_CHALLENGE

_NAMED = 3
_LONGEST_NAME = 80
_MONEY: tuple[tuple[str, Callable[[Cell], list[float]], str], ...] = (
    ("Eenmalig", attrgetter("once"), BLUE),
    ("Per jaar", attrgetter("yearly"), BLUE),
    ("Minder of stoppen", attrgetter("less"), ORANGE),
)


def attention(overview: Overview) -> Iterator[Figure]:
    """How many measures there are for each challenge, and how much is said of it."""
    rows = [one for one in overview.challenges if one.measures or one.sentences or not is_none(one)]
    rows = ordered(rows, lambda one: one.measures)
    if not any(one.measures or one.sentences for one in rows):
        return
    panels = (
        _counts("Maatregelen", [one.measures for one in rows], BLUE),
        Panel(
            "Aandacht: deel van alle zinnen",
            tuple(one.share for one in rows),
            tuple(percent(one.share) if one.looked_for else "–" for one in rows),
            ORANGE,
        ),
    )
    documents = [in_digits(one.documents) for one in rows]
    sentences = [in_digits(one.sentences) for one in rows]
    yield _figure(
        "opgaven",
        "Maatregelen en aandacht per opgave",
        f"Twee staven per opgave. Meeste maatregelen: {most(_pairs(rows, panels[0]))}. "
        f"Meeste aandacht in de zinnen: {most(_pairs(rows, panels[1]))}.",
        rows,
        Bars(_names(rows), panels, apart(rows)),
        (("Zinnen", sentences), ("Documenten met een maatregel", documents)),
    )


def amounts(overview: Overview) -> Iterator[Figure]:
    """What the measures of each challenge cost, by what they say themselves."""
    sums = {one.challenge: [money(of(one.money)) for _, of, _ in _MONEY] for one in overview.challenges}
    rows = [one for one in shown(overview) if any(sums[one.challenge])]
    rows = ordered(rows, lambda one: sum(amount or 0.0 for amount in sums[one.challenge]))
    if not rows:
        return
    panels = []
    for at, (title, _, colour) in enumerate(_MONEY):
        values = [sums[one.challenge][at] for one in rows]
        if any(values):
            panels.append(
                Panel(title, tuple(value or 0.0 for value in values), tuple(map(_rounded, values)), colour)
            )
    without = [one.label for one in overview.challenges if one not in rows and not is_none(one)]
    note = f"Geen bedrag in euro's bij: {'; '.join(without)}." if without else ""
    told = " ".join(f"{panel.title}, het meest: {most(_pairs(rows, panel))}." for panel in panels)
    yield _figure(
        "geld",
        "Bedragen die de maatregelen zelf noemen, per opgave",
        f"Staven per opgave, alle op dezelfde schaal. {told}",
        rows,
        Bars(_names(rows), tuple(panels), apart(rows), shared=True, note=note),
        (("Maatregelen met een bedrag", [in_digits(one.money.with_money) for one in rows]),),
    )


def shown(overview: Overview) -> list[ChallengeFigures]:
    """The challenges in their own order, and what is none only where there are measures of it."""
    return [one for one in overview.challenges if one.measures or not is_none(one)]


def is_none(one: ChallengeFigures) -> bool:
    """Whether it holds measures without a challenge, or whose challenge is unsure."""
    return one.challenge in (NO_CHALLENGE, UNSURE)


def most(pairs: Iterable[tuple[str, float, str]]) -> str:
    """The largest of (name, value, value as written), as people list them: "Wonen (12), Zorg (3)"."""
    largest = sorted((pair for pair in pairs if pair[1] > 0), key=lambda pair: -pair[1])
    told = [f"{_brief(name)} ({written})" for name, _, written in largest[:_NAMED]]
    return ", ".join(told) or "geen"


def _brief(name: str) -> str:
    name = clean(name)
    return name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME].rstrip() + ELLIPSIS


def _figure(
    name: str,
    title: str,
    alt: str,
    rows: Sequence[ChallengeFigures],
    bars: Bars,
    more: Sequence[tuple[str, Sequence[str]]],
) -> Figure:
    """The figure of these bars, with more columns in its table."""
    columns = [*((panel.title, panel.written) for panel in bars.panels), *more]
    head = ("Opgave", *(title for title, _ in columns))
    body = ((clean(one.label), *(cells[at] for _, cells in columns)) for at, one in enumerate(rows))
    return Figure(name, title, alt, (head, *body), bars.size, bars.draw)


def _rounded(amount: float | None) -> str:
    """An amount in whole euros: cents of a sum tell nothing."""
    return euros(None if amount is None else float(round(amount)))


def _counts(title: str, values: Sequence[int], colour: str) -> Panel:
    return Panel(title, tuple(values), tuple(map(in_digits, values)), colour)


def _pairs(rows: Sequence[ChallengeFigures], panel: Panel) -> Iterable[tuple[str, float, str]]:
    """What a panel says of challenges; what is none stands not among the largest."""
    found = zip(rows, panel.values, panel.written, strict=True)
    return ((one.label, value, written) for one, value, written in found if not is_none(one))


def ordered(
    rows: Iterable[ChallengeFigures], value: Callable[[ChallengeFigures], float]
) -> list[ChallengeFigures]:
    """From much to little; then what is none, always in one order."""
    return sorted(rows, key=lambda one: (True, 0.0) if is_none(one) else (False, -value(one)))


def _names(rows: Sequence[ChallengeFigures]) -> tuple[str, ...]:
    return tuple(one.label for one in rows)


def apart(rows: Sequence[ChallengeFigures]) -> int:
    """How many of the rows are none."""
    return sum(map(is_none, rows))
