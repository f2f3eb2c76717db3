"""What a measure refers to: Kamerstukken, motions, laws, European law, rulings, grants and programmes."""

from __future__ import annotations

from wijktekst.language.references import references_of
from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.types import Fact


def references(measure: MeasureText) -> tuple[Fact, ...]:
    """References in order of the text, each once, under the name or number that is theirs everywhere."""
    return tuple(measure.fact(one.value, one.start, one.end) for one in references_of(measure.text))
