"""Plain text and Markdown: encodings, wrapped lines, headings, list items."""

from __future__ import annotations

import pytest

from wijktekst.errors import InputError
from wijktekst.reading.dispatch import document_from_text, read_bytes
from wijktekst.types import Document, Source, Unread

SENTENCE = "De coöperatie krijgt € 5 miljoen voor 's-Gravenzande, zegt men: ‘één’ café."


def read(data: bytes, name: str = "stuk.txt") -> Document:
    document = read_bytes(data, name)
    assert isinstance(document, Document), document
    return document


def blocks(text: str, name: str = "stuk.txt") -> list[tuple[str, str]]:
    document = read(text.encode(), name)
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode("utf-8"),
        SENTENCE.encode("utf-8-sig"),
        SENTENCE.encode("cp1252"),
        SENTENCE.encode("utf-16"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8-bom", "cp1252", "utf-16-bom", "utf-16-le", "utf-16-be", "utf-32-bom"],
)
def test_any_encoding_gives_the_same_text(data: bytes) -> None:
    assert read(data).text == SENTENCE


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman", "cp1252"])
def test_old_encodings(encoding: str) -> None:
    words = "Wij geven één café en drie cafés een vergunning; ideeën zijn welkom bij de coöperatie. " * 8
    assert read(words.encode(encoding)).text == words.strip()


def test_a_sign_cut_in_half_at_the_end_leaves_the_rest_alone() -> None:
    words = "Wij geven één café een vergunning. " * 100
    assert read(words.encode() + "é".encode()[:1]).text.startswith("Wij geven één café een vergunning.")


def test_wrapped_lines_make_one_paragraph_and_hyphens_go_where_they_only_broke_a_word() -> None:
    text = (
        "De gemeente verlengt in het komende jaar de subsidie voor de buurt-\n"
        "huizen en voor de jeugd- en ouderenzorg. Ook de zij-\n"
        "instromers in het onderwijs krijgen hulp bij het vinden van een\n"
        "woning in de wijk.\n\nEen nieuwe alinea."
    )
    whole = (
        "De gemeente verlengt in het komende jaar de subsidie voor de buurthuizen en voor de jeugd- en "
        "ouderenzorg. Ook de zij-instromers in het onderwijs krijgen hulp bij het vinden van een woning "
        "in de wijk."
    )
    assert blocks(text) == [
        ("paragraph", whole),
        ("paragraph", "Een nieuwe alinea."),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends(newline: str) -> None:
    text = newline.join(["Wonen", "", "- Er komen woningen bij.", "- De huur blijft gelijk.", ""])
    assert blocks(text) == [
        ("heading", "Wonen"),
        ("list_item", "Er komen woningen bij."),
        ("list_item", "De huur blijft gelijk."),
    ]


def test_headings_stand_alone_and_are_no_sentence_date_or_field() -> None:
    text = (
        "Plan voor de wijk\n\n3 maart 2026\n\nAan: de raad\n\n1. Wonen\n\nEr komen woningen bij.\n\n"
        "1.1 Huren\n\nDe huur blijft gelijk.\n\nDit is een zin.\n\nEn dit ook."
    )
    found = [(b.level, b.heading_path[-1]) for b in read(text.encode()).blocks if b.kind == "heading"]
    assert found == [(1, "Plan voor de wijk"), (2, "1. Wonen"), (3, "1.1 Huren")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b" \n\r\n\t", "empty"), (b"\x00" * 50, "empty"), (b"\xff\xfe", "empty")],
)
def test_empty(data: bytes, reason: str) -> None:
    found = read_bytes(data, "leeg.txt")
    assert isinstance(found, Unread)
    assert found.reason == reason


def test_text_given_as_a_string() -> None:
    source = Source("invoer", "text/plain", "0" * 64)
    assert document_from_text("De gemeente bouwt.", source).text == "De gemeente bouwt."
    with pytest.raises(InputError, match="geen tekst"):
        document_from_text(" \n ", source)


MARKDOWN = """---
title: "Plan voor Proefwijk"
datum: 2026-05-01
tags: [wonen, zorg]
---

# Wonen

Er komen *veertig* woningen bij, en een [park](https://voorbeeld.invalid).

### Huren

- De huur blijft gelijk.
- Wie verhuist, krijgt hulp.

| Jaar | Euro |
|------|-----:|
| 2026 | 10   |

<script>alert("x")</script>
"""


def test_markdown() -> None:
    document = read(MARKDOWN.encode(), "plan.md")
    assert (document.title, document.date) == ("Plan voor Proefwijk", "2026-05-01")
    assert blocks(MARKDOWN, "plan.md") == [
        ("heading", "Wonen"),
        ("paragraph", "Er komen veertig woningen bij, en een park."),
        ("heading", "Huren"),
        ("list_item", "De huur blijft gelijk."),
        ("list_item", "Wie verhuist, krijgt hulp."),
        ("table", "Jaar\tEuro\n2026\t10"),
    ]
    assert document.blocks[-1].heading_path == ("Wonen", "Huren")


def test_markdown_without_front_matter_has_the_title_of_its_first_heading() -> None:
    assert read(b"# Groen in de straat\n\nEr komen bomen bij.", "stuk.md").title == "Groen in de straat"
