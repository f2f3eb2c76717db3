"""Periods of any text and any date: bounds hold, nothing fails, nothing is made up."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from wijktekst.language.dates import periods
from wijktekst.types import Period

PIECES = [
    *(
        "vanaf ",
        "tot ",
        "tot en met ",
        "t/m ",
        "vóór ",
        "voor ",
        "uiterlijk ",
        "na ",
        "in ",
        "op ",
        "per ",
        "van ",
    ),
    *(
        "tussen ",
        " en ",
        ", ",
        "-",
        "–",
        "/",
        " ",
        "\n",
        ". ",
        "(",
        ")",
        "de periode ",
        "schooljaar ",
        "het ",
    ),
    *(
        "2024",
        "2026",
        "2030",
        "'27",
        "1 ",
        "31 ",
        "29 februari",
        "31 april",
        "maart ",
        "mei",
        "sept. ",
        "1-1-2026",
    ),
    *(
        "31-12-2099",
        "29/2/2027",
        "2026-02-30",
        "eind ",
        "begin ",
        "medio ",
        "Q3 ",
        "tweede kwartaal ",
        "zomer ",
    ),
    *(
        "dit jaar",
        "volgend jaar",
        "vorig jaar",
        "het jaar",
        "de komende vier jaar",
        "binnen 99 jaar",
        "per direct",
    ),
    *(
        "komend najaar",
        "volgende maand",
        " e.v.",
        " voor de duur van twintig jaar",
        "gebouwd ",
        "besloten",
        "€ 5 ",
    ),
]
texts = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
days = st.dates(date(1990, 1, 1), date(2099, 12, 31))
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober"),
    *("november", "december"),
)


def only(text: str, written: str = "") -> Period:
    (found,) = periods(text, 0, len(text), written)
    return found


def spelled(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@given(texts, st.one_of(st.none(), days))
def test_any_text_gives_days_that_exist_in_order(text: str, written: date | None) -> None:
    found = periods(text, 0, len(text), written.isoformat() if written else "")
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.first or one.last
        first, last = (date.fromisoformat(day) if day else None for day in (one.first, one.last))
        assert first is None or last is None or first <= last
    assert all(a.start <= b.start for a, b in pairwise(found))
    assert len({one.iso for one in found}) == len(found)


@given(texts, days)
def test_iso_tells_the_same_as_the_days(text: str, written: date) -> None:
    for one in periods(text, 0, len(text), written.isoformat()):
        a, slash, b = one.iso.partition("/")
        assert one.first.startswith(a) if a != ".." else not one.first
        assert one.last.startswith(b if slash else a) if b != ".." else not one.last


@given(texts)
def test_without_a_date_of_the_document_only_written_years_count(text: str) -> None:
    if not re.search(r"\d", text):
        assert periods(text, 0, len(text)) == ()


@given(texts, texts, days)
def test_what_stands_outside_the_sentence_is_no_period_of_it(before: str, text: str, written: date) -> None:
    whole = f"{before}. \n\n{text}"
    start = len(whole) - len(text)
    for one in periods(whole, start, len(whole), written.isoformat()):
        assert start <= one.start < one.end <= len(whole)


@given(days)
def test_up_to_a_day_excludes_it_and_until_includes_it(day: date) -> None:
    before = (day - timedelta(days=1)).isoformat()
    assert only(f"Tot {spelled(day)} is er geld.").last == before
    assert only(f"Vóór {spelled(day)} ligt er een plan.").last == before
    assert only(f"Tot en met {spelled(day)} is er geld.").last == day.isoformat()
    assert only(f"Uiterlijk {spelled(day)} ligt er een plan.").last == day.isoformat()


@given(days, st.integers(1, 4000))
def test_both_ends_of_a_range_are_read_back(day: date, length: int) -> None:
    last = min(day + timedelta(days=length), date(2099, 12, 31))
    assume(day < last)
    for text in (
        f"Van {spelled(day)} tot en met {spelled(last)} loopt de proef.",
        f"Vanaf {day.day}-{day.month}-{day.year} t/m {last.day}-{last.month}-{last.year} loopt de proef.",
    ):
        found = only(text)
        assert (found.first, found.last) == (day.isoformat(), last.isoformat())


@given(st.integers(2000, 2090), st.integers(1, 8))
def test_years_are_read_in_every_notation(year: int, more: int) -> None:
    last = year + more
    for text in (
        f"In de periode {year}-{last} bouwen we.",
        f"In de periode {year} tot en met {last} bouwen we.",
        f"In de periode {year}-'{last % 100:02} bouwen we.",
        f"Van {year} tot {last + 1} bouwen we.",
    ):
        found = only(text)
        assert (found.first, found.last) == (f"{year}-01-01", f"{last}-12-31")


@given(days, st.integers(1, 30))
def test_the_coming_years_begin_and_end_by_the_date_of_the_document(written: date, count: int) -> None:
    found = only(f"De komende {count} jaar bouwen we.", written.isoformat())
    assert found.first == written.isoformat()
    end = date.fromisoformat(found.last) + timedelta(days=1)
    assert end.year == written.year + count
    assert abs((end - written.replace(year=end.year, day=min(written.day, 28))).days) <= 3


@given(days)
def test_a_day_without_its_year_is_the_next_one(written: date) -> None:
    found = only("Uiterlijk 1 oktober ligt er een plan.", written.isoformat())
    day = date.fromisoformat(found.last)
    assert (day.month, day.day) == (10, 1)
    assert 0 < (day - written).days <= 366
