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
    ("Er komt een onderzoek naar een subsidie.", "kennis"),
    ("Het stadsbestuur voorziet een toelage voor wie zijn gevel isoleert.", "geld"),
    ("Wij stellen een deontologische code verplicht.", "regel"),
    # capitals, broken lines, list items, no verb
    ("BESLUIT: DE VERORDENING VAST TE STELLEN", "regel"),
    ("- Subsidie voor groene daken;", "geld"),
    ("3. Onderzoek naar de haalbaar-\nheid van een warmtenet", "kennis"),
    ("• Herinrichting van het\nMarktplein", "uitvoering"),
    ("Convenant met de\ncorporaties", "afspraak"),
    # an amount tells money where the words do not
    ("Naar de buurthuizen gaat jaarlijks € 40.000.", "geld"),
    # the words do not settle it
    ("Wij staan voor een sterke samenleving.", ""),
    ("Wij zijn trots op onze stad.", ""),
    ("We richten ons op ouderen.", ""),
    ("In het najaar gaan we verder.", ""),
    ("- Idem voor Noord.", ""),
    ("Hierbij betrekken we de buurt.", ""),
    ("De aanpak krijgt een vervolg.", ""),
    ("• ▪ 4.2", ""),
    ("", ""),
]


@pytest.mark.parametrize(("sentence", "expected"), INSTRUMENTS)
def test_instrument(sentence: str, expected: str) -> None:
    found = of(sentence, parsed=False).instrument
    assert (found.value if found else "") == expected


PROOFS = [
    ("De gemeente geeft een subsidie voor isolatie.", "subsidie"),
    ("Er komt een verbod op vuurwerk.", "verbod"),
    ("Er wordt een kwartiermaker aangesteld.", "aangesteld"),
    ("Het college sluit een CONVENANT met de corporaties.", "CONVENANT"),
    ("De raad wordt geïnformeerd over de voortgang.", "geïnformeerd"),
    ("Op het plein worden bankjes geplaatst.", "geplaatst"),
]


@pytest.mark.parametrize(("sentence", "proof"), PROOFS)
@pytest.mark.parametrize("before", ["", "Kop\n\nIn İzmir is het anders. "])
def test_the_words_that_weigh_most_prove_it(sentence: str, proof: str, before: str) -> None:
    found = of(sentence, before=before, parsed=False).instrument
    assert found is not None
    shown = (before + sentence)[found.start : found.end]
    assert proof in shown
    assert len(shown.split()) <= 5
    assert found.start >= len(before)


def test_words_that_do_not_bear_on_it_do_not_prove_it() -> None:
    sentence = "De gemeente stelt voor de wijk en haar inwoners een subsidie beschikbaar."
    found = of(sentence, parsed=False).instrument
    assert found is not None
    assert "inwoners" not in sentence[found.start : found.end]


def test_a_denial_or_a_parse_does_not_change_with_what_it_works() -> None:
    for parsed in (False, True):
        found = of("Er komt geen verbod op houtkachels.", parsed=parsed).instrument
        assert found is not None
        assert found.value == "regel"
