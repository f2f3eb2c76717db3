"""What a measure refers to, under one name for every way of writing it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijktekst.language.references import references_of
from wijktekst.measures import MeasureText
from wijktekst.measures.attributes.references import references

PARLIAMENT = [
    ("Wij doen dat (Kamerstukken II 2020/21, 35 570 VII, nr. 2).", ["Kamerstuk 35570-VII nr. 2"]),
    ("Wij doen dat (Kamerstukken II, 2020-2021, 35570 VII, nr. 2).", ["Kamerstuk 35570-VII nr. 2"]),
    ("Wij doen dat (Kamerstuk 29 538, nr. 310).", ["Kamerstuk 29538 nr. 310"]),
    ("Wij doen dat (Kamerstuk 29538 nr. 310).", ["Kamerstuk 29538 nr. 310"]),
    ("Wij doen dat (Kamerstuk\n29 538,\nnr. 310).", ["Kamerstuk 29538 nr. 310"]),
    ("Wij doen dat (Kamerst. 29 538, nr. 310).", ["Kamerstuk 29538 nr. 310"]),
    ("Wij doen dat (KAMERSTUKKEN II 2020/21, 29 538, nr. 310).", ["Kamerstuk 29538 nr. 310"]),
    ("Wij doen dat (TK 32847, nr. 1).", ["Kamerstuk 32847 nr. 1"]),
    ("Wij doen dat (EK 35 600, A).", ["Kamerstuk 35600 nr. A"]),
    ("Wij doen dat (35 925 VII, nr. 12).", ["Kamerstuk 35925-VII nr. 12"]),
    ("Wij voeren begroting 35925-VII uit.", ["Kamerstuk 35925-VII"]),
    ("Zie de bijlage (blg-1012345) en brief 2024D01234.", ["blg-1012345", "2024D01234"]),
    ("Zie Handelingen II 2019/20, nr. 3, item 5.", ["Handelingen II 2019/20 nr. 3"]),
    ("Wij voeren de motie-Jansen uit.", ["motie-Jansen"]),
    ("Wij voeren de motie-Jansen c.s. uit.", ["motie-Jansen c.s."]),
    ("Wij voeren de motie-Van der Berg/De Wit uit.", ["motie-Van der Berg/De Wit"]),
    ("Wij voeren de motie Jansen c.s. uit.", ["motie-Jansen c.s."]),
    (
        "Wij voeren de motie Jansen (Kamerstuk 29538, nr. 310) uit.",
        ["motie-Jansen", "Kamerstuk 29538 nr. 310"],
    ),
    ("Conform de motie van het lid Van den Berg c.s. komt er een loket.", ["motie-Van den Berg c.s."]),
    ("Conform de motie van het lid Piet van den Berg komt er een loket.", ["motie-Piet van den Berg"]),
    (
        "Conform de motie van de leden Jansen, De Wit en Pietersen komt er een loket.",
        ["motie-Jansen/De Wit/Pietersen"],
    ),
    ("Met het amendement van het raadslid Jansen komt er geld.", ["amendement-Jansen"]),
    ("Conform de motie van GroenLinks, die is aangenomen, komt er een loket.", ["motie-GroenLinks"]),
    ("Met motie M24-012 vraagt de raad om een loket.", ["motie M24-012"]),
    ("Met motie nr. 1278 vraagt de raad om een loket.", ["motie 1278"]),
    ("Met amendement A13.42 komt er geld.", ["amendement A13.42"]),
    ('Wij voeren de motie "Bomen in de straat" uit.', ['motie "Bomen in de straat"']),
    ("Wij voeren de motie ‘Bomen in de straat’ uit.", ['motie "Bomen in de straat"']),
]

STATUTES = [
    ("Wij passen de Omgevingswet aan.", ["Omgevingswet"]),
    ("wij passen de omgevingswet aan.", ["Omgevingswet"]),
    ("Wij passen de Wlz aan.", ["Wet langdurige zorg"]),
    ("Wij passen de Wet langdurige zorg (Wlz) aan.", ["Wet langdurige zorg"]),
    ("Wij passen de Wet\nlangdurige zorg aan.", ["Wet langdurige zorg"]),
    ("De Leegstandwet vervalt.", ["Leegstandwet"]),
    ("De Wet experiment veilige straten wordt uitgebreid.", ["Wet experiment veilige straten"]),
    ("Op grond van artikel 2.3 van de Wlz.", ["artikel 2.3 Wet langdurige zorg"]),
    ("Op grond van art. 108 Gemeentewet.", ["artikel 108 Gemeentewet"]),
    ("Op grond van artikel 2.25, lid 1, van de Gemeentewet.", ["artikel 2.25, lid 1 Gemeentewet"]),
    ("Wij wijzigen de artikelen 93 en 94 van de Grondwet.", ["artikelen 93 en 94 Grondwet"]),
    ("Wij wijzigen artikel 23 van de grondwet.", ["artikel 23 Grondwet"]),
    ("Zie het besluit (Stb. 2012, 363).", ["Stb. 2012, 363"]),
    ("Zie het besluit (Staatsblad 2012, nr. 363).", ["Stb. 2012, 363"]),
    ("Zie de regeling (Staatscourant 2025, 32385).", ["Stcrt. 2025, 32385"]),
    ("De wet van 25 november 2015 wordt aangevuld.", ["Wet van 25 november 2015"]),
    (
        "De Verordening jeugdhulp gemeente Utrecht 2025 vast te stellen.",
        ["Verordening jeugdhulp gemeente Utrecht 2025"],
    ),
    ("Het Vluchtelingenverdrag blijft gelden.", ["Vluchtelingenverdrag"]),
    ("Wij houden ons aan het VN Vluchtelingenverdrag.", ["Vluchtelingenverdrag"]),
    ("Wij voeren Richtlijn (EU) 2018/2001 in.", ["Richtlijn (EU) 2018/2001"]),
    ("Wij voeren de Europese betaalrichtlijn in.", ["Betaalrichtlijn"]),
    ("Wij voldoen aan de KRW.", ["Kaderrichtlijn Water"]),
    ("Na de uitspraak (ECLI:NL:RVS:2019:1603) herstellen we het plan.", ["ECLI:NL:RVS:2019:1603"]),
    ("Na het Didam-arrest verkopen we anders.", ["Didam-arrest"]),
]

SCHEMES = [
    ("Het NPLV krijgt geld.", ["Nationaal Programma Leefbaarheid en Veiligheid"]),
    (
        "Het Nationaal Programma Leefbaarheid en Veiligheid krijgt geld.",
        ["Nationaal Programma Leefbaarheid en Veiligheid"],
    ),
    ("Uit het Volkshuisvestingsfonds komt geld.", ["Volkshuisvestingsfonds"]),
    ("Met de SPUK Kansrijke Wijk openen we een loket.", ["SPUK Kansrijke Wijk"]),
    ("Met de SPUK Lokale Veiligheid openen we een loket.", ["SPUK Lokale Veiligheid"]),
    ("De Regio Deals zetten we voort.", ["Regio Deal"]),
    ("De Regiodeal Achterhoek zetten we voort.", ["Regio Deal Achterhoek"]),
    ("De Woondeals herijken we.", ["Woondeal"]),
    ("De Startbouwimpuls krijgt een vervolg.", ["Startbouwimpuls"]),
    ("We verlengen het Nationaal Isolatie Programma.", ["Nationaal Isolatieprogramma"]),
    (
        "Vanuit GALA en IZA betalen we beweegcoaches.",
        ["Gezond en Actief Leven Akkoord", "Integraal Zorgakkoord"],
    ),
    ("Preventie met Gezag komt in meer wijken.", ["Preventie met Gezag"]),
    ("Het Nationaal Programma Onderwijs loopt door op school.", ["Nationaal Programma Onderwijs"]),
    (
        "De Subsidieregeling Sport gemeente Utrecht 2026 vast te stellen.",
        ["Subsidieregeling Sport gemeente Utrecht 2026"],
    ),
    (
        "De subsidieregeling Sport gemeente Utrecht 2026 vast te stellen.",
        ["Subsidieregeling Sport gemeente Utrecht 2026"],
    ),
    ("Het Sportakkoord II voeren we uit.", ["Sportakkoord II"]),
    ("Wij houden ons aan het klimaatakkoord.", ["Klimaatakkoord"]),
    ("Het Convenant Schoolveiligheid 2025 vast te stellen.", ["Convenant Schoolveiligheid 2025"]),
    ("In de Prestatieafspraken 2024 t/m 2027 staat de bouw.", ["Prestatieafspraken 2024 t/m 2027"]),
    ("Wie subsidie krijgt past de Fair Practice Code toe.", ["Fair Practice Code"]),
]

NONE = [
    "Wij passen wet- en regelgeving aan.",
    "De wet wordt aangepast.",
    "Er komt een motie over wonen.",
    "De motie is aangenomen en het amendement verworpen.",
    "De motie van 12 mei 2025 voeren we uit.",
    "De motie Ruimte voor groen maken in de stad voeren we uit.",
    "Wij bouwen 35 570 woningen.",
    "Het kost € 35 570, nr. 2 kost meer.",
    "Bel 35925 voor hulp.",
    "Artikel 3 wordt aangepast.",
    "De subsidieregeling wordt verruimd.",
    "Het coalitieakkoord voeren we uit.",
    "Het Coalitieakkoord voeren we uit.",
    "De begroting 2026 vast te stellen.",
    "Een deal met de buurt en een fonds voor bewoners.",
    "Aan het Wmo-loket komt hulp.",
    "Met steun van het Oranje Fonds en het Jeugdfonds komt er hulp.",
    "De NPO krijgt minder reclame.",
    "Er komt een richtlijn voor zorg en een verordening.",
    "De verdragen en akkoorden zeggen wij op.",
    "Er komt een convenant met de scholen.",
    "Wij maken prestatieafspraken met de corporaties.",
    "Met steun van het Schadefonds komt er een nieuwe deur.",
]


@pytest.mark.parametrize(("text", "values"), [*PARLIAMENT, *STATUTES, *SCHEMES])
def test_a_reference_has_its_name_or_number(text: str, values: list[str]) -> None:
    assert [one.value for one in references_of(text)] == values


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_reference_is_none(text: str) -> None:
    assert references_of(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Zie Kamerstuk 29538, nr. 310.", "kamerstuk"),
        ("Wij voeren de motie-Jansen uit.", "motie"),
        ("Wij passen de Jeugdwet aan.", "wet"),
        ("Uit het Volkshuisvestingsfonds komt geld.", "regeling"),
        ("Wij passen de AVG toe.", "eu"),
        ("Zie ECLI:NL:HR:2019:2006.", "uitspraak"),
    ],
)
def test_each_reference_has_its_kind(text: str, kind: str) -> None:
    (found,) = references_of(text)
    assert found.kind == kind


def test_the_same_thing_counts_once() -> None:
    text = "De Wlz (Wet langdurige zorg) wijzigen we; de Wlz vervalt niet."
    assert [one.value for one in references_of(text)] == ["Wet langdurige zorg"]


def test_offsets_are_those_of_the_document() -> None:
    before, sentence = "De Jeugdwet staat hierboven. ", "Wij passen artikel 2 van de Gemeentewet aan."
    whole = before + sentence
    (found,) = references(MeasureText(whole, len(before), len(whole)))
    assert whole[found.start : found.end] == "artikel 2 van de Gemeentewet"
    assert found.value == "artikel 2 Gemeentewet"


PIECES = [
    *(
        "Kamerstuk ",
        "Kamerstukken II ",
        "2020/21, ",
        "35 570",
        "35570",
        " VII",
        ", nr. 2",
        "motie",
        "-Jansen",
        " c.s.",
    ),
    *(
        " van het lid ",
        "De Wit",
        " en ",
        "/",
        "amendement ",
        "artikel 2.3 ",
        "lid 1 ",
        "van de ",
        "Wlz",
        "Wet ",
    ),
    *(
        "langdurige zorg",
        "Omgevingswet",
        "(",
        ")",
        ". ",
        "\n",
        "SPUK ",
        "Regio Deal ",
        "Woondeal",
        "Verordening ",
    ),
    *(
        "gemeente Utrecht 2026",
        "Subsidieregeling ",
        "ECLI:NL:HR:",
        "2019:2006",
        "het ",
        "Klimaatfonds",
        "\u00a0",
        "‘",
        "’",
    ),
]
texts = st.one_of(st.text(max_size=150), st.lists(st.sampled_from(PIECES), max_size=16).map("".join))


@given(texts)
def test_references_lie_in_the_text_in_order_and_differ(text: str) -> None:
    found = references_of(text)
    assert all(0 <= one.start < one.end <= len(text) and one.value.strip() for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert len({one.value for one in found}) == len(found)


@given(st.integers(20_000, 39_999), st.integers(1, 999), st.sampled_from(["", "-VII", "-XVI"]))
def test_a_paper_of_parliament_is_read_back_in_every_notation(
    dossier: int, number: int, chapter: str
) -> None:
    spaced = f"{dossier // 1000} {dossier % 1000:03}"
    roman = chapter.replace("-", " ")
    for text in (
        f"Zie Kamerstukken II 2020/21, {spaced}{roman}, nr. {number}.",
        f"Zie Kamerstuk {dossier}{chapter}, nr. {number}.",
        f"Zie (TK {dossier}{roman} nr. {number}).",
    ):
        (found,) = references_of(text)
        assert found.value == f"Kamerstuk {dossier}{chapter} nr. {number}"


@given(
    st.lists(
        st.sampled_from([piece for piece in PIECES if not re.search(r"[A-Z\d]|mo|am", piece)]), max_size=16
    )
)
def test_words_without_a_name_or_number_are_no_reference(pieces: list[str]) -> None:
    assert references_of("".join(pieces)) == ()
