"""How Dutch text falls apart into words."""

from __future__ import annotations

import pytest

from wijktekst.language.tokens import normalise, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("De buurt, de wijk.", "De buurt de wijk"),
        ("jeugd- en ouderenzorg", "jeugd- en ouderenzorg"),
        ("jeugdhulp en -zorg", "jeugdhulp en zorg"),
        ("een co2-neutrale wijk", "een co2-neutrale wijk"),
        ("in 's-Hertogenbosch of 's avonds", "in 's-Hertogenbosch of 's avonds"),
        ("het huis in 't bos", "het huis in 't bos"),
        ("boa's en VvE’s", "boa's en VvE’s"),
        ("'Sociale' huur", "Sociale huur"),
        ("voor € 25.000,- of 1,2 mld.", "voor 25.000 of 1,2 mld"),
        ("een 30km-zone en 24/7", "een 30km-zone en 24 7"),
        ("B&W en R&D", "B&W en R&D"),
        ("(her)bouw en en/of", "her bouw en en of"),
        ("snake_case", "snake case"),
        ("", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert [token.text for token in tokenize(text)] == words.split()


@pytest.mark.parametrize(
    ("word", "norm"),
    [
        ("Coöperatie", "cooperatie"),
        ("coo\u0308peratie", "cooperatie"),
        ("VvE’s", "vve's"),
        ("warm\u00adte", "warmte"),
        ("CO₂", "co2"),
        ("ĳsbaan", "ijsbaan"),
        ("zij‐instromers", "zij-instromers"),
    ],
)
def test_folding(word: str, norm: str) -> None:
    assert normalise(word) == norm


def test_offsets_count_in_the_whole_text() -> None:
    text = "Eerst dit. De wijk krijgt groen."
    tokens = tokenize(text, 11, 18)
    assert [(token.start, token.end, token.text) for token in tokens] == [(11, 13, "De"), (14, 18, "wijk")]


def test_a_word_stops_at_the_end_of_the_span() -> None:
    assert [token.text for token in tokenize("wijkaanpak", 0, 4)] == ["wijk"]
