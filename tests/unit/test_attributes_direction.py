"""Whether a measure brings more, less or something else, in a table of our own sentences: right, or empty."""

from __future__ import annotations

import pytest

from tests.unit.attributes_of import of

DIRECTIONS = [
    # something comes, or there is more of it
    ("De gemeente legt een fietspad aan.", "meer"),
    ("De raad stelt een fonds in.", "meer"),
    ("Het kabinet voert een woonplicht in.", "meer"),
    ("De wethouder richt een taskforce op.", "meer"),
    ("We breiden de bibliotheek uit.", "meer"),
    ("De bibliotheek wordt uitgebreid.", "meer"),
    ("De huurtoeslag gaat omhoog.", "meer"),
    ("Verhoog de huurtoeslag.", "meer"),
    ("Er komen wijkagenten bij.", "meer"),
    ("Meer bankjes in het park.", "meer"),
    ("MEER BANKJES IN HET PARK.", "meer"),
    ("De wijkagent controleert vaker.", "meer"),
    ("Mantelzorgers krijgen een parkeerpas.", "meer"),
    ("De gemeente verstrekt leningen aan toneelclubs.", "meer"),
    ("De gemeente stelt een krediet van € 40.000 beschikbaar.", "meer"),
    ("De overheid investeert in dijken.", "meer"),
    ("Stimuleer het gebruik van de fiets.", "meer"),
    ("De gemeente faciliteert buurtinitiatieven.", "meer"),
    ("Buurtinitiatieven worden ondersteund.", "meer"),
    ("We scherpen de regels voor vuurwerk aan.", "meer"),
    # a new ban or duty is a rule more
    ("Er komt een verbod op vuurwerk.", "meer"),
    ("Verhuurders worden verplicht te isoleren.", "meer"),
    ("Bedrijven mogen geen afval lozen.", "meer"),
    # something goes, or there is less of it
    ("Schaf de hondenbelasting af.", "minder"),
    ("De reclamebelasting wordt afgeschaft.", "minder"),
    ("We verlagen de leges.", "minder"),
    ("De leges gaan omlaag.", "minder"),
    ("De btw op fruit naar 0%.", "minder"),
    ("Minder regels voor winkeliers.", "minder"),
    ("De gemeente stopt met de pendelbus.", "minder"),
    ("De overeenkomst te beëindigen.", "minder"),
    ("De verordening in te trekken.", "minder"),
    ("De verordening in te\ntrekken.", "minder"),
    ("Er worden geen nieuwe vergunningen meer verleend.", "minder"),
    ("Skaten is niet langer strafbaar.", "minder"),
    ("Het college bezuinigt op reclame.", "minder"),
    ("We bouwen de kolencentrales af.", "minder"),
    ("Versoepel de bouwregels.", "minder"),
    # something else, or the same
    ("De wet wordt gewijzigd.", "anders"),
    ("Het oude gemaal wordt vervangen.", "anders"),
    ("Het loket verhuist naar het station.", ""),
    ("De bibliotheek blijft open.", "anders"),
    ("Behoud van het zwembad.", "anders"),
    ("We zetten de proef met deelauto's voort.", "anders"),
    ("De aanpak wordt geëvalueerd.", "anders"),
    ("De nota Groen vast te stellen.", "anders"),
    ("De raad te informeren over de voortgang.", "anders"),
    ("De commissie te benoemen voor vier jaar.", "anders"),
    ("We hervormen het toeslagenstelsel.", "anders"),
    ("We maken afspraken met de corporaties.", "anders"),
    # what is refused stays as it is
    ("Geen bezuiniging op het zwembad.", "anders"),
    ("We schrappen geen fietsenrekken.", "anders"),
    ("Het verzoek om planschade af te wijzen.", "anders"),
    # what it is for is not what it does
    ("De gemeente opent een loket, zodat de schulden minder worden.", "meer"),
    ("Om de wachttijd te verkorten, komt er een loket.", "meer"),
    ("Het vuurwerkverbod breiden we uit naar de hele stad.", "meer"),
    ("De gymzaal open te stellen voor verenigingen.", "meer"),
    # a particle that belongs to another word
    ("De wijkraad stelt bewoners in staat mee te praten.", ""),
    ("De gemeente richt zich vooral op de wijk.", ""),
    # nothing to go by
    ("De wijkraad vergadert elke dinsdag.", ""),
    ("Hoofdstraat 12", ""),
    ("", ""),
]


@pytest.mark.parametrize(("sentence", "value"), DIRECTIONS)
def test_direction(sentence: str, value: str) -> None:
    found = of(sentence).direction
    assert (found.value if found else "") == value


@pytest.mark.parametrize(("sentence", "value"), DIRECTIONS)
def test_without_a_parse_a_direction_is_right_or_absent(sentence: str, value: str) -> None:
    found = of(sentence, parsed=False).direction
    assert found is None or found.value == value


@pytest.mark.parametrize(
    ("sentence", "proof"),
    [
        ("De gemeente legt een fietspad aan.", "legt een fietspad aan"),
        ("Schaf de hondenbelasting af.", "Schaf de hondenbelasting af"),
        ("De verordening in te\ntrekken.", "in te\ntrekken"),
        ("Geen bezuiniging op het zwembad.", "Geen"),
    ],
)
def test_the_words_that_show_it(sentence: str, proof: str) -> None:
    before = "Er stond al iets. "
    found = of(sentence, before=before).direction
    assert found is not None
    assert (before + sentence)[found.start : found.end] == proof
