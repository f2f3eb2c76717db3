"""`wijktekst taxonomie` and `themas --taxonomie` as a user runs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.here import told, wijktekst
from wijktekst.taxonomy import Taxonomy

SMALL = Path(__file__).parent / "data" / "kleine_taxonomie"
OWN = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://voorbeeld.nl/> .
:spelen a skos:Concept ; skos:prefLabel "Buiten spelen"@nl ;
    skos:broader <urn:wijktekst:opgave:leefomgeving> .
:zwemmen a skos:Concept ; skos:prefLabel "zwembad"@nl, "pool"@en ; skos:broader :spelen2 .
:sauna a skos:Concept ; skos:prefLabel "sauna"@fi .
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "eigen.ttl"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["t.ttl", "t.jsonld", "t.rdf", "tabellen"])
def test_export_and_import_give_the_same_taxonomy(tmp_path: Path, name: str) -> None:
    said = wijktekst("taxonomie", "exporteer", tmp_path / name, "--taxonomie", SMALL)
    assert said.strip().startswith("17 thema's en ")
    assert str(tmp_path / name) in said
    wijktekst("taxonomie", "importeer", tmp_path / name, "--uit", tmp_path / "weer")
    assert Taxonomy.load(tmp_path / "weer") == Taxonomy.load(SMALL)


def test_an_own_list_becomes_tables_with_word_of_what_was_left_out(own: Path, tmp_path: Path) -> None:
    code, said, remarks = told("taxonomie", "importeer", own, "--uit", tmp_path / "eigen", "--excel-nl")
    assert code == 0
    assert f"--taxonomie {tmp_path / 'eigen'}" in said
    assert "Let op: eigen.ttl: zonder Nederlands label en daarom overgeslagen: 'sauna'." in remarks
    assert "onder geen van de twaalf wijkopgaven" in remarks
    table = (tmp_path / "eigen" / "termen" / "leefomgeving.csv").read_text(encoding="utf-8-sig")
    assert "Buiten spelen;spelen;0,9;lemma" in table


def test_tables_that_someone_worked_on_are_not_overwritten(own: Path, tmp_path: Path) -> None:
    folder = tmp_path / "eigen"
    wijktekst("taxonomie", "importeer", own, "--uit", folder)
    (folder / "uitsluitingen.csv").write_text("patroon\nzwembad noord\n", encoding="utf-8")
    (folder / "notities.txt").write_text("van mij", encoding="utf-8")
    assert "--vervang" in wijktekst("taxonomie", "importeer", own, "--uit", folder, code=1)
    assert (folder / "uitsluitingen.csv").exists()
    wijktekst("taxonomie", "importeer", own, "--uit", folder, "--vervang")
    assert not (folder / "uitsluitingen.csv").exists()
    assert (folder / "notities.txt").exists()


def test_mistakes_are_one_sentence(own: Path, tmp_path: Path) -> None:
    assert "niet worden geschreven" in wijktekst("taxonomie", "exporteer", tmp_path / "weg" / "t.ttl", code=1)
    assert ".jsonld" in wijktekst("taxonomie", "exporteer", tmp_path / "t.xlsx", code=1)
    assert "exporteer" in wijktekst("taxonomie", "importeer", own, "--uit", tmp_path / "t.ttl", code=1)
    assert wijktekst("taxonomie", "importeer", tmp_path / "weg.ttl", code=1).startswith("Fout: ")


def test_themas_shows_and_checks_an_own_taxonomy(own: Path) -> None:
    said = wijktekst("themas", "--taxonomie", own)
    assert "Buiten spelen" in said
    assert "zwembad" in said
    said = wijktekst("themas", "geen", "--taxonomie", own)
    assert "zwembad" in said
    assert "Buiten spelen" not in said
    said = wijktekst("themas", "zwemmen", "--taxonomie", own)
    assert "Adres: https://voorbeeld.nl/zwemmen" in said
    assert "Geen wijkopgave" in said
    said = wijktekst("themas", "--controleer", "--taxonomie", own)
    assert "eigen.ttl: let op: Het thema 'spelen' heeft maar 1 term;" in said
    assert said.splitlines()[-1].startswith("0 fouten")


def test_help_is_dutch_and_rdflib_stays_out_until_there_is_skos() -> None:
    assert "Gebruik: wijktekst taxonomie exporteer" in wijktekst("taxonomie", "exporteer", "--help")
    code = (
        "import sys\nfrom wijktekst.cli.app import app\nfrom wijktekst.taxonomy import Taxonomy, lint\n"
        "lint(Taxonomy.load())\nassert not [name for name in sys.modules if name.startswith('rdflib')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
