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


@pytest.mark.parametrize(("sentence", "expected"), SCALES)
def test_scale(sentence: str, expected: str) -> None:
    found = of(sentence).scale
    assert (found.value if found else "") == expected


def test_buurten_of_the_documents_municipality_are_places() -> None:
    found = of("In de wijk Wittevrouwen komen bomen.", writing=Writing(municipality="GM0344"))
    assert [(place.name, place.code[:6]) for place in found.places] == [("Wittevrouwen", "BU0344")]
