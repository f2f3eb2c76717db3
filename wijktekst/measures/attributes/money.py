"""What the amounts in a measure come to."""

from __future__ import annotations

from collections.abc import Sequence

from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.types import Amount, Money


def money_of(measure: MeasureText, amounts: Sequence[Amount]) -> Money | None:
    """The money of a measure from its amounts; None when there are none."""
    if not amounts:
        return None
    first = amounts[0]
    return Money(first.start, first.end, first.text, first.euros, first.euros, first.euros)
