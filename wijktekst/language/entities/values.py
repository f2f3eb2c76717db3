"""Amounts of money and percentages. What is money, `language.money` decides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijktekst.language.entities.entity import Entity
from wijktekst.language.money import amounts
from wijktekst.language.numbers import DIGITS, from_word
from wijktekst.language.sentences import split

#: Only sentences with one of these are read for money, for speed.
_MONEY = re.compile(
    r"€|\bEUR|euro|\b(?:bedrag|krediet|budget|subsidie|bijdrage) van"
    r"|(?:miljoen|miljard|mln|mld|mrd|mio|milj|\dton)\b|\b(?:duizend|dzd|ton)\b"
)
#: "5 à 10 miljoen" is one amount, as is "tussen 5 en 10 miljoen".
_JOINS = re.compile(r"\s?(?:[-–—]|à|a|tot|tot en met|t/m|of)\s?")
_BETWEEN = re.compile(r"\btussen(?: de)?\s$", re.IGNORECASE)
_SPACE = r"[^\S\r\n\t]"
_TO = rf"{_SPACE}?%?{_SPACE}?(?:[-–—]|à|tot en met|t/m|tot){_SPACE}?"
_PERCENTAGE = re.compile(
    rf"(?<![\w.,])(?:(?:{DIGITS}){_TO}|(?<=ussen )(?:{DIGITS}) en )?[-+−]?(?:{DIGITS}){_SPACE}?"
    r"(?:%(?:-?punt(?:en)?)?|procent(?:punt(?:en)?)?\b|percent\b)(?!-[a-z]|\w)"
)
_PERCENT_IN_WORDS = re.compile(r"(?<![\w-])(?P<number>[^\W\d_]+) procent(?:punt(?:en)?)?(?![\w-])")


def money(text: str) -> Iterator[Entity]:
    """Amounts in euros; both ends of a range in one."""
    done = 0
    for cue in _MONEY.finditer(text):
        if cue.start() < done:
            continue
        start, end = _line(text, cue.start())
        done = end
        for sentence in split(text, start, end):
            if _MONEY.search(text, *sentence):
                yield from _ranges(text, *sentence)


def percentages(text: str) -> Iterator[Entity]:
    """Percentages in digits or words, with their unit."""
    for match in _PERCENTAGE.finditer(text):
        yield Entity(match.start(), match.end(), "PERCENT", match[0])
    for match in _PERCENT_IN_WORDS.finditer(text):
        if match["number"] not in ("een", "Een") and from_word(match["number"]) is not None:
            yield Entity(match.start(), match.end(), "PERCENT", match[0])


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _ranges(text: str, start: int, end: int) -> Iterator[Entity]:
    """The amounts of a sentence, those of one range as one."""
    opened = None
    last = 0
    for amount in amounts(text, start, end):
        if opened is not None and _joined(text, opened, last, amount.start):
            last = amount.end
            continue
        if opened is not None:
            yield Entity(opened, last, "MONEY", text[opened:last])
        opened, last = amount.start, amount.end
    if opened is not None:
        yield Entity(opened, last, "MONEY", text[opened:last])


def _joined(text: str, first: int, end: int, start: int) -> bool:
    between = text[end:start]
    if between.strip() == "en":
        return _BETWEEN.search(text, max(0, first - 12), first) is not None
    return _JOINS.fullmatch(between) is not None
