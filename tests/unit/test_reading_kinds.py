"""The kind of a document: by its name, its cover, its formulas; and the list that the analyst reads."""

from __future__ import annotations

import re

import pytest

from tests.shared import ROOT
from wijktekst.reading.html import _JOURNALS
from wijktekst.reading.kinds import Clues, kind_of, refine
from wijktekst.reading.kinds_words import FORMULAS, KINDS, NAMED
from wijktekst.reading.xml_facts import KINDS as XML_KINDS

LOCAL_MOTION = "De raad, constaterende dat de bus niet rijdt; verzoekt het college de bus te laten rijden."


@pytest.mark.parametrize(
    ("name", "title", "opening", "kind"),
    [
        ("delft-onderzoeksrapport-kunstfonds-beleidsplan-2026-2030.pdf", "", "", "beleidsplan"),
        ("delft-onderzoeksrapport-actieplan-groen-tussenevaluatie.pdf", "", "", "onderzoek"),
        ("delft-onderzoeksrapport-groen.pdf", "", "", "onderzoek"),
        ("delft-besluit-123.pdf", "Notulen raad", "", "notulen"),
        ("delft-besluit-123.pdf", "", "", "besluit"),
        ("a.pdf", "Groenagenda\nAgenda Groen 2026-2030", "", "beleidsplan"),
        ("a.pdf", "Agenda raadsvergadering 26 februari 2026", "", "agenda"),
        ("a.pdf", "Plan van aanpak Fietsen", "", "beleidsplan"),
        ("a.pdf", "Handreiking buurtgericht werken", "", "handreiking"),
        ("a.pdf", "Woonvisie Delft", "", "visie"),
        ("a.pdf", "Revisie van de brug", "", ""),
        ("a.pdf", "Woondeal regio Delft", "", "convenant"),
        ("a.pdf", "Schriftelijke vragen over bomen", "", "raadsvragen"),
        ("a.txt", "", LOCAL_MOTION, "motie"),
        ("a.pdf", "", "Besluit van 3 maart. Hebben goedgevonden en verstaan:", "regeling"),
        (
            "a.html",
            "",
            "Burgemeester en wethouders maken bekend dat er een boom mag worden gekapt.",
            "bekendmaking",
        ),
        ("a.pdf", "", "Er spraken 20 respondenten. Zes straten zijn onderzocht.", "onderzoek"),
        ("a.pdf", "", "Wij onderzochten niets en besloten niets.", ""),
    ],
)
def test_kind(name: str, title: str, opening: str, kind: str) -> None:
    assert kind_of(Clues(name, title, opening)) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Voortgangsrapportage", "voortgangsrapportage"),
        ("Coalitieakkoord 2026 - 2030", "coalitieakkoord"),
        ("Fonds voor de Kunst Beleidsplan 2026-2030", "beleidsplan"),
        ("Factsheet | maart 2026", "factsheet"),
        ("Uit de notulen van toen blijkt weinig", ""),
    ],
)
def test_a_line_of_the_cover_that_names_the_kind(line: str, kind: str) -> None:
    assert kind_of(Clues("a.pdf", "Stad met uitzicht", "", cover=(line,))) == kind


def test_what_the_format_states_stands_unless_the_text_is_finer() -> None:
    assert refine("regeling", Clues("a.xml", "Motie over bomen", "")) == "regeling"
    assert refine("kamerstuk", Clues("a.xml", "Motie over bomen", "")) == "motie"


def test_every_kind_that_is_given_is_on_the_list() -> None:
    given = {*NAMED, *(kind for kind, _, _ in FORMULAS), *_JOURNALS.values(), *XML_KINDS.values()}
    assert given | {"webpagina"} == set(KINDS)


def test_the_page_for_the_analyst_is_the_list() -> None:
    page = (ROOT / "docs/documentsoorten.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \| (.+) \|$", page, re.MULTILINE) == list(KINDS.items())
