"""Text of documents as a figure can hold it: on one line, without marks that turn it, and cut to fit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from wijktekst.reading.names import display

#: Characters beyond this never fit, and measuring them costs time.
_LONGEST = 300
#: What XML cannot hold or nobody sees: halves of characters, non-characters, more control characters.
_INVISIBLE = re.compile(
    "[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]"
)
#: Marks that pile up on a letter until they cover the line above.
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
_PILED = re.compile(f"([{_MARKS}]{{2}})[{_MARKS}]+")
ELLIPSIS = "…"
#: Behind these a name of a file may go on below.
_JOINTS = "/\\_-"


def clean(text: str) -> str:
    """A text on one line that any XML can hold and that reorders nothing around it."""
    text = _INVISIBLE.sub("", text[: 4 * _LONGEST])
    flat = " ".join(display(text).split())
    flat = _PILED.sub(r"\1", unicodedata.normalize("NFC", flat))
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST] + ELLIPSIS


def fitted(text: str, width: float, lines: int, measure: Callable[[str], float]) -> list[str]:
    """The text in at most so many lines; what does not fit ends in an ellipsis."""
    left = clean(text)
    made: list[str] = []
    while left and len(made) < lines:
        fits = _fitting(left, width, measure)
        if fits == len(left):
            made.append(left)
            break
        if len(made) == lines - 1:
            fits = _fitting(left, width - measure(ELLIPSIS), measure)
            made.append(left[: max(fits, 1)].rstrip() + ELLIPSIS)
            break
        blank = left.rfind(" ", 0, fits + 1)
        joint = max(left.rfind(mark, 0, fits) for mark in _JOINTS) + 1
        end = max(blank, joint) if max(blank, joint) > 0 else max(fits, 1)
        made.append(left[:end].rstrip())
        left = left[end:].lstrip()
    return made


def _fitting(text: str, width: float, measure: Callable[[str], float]) -> int:
    """How many of the first characters are no wider."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle]) <= width else (low, middle - 1)
    return low
