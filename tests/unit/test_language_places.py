"""Places with their official code; names that are also words, surnames or names of something else."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from wijktekst.language.places import municipality_of, municipality_of_document, places
from wijktekst.types import Block, Document, Source


def named(text: str, start: int = 0, end: int | None = None, municipality: str = "") -> tuple[str, ...]:
    """Places as "Zwolle (GM0193)"."""
    found = places(text, start, len(text) if end is None else end, municipality)
    return tuple(f"{one.name} ({one.code})" if one.code else one.name for one in found)


PLACES = [
    ("In Zwolle komt een buurthuis.", "Zwolle (GM0193)"),
    ("De gemeente Delft plant bomen.", "Delft (GM0503)"),
    ("Amsterdam en Rotterdam werken samen.", "Amsterdam (GM0363) | Rotterdam (GM0599)"),
    ("Tussen Rotterdam en Amsterdam en terug naar Rotterdam.", "Rotterdam (GM0599) | Amsterdam (GM0363)"),
    ("De provincie Gelderland betaalt mee.", "Gelderland (PV25)"),
    ("In Zuid-Holland rijden bussen.", "Zuid-Holland (PV28)"),
    ("Friesland krijgt een spoorlijn.", "Fryslân (PV21)"),
    ("In Fryslân komt een spoorlijn.", "Fryslân (PV21)"),
    ("De gemeente 's-Hertogenbosch opent een loket.", "'s-Hertogenbosch (GM0796)"),
    ("De gemeente ’s-Hertogenbosch opent een loket.", "'s-Hertogenbosch (GM0796)"),
    ("In Den Bosch opent een loket.", "'s-Hertogenbosch (GM0796)"),
    ("De gemeente Den Haag opent een loket.", "'s-Gravenhage (GM0518)"),
    ("De stad Den Haag opent een loket.", "'s-Gravenhage (GM0518)"),
    ("Wijk bij Duurstede krijgt een bibliotheek.", "Wijk bij Duurstede (GM0352)"),
    ("Alphen aan den Rijn krijgt een zwembad.", "Alphen aan den Rijn (GM0484)"),
    ("Bergen op Zoom krijgt een zwembad.", "Bergen op Zoom (GM0748)"),
    ("Súdwest-Fryslân krijgt een zwembad.", "Súdwest-Fryslân (GM1900)"),
    # names that are words too, with a cue
    ("De gemeente Best bouwt.", "Best (GM0753)"),
    ("De gemeente Goes bouwt.", "Goes (GM0664)"),
    ("De gemeente Epe bouwt.", "Epe (GM0232)"),
    ("De gemeente Huizen bouwt huizen.", "Huizen (GM0406)"),
    ("Inwoners van Ede krijgen geld.", "Ede (GM0228)"),
    ("De burgemeester van Losser tekent.", "Losser (GM0168)"),
    ("De gemeenten Best, Oss en Zwolle tekenen.", "Best (GM0753) | Oss (GM0828) | Zwolle (GM0193)"),
    ("De gemeente Buren opent een loket.", "Buren (GM0214)"),
    # province or municipality
    ("De provincie Utrecht betaalt mee.", "Utrecht (PV26)"),
    ("De gemeente Utrecht betaalt mee.", "Utrecht (GM0344)"),
    ("De stad Groningen betaalt mee.", "Groningen (GM0014)"),
    ("In Groningen stopt de gaswinning.", "Groningen"),
    ("De gemeente Bergen opent een loket.", "Bergen"),
    # focus areas
    ("In Rotterdam-Zuid komen banen.", "Rotterdam-Zuid (NPLV)"),
    ("In Heerlen Noord komen banen.", "Heerlen Noord (NPLV)"),
    ("Utrecht Overvecht krijgt een school.", "Utrecht Overvecht (NPLV)"),
    # next to a hyphen or an apostrophe
    ("Amsterdam-Noord krijgt een brug.", "Amsterdam (GM0363)"),
    ("Amsterdams beleid verandert niet in Leiden.", "Leiden (GM0546)"),
    ("Breda's binnenstad krijgt bomen.", "Breda (GM0758)"),
    ("De bus Zwolle-Deventer rijdt vaker.", "Zwolle (GM0193)"),
    ("De veren van Rotterdam/Moerdijk varen vaker.", "Rotterdam (GM0599) | Moerdijk (GM1709)"),
    # as a PDF or a heading writes it
    ("GEMEENTE BERGEN OP ZOOM", "Bergen op Zoom (GM0748)"),
    ("De provincie Zuid-\nHolland betaalt mee.", "Zuid-Holland (PV28)"),
    ("De provincie Zuid- Holland betaalt mee.", "Zuid-Holland (PV28)"),
    ("De provincie Noord Holland betaalt mee.", "Noord-Holland (PV27)"),
    ("De gemeente Alphen\naan den Rijn bouwt.", "Alphen aan den Rijn (GM0484)"),
    ("Sudwest Fryslan krijgt een zwembad.", "Súdwest-Fryslân (GM1900)"),
    ("•Zwolle: een buurthuis erbij", "Zwolle (GM0193)"),
    # a word or surname after "in" is the town
    ("In Ede komt een sporthal.", "Ede (GM0228)"),
    ("De bussen naar Goes rijden vaker.", "Goes (GM0664)"),
    ("De werkplaats te Best gaat dicht.", "Best (GM0753)"),
    # "Den Haag" that is no government
    ("De rechters te Den Haag verhuizen.", "'s-Gravenhage (GM0518)"),
    ("Den Haag en Leiden delen een zwembad.", "'s-Gravenhage (GM0518) | Leiden (GM0546)"),
    ("In ’s-Gravenhage komt een loket.", "'s-Gravenhage (GM0518)"),
    # the company that a name keeps
    ("Friesland, Groningen en Drenthe betalen mee.", "Fryslân (PV21) | Groningen (PV20) | Drenthe (PV22)"),
    ("Studenten in Groningen en Heerlen fietsen.", "Groningen (GM0014) | Heerlen (GM0917)"),
    ("In gemeenten als Almere en Utrecht loopt een proef.", "Almere (GM0034) | Utrecht (GM0344)"),
    # officials of a town
    ("De wethouders van Steenwijkerland reizen af.", "Steenwijkerland (GM1708)"),
    ("Het college van burgemeester en wethouders Heerlen besluit.", "Heerlen (GM0917)"),
    # wijken and buurten without a municipality: a word that says so, and a name that only one has
    ("De wijk Wittevrouwen krijgt bomen.", "Wittevrouwen (BU03440433)"),
    ("Het dorp Aldeboarn krijgt een winkel.", "Aldeboarn (BU00740903)"),
    ("In het dorp Hoofddorp stopt de bus.", "Hoofddorp (WK039401)"),
    ("De wijk Nieuwland krijgt bomen.", "Nieuwland"),
    ("In de wijken Noord en Nieuwland komen bomen.", "Noord | Nieuwland"),
    ("De wijk Centrum krijgt bomen.", "Centrum"),
    ("In Assen krijgt de wijk Bomenbuurt linden.", "Assen (GM0106) | Bomenbuurt (BU01060011)"),
]

NONE = [
    "Het beste plan wint, en dat is best goed.",
    "Best veel huizen staan leeg.",
    "De buren putten hoop uit de borne.",
    "Putten dichten we niet.",
    "Houten huizen zijn duurzaam.",
    "Huizen worden duurder.",
    "Best een goed plan.",
    "Epe is een naam.",
    "Wij wijken niet voor Duiven en andere vogels.",
    "Wethouder Van Leiden opent het loket.",
    "De heer De Bilt spreekt in.",
    "Mevrouw A. Delft spreekt in.",
    "De motie Van Zwolle is aangenomen.",
    "Den Haag luistert niet naar de regio.",
    "De Metropoolregio Rotterdam Den Haag krijgt geld.",
    "De regio Zwolle groeit.",
    "De rechtbank Zeeland-West-Brabant beslist.",
    "De rechtbanken Den Haag, Overijssel, Rotterdam en Zeeland-West Brabant beslissen.",
    "De fractie Lokaal Wassenaar stelt vragen.",
    "De fractie van Hart voor Wassenaar stelt vragen.",
    "Leefbaar Rotterdam dient een motie in.",
    "Het Verdrag van Maastricht geldt.",
    "De gemeente opent een loket.",
    "De provincie betaalt mee.",
    "Het zwolle water en de delftse tegel.",
    # the government
    "In Den Haag wordt daar anders over gedacht.",
    "Politiek Den Haag kijkt weg.",
    "Den Haag besluit over de huren.",
    # bodies, treaties, regions, streets, other countries
    "De Universiteit Leiden viert feest.",
    "De Hogeschool van Amsterdam leidt koks op.",
    "De TU Delft en FC Utrecht doen mee.",
    "Stichting Vrienden Muziek Heerlen speelt.",
    "De fractie Samen (SVH) Heerlen stelt vragen.",
    "Roeiclub Zwolle vaart uit.",
    "Luchthaven Lelystad bouwt een hal.",
    "Lelystad Airport zoekt personeel.",
    "De arrondissementen Zwolle en Leiden ruilen rechters.",
    "De Unie van Utrecht geldt niet meer.",
    "De bibliotheek Voorschoten-Wassenaar leent spellen uit.",
    "Zuid-Limburg en Groot-Amsterdam groeien.",
    "Oost Gelderland groeit.",
    "De Utrechtseweg en de Amsterdamsestraatweg gaan dicht.",
    "De A2 Zuid gaat dicht.",
    "Ten noorden van de rivier komt een dijk.",
    "De Kaap de Goede Hoop en Frankrijk liggen ver weg.",
    "Wethouder Losser tekent.",
    "Wethouder A. van Losser tekent.",
    "Jan van de Zwolle spreekt in.",
    # words that wijken and buurten are called too
    "Het centrum en de haven krijgen bomen.",
    "Het Meer Zwemmen-plan gaat door.",
    "In de buurt van het Station komt een park.",
    "De Binnenstad telt veel winkels.",
    "De heer Aldeboarn spreekt in.",
    "Aldeboarn is een mooi woord.",
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_place(text: str, expected: str) -> None:
    assert " | ".join(named(text)) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_place(text: str) -> None:
    assert named(text) == ()


def test_the_municipality_of_the_document_settles_a_name_that_is_shared() -> None:
    text = "In Utrecht en Bergen komt een loket."
    assert named(text) == ("Utrecht",)
    assert named(text, municipality="GM0344") == ("Utrecht (GM0344)",)
    text = "In Utrecht en in Bergen komt een loket."
    assert named(text, municipality="GM0373") == ("Utrecht", "Bergen (NH.) (GM0373)")
    assert named("In Den Haag komt een loket.", municipality="GM0629") == ("'s-Gravenhage (GM0518)",)


HEERENVEEN, UTRECHT, AMSTERDAM, ROTTERDAM, TILBURG = "GM0074", "GM0344", "GM0363", "GM0599", "GM0855"
QUARTERS = [
    ("In de wijk Wittevrouwen komen bomen.", UTRECHT, "Wittevrouwen (BU03440433)"),
    ("In Wittevrouwen komen bomen.", UTRECHT, "Wittevrouwen (BU03440433)"),
    ("Wittevrouwen krijgt bomen.", UTRECHT, "Wittevrouwen (BU03440433)"),
    ("In Skoatterwâld komen bomen.", HEERENVEEN, "Skoatterwâld (BU00740107)"),
    ("In Gersloot Polder komen bomen.", HEERENVEEN, "Gersloot Polder (BU00740205)"),
    ("In Gersloot-\nPolder komen bomen.", HEERENVEEN, "Gersloot- Polder (BU00740205)"),
    ("Mildam en weer Mildam.", HEERENVEEN, "Mildam (BU00740402)"),
    (
        "Oude- en Nieuwehorne delen een brandweerwagen.",
        HEERENVEEN,
        "Oudehorne (BU00740405) | Nieuwehorne (BU00740404)",
    ),
    # words need a sign
    ("In de wijk Het Meer komen bomen.", HEERENVEEN, "Het Meer (BU00740108)"),
    ("Bewoners van Het Meer planten bomen.", HEERENVEEN, "Het Meer (BU00740108)"),
    ("Het meer krijgt schoon water.", HEERENVEEN, ""),
    ("Het Meer krijgt schoon water.", HEERENVEEN, ""),
    ("In de wijk Centrum komen bomen.", HEERENVEEN, "Centrum (BU00740101)"),
    ("Het Centrum krijgt bomen.", HEERENVEEN, ""),
    (
        "Midden, Noord en De Heide krijgen bomen.",
        HEERENVEEN,
        "Midden (BU00740102) | Noord (BU00740100) | De Heide (BU00740105)",
    ),
    ("Midden en Noord krijgen bomen.", HEERENVEEN, ""),
    # other things of that name
    ("De Mildamstraat en de Mildamseweg gaan dicht.", HEERENVEEN, ""),
    ("De heer Van Mildam en mevrouw Katlijk spreken in.", HEERENVEEN, ""),
    ("Basisschool Mildam en landgoed Katlijk krijgen geld.", HEERENVEEN, ""),
    ("Op Mildam 12 komt een huis.", HEERENVEEN, ""),
    ("In Mildam komen 12 woningen.", HEERENVEEN, "Mildam (BU00740402)"),
    # wijken that the list of buurten spells out
    ("In Hoogvliet rijdt een bus.", ROTTERDAM, "Hoogvliet (WK059916)"),
    ("De Transvaalbuurt krijgt bomen.", AMSTERDAM, "Transvaalbuurt (WK0363MD)"),
    # focus areas by the name that they have at home
    ("In Nieuw-West komen banen.", AMSTERDAM, "Amsterdam Nieuw-West (NPLV)"),
    ("Stadsdeel Zuidoost krijgt banen.", AMSTERDAM, "Amsterdam Zuidoost (NPLV)"),
    ("Zuidoost waait het hard.", AMSTERDAM, ""),
    ("In Nieuw-West komen banen.", UTRECHT, ""),
    ("De wijk Overvecht krijgt banen.", UTRECHT, "Utrecht Overvecht (NPLV)"),
    # doubtful: the municipality has none of that name, or two
    ("Stadsdeel Zuid krijgt bomen.", AMSTERDAM, "Zuid"),
    ("De stadsdelen Oost, Zuid en Noord krijgen bomen.", AMSTERDAM, "Oost | Zuid | Noord"),
    ("De wijk Nieuwland krijgt bomen.", UTRECHT, "Nieuwland"),
]


@pytest.mark.parametrize(("text", "municipality", "expected"), QUARTERS)
def test_quarter(text: str, municipality: str, expected: str) -> None:
    assert " | ".join(named(text, municipality=municipality)) == expected


def test_a_doubtful_place_has_no_code_and_the_others_have() -> None:
    text = "In Zwolle, stad Utrecht, de wijk Noord en de wijk Wittevrouwen komen bomen."
    found = places(text, 0, len(text))
    assert [(one.name, one.doubtful) for one in found] == [
        ("Zwolle", False), ("Utrecht", False), ("Noord", True), ("Wittevrouwen", False),
    ]  # fmt: skip
    assert all(one.doubtful != bool(one.code) for one in found)


def test_a_wijk_of_the_list_holds_only_buurten_that_begin_with_its_name() -> None:
    def rows(name: str) -> list[dict[str, str]]:
        with (files("wijktekst.language") / "data" / name).open(encoding="utf-8") as file:
            return list(csv.DictReader(file))

    buurten: dict[str, list[str]] = {}
    for row in rows("buurten.csv"):
        buurten.setdefault(f"WK{row['code'][2:-2]}", []).append(_words(row["naam"]))
    wijken = rows("wijken.csv")
    for wijk in wijken:
        name = _words(wijk["naam"])
        starting = {
            code for code, names in buurten.items()
            if code[2:6] == wijk["gemeente"][2:] and any(f"{one} ".startswith(f"{name} ") for one in names)
        }  # fmt: skip
        assert starting == {wijk["code"]}
        assert all(f"{one} ".startswith(f"{name} ") for one in buurten[wijk["code"]])
    assert len({(wijk["naam"], wijk["gemeente"]) for wijk in wijken}) == len(wijken)


def _words(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").replace(",", " ").split())


def test_the_municipality_of_a_document_is_the_one_it_calls_so_most() -> None:
    delft = "De gemeente Delft bouwt. De gemeente Delft plant. De gemeente Leiden ook."
    assert municipality_of(delft) == "GM0503"
    assert municipality_of("De gemeente Delft bouwt.") == ""
    assert municipality_of("De gemeente Delft, de gemeente Leiden, de gemeente Best. " * 2) == ""
    assert municipality_of("") == ""


OF_DOCUMENTS = [
    ("Gemeente Delft\n\nVergunning\n\nHet huis mag er komen.", "GM0503"),
    ("Burgemeester en wethouders van Delft besluiten het huis toe te staan.", "GM0503"),
    ("Besluitenlijst B&W-vergadering Delft\n\nLocatie: stadhuis\n\nDelft bouwt, Delft plant.", "GM0503"),
    ("Delft groeit. " * 5, "GM0503"),
    ("Delft groeit. " * 4, ""),
    ("Delft groeit. " * 5 + "Leiden ook. " * 5, ""),
    ("Het Rijk bouwt. " * 3000 + "Delft groeit. " * 5, ""),
    ("De TU Delft en de rechtbank Den Haag werken samen. " * 9, ""),
    ("De heer Bloemendaal vraagt het woord. " * 9, ""),
    ("In Den Haag wordt besloten. " * 9, ""),
    ("De gaswinning in Groningen stopt. " * 9, ""),
    ("Mildam ligt bij Katlijk. Heerenveen bouwt.", "GM0074"),
    ("Mildam ligt bij Katlijk. " * 3, "GM0074"),
    ("Mildam ligt bij Katlijk.", ""),
    ("De gemeente Bergen bouwt. De gemeente Bergen plant.", ""),
    ("Het kabinet geeft de gemeente Delft geld. Ook de gemeente Leiden krijgt geld.", ""),
]


@pytest.mark.parametrize(("text", "expected"), OF_DOCUMENTS)
def test_the_municipality_of_a_document(text: str, expected: str) -> None:
    assert municipality_of(text) == expected


@pytest.mark.parametrize(
    ("text", "maker", "name", "expected"),
    [
        ("Delft groeit. " * 5, "Gemeente Leiden", "leiden.pdf", "GM0503"),
        ("Er komt een park.", "Gemeente Delft", "park.pdf", "GM0503"),
        ("Er komt een park.", "Delft Instruments", "park.pdf", ""),
        ("Er komt een park.", "", "map/den_helder_park.pdf", "GM0400"),
        ("Er komt een park.", "", "park-delft-2.pdf", ""),
        ("Er komt een park.", "", "park-delft.pdf", "GM0503"),
        ("Er komt een park.", "", "beste-idee.pdf", ""),
        ("Er komt een park.", "", "best-idee.pdf", ""),
    ],
)
def test_the_maker_and_the_file_name_tell_where_the_text_does_not(
    text: str, maker: str, name: str, expected: str
) -> None:
    block = Block("paragraph", 0, len(text))
    document = Document(Source(name, "text/plain", "0" * 64), text, (block,), author=maker)
    assert municipality_of_document(document) == expected


def test_only_the_stretch_that_is_asked_for_counts() -> None:
    text = "In Delft. In Leiden. In Zwolle."
    assert named(text, text.index("In Leiden"), text.index(" In Zwolle")) == ("Leiden (GM0546)",)
