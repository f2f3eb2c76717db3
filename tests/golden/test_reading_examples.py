"""The example documents read as their truth says: every line whole, of its kind, in order, nothing besides.

The floor is everything: a line that gets lost, cut or welded is a regression.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from tests.shared import ROOT
from wijktekst.reading.dispatch import read_file
from wijktekst.reading.folder import find_files
from wijktekst.types import Document, Unread

EXAMPLES = ROOT / "corpora" / "voorbeeld"
TRUTHS = sorted((ROOT / "corpora" / "voorbeeld-bron" / "waarheid").glob("*.txt"))
KINDS = {
    "kop": {"heading"}, "besluit": {"heading"}, "kaderkop": {"heading"},
    "zin": {"paragraph", "list_item"}, "kader": {"paragraph"},
    "punt": {"list_item"}, "nummer": {"list_item"},
    "bijschrift": {"caption"}, "rij": {"table"}, "voetnoot": {"footnote"},
}  # fmt: skip
#: Their place in the reading order is free.
FREE = {"kader", "kaderkop", "bijschrift", "rij", "voetnoot"}
FACTS = {
    "gemeente/mail-toezegging-speeltuin.eml": ("Toezegging speeltuin Rietlanden", "2026-02-05", "brief"),
    "gemeente/mail-toezegging-speeltuin.eml/memo-speeltuin.rtf": (
        "Memo Speeltuin Rietlanden", "2026-02-04", "nota",
    ),
    "gemeente/plan-veilig-fietsen.rtf": (
        "Plan van aanpak Veilig fietsen naar school", "2026-03-17", "beleidsplan",
    ),
    "gemeente/raadsstukken-2026-02-26.zip/agenda.md": (
        "Agenda raadsvergadering 26 februari 2026", "2026-02-26", "agenda",
    ),
    "gemeente/raadsstukken-2026-02-26.zip/stukken/amendement-groene-daken.txt": (
        "Groene daken in de Oosterpolder", "2026-02-26", "amendement",
    ),
    "gemeente/raadsstukken-2026-02-26.zip/stukken/notitie-woonbalans.odt": (
        "Notitie Woonbalans Oosterpolder", "2026-02-12", "nota",
    ),
    "rijk/handreiking-buurtgericht-werken.epub": (
        "Handreiking Buurtgericht werken", "2026-01-22", "handreiking",
    ),
    "gemeente/besluitenlijst-2025-10-14.pdf": (
        "Besluitenlijst college van burgemeester en wethouders", "2025-10-14", "besluitenlijst",
    ),
    "gemeente/coalitieakkoord-2026-2030.md": ("Dichtbij en doen", "2026-05-28", "coalitieakkoord"),
    "gemeente/gemeenteblad-sterke-buurten.xml": (
        "Subsidieregeling Sterke buurten Waterveen 2026", "2025-12-11", "regeling",
    ),
    "gemeente/motie-geldautomaat-lutkeveen.txt": (
        "Laat Lutkeveen niet zonder geld zitten", "2025-11-06", "motie",
    ),
    "gemeente/notitie-ouder-worden.odt": ("Notitie Ouder worden in Waterveen", "2025-06-03", "nota"),
    "gemeente/raadsvoorstel-warmtenet-de-biezen.pdf": (
        "Raadsvoorstel warmtenet De Biezen", "2025-12-04", "raadsvoorstel",
    ),
    "gemeente/wijkplan-havenkwartier.pdf": ("Wijkplan Havenkwartier 2026-2029", "2026-02-10", "wijkplan"),
    "overig/blog-buurthuis.html": ("Wat een buurthuis wel en niet kan", "2025-11-21", "blog"),
    "rijk/begrotingsnota-wijken-en-wonen-2026.pdf": ("Nota Wijken en Wonen 2026", "2025-09-16", "begroting"),
    "rijk/kamerbrief-voortgang-buurtaanpak.docx": (
        "Voortgang van de buurtaanpak", "2026-03-12", "kamerbrief",
    ),
}  # fmt: skip
UNREAD = {
    "overig/ingescande-brief.pdf": "scanned",
    "overig/vertrouwelijke-businesscase.pdf": "encrypted",
    "overig/afgebroken-download.pdf": "malformed",
    "overig/leeg.docx": "empty",
}
LEVELS = {
    "gemeente/wijkplan-havenkwartier.pdf": {
        "Wijkplan Havenkwartier 2026-2029": 1, "3. Wonen en energie": 2, "Van het aardgas af": 3,
        "Bijlage: straat voor straat": 2,
    },
    "rijk/begrotingsnota-wijken-en-wonen-2026.pdf": {"7 Budgettaire tabellen": 1, "7.2 Risico's": 2},
    "gemeente/raadsvoorstel-warmtenet-de-biezen.pdf": {
        "Raadsvoorstel": 1, "Argumenten": 2, "1.2 De wijk is eraan toe": 3, "Kanttekeningen": 2,
    },
    "gemeente/plan-veilig-fietsen.rtf": {
        "Plan van aanpak Veilig fietsen naar school": 1, "Wat we gaan doen": 2, "Routes": 3,
    },
    "rijk/handreiking-buurtgericht-werken.epub": {
        "Handreiking Buurtgericht werken": 1, "Begin klein": 2, "Een plek in de buurt": 3,
    },
    "overig/blog-buurthuis.html": {"Wat een buurthuis wel en niet kan": 1, "Soep met een vraag erin": 2},
}  # fmt: skip


PLACES = {name: place for place, name in find_files([EXAMPLES])}


@cache
def _read(name: str) -> Document:
    found = read_file(PLACES[name], name)
    assert isinstance(found, Document)
    return found


def _example(truth: Path) -> Document:
    (name,) = (name for name in PLACES if PurePosixPath(name).stem == truth.stem)
    return _read(name)


def _fold(text: str) -> str:
    return " ".join(text.replace(" | ", " ").split())


def _lines(truth: Path) -> list[tuple[str, str]]:
    pairs = (line.split("\t", 1) for line in truth.read_text(encoding="utf-8").splitlines())
    return [(kind, _fold(text)) for kind, text in pairs]


def _blocks(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, _fold(document.text[b.start : b.end])) for b in document.blocks if b.note != "contents"]


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_every_line_is_whole_and_of_its_kind(truth: Path) -> None:
    blocks = _blocks(_example(truth))
    lost = [
        (kind, line)
        for kind, line in _lines(truth)
        if not any(line in text and found in KINDS[kind] for found, text in blocks)
    ]
    assert lost == []


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_lines_come_in_reading_order(truth: Path) -> None:
    text = "\n".join(text for _, text in _blocks(_example(truth)))
    at = 0
    for kind, line in _lines(truth):
        if kind not in FREE:
            found = text.find(line, at)
            assert found >= 0, f"out of order: {line}"
            at = found + len(line)


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_nothing_is_read_twice_and_no_furniture_comes_along(truth: Path) -> None:
    known = sum(len(line) for _, line in _lines(truth))
    read = sum(len(text) for _, text in _blocks(_example(truth)))
    assert read - known < 700, "letterhead, markers and axes of charts take less"


@pytest.mark.parametrize("name", FACTS)
def test_title_date_and_kind(name: str) -> None:
    document = _read(name)
    assert (document.title, document.date, document.kind) == FACTS[name]
    assert document.language == "nl"


@pytest.mark.parametrize("name", LEVELS)
def test_headings_have_their_level(name: str) -> None:
    document = _read(name)
    levels = {b.heading_path[-1]: b.level for b in document.blocks if b.kind == "heading"}
    assert {heading: levels.get(heading) for heading in LEVELS[name]} == LEVELS[name]


def test_headings_go_down_one_level_at_a_time() -> None:
    for name in FACTS:
        blocks = _read(name).blocks
        assert all(len(b.heading_path) == b.level for b in blocks if b.kind == "heading"), name


@pytest.mark.parametrize("name", UNREAD)
def test_what_cannot_be_read_has_its_own_reason(name: str) -> None:
    found = read_file(PLACES[name], name)
    assert isinstance(found, Unread)
    assert found.reason == UNREAD[name]
    assert found.advice.endswith(".")


def test_what_is_not_the_text_of_an_example_stays_out() -> None:
    plan = _read("gemeente/plan-veilig-fietsen.rtf").text
    for hidden in ("voorlopig van deze maatregel af", "Klopt dit bedrag", "afdeling Ruimte en Verkeer -"):
        assert hidden not in plan
    mail = _read("gemeente/mail-toezegging-speeltuin.eml")
    for other in ("elke week naar", "Met vriendelijke groet", "geadresseerde"):
        assert other not in mail.text
    assert any("weggelaten" in note for note in mail.notes)
    book = _read("rijk/handreiking-buurtgericht-werken.epub").text
    assert "Inhoud" not in book
    assert book.count("Handreiking Buurtgericht werken") == 1


def test_every_example_is_listed_here() -> None:
    assert PLACES.keys() == FACTS.keys() | UNREAD.keys()
