"""Splits Dutch compounds: wijk|verpleegkundige, leefbaarheid(s)|probleem."""

from __future__ import annotations

from collections.abc import Container

#: Linking sounds between two parts, the empty one first.
LINKS = ("", "s", "en", "e", "n")
#: Words that look like a compound and are none: the verb wijken, places, words with a prefix.
_STOP_WORDS = """
afwijken afwijking uitwijken uitwijking wijken wijkend twijfel twijfels twijfelen
noordwijk rijswijk katwijk beverwijk naaldwijk waalwijk oisterwijk steenwijk winterswijk
gelijkwaardig business bestuur gebouw bezorgd verzorgd verhuur bewoner bewoners inwoner inwoners
"""
#: Prefixes that make a new word, not a compound.
_PREFIXES = """
be ge ver ont her er on aan af bij door in na om onder op over toe tegen terug uit voor weg
"""
STOP = frozenset(_STOP_WORDS.split())
PREFIXES = frozenset(_PREFIXES.split())
_SHORTEST = 3
_LONGEST = 60


def split_compound(word: str, known: Container[str]) -> tuple[str, ...]:
    """The parts of `word` as they stand in `known`, without linking sounds; (word,) when there is no split.

    A word that is itself known is not split. Of several splits the one with the fewest and then the longest
    last part wins: the last part carries the meaning. Parts have three letters or more; prefixes of verbs
    (ver-, be-, uit-) are no parts.
    """
    low = word.lower()
    if low in known or low in STOP or len(low) > _LONGEST:
        return (low,)
    if "-" in low.strip("-"):
        return tuple(part for piece in low.split("-") if piece for part in split_compound(piece, known))
    best: dict[int, tuple[str, ...]] = {len(low): ()}
    for start in range(len(low) - _SHORTEST, -1, -1):
        options = [
            (low[start:end], *rest)
            for stop, rest in best.items()
            if stop - start >= _SHORTEST
            for end in _ends(low, start, stop)
            if low[start:end] in known and low[start:end] not in PREFIXES
        ]
        if options:
            best[start] = min(options, key=lambda parts: (len(parts), -len(parts[-1])))
    parts = best.get(0, ())
    return parts if len(parts) > 1 else (low,)


def _ends(word: str, start: int, stop: int) -> list[int]:
    """Where a part that runs to `stop` may end once its linking sound is taken off."""
    if stop == len(word):
        return [stop]
    return [
        stop - len(link)
        for link in LINKS
        if stop - len(link) - start >= _SHORTEST and word[:stop].endswith(link)
    ]
