"""Splitting compounds with a given list of parts."""

from __future__ import annotations

import pytest

from wijktekst.language.compounds import split_compound

KNOWN = frozenset(
    (
        "wijk",
        "verpleegkundige",
        "warmte",
        "netten",
        "woning",
        "corporaties",
        "energie",
        "armoede",
        "jeugd",
        "hulp",
        "verlening",
        "hulpverlening",
        "leraren",
        "tekort",
        "leefbaarheid",
        "problemen",
        "volkshuisvesting",
        "fonds",
        "uit",
        "aanpak",
        "wijkaanpak",
        "groente",
        "boer",
        "wmo",
        "voorziening",
    )
)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("wijkverpleegkundige", "wijk verpleegkundige"),
        ("Warmtenetten", "warmte netten"),
        ("woningcorporaties", "woning corporaties"),
        ("energiearmoede", "energie armoede"),
        ("jeugdhulpverlening", "jeugd hulpverlening"),
        ("lerarentekort", "leraren tekort"),
        ("leefbaarheidsproblemen", "leefbaarheid problemen"),
        ("volkshuisvestingsfonds", "volkshuisvesting fonds"),
        ("wijkenaanpak", "wijk aanpak"),
        ("wmo-voorziening", "wmo voorziening"),
        ("wijkaanpak", "wijkaanpak"),
    ],
)
def test_split(word: str, parts: str) -> None:
    assert split_compound(word, KNOWN) == tuple(parts.split())


@pytest.mark.parametrize(
    "word",
    ["wijken", "afwijken", "uitwijken", "noordwijk", "rijswijk", "katwijk", "wijkx", "uitwijk", "", "a"],
)
def test_no_split(word: str) -> None:
    assert split_compound(word, KNOWN) == (word,)


def test_long_strings_are_left_alone() -> None:
    assert split_compound("wijk" * 50, KNOWN) == ("wijk" * 50,)
