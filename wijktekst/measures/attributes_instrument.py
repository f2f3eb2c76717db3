"""With what a measure works: money, rules, organisation, doing, agreement or knowledge.

Words that give an instrument away, each with a weight; the heaviest instrument wins when it is heavy enough
and clearly ahead of the next, else it stays unknown. Own cues; weights were set on labelled sentences of one
half of the documents and checked on the other.
"""

from __future__ import annotations

import re

#: Weight below which nothing is said, and by how much the first must beat the second.
_ENOUGH = 3
_AHEAD = 2
#: What an amount of money in the sentence adds to "geld".
_AMOUNT = 3

#: Per line a weight and cues (regular expressions of whole words); each line counts once.
_CUES = {
    "geld": r"""
        3 subsidi\w* | projectsubsidies? | \w*krediet(?:en)? | \w*heffing(?:en)? | begrotingswijziging\w*
        3 geïnvesteerd | invester(?:en|ing|ingen) | investeert | investeer | ten laste (?:van|te brengen)
        3 (?:mee)?financier(?:en|t|d|ing) | gefinancierd
        3 bekostig\w* | tegemoetkoming\w* | kwijtscheld\w*
        3 \w*reserve | reserveren | gereserveerd | te dekken | bezuinig\w* | compens(?:eren|atie)
        3 belastingen? | \w*belasting | accijns\w* | accijnzen | btw | toeslagen? | \w*toeslag
        2 begroting | \w*budget(?:ten)? | bedrag | vergoed(?:en|t|ing|ingen) | gratis | tarie(?:f|ven)
        2 (?:extra|algemene|meer|structurele|incidentele) (?:geld|middelen)
        2 \w*fonds(?:en)? | bijdragen? van
        2 trekt?(?:ken)? .{1,60} uit | uitgetrokken | vrij te maken | vrijgemaakt | uitkering(?:en)?
        2 beschikbaar (?:te )?(?:stellen|gesteld)
        1 kosten | kost | structureel | incidenteel | geld | middelen | prijs | betalen | betaald | leges
    """,
    "regel": r"""
        3 \w*verplicht\w* | \w*verbod(?:en)? | verbie(?:den|dt) | wettelijk\w* | wetgeving | wetsvoorstel
        3 regelgeving | \w*verordening(?:en)? | beleidsregels? | \w*norm(?:en)? | maximum\w* | minimum\w*
        3 mag (?:niet|geen) | mogen (?:niet|geen|alleen) | niet (?:langer|meer) (?:mogen|mag|toegestaan)
        3 toe ?staan | grondwet
        2 (?:de|een|deze|nieuwe) wet | \w+wet | \w*vergunning(?:en)?
        2 regels? | eisen? | recht op | het recht
        2 strafba\w* | straf(?:fen)? | boetes?
        2 toegestaan | afschaff(?:en|ing) | schaf(?:t|fen)? .{1,60} af
        2 afgeschaft | omgevingsplan | bestemmingsplan\w* | plafond | beperk(?:en|t|ing) | criteria
        2 voorwaarden? | quot(?:a|um) | verankerd?
        1 mag | mogen | moet(?:en)? | geen | alleen
        1 niet | termijn | uitzonderingen? | artikel | in werking
    """,
    "organisatie": r"""
        4 benoem(?:en|d|ing) | te benoemen | aanstell(?:en|ing)
        4 aangesteld | mandater(?:en|ing) | mandaat
        4 oprichten | opgericht | richt(?:en)? .{1,60} op | op te richten | fus(?:eren|ie) | ontslag
        4 samenvoegen | samengevoegd
        3 ministerie van | fte | stembureau\w* | bevoegdhe(?:id|den) | regisseur | werkgroep | stuurgroep
        3 taskforce | loket | (?:meer|extra|nieuwe) (?:\w+ )?(?:\w*agenten|\w*personeel|capaciteit|boa's)
        3 (?:meer|extra|nieuwe) (?:\w+ )?(?:medewerkers|leraren|coaches)
        2 (?:\w*team|\w*commissie|autoriteit|organisatie) (?:in|op) | instellen van een
        2 stell?t?(?:en)? .{1,60} in | portefeuillehouder | leden
        2 personeelsbeleid | formatie | reorganis\w+
        2 onder te brengen
    """,
    "uitvoering": r"""
        3 bouwen | (?:ge|ver)bouwd | aan te leggen | aangelegd | aanleg(?:gen)? | legt .{1,60} aan
        3 plaatsen | plaatst | geplaatst | herinricht\w*
        3 heringericht | renov\w+ | gerenoveerd | opknappen
        3 opgeknapt | vervang(?:en|ing) | handha(?:ven|vend|aft|ving) | spreekuren | spreekuur
        3 plant(?:en)? .{0,20}bomen | vergroen\w* | onderhoud
        2 realiser(?:en|t) | gerealiseerd | realisatie
        2 uitvoer(?:en|ing) | uitgevoerd | begeleid(?:en|ing)
        2 aanbieden | bied(?:en|t) | aangeboden | benader(?:en|t|d) | proactief | coaching | opvang\w*
        2 organiseert | organiseren | aanpakken
        1 versterk(?:en|t) | verbeter(?:en|d|t) | ondersteun(?:en|t|ing) | inzet(?:ten)? | zet .{1,40} in
        1 stimuler\w+
    """,
    "afspraak": r"""
        5 convenant\w* | addendum | \w*afspra(?:ak|ken)
        5 \w*overeenkomst(?:en)? | \w*deals? | pact | zienswijze
        3 intentieverklaring\w* | akkoord te gaan met | in gesprek | lobby\w* | alliantie | verdrag(?:en)?
        3 samenwerking (?:met|aan)
        2 samenwerken | werken (?:we )?samen | overleg(?:gen)? met
        2 partnerschap\w* | dialoog | ondertekening
    """,
    "kennis": r"""
        4 \w*onderzoek | onderzoek(?:en|t) | onderzocht
        4 haalbaarheid\w* | verken(?:nen|t|ning) | in kaart
        4 in beeld brengen | (?:te )?informeren | geïnformeerd | beantwoord(?:en|ing) | voorlichting\w*
        4 raadsinformatiebrie(?:f|ven) | pilots? | experiment(?:en|eren)? | proef | inventaris\w+
        4 evalu(?:atie|eren|eert) | geëvalueerd | analyse\w*
        3 \w*campagnes? | monitor(?:en|ing|t)? | training(?:en)?
        3 cursus(?:sen)? | scholing | opleid(?:en|ing)
        3 educatie
        2 kennis\w* | schriftelijke vragen | rapportage\w* | communicatie\w* | informatie over
        2 bewustwording | registr\w+
        1 inzicht | delen | ervaringen | advies | onderbouwing | toezegging\w*
    """,
}


def _compiled(listing: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    lines = [line.strip().split(" ", 1) for line in listing.strip().splitlines()]
    return tuple(
        (int(weight), re.compile(rf"(?<![\w-])(?:{cues.replace(' | ', '|')})(?!\w)", re.IGNORECASE))
        for weight, cues in lines
    )


_PATTERNS = {name: _compiled(listing) for name, listing in _CUES.items()}


def instrument(sentence: str, *, has_amount: bool) -> str:
    """One of geld, regel, organisatie, uitvoering, afspraak, kennis; "" when the words do not settle it.

    `has_amount` : whether an amount of money was found in the sentence.
    """
    weights = {name: _weight(sentence, cues) for name, cues in _PATTERNS.items()}
    weights["geld"] += _AMOUNT * has_amount
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    (first, most), (_, next_most) = ranked[0], ranked[1]
    return first if most >= _ENOUGH and most - next_most >= _AHEAD else ""


def _weight(sentence: str, cues: tuple[tuple[int, re.Pattern[str]], ...]) -> int:
    return sum(weight for weight, pattern in cues if pattern.search(sentence))
