"""Finds in a few steps with which of many texts a word begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Affixes:
    """Texts of two characters or more that words may begin with or, `at_end`, end with."""

    def __init__(self, texts: Iterable[str], *, at_end: bool = False) -> None:
        self._at_end = at_end
        self._texts = frozenset(texts)
        lengths: dict[str, set[int]] = {}
        for text in self._texts:
            lengths.setdefault(self._mark(text), set()).add(len(text))
        self._lengths = {mark: sorted(found) for mark, found in lengths.items()}

    def of(self, word: str) -> Iterator[str]:
        """The texts that the word begins (ends) with and that are shorter than it, short ones first."""
        for length in self._lengths.get(self._mark(word), ()):
            if length < len(word):
                part = word[-length:] if self._at_end else word[:length]
                if part in self._texts:
                    yield part

    def _mark(self, text: str) -> str:
        return text[-2:] if self._at_end else text[:2]
