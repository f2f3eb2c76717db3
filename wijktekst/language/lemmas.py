"""Dictionary forms of Dutch words: simplemma's list, our own list on top, and the rules of inflection.

simplemma (MIT) knows 370,000 Dutch forms but gives one reading of each ("wijken" is always "wijk"), does not
know most compounds, and writes separable verbs as "aan_leggen". `lemmas` therefore gives every plausible
reading, joins the underscores and inflects an unknown compound by its last part.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from unicodedata import normalize

from wijktekst.language.tokens import normalise

_OVERRIDES = Path(__file__).resolve().parent / "data" / "lemmas.csv"
_VOWELS = frozenset("aeiouy")
_SHORT = frozenset("aeou")
_PARTICLES = (
    "aan", "achter", "af", "bij", "bloot", "deel", "dicht", "door", "in", "kwijt", "mee", "na", "neer", "om",
    "op", "open", "over", "plaats", "samen", "schoon", "stil", "tegen", "terug", "toe", "uit", "vast", "voor",
    "voort", "vrij", "weg",
)  # fmt: skip
#: Begin with a particle and end like a verb, but do not come apart (or are nouns above all).
_WHOLE_VERBS = """
inkomen voorkomen overkomen overleggen overlijden overtreden overwegen overtuigen overgangen doorlopen
voorzien aangaan uitgaan opgaan bijdragen omgaan omgeven omringen overlasten overnachten voorspellen
voldoen uitkeren aanspreken opkomen uitkomen aankomen
"""
_WHOLE = frozenset(_WHOLE_VERBS.split())
#: Longer "words" are glued cells or addresses; looking for their parts would cost the square of the length.
_LONGEST = 60
#: How people write what a dictionary spells with a diaeresis.
_SPELLINGS = (
    ("coo", "coö"),
    ("ieen", "ieën"),
    ("iele", "iële"),
    ("eeen", "eeën"),
    ("reint", "reïnt"),
    ("geis", "geïs"),
    ("gein", "geïn"),
    ("bein", "beïn"),
    ("geev", "geëv"),
    ("geur", "geür"),
    ("patient", "patiënt"),
    ("clienten", "cliënten"),
    ("client", "cliënt"),
)


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The most likely dictionary form, lowercase: "warmtenetten" -> "warmtenet"."""
    return lemmas(word)[0]


@lru_cache(maxsize=200_000)
def lemmas(word: str) -> tuple[str, ...]:
    """Every plausible dictionary form, most likely first; at least one: "wijken" -> ("wijk", "wijken").

    An unknown word that cannot be inflected back is its own lemma.
    """
    low = word.lower().replace("’", "'").replace("\u00ad", "").strip("-")
    if low != word:
        return lemmas(low)
    if low in _overrides():
        return _overrides()[low]
    if len(low) < 3 or len(low) > _LONGEST or not any(char.isalpha() for char in low):
        return (low,)
    head = low.rfind("-") + 1
    if head:
        return tuple(low[:head] + one for one in lemmas(low[head:])) if head < len(low) else (low,)
    if known(low):
        return _unique(_known_readings(low))
    return _unique(_unknown_readings(low))


@lru_cache(maxsize=200_000)
def known(word: str) -> bool:
    """Whether the dictionary lists this lowercase form."""
    return bool(word) and (word in _overrides() or _listed()(normalize("NFC", word), "nl") is not None)


@lru_cache(maxsize=1)
def _listed() -> Callable[[str, str], str | None]:
    """What `simplemma.is_known` asks, without its checks of what is asked."""
    from simplemma.strategies import DictionaryLookupStrategy

    return DictionaryLookupStrategy().get_lemma


def _lookup(word: str) -> str:
    """simplemma's lemma in lowercase, without the underscores of separable verbs."""
    import simplemma

    return str(simplemma.lemmatize(word, "nl")).replace("_", "").lower() or word


