"""For whom a measure is: residents, tenants, the young, the old, people in debt, entrepreneurs ..."""

from __future__ import annotations

from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.types import Fact


def target_groups(measure: MeasureText) -> tuple[Fact, ...]:
    """Groups that the measure is for, in order of the text."""
    return ()
