"""Statistics for research: figures worked out by hand, what must always hold, and intervals that cover."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import log, log2, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shared import ROOT
from tests.unit.overview_rows import document, frames, measure
from wijktekst import overviews, pipeline, reports, running, tabular
from wijktekst.errors import InputError
from wijktekst.overviews.figures import figures_of
from wijktekst.overviews.statistics.co_occurrence import Within
from wijktekst.overviews.statistics.keyness import log_likelihood, log_ratio
from wijktekst.overviews.statistics.theme_shares import By
from wijktekst.overviews.statistics.trends import slopes
from wijktekst.reports.attributes import Value

Run = dict[str, pd.DataFrame]
#: Theme -> challenge.
THEMES = {"huren": "wonen", "kopen": "wonen", "gas": "energie"}
#: A document: its cells, and how many sentences hold which themes.
Made = tuple[Mapping[str, Value], Mapping[str, int]]


def run(*made: Made, measures: list[dict[str, Value]] | None = None) -> Run:
    """Reports of these documents; a sentence with a theme has the name of the theme as its term."""
    passages = [
        {"document_id": f"doc-{at}", "themas": themes, "termen": themes.title(), "begin": 100 * number}
        for at, (_, spoken) in enumerate(made)
        for number, themes in enumerate(theme for theme, count in spoken.items() for _ in range(count))
    ]
    used = {theme for passage in passages for theme in str(passage["themas"]).split(" | ")}
    return frames(
        {
            "documenten": [document(at, **{"woorden": 100, **cells}) for at, (cells, _) in enumerate(made)],
            "themas": [{"opgave": THEMES[theme], "thema": theme} for theme in sorted(used)],
            "passages": passages,
            "maatregelen": measures or [],
        }
    )


def cells(frame: pd.DataFrame, **where: object) -> pd.Series:  # type: ignore[type-arg]
    """The only row that has these values."""
    for column, value in where.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1
    return frame.iloc[0]


SIX = run(
    ({"soort": "nota", "datum": "2020-05-01", "zinnen": 10}, {"huren": 1, "kopen": 1, "huren | kopen": 1}),
    ({"soort": "nota", "datum": "2021-05-01", "zinnen": 20}, {"huren": 5, "huren | gas": 1}),
    ({"soort": "nota", "datum": "2022-05-01", "zinnen": 10}, {"gas": 2, "kopen": 2}),
    ({"soort": "nota", "datum": "2022-06-01", "zinnen": 10}, {"kopen": 3}),
    ({"soort": "nota", "zinnen": 40}, {"gas": 1}),
    ({"soort": "", "datum": "2020-01-01", "zinnen": 10}, {"huren | gas": 2}),
)


def test_shares_count_sentences_and_say_what_was_resampled() -> None:
    wonen = cells(overviews.theme_shares(SIX), opgave="wonen")
    assert (wonen["documenten"], wonen["documenten_met"], wonen["totaal"], wonen["aantal"]) == (6, 5, 100, 16)
    assert wonen["aandeel"] == 0.16
    assert 0 < wonen["laag"] < 0.16 < wonen["hoog"] < 1
    assert wonen["getrokken_uit"] == "documenten"
    assert cells(overviews.theme_shares(SIX, "thema"), thema="kopen")["aantal"] == 7


def test_a_group_of_few_documents_has_a_share_and_no_interval() -> None:
    by_kind = overviews.theme_shares(SIX, by="soort")
    assert by_kind["soort"].tolist() == ["nota", "nota", pd.NA, pd.NA]
    assert (
        by_kind[["documenten", "laag", "getrokken_uit"]].isna().any(axis=1).tolist()
        == [False] * 2 + [True] * 2
    )
    assert by_kind["aandeel"].tolist() == pytest.approx([4 / 90, 14 / 90, 0.2, 0.2])
    by_year = overviews.theme_shares(SIX, by="jaar")
    assert cells(by_year, jaar=2022, opgave="energie")["aandeel"] == 0.1
    assert by_year["jaar"].isna().sum() == 2


def test_what_nobody_speaks_of_in_a_group_has_no_interval() -> None:
    made: list[Made] = [({"soort": "brief"}, {}) for _ in range(6)]
    shares = overviews.theme_shares(run(*made, ({"soort": "nota"}, {"gas": 1})), by="soort")
    brief = cells(shares, soort="brief")
    assert (brief["aandeel"], brief["documenten"]) == (0, 6)
    assert brief[["laag", "hoog", "getrokken_uit"]].isna().all()


def test_rows_left_out_of_the_documents_are_left_out_of_every_figure() -> None:
    documents = SIX["documenten"]
    chosen = {**SIX, "documenten": documents[documents["datum"].notna()]}
    assert cells(overviews.theme_shares(chosen), opgave="energie")["aantal"] == 5
    assert overviews.co_occurrence(chosen, "document").pairs["totaal"].tolist() == [5]


def test_log_likelihood_and_log_ratio_worked_out_by_hand() -> None:
    counts, sizes = np.array([[10.0, 30.0], [0.0, 4.0]]), np.array([100.0, 100.0])
    both = 2 * (10 * log(10 / 20) + 30 * log(30 / 20))  # the sum of Rayson and Garside
    rest = 2 * (90 * log(90 / 80) + 70 * log(70 / 80))
    none = 2 * (4 * log(4 / 2) + 100 * log(100 / 98) + 96 * log(96 / 98))
    assert log_likelihood(counts, sizes) == pytest.approx([both + rest, none])
    assert log_ratio(counts, sizes) == pytest.approx([log2(1 / 3), log2(0.5 / 4)])
    assert log_likelihood(np.array([[10.0, 20.0]]), np.array([100.0, 200.0])) == pytest.approx([0])


def test_keyness_tells_what_a_group_says_more_and_in_how_many_documents() -> None:
    found = overviews.keyness(SIX, {"doc-0", "doc-1"})
    assert found["term"].tolist() == ["huren", "gas", "kopen"]
    huren = cells(found, term="huren")
    assert (huren["aantal_groep"], huren["aantal_rest"]) == (8, 2)
    assert (huren["omvang_groep"], huren["omvang_rest"], huren["per_1000_groep"]) == (200, 400, 40)
    assert huren["log_ratio"] == pytest.approx(log2((8 / 200) / (2 / 400)))
    assert (huren["documenten_groep"], huren["documenten_rest"]) == (2, 1)
    assert (huren["grootste_deel_groep"], huren["grootste_deel_rest"]) == (0.75, 1.0)
    assert (found["p_gecorrigeerd"] >= found["p"]).all()
    gas = cells(overviews.keyness(SIX, {"doc-4"}, {"doc-2"}, of="themas"), thema="gas")
    assert (gas["omvang_groep"], gas["per_1000_groep"], gas["per_1000_rest"]) == (40, 25, 200)


def test_one_document_does_not_make_a_key_term() -> None:
    loud = run(({}, {"gas": 9}), ({}, {}), ({}, {"huren": 1}), ({}, {"huren": 1}))
    assert overviews.keyness(loud, ["doc-0", "doc-1"])["term"].tolist() == ["huren"]
    assert set(overviews.keyness(loud, ["doc-0", "doc-1"], fewest_documents=1)["term"]) == {"gas", "huren"}
    assert set(overviews.keyness(loud, ["doc-0"])["term"]) == {"gas", "huren"}


def test_a_mask_and_ids_choose_the_same_documents() -> None:
    kind = SIX["documenten"]["datum"] < "2021-01-01"  # unknown for the one without a date
    by_mask = overviews.keyness(SIX, kind, of="opgaven")
    pd.testing.assert_frame_equal(by_mask, overviews.keyness(SIX, ["doc-5", "doc-0"], of="opgaven"))
    pd.testing.assert_frame_equal(
        by_mask, overviews.keyness(SIX, kind.iloc[[1, 0, 2, 4, 3, 5]], of="opgaven")
    )
    as_list = [value is True for value in kind.tolist()]
    pd.testing.assert_frame_equal(by_mask, overviews.keyness(SIX, as_list, of="opgaven"))


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: overviews.keyness(SIX, ["weg"]), "Niet gevonden: 1 document, zoals 'weg'"),
        (lambda: overviews.keyness(SIX, [True]), "masker is 1 lang bij 6 documenten"),
        (lambda: overviews.keyness(SIX, pd.Series([True] * 6, index=range(3, 9))), "van andere rijen"),
        (lambda: overviews.keyness(SIX, ["doc-1"], ["doc-1"]), "In beide groepen: 1 document"),
        (lambda: overviews.keyness(SIX, []), "niets te vergelijken"),
        (lambda: overviews.keyness(SIX, ["doc-1"], of="woorden"), "Kies uit: termen"),  # type: ignore[arg-type]
        (lambda: overviews.theme_shares(SIX, "wijk"), "Kies uit: opgave"),  # type: ignore[arg-type]
        (lambda: overviews.theme_shares(SIX, by="taal"), "Kies uit: soort"),  # type: ignore[arg-type]
        (lambda: overviews.trends(SIX, of="geld"), "Kies uit: aandacht"),  # type: ignore[arg-type]
        (lambda: overviews.co_occurrence(SIX, "alinea"), "Kies uit: zin"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_asked_is_told_with_advice(ask: Callable[[], object], said: str) -> None:
    with pytest.raises(InputError, match=said):
        ask()


def test_the_slope_is_that_of_the_shares_by_year() -> None:
    told = overviews.trends(SIX)
    energie = cells(told.slopes, opgave="energie")
    assert (energie["eerste_jaar"], energie["laatste_jaar"], energie["jaren"]) == (2020, 2022, 3)
    assert (energie["documenten"], energie["zonder_datum"]) == (5, 1)
    weights, shares = [20, 20, 20], [0.1, 0.05, 0.1]
    by_hand = np.polyfit([2020, 2021, 2022], shares, 1, w=np.sqrt(weights))[0]
    assert energie["helling"] == pytest.approx(by_hand)
    assert energie["laag"] < energie["helling"] < energie["hoog"]
    undated = told.years[told.years["jaar"].isna()]
    assert undated["aantal"].tolist() == [1, 0]


def test_a_slope_weighs_each_document_by_its_sentences() -> None:
    year, sizes = np.array([1.0, 1.0, 2.0, 4.0]), np.array([10.0, 30.0, 20.0, 5.0])
    found = np.array([[1.0], [6.0], [8.0], [2.0]])
    by_year = np.polyfit([1, 2, 4], [7 / 40, 8 / 20, 2 / 5], 1, w=np.sqrt([40, 20, 5]))[0]
    assert slopes(np.ones((1, 4)), year, sizes, found) == pytest.approx(np.array([[by_year]]))
    one_year = np.array([[2.0, 2.0, 0.0, 0.0]])
    assert np.isnan(slopes(one_year, year, sizes, found)).all()


def test_measures_by_year_count_each_once_and_know_their_themes() -> None:
    made: list[Made] = [({"datum": f"20{20 + at}-01-01"}, {"huren | gas": 1, "gas": 1}) for at in range(2)]
    told = overviews.trends(
        run(
            *made,
            measures=[
                measure(1, 0, begin=0),
                measure(2, 0, begin=100, opgave="onzeker"),
                measure(3, 1, begin=0, telt_mee=""),
                measure(4, 1, begin=100),
                measure(5, 1, begin=900),
                measure(6, 1, begin=900, soort="ambitie", opgave=""),
            ],
        ),
        of="maatregelen",
    )
    assert cells(told.years, jaar=2020, opgave="onzeker")["aandeel"] == 0.5
    wonen = cells(told.years, jaar=2021, opgave="wonen")
    assert (wonen["totaal"], wonen["aantal"]) == (2, 2)
    assert cells(told.slopes, opgave="wonen")["helling"] == 0.5


def test_themes_of_measures_are_those_of_their_sentences() -> None:
    measures = [measure(1, 0, begin=0), measure(2, 0, begin=100), measure(3, 0, begin=900)]
    made = run(({"datum": "2020-01-01"}, {"huren | gas": 1, "gas": 1}), measures=measures)
    years = overviews.trends(made, "thema", "maatregelen").years
    assert years.set_index("thema")["aandeel"].to_dict() == pytest.approx({"gas": 2 / 3, "huren": 1 / 3})


def test_pairs_worked_out_by_hand() -> None:
    pair = cells(overviews.co_occurrence(SIX).pairs, a="energie", b="wonen")
    assert (pair["samen"], pair["aantal_a"], pair["aantal_b"], pair["totaal"]) == (3, 6, 16, 100)
    assert (pair["documenten_samen"], pair["verwacht"]) == (2, pytest.approx(0.96))
    assert pair["lift"] == pytest.approx(3 * 100 / (6 * 16))
    assert pair["pmi"] == pytest.approx(log2((3 / 100) / ((6 / 100) * (16 / 100))))
    assert pair["phi"] == pytest.approx((3 * 81 - 3 * 13) / sqrt(6 * 94 * 16 * 84))
    assert pair["phi_laag"] < pair["phi"] < pair["phi_hoog"]
    in_documents = cells(overviews.co_occurrence(SIX, "document").pairs, a="energie")
    assert (in_documents["samen"], in_documents["aantal_a"], in_documents["aantal_b"]) == (3, 4, 5)
    assert in_documents["phi"] == pytest.approx((3 * 0 - 1 * 2) / sqrt(4 * 2 * 5 * 1))


def test_themes_that_are_never_together_have_no_pmi() -> None:
    pair = cells(overviews.co_occurrence(run(({}, {"gas": 2, "huren": 1}))).pairs, a="energie")
    assert (pair["samen"], pair["lift"]) == (0, 0)
    assert pair[["pmi", "lift_laag", "phi_laag", "getrokken_uit"]].isna().all()


spoken = st.dictionaries(st.sampled_from(["huren", "kopen", "gas", "huren | gas"]), st.integers(1, 3))
corpora = st.lists(
    st.tuples(
        st.fixed_dictionaries(
            {"zinnen": st.integers(12, 40), "datum": st.sampled_from([None, "2019-01-01", "2023-01-01"])}
        ),
        spoken,
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(made=corpora, within=st.sampled_from(["zin", "document"]))
def test_what_holds_for_every_run(made: list[Made], within: Within) -> None:
    reports = run(*made)
    shares = overviews.theme_shares(reports, "thema")
    assert shares["aandeel"].between(0, 1).all()
    assert (shares["laag"].dropna() >= 0).all()
    assert (shares["hoog"].dropna() <= 1).all()
    both = overviews.co_occurrence(reports, within, "thema")
    assert both.matrix.equals(both.matrix.T)
    assert both.pairs["phi"].dropna().between(-1.000001, 1.000001).all()
    backwards = {**reports, "documenten": reports["documenten"][::-1], "passages": reports["passages"][::-1]}
    for before, after in zip(everything(reports), everything(backwards), strict=True):
        pd.testing.assert_frame_equal(before, after)


def everything(reports: Run) -> list[pd.DataFrame]:
    told, pairs = overviews.trends(reports, "thema"), overviews.co_occurrence(reports)
    by_year = overviews.theme_shares(reports, by="jaar")
    found = [by_year, told.years, told.slopes, pairs.matrix, pairs.pairs]
    if len(reports["documenten"]) > 1:
        found.append(overviews.keyness(reports, ["doc-0"], of="termen"))
        found.append(overviews.keyness(reports, ["doc-0"], of="themas"))
    return found


def test_the_same_run_gives_the_same_figures_twice() -> None:
    for one, other in zip(everything(SIX), everything(SIX), strict=True):
        pd.testing.assert_frame_equal(one, other, check_exact=True)


def test_a_run_without_documents_and_one_with_one() -> None:
    for empty in (frames({}), run(({"zinnen": 0}, {}))):
        told = overviews.trends(empty, of="maatregelen")
        pairs = overviews.co_occurrence(empty)
        for frame in (overviews.theme_shares(empty, by="jaar"), told.years, told.slopes, pairs.pairs):
            assert len(frame) == 0
            assert "getrokken_uit" in frame
        with pytest.raises(InputError, match="niets te vergelijken"):
            overviews.keyness(empty, [])
    one = run(({"datum": "2020-01-01"}, {"huren": 1, "gas": 1}))
    assert overviews.theme_shares(one)["laag"].isna().all()
    assert overviews.trends(one).slopes["helling"].isna().all()
    assert overviews.co_occurrence(one, "document").pairs["phi"].isna().all()
    with pytest.raises(InputError, match="niets te vergelijken"):
        overviews.keyness(one, ["doc-0"])
    silent = run(({}, {}), ({}, {}))
    assert list(overviews.keyness(silent, ["doc-0"], of="termen")["term"]) == []


def simulated(rng: np.random.Generator, documents: int) -> Run:
    """Documents that speak more or less of energy, and more every year: see `EXPECTED`."""
    made: list[Made] = []
    for _ in range(documents):
        sentences, year = int(rng.integers(15, 45)), int(rng.integers(2018, 2024))
        level = float(rng.beta(4, 4)) * (0.2 + 0.04 * (year - 2018))
        gas, both, _ = map(int, rng.multinomial(sentences, (level, 0.1, 0.9 - level)))
        made.append(({"zinnen": sentences, "datum": f"{year}-01-01"}, {"gas": gas, "huren | gas": both}))
    return run(*made)


#: Mean share of energy, and its rise per year.
EXPECTED = (0.5 * (0.2 + 0.04 * 2.5) + 0.1, 0.02)


@pytest.mark.parametrize("documents", [8, 24])
def test_intervals_hold_what_is_true_about_as_often_as_they_say(documents: int) -> None:
    rng, hits, corpora = np.random.default_rng(8), np.zeros(2), 200
    for _ in range(corpora):
        reports = simulated(rng, documents)
        share = cells(overviews.theme_shares(reports), opgave="energie")
        slope = cells(overviews.trends(reports).slopes, opgave="energie")
        hits += [
            one["laag"] <= true <= one["hoog"] for one, true in zip((share, slope), EXPECTED, strict=True)
        ]
    assert ((hits / corpora > 0.9) & (hits / corpora < 0.99)).all(), hits / corpora


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Run]:
    """The example documents: as frames of the results, and as read from a folder of reports."""
    folder = tmp_path_factory.mktemp("uit")
    results = list(pipeline.analyse(ROOT / "corpora/voorbeeld"))
    running.write_results(results, folder)
    return tabular.frames(results), reports.read(folder)


def test_the_numbers_of_figures_worked_out_by_hand() -> None:
    made = run(
        ({"gemeente_code": "GM0503", "titel": "Nota"}, {"huren": 3}),
        measures=[
            measure(1, 0, bedrag_eur=5e6, stelligheid="besloten", plaats_code="GM0503 | GM0228"),
            measure(2, 0, bedrag_eur=2e6, per_jaar="ja", periode_van="2024-01-01", periode_tot="2025-12-31"),
            measure(3, 0, bedrag_eur=1e6, richting="minder", stelligheid="verzocht"),
            measure(4, 0, telt_mee="", stelligheid="besloten"),
        ],
    )
    overview = overviews.overview_of(made, pipeline.labels())
    wonen = {
        name: cells(overviews.figure_frame(overview, name), opgave="wonen")
        for name in ("opgaven", "geld", "stelligheid")
    }
    assert wonen["opgaven"][["maatregelen", "zinnen", "aandeel", "documenten"]].tolist() == [3, 3, 0.3, 1]
    assert wonen["geld"][["eenmalig", "per_jaar", "minder", "met_bedrag"]].tolist() == [5e6, 2e6, 1e6, 3]
    firm = wonen["stelligheid"][["besloten", "verzocht", "voorgenomen", "niet_gezegd", "maatregelen"]]
    assert firm.tolist() == [1, 1, 0, 1, 3]
    (held,) = overviews.figure_frame(overview, "opgaven_per_document").to_dict("records")
    assert (held["titel"], held["documenten"], held["wonen"], held["samen"]) == ("Nota", 1, 4, 4)
    years = overviews.figure_frame(overview, "jaren")
    assert years[["jaar", "wonen", "energie", "samen"]].to_numpy().tolist() == [
        [2024, 1, 0, 1],
        [2025, 1, 0, 1],
    ]
    places = overviews.figure_frame(overview, "gemeenten")
    assert places["gemeente"].tolist() == ["Delft", "Ede"]
    assert places[["maatregelen", "documenten"]].to_numpy().tolist() == [[1, 1], [1, 0]]


def test_every_figure_of_the_report_has_its_numbers(runs: tuple[Run, Run]) -> None:
    example = runs[1]
    overview = overviews.overview_of(example, pipeline.labels())
    figures = {figure.name: figure for figure in figures_of(overview)}
    assert len(figures) == 6
    shown = {name: overviews.figure_frame(overview, name) for name in figures}
    for name, column in (("opgaven", "maatregelen"), ("opgaven_per_document", "samen"), ("jaren", "samen")):
        head, *rows = figures[name].table
        drawn = [int(row[head.index("Samen" if "Samen" in head else "Maatregelen")]) for row in rows]
        assert sorted(filter(None, drawn)) == sorted(filter(None, shown[name][column])), name
    assert shown["geld"]["met_bedrag"].sum() == overview.totals.with_money
    firm = shown["stelligheid"].drop(columns=["opgave", "label"])
    assert (firm.drop(columns="maatregelen").sum(axis=1) == firm["maatregelen"]).all()
    assert shown["opgaven"]["maatregelen"].sum() == overview.totals.measures
    assert len(shown["gemeenten"]) == len(overview.places)
    shares = overviews.theme_shares(example).set_index("opgave")["aandeel"]
    attention = shown["opgaven"].set_index("opgave")["aandeel"].reindex(shares.index)
    assert attention.tolist() == pytest.approx(shares.tolist())
    with pytest.raises(InputError, match="Kies uit: opgaven"):
        overviews.figure_frame(overview, "taart")


@pytest.mark.parametrize("by", ["soort", "gemeente", "auteur", "jaar"])
def test_reports_as_made_and_as_read_give_the_same_figures(runs: tuple[Run, Run], by: By) -> None:
    made, read = (overviews.theme_shares(one, by=by) for one in runs)
    pd.testing.assert_frame_equal(made, read)
