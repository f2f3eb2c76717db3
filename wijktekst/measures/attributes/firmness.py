"""How firmly a measure is meant, and on what it depends."""

from __future__ import annotations

from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.types import Fact


def firmness(measure: MeasureText) -> Fact | None:
    """One of `FIRMNESS`; None when the sentence does not tell."""
    return None


def conditions(measure: MeasureText) -> tuple[Fact, ...]:
    """Words that make the measure depend on something ("mits", "onder voorbehoud van")."""
    return ()
