"""Turns of phrase that give an instrument away, by line: each line is a sign of its own for the model.

What a turn of phrase is worth the model learns; a word that stands beside every instrument ("ondersteunen",
"samenwerking met") is no cue.
"""

from __future__ import annotations

import re

from wijktekst.language.screen import Screen

#: Per line cues: regular expressions of whole words, in lower case.
CUES: dict[str, str] = {
    "geld": r"""
        subsidi\w* | projectsubsidies? | \w*krediet(?:en)? | \w*heffing(?:en)? | begrotingswijziging\w*
        geïnvesteerd | invester(?:en|ing|ingen) | investeert | investeer | ten laste (?:van|te brengen)
        gefinancierd | bekostig\w* | tegemoetkoming\w* | kwijtscheld\w*
        \w*reserve | reserveren | gereserveerd | te dekken | bezuinig\w*
        \w+belasting | accijns\w* | accijnzen | btw
        begroting | bedrag | beschikbaar (?:te )?(?:stellen|gesteld)
        (?:extra|algemene|meer|structurele|incidentele) (?:geld|middelen)
        (?:mee)?financier(?:en|t|d|ing) | compens(?:eren|atie)
        \w*budget(?:ten)? | vergoed(?:en|t|ing|ingen) | gratis | tarie(?:f|ven)
        \w*fonds(?:en)? | bijdragen? van
        trekt?(?:ken)? .{1,60} uit | uitgetrokken | vrij te maken | vrijgemaakt | uitkering(?:en)?
        belasting(?:en)? | toeslagen? | \w*toeslag
        kosten | kost | structureel | incidenteel | geld | middelen | prijs | betalen | betaald | leges
    """,
    "regel": r"""
        \w*verplicht\w* | \w*verbod(?:en)? | verbie(?:den|dt) | wettelijk\w* | wetgeving | wetsvoorstel
        regelgeving | \w*verordening(?:en)? | beleidsregels? | \w+norm(?:en)? | normen
        maximum\w* | minimum\w*
        mag | mogen (?:niet|geen|alleen) | niet (?:langer|meer) (?:mogen|mag|toegestaan)
        toe ?staan | grondwet | eisen? | strafba\w*
        (?:de|een|deze|nieuwe) wet | \w+wet | \w*vergunning(?:en)?
        regels? | recht op | straf(?:fen)? | boetes?
        toegestaan | afschaff(?:en|ing) | schaf(?:t|fen)? .{1,60} af
        omgevingsplan | bestemmingsplan\w* | plafond | beperk(?:en|t|ing) | criteria
        quot(?:a|um) | verankerd?
        mogen | moet(?:en)? | geen | alleen | afgeschaft
        het recht | voorwaarden?
        niet | termijn | uitzonderingen? | artikel | in werking
    """,
    "organisatie": r"""
        benoem(?:en|d|ing) | te benoemen | aanstell(?:en|ing) | aangesteld
        mandater(?:en|ing) | mandaat | samenvoegen | samengevoegd | fus(?:eren|ie)
        oprichten | opgericht | richt(?:en)? (?!zich|ons|je|op).{1,60} op | op te richten | ontslag
        fte | stembureau\w* | regisseur | werkgroep | stuurgroep
        taskforce | loket | (?:meer|extra|nieuwe) (?:\w+ )?(?:\w*agenten|\w*personeel|capaciteit|boa's)
        (?:meer|extra|nieuwe) (?:\w+ )?(?:medewerkers|leraren|coaches)
        (?:\w*team|\w*commissie|autoriteit|organisatie) (?:in|op) | instellen van een
        portefeuillehouder | personeelsbeleid | formatie | reorganis\w+ | onder te brengen
        ministerie van | bevoegdhe(?:id|den)
    """,
    "uitvoering": r"""
        bouwt | gebouwd | aan te leggen | aangelegd | legt .{1,60} aan | leggen .{1,60} aan
        plaatst | geplaatst | herinricht\w* | heringericht
        gerenoveerd | opknappen | opgeknapt | spreekuren | spreekuur
        plant(?:en)? .{0,20}bomen
        vervang(?:en|t|ing) | benader(?:en|t|d) | coaching | opvang\w*
        bouwen | aanleg(?:gen)? | plaatsen | onderhoud | handha(?:ven|vend|aft|ving)
        realiser(?:en|t) | gerealiseerd | realisatie | uitvoer(?:en|ing) | begeleid(?:en|ing)
        aanbieden | bied(?:en|t) | organiseert | organiseren | aanpakken | inzet(?:ten)?
    """,
    "afspraak": r"""
        convenant\w* | addendum | \w*afspra(?:ak|ken)
        \w*overeenkomst(?:en)? | pact | zienswijze
        intentieverklaring\w* | akkoord te gaan met | lobby\w* | alliantie | verdrag(?:en)?
        samenwerken | werken (?:we )?samen | in gesprek
        partnerschap\w* | dialoog | ondertekening
    """,
    "kennis": r"""
        \w*onderzoek | onderzoek(?:en|t) | onderzocht
        haalbaarheid\w* | verken(?:nen|t|ning) | in kaart
        in beeld brengen | (?:te )?informeren | geïnformeerd | beantwoord(?:en|ing) | voorlichting\w*
        raadsinformatiebrie(?:f|ven) | pilots? | experiment(?:en|eren)? | proef | inventaris\w+
        evalu(?:atie|eren|eert) | geëvalueerd | analyse\w*
        \w*campagnes? | cursus(?:sen)? | scholing
        schriftelijke vragen | informatie over | toezegging\w*
        monitor(?:en|ing|t)? | training(?:en)? | rapportage\w* | communicatie\w* | bewustwording
        kennis\w* | inzicht | ervaringen | advies | onderbouwing | educatie
    """,
}


def _compiled(name: str, listing: str) -> list[tuple[str, re.Pattern[str]]]:
    lines = [line.strip().replace(" | ", "|") for line in listing.strip().splitlines()]
    return [
        (f"{name}{number}", re.compile(rf"(?<![\w-])(?:{line})(?!\w)")) for number, line in enumerate(lines)
    ]


_PATTERNS = [pattern for name, listing in CUES.items() for pattern in _compiled(name, listing)]
_SCREEN = Screen([cue for _, cue in _PATTERNS])


def cues(lowered: str) -> list[tuple[str, int, int]]:
    """The lines that speak in a text in lower case, each with characters [start, end) of its first cue."""
    likely = (_PATTERNS[number] for number in _SCREEN.possible(lowered))
    return [(name, *match.span()) for name, cue in likely if (match := cue.search(lowered))]
