"""An amount in any of its notations is read back as the same number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijktekst.language.money import amounts
from wijktekst.language.numbers import from_word

ONES = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
TEENS = ("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
SMALL = ONES + TEENS
TENS = ("", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
SCALES = [
    *((scale, 10**9) for scale in ("miljard", "mld", "mld.", "mrd", "Miljard")),
    *((scale, 10**6) for scale in ("miljoen", "mln", "mln.", "mio", "MILJOEN")),
    ("ton", 10**5),
    ("duizend", 10**3),
]
SPACES = st.sampled_from([" ", "\u00a0", "\n"])


def in_words(number: int) -> str:
    """The number as a Dutch writes it out, from 1 to 999,999."""
    if number >= 1000:
        many = "" if number // 1000 == 1 else in_words(number // 1000)
        return f"{many}duizend{in_words(number % 1000) if number % 1000 else ''}"
    if number >= 100:
        many = "" if number // 100 == 1 else ONES[number // 100]
        return f"{many}honderd{in_words(number % 100) if number % 100 else ''}"
    if number < 20:
        return SMALL[number]
    unit = ONES[number % 10]
    joined = "" if not unit else unit + ("ën" if unit.endswith("e") else "en")
    return joined + TENS[number // 10]


def grouped(whole: int, separator: str) -> str:
    return f"{whole:,}".replace(",", separator)


def only(text: str) -> float:
    (one,) = amounts(text, 0, len(text))
    assert one.text == text[one.start : one.end]
    return one.euros


@given(st.integers(1, 999_999))
def test_a_number_in_words_is_read_back(number: int) -> None:
    word = in_words(number)
    assert from_word(word) == from_word(word.upper()) == Decimal(number)
    assert only(f"Dit kost {word} euro.") == number


@given(
    whole=st.integers(1, 10**9),
    cents=st.integers(0, 99),
    separator=st.sampled_from([".", "\u00a0", "\u202f", " "]),
    space=st.sampled_from(["", " ", "\u00a0", "\n"]),
    sign=st.sampled_from(["€", "EUR "]),
    tail=st.sampled_from(["", ",-", ",--"]),
)
def test_digits_with_a_sign_first_are_read_back(
    whole: int, cents: int, separator: str, space: str, sign: str, tail: str
) -> None:
    number = grouped(whole, separator)
    assert only(f"Dit kost {sign}{space}{number}{tail} aan de stad.") == whole
    assert only(f"Dit kost {sign}{space}{number},{cents:02} aan de stad.") == pytest.approx(
        whole + cents / 100
    )


@given(
    whole=st.integers(1, 10**9),
    separator=st.sampled_from([".", "\u00a0", " "]),
    space=SPACES,
    unit=st.sampled_from(["euro", "EUR", "€", "Euro", "EURO"]),
)
def test_digits_with_the_currency_last_are_read_back(
    whole: int, separator: str, space: str, unit: str
) -> None:
    assert only(f"Dit kost {grouped(whole, separator)}{space}{unit} in totaal.") == whole


@given(
    tenths=st.integers(1, 9_999),
    scale=st.sampled_from(SCALES),
    space=SPACES,
    mark=st.sampled_from([",", "."]),
    form=st.sampled_from(["€ {}", "€{}", "EUR {}", "{} euro", "{}\u00a0euro"]),
)
def test_a_number_with_a_scale_is_read_back(
    tenths: int, scale: tuple[str, int], space: str, mark: str, form: str
) -> None:
    whole, tenth = divmod(tenths, 10)
    number = f"{whole}{mark}{tenth}" if tenth else str(whole)
    text = f"Er komt {form.format(number + space + scale[0])} voor de wijk."
    assert only(text) == pytest.approx(tenths * scale[1] / 10)


@given(st.integers(1, 99), st.integers(1, 99), st.sampled_from([" à ", "-", " – ", " tot ", " tot en met "]))
def test_both_ends_of_a_range_have_the_scale(low: int, more: int, join: str) -> None:
    text = f"Er komt € {low}{join}{low + more} miljoen voor de wijk."
    found = amounts(text, 0, len(text))
    assert [(one.euros, one.bound) for one in found] == [(low * 1e6, "min"), ((low + more) * 1e6, "max")]


@given(st.integers(1, 10**7), st.sampled_from(["ƒ {}", "fl. {}", "{} gulden", "f {},-"]))
def test_guilders_are_worth_less_than_as_many_euros(whole: int, form: str) -> None:
    text = f"Het kostte {form.format(grouped(whole, '.'))} in die tijd."
    (one,) = amounts(text, 0, len(text))
    assert one.guilders
    assert one.euros == pytest.approx(whole / 2.20371, abs=0.006)


@given(
    st.integers(1, 10**6), st.sampled_from(["mensen", "woningen", "m2", "dollar", "procent", "bomen", "km"])
)
def test_what_is_counted_is_no_money(number: int, noun: str) -> None:
    text = f"Met subsidie komen er {grouped(number, '.')} {noun} bij."
    assert amounts(text, 0, len(text)) == ()
