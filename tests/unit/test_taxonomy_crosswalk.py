"""The crosswalk: every theme finds its place on the official lists, and every code exists there."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from importlib.resources import files

import pytest

from wijktekst.taxonomy import Taxonomy

TOP_IRI = re.compile(r"https://identifier\.overheid\.nl/tooi/def/thes/top/c_[0-9a-f]{8}")
IV3_YEAR = "2025"
#: Length of the official lists: a lost line in lijsten.csv would silence the checks below.
LENGTHS = {"TOP": 92, "Iv3": 69, "Leefbaarometer": 5, "NPLV": 6}


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return Taxonomy.load()


@pytest.fixture(scope="module")
def official() -> dict[str, dict[str, str]]:
    """Labels by code, by list."""
    lists: dict[str, dict[str, str]] = defaultdict(dict)
    table = files("wijktekst.taxonomy").joinpath("data/lijsten.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines()):
        assert row["code"] not in lists[row["lijst"]], row
        assert all(row.values()), row
        lists[row["lijst"]][row["code"]] = row["label"]
    return lists


def test_the_official_lists_are_complete(official: dict[str, dict[str, str]]) -> None:
    assert {name: len(codes) for name, codes in official.items()} == LENGTHS


def test_iris_of_the_top_list_are_well_formed(official: dict[str, dict[str, str]]) -> None:
    assert [iri for iri in official["TOP"] if not TOP_IRI.fullmatch(iri)] == []


@pytest.mark.parametrize("name", ["TOP", "Iv3"])
def test_every_theme_is_linked(taxonomy: Taxonomy, name: str) -> None:
    linked = {entry.theme for entry in taxonomy.crosswalk if entry.list == name}
    assert {theme.id for theme in taxonomy.themes} - linked == set()


def test_every_link_points_to_a_code_that_exists(
    taxonomy: Taxonomy, official: dict[str, dict[str, str]]
) -> None:
    wrong = [
        (entry.theme, entry.list, entry.code, entry.label)
        for entry in taxonomy.crosswalk
        if official[entry.list].get(entry.code) != entry.label
    ]
    assert wrong == []


def test_only_iv3_codes_carry_a_year(taxonomy: Taxonomy) -> None:
    years = {(entry.list == "Iv3", entry.year) for entry in taxonomy.crosswalk}
    assert years == {(True, IV3_YEAR), (False, "")}


def test_no_link_is_there_twice(taxonomy: Taxonomy) -> None:
    links = [(entry.theme, entry.list, entry.code) for entry in taxonomy.crosswalk]
    assert len(links) == len(set(links))


def test_an_exact_match_leaves_no_other_theme_claiming_the_concept(taxonomy: Taxonomy) -> None:
    """skos:exactMatch is transitive: two themes with one exact concept would be the same theme."""
    exact = [(entry.list, entry.code) for entry in taxonomy.crosswalk if entry.relation == "exactMatch"]
    assert len(exact) == len(set(exact))


def test_each_challenge_of_the_focus_areas_reaches_its_nplv_domain(taxonomy: Taxonomy) -> None:
    challenge = {theme.id: theme.challenge for theme in taxonomy.themes}
    reached = {(challenge[entry.theme], entry.code) for entry in taxonomy.crosswalk if entry.list == "NPLV"}
    assert {
        ("onderwijs", "onderwijs"),
        ("bestaanszekerheid", "armoede"),
        ("bestaanszekerheid", "werk"),
        ("zorg", "gezondheid"),
        ("wonen", "wonen"),
        ("veiligheid", "veiligheid"),
    } <= reached


def test_each_dimension_of_the_leefbaarometer_has_themes(
    taxonomy: Taxonomy, official: dict[str, dict[str, str]]
) -> None:
    reached = {entry.code for entry in taxonomy.crosswalk if entry.list == "Leefbaarometer"}
    assert reached == set(official["Leefbaarometer"])
