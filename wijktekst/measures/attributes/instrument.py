"""With what a measure works: money, rules, organisation, doing, agreement or knowledge."""

from __future__ import annotations

from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.measures.instrument_model import shipped
from wijktekst.types import Fact


def instrument(measure: MeasureText, *, has_amount: bool) -> Fact | None:
    """One of `INSTRUMENTS`, proved by the words that carried it most; None when it is not sure.

    `has_amount` : whether an amount of money was found in the sentence. Raises ModelError or ResourceError
    when the model is not whole.
    """
    found = shipped().answer(measure.text, has_amount=has_amount)
    return measure.fact(found.instrument, found.start, found.end) if found else None
