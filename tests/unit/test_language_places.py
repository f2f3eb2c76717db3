"""Places with their official code; names that are also words, surnames or names of something else."""

from __future__ import annotations

import pytest

from wijktekst.language.places import municipality_of, places


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


def test_buurten_are_found_when_the_municipality_is_known() -> None:
    text = "In de wijk Lombok en de buurt Wittevrouwen komen bomen; in Lombok en Centrum niet."
    found = named(text, municipality="GM0344")
    assert any(place.startswith("Wittevrouwen (BU0344") for place in found)
    assert named(text) == ()


def test_the_municipality_of_a_document_is_the_one_it_calls_so_most() -> None:
    delft = "De gemeente Delft bouwt. De gemeente Delft plant. De gemeente Leiden ook."
    assert municipality_of(delft) == "GM0503"
    assert municipality_of("De gemeente Delft bouwt.") == ""
    assert municipality_of("De gemeente Delft, de gemeente Leiden, de gemeente Best. " * 2) == ""
    assert municipality_of("") == ""


def test_only_the_stretch_that_is_asked_for_counts() -> None:
    text = "In Delft. In Leiden. In Zwolle."
    assert named(text, text.index("In Leiden"), text.index(" In Zwolle")) == ("Leiden (GM0546)",)
