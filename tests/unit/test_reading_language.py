"""Blocks in another language are named and passed over; Dutch is never taken for another language."""

from __future__ import annotations

import pytest

from tests.shared import SHARED, needs_shared
from wijktekst import language
from wijktekst.reading import find_files, read_file
from wijktekst.reading.base import DocumentBuilder, Piece
from wijktekst.reading.facts import complete
from wijktekst.types import Document, Source

NL = "De gemeente bouwt volgend jaar twintig woningen aan de rand van het dorp en legt daar een park aan."
EN = "The council will build twenty houses at the edge of the village next year, and it adds a park for them."
FY = (
    "De gemeente bout takom jier tweintich wenningen oan de râne fan it doarp, en leit dêr foar de ynwenners "
    "in park oan. Dat wurdt troch de bewenners sels ûnderhâlden."
)
DE = (
    "Die Gemeinde baut im nächsten Jahr zwanzig Häuser am Rande des Dorfes und legt auch einen Park für die "
    "Bewohner an, der nicht teuer ist und zum Spazieren einlädt."
)
FR = (
    "La commune construira vingt maisons à la périphérie du village et elle aménage un parc pour les "
    "habitants, avec des arbres que la ville plantera dans une année."
)


def document(*lines: str, pages: bool = False) -> Document:
    """A document of lines, each on its own page; one that begins with # is a heading."""
    builder = DocumentBuilder(Source("stuk.txt", "text/plain", "0" * 64))
    for number, line in enumerate(lines, start=1):
        level = len(line) - len(line.lstrip("#"))
        piece = Piece(line.lstrip("# "), page=number if pages else None)
        builder.add("heading" if level else "paragraph", [piece], level=level)
    return complete(builder.build())


def languages(*lines: str) -> list[str]:
    return [block.language for block in document(*lines).blocks]


@pytest.mark.parametrize(("foreign", "code"), [(EN, "en"), (FY, "fy"), (DE, "de"), (FR, "fr")])
def test_a_paragraph_in_another_language(foreign: str, code: str) -> None:
    assert languages(NL, foreign, NL) == ["", code, ""]


def test_a_summary_with_its_headings_and_short_lines() -> None:
    found = languages(NL, "# Summary", EN, "Housing", EN, "# Samenvatting", NL)
    assert found == ["", "en", "en", "en", "en", "", ""]


@pytest.mark.parametrize(
    "dutch",
    [
        "Zij noemt dat ‘the art of living together in the city and at the edge of it’ en wil dat hier.",
        "In Aldeboarn, Skoatterwâld en De Greiden praat de wethouder met It Fryske Gea over Nij Beets.",
        "jan feb mrt apr mei jun jul aug sep okt nov dec jan feb mrt apr mei jun jul aug sep okt 2019",
        "Smart mobility hub, shared space, tiny houses, community building, empowerment, living lab.",
        "The Hague, Research and Development",
        "Wonen",
    ],
)
def test_dutch_with_foreign_words_stays_dutch(dutch: str) -> None:
    assert languages(NL, dutch, NL) == ["", "", ""]


def test_a_dutch_line_between_two_english_ones_is_kept() -> None:
    assert languages(NL, EN, "Het park krijgt twintig bomen.", EN, NL) == ["", "en", "", "en", ""]


def test_the_analyst_reads_where_it_stands() -> None:
    found = document(NL, EN, EN, NL, DE, pages=True)
    assert found.notes == (
        "De tekst op bladzijden 2 t/m 3 is deels Engels en daar niet geanalyseerd.",
        "De tekst op bladzijde 5 is deels Duits en daar niet geanalyseerd.",
    )
    assert document(NL, EN, NL).notes == ("Een alinea is Engels en niet geanalyseerd.",)


def test_sentences_in_another_language_are_no_sentences() -> None:
    found = document(NL, EN, NL)
    assert [sentence.block for sentence in language.sentences_of(found)] == [0, 2]


def test_a_text_that_is_half_dutch_is_read_as_dutch() -> None:
    found = document(EN, EN, NL, NL, NL)
    assert found.language == "nl"
    assert [block.language for block in found.blocks] == ["en", "en", "", "", ""]


def test_an_english_text_has_no_dutch_blocks_to_find() -> None:
    found = document(EN, EN, EN)
    assert (found.language, [block.language for block in found.blocks]) == ("en", ["", "", ""])


@needs_shared
def test_of_the_real_documents_only_one_letter_is_partly_english() -> None:
    foreign = set()
    for folder in ("wijk", "rijk", "office"):
        for path, name in find_files([SHARED / "documents" / folder]):
            read = read_file(path, name)
            if isinstance(read, Document) and any(block.language for block in read.blocks):
                foreign.add(path.name)
    assert foreign == {"consultatie-11961.pdf"}
