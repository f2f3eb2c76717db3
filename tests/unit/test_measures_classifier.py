"""What the classifier makes of its probabilities, by the rounding that its readers see."""

from __future__ import annotations

import numpy as np

from wijktekst.measures.classifier import _rounded


def test_probabilities_are_rounded_as_python_does_also_at_a_tie() -> None:
    ties = (np.arange(40_000) + 0.5) / 10**6
    values = np.concatenate([ties, np.nextafter(ties, 0), np.nextafter(ties, 1), [0.0, 1.0, 1 / 3]])
    exact = [round(one, 6) for one in values.tolist()]

    assert _rounded(values).tolist() == exact
    # numpy alone is not as exact, or this would show nothing
    assert values.round(6).tolist() != exact


def test_rounding_keeps_the_shape() -> None:
    assert _rounded(np.full((3, 12), 0.12345678)).tolist() == [[0.123457] * 12] * 3
    assert _rounded(np.zeros((0, 12))).tolist() == []
