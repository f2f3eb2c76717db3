"""What a measure says besides its challenge: who, with what, how much, when and where. Never guessed."""

from __future__ import annotations

import re
from itertools import zip_longest

from wijktekst.language.dates import periods
from wijktekst.language.money import amounts
from wijktekst.language.parse import ParseFacts
from wijktekst.language.places import municipality_of, places
from wijktekst.measures.attributes_actor import actor
from wijktekst.measures.attributes_instrument import instrument
from wijktekst.types import Amount, Attributes, Document

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
_SCALE_OF_CODE = {"NP": "wijk", "BU": "wijk", "GM": "gemeente", "PV": "provincie"}


def attributes_of(
    text: str, start: int, end: int, facts: ParseFacts | None, document: Document
) -> Attributes:
    """Attributes of the measure in text[start:end]; "" and () where the sentence does not say.

    `facts` are those of exactly these characters, or None without a parse. Amounts have offsets in `text`;
    of a change ("van ... naar ...") only the new one counts. Places carry their CBS code
    ("Zwolle (GM0193)"), focus areas "(NPLV)", and none where a name is shared; buurten are found when the
    document's municipality is known. `period` is as `wijktekst.language.dates` writes it.
    """
    sentence = text[start:end]
    who, kind = actor(sentence, facts)
    money = _intended(amounts(text, start, end), text)
    named = places(text, start, end, municipality_of(document.text))
    return Attributes(
        actor=" ".join(who.split()),
        actor_kind=kind,
        instrument=instrument(sentence, has_amount=bool(money)),
        amounts=money,
        period=periods(text, start, end),
        scale=_scale(sentence, named),
        places=named,
    )


def _intended(found: tuple[Amount, ...], text: str) -> tuple[Amount, ...]:
    """Without the old amount of "van € 2 miljoen naar € 3 miljoen": the measure is about the new one."""
    return tuple(
        one
        for one, following in zip_longest(found, found[1:])
        if following is None
        or text[one.end : following.start].strip() != "naar"
        or not text[: one.start].rstrip().endswith("van")
    )


def _scale(sentence: str, named: tuple[str, ...]) -> str:
    """The smallest scale that the sentence names, by its words and by its places."""
    said = {scale for scale, words in _SCALES if words.search(sentence)}
    if "wijk" in said and _VERB_WIJKEN.search(sentence):
        said.discard("wijk")
    codes = {place.rpartition("(")[2][:2] for place in named}
    said |= {_SCALE_OF_CODE[code] for code in codes if code in _SCALE_OF_CODE}
    return next((scale for scale, _ in _SCALES if scale in said), "")
