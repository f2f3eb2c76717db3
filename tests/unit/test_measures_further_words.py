"""Words that a language model sorted count where the lists made by hand are silent."""

from __future__ import annotations

import csv

import pytest

from wijktekst.language.tokens import normalise
from wijktekst.measures.further_words import FILE, further_group
from wijktekst.measures.instrument_words import ENDS, WHOLE, group_of


def _rows() -> list[tuple[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [(row["woord"], row["groep"]) for row in csv.DictReader(file)]


def test_every_word_is_folded_and_stands_there_once_with_a_known_group() -> None:
    words = [word for word, _ in _rows()]
    assert words == sorted(set(words))
    assert [word for word in words if word != normalise(word)] == []
    assert {group for _, group in _rows()} <= {*WHOLE, *ENDS}


def test_a_word_that_was_sorted_by_hand_is_not_sorted_again() -> None:
    listed = {normalise(word) for lists in (WHOLE, ENDS) for one in lists.values() for word in one.split()}
    assert [word for word, _ in _rows() if word in listed] == []


@pytest.mark.parametrize(
    ("word", "group"),
    [
        ("restaureert", "BOUW"),  # listed by hand
        ("castratie", "DIENST"),
        ("schikkingen", "AFSPRAAK"),  # by its lemma
        ("schimmel", ""),
        ("xyzzy", ""),
    ],
)
def test_a_word_has_a_group(word: str, group: str) -> None:
    assert group_of(word) == group


def test_the_word_itself_goes_before_its_lemma() -> None:
    assert further_group("schikking", "castratie") == "AFSPRAAK"
    assert further_group("xyzzy", "castratie") == "DIENST"
