"""Whether a measure brings more of something, less, or something else."""

from __future__ import annotations

from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.types import Fact


def direction(measure: MeasureText) -> Fact | None:
    """One of `DIRECTIONS`; None when the sentence does not tell."""
    return None
