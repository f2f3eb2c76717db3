"""What the amounts of a measure come to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.unit.attributes_of import of
from wijktekst.language.money import amounts
from wijktekst.measures import MeasureText
from wijktekst.measures.attributes.money import money_of
from wijktekst.types import Money

#: Sentences of our own with what their money comes to: sentence, amount, per, recurring and currency, split
#: by tabs. An amount is a number, "<=" or ">=" a bound, "low..high" a range, "?" money of which no number is
#: the measure's, and nothing is no money. "~" stands for a hard space and "¶" for a line break.
SUITE = Path(__file__).parent / "data" / "geld.tsv"
FLOOR = 0.97


@dataclass(frozen=True, slots=True)
class Expression:
    sentence: str
    money: tuple[float | None, float | None, float | None, str, str, bool] | None


def expression(line: str) -> Expression:
    sentence, amount, per, recurring, currency = (*line.split("\t"), "", "", "", "")[:5]
    sentence = sentence.replace("~", "\u00a0").replace("¶", "\n")
    if not amount:
        return Expression(sentence, None)
    low, dots, high = amount.partition("..")
    euros: tuple[float | None, float | None, float | None]
    if amount == "?":
        euros = (None, None, None)
    elif dots:
        euros = (None, float(low), float(high))
    else:
        number = float(amount.lstrip("<>="))
        euros = (number, None if amount[0] == "<" else number, None if amount[0] == ">" else number)
    return Expression(sentence, (*euros, per, recurring, currency == "gulden"))


def read(sentence: str) -> Money | None:
    """The money of the sentence without a parse."""
    measure = MeasureText(sentence, 0, len(sentence))
    return money_of(measure, amounts(sentence, 0, len(sentence)))


def told(money: Money | None) -> tuple[float | None, float | None, float | None, str, str, bool] | None:
    if money is None:
        return None
    return (money.euros, money.low, money.high, money.per, money.recurring, money.guilders)


def suite() -> list[Expression]:
    return [expression(line) for line in SUITE.read_text(encoding="utf-8").splitlines()]


def test_the_suite_holds_three_hundred_expressions_each_once() -> None:
    sentences = [one.sentence for one in suite()]
    assert len(sentences) >= 300
    assert len(set(sentences)) == len(sentences)


def test_nearly_every_expression_of_the_suite_is_read_exactly() -> None:
    wrong = [
        (one.sentence, one.money, told(read(one.sentence)))
        for one in suite()
        if told(read(one.sentence)) != one.money
    ]
    assert 1 - len(wrong) / len(suite()) >= FLOOR, wrong


@pytest.mark.parametrize(
    ("sentence", "euros"),
    [
        ("De gemeente geeft sport € 4 miljoen in plaats van € 3 miljoen.", 4e6),
        ("De raad dekt het buurthuis met € 80.000, bovenop een uitkering van € 2 miljoen.", None),
    ],
)
def test_of_unrelated_amounts_the_one_that_the_verb_acts_on_counts(
    sentence: str, euros: float | None
) -> None:
    found = of(sentence).money
    assert found
    assert found.euros == euros
    assert read(sentence) != found or euros is None


def test_without_a_parse_unrelated_amounts_have_no_number_but_their_text() -> None:
    found = read("De baten zijn € 350.000 hoger en de lasten € 100.000.")
    assert found
    assert (found.euros, found.low, found.high) == (None, None, None)
    assert found.text == "€ 350.000 hoger en de lasten € 100.000"


def test_no_amount_is_no_money() -> None:
    assert read("De gemeente legt een fietspad aan.") is None


def test_the_text_of_money_is_as_written_and_where_it_stands() -> None:
    before = "Eerst dit. "
    sentence = "Het budget gaat van € 10.000 naar € 15.000 per jaar."
    found = of(sentence, parsed=False, before=before).money
    assert found
    assert found.text == (before + sentence)[found.start : found.end] == "€ 10.000 naar € 15.000"
    assert found.per_year


def test_what_two_amounts_do_not_share_is_not_said() -> None:
    found = read("Er komt € 2 mln structureel in 2025 en € 3 mln in 2026.")
    assert found
    assert (found.low, found.high, found.recurring) == (2e6, 3e6, "")
