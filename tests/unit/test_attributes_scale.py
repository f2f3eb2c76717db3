"""Where a measure lands, in a table of our own sentences."""

from __future__ import annotations

import pytest

from tests.unit.attributes_of import of
from wijktekst.measures import Writing

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
    ("Het programma voor het Nationaal Park krijgt een vervolg.", ""),
    ("Het recht op schuldhulp wordt wettelijk vastgelegd.", "landelijk"),
    ("In heel Nederland rijden treinen.", "landelijk"),
    ("De Europese regels worden strenger.", "internationaal"),
    # compounds of "wijk" and "buurt", villages, parts of a city
    ("In woonwijken geldt dertig.", "wijk"),
    ("In de woonbuurten geldt dertig.", "wijk"),
    ("De deelraad koopt het badhuis.", "wijk"),
    ("Woonkernen krijgen een eigen buslijn.", "wijk"),
    ("Er komen bomen in straten en op pleinen.", "wijk"),
    ("In iedere wijk\nkomt een huiskamer.", "wijk"),
    # a territory goes before whoever decides on it
    ("Het kabinet steekt geld in de wijken.", "wijk"),
    ("De gemeenteraad stemt in met de regionale jeugdhulp.", "regio"),
    ("De raad betaalt mee aan de veiligheidsregio.", "regio"),
    ("De minister geeft Zwolle geld.", "gemeente"),
    ("Het Rijk betaalt de provincie.", "provincie"),
    # authorities
    ("De gemeenteraad per brief informeren.", "gemeente"),
    ("Het antwoord op de vragen van het raadslid vaststellen.", "gemeente"),
    ("Gedeputeerde Staten stellen het plan vast.", "provincie"),
    ("De staatssecretaris opent een meldpunt.", "landelijk"),
    ("Het recht komt in de wet te staan.", "landelijk"),
    ("Een wetsvoorstel regelt de termijn.", "landelijk"),
    ("De raadsstukken aanpassen.", "gemeente"),
    ("De Huisvestingswet wordt herzien.", "landelijk"),
    ("Een nieuwe wet beschermt de huurder.", "landelijk"),
    ("We gaan de Wet openbare manifestaties wijzigen.", "landelijk"),
    ("Nederland gaat meer dijken ophogen.", "landelijk"),
    # to tell the council of it lands with the council
    ("De gemeenteraad informeren over de landelijke norm.", "gemeente"),
    ("Schriftelijke vragen van het raadslid over de regionale jeugdhulp beantwoorden.", "gemeente"),
    # the country and beyond
    ("Vaklieden in Nederland krijgen bijscholing.", "landelijk"),
    ("Ons land krijgt een snelle trein.", "landelijk"),
    ("Er komt een nationaal register van huurders.", "landelijk"),
    ("De begroting van de EU krimpt.", "internationaal"),
    ("EU-subsidies gaan naar kleine boeren.", "internationaal"),
    ("Caribisch Nederland krijgt glasvezel.", "regio"),
    # no scale
    ("Verordening: leerlingenvervoer, ongewijzigd vaststellen.", ""),
    ("Internationale studenten betalen zelf.", ""),
    ("De accijns zakt tot het Europees gemiddelde.", ""),
    ("Geen arbeiders van buiten de EU.", ""),
    ("De zorg groeit met het bruto nationaal product mee.", ""),
    ("In het landelijk gebied komt geen fabriek.", ""),
    ("De wijkagent krijgt een fiets.", ""),
    ("Het college van bestuur van de school beslist.", ""),
    ("Wij laten ons van het plan niet afwijken.", ""),
    ("Een rijke leeromgeving voor elk kind.", ""),
    ("De kern van het plan is dat de huur daalt.", ""),
    ("De samenleving is rijk aan talent.", ""),
    ("De raad van commissarissen treedt af.", ""),
    ("De Raad van State adviseert.", ""),
    ("Op grond van de Gemeentewet wordt een markt ingesteld en gewijzigd.", ""),
    ("Het Erasmus College krijgt een nieuw dak.", ""),
    ("Het keurmerk geldt inter - nationaal.", "internationaal"),
    ("De toeslag gaat naar 130% van het wettelijk sociaal minimum.", ""),
    ("De huur stijgt niet.", ""),
    ("Het station is in de buurt van het park.", ""),
    ("Wij wijken niet af van het plan.", ""),
    ("Er komt meer blauw op straat.", ""),
    ("Wijk bij Duurstede krijgt een bibliotheek.", "gemeente"),
    ("In steden en dorpen komt een loket.", "gemeente"),
]


@pytest.mark.parametrize(("sentence", "expected"), SCALES)
def test_scale(sentence: str, expected: str) -> None:
    found = of(sentence).scale
    assert (found.value if found else "") == expected


RAAD = "De raad voorstellen het budget te verhogen."


@pytest.mark.parametrize(
    ("sentence", "writing", "expected"),
    [
        (RAAD, Writing(), ""),
        (RAAD, Writing(municipality="GM0344"), "gemeente"),
        (RAAD, Writing(kind="besluitenlijst"), "gemeente"),
        (RAAD, Writing(kind="kamerbrief"), ""),
        ("De Raad van State adviseert.", Writing(kind="besluitenlijst"), ""),
        ("De Raad voor Cultuur adviseert.", Writing(municipality="GM0344"), ""),
        # what the document is never stands for what the sentence says
        ("Het budget gaat omhoog.", Writing("raadsvoorstel", "2025-01-01", "GM0344"), ""),
        ("Het budget gaat omhoog.", Writing(kind="kamerbrief"), ""),
    ],
)
def test_whose_council_it_is(sentence: str, writing: Writing, expected: str) -> None:
    found = of(sentence, writing=writing).scale
    assert (found.value if found else "") == expected


@pytest.mark.parametrize(
    ("sentence", "proof"),
    [
        ("In Zwolle komt in de wijk een loket.", "wijk"),
        ("In Zwolle komt een loket.", "Zwolle"),
        ("Aan de raad van de gemeente.", "gemeente"),
        ("De gemeenteraad\nbesluit.", "gemeenteraad"),
    ],
)
def test_the_word_or_the_place_that_says_it_is_the_proof(sentence: str, proof: str) -> None:
    before = "Wat er voor staat. "
    found = of(sentence, before=before).scale
    assert found is not None
    assert (before + sentence)[found.start : found.end] == proof


def test_a_place_that_is_doubtful_tells_no_scale() -> None:
    found = of("In Groningen stopt de winning.", writing=Writing())
    assert [place.doubtful for place in found.places] == [True]
    assert found.scale is None


def test_buurten_of_the_documents_municipality_are_places() -> None:
    found = of("In de wijk Wittevrouwen komen bomen.", writing=Writing(municipality="GM0344"))
    assert [(place.name, place.code[:6]) for place in found.places] == [("Wittevrouwen", "BU0344")]
