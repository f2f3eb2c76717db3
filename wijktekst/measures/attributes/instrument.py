"""With what a measure works: money, rules, organisation, doing, agreement or knowledge."""

from __future__ import annotations

from collections.abc import Sequence

from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.measures.instrument_model import shipped
from wijktekst.types import Fact


def instrument(measure: MeasureText, *, has_amount: bool, beside: Sequence[float] = ()) -> Fact | None:
    """One of `INSTRUMENTS`, proved by the words that carried it most; None when it is not sure.

    `has_amount` : whether an amount of money was found in the sentence. `beside` : what a network says of
    each, () where none was asked. Raises ModelError or ResourceError when the model is not whole.
    """
    found = shipped().answer(measure.text, has_amount=has_amount, beside=beside)
    return measure.fact(found.instrument, found.start, found.end) if found else None
