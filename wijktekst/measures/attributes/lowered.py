"""A sentence as cues are looked for in it."""

from __future__ import annotations

from functools import lru_cache

_BLANKS = "\t\n\v\f\r\x85\xa0\u2028\u2029\u202f"


@lru_cache(maxsize=64)  # the attributes of a measure ask for the same few texts
def lowered(text: str) -> str:
    """The text in lower case and with a blank for a line break, every character at its place."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char if len(char.lower()) > 1 else char.lower() for char in text)
    for blank in _BLANKS:
        low = low.replace(blank, " ")
    return low
