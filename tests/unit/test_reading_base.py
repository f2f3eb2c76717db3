"""What all readers share: clean characters, offsets and paths that fit, and hyphens at line ends."""

from __future__ import annotations

import pytest

from wijktekst.reading.base import DocumentBuilder, Piece, UnreadableError, clean
from wijktekst.reading.hyphens import Joiner
from wijktekst.types import Source

SOURCE = Source("proef.txt", "text/plain", "0" * 64)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("ﬁetsen en ﬂats", "fietsen en flats"),
        ("coo\u0308peratie", "coöperatie"),
        ("wijk\u00adteam", "wijkteam"),
        ("a\u00a0b\u2009c", "a b c"),
        ("a\u200bb\ufeffc", "abc"),
        ("a\x00b\x07c", "a b c"),
        ("cel\tcel\nrij", "cel\tcel\nrij"),
        ("Ĳsselmeer", "IJsselmeer"),
    ],
)
def test_clean(raw: str, text: str) -> None:
    assert clean(raw) == text


def test_levels_and_paths_have_no_gaps() -> None:
    builder = DocumentBuilder(SOURCE)
    for level, text in [(3, "a"), (1, "b"), (5, "c"), (9, "d"), (5, "e"), (2, "f")]:
        builder.add("heading", text, level=level)
    builder.add("paragraph", "Een zin.")
    blocks = builder.build().blocks
    assert [(b.level, b.heading_path) for b in blocks[:-1]] == [
        (1, ("a",)),
        (1, ("b",)),
        (2, ("b", "c")),
        (3, ("b", "c", "d")),
        (2, ("b", "e")),
        (2, ("b", "f")),
    ]
    assert blocks[-1].heading_path == ("b", "f")


def test_no_heading_is_deeper_than_six() -> None:
    builder = DocumentBuilder(SOURCE)
    for level in range(1, 10):
        builder.add("heading", str(level), level=level)
    document = builder.build()
    assert [b.level for b in document.blocks] == [1, 2, 3, 4, 5, 6, 6, 6, 6]
    assert document.blocks[-1].heading_path == ("1", "2", "3", "4", "5", "9")


def test_boxes_cover_their_characters() -> None:
    builder = DocumentBuilder(SOURCE)
    builder.add("paragraph", " ")
    builder.add("paragraph", [Piece("  De wijk- ", 1, 1, 2, 3, 4), Piece("raad komt.  ", 2, 5, 6, 7, 8)])
    (block,) = builder.build().blocks
    assert [(box.start, box.end, box.page) for box in block.boxes] == [(0, 9, 1), (9, 19, 2)]
    assert (block.page_at(0), block.page_at(18)) == (1, 2)


def test_nothing_added_is_empty() -> None:
    with pytest.raises(UnreadableError) as caught:
        DocumentBuilder(SOURCE).build()
    assert caught.value.reason == "empty"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["be-", "woners"], "bewoners"),
        (["jeugd-", "en ouderenzorg"], "jeugd- en ouderenzorg"),
        (["Informatie-", "of Expertisecentrum"], "Informatie- of Expertisecentrum"),
        (["binnen- t/m", "buitenstad"], "binnen- t/m buitenstad"),
        (["zij-", "instromers"], "zij-instromers"),
        (["auto-", "ongeluk"], "auto-ongeluk"),
        (["data-", "infrastructuur"], "data-infrastructuur"),
        (["be-", "invloeden"], "beinvloeden"),
        (["muse-", "um"], "museum"),
        (["vmbo-", "school"], "vmbo-school"),
        (["CO2-", "neutraal"], "CO2-neutraal"),
        (["OZB-", "tarief"], "OZB-tarief"),
        (["Noord-", "Holland"], "Noord-Holland"),
        (["2025-", "2028"], "2025-2028"),
        (["led-", "verlichting"], "led-verlichting"),
        (["wijk\u00ad", "team"], "wijkteam"),
        (["zorg/", "welzijn"], "zorg/welzijn"),
        (["de wijk -", "en de stad"], "de wijk - en de stad"),
        (["zorg", "welzijn"], "zorg welzijn"),
    ],
)
def test_line_ends(lines: list[str], text: str) -> None:
    assert Joiner([]).join(lines) == text


def test_the_rest_of_the_document_knows_best() -> None:
    assert Joiner(["een zonne-weide"]).join(["zonne-", "weide"]) == "zonne-weide"
    assert Joiner(["de autoongelukken"]).join(["auto-", "ongelukken"]) == "autoongelukken"
    assert Joiner(["zij-instromers"]).join(["zij-instro-", "mers"]) == "zij-instromers"
