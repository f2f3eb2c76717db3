"""Acts and by-laws that are on no list, by the way they are named."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from wijktekst.language.entities.entity import Entity
from wijktekst.language.screen import Screened

_YEAR = r"(?: (?:19|20)\d\d(?![\d-]))?"
_PLACE_AND_YEAR = r"(?: (?:gemeente |provincie )?[A-Z][\w-]+)?(?: (?:19|20)\d\d)(?![\d-])"
# "Leegstandwet", "Huisvestingsverordening 2025"
_COMPOUND = Screened(
    r"(?<![\w-])(?:Algemene )?"
    r"(?P<name>(?<=Algemene )[a-zà-ÿ]{3,}verordening|[A-Z][a-zà-ÿ]{2,}(?:-[a-z]+)*(?:wet|verordening))"
    rf"(?:{_PLACE_AND_YEAR}|{_YEAR})(?![\w-])(?!['’]s)"
)
_NO_NAME = re.compile(
    r"(?:Rijks|Kader|Invoerings|Wijzigings|Verzamel|Spoed|Nood|Herstel|Implementatie|Reparatie|Raam|Model|Grond"
    r"|Experimenten?|Gemeente|Provincie|Uitvoerings|Aanpassings|Initiatief|Formele|Natuur|Straf|Hoofd|Nieuwe)"
    r"(?:wet|verordening)$"
)
_EUROPEAN = Screened(
    r"(?<!\w)(?:(?:Gedelegeerde )?\w*[Vv]erordening|Richtlijn|Kaderbesluit)"
    r"(?: \((?:EU|EG|EEG|Euratom)(?:, Euratom)?\))?(?: nr\.?)? \d{2,4}/\d{2,4}(?:/(?:EU|EG|EEG|JBZ))?(?!\w)"
)
_TREATY = Screened(r"(?<!\w)(?:Verdrag|Akkoord) van (?:New York|Den Haag|[A-Z][a-zé]+)(?![\w-])")
#: An act opens with a capital anywhere; a decree only where no sentence or heading can begin.
_OPENING = Screened(
    r"(?<![\w-])(?P<act>(?:(?:Tijdelijke|Algemene) (?:[Rr]ijks)?[Ww]et|(?:Rijksw|W)et)(?= ))"
    r"|\b(?:[Dd]e|[Hh]et|[Dd]eze|[Dd]it) "
    r"(?P<rule>(?:Tijdelijke |Algemene )?(?:[Bb]esluit|[Rr]egeling|[Vv]erordening)(?= ))"
)
_WORD = r"(?P<word>[a-zà-ÿ](?:[\w’'-]*\w)?)(?:- en [a-zà-ÿ]+)?"
_TITLE_WORD = re.compile(rf" (?:op (?:de|het) |inzake |tot |tegen )?{_WORD}")
_LAST_WORD = re.compile(rf" {_WORD}")
_END = re.compile(_PLACE_AND_YEAR)
#: The title may go on here, or the sentence: without a list nobody can tell.
_OPEN_END = re.compile(r" (?:en|of|over|voor|van|door|tot|inzake|bij|op) (?P<word>[a-zà-ÿ]+)")
_OPEN_END_OF_RULE = re.compile(r" (?:over|voor|van|door|tot|inzake|bij|op|ter|ten) ")
_LONGEST = 5
_NOT_IN_A_TITLE = frozenset(
    """
    aan aangenomen aangepast aannemen af afdwingt afgeschaft afgewezen al alle alleen als altijd anders
    bedoeld bedoelde begint behandelt behoeft beoogt bepaald bepaalde bepaalt beschermt bestaat betekent
    betreffende betreft bevat biedt bij bijdraagt binnen blijft blijkt daar dan dat de deze die dienen
    dient dit doet door dus dwingt een eist en enkel er ervoor expliciet gaan gaat gaf geeft geen
    geldend geldt geregeld geschrapt gesteld gewijzigd geworden geëvalueerd gold had hadden heb hebben
    heeft het hier hierin hoe hun ie ik immers in ingaat ingegaan ingetrokken ingevoerd inzake is kan
    kent kiest komt kon konden kreeg krijgt kun kunnen kunt kwam laat leidt levert luidt maakt maakte
    maar mag mee meer met moest moet moeten mogelijk mogen na naar namelijk niet nodig noemt nog nu of
    om omdat onder onderzoekt ons ontbreekt onze ook op opgenomen over overwegende pakt per reeds
    regelde regelt richt schaffen schrijft sinds sluit staan staat stelt steunt stond stuurt te tegen
    ten ter terwijl tijdens toch toe toegelicht toegepast toegestaan toepassing tot treedt trekt tussen
    uit uitgevoerd vaak valt van vanaf vanuit vastgelegd vastgesteld verbiedt verdient vereist verhoogt
    verlaagt verloopt verplicht verplichten verstaan versterkt vervalt vervangt verwerkt via voldoen
    voldoet volgens volgt voor vooral voorschrijft voorziet vormt vraagt waar waarbij waarin waarmee
    wanneer want waren was wat we welke werd werden werkt weten wij wijst wijzigen wijzigt wil willen
    worden wordt zal ze zegt zet zich zien ziet zij zijn zo zo'n zoals zonder zorgt zou zouden zullen
    """.split()
)


def laws(text: str, known: Collection[int] = ()) -> Iterator[Entity]:
    """Finds in order of their pattern; they may overlap. None starts at `known`: listed acts stand there."""
    for pattern in (_COMPOUND, _EUROPEAN, _TREATY):
        for match in pattern.finditer(text):
            named = pattern is not _COMPOUND or not _NO_NAME.match(match["name"])
            if named and match.start() not in known:
                yield _law(text, match.start(), match.end())
    for match in _OPENING.finditer(text):
        start = match.start("act") if match["act"] else match.start("rule")
        if text[start].isupper() and start not in known:
            end = _title_end(text, match.end(), is_act=bool(match["act"]))
            if end:
                yield _law(text, start, end)


def _title_end(text: str, at: int, *, is_act: bool) -> int:
    """Where the title ends: at the first word that no title goes on with; 0 where that cannot be told."""
    word = (_TITLE_WORD if is_act else _LAST_WORD).match(text, at)
    end = 0
    for _ in range(_LONGEST):
        if word is None or word["word"] in _NOT_IN_A_TITLE:
            break
        end = word.end()
        word = _LAST_WORD.match(text, end)
    if not end:
        return 0
    if rest := _END.match(text, end):
        return rest.end()
    opened = _OPEN_END.match(text, end)
    if opened and opened["word"] not in _NOT_IN_A_TITLE:
        return 0
    return 0 if not is_act and _OPEN_END_OF_RULE.match(text, end) else end


def _law(text: str, start: int, end: int) -> Entity:
    return Entity(start, end, "LAW", text[start:end])
