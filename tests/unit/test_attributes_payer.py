"""Who pays, in a table of our own sentences: right, or empty; a tax or a proposal pays for nothing."""

from __future__ import annotations

import pytest

from tests.unit.attributes_of import of
from wijktekst.measures import Writing

GM = "GM0503"

PAYERS = [
    # phrases
    ("De brug wordt bekostigd door de provincie.", "de provincie", "provincie"),
    ("Het net wordt door het Rijk gefinancierd.", "het Rijk", "Rijk"),
    ("De sloop gebeurt op kosten van de gemeente.", "de gemeente", "gemeente"),
    ("De sanering komt voor rekening van het waterschap.", "het waterschap", "waterschap"),
    ("Het komt ten laste van de begroting van het ministerie van BZK.", "het ministerie van BZK", "Rijk"),
    ("Met subsidie van de provincie komt er een park.", "de provincie", "provincie"),
    ("Er komt een bijdrage vanuit de gemeente.", "de gemeente", "gemeente"),
    ("Hiervoor komt vanuit het Rijk extra geld.", "het Rijk", "Rijk"),
    ("Het plein mag de gemeente ten hoogste € 5.000 gaan kosten.", "de gemeente", "gemeente"),
    ("Het feest zal de gemeente maximaal € 5.000 kosten.", "de gemeente", "gemeente"),
    ("Het feest kost de gemeente € 5.000.", "de gemeente", "gemeente"),
    ("Het feest kost niemand iets.", "", ""),
    # funds
    ("Dit gaat via het gemeentefonds naar de steden.", "gemeentefonds", "Rijk"),
    ("Met een specifieke uitkering krijgen steden hulp.", "specifieke uitkering", "Rijk"),
    ("De rijksbijdrage voor het spoor stijgt.", "rijksbijdrage", "Rijk"),
    ("Het park wordt aangelegd met Europese subsidie.", "Europese subsidie", "EU"),
    ("De pil wordt vergoed uit het basispakket.", "basispakket", "zorgpartij"),
    # who acts pays
    ("Het Rijk betaalt mee aan de school.", "Het Rijk", "Rijk"),
    ("De provincie financiert de halte.", "De provincie", "provincie"),
    ("Het kabinet trekt 10 miljoen euro uit voor wijken.", "Het kabinet", "Rijk"),
    ("De gemeente stelt een budget beschikbaar voor groen.", "De gemeente", "gemeente"),
    ("De gemeente vergoedt de cursus.", "De gemeente", "gemeente"),
    ("Verhuurders worden verplicht de lift te betalen.", "", ""),
    ("Werkgevers worden verplicht de cursus te betalen.", "Werkgevers", "bedrijf"),
    # nobody, or not for the measure
    ("De gemeente stelt een ruimte beschikbaar.", "", ""),
    ("Er komt 10 miljoen euro voor wijken.", "", ""),
    ("Bewoners betalen minder belasting.", "", ""),
    ("Bedrijven betalen een heffing.", "", ""),
    ("De gemeente vergoedt de kosten niet.", "", ""),
    ("De kosten komen niet voor rekening van de gemeente.", "", ""),
    ("De gemeente overlegt met het Rijk over geld.", "", ""),
    ("De gemeente investeert in samenwerking.", "", ""),
    ("De gemeente legt een fietspad aan.", "", ""),
    ("De gemeente mag de cursus financieren.", "", ""),
    ("De gemeente verhoogt de financiering van de provincie.", "", ""),
    ("Wat kost de gemeente het plein?", "", ""),
]


@pytest.mark.parametrize(("sentence", "who", "kind"), PAYERS)
def test_payer(sentence: str, who: str, kind: str) -> None:
    found = of(sentence).payer
    assert (found.name, found.kind) == (who, kind) if found else not who
    if found:
        assert sentence[found.start : found.end] == who


@pytest.mark.parametrize(("sentence", "who", "kind"), PAYERS)
def test_without_a_parse_a_payer_is_right_or_absent(sentence: str, who: str, kind: str) -> None:
    found = of(sentence, parsed=False).payer
    assert found is None or found.name == who


def test_a_party_that_proposes_a_subsidy_does_not_pay_it() -> None:
    sentence = "We stellen een subsidie beschikbaar voor groen."
    assert of(sentence, writing=Writing("verkiezingsprogramma")).payer is None
    paid = of(sentence, writing=Writing("raadsvoorstel", "", GM)).payer
    assert paid
    assert (paid.name, paid.kind) == ("het college", "gemeente")


def test_who_decides_on_money_pays_it() -> None:
    found = of(
        "2. Een krediet beschikbaar te stellen van € 5.000.", writing=Writing("besluitenlijst", "", GM)
    ).payer
    assert found
    assert found.kind == "gemeente"


def test_who_refuses_money_does_not_pay() -> None:
    writing = Writing("besluitenlijst", "", GM)
    assert of("3. Het verzoek om subsidie te verlenen af te wijzen.", writing=writing).payer is None


def test_that_ministry_is_the_one_just_named() -> None:
    found = of(
        "Voor de cursussen van het ministerie van OCW heeft dat ministerie budget beschikbaar gesteld."
    ).payer
    assert found
    assert (found.kind, found.ministry) == ("Rijk", "OCW")


def test_common_money_is_that_of_the_state_where_the_country_is_meant() -> None:
    sentence = "De opvang wordt betaald uit de collectieve middelen."
    found = of(sentence, writing=Writing("verkiezingsprogramma")).payer
    assert found
    assert (found.name, found.kind) == ("collectieve middelen", "Rijk")
    assert of(sentence, writing=Writing("nota", "", GM)).payer is None