@lru_cache(maxsize=20_000)
def separable(verb: str) -> tuple[str, str] | None:
    """Particle and verb when the infinitive comes apart in a sentence: "aanleggen" -> ("aan", "leggen").

    None for other words, and for verbs such as "voorkomen" that mean something else when they come apart.
    """
    low = verb.lower()
    if low in _WHOLE or not low.endswith("n"):
        return None
    for particle in _PARTICLES:
        rest = low[len(particle) :]
        if low.startswith(particle) and _is_infinitive(rest):
            return particle, rest
    return None


def _is_infinitive(word: str) -> bool:
    if word in ("gaan", "staan", "slaan", "doen", "zien"):
        return True
    return len(word) > 4 and any(_lookup(one + "t") == word for one in singulars(word))


def _known_readings(word: str) -> Iterator[str]:
    base = _lookup(word)
    stem_of_verb = base.endswith("n") and word in singulars(base)
    if stem_of_verb and word.startswith(("be", "ge", "ver", "ont")):
        yield word  # verbruik, beheer: the noun is likelier than "ik verbruik"
    if word.endswith(("ing", "vaart")) or (word.endswith("er") and base.endswith("ster")):
        yield word  # simplemma: handhavangen, luchtervaren, werkneemster
    yield base
    if stem_of_verb:
        yield word  # the stem of a verb is often a noun too: fiets, huur, zorg
    for one in singulars(word):
        if known(one) and _lookup(one) == one:
            yield one
    if _is_infinitive(word) or separable(word):
        yield word
    yield from _named_by_nature(word, base)


def _named_by_nature(word: str, base: str) -> Iterator[str]:
    """Readings of words in -e and -en that are made of an adjective or participle, and of diminutives."""
    if word.endswith("en") and known(word[:-1]) and _lookup(word[:-1]) != word:
        yield word[:-1]  # jongeren, werklozen
    if word.endswith("e") and known(word + "n"):
        yield word
    if word.endswith("e") and _lookup(word[:-1]) == base:
        yield word[:-1]  # "georganiseerde"
    if word.endswith("jes"):
        yield word[:-1]


def _unknown_readings(word: str) -> Iterator[str]:
    for plain, proper in _SPELLINGS:
        if plain in word and known(respelled := word.replace(plain, proper)):
            yield from lemmas(respelled)
    for one in singulars(word):
        if known(one):
            yield one
    if word.endswith("e"):
        for one in (word[:-1], *singulars(word + "n")):
            if known(one):
                yield from (one, _lookup(one))
    yield from _by_head(word)
    yield word


def _by_head(word: str) -> Iterator[str]:
    """Inflect back the longest known last part: "leefbaarheids|problemen"."""
    for start in range(3, len(word) - 2):
        tail = word[start:]
        if known(tail) and not _VOWELS.isdisjoint(tail):
            readings = lemmas(tail)
            if tail in readings:
                yield word  # waterverbruik: a compound is a noun before it is a verb
            for one in readings:
                yield word[:start] + one
            return


def singulars(word: str) -> Iterator[str]:
    """What `word` may be the plural or infinitive of, by the spelling rules; most of these are no words."""
    if word.endswith("'s"):
        yield word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
    if word.endswith("heden"):
        yield word[:-5] + "heid"
    if word.endswith(("ën", "ieen")):
        yield word[:-2]
    elif word.endswith("en") and len(word) > 4:
        yield from _without_en(word[:-2])


def _without_en(stem: str) -> Iterator[str]:
    last, before = stem[-1], stem[-2]
    if last == before and last not in _VOWELS:
        yield stem[:-1]  # netten, pakken
        return
    hard = {"v": "f", "z": "s"}.get(last, last)
    if last not in _VOWELS and before in _SHORT and (len(stem) < 3 or stem[-3] not in _VOWELS):
        yield stem[:-1] + before + hard  # panelen, huren, lezen
    yield stem[:-1] + hard
    yield stem + "e"  # gemeenten


def _unique(readings: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(readings))


@lru_cache(maxsize=1)
def _overrides() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    with _OVERRIDES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found = tuple(row["lemmas"].split("|"))
            table[row["vorm"]] = found
            table.setdefault(normalise(row["vorm"]), found)
    return table
