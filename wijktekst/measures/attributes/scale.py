"""Where a measure lands: the smallest scale that the sentence names, by its words and by its places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.types import Fact, Place

#: Words that say where a measure lands, the smallest first; the first that matches is the scale.
_SCALE_WORDS = {
    "wijk": r"""
        wijk(?:en)?(?!\sbij) (?<!in\sde\s)buurt in\sde\sbuurt(?!\svan) buurten
        (?:wijk|buurt|gebieds)gerichte?
        focusgebied(?:en)? stadsde(?:el|len) dorp (?<!steden\sen\s)dorpen (?<!op\s)straat straten
        dorpskern(?:en)?
    """,
    "gemeente": r"""
        gemeenten? gemeentelijke? stad steden stedelijke? lokale? plaatselijke? gemeentebreed college
        gemeenteraad
    """,
    "regio": r"regio(?:nale|naal) (?:\w+-?)?regio(?:['’]s)? streek",
    "provincie": "provincies? provinciaal provinciale",
    "landelijk": r"""
        landelijke? nationa(?:al|le) (?:heel|in)\snederland rijksoverheid rijk kabinet regering ministers?
        wetgeving wettelijk(?=\s(?:verplicht|vast|geregeld|verankerd|recht|verbod|maximum))
    """,
    "internationaal": r"""
        internationa(?:al|le) europe(?:es|se) europa eu wereldwijd ter\swereld grensoverschrijdende?
    """,
}
_SCALES = tuple(
    (scale, re.compile(rf"(?<![\w-])(?:{'|'.join(words.split())})(?![\w-])", re.IGNORECASE))
    for scale, words in _SCALE_WORDS.items()
)
_VERB_WIJKEN = re.compile(
    r"\b(?:niet|te|af|uit|terug) wijken\b|\bwijken (?:niet )?(?:af|uit|terug)\b", re.IGNORECASE
)
_SCALE_OF_CODE = {"NP": "wijk", "WK": "wijk", "BU": "wijk", "GM": "gemeente", "PV": "provincie"}


def scale(measure: MeasureText, places: Sequence[Place]) -> Fact | None:
    """One of `SCALES`, proved by the word or the place that says it; None when the sentence does not tell."""
    text = measure.text
    said: dict[str, Fact] = {}
    for name, words in _SCALES:
        if (found := words.search(text)) and not (name == "wijk" and _VERB_WIJKEN.search(text)):
            said[name] = measure.fact(name, found.start(), found.end())
    for place in places:
        if name := _SCALE_OF_CODE.get(place.code[:2], ""):
            said.setdefault(name, Fact(name, place.start, place.end))
    return next((said[name] for name, _ in _SCALES if name in said), None)
