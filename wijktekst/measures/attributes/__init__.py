"""What a measure says besides its challenge: who, for whom, with what, how much, when, where, how firmly.

Never guessed: what the sentence and its document do not say stays empty. Each value has the characters that
prove it.
"""

from __future__ import annotations

from collections.abc import Sequence

from wijktekst.language.dates import periods
from wijktekst.language.money import amounts
from wijktekst.language.places import places
from wijktekst.measures.attributes.actor import actor
from wijktekst.measures.attributes.conditions import conditions
from wijktekst.measures.attributes.direction import direction
from wijktekst.measures.attributes.firmness import firmness
from wijktekst.measures.attributes.instrument import instrument
from wijktekst.measures.attributes.money import money_of
from wijktekst.measures.attributes.payer import payer
from wijktekst.measures.attributes.references import references
from wijktekst.measures.attributes.scale import scale
from wijktekst.measures.attributes.sentence import MeasureText, Writing
from wijktekst.measures.attributes.target import target_groups
from wijktekst.types import Attributes

__all__ = ["MeasureText", "Writing", "attributes_of"]


def attributes_of(measure: MeasureText, instruments: Sequence[float] = ()) -> Attributes:
    """The attributes of a measure, with offsets in its document. `instruments` is what a network says of each
    of `INSTRUMENTS`, () where none was asked.
    """
    whole, start, end, writing = measure.whole, measure.start, measure.end, measure.writing
    found = amounts(whole, start, end)
    named = places(whole, start, end, writing.municipality)
    return Attributes(
        actor=actor(measure),
        payer=payer(measure),
        target_groups=target_groups(measure),
        instrument=instrument(measure, has_amount=bool(found), beside=instruments),
        direction=direction(measure),
        firmness=firmness(measure),
        conditions=conditions(measure),
        amounts=found,
        money=money_of(measure, found),
        periods=periods(whole, start, end, writing.date),
        scale=scale(measure, named),
        places=named,
        references=references(measure),
    )
