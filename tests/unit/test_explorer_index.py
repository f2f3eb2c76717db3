"""The index of the explorer: filters, facets, order and export, and how it is made and kept."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.indexed import THEMES, run_of
from wijktekst.explorer.index import Index
from wijktekst.explorer.question import FACETS, Mark, Question
from wijktekst.reports.measure_table import MEASURES

WORDS = ("loket", "park", "school", "bus")
MANY = 80


def drawn() -> list[dict[str, Any]]:
    """Measures with few values each, so that filters meet."""
    draw = random.Random(7)
    return [
        {
            "bestand": f"plan-{at // 10:02}.md",
            "zin": f"{' '.join(draw.sample(WORDS, 2))} {at // 2 if at % 7 == 0 else at}".capitalize(),
            "opgave": draw.choice(("wonen", "zorg", "geen")),
            "opgave_label": "Opgave",
            "soort": draw.choice(("maatregel", "onzeker")),
            "actor": draw.choice(("De gemeente", "de gemeente", "het Rijk", "")),
            "stelligheid": draw.choice(("besloten", "verkend", "")),
            "instrument": draw.choice(("geld", "regel", "")),
            "plaats": draw.choice(("", "Breda", "Breda | Tilburg", "Tilburg | Tilburg")),
            "thema": draw.sample(sorted(THEMES), draw.randrange(3)),
            "periode_van": draw.choice((None, "2024-01-01", "2025-05-01")),
            "periode_tot": draw.choice((None, "2026-12-31")),
            "bedrag_eur": draw.choice((None, None, 1000.0, 250_000.0)),
            "score": draw.choice((0.5, 0.75, 0.9)),
        }
        for at in range(MANY)
    ]


def values_of(row: Mapping[str, Any]) -> dict[str, set[str]]:
    """The values of a row for each facet, by the plain definition."""
    first, last = (int(row[name][:4]) if row[name] else 0 for name in ("periode_van", "periode_tot"))
    years = range(first or last, (last or first) + 1) if first or last else ()
    values = {
        **{name: {row[name]} for name in ("opgave", "stelligheid", "instrument", "soort")},
        "thema": set(row["thema"]),
        "plaats": set(row["plaats"].split(" | ")),
        "actor": {row["actor"].lower()},
        "jaar": set(map(str, years)),
        "document": {row["document_id"]},
    }
    return {name: some - {""} for name, some in values.items()}


@pytest.fixture(scope="module")
def rows_and_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[list[dict[str, Any]], Index]]:
    out: Path = tmp_path_factory.mktemp("uit")
    rows = run_of(out, drawn())
    index = Index.open(out)
    counts = {row[0]: row[MEASURES.names.index("telt_mee")] for row in index.rows(Question(repeats=True))}
    yield [{**row, "telt_mee": counts[row["maatregel_id"]]} for row in rows], index
    index.close()


def fits(row: Mapping[str, Any], question: Question, but_for: str = "") -> bool:
    """Whether a row is found, by the plain definition."""
    words = row["zin"].lower().split()
    amount, values = row["bedrag_eur"], values_of(row)
    return (
        (question.repeats or row["telt_mee"] == "ja")
        and all(word in words for word in question.text.split())
        and (question.money_from is None or (amount is not None and amount >= question.money_from))
        and (question.money_to is None or (amount is not None and amount <= question.money_to))
        and all(values[name] & set(some) for name, some in question.chosen if name != but_for)
    )


CHOICES = {
    "opgave": ("wonen", "zorg", "geen"),
    "thema": tuple(THEMES),
    "plaats": ("Breda", "Tilburg", "Nergens"),
    "actor": ("de gemeente", "het rijk"),
    "stelligheid": ("besloten", "verkend"),
    "jaar": ("2024", "2025", "2026", "1900"),
    "document": ("doc-plan-00.md", "doc-plan-03.md"),
}
QUESTIONS = st.builds(
    Question,
    text=st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join),
    chosen=st.lists(st.sampled_from(sorted(CHOICES)), max_size=3, unique=True).flatmap(
        lambda names: st.tuples(
            *(
                st.lists(st.sampled_from(CHOICES[name]), min_size=1, max_size=2, unique=True).map(
                    lambda some, name=name: (name, tuple(some))
                )
                for name in names
            )
        )
    ),
    money_from=st.sampled_from((None, None, 1000.0, 2000.0)),
    money_to=st.sampled_from((None, None, 1000.0, 1e9)),
    repeats=st.booleans(),
    sorting=st.sampled_from(("plaats", "bedrag", "score")),
)
ORDERS: dict[str, Any] = {
    "plaats": lambda row: 0,
    "bedrag": lambda row: -(row["bedrag_eur"] or -1.0),
    "score": lambda row: -row["score"],
}


@given(QUESTIONS)
def test_filters_and_facets_agree_with_their_definition(
    rows_and_index: tuple[list[dict[str, Any]], Index], question: Question
) -> None:
    rows, index = rows_and_index
    wanted = sorted((row for row in rows if fits(row, question)), key=ORDERS[question.sorting])
    found = index.find(question, 2, 5)
    assert found.total == len(wanted)
    assert [hit.id for hit in found.hits] == [row["maatregel_id"] for row in wanted[2:7]]
    assert [row[0] for row in index.rows(question)] == [row["maatregel_id"] for row in wanted]
    for name in FACETS:
        counts = Counter(
            value for row in rows if fits(row, question, but_for=name) for value in values_of(row)[name]
        )
        shown = found.facets[name]
        assert {one.value: one.count for one in shown if one.count} == counts
        assert {one.value for one in shown if one.chosen} == set(question.values(name))


def test_facets_are_read_by_people(rows_and_index: tuple[list[dict[str, Any]], Index]) -> None:
    rows, index = rows_and_index
    facets = index.find(Question(repeats=True)).facets
    assert {one.label for one in facets["thema"]} == set(THEMES.values())
    spellings = Counter(row["actor"] for row in rows if row["actor"].lower() == "de gemeente")
    assert next(one.label for one in facets["actor"] if one.value == "de gemeente") == max(
        spellings, key=lambda name: (spellings[name], name)
    )
    assert [one.value for one in facets["jaar"]] == ["2024", "2025", "2026"]
    assert [one.value for one in facets["stelligheid"]] == ["besloten", "verkend"]
    opgave = [one.count for one in facets["opgave"]]
    assert opgave == sorted(opgave, reverse=True)


def test_a_facet_with_many_values_shows_the_most_frequent(tmp_path: Path) -> None:
    run_of(
        tmp_path, [{"zin": f"Zin {at}", "plaats": f"Dorp {at % 20:02}", "actor": "Wij"} for at in range(45)]
    )
    index = Index.open(tmp_path)
    chosen = Question(chosen=(("plaats", ("Dorp 19", "Nergens")),), repeats=True)
    found = index.find(chosen)
    assert found.more == {"plaats"}
    shown = [(one.value, one.count, one.chosen) for one in found.facets["plaats"]]
    assert shown[:5] == [(f"Dorp {at:02}", 3, False) for at in range(5)]
    assert shown[12:] == [("Dorp 19", 2, True), ("Nergens", 0, True)]
    assert found.total == 2
    begin = [(one.value, one.chosen) for one in index.values("plaats", "DÓRP 1", chosen)]
    assert begin == [(f"Dorp {at}", at == 19) for at in range(10, 20)]
    assert [one.value for one in index.values("plaats", "1", count=2)] == ["Dorp 10", "Dorp 11"]
    assert index.values("plaats", "orp") == index.values("bestaat niet") == ()


def test_a_period_counts_for_each_year_unless_it_is_a_slip(tmp_path: Path) -> None:
    periods = [
        ("2024-06-01", "2026-01-01"),
        ("2029-01-01", None),
        (None, "2030-01-01"),
        ("1950-01-01", "2031-01-01"),
    ]
    run_of(
        tmp_path,
        [{"zin": f"Zin {at}", "periode_van": a, "periode_tot": b} for at, (a, b) in enumerate(periods)],
    )
    years = [one.value for one in Index.open(tmp_path).find(Question(repeats=True)).facets["jaar"]]
    assert years == ["1950", "2024", "2025", "2026", "2029", "2030", "2031"]


def test_money_of_a_range_counts_from_its_ends(tmp_path: Path) -> None:
    amounts = [
        ("vast", 5.0, 5.0, 5.0),
        ("van tot", None, 3.0, 9.0),
        ("hooguit", None, None, 4.0),
        ("geen", None, None, None),
    ]
    names = ("maatregel_id", "bedrag_eur", "bedrag_min", "bedrag_max")
    run_of(tmp_path, [{"zin": one[0], **dict(zip(names, one, strict=True))} for one in amounts])
    index = Index.open(tmp_path)

    def found(low: float | None, high: float | None) -> list[str]:
        question = Question(money_from=low, money_to=high, repeats=True, sorting="bedrag")
        return [hit.id for hit in index.find(question).hits]

    assert found(None, None) == ["van tot", "vast", "hooguit", "geen"]
    assert found(6, None) == ["van tot"]
    assert found(4, 4.5) == ["van tot", "hooguit"]
    assert found(None, 3.5) == ["van tot"]
    assert found(10, None) == found(float("nan"), None) == []


def test_a_measure_is_shown_with_its_surroundings(tmp_path: Path) -> None:
    line = {"pagina": 3, "x0": 10.0, "top": 20.5, "x1": 30.0, "bottom": 40.0}
    run_of(
        tmp_path,
        [
            {"zin": "De bus rijdt vaker.", "bestand": "a.pdf", "titel": "Plan A", "pagina": 3},
            {
                "zin": "De gemeente bouwt in de wijk een nieuw loket voor ouderen.",
                "bestand": "a.pdf",
                "voor": "Hiervoor.",
                "na": "Hierna.",
                "vakken": [line, {**line, "pagina": 4}],
                "thema": ["sociale-huur", "ontmoeting"],
            },
            {"zin": "De gemeente bouwt in de wijk een nieuw loket voor ouderen.", "bestand": "b.md"},
        ],
    )
    index = Index.open(tmp_path)
    shown = index.measure("mtr-0001", Question("loketten"))
    assert shown is not None
    assert (shown.title, shown.before, shown.after) == ("Plan A", "Hiervoor.", "Hierna.")
    assert shown.themes == ("Ontmoeting en buurthuizen", "Sociale huur")
    assert shown.places == (Mark(3, 10.0, 20.5, 30.0, 40.0), Mark(4, 10.0, 20.5, 30.0, 40.0))
    assert shown.same == (("mtr-0002", "b.md", None),)
    assert (shown.previous, shown.following) == ("mtr-0000", "")
    assert [str(shown.hit.row["zin"])[a:b] for a, b in shown.hit.marks] == ["loket"]
    alone = index.measure("mtr-0002")
    assert alone is not None
    assert (alone.title, alone.places, alone.previous, alone.hit.marks) == ("b.md", (), "", ())
    assert index.measure("mtr-9999") is index.measure("' OR 1=1 --") is None
    assert index.find(Question("loket")).total == 1
    assert index.find(Question("loket", repeats=True)).total == 2


def test_readers_at_once_get_their_own_answers(rows_and_index: tuple[list[dict[str, Any]], Index]) -> None:
    _, index = rows_and_index
    alone = {word: [hit.id for hit in index.find(Question(word)).hits] for word in WORDS}
    wrong: list[str] = []

    def read() -> None:
        for word in WORDS * 10:
            if [hit.id for hit in index.find(Question(word)).hits] != alone[word]:
                wrong.append(word)

    threads = [Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
