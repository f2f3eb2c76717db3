"""Colours of figures: they stay apart for who sees fewer, in grey print, and text stands out on them."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from wijktekst.overviews.figures.palette import (
    GRAPHICS,
    INK,
    ORANGE,
    PARTS,
    STEPS,
    STILL,
    WHITE,
    contrast,
    on,
    step,
)

#: Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
SIGHTS = {
    "all colours": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
    "grey": np.tile([0.2126, 0.7152, 0.0722], (3, 1)),
}
_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def lab(colour: str, sight: str) -> np.ndarray:
    """A colour in CIE Lab (D65) as somebody sees it."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    x, y, z = _XYZ @ np.clip(SIGHTS[sight] @ linear, 0, 1) / _XYZ.sum(axis=1)
    fx, fy, fz = (np.cbrt(t) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("together", [GRAPHICS, (*PARTS, ORANGE, WHITE)], ids=["bars", "parts"])
def test_palette_colours_that_meet_stay_apart(together: tuple[str, ...], sight: str) -> None:
    for one, other in itertools.combinations(together, 2):
        assert np.linalg.norm(lab(one, sight) - lab(other, sight)) > 9, (one, other)


@pytest.mark.parametrize("sight", SIGHTS)
def test_palette_more_is_darker_for_all_who_look(sight: str) -> None:
    lightness = [lab(colour, sight)[0] for colour in (WHITE, *STEPS)]
    assert all(before - after > 5 for before, after in itertools.pairwise(lightness))


def test_palette_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)
    assert all(contrast(colour, WHITE) >= 3 for colour in GRAPHICS)
    assert all(contrast(colour, WHITE) >= 4.5 for colour in (INK, STILL))
    assert all(contrast(on(colour), colour) >= 4.5 for colour in (*STEPS, *PARTS, ORANGE, WHITE))


def test_palette_every_count_has_a_step_and_the_largest_the_darkest() -> None:
    found = [step(count, 40) for count in range(1, 41)]
    assert found == sorted(found)
    assert found[0] == 0
    assert found[-1] == len(STEPS) - 1
    assert step(1, 1) == 0
