"""Money, dates, places, sentences, parse on any text: offsets hold, nothing fails, nothing is invented."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wijktekst.language.compounds import split_compound
from wijktekst.language.dates import periods
from wijktekst.language.lemmas import lemmas
from wijktekst.language.money import amounts
from wijktekst.language.parse import Parser
from wijktekst.language.places import municipality_of, places
from wijktekst.language.sentences import split
from wijktekst.language.tokens import tokenize

#: Pieces that the rules look for, so that random texts hit them and their borders.
PIECES = [
    *("€", "€ ", "EUR", " euro", "miljoen", " mln.", "mld", "ton", "anderhalf", "5", "1,2", "25.000,-", "½"),
    *(
        " à ",
        "-",
        "–",
        " tot ",
        " en ",
        "tussen ",
        "x € 1.000",
        "f 5",
        "$",
        "%",
        "2025",
        "1-1-2026",
        " maart ",
    ),
    *("vanaf ", "in ", "per ", "uiterlijk ", "De gemeente ", "Utrecht", "'s-Hertogenbosch", "Best", "Bergen"),
    *(
        "provincie ",
        "wijk ",
        "buurt van ",
        "regio ",
        "wijken ",
        "o.a. ",
        "nr. ",
        ". ",
        "\n",
        "\n\n",
        "\u00ad",
    ),
    *("e\u0301", "👩\u200d👧", "\u2028", "٣", "²", "Ⅷ", "(", ")", ";", ":", "•"),
]
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
spans = st.tuples(st.integers(0, 40), st.integers(0, 40))

ISO = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
PERIOD = re.compile(
    rf"(?:{ISO}|{ISO}/{ISO}|{ISO}/\.\.|\.\./{ISO})(?:; (?:{ISO}|{ISO}/{ISO}|{ISO}/\.\.|\.\./{ISO}))*"
)


def within(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, length = span
    start = min(start, len(text))
    return start, min(start + length, len(text))


@given(texts, spans)
def test_amounts_slice_to_the_text_and_hold_a_number(text: str, span: tuple[int, int]) -> None:
    for start, end in ((0, len(text)), within(text, span)):
        found = amounts(text, start, end)
        assert all(start <= one.start < one.end <= end for one in found)
        assert all(one.text == text[one.start : one.end] and one.euros >= 0 for one in found)
        assert all(a.end <= b.start for a, b in pairwise(found))


@given(
    st.lists(st.sampled_from([piece for piece in PIECES if not re.search(r"[\d€½²Ⅷ]|and|EUR|euro", piece)]))
)
def test_words_without_a_number_are_no_money(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert amounts(text, 0, len(text)) == ()


@given(st.integers(1, 10**11))
def test_a_written_amount_is_read_back(cents: int) -> None:
    whole, rest = divmod(cents, 100)
    dutch = f"{whole:,}".replace(",", ".")
    for written in (f"€ {dutch},{rest:02}", f"€{dutch},{rest:02}", f"{dutch},{rest:02} euro"):
        text = f"Het kost {written} per jaar."
        (one,) = amounts(text, 0, len(text))
        assert one.euros == pytest.approx(cents / 100)
        assert one.text == written


@given(
    st.integers(1, 999),
    st.integers(0, 9),
    st.sampled_from([("miljoen", 6), ("mln.", 6), ("miljard", 9), ("mld", 9)]),
)
def test_a_written_round_amount_is_read_back(whole: int, tenth: int, unit: tuple[str, int]) -> None:
    number = f"{whole},{tenth}" if tenth else str(whole)
    text = f"De subsidie is € {number} {unit[0]} per jaar."
    (one,) = amounts(text, 0, len(text))
    assert one.euros == pytest.approx((whole + tenth / 10) * 10 ** unit[1])


@given(texts, spans)
def test_periods_are_iso_or_empty(text: str, span: tuple[int, int]) -> None:
    for start, end in ((0, len(text)), within(text, span)):
        found = periods(text, start, end)
        for one in found:
            assert PERIOD.fullmatch(one.iso)
            assert start <= one.start < one.end <= end
            # "tot 2026" ends in 2025 and "na 2026" begins in 2027
            near = {
                str(int(year) + by) for year in re.findall(r"\d{4}", text[start:end]) for by in (-1, 0, 1)
            }
            assert near.issuperset(re.findall(r"\d{4}", one.iso))
            assert not one.first or not one.last or one.first <= one.last


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_a_written_date_is_read_back(day: date) -> None:
    text = f"Per {day.day}-{day.month}-{day.year} vervalt de regel."
    (found,) = periods(text, 0, len(text))
    assert (found.iso, found.first, found.last) == (f"{day.isoformat()}/..", day.isoformat(), "")


@settings(deadline=None)  # the first call reads the names
@given(texts, spans, st.sampled_from(["", "GM0344", "GM0753", "GM9999"]))
def test_places_are_named_in_the_text(text: str, span: tuple[int, int], municipality: str) -> None:
    for start, end in ((0, len(text)), within(text, span)):
        found = places(text, start, end, municipality)
        assert all(start <= place.start < place.end <= end for place in found)
        if "Utrecht" not in text[start:end]:
            assert not any("Utrecht" in place.name for place in found)
    assert municipality_of(text) == "" or "emeente " in text


@given(texts, spans)
@example("1. 1. 1. ", (0, 9))
def test_sentences_and_words_lie_in_order_within_the_span(text: str, span: tuple[int, int]) -> None:
    for start, end in ((0, len(text)), within(text, span)):
        for found in (
            split(text, start, end),
            [(token.start, token.end) for token in tokenize(text, start, end)],
        ):
            assert all(start <= a < b <= end for a, b in found)
            assert all(first[1] <= second[0] for first, second in pairwise(found))
        assert all(text[a:b] == text[a:b].strip() for a, b in split(text, start, end))


@settings(deadline=None)  # the first call reads the word list
@given(st.text(max_size=40))
def test_every_word_has_a_lemma_and_parts(word: str) -> None:
    assert all(isinstance(one, str) for one in lemmas(word))
    assert lemmas(word)
    assert split_compound(word, frozenset(("wijk", "huis", "warmte", "net")))


@settings(max_examples=25, deadline=None)
@given(st.lists(texts, max_size=4))
def test_facts_slice_to_the_text(many: list[str]) -> None:
    for text, facts in zip(many, Parser("nl_wijktekst_sm").facts(many), strict=True):
        for start, end in (facts.subject, facts.agent, facts.verb_at, *facts.objects):
            assert 0 <= start <= end <= len(text)
