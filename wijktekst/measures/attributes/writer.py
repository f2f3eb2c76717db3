"""Whom a document makes of "wij", of "de overheid" and of a decision that names nobody.

Only kinds of documents with one sort of writer tell: in a blog or a report "wij" may be anybody. A board
of a province or of a water board writes the same kinds of documents; then the opening of the text says so.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from wijktekst.measures.attributes.sentence import Writing


class Party(NamedTuple):
    """A writer: what it is called and which kind of actor it is."""

    name: str
    kind: str


UNKNOWN = Party("", "")
#: The measures of a document ask the same in a row, and an opening is long.
_DOCUMENTS = 4
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


@lru_cache(maxsize=_DOCUMENTS)
def writer(writing: Writing) -> Party:
    """Who "wij" is; `UNKNOWN` when the document does not tell."""
    kind, local = writing.kind, bool(writing.municipality)
    if kind == "verkiezingsprogramma":
        return Party("de partij", "partij")
    if kind in _STATE:
        return Party("het kabinet", "Rijk")
    if kind in _AGREEMENTS:
        return Party("de coalitie", _government(writing, _level(writing)))
    if kind in _BY_COLLEGE:
        return UNKNOWN if _level(writing) == "Rijk" else _board(writing, "het college")
    if kind in _BY_COUNCIL:
        return _board(writing, "de raad") if local else UNKNOWN
    opening = writing.opening
    if kind in _YEARLY and local:
        return _board(writing, "de gemeente")
    if kind in _YEARLY and _OF_STATE.search(opening):
        return Party("het kabinet", "Rijk")
    if kind in _BY_MANY and local and _MUNICIPAL.search(opening):
        return _board(writing, "de gemeente")
    return UNKNOWN


@lru_cache(maxsize=_DOCUMENTS)
def decider(writing: Writing) -> Party:
    """Who decides what a list of decisions says in infinitives; `UNKNOWN` in other documents."""
    name = _DECISIONS_OF.get(writing.kind)
    return UNKNOWN if name is None or _level(writing) == "Rijk" else _board(writing, name or "de gemeente")


@lru_cache(maxsize=_DOCUMENTS)
def national(writing: Writing) -> bool:
    """Whether the document is about the whole country: "de overheid" is the state then."""
    kind, local = writing.kind, bool(writing.municipality)
    if kind in _STATE or kind == "consultatie":
        return True
    return not local and (kind == "verkiezingsprogramma" or writer(writing).kind == "Rijk")


def _level(writing: Writing) -> str:
    """Whether a municipality or the state speaks, by the opening; "" where it does not tell."""
    opening = writing.opening
    if writing.municipality or _OF_TOWN.search(opening):
        return "gemeente"
    return "Rijk" if _OF_STATE.search(opening) else ""


def _board(writing: Writing, name: str) -> Party:
    kind = _government(writing, "gemeente")
    return Party({"provincie": "Gedeputeerde Staten", "waterschap": "het bestuur"}.get(kind, name), kind)


def _government(writing: Writing, usual: str) -> str:
    if writing.municipality:
        return usual
    opening = writing.opening
    if _PROVINCIAL.search(opening):
        return "provincie"
    return "waterschap" if _OF_WATER.search(opening) else usual
