"""Full text in Dutch: what a search finds and what it marks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.indexed import run_of
from wijktekst.explorer.index import Index
from wijktekst.explorer.question import Found, Question
from wijktekst.explorer.search import Clause, Term, clauses_of
from wijktekst.explorer.words import asked, terms_of

SENTENCES = {
    "huizen": "De gemeente bouwt duizend huizen.",
    "huurwoning": "Elke huurwoning krijgt een energielabel.",
    "huurwoningen": "De corporatie verkoopt geen huurwoningen meer.",
    "woonvisie": "De woonvisie gaat over wonen en leven.",
    "wijkteam": "Het sociaal wijkteam helpt gezinnen.",
    "team": "Het team in de wijk is sociaal en klein.",
    "één": "Er komt één loket met vijf medewerkers.",
    "ouderen": "Voor ouderen komt er een bus.",
    "ouders": "Voor ouders komt er een cursus.",
    "maatregel": "Deze maatregel kost € 25.000 per jaar.",
    "co2": "Het kantoor wordt CO2-neutraal.",
    "kinderen": "Alle kinderen gaan naar de coöperatie.",
    "jeugd": "De jeugd- en ouderenzorg wordt en/of blijft gratis.",
    "buurthuizen": "Buurthuizen blijven open, ook ’s avonds.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    out: Path = tmp_path_factory.mktemp("uit")
    measures = [{"zin": text, "maatregel_id": name} for name, text in SENTENCES.items()]
    measures.append({"zin": "Dit doen wij samen.", "maatregel_id": "kop", "kop": "Wonen | Bouwen en huizen"})
    run_of(out, measures)
    index = Index.open(out)
    yield index
    index.close()


def found(index: Index, text: str) -> set[str]:
    return {hit.id for hit in index.find(Question(text)).hits}


def marked(index: Index, text: str) -> dict[str, list[str]]:
    hits = index.find(Question(text)).hits
    return {hit.id: [str(hit.row["zin"])[a:b] for a, b in hit.marks] for hit in hits}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("huis", {"huizen", "buurthuizen", "kop"}),
        ("huizen", {"huizen", "buurthuizen", "kop"}),
        ("woningen", {"huurwoning", "huurwoningen"}),
        ("woning", {"huurwoning", "huurwoningen"}),
        ("huurwoningen", {"huurwoning", "huurwoningen"}),
        ("wijk", {"wijkteam", "team"}),
        ("wijkteams", {"wijkteam"}),
        ("kind", {"kinderen"}),
        ("ouders", {"ouders"}),
        ("oudere", {"ouderen", "jeugd"}),
        ("cooperatie", {"kinderen"}),
        ("COÖPERATIE", {"kinderen"}),
        ("één", {"huurwoning", "één", "ouderen", "ouders"}),
        ("25.000", {"maatregel"}),
        ("regel", set()),
        ("co2-neutraal", {"co2"}),
        ("neutraal", {"co2"}),
        ("avond", {"buurthuizen"}),
        ("bestaatniet", set()),
    ],
)
def test_words_are_found_inflected_and_in_compounds(index: Index, text: str, ids: set[str]) -> None:
    assert found(index, text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("sociaal wijk", {"wijkteam", "team"}),
        ('"sociaal wijkteam"', {"wijkteam"}),
        ("“sociaal wijkteam”", {"wijkteam"}),
        ('"sociaal wijk"', {"wijkteam"}),
        ('"team sociaal"', set()),
        ('"geen huurwoning"', {"huurwoningen"}),
        ("sociaal -gezin", {"team"}),
        ('sociaal -"wijkteam helpt"', {"team"}),
        ("-de -het -er -elke -alle -deze -dit", {"buurthuizen"}),
        ("coop*", {"kinderen"}),
        ("wijk*", {"wijkteam"} | {"team"}),
        ("team*", {"team"}),
        ('"sociaal wijk*"', {"wijkteam"}),
        ("en/of", {"jeugd"}),
        ('"wonen bouwen"', set()),
        ("sociaal sociaal", {"wijkteam", "team"}),
    ],
)
def test_the_signs_of_the_query(index: Index, text: str, ids: set[str]) -> None:
    assert found(index, text) == ids


def test_what_is_no_word_does_not_count(index: Index) -> None:
    everything = found(index, "")
    assert len(everything) == len(SENTENCES) + 1
    for text in ("€", "-", '"', '""', "* - ?", "   ", "-“”", "\0"):
        assert found(index, text) == everything, text


def test_the_words_that_were_found_are_marked(index: Index) -> None:
    assert marked(index, "woning") == {"huurwoning": ["huurwoning"], "huurwoningen": ["huurwoningen"]}
    assert marked(index, '"sociaal wijkteam" het')["wijkteam"] == ["Het", "sociaal", "wijkteam"]
    assert marked(index, "huis")["kop"] == []
    assert marked(index, "-sociaal team") == {}
    assert marked(index, "")["huizen"] == []


def test_a_rare_word_counts_most_and_a_heading_least(index: Index) -> None:
    def order(text: str) -> list[str]:
        return [hit.id for hit in index.find(Question(text, sorting="relevantie")).hits]

    assert order("wonen") == ["woonvisie", "kop"]
    assert order("huizen")[-1] == "kop"
    assert order("er komt een")[0] == "één"


@given(st.text(st.one_of(st.characters(), st.sampled_from("\"“” -*'’éa1./\0\u202e")), max_size=60))
def test_any_text_is_a_question(index: Index, text: str) -> None:
    result: Found = index.find(Question(text, sorting="relevantie"))
    assert result.total == len(result.hits)
    for hit in result.hits:
        ends = [0, *(end for mark in hit.marks for end in mark)]
        assert ends == sorted(ends)
        assert ends[-1] <= len(str(hit.row["zin"]))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ouders", "ouder"),
        ("ouder", "ouders"),
        ("warmtenetten", "warmtenet"),
        ("xyzzyen", "xyzzyen"),
        ("besluiten", "besloten"),
        ("wijkverpleegkundigen", "wijkverpleegkundige"),
        ("woningmarkt", "huurwoningmarkt"),
        ("2026", "2026-2030"),
        ("b&w", "b&w"),
    ],
)
def test_a_word_finds_its_other_forms(typed: str, written: str) -> None:
    assert set(asked(typed)) & set(terms_of(written))


def test_long_and_many_words_are_cut_off() -> None:
    (clause,) = clauses_of("a" * 900)
    assert clause == Clause((Term(("a" * 60,)),))
    assert len(clauses_of(" ".join(map(str, range(1000))))) == 32
