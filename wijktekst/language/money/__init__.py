"""Amounts of money in the notations of Dutch policy text, and what is said of each.

Nothing is guessed: a number is money only when it says so (€, euro, EUR, gulden, ",-", "een bedrag van
150.000") or when a bare "300 mln" stands where no count of things can. Other currencies, percentages, years
and the unit of a table ("x € 1.000") are no amounts.
"""

from __future__ import annotations

from wijktekst.language.money.said import said_of
from wijktekst.language.money.written import written
from wijktekst.types import Amount

__all__ = ["amounts"]


def amounts(text: str, start: int, end: int) -> tuple[Amount, ...]:
    """Amounts in text[start:end], ordered, without overlap; both ends of a range ("5 à 10 miljoen") count.

    `Amount.euros` has cents; its characters hold number and unit, as far as they stand together. What stands
    around it in text[start:end] tells whether it is a bound, per what, whether it comes back, and its year.
    """
    return said_of(text, start, end, written(text, start, end))
