"""Who acts and who pays, in tables of our own sentences: right, or empty; never invented."""

from __future__ import annotations

import pytest

from tests.unit.attributes_of import of

ACTORS = [
    # subject of an active sentence
    ("Het kabinet trekt geld uit voor wijken.", "Het kabinet", "Rijk"),
    ("De minister stuurt een wet naar de Kamer.", "De minister", "Rijk"),
    ("De minister van Volkshuisvesting stelt regels.", "De minister van Volkshuisvesting", "Rijk"),
    ("De staatssecretaris verhoogt de toeslag.", "De staatssecretaris", "Rijk"),
    ("Het Rijk betaalt mee aan de school.", "Het Rijk", "Rijk"),
    ("Rijkswaterstaat verbreedt de weg.", "Rijkswaterstaat", "Rijk"),
    ("De Belastingdienst vereenvoudigt de toeslagen.", "De Belastingdienst", "Rijk"),
    ("De provincie legt een fietspad aan.", "De provincie", "provincie"),
    ("Gedeputeerde Staten stellen een subsidie vast.", "Gedeputeerde Staten", "provincie"),
    ("De gemeente legt een warmtenet aan.", "De gemeente", "gemeente"),
    ("Gemeenten krijgen de taak om te bouwen.", "", ""),
    ("Gemeenten moeten de huur verlagen.", "Gemeenten", "gemeente"),
    ("De gemeente Delft opent een loket.", "De gemeente Delft", "gemeente"),
    ("Het college stelt de nota vast.", "Het college", "gemeente"),
    ("De gemeenteraad neemt de motie aan.", "De gemeenteraad", "gemeente"),
    ("De raad stelt het budget vast.", "De raad", "gemeente"),
    ("De burgemeester sluit het pand.", "De burgemeester", "gemeente"),
    ("De wethouder opent een loket.", "De wethouder", "gemeente"),
    ("Het stadsdeel plaatst bankjes.", "Het stadsdeel", "gemeente"),
    ("Het waterschap verhoogt de dijk.", "Het waterschap", "waterschap"),
    ("Het hoogheemraadschap verhoogt de dijk.", "Het hoogheemraadschap", "waterschap"),
    ("De corporatie isoleert de woningen.", "De corporatie", "corporatie"),
    ("Woningcorporaties bouwen meer huizen.", "Woningcorporaties", "corporatie"),
    ("De politie controleert vaker.", "De politie", "politie"),
    ("De wijkagent houdt spreekuur.", "De wijkagent", "politie"),
    ("De GGD onderzoekt de lucht.", "De GGD", "zorgpartij"),
    ("Het ziekenhuis opent een polikliniek.", "Het ziekenhuis", "zorgpartij"),
    ("Zorgverzekeraars vergoeden de cursus.", "Zorgverzekeraars", "zorgpartij"),
    ("De school biedt ontbijt aan.", "De school", "onderwijs"),
    ("Basisscholen geven taalles.", "Basisscholen", "onderwijs"),
    ("Bewoners beheren het buurthuis.", "Bewoners", "bewoners"),
    ("De energiecoöperatie plaatst zonnepanelen.", "De energiecoöperatie", "bewoners"),
    ("De netbeheerder verzwaart het net.", "De netbeheerder", "bedrijf"),
    ("Werkgevers bieden stages aan.", "Werkgevers", "bedrijf"),
    ("De Europese Unie verbiedt plastic.", "De Europese Unie", "EU"),
    ("De Europese Commissie stelt normen vast.", "De Europese Commissie", "EU"),
    # not the first word
    ("In 2026 opent de gemeente een loket.", "de gemeente", "gemeente"),
    ("Daarnaast opent de gemeente een loket.", "de gemeente", "gemeente"),
    ("1. Het college besluit een krediet te verlenen.", "Het college", "gemeente"),
    # agent of a passive
    ("De bibliotheek wordt door de gemeente gesloten.", "de gemeente", "gemeente"),
    ("Er wordt een fietspad aangelegd door de provincie.", "de provincie", "provincie"),
    # who is asked
    ("Verzoekt het college een plan te maken.", "het college", "gemeente"),
    ("Verzoekt de regering een wet te maken.", "de regering", "Rijk"),
    ("De raad draagt het college op een plan te maken.", "het college", "gemeente"),
    # the writer
    ("We leggen fietspaden aan.", "We", ""),
    ("Daarom planten wij bomen.", "wij", ""),
    ("Als wij bouwen, wordt het druk.", "", ""),
    ("Nu worden wij gevraagd een plan te maken.", "", ""),
    # nobody that is known
    ("De huur stijgt niet.", "", ""),
    ("Er komt een verbod op vuurwerk.", "", ""),
    ("De bibliotheek wordt gesloten.", "", ""),
    ("Bewoners krijgen een subsidie.", "", ""),
    ("Huurders ontvangen hulp.", "", ""),
    ("Schaf de verhuurderheffing af.", "", ""),
    ("De raad te informeren over de voortgang.", "", ""),
    ("1. De raad voor te stellen een krediet te verlenen.", "", ""),
    ("2. De raad via bijgevoegd voorstel voor te stellen in te stemmen.", "", ""),
    ("Het college te verzoeken een plan te maken.", "", ""),
    ("Er komt een minister van Wijken.", "", ""),
    ("Daarvoor krijgen we geld terug.", "", ""),
    ("Meer geld voor wijken.", "", ""),
    ("Het bestemmingsplan vast te stellen.", "", ""),
    # to see or to know is not to act
    ("We zien dat de huren stijgen.", "", ""),
    ("Wij weten dat het anders moet.", "", ""),
]


@pytest.mark.parametrize(("sentence", "who", "kind"), ACTORS)
def test_actor(sentence: str, who: str, kind: str) -> None:
    found = of(sentence).actor
    assert (found.name, found.kind) == (who, kind) if found else not who


@pytest.mark.parametrize(("sentence", "who", "kind"), ACTORS)
def test_without_a_parse_an_actor_is_right_or_absent(sentence: str, who: str, kind: str) -> None:
    found = of(sentence, parsed=False).actor
    assert found is None or found.name == who


def test_white_space_in_an_actor_is_one_space() -> None:
    found = of("De gemeente\n  Delft opent een loket.").actor
    assert found
    assert found.name == "De gemeente Delft"
