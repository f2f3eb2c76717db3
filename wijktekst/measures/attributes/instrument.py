"""With what a measure works: money, rules, organisation, doing, agreement or knowledge.

Words that give an instrument away, each with a weight; the heaviest instrument wins when it is heavy enough
and clearly ahead of the next, else it stays unknown. Own cues; a weight follows how often labelled measures
with the cue carry the instrument, a word that is rare there keeps an estimate by hand.
"""

from __future__ import annotations

import re

from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.types import Fact

#: Weight below which nothing is said, and by how much the first must beat the second.
_ENOUGH = 3
_AHEAD = 3
#: What an amount of money in the sentence adds to "geld".
_AMOUNT = 3

#: Per line a weight and cues (regular expressions of whole words); each line counts once. A word that stands
#: beside every instrument ("ondersteunen", "samenwerking met") is no cue.
_CUES = {
    "geld": r"""
        3 subsidi\w* | projectsubsidies? | \w*krediet(?:en)? | \w*heffing(?:en)? | begrotingswijziging\w*
        3 geïnvesteerd | invester(?:en|ing|ingen) | investeert | investeer | ten laste (?:van|te brengen)
        3 gefinancierd | bekostig\w* | tegemoetkoming\w* | kwijtscheld\w*
        3 \w*reserve | reserveren | gereserveerd | te dekken | bezuinig\w*
        3 \w+belasting | accijns\w* | accijnzen | btw
        3 begroting | bedrag | beschikbaar (?:te )?(?:stellen|gesteld)
        3 (?:extra|algemene|meer|structurele|incidentele) (?:geld|middelen)
        2 (?:mee)?financier(?:en|t|d|ing) | compens(?:eren|atie)
        2 \w*budget(?:ten)? | vergoed(?:en|t|ing|ingen) | gratis | tarie(?:f|ven)
        2 \w*fonds(?:en)? | bijdragen? van
        2 trekt?(?:ken)? .{1,60} uit | uitgetrokken | vrij te maken | vrijgemaakt | uitkering(?:en)?
        1 belasting(?:en)? | toeslagen? | \w*toeslag
        1 kosten | kost | structureel | incidenteel | geld | middelen | prijs | betalen | betaald | leges
    """,
    "regel": r"""
        3 \w*verplicht\w* | \w*verbod(?:en)? | verbie(?:den|dt) | wettelijk\w* | wetgeving | wetsvoorstel
        3 regelgeving | \w*verordening(?:en)? | beleidsregels? | \w+norm(?:en)? | normen
        3 maximum\w* | minimum\w*
        3 mag | mogen (?:niet|geen|alleen) | niet (?:langer|meer) (?:mogen|mag|toegestaan)
        3 toe ?staan | grondwet | eisen? | strafba\w*
        2 (?:de|een|deze|nieuwe) wet | \w+wet | \w*vergunning(?:en)?
        2 regels? | recht op | straf(?:fen)? | boetes?
        2 toegestaan | afschaff(?:en|ing) | schaf(?:t|fen)? .{1,60} af
        2 omgevingsplan | bestemmingsplan\w* | plafond | beperk(?:en|t|ing) | criteria
        2 quot(?:a|um) | verankerd?
        1 mogen | moet(?:en)? | geen | alleen | afgeschaft
        1 het recht | voorwaarden?
        1 niet | termijn | uitzonderingen? | artikel | in werking
    """,
    "organisatie": r"""
        4 benoem(?:en|d|ing) | te benoemen | aanstell(?:en|ing) | aangesteld
        4 mandater(?:en|ing) | mandaat | samenvoegen | samengevoegd | fus(?:eren|ie)
        4 oprichten | opgericht | richt(?:en)? (?!zich|ons|je|op).{1,60} op | op te richten | ontslag
        3 fte | stembureau\w* | regisseur | werkgroep | stuurgroep
        3 taskforce | loket | (?:meer|extra|nieuwe) (?:\w+ )?(?:\w*agenten|\w*personeel|capaciteit|boa's)
        3 (?:meer|extra|nieuwe) (?:\w+ )?(?:medewerkers|leraren|coaches)
        2 (?:\w*team|\w*commissie|autoriteit|organisatie) (?:in|op) | instellen van een
        2 portefeuillehouder | personeelsbeleid | formatie | reorganis\w+ | onder te brengen
        1 ministerie van | bevoegdhe(?:id|den)
    """,
    "uitvoering": r"""
        3 bouwt | gebouwd | aan te leggen | aangelegd | legt .{1,60} aan | leggen .{1,60} aan
        3 plaatst | geplaatst | herinricht\w* | heringericht
        3 gerenoveerd | opknappen | opgeknapt | spreekuren | spreekuur
        3 plant(?:en)? .{0,20}bomen
        2 vervang(?:en|t|ing) | benader(?:en|t|d) | coaching | opvang\w*
        1 bouwen | aanleg(?:gen)? | plaatsen | onderhoud | handha(?:ven|vend|aft|ving)
        1 realiser(?:en|t) | gerealiseerd | realisatie | uitvoer(?:en|ing) | begeleid(?:en|ing)
        1 aanbieden | bied(?:en|t) | organiseert | organiseren | aanpakken | inzet(?:ten)?
    """,
    "afspraak": r"""
        5 convenant\w* | addendum | \w*afspra(?:ak|ken)
        5 \w*overeenkomst(?:en)? | pact | zienswijze
        3 intentieverklaring\w* | akkoord te gaan met | lobby\w* | alliantie | verdrag(?:en)?
        2 samenwerken | werken (?:we )?samen | in gesprek
        2 partnerschap\w* | dialoog | ondertekening
    """,
    "kennis": r"""
        4 \w*onderzoek | onderzoek(?:en|t) | onderzocht
        4 haalbaarheid\w* | verken(?:nen|t|ning) | in kaart
        4 in beeld brengen | (?:te )?informeren | geïnformeerd | beantwoord(?:en|ing) | voorlichting\w*
        4 raadsinformatiebrie(?:f|ven) | pilots? | experiment(?:en|eren)? | proef | inventaris\w+
        4 evalu(?:atie|eren|eert) | geëvalueerd | analyse\w*
        3 \w*campagnes? | cursus(?:sen)? | scholing
        3 schriftelijke vragen | informatie over | toezegging\w*
        2 monitor(?:en|ing|t)? | training(?:en)? | rapportage\w* | communicatie\w* | bewustwording
        1 kennis\w* | inzicht | ervaringen | advies | onderbouwing | educatie
    """,
}


