"""The words that give away whether a measure brings more, less or something else.

Own cues, by direction. A line has a weight and counts once, however many of its cues are found; a line
that begins with `|` goes on with the one before. A cue is a regular expression of whole words; a blank is
any white space, `@` says that a particle closes its clause ("stelt een fonds in", not "stelt in staat").
"""

from __future__ import annotations

import re

from wijktekst.language.screen import Screen

_CUES = {
    "minder": r"""
        6 afschaff(?:en|ing) | afgeschaft | af te schaffen | schaf(?:t|fen)? .{1,80}? af | geschrapt
            | schrappen
        6 schrap(?:t)? | in te trekken | intrek(?:ken|king) | ingetrokken | trek(?:t|ken) .{1,60}? in@
        6 beëindig(?:en|t|d) | opgeheven | op te heffen | opheff(?:en|ing) | opzeggen | opgezegd
            | ontmantel\w*
        6 stop(?:t|pen)?(?= met(?! roken)| de| het| dit| deze|[ .]*$) | gestopt | zet(?:ten)? .{1,60}? stop
            | stopgezet | stop te zetten | vervalt | vervallen | weg met | uitfaser(?:en|ing)
        6 verlag(?:en|ing) | verlaagd? | verlaagt | te verlagen | omlaag | naar (?:0|nul)(?:%| procent)?
        5 verminder(?:en|t|d)? | terugdring(?:en|t)? | teruggedrongen | inperk(?:en|ing|t)
            | inkrimp(?:en|ing)
        5 beperk(?:en|t)? | aan banden | af te bouwen | afbouw\w* | lastenverlichting
            | bouw(?:t|en)? .{1,80}? af@ | afgebouwd | (?:ge)?halve(?:er|r)\w+
        5 versoepel(?:en|t|d|ing)? | bezuinig\w* | kostenbespar\w+ | dereguler\w+ | minimaliser\w+
        5 geen .{1,60}? meer | niet meer | niet langer | hoeft niet | hoeven niet | af van | te ontmoedigen
        4 minder(?! dan| als) | lagere? | goedkoper | korten | kort(?:ing|t) op | sluiting
        3 krimp\w* | \w*afbouwpad | sanering | beëindiging | reduce\w+ | vrijwillig | vrijstelling(?:en)?
        4 teruggedraaid | terugdraaien | draai(?:t|en)? .{1,60}? terug | verkort(?:en|t)?
            | terugbreng(?:en|t) | terug te brengen | teruggebracht | naar beneden
    """,
    "meer": r"""
        5 uitbreid(?:en|ing|t) | uitgebreid | breid(?:t|en)? .{1,80}? uit@ | verhog(?:en|ing) | verhoogd?
            | verhoogt | omhoog
        5 verruim\w* | vergro(?:ten|ot|ting|te) | opschal(?:en|ing) | op grotere schaal | (?:ge)?ïntensiv\w+
            | intensiv\w+
        5 schalen .{1,60}? op@ | opgeschaald | opgehoogd | verdubbel\w+ | versnel\w+
            | verbre(?:den|edt?|ding) | uitrol\w* | versterk(?:en|t|ing)? | scherp(?:t|en) .{1,80}? aan@
            | aanscherp\w* | aangescherpt | strengere? | strikter\w* | hogere?(?! beroep)
        5 (?:mag|mogen)(?: .{1,40}?)? (?:geen|niet) | verplicht(?:en|ing|ingen)? | verbod | verbie(?:den|dt?)
            | verboden | (?!ont|op)\w*heffing(?:en)?
        5 invoer(?:en|ing) | ingevoerd | voer(?:t|en)? .{1,80}? in@ | introduc\w+ | opricht(?:en|ing)
            | opgericht
        5 richt(?:en)? (?!ons|zich|we ons).{1,60}? op@ | in te stellen | in te voeren | geïntroduceerd
            | instellen | ingesteld | stel(?:t|len) .{1,60}? in@ | in het leven
        5 aan te leggen | aangelegd | aanleg(?:gen)? | leg(?:t|gen) .{1,60}? aan@
            | (?<!af\ste\s)bouwen(?! .{1,60}? af@)
            | bouwt | gebouwd
        4 extra | (?<!onder\s)(?<!zonder\s)meer | aanvullend\w* | vaker | sneller | versneld | beter\w*
            | verdere | verleng(?:en|t|d|ing) | indexer\w+ | gratis | vrije keuze
        4 er kom(?:t|en) | kom(?:t|en) er | komt een | openen | opent
            | open te stellen | opengesteld | (?:ge)?creë\w+ | toevoegen
        4 (?:ge)?[iï]nvest\w+ | subsidies? | \w+subsidies? | (?:\w+)?krediet
            | beschikbaar (?:te )?(?:stellen|gesteld) | ter beschikking
        4 haalbaarheid(?: en \w+)? van | mogelijkheden (?:van|voor) | mogelijk is om
        4 financier(?:en|t|d|ing) | gefinancierd | gereserveerd | reserve(?:er|r)\w+ | fte | premie
            | vergoed(?:en|ing|t) | leningen | geld
        4 geven(?: \w+){0,3} (?:kans|recht|ruimte|regie|geld)(?! van) | opleiden | trainen
            | voorlicht(?:en|ing) | levenslang\w*
        4 krijg(?:t|en) | ontvang(?:en|t) | recht op | (?<!te\s)bied(?:en|t) | aanbieden | geboden
            | verstrek(?:ken|t|king)
        4 (?:ge)?stimule\w+ | bevorder(?:en|t|ing|d)? | (?<!maatschappelijke\s)ondersteun(?:en|t|ing|d|de)?
            | steun(?:en|t)? | (?:ge)?facilit\w+
        4 plaatsen | geplaatst | plaatst | planten | plant | (?:ge)?realise\w+ | aangebracht | aanbrengen
            | opgezet | implement\w+ | verzorgen | trainingsaanbod
        3 start(?:en|t)? | gestart | zet(?:ten)?(?: .{1,40}?)? in(?: op|[ .]*$) | inzetten | in te zetten
            | controles? | boetes? | \w*toezicht | voorlichting | belonen | toegekend | fondsen
            | ruimte geven | straffen | plicht | \w+plicht
        3 werken aan | werkt aan | aanstellen | aangesteld | \w*ingericht | \w*inrichten | voorzien van
            | maximum
        2 maak | organise\w+ | mogelijk ma(?:ken|akt) | ma(?:ken|akt) het(?: .{1,40}?)? mogelijk
            | subsidieregeling | campagnes? | toegevoegd | beschikbaar | toekennen | gepland | programmering
        2 zorg(?:t|en)?(?: \w+)? voor (?:een|meer|voldoende|goede?) | kom(?:t|en)(?: \w+)? met | terugkeer
            | voorwaarden aan | zal er .{1,60}? komen
        2 nieuwe? | mogelijk(?:heid|heden)? | openbaar | publiceren | verder | ontwikkel(?:en|t|ing)
            | initiatief | investerings\w+ | eisen | toegang | makkelijker | laagdrempelig\w* | leveren
            | verbeter(?:en|t|ing|d)? | ontworpen | garanderen | beschermen
    """,
    "anders": r"""
        6 vast te stellen | stel(?:t|len) .{1,80}? vast | te informeren | te benoemen | te mandateren
            | te reageren
        6 vastgesteld | zet(?:ten)? .{1,80}? voort
            | sluit(?:en)? .{1,40}? \w*(?:akkoord|overeenkomst|convenant)
        6 te beantwoorden | ter vaststelling | over te nemen | voor te leggen | beantwoording | ongegrond
            | gegrond | zienswijze | af te wijzen
        5 wijzig(?:en|t|ing)? | gewijzigd | aanpass(?:en|ing) | aangepast | aan te passen | herzien\w*
            | vervang(?:en|t|ing)?
        5 (?:ge)?modernis\w+ | naar voren te halen | bundel\w+ | gebundeld | vergroenen | ondergebracht
            | onder te brengen
        5 hervorm\w* | vereenvoudig\w* | eenvoudiger | omzet(?:ten|ting) | omgezet | omgedraaid
            | verplaats\w* | verhuiz\w+
        5 behoud(?:en|t)? | blij(?:ft|ven) | handhaven | gehandhaafd | in stand | voort ?zetten | voortgezet
            | voortzetting
        5 tegen het licht | evalu\w+ | geëvalueerd | monitor\w* | getoetst | toets(?:en|t|ing) | beoordeeld
            | registratie
        4 experimente\w+ | geëxperimenteerd | geoefend | toegestaan | betrek(?:ken|t)? | bestaande
            | actualis\w+ | geactualiseerd | afgestemd | rekening houden | gesprek(?:ken)?
        4 afspra(?:ak|ken) | samen ?werken | werken samen | impactanalyses? | voorrang | anders
            | in plaats van | overdra\w+
        4 uitzetten | uitgezet | ten laste | gelijk(?:stellen|trekken|getrokken) | zodanig | in kaart
        3 geldt | gelden | betrokken | verkopen | verkoop | formuleren | vertaald | vastleggen | vastgelegd
        3 ondertekend | te ondertekenen | hanteren | bepaald | in te stemmen | opstellen | opgesteld
            | op te stellen | uitwerken | uitgewerkt | aan te wijzen | aangewezen | akkoord | te verzenden
        2 uitvoer(?:en|ing|t) | voer(?:t|en) .{1,60}? uit | volgen | vraagt .{1,20}? van
        2 gunnen | te verwerken | splitsen | gaan door | in beeld | voor(?: te )?bereiden | gebruiken
            | bekijk(?:en|t)
        2 onderzoek(?:en|t)? | verken(?:nen|t|ning) | beleid | plan | strategie | visie | wet | laten
    """,
}
_CLAUSE_END = r"(?=[\s.]*$|[,;:]|\s(?:voor|en|met|per|om|die|waar\w*|zodat|tot|naar)\b)"


def _compiled(listing: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    joined = re.sub(r"\n\s*\|", " |", listing.strip())
    lines = [line.strip().split(" ", 1) for line in joined.splitlines()]
    return tuple((int(weight), re.compile(rf"(?<![\w-])(?:{_spread(cues)})(?!\w)")) for weight, cues in lines)


def _spread(cues: str) -> str:
    return cues.replace(" | ", "|").replace(" ?", r"\s*").replace(" ", r"\s+").replace("@", _CLAUSE_END)


#: The lines of all directions: direction, weight, and a pattern for lowered text.
LINES = tuple((name, *line) for name, listing in _CUES.items() for line in _compiled(listing))
DIRECTIONS = tuple(_CUES)
SCREEN = Screen([pattern for _, _, pattern in LINES])
