"""Where a measure lands: the smallest scale that the sentence names, by its words and by its places.

A territory ("de wijken", "regionale jeugdhulp", "Zwolle") goes before an authority ("de gemeenteraad", "de
minister"), whose own scale counts only where the sentence names no territory. The kind and the municipality
of the document never stand for a word: they only tell whose council "de raad" is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wijktekst.language.screen import Screened
from wijktekst.measures.attributes.sentence import MeasureText, Writing
from wijktekst.types import Fact, Place

#: Kinds of documents in which "de raad" is the council of a municipality.
_OF_COUNCILS = ("besluitenlijst", "raadsvoorstel", "raadsbesluit", "collegevoorstel", "raadsinformatiebrief")
#: Names of territories, the smallest first; within a line words are parted by white space.
_TERRITORIES = {
    "wijk": r"""
        [a-z]*(?<!af)(?<!uit)wijk(?:en)?(?!\sbij) Wijk(?:en)?(?!\sbij)
        (?<!in\sde\s)buurt in\sde\sbuurt(?!\svan) [a-z]*buurten [a-z]+buurt
        (?:[Ww]ijk|[Bb]uurt|[Gg]ebieds)gerichte? [Ff]ocusgebied(?:en)? [Ss]tadsde(?:el|len) [Dd]eelraad
        [Dd]orp (?<!steden\sen\s)[Dd]orpen (?:[Dd]orps|[Ww]oon)kern(?:en)? kernen
        (?:per|in\s(?:elke|iedere|de|hun|uw|een))\sstraat (?:in|en)\sstraten
    """,
    "gemeente": r"""
        [Gg]emeenten? [Gg]emeentelijke? [Gg]emeentebreed [Ss]tad(?!\sen\sland) [Ss]teden [Ss]tedelijke?
        [Ll]okale [Ll]okaal(?=\s(?:niveau|bestuur|beleid|maatwerk)) [Pp]laatselijke? eilandelijke?
    """,
    "regio": r"""
        [A-Za-z]*[Rr]egio(?:['’]s)? [Rr]egiona(?:al|le) bovenregiona(?:al|le) [Ss]treek MRDH
        Caribisch\sNederland
    """,
    "provincie": "[Pp]rovincies? [Pp]rovincia(?:al|le)",
    "landelijk": r"""
        [Ll]andelijke?(?!\sgebied) [Oo]ns\sland
        (?<!bruto\s)(?<!nter\s-\s)[Nn]ationa(?:al|le)(?!\s(?:inkomen|product|[Pp]ark))
        (?:[Ii]n|[Uu]it|[Nn]aar|[Bb]innen|[Hh]eel|[Dd]oor|[Dd]at)\sNederland
    """,
    "internationaal": r"""
        [Ii]nter(?:\s-\s)?nationa(?:al|le)(?!\)?\s(?:student|werknemer|forens|arbeid|kennis|gemeenschap|school))
        [Ee]urope(?:es|se)(?!\sgemiddelde) (?<!buiten\s)Europa (?<!buiten\sde\s)EU(?:-[a-z]+)? wereldwijd
        (?:ter|op\sde)\swereld grensoverschrijdende?
    """,
}
#: Who decides or acts, and laws, which the state makes.
_AUTHORITIES = {
    "gemeente": r"""
        (?:college|(?<![a-z]\s)College)(?!\s(?:van\sbestuur|voor)) [Cc]ollegebesluit [Gg]emeenteraad B&W
        [Bb]urgemeesters? [Ww]ethouders? (?:[Gg]emeente)?[Rr]aads(?!he|man|lieden)[a-z]+
    """,
    "provincie": r"[Gg]edeputeerde\s[Ss]taten [Pp]rovinciale\s[Ss]taten",
    "landelijk": r"""
        [Rr]ijksoverheid Rijk [Hh]et\srijk [Kk]abinet [Rr]egering [Mm]inister(?:s|ies?|raad)?
        [Ss]taatssecretaris(?:sen)? [Ww]etgeving [Ww]etsvoorstel(?:len)? [Ww]etswijziging(?:en)? in\sde\swet
        [Dd]e\swet(?=\s(?:wordt|aan)) wet(?=\swordt) AMvB
        [Ww]ettelijke?(?=\s(?:verplicht|vast|geregeld|verank|recht|verbod|maximum|geborgd|in\sstaat))
        [Nn]ieuwe\swet(?:ten)? Nederland(?=\s(?:zal|moet|gaat|kan|blijft|wordt|[a-z]{3,}t)\s)
    """,
}
#: A law that is made, changed or upheld; one that is only a ground ("op grond van de Wmo") tells no scale.
_LAW = Screened(
    r"(?<![\w-])(?<!grond van )(?<!van de )(?:[Dd]e [a-zà-ÿ]*wet|Wet [a-z]+|[A-Z][a-zà-ÿ]+wet)(?![\w-])"
)
_MADE = Screened(
    r"\b(?:aan(?:gepast|passen|gescherpt|scherpen)|aanpassing|gewijzigd|wijzig(?:en|ing)|geëvalueerd|herzien"
    r"|inge(?:voerd|trokken)|invoer(?:en|ing)|afgeschaft|afschaffen|gemoderniseerd|gehandhaafd|terugdraaien"
    r"|teruggedraaid|draaien|schrappen|geschrapt|op te nemen|opgenomen)\b",
    re.IGNORECASE,
)
#: Telling the council about something lands with the council, whatever it is about.
_TOLD = Screened(
    r"\b(?:gemeente)?raad\b[^.;]{0,200}\binformeren\b|\braads(?:informatie)?brief\b"
    r"|\bschriftelijke\s(?:raads)?vragen\b",
    re.IGNORECASE,
)
_COUNCIL = Screened(r"\b(?:[Dd]e|[Aa]an\sde)\s(?P<word>[Rr]aad)\b(?!\s(?:van\s[A-Z]|voor\s[a-z]*\s?[A-Z]))")
_VERB_WIJKEN = re.compile(
    r"\b(?:niet|te|af|uit|terug) wijken\b|\bwijken (?:niet )?(?:af|uit|terug)\b", re.IGNORECASE
)
_SCALE_OF_CODE = {"NP": "wijk", "WK": "wijk", "BU": "wijk", "GM": "gemeente", "PV": "provincie"}


def _patterns(words: dict[str, str]) -> tuple[tuple[str, Screened], ...]:
    return tuple(
        (scale, Screened(rf"(?<![\w-])(?:{'|'.join(some.split())})(?![\w-])"))
        for scale, some in words.items()
    )


_NAMED = _patterns(_TERRITORIES)
_ACTING = _patterns(_AUTHORITIES)


def scale(measure: MeasureText, places: Sequence[Place]) -> Fact | None:
    """One of `SCALES`, proved by the word or the place that says it; None when the sentence does not tell."""
    placed = {
        name: Fact(name, place.start, place.end)
        for place in reversed(places)
        if (name := _SCALE_OF_CODE.get(place.code[:2], ""))
    }
    told = _TOLD.search(measure.text)
    for name, words in _NAMED:
        if told and name == "regio" and (council := _authority(measure, ("gemeente",))):
            return council
        if found := None if _is_verb(name, measure.text) else words.search(measure.text):
            return measure.fact(name, *found.span())
        if name in placed:
            return placed[name]
    return _authority(measure, tuple(_AUTHORITIES))


def _authority(measure: MeasureText, scales: Sequence[str]) -> Fact | None:
    """The scale of who decides, of these scales."""
    for name, words in _ACTING:
        if name not in scales:
            continue
        if found := words.search(measure.text):
            return measure.fact(name, *found.span())
        if name == "gemeente" and _is_local(measure.writing) and (found := _COUNCIL.search(measure.text)):
            return measure.fact(name, *found.span("word"))
        if name == "landelijk" and _MADE.search(measure.text) and (found := _LAW.search(measure.text)):
            return measure.fact(name, *found.span())
    return None


def _is_verb(scale: str, text: str) -> bool:
    return scale == "wijk" and "wijken" in text and bool(_VERB_WIJKEN.search(text))


def _is_local(writing: Writing) -> bool:
    return bool(writing.municipality) or writing.kind in _OF_COUNCILS
