"""Counting what a page about a run says, while its rows go by."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import fsum
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shared import ROOT
from tests.unit.overview_rows import Reports, document, frames, measure, tallied
from wijktekst import pipeline, reports, running
from wijktekst.overviews import cards, documents, tally
from wijktekst.overviews.coverage import coverage
from wijktekst.overviews.overview import ChallengeFigures, Overview
from wijktekst.overviews.tally import Tally
from wijktekst.reports.attributes import Value
from wijktekst.reports.tables import TABLES
from wijktekst.types import CHALLENGES


def challenge(overview: Overview, name: str) -> ChallengeFigures:
    return next(one for one in overview.challenges if one.challenge == name)


def test_an_empty_run_has_every_challenge_and_nothing_in_it() -> None:
    found = tallied({})
    assert [one.challenge for one in found.challenges] == [*CHALLENGES, "geen", "onzeker"]
    assert challenge(found, "zorg").label == "Zorg en gezondheid dichtbij"
    assert not any(one.measures or one.sentences or one.share for one in found.challenges)
    assert (found.documents, found.years, found.places, found.cards) == ((), {}, (), ())
    assert found.totals.documents == found.totals.measures == found.left_out == 0


def test_a_measure_counts_once_and_its_repeats_are_told_on_its_card() -> None:
    again: dict[str, Value] = {"telt_mee": "", "maatregel_groep": "grp-1", "bedrag_eur": 5e6}
    found = tallied(
        {
            "documenten": [document(1), document(2)],
            "maatregelen": [
                measure(1, bedrag_eur=5e6, actor="de gemeente", periode="2026", stelligheid="besloten"),
                measure(2, soort="onzeker", opgave="onzeker"),
                measure(3, in_document=2, **again),
                measure(4, in_document=2, **again),
            ],
        }
    )
    totals = found.totals
    assert (totals.measures, totals.repeats, totals.unsure) == (2, 2, 1)
    assert (totals.with_money, totals.with_actor, totals.with_period) == (1, 1, 1)
    wonen = challenge(found, "wonen")
    assert (wonen.measures, wonen.money.once, wonen.documents) == (1, [5e6], 2)
    assert (wonen.firmness["besloten"], wonen.firmness[""]) == (1, 0)
    assert challenge(found, "onzeker").firmness[""] == 1
    assert [(card.row["maatregel_id"], card.repeats) for card in found.cards] == [("mtr-1", 2), ("mtr-2", 0)]
    assert [one.by_challenge for one in found.documents] == [{"wonen": 1, "onzeker": 1}, {"wonen": 2}]


def test_money_is_counted_as_coverage_does() -> None:
    found = tallied(
        {
            "documenten": [document(1)],
            "maatregelen": [
                measure(1, bedrag_eur=2e6, per_jaar="ja"),
                measure(2, bedrag_eur=300.0, bedrag_per="woning"),
                measure(3, bedrag_eur=7e6, richting="minder"),
                measure(4, bedrag_eur=9e6, stelligheid="afgewezen"),
                measure(5, bedrag_max=1e6, bedrag_per="", per_jaar="", richting=""),
                measure(6, bedrag_eur=0.0),
            ],
        }
    )
    cell = challenge(found, "wonen").money
    assert (cell.measures, cell.with_money) == (6, 6)
    assert (cell.once, cell.yearly, cell.less) == ([0.0], [2e6], [7e6])


def test_an_ambition_is_no_measure() -> None:
    found = tallied(
        {"documenten": [document(1)], "maatregelen": [measure(1, soort="ambitie", opgave=""), measure(2)]}
    )
    assert (found.totals.measures, len(found.cards), found.documents[0].measures) == (1, 1, 1)


def test_a_sentence_speaks_once_of_each_challenge_that_its_themes_are_of() -> None:
    theme: dict[str, Value] = {"document_id": "doc-1", "zinnen": 2, "maatregelen": 0}
    found = tallied(
        {
            "documenten": [document(1, zinnen=30), document(2, zinnen=10)],
            "themas": [
                theme | {"opgave": "wonen", "thema": "huur", "label": "Huur"},
                theme | {"opgave": "wonen", "thema": "koop", "label": "Koop", "zinnen": 9, "maatregelen": 1},
                theme | {"opgave": "zorg", "thema": "wmo", "label": "Wmo"},
                theme | {"document_id": "doc-2", "opgave": "zorg", "thema": "wmo", "label": "Wmo"},
            ],
            "passages": [{"themas": "huur | koop | wmo"}, {"themas": "huur"}, {"themas": "van elders"}],
        }
    )
    wonen, zorg = challenge(found, "wonen"), challenge(found, "zorg")
    assert (wonen.sentences, zorg.sentences) == (2, 1)
    assert (wonen.share, zorg.share) == (2 / 40, 1 / 40)
    assert found.themes == (("wonen", "Koop", 9), ("zorg", "Wmo", 4), ("wonen", "Huur", 2))
    assert found.blind == (("zorg", "Wmo", 4),)


def test_many_different_sets_of_themes_are_counted_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "_SETS", 3)
    themes = [f"t{number}" for number in range(10)]
    found = tallied(
        {
            "documenten": [document(1, zinnen=100)],
            "themas": [
                {"opgave": "wonen", "thema": theme, "label": theme, "zinnen": 1, "maatregelen": 0}
                for theme in themes
            ],
            "passages": [{"themas": f"{one} | {other}"} for one in themes for other in themes],
        }
    )
    assert challenge(found, "wonen").sentences == 100


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        ("2026-01-01", "2028-03-31", [2026, 2027, 2028]),
        ("2026-05-01", "2026-05-31", [2026]),
        ("2027-01-01", None, [2027]),
        ("", "2030-12-31", [2030]),
        ("1995-01-01", "2030-12-31", [1995, 2030]),
        ("1650-01-01", "2030-12-31", [2030]),
        ("2030-01-01", "9999-12-31", [2030]),
        ("1-1-2026", None, []),  # by a spreadsheet
        (None, None, []),
    ],
)
def test_a_measure_counts_in_every_year_in_which_it_runs(
    first: str | None, last: str | None, years: list[int]
) -> None:
    found = tallied(
        {"documenten": [document(1)], "maatregelen": [measure(1, periode_van=first, periode_tot=last)]}
    )
    assert found.years == {year: {"wonen": 1} for year in years}
    assert list(found.years) == years


def test_places_are_municipalities_with_what_is_in_them() -> None:
    codes = ["GM0363", "WK036301 | BU03630101 | GM0363", "BU05030101 | ?", "PV28 | NPLV", "GM9999", ""]
    found = tallied(
        {
            "documenten": [document(1, gemeente_code="GM0363"), document(2, gemeente_code="GM0228")],
            "maatregelen": [
                *(measure(number, plaats_code=code) for number, code in enumerate(codes)),
                measure(9, plaats_code="GM0363", telt_mee=""),
            ],
        }
    )
    assert [(one.code, one.name, one.measures, one.about) for one in found.places] == [
        ("GM0363", "Amsterdam", 2, 1),
        ("GM0503", "Delft", 1, 0),
        ("GM9999", "GM9999", 1, 0),
        ("GM0228", "Ede", 0, 1),
    ]


def test_the_heat_map_has_the_fullest_documents_and_one_row_for_the_others() -> None:
    many = documents.MOST_DOCUMENTS + 3
    found = tallied(
        {
            "documenten": [document(number, titel=f"Titel {number}") for number in range(many + 2)],
            # The first three hold least.
            "maatregelen": [
                measure(100 * number + more, in_document=number)
                for number in range(many)
                for more in range(1 if number < 3 else 2)
            ],
        }
    )
    *shown, others = found.documents
    assert [one.file for one in shown] == [f"{number:03}.pdf" for number in range(3, many)]
    assert (shown[0].title, shown[0].measures, shown[0].documents) == ("Titel 3", 2, 1)
    assert (others.file, others.documents, others.by_challenge) == ("", 3, {"wonen": 3})


def test_the_surest_measures_have_a_card_in_order_of_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "MOST_CARDS", 3)
    scores = [0.5, 0.9, 0.7, 0.7, 0.7, 0.2]
    again = measure(9, telt_mee="", maatregel_groep="grp-0")
    found = tallied(
        {
            "documenten": [document(1)],
            "maatregelen": [
                *(measure(number, score=score) for number, score in enumerate(scores)),
                again,
                again | {"maatregel_groep": "grp-2"},
            ],
        }
    )
    shown = [(card.row["maatregel_id"], card.repeats) for card in found.cards]
    assert shown == [("mtr-1", 0), ("mtr-2", 1), ("mtr-3", 0)]
    assert (found.left_out, found.totals.measures, found.totals.repeats) == (3, 6, 2)


def test_cards_that_may_be_no_measure_come_last() -> None:
    kinds = ["onzeker", "maatregel", "onzeker", "maatregel"]
    found = tallied(
        {
            "documenten": [document(1)],
            "maatregelen": [measure(number, soort=kind) for number, kind in enumerate(kinds)],
        }
    )
    assert [card.row["maatregel_id"] for card in found.cards] == ["mtr-1", "mtr-3", "mtr-0", "mtr-2"]


def test_long_sentences_are_cut_and_take_the_room_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "MOST_BYTES", 20_000)
    giant = "<" * 100_000
    found = tallied(
        {
            "documenten": [document(1)],
            "maatregelen": [
                measure(1, zin=giant, score=0.9),
                measure(2, zin=giant, score=0.8),
                measure(3, zin=giant, score=0.95),
                measure(4, score=0.99),
                measure(5, score=0.1),
            ],
        }
    )
    # "<" takes four bytes in HTML, so that two of the giants fit; what is less sure does not slip in.
    assert [card.row["maatregel_id"] for card in found.cards] == ["mtr-1", "mtr-3", "mtr-4"]
    assert found.cards[0].row["zin"] == "<" * cards.LONGEST + "…"
    assert found.left_out == 2


def test_a_card_leads_to_its_page_and_has_none_for_unknown() -> None:
    found = tallied(
        {"documenten": [document(1)], "maatregelen": [measure(1, pagina=7, actor=""), measure(2)]},
        Tally(pipeline.labels(), lambda file, page: f"../{file}#page={page}" if page else ""),
    )
    first, second = found.cards
    assert (first.link, second.link) == ("../001.pdf#page=7", "")
    assert first.row["actor"] is None
    assert set(first.row) == {
        column for table in TABLES if table.name == "maatregelen" for column in table.names
    }


def test_read_and_unread_files_are_listed_as_far_as_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "MOST_FILES", 2)
    found = tallied(
        {
            "documenten": [document(number, paginas=None, woorden=5) for number in range(3)],
            "niet_gelezen": [{"bestand": f"{number}.pdf", "reden": "leeg"} for number in range(4)],
        }
    )
    assert [one["bestand"] for one in found.read] == ["000.pdf", "001.pdf"]
    assert [one["reden"] for one in found.unread] == ["leeg", "leeg"]
    assert (found.read_left_out, found.unread_left_out) == (1, 2)
    totals = found.totals
    assert (totals.documents, totals.unread, totals.pages, totals.words) == (3, 4, 3, 15)


def test_a_report_that_somebody_took_rows_out_of_is_counted_as_it_is() -> None:
    found = tallied({"maatregelen": [measure(1)], "passages": [{"themas": "huur"}, {"themas": None}]})
    assert found.totals.measures == 1
    assert [one.file for one in found.documents] == ["001.pdf"]


_MONEY = st.none() | st.integers(0, 10**9).map(float)
_MEASURES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "in_document": st.integers(1, 4),
        "opgave": st.sampled_from([*CHALLENGES[:3], "geen", "onzeker"]),
        "soort": st.sampled_from(["maatregel", "onzeker"]),
        "telt_mee": st.sampled_from(["ja", "ja", None]),
        "score": st.integers(0, 100).map(lambda score: score / 100),
        "bedrag_eur": _MONEY,
        "bedrag_max": _MONEY,
        "bedrag_per": st.sampled_from([None, None, "woning"]),
        "per_jaar": st.sampled_from([None, "ja"]),
        "richting": st.sampled_from([None, "meer", "minder"]),
        "stelligheid": st.sampled_from([None, "besloten", "afgewezen"]),
        "actor": st.sampled_from([None, "de gemeente"]),
        "periode": st.sampled_from([None, "2026"]),
        "plaats_code": st.sampled_from([None, "GM0363", "WK036301 | GM0503"]),
        "periode_van": st.sampled_from([None, "2025-01-01"]),
        "periode_tot": st.sampled_from([None, "2027-12-31"]),
    }
)
_PASSAGES = st.lists(st.sampled_from(["huur", "koop", "wmo"]), min_size=1, max_size=3, unique=True)


@st.composite
def runs(draw: st.DrawFn) -> Reports:
    """A run of four documents."""
    found = draw(st.lists(_MEASURES, max_size=30))
    themes = {"huur": "wonen", "koop": "wonen", "wmo": "zorg"}
    return {
        "documenten": [document(number) for number in range(1, 5)],
        "themas": [
            {"document_id": f"doc-{number}", "opgave": of, "thema": theme, "label": theme, "zinnen": 2}
            | {"maatregelen": draw(st.integers(0, 1))}
            for number in range(1, 5)
            for theme, of in themes.items()
        ],
        "passages": [
            {"document_id": "doc-1", "themas": " | ".join(said)}
            for said in draw(st.lists(_PASSAGES, max_size=9))
        ],
        "maatregelen": [
            measure(number, plaats=cells["plaats_code"], **cells)
            for number, cells in enumerate(sorted(found, key=lambda one: one["in_document"]))
        ],
    }


@given(runs())
@settings(max_examples=60, deadline=None)
def test_sums_are_those_of_coverage(run: Reports) -> None:
    found, covered = tallied(run), coverage(frames(run))
    for line in covered.lines:
        one = challenge(found, line.challenge)
        assert one.money == line.total
        assert (one.sentences, one.share) == (line.sentences, line.share)
    assert found.totals.measures == sum(line.total.measures for line in covered.lines)
    missing = Counter(name for line in covered.lines for name in Counter(line.lacking).elements())
    totals = found.totals
    assert missing == Counter(
        bedrag=totals.measures - totals.with_money,
        eigenaar=totals.measures - totals.with_actor,
        termijn=totals.measures - totals.with_period,
    )
    assert [(one.challenge, one.label, one.sentences) for one in covered.themes] == list(found.blind)


@given(runs(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_documents_changes_no_count(run: Reports, random: Random) -> None:
    order = [1, 2, 3, 4]
    random.shuffle(order)
    place = {f"doc-{number}": order.index(number) for number in order}
    moved = {
        name: sorted(rows, key=lambda cells: place[str(cells["document_id"])]) for name, rows in run.items()
    }
    one, other = tallied(run), tallied(moved)
    assert one.totals == other.totals
    assert (one.years, one.places) == (other.years, other.places)
    assert (one.themes, one.blind) == (other.themes, other.blind)
    assert {d.file: d for d in one.documents} == {d.file: d for d in other.documents}
    for mine, theirs in zip(one.challenges, other.challenges, strict=True):
        assert replace(mine, money=theirs.money) == theirs
        assert fsum(mine.money.once) == fsum(theirs.money.once)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 60)), max_size=40), st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_cards_are_the_longest_row_of_the_surest_that_fits(sizes: list[tuple[int, int]], most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cards, "MOST_CARDS", most)
        patch.setattr(cards, "MOST_BYTES", 300)
        found = tallied(
            {
                "documenten": [document(1)],
                "maatregelen": [
                    measure(number, bestand="a", opgave="wonen", soort=None, zin="z" * size, score=score / 20)
                    for number, (score, size) in enumerate(sizes)
                ],
            }
        )
    ranked = sorted(range(len(sizes)), key=lambda number: (-sizes[number][0], number))
    fitting: list[int] = []
    room = 300
    for number in ranked[:most]:
        room -= sizes[number][1] + len("a") + len("wonen")
        if room < 0:
            break
        fitting.append(number)
    assert [card.row["maatregel_id"] for card in found.cards] == [f"mtr-{n}" for n in sorted(fitting)]
    assert found.left_out == len(sizes) - len(fitting)


def test_the_example_documents_come_to_what_their_csv_holds(tmp_path: Path) -> None:
    running.write_results(pipeline.analyse(ROOT / "corpora" / "voorbeeld"), tmp_path)
    read = reports.read(tmp_path)
    counted = Tally(pipeline.labels())
    for table in TABLES:
        frame = read[table.name].astype("object")
        for _ in counted.watch(table, frame.where(frame.notna(), None).itertuples(index=False, name=None)):
            pass
    found, totals = counted.overview(), counted.overview().totals
    measures = read["maatregelen"]
    once = measures[measures["telt_mee"] == "ja"]
    assert totals.documents == len(read["documenten"])
    assert totals.unread == len(found.unread) == len(read["niet_gelezen"])
    assert totals.words == read["documenten"]["woorden"].sum()
    assert totals.pages == read["documenten"]["paginas"].fillna(1).sum()
    assert (totals.measures, totals.repeats) == (len(once), len(measures) - len(once))
    assert totals.unsure == (once["soort"] == "onzeker").sum()
    assert totals.with_actor == once["actor"].notna().sum()
    assert len(found.cards) + found.left_out == len(once)
    assert sum(card.repeats for card in found.cards) == totals.repeats
    assert {one.challenge: one.measures for one in found.challenges if one.measures} == dict(
        once["opgave"].value_counts()
    )
    held = measures.groupby("bestand").size()
    assert {one.file: one.measures for one in found.documents} == dict(held)
    firm = pd.Series(Counter(card.row["stelligheid"] or "" for card in found.cards))
    assert sum((Counter(one.firmness) for one in found.challenges), Counter()) == Counter(dict(firm))
