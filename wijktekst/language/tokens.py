"""Words with their place in the text: quick, by regular expression, without a model."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_LETTER = "[^\\W_]"
#: What may stand inside a word: combining accents (decomposed text) and soft hyphens.
_MARKS = "\u0300-\u036f\u00ad"
#: Letters and marks, none or more, then one or more; a choice for each character would be slow.
_CHARS = f"{_LETTER}*(?:[{_MARKS}]+{_LETTER}*)*"
_SOME_CHARS = f"(?:{_LETTER}|[{_MARKS}]){_CHARS}"
_APOSTROPHES = "'\u2019\u2018\u02bc\u00b4`"
_HYPHENS = "\\-\u2010\u2011"
_INNER = f"(?:{_CHARS}(?:[{_APOSTROPHES}{_HYPHENS}]{_SOME_CHARS})*)"

_TOKEN = re.compile(
    # 25.000, 1,2, 30.995; what follows directly belongs to it: 2,5-voud
    rf"\d+(?:[.,]\d+)+(?:[{_HYPHENS}]?{_SOME_CHARS})?"
    # B&W, R&D
    r"|\b[A-Z](?:&[A-Z])+\b"
    # 's-Hertogenbosch, 's, 't
    rf"|(?<!{_LETTER})[{_APOSTROPHES}](?:[stnk]|[ST](?=[{_HYPHENS}]))(?!{_LETTER}){_INNER}"
    # words; the hyphen of a suspended part ("jeugd- en ouderenzorg") stays with it
    rf"|{_LETTER}{_INNER}(?:[{_HYPHENS}](?!\w))?"
)
_FOLD_APOSTROPHES = {ord(one): "'" for one in _APOSTROPHES}
_FOLD_HYPHENS = {ord(one): "-" for one in "\u2010\u2011"}
_DROP = {0x00AD: None}
_FOLD = {**_FOLD_APOSTROPHES, **_FOLD_HYPHENS, **_DROP}


class Token(NamedTuple):
    """A word or number: characters [start, end) of the text, as written, and folded for comparing."""

    start: int
    end: int
    text: str
    norm: str


@lru_cache(maxsize=100_000)
def normalise(word: str) -> str:
    """Lowercase, without diacritics, soft hyphens and curly quotes: "Coöperatie’s" -> "cooperatie's"."""
    if word.isascii():
        return word.lower().replace("`", "'") if "`" in word else word.lower()
    folded = unicodedata.normalize("NFKD", word.lower().translate(_FOLD))
    return "".join(char for char in folded if not unicodedata.combining(char))


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of text[start:end]; offsets count in `text`. What stands outside does not matter.

    A word keeps inner hyphens and apostrophes ("co2-neutraal", "auto's", "'s-Hertogenbosch"); a suspended
    part keeps its last hyphen ("jeugd-"); a number keeps its separators ("25.000", "1,2").
    """
    part = text if start == 0 and end is None else text[start:end]
    tokens: list[Token] = []
    add, make, fold = tokens.append, tuple.__new__, normalise
    for match in _TOKEN.finditer(part):
        word = match.group()
        begin, stop = match.span()
        add(make(Token, (start + begin, start + stop, word, fold(word))))
    return tokens


@lru_cache(maxsize=4096)
def words_in(sentence: str) -> tuple[Token, ...]:
    """The words of a sentence, as `tokenize` gives them; remembered, for several stages ask."""
    return tuple(tokenize(sentence))
