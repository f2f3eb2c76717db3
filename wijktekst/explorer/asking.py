"""A question in the address of a page, and back: what a reader filled in, and links to other questions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args
from urllib.parse import parse_qs, urlencode

from wijktekst.explorer.question import FACETS, Question, Sorting
from wijktekst.language.numbers import from_digits

#: So much of what was typed is searched for, and so many values of a facet are looked at.
LONGEST, _MOST_VALUES = 300, 100
_MOST_FIELDS = 1000
_AMOUNT = re.compile(
    r"(?:€|eur|euro)?\s*(\d{1,3}(?:[.\s]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)\s*(\w*)\.?,?-?", re.IGNORECASE
)
_TIMES = {
    **dict.fromkeys(("", "euro", "eur"), 1),
    **dict.fromkeys(("duizend", "k"), 1_000),
    **dict.fromkeys(("miljoen", "mln", "mio", "m"), 1_000_000),
    **dict.fromkeys(("miljard", "mld"), 1_000_000_000),
}
_SORTINGS: tuple[Sorting, ...] = get_args(Sorting)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks: the question, the page of results, and money that was typed and is no amount.

    `typed` is what stands in the fields for money.
    """

    question: Question
    page: int = 1
    typed: tuple[str, str] = ("", "")
    wrong: tuple[bool, bool] = (False, False)


def asked(query: str) -> Asked:
    """What the query of an address asks; what makes no sense in it is left out."""
    try:
        given = parse_qs(query, max_num_fields=_MOST_FIELDS)
    except ValueError:  # too many fields
        given = {}
    given = {name: [_writable(value) for value in values] for name, values in given.items()}
    low, high = _first(given, "van"), _first(given, "tot")
    money_from, money_to = amount(low), amount(high)
    sorting: Sorting = next((one for one in _SORTINGS if one == _first(given, "volgorde")), "plaats")
    question = Question(
        text=" ".join(_first(given, "q").split())[:LONGEST].strip(),
        chosen=tuple((facet, _values(given[facet])) for facet in FACETS if facet in given),
        money_from=money_from,
        money_to=money_to,
        repeats=_first(given, "herhalingen") == "ja",
        sorting=sorting,
    )
    page = _first(given, "p")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 10 else 1
    wrong = bool(low) and money_from is None, bool(high) and money_to is None
    return Asked(question, max(number, 1), (low, high), wrong)


def address(question: Question, page: int = 1, **more: str) -> str:
    """The query that asks this, with a "?" when there is one; `asked` takes it back."""
    pairs = [(name, value) for name, value in fields(question) if value]
    pairs += [("p", str(page))] * (page > 1)
    query = urlencode([*pairs, *more.items()])
    return f"?{query}" if query else ""


def fields(question: Question, without: str = "") -> Sequence[tuple[str, str]]:
    """Names and values of a form that asks this, but for the facet `without`."""
    return [
        ("q", question.text),
        *((facet, value) for facet, values in question.chosen if facet != without for value in values),
        ("van", "" if question.money_from is None else _number(question.money_from)),
        ("tot", "" if question.money_to is None else _number(question.money_to)),
        ("herhalingen", "ja" if question.repeats else ""),
        ("volgorde", question.sorting if question.sorting != "plaats" else ""),
    ]


def without_value(question: Question, facet: str, value: str) -> Question:
    """The same question without this value of a facet."""
    left = tuple(
        (name, tuple(one for one in values if name != facet or one != value))
        for name, values in question.chosen
    )
    return replace(question, chosen=tuple((name, values) for name, values in left if values))


def amount(written: str) -> float | None:
    """Euros as people type them ("1.000.000", "€ 1,5 miljoen"); None when it is no amount."""
    match = _AMOUNT.fullmatch(written.strip())
    times = _TIMES.get(match[2].lower()) if match else None
    return None if match is None or times is None else float(from_digits(match[1]) * times)


def _number(value: float) -> str:
    return f"{value:.2f}".removesuffix(".00").replace(".", ",")


def _writable(value: str) -> str:
    return value.encode("utf-8", "replace").decode("utf-8")


def _first(given: Mapping[str, Sequence[str]], name: str) -> str:
    return given[name][0].strip() if name in given else ""


def _values(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(given))[:_MOST_VALUES]
