"""The attributes of a measure as cells of its row."""

from __future__ import annotations

from collections.abc import Iterator

from wijktekst.reports.columns import SEPARATOR
from wijktekst.types import Attributes, Money, Period, Span

Value = str | int | float | None
#: Stands for the code of a place that several places may be.
WHICH = "?"


def attribute_cells(text: str, of: Attributes) -> tuple[Value, ...]:
    """The cells from `actor` to `bewijs`, in the order of the columns; `text` is that of the document.

    Those of the group are empty: they depend on the other measures.
    """
    first, last = _bounds(of.periods)
    return (
        of.actor.name if of.actor else "",
        of.actor.kind if of.actor else "",
        of.actor.ministry if of.actor else "",
        of.payer.name if of.payer else "",
        of.payer.kind if of.payer else "",
        SEPARATOR.join(dict.fromkeys(group.value for group in of.target_groups)),
        of.instrument.value if of.instrument else "",
        of.direction.value if of.direction else "",
        of.firmness.value if of.firmness else "",
        SEPARATOR.join(_flat(text, condition) for condition in of.conditions),
        *_money(of.money),
        SEPARATOR.join(period.iso for period in of.periods),
        first or None,
        last or None,
        of.scale.value if of.scale else "",
        SEPARATOR.join(place.name for place in of.places),
        SEPARATOR.join(place.code or WHICH for place in of.places),
        SEPARATOR.join(dict.fromkeys(reference.value for reference in of.references)),
        "",
        "",
        SEPARATOR.join(
            f"{name}: {_flat(text, span)} [{span.start}-{span.end}]" for name, span in _proofs(of)
        ),
    )


def _money(money: Money | None) -> tuple[Value, ...]:
    if money is None:
        return (None, None, None, "", "", "", "", "")
    return (
        money.euros,
        money.low,
        money.high,
        "ja" if money.per_year else "",
        "" if money.per_year else money.per,
        money.recurring,
        "NLG" if money.guilders else "EUR",
        " ".join(money.text.split()),
    )


def _bounds(periods: tuple[Period, ...]) -> tuple[str, str]:
    """First and last day of all periods together; "" where one of them is open."""
    firsts, lasts = [one.first for one in periods], [one.last for one in periods]
    return (
        min(firsts) if firsts and all(firsts) else "",
        max(lasts) if lasts and all(lasts) else "",
    )


def _proofs(of: Attributes) -> Iterator[tuple[str, Span]]:
    """Every value with the name of its column, in the order of the columns."""
    named: tuple[tuple[str, tuple[Span | None, ...]], ...] = (
        ("actor", (of.actor,)),
        ("betaler", (of.payer,)),
        ("doelgroep", of.target_groups),
        ("instrument", (of.instrument,)),
        ("richting", (of.direction,)),
        ("stelligheid", (of.firmness,)),
        ("voorwaarde", of.conditions),
        ("bedrag", (of.money,)),
        ("periode", of.periods),
        ("schaal", (of.scale,)),
        ("plaats", of.places),
        ("verwijzing", of.references),
    )
    for name, spans in named:
        for span in spans:
            if span is not None:
                yield name, span


def _flat(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
