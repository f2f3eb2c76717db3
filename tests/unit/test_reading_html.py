"""Web pages: the text without what stands around it, with its structure, and without fetching anything."""

from __future__ import annotations

import pytest

from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Document, Unread

STORY = [
    "De gemeente legt dit jaar drie parken aan in de wijk, en bewoners kiezen zelf waar de bomen komen.",
    "In de straten daar omheen verdwijnen veertig parkeerplaatsen, want kinderen moeten er kunnen spelen.",
    "De wethouder zegt dat het werk in mei begint en voor de winter klaar is, als het weer meewerkt.",
]
PAGE = """<!doctype html><html lang="nl"><head><title>Parken in de wijk | Gemeente Proefstad</title>
<meta property="article:published_time" content="2026-03-04T10:00:00+01:00">
<script>var a = "Reclame uit een script";</script><style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/wonen">Wonen</a></li></ul></nav>
<div class="cookie-banner"><p>Deze website gebruikt cookies om u beter te helpen. Accepteert u dat?</p></div>
<main><article><h1>Parken in de wijk</h1>{body}</article></main>
<div class="share"><a href="#">Deel op Facebook</a></div>
<section class="comments"><h2>Reacties</h2><p>Mooi verhaal, ik ben het er helemaal mee eens.</p></section>
<footer><p>Gemeente Proefstad, Postbus 1</p></footer></body></html>"""


def read(html: str | bytes, name: str = "pagina.html") -> Document:
    document = read_bytes(html.encode() if isinstance(html, str) else html, name)
    assert isinstance(document, Document), document
    return document


def blocks(html: str) -> list[tuple[str, str]]:
    document = read(html)
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


def test_only_the_story_is_read() -> None:
    body = "".join(f"<p>{text}</p>" for text in STORY)
    assert blocks(PAGE.format(body=body)) == [
        ("heading", "Parken in de wijk"),
        *(("paragraph", text) for text in STORY),
    ]


def test_title_without_the_name_of_the_site_and_date_of_publication() -> None:
    document = read(PAGE.format(body="".join(f"<p>{text}</p>" for text in STORY)))
    assert (document.title, document.date) == ("Parken in de wijk", "2026-03-04")


def test_structure() -> None:
    body = (
        f"<p>{STORY[0]}<sup><a href='#n1'>1</a></sup></p><h2>Geld</h2><h4>Later</h4>"
        f"<ul><li>{STORY[1]}</li><li>{STORY[2]}</li></ul>"
        "<table><caption>Kosten</caption><tr><th>Jaar</th><th>Euro</th></tr>"
        "<tr><td rowspan=2>2026</td><td>10</td></tr><tr><td>20</td></tr></table>"
    )
    assert blocks(PAGE.format(body=body)) == [
        ("heading", "Parken in de wijk"),
        ("paragraph", STORY[0]),
        ("heading", "Geld"),
        ("heading", "Later"),
        ("list_item", STORY[1]),
        ("list_item", STORY[2]),
        ("caption", "Kosten"),
        ("table", "Jaar\tEuro\n2026\t10\n\t20"),
    ]


def test_levels_have_no_gaps() -> None:
    document = read(PAGE.format(body=f"<h2>Geld</h2><h4>Later</h4><p>{STORY[0]} {STORY[1]}</p>"))
    assert [b.level for b in document.blocks if b.kind == "heading"] == [1, 2, 3]


@pytest.mark.parametrize("hide", ["hidden", 'style="display: none"', 'aria-hidden="true"'])
def test_hidden_text_is_out(hide: str) -> None:
    body = f"<p>{STORY[0]}</p><p {hide}>Dit ziet niemand.</p><p>{STORY[1]}</p>"
    assert "niemand" not in read(PAGE.format(body=body)).text


def test_line_breaks_part_paragraphs_only_where_a_sentence_may_begin() -> None:
    body = f"<p>{STORY[0]}<br>{STORY[1]}<br>en dat is fijn.</p>"
    assert [text for _, text in blocks(PAGE.format(body=body))][1:] == [
        STORY[0],
        f"{STORY[1]} en dat is fijn.",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_encodings(encoding: str) -> None:
    head = f'<html><head><meta charset="{encoding}"></head>'
    page = f"{head}<body><p>De coöperatie kost één euro.</p></body></html>"
    assert read(page.encode(encoding)).text == "De coöperatie kost één euro."


def test_official_publication_is_read_from_its_own_part() -> None:
    page = (
        '<html><head><meta name="OVERHEIDop.publicationName" content="Gemeenteblad">'
        '<meta name="DC.title" content="Verordening bomen">'
        '<meta name="DCTERMS.available" content="2026-01-05">'
        '</head><body><div class="kop">Zoek en vind</div><div class="broodtekst"><h1>Verordening bomen</h1>'
        f"<p>{STORY[0]}</p></div></body></html>"
    )
    document = read(page)
    assert (document.title, document.date, document.kind) == (
        "Verordening bomen",
        "2026-01-05",
        "bekendmaking",
    )
    assert "Zoek en vind" not in document.text


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>x()</script></body></html>"])
def test_without_text(page: str) -> None:
    found = read_bytes(page.encode(), "leeg.html")
    assert isinstance(found, Unread)
    assert found.reason == "empty"


def test_depth_costs_no_recursion() -> None:
    assert STORY[0] in read("<html><body>" + "<div>" * 1000 + f"<p>{STORY[0]}</p>").text
