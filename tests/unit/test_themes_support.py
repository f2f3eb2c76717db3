"""Weak terms are reported only where the sentence bears them out."""

from __future__ import annotations

import pytest

from wijktekst.themes import supported
from wijktekst.types import Measure, ThemeHit


@pytest.mark.parametrize(
    ("weight", "themes", "kept"),
    [
        (0.9, (), True),
        (0.8, (), False),
        (0.6, ("wonen",), True),
        (0.8, ("zorg",), False),
        (0.5, ("wonen",), False),
    ],
)
def test_a_hit_needs_weight_or_support(weight: float, themes: tuple[str, ...], kept: bool) -> None:
    hit = ThemeHit(12, 15, "sociale-huur", "wonen", "huur", weight)
    around = [Measure(0, 10, "overig", "", ("wonen",)), Measure(10, 20, "overig", "", themes)]
    assert bool(supported([hit], around)) is kept


def test_a_weak_hit_outside_every_sentence_is_not_kept() -> None:
    hit = ThemeHit(2, 5, "sociale-huur", "wonen", "huur", 0.8)
    assert supported([hit], [Measure(10, 20, "overig", "", ("wonen",))]) == ()