def _compiled(listing: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    lines = [line.strip().split(" ", 1) for line in listing.strip().splitlines()]
    return tuple(
        (int(weight), re.compile(rf"(?<![\w-])(?:{cues.replace(' | ', '|')})(?!\w)"))
        for weight, cues in lines
    )


_PATTERNS = {name: _compiled(listing) for name, listing in _CUES.items()}


def instrument(measure: MeasureText, *, has_amount: bool) -> Fact | None:
    """One of `INSTRUMENTS`, proved by its heaviest cue; None when the words do not settle it.

    `has_amount` : whether an amount of money was found in the sentence.
    """
    lowered = measure.text.lower()
    weights = {name: _weight(lowered, cues) for name, cues in _PATTERNS.items()}
    weights["geld"] += _AMOUNT * has_amount
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    (first, most), (_, next_most) = ranked[0], ranked[1]
    if most < _ENOUGH or most - next_most < _AHEAD:
        return None
    found = [(weight, match) for weight, cue in _PATTERNS[first] if (match := cue.search(lowered))]
    if not found:
        return measure.fact(first, 0, len(measure.text))
    _, match = max(found, key=lambda item: item[0])
    return measure.fact(first, match.start(), match.end())


def _weight(lowered: str, cues: tuple[tuple[int, re.Pattern[str]], ...]) -> int:
    return sum(weight for weight, pattern in cues if pattern.search(lowered))
