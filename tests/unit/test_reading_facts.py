"""Title, date, kind and language: what a document says about itself, and "" for what it does not say."""

from __future__ import annotations

import pytest

from wijktekst.reading import moments
from wijktekst.reading.base import DocumentBuilder
from wijktekst.reading.facts import complete
from wijktekst.reading.kinds import Clues, kind_of
from wijktekst.reading.titles import can_be_title, is_sender, shortened
from wijktekst.types import Document, Source

PDF, TEXT = "application/pdf", "text/plain"
BODY = "De gemeente bouwt volgend jaar twintig woningen aan de rand van het dorp en legt een park aan."


def document(
    *lines: str, name: str = "stuk.pdf", media: str = PDF, title: str = "", date: str = ""
) -> Document:
    """A document of lines; one that begins with # is a heading."""
    builder = DocumentBuilder(Source(name, media, "0" * 64))
    for line in lines:
        level = len(line) - len(line.lstrip("#"))
        builder.add("heading" if level else "paragraph", line.lstrip("# "), level=level)
    return complete(builder.build(title=title, date=date))


@pytest.mark.parametrize(
    ("lines", "stated", "title"),
    [
        (("# Groenplan Proefwijk", BODY), "", "Groenplan Proefwijk"),
        (("Onderwerp: Bomen in de Dorpsstraat", "# Geachte raad", BODY), "", "Bomen in de Dorpsstraat"),
        (("Betreft", "Bomen in de straat", BODY), "", "Bomen in de straat"),
        (("Titel: (Vul hier de titel in)", "Bomen voor iedereen", BODY), "", "Bomen voor iedereen"),
        (("# Inleiding", "Het groenplan van de wijk.", BODY), "Groenplan wijk", "Groenplan wijk"),
        (("# Groenplan", BODY), "Microsoft Word - brief.doc", "Groenplan"),
        (("# Groenplan", BODY), "Notulen ondernemingsraad", "Groenplan"),
        (("# Gemeente Proefstad", "## Groenplan", BODY), "", "Groenplan"),
        (("# Inhoud", "# 1 Inleiding", BODY), "", "stuk"),
        (("12 maart 2026", BODY), "", "stuk"),
        (("Afdeling registratienummer Onderwerp", "Bomen in de straat", BODY), "", "Bomen in de straat"),
        (("# V OORBEREIDING van het park", BODY), "", "VOORBEREIDING van het park"),
        (("# V ALGEMEEN DEEL", BODY), "", "V ALGEMEEN DEEL"),
    ],
)
def test_title(lines: tuple[str, ...], stated: str, title: str) -> None:
    assert document(*lines, title=stated).title == title


def test_title_of_text_without_headings() -> None:
    assert document("Groen in de straat", BODY, media=TEXT, name="x.txt").title == "Groen in de straat"
    assert document(BODY, media=TEXT, name="groen_plan-2026.txt").title == "groen plan 2026"


@pytest.mark.parametrize(
    ("name", "lines", "date"),
    [
        ("besluitenlijst_14_oktober_2025.pdf", (BODY,), "2025-10-14"),
        ("2025-10-14 notulen.pdf", (BODY,), "2025-10-14"),
        ("20251014_notulen.pdf", (BODY,), "2025-10-14"),
        ("a.pdf", ("Vastgesteld op 3 maart 2026", BODY), "2026-03-03"),
        ("a.pdf", ("Den Haag, 3 mrt. 2026", BODY), "2026-03-03"),
        ("a.pdf", ("Datum: 03-03-2026", BODY), "2026-03-03"),
        ("a.pdf", ("Raadsvergadering van dinsdag 3 maart 2026", BODY), "2026-03-03"),
        ("a.pdf", ("Gelet op de wet van 3 maart 1998;", BODY), ""),
        ("a.pdf", (f"{BODY} Dat begon op 3 maart 2026 met een feest in het buurthuis.",), ""),
        ("a.pdf", ("Datum: 31-02-2026", BODY), ""),
        ("a.pdf", ("# Een plan", "Tweede Kamerverkiezingen 22 november 2023", BODY), ""),
        ("nota-2026.pdf", (BODY,), ""),
    ],
)
def test_date_is_what_the_document_announces(name: str, lines: tuple[str, ...], date: str) -> None:
    assert document(*lines, name=name).date == date


def test_date_of_the_file_comes_last_and_is_named_as_such() -> None:
    found = document(BODY, date="2026-01-05")
    assert found.date == "2026-01-05"
    assert "De datum komt uit de eigenschappen van het bestand, niet uit de tekst." in found.notes
    stated = document("Vastgesteld op 3 maart 2026", BODY, date="2026-01-05")
    assert (stated.date, stated.notes) == ("2026-03-03", ())


def test_stated_date_of_a_web_page_is_its_date_of_publication() -> None:
    found = document("Datum: 3 maart 2026", BODY, media="text/html", date="2026-01-05")
    assert (found.date, found.notes) == ("2026-01-05", ())


@pytest.mark.parametrize(
    ("name", "title", "opening", "kind"),
    [
        ("besluitenlijst.pdf", "", "", "besluitenlijst"),
        ("a.pdf", "Wijkplan Havenkwartier", "", "wijkplan"),
        (
            "a.pdf",
            "",
            "Tweede Kamer der Staten-Generaal Vergaderjaar 2025 BRIEF VAN DE MINISTER",
            "kamerbrief",
        ),
        ("a.pdf", "", "De raad, gehoord de beraadslaging, verzoekt de regering", "motie"),
        ("a.pdf", "Programmabegroting 2026", "", "begroting"),
        ("motie.txt", "Motie over banken", "", "motie"),
        ("a.pdf", "", "Dit gaat over van alles.", ""),
    ],
)
def test_kind(name: str, title: str, opening: str, kind: str) -> None:
    assert kind_of(Clues(name, title, opening)) == kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "nl"),
        (
            "The council will build twenty houses at the edge of the village, and it adds a park.",
            "en",
        ),
        ("Jaar 2026", ""),
    ],
)
def test_language(text: str, language: str) -> None:
    found = document(*[text] * (3 if language else 1))
    assert found.language == language
    assert any("Engels" in note for note in found.notes) == (language == "en")


@pytest.mark.parametrize(
    "text", ["Inhoud", "2", "Hoofdstuk 3", "Betreft:", "untitled", "Gemeente Proefstad", "brief.docx", "?!"]
)
def test_no_title(text: str) -> None:
    assert not can_be_title(text)


def test_sender_is_a_name_and_nothing_else() -> None:
    assert is_sender("Gemeenteraad van Proefstad")
    assert is_sender("Tweede Kamer der Staten-Generaal")
    assert not is_sender("Gemeente Proefstad bouwt twintig woningen aan de rand van het dorp")


def test_long_titles_are_cut_at_a_word() -> None:
    found = shortened("woord " * 60)
    assert len(found) <= 202
    assert found.endswith("woord …")


def test_no_clock() -> None:
    assert moments.of_name("nota.pdf") == ""
    assert moments.of_lines(["vandaag", "gisteren"], cued=False) == ""
