"""A probability is counted where it lies, and as right when the label agrees."""

from __future__ import annotations

from tests.unit.labelled import prediction, sentence
from wijktekst.evaluation.card import reliability_lines
from wijktekst.evaluation.reliability import of_challenges, of_measures
from wijktekst.evaluation.scoring import score

GOLD = [sentence("maatregel", "wonen", ("wonen",)), sentence(), sentence("maatregel", "zorg", ("zorg",))]
ANSWERS = [
    prediction("maatregel", "wonen", ("wonen",), 0.95),
    prediction("maatregel", "wonen", ("wonen",), 0.92),
    prediction("overig", "wonen", score=0.4),
]


def test_of_what_is_called_a_measure_half_is_one() -> None:
    (top,) = of_measures(GOLD, ANSWERS)
    assert (top.low, top.count, top.right) == (0.9, 2, 0.5)
    assert top.mean == (0.95 + 0.92) / 2


def test_challenges_are_counted_for_labelled_measures_only() -> None:
    low, top = of_challenges(GOLD, ANSWERS)
    assert (low.low, low.count, low.right) == (0.3, 1, 0.0)
    assert (top.low, top.count, top.right) == (0.9, 1, 1.0)


def test_the_lowest_bin_takes_what_is_below_it() -> None:
    (only,) = of_challenges(GOLD[:1], [prediction("maatregel", "wonen", ("wonen",), 0.05)])
    assert (only.low, only.count) == (0.3, 1)


def test_the_card_shows_every_bin() -> None:
    lines = reliability_lines(score(GOLD, ANSWERS))
    assert lines[2] == "| tot 0.5 | 0 |  | 1 | 0.00 |"
    assert lines[-1] == "| 0.9 - 1 | 2 | 0.50 | 1 | 1.00 |"
