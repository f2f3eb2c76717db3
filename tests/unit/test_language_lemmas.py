"""Dictionary forms: what simplemma knows, what it does not, and what it says wrongly."""

from __future__ import annotations

import pytest

from wijktekst.language.lemmas import lemma, lemmas, separable


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("woningen", "woning"),
        ("Woningen", "woning"),
        ("sociale", "sociaal"),
        ("bouwt", "bouwen"),
        ("gebouwde", "bouwen"),
        ("musea", "museum"),
        ("boa's", "boa"),
        ("boa’s", "boa"),
        # compounds that no list holds: inflected by their last part
        ("warmtenetten", "warmtenet"),
        ("leefbaarheidsproblemen", "leefbaarheidsprobleem"),
        ("deelauto's", "deelauto"),
        ("wijkagenten", "wijkagent"),
        ("wmo-voorzieningen", "wmo-voorziening"),
        # no underscores in separable verbs
        ("aanleggen", "aanleggen"),
        ("aangelegd", "aanleggen"),
        ("omgebouwd", "ombouwen"),
        # written without diaeresis
        ("energiecooperaties", "energiecooperatie"),
        ("industrieen", "industrie"),
        ("financiele", "financieel"),
        # mistakes of the list, put right
        ("jongeren", "jongere"),
        ("huur", "huur"),
        ("zorgen", "zorgen"),
        ("week", "week"),
        ("leden", "lid"),
        ("handhaving", "handhaving"),
        ("luchtvaart", "luchtvaart"),
        ("werknemer", "werknemer"),
        ("OV", "ov"),
    ],
)
def test_likeliest(word: str, expected: str) -> None:
    assert lemma(word) == expected
    assert lemmas(word)[0] == expected


@pytest.mark.parametrize(
    ("word", "readings"),
    [
        ("wijken", {"wijk", "wijken"}),
        ("delen", {"deel", "delen"}),
        ("fietsen", {"fiets", "fietsen"}),
        ("daklozen", {"dakloze", "dakloos"}),
        ("afvallen", {"afvallen"}),
    ],
)
def test_all_readings(word: str, readings: set[str]) -> None:
    assert readings <= set(lemmas(word))


def test_afvallen_is_not_waste() -> None:
    assert "afval" not in lemmas("afvallen")


@pytest.mark.parametrize("word", ["", "a", "-", "'", "25.000", "x" * 500, "ß", "日本", "\u00ad", "a-", "-a"])
def test_odd_words_have_a_lemma_too(word: str) -> None:
    assert len(lemmas(word)) >= 1


@pytest.mark.parametrize(
    ("verb", "parts"),
    [
        ("aanleggen", ("aan", "leggen")),
        ("kwijtschelden", ("kwijt", "schelden")),
        ("tegengaan", ("tegen", "gaan")),
        ("voorkomen", None),
        ("inkomen", None),
        ("voorzieningen", None),
        ("overlast", None),
    ],
)
def test_separable_verbs(verb: str, parts: tuple[str, str] | None) -> None:
    assert separable(verb) == parts
