"""Attributes of a measure in tables of our own sentences: right, or empty; never invented."""

from __future__ import annotations

from functools import lru_cache

import pytest

from wijktekst.language.parse import Parser
from wijktekst.measures.attributes import attributes_of
from wijktekst.types import Attributes, Block, Document, Source

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

INSTRUMENTS = [
    ("De gemeente geeft een subsidie voor isolatie.", "geld"),
    ("Het college verleent een krediet van € 50.000.", "geld"),
    ("We investeren in de wijken.", "geld"),
    ("De kosten zijn te dekken uit de algemene reserve.", "geld"),
    ("Gemeenten krijgen structurele middelen.", "geld"),
    ("Het Rijk bezuinigt op de zorg.", "geld"),
    ("De toeristenbelasting gaat omhoog.", "geld"),
    ("Er gaat € 3 miljoen naar buurthuizen.", "geld"),
    ("De gemeente stelt € 2 ton beschikbaar.", "geld"),
    ("Verlaag de btw op groente.", "geld"),
    ("Er komt een verbod op vuurwerk.", "regel"),
    ("Verhuurders worden verplicht te isoleren.", "regel"),
    ("De raad stelt de verordening vast.", "regel"),
    ("Een huisbaas mag niet meer discrimineren.", "regel"),
    ("Het recht op een vaste huurprijs wordt wettelijk vastgelegd.", "regel"),
    ("Er komen strenge eisen aan verhuurders.", "regel"),
    ("Het maximumtarief geldt voor alle scholen.", "regel"),
    ("De minister stuurt een wetsvoorstel naar de Kamer.", "regel"),
    ("Belgische plaatjes zijn strafbaar.", "regel"),
    ("De beleidsregels worden ingetrokken.", "regel"),
    ("De wethouder richt een taskforce op.", "organisatie"),
    ("Er wordt een kwartiermaker aangesteld.", "organisatie"),
    ("De commissie te benoemen voor vier jaar.", "organisatie"),
    ("De scholen fuseren.", "organisatie"),
    ("Er komen meer wijkagenten.", "organisatie"),
    ("In elke wijk komt een loket.", "organisatie"),
    ("De gemeente legt een fietspad aan.", "uitvoering"),
    ("Op het plein worden bankjes geplaatst.", "uitvoering"),
    ("De speelplek wordt opgeknapt.", "uitvoering"),
    ("De straat wordt heringericht.", "uitvoering"),
    ("De gemeente plant duizend bomen.", "uitvoering"),
    ("De wijkagent houdt elke week spreekuur.", "uitvoering"),
    ("De gemeente sluit een convenant met de corporaties.", "afspraak"),
    ("Met de bewoners zijn afspraken gemaakt.", "afspraak"),
    ("Het college gaat een overeenkomst aan.", "afspraak"),
    ("De raad dient een zienswijze in.", "afspraak"),
    ("De GGD onderzoekt de luchtkwaliteit.", "kennis"),
    ("Er start een pilot met deelauto's.", "kennis"),
    ("De aanpak wordt geëvalueerd.", "kennis"),
    ("We brengen eenzaamheid in kaart.", "kennis"),
    ("Er komt een campagne over phishing.", "kennis"),
    ("De raad te informeren over de voortgang.", "kennis"),
    ("We verkennen een tramlijn.", "kennis"),
    # the words do not settle it
    ("De gemeente ondersteunt mantelzorgers.", ""),
    ("Wij staan voor een sterke samenleving.", ""),
    ("De wijk krijgt een gezicht.", ""),
    ("Samenwerking met partners blijft nodig.", ""),
    ("We bouwen aan vertrouwen.", ""),
    ("We richten ons op ouderen.", ""),
    ("Passende zorg is de norm.", ""),
    ("Er komt een onderzoek naar een subsidie.", ""),
    ("", ""),
]

