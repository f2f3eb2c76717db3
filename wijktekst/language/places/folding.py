"""One way of writing for names that texts write in several: case, accents, hyphens, apostrophes, line ends.

Folding keeps the length, so that offsets in the folded text hold in the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

#: Where a name may begin: a word with a capital, or "'s-Hertogenbosch".
_OPENING = re.compile(r"(?<![\w'’])(?:['’‘`][sStT][- ])?[^\W\d_a-zß-öø-ÿ]")
_WORD = re.compile(r"'?\w+")
#: Spaces between two words of a name; a PDF may set "Zuid- Holland".
_WIDEST = 3


def _plain(char: str) -> str:
    first = unicodedata.normalize("NFD", char)[0].lower()
    return first if len(first) == 1 else char


_TABLE = {ord(char): _plain(char) for char in map(chr, range(0x41, 0x180)) if _plain(char) != char}
_TABLE |= dict.fromkeys(map(ord, "-‐‑–\n\r\t\u00a0"), " ")
_TABLE |= dict.fromkeys(map(ord, "’‘`"), "'")


def folded(text: str) -> str:
    """The text in lower case without accents, a space for each hyphen; as long as the text."""
    return text.translate(_TABLE)


class Names(Generic[T]):
    """Things by their names, to be found where a text has a capital; of names that overlap the longest."""

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        by_words: dict[tuple[str, ...], tuple[T, ...]] = {}
        for name, thing in named:
            words = tuple(folded(name).split())
            if thing not in by_words.get(words, ()):
                by_words[words] = (*by_words.get(words, ()), thing)
        self._by_words = by_words
        #: By their first word and the next, because thousands begin with "De"; the longest first.
        self._openings: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        for words in sorted(by_words, key=lambda words: (-len(words), words)):
            second = _word_at(words[1], 0) if len(words) > 1 else ""
            self._openings.setdefault(_word_at(words[0], 0), {}).setdefault(second, []).append(words)

    def of(self, name: str) -> tuple[T, ...]:
        """What bears the name."""
        return self._by_words.get(tuple(folded(name).split()), ())

    def within(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[T, ...]]]:
        """Begin and end of each name in text[start:end], and what bears it."""
        plain = folded(text[start:end])
        past = 0
        for opening in _OPENING.finditer(text, start, end):
            at = opening.start() - start
            first = _word_at(plain, at) if at >= past else ""
            seconds = self._openings.get(first) if first else None
            if seconds is None:
                continue
            second = _word_at(plain, _after_spaces(plain, at + len(first)))
            for words in (*seconds.get(second, ()), *(seconds.get("", ()) if second else ())):
                if (past_name := _past(plain, at, words)) > 0:
                    yield start + at, start + past_name, self._by_words[words]
                    past = past_name
                    break


def _word_at(plain: str, at: int) -> str:
    word = _WORD.match(plain, at)
    return word[0] if word else ""


def _after_spaces(plain: str, at: int) -> int:
    after = at
    while after - at < _WIDEST and plain.startswith(" ", after):
        after += 1
    return after


def _past(plain: str, at: int, words: tuple[str, ...]) -> int:
    """Where the words end that begin at `at`; 0 when others stand there."""
    for number, word in enumerate(words):
        if number:
            after = _after_spaces(plain, at)
            if after == at:
                return 0
            at = after
        if not plain.startswith(word, at):
            return 0
        at += len(word)
    return 0 if at < len(plain) and (plain[at].isalnum() or plain[at] == "_") else at
