"""What a word of a measure is found by: its dictionary form, and the words that it is put together of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from wijktekst.language import lemmas, split_compound, tokenize
from wijktekst.language.compounds import LINKS
from wijktekst.language.tokens import normalise

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer

#: Before the word as it is written, for a search by how it begins.
WRITTEN = "="
#: Positions from here on, as many again, are those of the headings.
HEADINGS = 1 << 20
#: Letters of a word that count; what has more is no word.
_LONGEST = 60
#: The dictionary lists these, and compounds seem to hold them that do not: buur|thuis, kwar|taal.
_NO_PARTS = frozenset(
    """
    aars alge amen aren baar batte beha bijzon burg buur dement dere ding docu eden enden eren erken ette
    frok gaten gemeens gers gesp ging gingen grif heden heid keren koet kwar lande lende leve lijk lijks
    luis maak maat meeg meen mini naren offers onen oren over overs para pees pellen prak rechtst rege
    rekken rekt rijen ring ringen rings schap schel sing slichten split steden sten taan thuis thuizen
    tijde tijk tijken toet toezeg verg vers verst verzen voorn voors wasser wette
    """.split()
)
_SHORTEST_PART = 4


def shortened(word: str) -> str:
    """A word of `Token.norm` as it is searched: without hyphens at its ends, and no longer than a word is."""
    return word.strip("-")[:_LONGEST]


@lru_cache(maxsize=10_000)
def asked(word: str) -> tuple[str, ...]:
    """A measure has this word when it has one of these: the dictionary form, or the word as it is.

    "ouder" is a form of "oud", and also what "ouders" is a form of.
    """
    return tuple(dict.fromkeys((_form(lemmas.lemma(word)), word))) if _is_word(word) else (word,)


@lru_cache(maxsize=100_000)
def terms_of(word: str) -> tuple[str, ...]:
    """All that a word is found by: the way it is written, every dictionary form, and those of its parts."""
    found = {WRITTEN + word: None, word: None, **dict.fromkeys(_forms(word))}
    for part in _parts(word):
        found |= dict.fromkeys(_forms(part))
    return tuple(found)


def places_of(sentence: str, headings: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The words with their positions; between two headings one is free, so that no phrase spans them."""
    tokens = tokenize(sentence)[:HEADINGS]
    yield from ((at, shortened(token.norm)) for at, token in enumerate(tokens))
    at = HEADINGS
    for heading in headings:
        for token in tokenize(heading)[: 2 * HEADINGS - at]:
            yield at, shortened(token.norm)
            at += 1
        at = min(at + 1, 2 * HEADINGS)


def _is_word(word: str) -> bool:
    return word.replace("'", "").replace("-", "").isalpha()


def _forms(word: str) -> Iterator[str]:
    return map(_form, lemmas.lemmas(word)) if _is_word(word) else iter((word,))


def _form(lemma: str) -> str:
    """A lemma without accents; what the dictionary does not list loses its ending."""
    folded = normalise(lemma)
    return folded if lemmas.known(lemma) or lemmas.known(folded) else str(_stemmer().stemWord(folded))


@lru_cache(maxsize=1)
def _stemmer() -> BaseStemmer:
    import snowballstemmer

    return snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=100_000)
def _parts(word: str) -> tuple[str, ...]:
    """Every word that a compound is put together of, of one part or more.

    "huurwoningmarkt" gives huur, huurwoning, woning, woningmarkt and markt.
    """
    if "-" in word:
        pieces = [piece for piece in word.split("-") if len(piece) > 1]
        return tuple(part for piece in pieces for part in (piece, *_parts(piece)))
    if not word.isalpha():
        return ()
    spans = _spans(word, split_compound(word, _PartsOf(word)))
    found: dict[str, None] = {}
    for first, (start, _) in enumerate(spans):
        for _, end in spans[first:]:
            if end - start < len(word):
                part = word[start:end]
                found |= dict.fromkeys((part, *_parts(part)))
    return tuple(found)


def _spans(word: str, parts: Sequence[str]) -> list[tuple[int, int]]:
    """Where the parts of a compound stand in it; none when it is no compound."""
    spans, at = [], 0
    for part in parts if len(parts) > 1 else ():
        start = next((at + len(link) for link in LINKS if word.startswith(link + part, at)), -1)
        if start < 0:
            return []
        at = start + len(part)
        spans.append((start, at))
    return spans


class _PartsOf:
    """The words that may be a part of this one, for `in`."""

    def __init__(self, word: str) -> None:
        self._word = word

    def __contains__(self, part: object) -> bool:
        return (
            isinstance(part, str)
            and part != self._word
            and len(part) >= _SHORTEST_PART
            and part not in _NO_PARTS
            and lemmas.known(part)
        )