SCALES = [
    ("In de wijk komt een huiskamer.", "wijk"),
    ("In iedere buurt komt een huiskamer.", "wijk"),
    ("De wijkgerichte aanpak gaat door.", "wijk"),
    ("Het stadsdeel plaatst bankjes.", "wijk"),
    ("In het dorp komt een winkel.", "wijk"),
    ("De gemeente opent een loket.", "gemeente"),
    ("De stad krijgt een park.", "gemeente"),
    ("Het college stelt de nota vast.", "gemeente"),
    ("In Zwolle komt een loket.", "gemeente"),
    ("De regio krijgt een ziekenhuis.", "regio"),
    ("De veiligheidsregio oefent vaker.", "regio"),
    ("De Metropoolregio Rotterdam Den Haag krijgt geld.", "regio"),
    ("De provincie legt een weg aan.", "provincie"),
    ("In Gelderland komt een weg.", "provincie"),
    ("Het kabinet verlaagt de btw.", "landelijk"),
    ("Er komt een landelijk verbod.", "landelijk"),
    ("Het recht op schuldhulp wordt wettelijk vastgelegd.", "landelijk"),
    ("In heel Nederland rijden treinen.", "landelijk"),
    ("De Europese regels worden strenger.", "internationaal"),
    # no scale
    ("De toeslag gaat naar 130% van het wettelijk sociaal minimum.", ""),
    ("De huur stijgt niet.", ""),
    ("Het station is in de buurt van het park.", ""),
    ("Wij wijken niet af van het plan.", ""),
    ("Er komt meer blauw op straat.", ""),
    ("Wijk bij Duurstede krijgt een bibliotheek.", "gemeente"),
    ("In steden en dorpen komt een loket.", "gemeente"),
]


@lru_cache(maxsize=1)
def parser() -> Parser:
    return Parser("nl_wijktekst_sm")


def of(sentence: str, *, parsed: bool = True, before: str = "") -> Attributes:
    """Attributes of the sentence as the last of a document."""
    text = before + sentence
    source = Source("tekst", "text/plain", "0" * 64)
    blocks = (Block("paragraph", 0, len(text)),) if text.strip() else ()
    facts = parser().facts([sentence])[0] if parsed else None
    document = Document(source, text, blocks, language="nl")
    return attributes_of(text, len(before), len(text), facts, document)


@pytest.mark.parametrize(("sentence", "who", "kind"), ACTORS)
def test_actor(sentence: str, who: str, kind: str) -> None:
    found = of(sentence)
    assert (found.actor, found.actor_kind) == (who, kind)


@pytest.mark.parametrize(("sentence", "who", "kind"), ACTORS)
def test_without_a_parse_an_actor_is_right_or_absent(sentence: str, who: str, kind: str) -> None:
    found = of(sentence, parsed=False)
    assert found.actor in ("", who)


@pytest.mark.parametrize(("sentence", "expected"), INSTRUMENTS)
def test_instrument(sentence: str, expected: str) -> None:
    assert of(sentence).instrument == expected


@pytest.mark.parametrize(("sentence", "expected"), SCALES)
def test_scale(sentence: str, expected: str) -> None:
    assert of(sentence).scale == expected


def test_all_attributes_of_one_sentence() -> None:
    sentence = "De gemeente Zwolle trekt in 2026 € 1,2 miljoen subsidie uit voor isolatie in de wijk."
    found = of(sentence, before="Een zin ervoor over € 5 in Delft in 2020. ")
    (amount,) = found.amounts
    assert found.actor == "De gemeente Zwolle"
    assert found.instrument == "geld"
    assert amount.euros == 1_200_000
    assert amount.text == "€ 1,2 miljoen"
    assert amount.start == len("Een zin ervoor over € 5 in Delft in 2020. ") + sentence.index("€")
    assert (found.period, found.scale, found.places) == ("2026", "wijk", ("Zwolle (GM0193)",))


def test_of_a_change_the_new_amount_counts() -> None:
    def euros(sentence: str) -> list[float]:
        return [amount.euros for amount in of(sentence).amounts]

    assert euros("Het subsidieplafond verhogen van € 47.500 naar € 72.500.") == [72_500]
    assert euros("De bijdrage is € 5 tot € 10 per jaar.") == [5, 10]
    assert euros("Er gaat € 5 miljoen van het Rijk naar € 2 duurdere projecten.") == [5e6, 2]


def test_buurten_of_the_documents_municipality_are_places() -> None:
    before = "De gemeente Utrecht bouwt. De gemeente Utrecht plant. "
    found = of("In de wijk Wittevrouwen komen bomen.", before=before)
    assert [place.partition(" (BU0344")[0] for place in found.places] == ["Wittevrouwen"]


@pytest.mark.parametrize("sentence", ["Ja.", "1.", "Wonen", "…", "👩‍👩‍👧", "Waarom?"])
def test_what_says_nothing_has_no_attributes(sentence: str) -> None:
    assert of(sentence) == Attributes()


def test_white_space_in_an_actor_is_one_space() -> None:
    assert of("De gemeente\n  Delft opent een loket.").actor == "De gemeente Delft"
