"""Who acts, in tables of our own sentences: right, or empty; never invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.attributes_of import of
from wijktekst.measures import Writing

GM = "GM0503"
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
    ("De rekenkamercommissie onderzoekt de jeugdhulp.", "De rekenkamercommissie", "gemeente"),
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
    ("De fractie verzoekt het kabinet om een wet.", "het kabinet", "Rijk"),
    ("Wij vragen de provincie een halte te openen.", "de provincie", "provincie"),
    ("Het college beantwoordt de vragen de gemeente betreffende.", "Het college", "gemeente"),
    # the mark of a list, capitals, a broken line, more words behind the name
    ("•De gemeente sluit het pand.", "De gemeente", "gemeente"),
    ("▶ Het college opent een loket.", "Het college", "gemeente"),
    ("DE GEMEENTE SLUIT HET PAND.", "DE GEMEENTE", "gemeente"),
    ("De\nwoningcorporatie\nisoleert de flats.", "De woningcorporatie", "corporatie"),
    ("De gemeente, samen met de buurt, sluit de straat.", "De gemeente", "gemeente"),
    # boards, and councils that are not of a municipality
    ("Het dagelijks bestuur van het stadsdeel opent een loket.", "*", "gemeente"),
    ("De Raad voor de Kinderbescherming doet onderzoek.", "", ""),
    ("De Onderwijsinspectie controleert de scholen.", "De Onderwijsinspectie", "Rijk"),
    ("Gemeenten zijn verplicht een loket te openen.", "Gemeenten", "gemeente"),
    # parties
    ("De VVD wil meer wegen.", "De VVD", "partij"),
    ("Volt wil een fonds voor sloopwoningen.", "Volt", "partij"),
    ("Daarom pleit GroenLinks-PvdA voor een pas.", "GroenLinks-PvdA", "partij"),
    ("BBB vindt dat het anders moet.", "", ""),
    ("De lamp van 12 volt wordt vervangen.", "", ""),
    # who is served does not act
    ("Inwoners kunnen subsidie aanvragen.", "", ""),
    ("Bewoners mogen een boom planten.", "", ""),
    ("Werkgevers hoeven geen formulier in te vullen.", "", ""),
    # as what the writer acts
    ("Als gemeente zorgen we voor bankjes.", "gemeente", "gemeente"),
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
    if who == "*":
        assert found
        who = found.name
    assert (found.name, found.kind) == (who, kind) if found else not who


@pytest.mark.parametrize(("sentence", "who", "kind"), ACTORS)
def test_without_a_parse_an_actor_is_right_or_absent(sentence: str, who: str, kind: str) -> None:
    found = of(sentence, parsed=False).actor
    assert found is None or who == "*" or found.name == who


def test_white_space_in_an_actor_is_one_space() -> None:
    found = of("De gemeente\n  Delft opent een loket.").actor
    assert found
    assert found.name == "De gemeente Delft"


#: Document, opening of its text, sentence; whom it makes of it.
WRITERS = [
    (Writing("verkiezingsprogramma"), "", "We bouwen woningen.", "de partij", "partij"),
    (Writing("coalitieakkoord"), "Dit kabinet begint.\n", "We bouwen woningen.", "de coalitie", "Rijk"),
    (Writing("coalitieakkoord"), "Akkoord gemeente Meer\n", "We bouwen woningen.", "de coalitie", "gemeente"),
    (Writing("coalitieakkoord"), "", "We bouwen woningen.", "de coalitie", ""),
    (Writing("besluitenlijst"), "Tweede Kamer\n", "1. Een brief te sturen.", "", ""),
    (Writing("coalitieakkoord", "", GM), "", "We bouwen woningen.", "de coalitie", "gemeente"),
    (Writing("coalitieakkoord"), "Provinciale Staten\n", "We bouwen wegen.", "de coalitie", "provincie"),
    (
        Writing("coalitieakkoord"),
        "Het waterschap De Dommel\n",
        "We bouwen dijken.",
        "de coalitie",
        "waterschap",
    ),
    (Writing("kamerbrief"), "", "Wij stellen regels.", "het kabinet", "Rijk"),
    (Writing("kamerbrief"), "", "Daarom stel ik een loods aan.", "de minister", "Rijk"),
    (Writing("raadsvoorstel", "", GM), "", "Wij bouwen een school.", "het college", "gemeente"),
    (Writing("raadsinformatiebrief"), "", "Wij bouwen een school.", "het college", "gemeente"),
    (
        Writing("besluitenlijst"),
        "Gedeputeerde Staten\n",
        "Wij bouwen wegen.",
        "Gedeputeerde Staten",
        "provincie",
    ),
    (Writing("begroting", "", GM), "", "We bouwen een school.", "de gemeente", "gemeente"),
    (Writing("begroting"), "Begrotingsstaten\n", "We bouwen een weg.", "het kabinet", "Rijk"),
    (Writing("begroting"), "", "We bouwen een weg.", "We", ""),
    (Writing("motie", "", GM), "", "Wij bouwen een school.", "de raad", "gemeente"),
    (Writing("motie"), "", "Wij bouwen een school.", "Wij", ""),
    (
        Writing("wijkplan", "", GM),
        "Plan van de gemeente\n",
        "We planten bomen.",
        "de gemeente",
        "gemeente",
    ),
    (Writing("wijkplan", "", GM), "Plan van de buurt\n", "We planten bomen.", "We", ""),
    (Writing("blog"), "", "We planten bomen.", "We", ""),
    (Writing("onderzoek", "", GM), "", "We planten bomen.", "We", ""),
    (Writing("blog"), "", "Daarom stel ik een loods aan.", "", ""),
    # the state, where the whole country is meant
    (Writing("verkiezingsprogramma"), "", "De overheid bouwt woningen.", "De overheid", "Rijk"),
    (Writing("verkiezingsprogramma", "", GM), "", "De overheid bouwt woningen.", "", ""),
    (Writing("verkiezingsprogramma"), "", "Nederland verbiedt vuurwerk.", "Nederland", "Rijk"),
    (Writing("verkiezingsprogramma"), "", "Nederland heeft een probleem.", "", ""),
    (Writing("nota", "", GM), "", "De overheid bouwt woningen.", "", ""),
    (Writing("coalitieakkoord"), "Het kabinet begint.\n", "De coalitie bouwt bossen.", "De coalitie", "Rijk"),
    (Writing("nota", "", GM), "", "De coalitie bouwt woningen.", "", ""),
    # "de Raad" of a law of the state is no municipal council
    (Writing("consultatie"), "", "De Raad stelt een advies op.", "", ""),
    (Writing("nota", "", GM), "", "De raad stelt een krediet vast.", "De raad", "gemeente"),
    # a municipality by its name, where the document is about it
    (Writing("nota", "", GM), "", "Delft opent een loket.", "Delft", "gemeente"),
    (Writing("nota", "", GM), "", "Delft is een mooie stad.", "", ""),
    (Writing("nota", "", "GM0363"), "", "Delft opent een loket.", "", ""),
]


@pytest.mark.parametrize(("writing", "opening", "sentence", "who", "kind"), WRITERS)
def test_who_the_document_makes_of_it(
    writing: Writing, opening: str, sentence: str, who: str, kind: str
) -> None:
    found = of(sentence, before=opening, writing=replace(writing, opening=opening)).actor
    assert (found.name, found.kind) == (who, kind) if found else not who


def test_we_are_proved_by_we() -> None:
    whole = "Kop.\n" + (sentence := "Daarom bouwen wij woningen.")
    found = of(sentence, before="Kop.\n", writing=Writing("verkiezingsprogramma")).actor
    assert found
    assert whole[found.start : found.end] == "wij"


#: What stands before, the sentence; who acts and the characters that prove it.
LED = [
    ("Verzoekt het college:\n", "- een plan te maken.", "het college", "gemeente"),
    ("verzoekt het college om:\n- te stoppen;\n", "- een plan te maken.", "het college", "gemeente"),
    ("Draagt Gedeputeerde Staten op:\n", "• een halte te openen.", "Gedeputeerde Staten", "provincie"),
    ("Het college besluit:\n", "1. Het krediet vast te stellen.", "Het college", "gemeente"),
    ("De SGP wil:\n", "• Meer rust op zondag.", "De SGP", "partij"),
    # a lead that is over, or that another subject follows
    ("Verzoekt het college: dat is klaar. Nieuw punt.\n", "- Een plan te maken.", "", ""),
    ("Het college besluit.\n", "1. Het krediet vast te stellen.", "", ""),
    ("Verzoekt het college:\n", "De provincie opent een halte.", "De provincie", "provincie"),
]


@pytest.mark.parametrize(("before", "sentence", "who", "kind"), LED)
def test_the_line_before_a_list_names_the_actor(before: str, sentence: str, who: str, kind: str) -> None:
    found = of(sentence, before=before).actor
    assert (found.name, found.kind) == (who, kind) if found else not who
    if found:
        assert (before + sentence)[found.start : found.end] == who


#: Kind of document, what stands before, the sentence; who decides, proved by which characters.
DECISIONS = [
    ("besluitenlijst", "Besluit:\n", "1. Het plan vast te stellen.", "de gemeente", "vast te stellen"),
    ("besluitenlijst", "Besluit: 1.\n", "Het plan vast te stellen.", "de gemeente", "vast te stellen"),
    ("besluitenlijst", "Besluit:\n", "1. Aanwijzing van een terras.", "de gemeente", "Besluit"),
    ("besluitenlijst", "De reserves vast te stellen:\n", "• een dotatie van € 5.", "de gemeente", "*"),
    ("besluitenlijst", "", "2. De nota vast te stellen.", "de gemeente", "vast te stellen"),
    ("besluitenlijst", "", "Nota Groen Besluit: De raad te informeren.", "de gemeente", "Besluit"),
    ("besluitenlijst", "", "3. De raad te informeren over de nota.", "de gemeente", "te informeren"),
    ("besluitenlijst", "", "Nota Besluit: College stelt de nota vast.", "College", "College"),
    ("collegebesluit", "", "De nota vast te stellen.", "het college", "vast te stellen"),
    ("raadsbesluit", "", "Het krediet vast te stellen.", "de raad", "vast te stellen"),
    ("besluitenlijst", "", "De nota ligt zes weken ter inzage.", "", ""),
    ("nota", "", "De nota vast te stellen.", "", ""),
]


@pytest.mark.parametrize(("kind", "before", "sentence", "who", "proof"), DECISIONS)
def test_a_list_of_decisions_decides(kind: str, before: str, sentence: str, who: str, proof: str) -> None:
    found = of(sentence, before=before, writing=Writing(kind, "", GM)).actor
    assert (found.name if found else "") == who
    if found:
        assert found.kind == "gemeente"
        assert (before + sentence)[found.start : found.end] == (sentence if proof == "*" else proof)


MINISTRIES = [
    ("De minister van BZK stelt regels.", "BZK"),
    ("De minister van Binnenlandse Zaken en Koninkrijksrelaties stelt regels.", "BZK"),
    ("De minister van Volkshuisvesting en Ruimtelijke Ordening stelt regels.", "VRO"),
    ("De minister van VRO stelt regels.", "VRO"),
    ("Het ministerie van VROM stelt regels.", "VROM"),
    ("De minister voor Langdurige Zorg stelt regels.", "VWS"),
    ("De staatssecretaris van Sociale Zaken en Werkgelegenheid stelt regels.", "SZW"),
    ("De minister van Onderwijs, Cultuur en Wetenschap stelt regels.", "OCW"),
    ("De minister van Justitie en Veiligheid stelt regels.", "JenV"),
    ("De minister van Veiligheid en Justitie stelt regels.", "V&J"),
    ("De minister van Economische Zaken en Klimaat stelt regels.", "EZK"),
    ("De minister van Economische Zaken stelt regels.", "EZ"),
    ("De minister van Klimaat en Groene Groei stelt regels.", "KGG"),
    ("De minister van Infrastructuur en Waterstaat stelt regels.", "IenW"),
    ("De minister van Financiën stelt regels.", "Financiën"),
    ("Het ministerie van Defensie verkoopt grond.", "Defensie"),
    ("De minister stelt regels.", ""),
    ("Het kabinet stelt regels.", ""),
    ("De gemeente overlegt met het ministerie van BZK.", ""),
]


@pytest.mark.parametrize(("sentence", "ministry"), MINISTRIES)
def test_ministry(sentence: str, ministry: str) -> None:
    found = of(sentence).actor
    assert found
    assert found.ministry == ministry
