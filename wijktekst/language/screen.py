"""Patterns that are only tried on a text that holds letters without which they cannot be found.

Most patterns are found in few sentences, and to look for letters is much quicker than to try a pattern. Which
letters a pattern needs is read off the pattern; where that cannot be told it is tried on every text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

#: Letters of one word that the index of a `Screen` goes by.
_SIZE = 3
#: What `re.IGNORECASE` takes for these letters and `str.lower` does not make of them.
_ODD = (("ſ", "s"), ("ı", "i"), ("İ", "i"))
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


class Screened:
    """A compiled pattern that passes over texts that do not hold what it needs."""

    __slots__ = ("needs", "pattern")

    def __init__(self, pattern: str | re.Pattern[str], flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self.needs = needs(self.pattern)

    def may_match(self, text: str) -> bool:
        """Whether the text holds what the pattern needs."""
        return not self.needs or any(map(folded(text).__contains__, self.needs))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As of a pattern."""
        return self.pattern.search(text, start, end) if self.may_match(text[start:end]) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As of a pattern; it is tried at once further on, or going through a text would be quadratic."""
        tried = start > 0 or self.may_match(text[:end])
        return self.pattern.match(text, start, end) if tried else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As of a pattern."""
        return self.pattern.finditer(text, start, end) if self.may_match(text[start:end]) else iter(())

    def findall(self, text: str) -> list[Any]:
        """As of a pattern."""
        return self.pattern.findall(text) if self.may_match(text) else []

    def sub(self, new: Callable[[re.Match[str]], str], text: str) -> str:
        """As of a pattern."""
        return self.pattern.sub(new, text) if self.may_match(text) else text


class Screen:
    """Tells which of many patterns may be found in a text, in one pass over its letters."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._always: list[int] = []
        self._by_start: dict[str, list[tuple[str, int]]] = {}
        self._short: list[tuple[str, int]] = []
        for number, pattern in enumerate(patterns):
            needed = needs(pattern)
            if not needed:
                self._always.append(number)
            for letters in sorted(needed):
                if len(letters) < _SIZE:
                    self._short.append((letters, number))
                else:
                    self._by_start.setdefault(letters[:_SIZE], []).append((letters, number))

    def possible(self, text: str) -> list[int]:
        """Numbers of the patterns that may be found in the text, in order."""
        low = folded(text)
        found = set(self._always)
        for start in self._by_start.keys() & _runs(low):
            found.update([number for letters, number in self._by_start[start] if letters in low])
        found.update([number for letters, number in self._short if letters in low])
        return sorted(found)


@lru_cache(maxsize=256)
def folded(text: str) -> str:
    """The text in the small letters in which `needs` gives its own."""
    if not text.isascii():
        for odd, plain in _ODD:
            text = text.replace(odd, plain)
    return text.lower()


@lru_cache(maxsize=8)  # a sentence goes through several screens
def _runs(low: str) -> frozenset[str]:
    return frozenset([low[at : at + _SIZE] for at in range(len(low) - _SIZE + 1)])


def needs(pattern: re.Pattern[str]) -> frozenset[str]:
    """Letters of which a text that the pattern is found in holds one, once folded; empty when not known."""
    try:
        # The parser of `re` has no public name, and another one from Python 3.11 on.
        parser: Any = import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
        found = _needs(parser.parse(pattern.pattern, pattern.flags))
    except (ImportError, AttributeError):  # a Python that has it no longer: every text is tried
        return frozenset()
    return frozenset(one for one in found if not any(other in one for other in found - {one}))


def _needs(sequence: Iterable[Any]) -> frozenset[str]:
    """The rarest of the sets of letters that a sequence needs one of each."""
    options: list[frozenset[str]] = []
    run = ""
    for step, what in sequence:
        if str(step) == "AT":  # a border of a word parts no letters
            continue
        if letter := _letter(str(step), what):
            run += letter
            continue
        options += [frozenset([run])] if run else []
        run = ""
        options.append(_inner(str(step), what))
    options += [frozenset([run])] if run else []
    return min(filter(None, options), key=_rarity, default=frozenset())


def _letter(step: str, what: Any) -> str:
    """The one letter that a step stands for, whatever its case; "" when it is no letter or may be several."""
    if step == "LITERAL":
        return chr(what).lower()
    if step == "IN":
        letters = {_letter(str(one), value) for one, value in what}
        return letters.pop() if len(letters) == 1 else ""
    return ""


def _inner(step: str, what: Any) -> frozenset[str]:
    """What a step with steps of its own needs; what stands around a match is not looked at."""
    if step == "SUBPATTERN":
        return _needs(what[-1])
    if step == "ATOMIC_GROUP":
        return _needs(what)
    if step in _REPEATS and what[0] > 0:
        return _needs(what[2])
    if step == "BRANCH":
        parts = [_needs(part) for part in what[1]]
        return frozenset().union(*parts) if all(parts) else frozenset()
    return frozenset()


def _rarity(letters: frozenset[str]) -> float:
    """How often one of them is in a text, by their number and length, for comparing."""
    return sum(8.0 ** -len(one) for one in letters)
