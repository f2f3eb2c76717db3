"""Whom a document makes of "wij", of "de overheid" and of a decision that names nobody.

Only kinds of documents with one sort of writer tell: in a blog or a report "wij" may be anybody. A board
of a province or of a water board writes the same kinds of documents; then the opening of the text says so.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wijktekst.measures.attributes.sentence import MeasureText


class Party(NamedTuple):
    """A writer: what it is called and which kind of actor it is."""

    name: str
    kind: str


UNKNOWN = Party("", "")
_STATE = frozenset(("kamerbrief", "kamerstuk"))
#: Of these the college is the writer.
_BY_COLLEGE = frozenset(
    ("raadsvoorstel", "collegevoorstel", "collegebesluit", "raadsinformatiebrief", "besluitenlijst")
)
_BY_COUNCIL = frozenset(("raadsbesluit", "motie", "amendement"))
#: Others than the municipality write these too: they must be about one that the opening names.
_BY_MANY = frozenset(
    (
        *("wijkplan", "omgevingsvisie", "uitvoeringsprogramma", "beleidsplan", "nota", "visie"),
        "voortgangsrapportage",
    )
)
_YEARLY = frozenset(("begroting", "jaarstukken"))
_AGREEMENTS = frozenset(("coalitieakkoord",))
#: In these an infinitive without a subject is what the writer decides.
_DECISIONS_OF = {
    "besluitenlijst": "",
    "collegebesluit": "het college",
    "collegevoorstel": "het college",
    "raadsvoorstel": "",
    "raadsbesluit": "de raad",
}

_MUNICIPAL = re.compile(r"\b(?:gemeente|college|raad|wethouder)\b", re.IGNORECASE)
#: A municipality that is on no list speaks for itself.
_OF_TOWN = re.compile(
    r"\b(?:(?:in )?onze gemeente\b|gemeente(?:raad)? (?-i:[A-Z])|wethouders?\b|b ?& ?w\b"
    r"|(?:raad|college) van (?:de gemeente|burgemeester))",
    re.IGNORECASE,
)
_PROVINCIAL = re.compile(r"\b(?:Gedeputeerde|Provinciale) Staten\b|\bprovinciaal bestuur\b", re.IGNORECASE)
_OF_WATER = re.compile(
    r"\b(?:waterschaps?bestuur|verenigde vergadering|bestuur van het (?:waterschap|hoogheemraadschap)"
    r"|(?:waterschap|hoogheemraadschap) (?-i:[A-Z]|van [A-Z]))",
    re.IGNORECASE,
)
_OF_STATE = re.compile(
    r"\b(?:Staten-Generaal|Tweede Kamer|begrotingssta\w+|rijksbegroting|kabinet|ministerie)\b", re.IGNORECASE
)


def writer(measure: MeasureText) -> Party:
    """Who "wij" is; `UNKNOWN` when the document does not tell."""
    kind, local = measure.writing.kind, bool(measure.writing.municipality)
    if kind == "verkiezingsprogramma":
        return Party("de partij", "partij")
    if kind in _STATE:
        return Party("het kabinet", "Rijk")
    if kind in _AGREEMENTS:
        return Party("de coalitie", _government(measure, _level(measure)))
    if kind in _BY_COLLEGE:
        return UNKNOWN if _level(measure) == "Rijk" else _board(measure, "het college")
    if kind in _BY_COUNCIL:
        return _board(measure, "de raad") if local else UNKNOWN
    opening = measure.writing.opening
    if kind in _YEARLY and local:
        return _board(measure, "de gemeente")
    if kind in _YEARLY and _OF_STATE.search(opening):
        return Party("het kabinet", "Rijk")
    if kind in _BY_MANY and local and _MUNICIPAL.search(opening):
        return _board(measure, "de gemeente")
    return UNKNOWN


def decider(measure: MeasureText) -> Party:
    """Who decides what a list of decisions says in infinitives; `UNKNOWN` in other documents."""
    name = _DECISIONS_OF.get(measure.writing.kind)
    return UNKNOWN if name is None or _level(measure) == "Rijk" else _board(measure, name or "de gemeente")


def national(measure: MeasureText) -> bool:
    """Whether the document is about the whole country: "de overheid" is the state then."""
    kind, local = measure.writing.kind, bool(measure.writing.municipality)
    if kind in _STATE or kind == "consultatie":
        return True
    return not local and (kind == "verkiezingsprogramma" or writer(measure).kind == "Rijk")


def _level(measure: MeasureText) -> str:
    """Whether a municipality or the state speaks, by the opening; "" where it does not tell."""
    opening = measure.writing.opening
    if measure.writing.municipality or _OF_TOWN.search(opening):
        return "gemeente"
    return "Rijk" if _OF_STATE.search(opening) else ""


def _board(measure: MeasureText, name: str) -> Party:
    kind = _government(measure, "gemeente")
    return Party({"provincie": "Gedeputeerde Staten", "waterschap": "het bestuur"}.get(kind, name), kind)


def _government(measure: MeasureText, usual: str) -> str:
    if measure.writing.municipality:
        return usual
    opening = measure.writing.opening
    if _PROVINCIAL.search(opening):
        return "provincie"
    return "waterschap" if _OF_WATER.search(opening) else usual
