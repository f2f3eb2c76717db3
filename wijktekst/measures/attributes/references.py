"""What a measure refers to: Kamerstukken, motions, laws, specific grants and programmes."""

from __future__ import annotations

from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.types import Fact


def references(measure: MeasureText) -> tuple[Fact, ...]:
    """References in order of the text."""
    return ()
