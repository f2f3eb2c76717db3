"""Official XML: kamerstuk, staatsblad, gemeenteblad, regulations; other XML; and XML that attacks."""

from __future__ import annotations

import pytest

from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Document, Unread

KAMERSTUK = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie>
<metadata><meta name="DC.title" content="Brief over de leefbaarheid van wijken"/>
<meta name="DCTERMS.available" content="2026-02-03"/></metadata>
<kop><titel>Tweede Kamer der Staten-Generaal</titel></kop>
<kamerstuk><stuk>
<titel>Brief over de leefbaarheid van wijken</titel>
<tussenkop>Aanpak</tussenkop>
<al>Het kabinet investeert in wijken<noot><noot.nr>1</noot.nr><noot.al>Zie de brief van mei.</noot.al></noot>
en <nadruk type="vet">stopt</nadruk> met de oude regeling.</al>
<lijst type="expliciet"><li><li.nr>a.</li.nr><al>meer groen;</al></li>
<li><li.nr>b.</li.nr><al>minder lawaai.</al></li></lijst>
<table><title>Bedragen</title><tgroup cols="3"><colspec colname="c1"/><colspec colname="c2"/>
<colspec colname="c3"/><tbody>
<row><entry namest="c1" nameend="c2">Totaal</entry><entry>5</entry></row>
<row><entry>Wonen</entry><entry>2</entry><entry>3</entry></row></tbody></tgroup></table>
</stuk></kamerstuk></officiele-publicatie>"""
STAATSBLAD = """<officiele-publicatie>
<metadata><meta name="DC.title" content="Besluit speeltuinen"/></metadata>
<staatsblad><wetgeving><intitule>Besluit van 3 maart 2026 over speeltuinen</intitule>
<wet-besluit><wettekst><artikel><kop><label>Artikel</label> <nr>1</nr> <titel>Begrippen</titel></kop>
<lid><lidnr>1</lidnr><al>Een speeltuin is een plek om te spelen.</al></lid>
<lid><lidnr>2</lidnr><al>De gemeente wijst plekken aan.</al></lid></artikel></wettekst></wet-besluit>
</wetgeving></staatsblad></officiele-publicatie>"""
GEMEENTEBLAD = """<officiele-publicatie><metadata>
<meta name="DC.title" content="Verordening terrassen Proefstad"/>
<meta name="DC.creator" content="Proefstad"/><meta name="DCTERMS.issued" content="2025-11-20"/></metadata>
<kop><titel>Gemeenteblad</titel><subtitel>Officiële uitgave van de gemeente Proefstad</subtitel></kop>
<gemeenteblad><verordening><regeling><regeling-tekst>
<hoofdstuk><kop><label>Hoofdstuk</label><nr>1</nr><titel>Algemeen</titel></kop>
<artikel><kop><label>Artikel</label><nr>2</nr><titel>Tijden</titel></kop>
<al>Terrassen sluiten om elf uur.</al></artikel></hoofdstuk>
</regeling-tekst></regeling></verordening></gemeenteblad></officiele-publicatie>"""
CVDR = """<cvdr><meta><owmskern><title>Beleidsregel kinderopvang</title></owmskern></meta>
<body><regeling><regeling-tekst><artikel><kop><label>Artikel</label><nr>1</nr></kop>
<al>De opvang is van acht tot zes uur open.</al></artikel></regeling-tekst></regeling></body></cvdr>"""


def read(xml: str) -> Document:
    document = read_bytes(xml.encode(), "stuk.xml")
    assert isinstance(document, Document), document
    return document


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


def test_kamerstuk() -> None:
    document = read(KAMERSTUK)
    assert (document.title, document.date, document.kind) == (
        "Brief over de leefbaarheid van wijken",
        "2026-02-03",
        "kamerstuk",
    )
    found = blocks(document)
    assert ("heading", "Aanpak") in found
    assert ("paragraph", "Het kabinet investeert in wijken en stopt met de oude regeling.") in found
    assert ("footnote", "Zie de brief van mei.") in found
    assert [text for kind, text in found if kind == "list_item"] == ["meer groen;", "minder lawaai."]
    assert ("caption", "Bedragen") in found
    assert ("table", "Totaal\t\t5\nWonen\t2\t3") in found
    assert "Staten-Generaal" not in document.text


def test_staatsblad() -> None:
    document = read(STAATSBLAD)
    assert document.kind == "regeling"
    headings = [(b.level, b.heading_path[-1]) for b in document.blocks if b.kind == "heading"]
    assert headings == [
        (1, "Besluit van 3 maart 2026 over speeltuinen"),
        (2, "Artikel 1 Begrippen"),
    ]
    assert ("paragraph", "De gemeente wijst plekken aan.") in blocks(document)


def test_gemeenteblad() -> None:
    document = read(GEMEENTEBLAD)
    assert (document.title, document.date, document.kind) == (
        "Verordening terrassen Proefstad",
        "2025-11-20",
        "regeling",
    )
    assert document.blocks[-1].heading_path == ("Hoofdstuk 1 Algemeen", "Artikel 2 Tijden")
    assert document.author == "Gemeente Proefstad"


def test_regulation_of_cvdr() -> None:
    document = read(CVDR)
    assert (document.title, document.kind) == ("Beleidsregel kinderopvang", "regeling")
    assert ("paragraph", "De opvang is van acht tot zes uur open.") in blocks(document)


def test_other_xml_is_read_when_there_is_running_text_in_it() -> None:
    text = "De gemeente bouwt volgend jaar twintig woningen aan de rand van het dorp."
    assert text in read(f"<rapport><inhoud><alinea>{text}</alinea></inhoud></rapport>").text
    found = read_bytes(b"<?xml version='1.0'?><rijen><rij><a>1</a><b>2</b></rij></rijen>", "cijfers.xml")
    assert isinstance(found, Unread)
    assert found.reason == "unsupported"


XXE = '<!DOCTYPE k [<!ENTITY e SYSTEM "file:///etc/hostname">]><kamerstuk><al>De &e; wijk.</al></kamerstuk>'
PARAMETER = '<!DOCTYPE k [<!ENTITY % p SYSTEM "a.dtd"> %p;]><kamerstuk><al>Wijk.</al></kamerstuk>'
LAUGHS = (
    '<!DOCTYPE k [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]><kamerstuk><al>&j;</al></kamerstuk>"
)


@pytest.mark.parametrize("attack", [XXE, PARAMETER, LAUGHS], ids=["external", "parameter", "laughs"])
def test_entities_are_refused(attack: str) -> None:
    found = read_bytes(f"<?xml version='1.0'?>{attack}".encode(), "aanval.xml")
    assert isinstance(found, Unread)
    assert found.reason == "malformed"


@pytest.mark.parametrize("xml", ["<kamerstuk><al>Half", "<kamerstuk><al>a &onbekend; b</al></kamerstuk>"])
def test_broken_xml(xml: str) -> None:
    found = read_bytes(xml.encode(), "stuk.xml")
    assert isinstance(found, Unread)
    assert found.reason == "malformed"
    assert "XML" in found.detail


def test_depth_costs_no_recursion() -> None:
    xml = "<kamerstuk>" + "<div>" * 200 + "<al>Diep in de wijk.</al>" + "</div>" * 200 + "</kamerstuk>"
    assert read(xml).text == "Diep in de wijk."
