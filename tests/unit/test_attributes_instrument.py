"""With what a measure works, in a table of our own sentences: right, or empty."""

from __future__ import annotations

import pytest

from tests.unit.attributes_of import of

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


@pytest.mark.parametrize(("sentence", "expected"), INSTRUMENTS)
def test_instrument(sentence: str, expected: str) -> None:
    found = of(sentence).instrument
    assert (found.value if found else "") == expected
