"""The page about a run: what a reader finds on it, and that nothing out of a document becomes markup."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode, b64encode
from collections import Counter
from itertools import pairwise

import pytest
from lxml import html

from tests.unit.pages import LABELS, MADE_BY, document, measure, overview_of, page_of
from wijktekst.overviews import cards
from wijktekst.overviews.figures import Figure
from wijktekst.overviews.page import write_page
from wijktekst.overviews.page.dutch import amount, period
from wijktekst.overviews.page.links import safe

HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><style>body{display:none}</style>",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- ]]> -->",
    "&lt;b&gt; &amp; <b>",
    "javascript:alert(1)",
    "gnp.exe\u202etxt\u2066\u200f",
    "\x00\x07\x1b[31m\ud800\ufffe",
    "W" * 10_000,
)


def tree_of(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def texts(tree: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in tree.xpath(path)]


def facts(page: str, number: int = 1) -> dict[str, str]:
    (card,) = tree_of(page).xpath(f"//article[@id='m{number}']")
    return dict(zip(texts(card, ".//dt"), texts(card, ".//dd"), strict=True))


def test_page_card_tells_what_the_measure_says_and_nothing_else() -> None:
    row = measure(
        kop="Wonen | Nieuwbouw",
        actor="de gemeente",
        actor_soort="gemeente",
        bedrag_tekst="€ 1,2 miljoen",
        bedrag_eur=1_200_000.0,
        per_jaar="ja",
        periode="2022/2025",
        plaats="Heerlen | Zaanstad",
        plaats_code="GM0917 | GM0479",
        stelligheid="besloten",
        voorwaarde="mits de raad instemt",
        waarom="maatregel: besluit | wonen: huurtoeslag (term), huur",
    )
    page = page_of(overview_of([row], link=lambda file, at: f"../stukken/{file}#page={at}"))
    assert facts(page) == {
        "Staat in": "plan.pdf, p. 1",
        "Onder de kop": "Wonen › Nieuwbouw",
        "Wie": "de gemeente",
        "Bedrag": "€ 1,2 miljoen per jaar",
        "Periode": "2022–2025",
        "Plaats": "Heerlen, Zaanstad",
        "Voorwaarde": "mits de raad instemt",
        "Waarom": "maatregel: besluit; Betaalbaar en passend wonen: huurtoeslag (term), huur",
        "Kans": "maatregel 90%, opgave 80%",
    }
    tree = tree_of(page)
    assert texts(tree, "//article//h3 | //article/p | //article//li") == [
        "1. Betaalbaar en passend wonen",
        "De gemeente bouwt 1 woningen.",
        "Besloten",
    ]
    assert tree.xpath("//article//dd/a/@href") == ["../stukken/plan.pdf#page=1"]


def test_page_tells_doubt_in_words() -> None:
    row = measure(soort="onzeker", opgave="onzeker", opgave_label="Onzeker")
    tree = tree_of(page_of(overview_of([row])))
    assert texts(tree, "//article/h3") == ["1. Opgave onzeker"]
    assert texts(tree, "//article//li") == ["Twijfel: misschien geen maatregel"]


def test_page_tells_where_a_measure_stands_as_well() -> None:
    again = [measure(number, maatregel_groep="grp-1", telt_mee=None) for number in (2, 3)]
    tree = tree_of(page_of(overview_of([measure(), *again])))
    assert texts(tree, "//article/p[last()]") == ["Staat ook op 2 andere plaatsen."]


def test_page_challenge_leads_to_its_first_card() -> None:
    rows = [measure(1, opgave="zorg", opgave_label="Zorg dichtbij"), measure(2), measure(3)]
    tree = tree_of(page_of(overview_of(rows)))
    (link,) = tree.xpath("//section[h2/@id='opgaven']//a[contains(@href, 'wonen')]/@href")
    (target,) = tree.xpath(f"//*[@id='{link[1:]}']")
    assert target.getnext().get("id") == "m2"


def test_page_challenge_of_which_no_card_has_room_is_no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "MOST_CARDS", 1)
    rows = [measure(1), measure(2, opgave="zorg", opgave_label="Zorg dichtbij", score=0.1)]
    tree = tree_of(page_of(overview_of(rows)))
    assert texts(tree, "//section[h2/@id='opgaven']//a") == ["Betaalbaar en passend wonen"]
    assert "1 andere staat alleen in de tabel maatregelen.csv." in tree.text_content()


def test_page_every_link_inside_it_has_somewhere_to_go() -> None:
    tree = tree_of(page_of(overview_of([measure(), measure(2, soort="onzeker")], unread=[unread()])))
    ids = set(tree.xpath("//@id"))
    inside = [link for link in tree.xpath("//a/@href") if link.startswith("#")]
    assert inside
    assert [one for one in inside if one[1:] not in ids and not one.startswith("#document=")] == []


def test_page_says_first_what_was_not_read() -> None:
    tree = tree_of(page_of(overview_of([measure()], unread=[unread()])))
    notice, first = tree.xpath("//main/*")[:2]
    assert "1 bestand is niet gelezen" in notice.text_content()
    assert first.xpath("h2[@id='opvalt']")
    assert texts(tree, "//section[h2/@id='niet-gelezen']//tbody/tr/*") == [
        "oud.pdf",
        "beschadigd",
        "Het kan niet open.",
        "Download het opnieuw.",
    ]


def test_page_of_a_run_without_measures_says_so() -> None:
    page = page_of(overview_of())
    assert "Er is geen maatregel gevonden" in page
    assert not tree_of(page).xpath("//form | //article")


def test_page_tells_versions_and_remarks_about_documents() -> None:
    shaky = document(kwaliteit=0.4, bladzijden_niet_gelezen="2, 5 t/m 8", datum="2025-10-14")
    tree = tree_of(page_of(overview_of([measure()], [shaky])))
    assert "1.2.3" in texts(tree, "//section[h2/@id='methode']//td")
    (row,) = texts(tree, "//section[h2/@id='documenten']//tbody/tr")
    assert "Bladzijden niet gelezen: 2, 5 t/m 8. De tekst is matig leesbaar: kwaliteit 40%." in row
    assert "14-10-2025" in row


def test_page_sentence_of_another_language_says_which() -> None:
    tree = tree_of(page_of(overview_of([measure()], [document(taal="en")])))
    assert tree.xpath("//article/p/@lang") == ["en"]
    assert tree.get("lang") == "nl"


def test_page_is_the_same_twice_and_written_whole(tmp_path) -> None:
    overview = overview_of([measure(), measure(2)])
    for name in ("een.html", "twee.html"):
        write_page(tmp_path / name, overview, (), ["Zo."], MADE_BY, LABELS)
    first, second = ((tmp_path / name).read_bytes() for name in ("een.html", "twee.html"))
    assert first == second
    assert first.decode("utf-8") == page_of(overview, ["Zo."])


def test_page_may_run_only_its_own_style_and_script() -> None:
    page = page_of(overview_of([measure()]))
    tree = tree_of(page)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; img-src data:; ")
    for tag in ("style", "script"):
        (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not tree.xpath("//@style | //@*[starts-with(name(), 'on')]")
    assert not re.findall(r"https?://", page)


def figure(text: str) -> Figure:
    table = (("Opgave", text), (text, "3"), ("Zorg", "4"))
    return Figure("opgaven", "Maatregelen", f"Staven: {text}", table, (300.0, 100.0), lambda canvas: None)


def test_page_picture_is_inside_it_with_its_words_and_its_table() -> None:
    tree = tree_of(page_of(overview_of([measure()]), figures=[figure("Aantal")]))
    (image,) = tree.xpath("//figure//img")
    assert image.get("alt") == "Staven: Aantal"
    kind, _, data = image.get("src").partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert b64decode(data).startswith(b"<?xml")
    assert texts(tree, "//figure//tr") == ["OpgaveAantal", "Aantal3", "Zorg4"]


def shape(page: str) -> Counter[tuple[str, tuple[str, ...]]]:
    """Every element with the names of its attributes."""
    return Counter((str(one.tag), tuple(sorted(one.attrib))) for one in tree_of(page).iter())


@pytest.mark.parametrize("text", HOSTILE, ids=[f"{text[:12]!r}" for text in HOSTILE])
def test_page_of_hostile_documents_is_made_of_the_same_elements(text: str) -> None:
    def page(text: str) -> str:
        columns = (
            *("zin", "kop", "waarom", "actor", "actor_soort", "ministerie", "betaler", "doelgroep"),
            *("stelligheid", "voorwaarde", "bedrag_tekst", "bedrag_per", "structureel", "periode"),
            *("schaal", "plaats", "verwijzing", "opgave_label", "instrument", "richting"),
        )
        measures = [measure(bestand=text, munt="EUR", **dict.fromkeys(columns, text)), measure(2)]
        told = dict.fromkeys(("titel", "datum", "soort", "opmerkingen"), text)
        missed = dict.fromkeys(("bestand", "reden", "toelichting", "advies"), text)
        return page_of(
            overview_of(measures, [document(bestand=text, **told)], [missed]), [text], [figure(text)]
        )

    hostile, calm = page(text), page("Iets")
    hostile.encode("utf-8")
    assert shape(hostile) == shape(calm)
    assert not re.search("[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", hostile)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//elders.example/x",
        "\\\\elders\\x",
        "/etc/passwd",
        "",
    ],
)
def test_page_leads_nowhere_with_a_link_that_surprises(link: str) -> None:
    assert safe(link) == ""
    tree = tree_of(page_of(overview_of([measure()], link=lambda file, page: link)))
    assert not tree.xpath("//article//a")


@pytest.mark.parametrize(
    "link",
    ["../stukken/a%20b.pdf#page=3", "plan.pdf", "map/x:y.pdf", "https://opslag.example/plan.pdf#page=2"],
)
def test_page_leads_to_files_beside_it_and_on_the_web(link: str) -> None:
    assert safe(link) == link


def test_page_has_no_id_twice_and_names_what_it_points_at() -> None:
    rows = [measure(number, opgave="wonen" if number % 2 else "zorg") for number in range(1, 9)]
    tree = tree_of(page_of(overview_of(rows, unread=[unread()])))
    ids = tree.xpath("//@id")
    assert not [id for id, times in Counter(ids).items() if times > 1]
    pointed = tree.xpath("//@aria-labelledby | //@aria-describedby | //@for")
    assert pointed
    assert set(pointed) <= set(ids)


def test_page_headings_skip_no_level() -> None:
    tree = tree_of(page_of(overview_of([measure()], unread=[unread()])))
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_page_tables_have_scopes() -> None:
    tree = tree_of(page_of(overview_of([measure()], unread=[unread()])))
    assert tree.xpath("//th")
    assert not tree.xpath("//th[not(@scope)]")


@pytest.mark.parametrize("repeats", [1, 15, 60])
def test_page_with_all_the_measures_it_has_room_for_can_be_mailed(repeats: int) -> None:
    """Every cell is filled, and there are as many cards as there can be, or as much text."""
    said = "Wij & “zij” bouwen"
    columns = (
        *("kop", "waarom", "actor", "actor_soort", "ministerie", "betaler", "doelgroep", "stelligheid"),
        *("voorwaarde", "bedrag_tekst", "bedrag_per", "structureel", "plaats", "verwijzing", "instrument"),
        *("richting", "schaal"),
    )
    dates = {"periode": "2000/2029", "periode_van": "2000-01-01", "periode_tot": "2029-12-31"}
    rows = (
        measure(
            number,
            document_id=f"doc-{number % 100}",
            bestand=f"map/plan-{number % 100}.pdf",
            zin=f"{number} {said * repeats}",
            bedrag_eur=1.0,
            soort="onzeker",
            **dict.fromkeys(columns, said),
            **dates,
        )
        for number in range(3000)
    )
    documents = [document(number, bestand=f"map/plan-{number}.pdf") for number in range(100)]
    overview = overview_of(rows, documents, link=lambda file, page: f"../{file}#page={page}")
    page = page_of(overview)
    assert overview.left_out > 0
    assert f"{overview.left_out:,} andere staan alleen in de tabel".replace(",", ".") in page
    # pictures take the rest of the five megabytes
    assert len(page.encode()) < 4_250_000


@pytest.mark.parametrize(
    ("iso", "told"),
    [
        ("2026", "2026"),
        ("2022/2025", "2022–2025"),
        ("2021/..", "vanaf 2021"),
        ("../2028-06-30", "tot en met 30 juni 2028"),
        ("2026-07", "juli 2026"),
        ("2026-07-01/2027-12-31", "1 juli 2026 tot en met 31 december 2027"),
        ("2026 | 2027", "2026, 2027"),
        (None, ""),
        ("ooit", "ooit"),
    ],
)
def test_page_periods_are_dutch(iso: str | None, told: str) -> None:
    assert period(iso) == told


def test_page_amounts_tell_what_they_are_for() -> None:
    empty = dict.fromkeys(("per_jaar", "bedrag_per", "structureel", "munt", "bedrag_eur"))
    per_home = {**empty, "bedrag_tekst": "€ 500", "bedrag_per": "woning", "structureel": "incidenteel"}
    guilders = {**empty, "bedrag_tekst": "ƒ 220.371", "munt": "NLG", "bedrag_eur": 100_000.0}
    assert amount(per_home) == "€ 500 per woning (incidenteel)"
    assert amount(guilders) == "ƒ 220.371 (in guldens; omgerekend € 100.000)"


def unread() -> dict[str, str]:
    return {
        "bestand": "oud.pdf",
        "reden": "beschadigd",
        "toelichting": "Het kan niet open.",
        "advies": "Download het opnieuw.",
    }
