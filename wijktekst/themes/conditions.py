"""Whether a sentence holds the company that a term asks for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from wijktekst.language.lemmas import lemmas
from wijktekst.language.tokens import Token

#: Shorter words of a condition must be words of their own.
_PART_OF_WORD = 4


class Company:
    """The words of one sentence, asked about many times.

    A condition's word of four letters or more may be a part of another word ("woning" in "huurwoningen"); a
    shorter one must be a word of its own, in this form or as its dictionary form; a sign such as "€" must
    stand in the sentence.
    """

    def __init__(self, tokens: Sequence[Token], sentence: str) -> None:
        self._tokens = tokens
        self._sentence = sentence
        self._seen: dict[str, bool] = {}

    def meets(self, condition: tuple[str, ...], own: range) -> bool:
        """Whether one of the condition's words stands outside the tokens `own`, the term's own words."""
        for word in condition:
            if word not in self._seen:
                self._seen[word] = self._holds(word)
            if self._seen[word] and (not own or self._holds_outside(word, own)):
                return True
        return False

    def _holds(self, word: str) -> bool:
        if _is_sign(word):
            return word in self._sentence
        if " " in word or len(word) >= _PART_OF_WORD:
            return word in self._joined or word in self._readings
        return word in self._norms or word in self._readings

    def _holds_outside(self, word: str, own: range) -> bool:
        mine = [self._tokens[at].norm for at in own]
        if not any(word in norm or word in lemmas(norm) for norm in mine):
            return True
        others = [token for at, token in enumerate(self._tokens) if at not in own]
        return Company(others, self._sentence)._holds(word)

    @cached_property
    def _norms(self) -> frozenset[str]:
        return frozenset(token.norm for token in self._tokens)

    @cached_property
    def _joined(self) -> str:
        return " ".join(token.norm for token in self._tokens)

    @cached_property
    def _readings(self) -> frozenset[str]:
        return frozenset(reading for norm in self._norms for reading in lemmas(norm))


@lru_cache(maxsize=20_000)
def _is_sign(word: str) -> bool:
    """Whether a word of a condition is none, but a sign such as "€"."""
    return not any(char.isalnum() for char in word)
