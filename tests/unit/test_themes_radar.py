"""The radar: what it proposes, with which evidence, and what it keeps quiet about."""

from __future__ import annotations

import csv
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from wijktekst.errors import TaxonomyError
from wijktekst.evaluation import write_radar
from wijktekst.reading import document_from_text
from wijktekst.taxonomy import Finding, Taxonomy, lint
from wijktekst.taxonomy.model import Decision, Place, Term
from wijktekst.taxonomy.taxonomy import DATA
from wijktekst.themes.radar import Proposal, Radar
from wijktekst.types import Document, Source

ENERGY = "De buurtwarmtefabriek levert warmte van het warmtenet aan de huizen.\n\n"
OTHER = "De raad vergadert op een andere dag over het bestuur van de school.\n\n" * 5
SHOUTED = "HELE tekst met HELE woorden. Een hele dag, een hele week, een hele maand, een hele tijd.\n\n"


def document(name: str, text: str) -> Document:
    return document_from_text(text, Source(name, "text/plain", name.ljust(64, "0"), len(text)))


def taxonomy(*terms: Term) -> Taxonomy:
    return replace(Taxonomy.load(), terms=terms, exclusions=(), decisions=())


def proposals(tables: Taxonomy, *texts: str) -> dict[str, Proposal]:
    radar = Radar(tables)
    for number, text in enumerate(texts):
        radar.read(document(f"stuk{number}.txt", text))
    return {one.term: one for one in radar.proposals(2, 2)}


HEAT = Term("warmtenet", "warmtenetten", 0.95)


def test_an_unknown_compound_comes_with_its_theme_parts_and_places() -> None:
    found = proposals(taxonomy(HEAT, Term("fabriek", "warmtenetten", 0.3)), ENERGY + OTHER, OTHER + ENERGY)
    one = found["buurtwarmtefabriek"]
    assert (one.kind, one.count, one.documents) == ("samenstelling", 2, 2)
    assert (one.theme, one.together) == ("warmtenetten", 2)
    assert one.lift > 5
    assert one.score > 5
    assert one.parts == ("fabriek",)
    assert one.places == (("stuk0.txt", None, 3), ("stuk1.txt", None, len(OTHER) + 3))


def test_what_a_term_covers_is_not_proposed() -> None:
    known = taxonomy(HEAT, Term("warmtefabriek", "warmtenetten", 0.2, part="rechts"))
    assert "buurtwarmtefabriek" not in proposals(known, ENERGY, ENERGY)


def test_a_term_whose_condition_is_not_met_is_no_news() -> None:
    known = taxonomy(Term("buurtwarmtefabriek", "warmtenetten", 0.9, condition=("stoom",)))
    assert "buurtwarmtefabriek" not in proposals(known, ENERGY, ENERGY)


@pytest.mark.parametrize("accepted", [True, False])
def test_what_was_decided_is_not_proposed_again(accepted: bool) -> None:
    decided = (Decision("buurtwarmtefabriek", accepted, "warmtenetten", "verzonnen"),)
    assert "buurtwarmtefabriek" not in proposals(replace(taxonomy(HEAT), decisions=decided), ENERGY, ENERGY)


def test_inflected_forms_count_as_one() -> None:
    one, more = "Het afvalbrengstation is open.\n\n", "De afvalbrengstations zijn open.\n\n"
    assert proposals(taxonomy(HEAT), one, one, more)["afvalbrengstation"].count == 3


def test_an_abbreviation_is_no_word_in_capitals() -> None:
    text = SHOUTED + "De XYZ en het PQR-AB krijgen geld.\n\n"
    found = proposals(taxonomy(HEAT), text, text)
    assert found["XYZ"].kind == found["PQR-AB"].kind == "afkorting"
    assert "HELE" not in found


def test_two_words_that_mostly_stand_together() -> None:
    text = "De sluimerende warmtewende begint. Een sluimerende warmtewende duurt lang.\n\n"
    found = proposals(taxonomy(HEAT), text, text)
    assert found["sluimerende warmtewende"].kind == "woordgroep"


def test_too_rare_is_left_out() -> None:
    radar = Radar(taxonomy(HEAT))
    radar.read(document("een.txt", ENERGY * 9))
    assert "buurtwarmtefabriek" not in {one.term for one in radar.proposals()}


def test_the_report_is_the_same_every_time_and_safe_in_a_spreadsheet(tmp_path: Path) -> None:
    folder = tmp_path / "stukken"
    folder.mkdir()
    for name in ("=som.txt", "b.txt"):
        (folder / name).write_text((ENERGY + OTHER) * 2, encoding="utf-8")
    tables = taxonomy(HEAT)
    written = [tmp_path / "een.csv", tmp_path / "twee.csv"]
    assert [write_radar(folder, path, tables) for path in written] == [1, 1]
    assert written[0].read_bytes() == written[1].read_bytes()
    row = next(csv.DictReader(written[0].open(encoding="utf-8")))
    assert (row["term"], row["aantal"], row["thema"]) == ("buurtwarmtefabriek", "4", "warmtenetten")
    assert row["plaatsen"].startswith("'=som.txt, teken 3")


def remarks(*decisions: Decision) -> list[str]:
    found: list[Finding] = lint(replace(Taxonomy.load(), decisions=decisions))
    return [one.message for one in found]


def test_the_linter_holds_decisions_against_the_terms() -> None:
    assert (
        remarks(Decision("warmtenet", True, "warmtenetten"), Decision("sapkan", False, "", "is er niet"))
        == []
    )
    twice = [Decision("sapkan", False, "", "is er niet", Place("radar.csv", line)) for line in (2, 3)]
    assert "is al beslist op regel 2" in remarks(*twice)[0]
    assert "staat niet bij het thema" in remarks(Decision("warmtenet", True, "armoede"))[0]
    assert "is afgewezen, maar staat" in remarks(Decision("warmtenet", False, "", "oeps"))[0]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("kade,ja,,", "'thema' is leeg"),
        ("kade,ja,kaden,", "staat niet in themas.csv"),
        ("kade,nee,,", "'reden' is leeg"),
        ("kade,misschien,,", "'misschien' kan niet"),
    ],
)
def test_a_wrong_decision_is_named_with_file_and_line(tmp_path: Path, line: str, words: str) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "taxonomie"))
    (folder / "radar.csv").write_text(f"term,besluit,thema,reden\n{line}\n", encoding="utf-8")
    with pytest.raises(TaxonomyError, match=r"^radar.csv, regel 2: ") as error:
        Taxonomy.load(folder)
    assert words in str(error.value)


def test_decisions_find_nothing_so_they_leave_the_hash_alone() -> None:
    tables = Taxonomy.load()
    assert tables.decisions
    assert replace(tables, decisions=()).hash == tables.hash
