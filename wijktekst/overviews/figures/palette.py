"""The few colours of the figures, in RGB as #rrggbb.

Nothing is told by colour alone: bars, cells and dots carry words and numbers. The colours that meet in one
figure differ in lightness, so that they stay apart for who sees no red, green or blue, and in grey print.
"""

from __future__ import annotations

#: Graphics on white, each at least 3 to 1 against it.
BLUE = "#0b4f7d"
ORANGE = "#b85500"
GREY = "#87919b"
GRAPHICS = (BLUE, ORANGE, GREY)
#: Text on white, at least 4.5 to 1 against it.
INK = "#1f2730"
STILL = "#4d5a67"
WHITE = "#ffffff"
#: Helps the eye and says nothing: lines of a grid, land and shore on the map.
GRID = "#d8dfe6"
LAND = "#eef1f4"
SHORE = "#9aa6b2"
#: Parts of a bar, each with an edge of BLUE, from firm to open.
PARTS = (BLUE, "#5c95c0", "#d3e4f1")
#: From little to much, one hue, each step darker than the one before.
STEPS = ("#e3eef7", "#bfd8eb", "#92bbda", "#5c95c0", "#2b6c9f", "#0b4f7d")


def step(value: int, most: int) -> int:
    """Which of `STEPS` a count has, by its square root: there are many small counts and few large ones."""
    if value <= 1 or most <= 1:
        return 0
    share: float = ((value - 1) / (most - 1)) ** 0.5
    return min(int(share * len(STEPS)), len(STEPS) - 1)


def on(colour: str) -> str:
    """The colour of text on a colour: the one of ink and white that stands out more."""
    return max((INK, WHITE), key=lambda text: contrast(text, colour))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour by WCAG."""
    return sum(
        weight * _linear(int(colour[at : at + 2], 16) / 255)
        for weight, at in ((0.2126, 1), (0.7152, 3), (0.0722, 5))
    )


def _linear(channel: float) -> float:
    value: float = channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
    return value
