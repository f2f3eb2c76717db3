"""Places named in a text, with their official code: municipalities, provinces, NPLV focus areas, buurten.

Names and codes are those of Statistics Netherlands (CBS, CC BY 4.0; see data/README.md). A name that is also
a word or a surname ("Best", "Buren") counts only where something near says that a place is meant.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from wijktekst.types import Place

_DATA = Path(__file__).resolve().parent / "data"
#: A municipality is named within a list that opens with the word ("de gemeenten Best, Ede en Zwolle").
_CUE = re.compile(
    r"\b(?:gemeenten?|gemeenteraad van|stad|steden|dorp|dorpen|kern|kernen|inwoners van|burgemeester van"
    r"|wethouder van|college van|raad van|B&W van)\s[^.;:()]{0,60}$",
    re.IGNORECASE,
)
_CLOSE_CUE = re.compile(r"\b(?:gemeenten?|stad|dorp|kern)\s(?:de |het )?$", re.IGNORECASE)
_PROVINCE_CUE = re.compile(r"\bprovincies?\s[^.;:()]{0,60}$", re.IGNORECASE)
#: Before a surname; "van" in lower case is no sign of one ("inwoners van Zeist").
_PERSON = re.compile(
    r"(?:\b(?:de heer|mevrouw|meneer|dhr\.|mw\.|mevr\.|dr\.|mr\.|ir\.|drs\.|prof\.|minister|staatssecretaris"
    r"|wethouder|raadslid|Kamerlid|lid|motie|amendement)\s(?:[A-Z]\.\s?)*(?:[Vv]an (?:der? |den )?|[Dd]e )?"
    r"|\b[A-Z]\.\s?(?:van (?:der? |den )?)?|\bVan (?:der? |den )?|-)$"
)
#: Before the name of a town that is part of another name: of a region, a local party, a court, a treaty.
_OTHER_NAME = re.compile(
    r"\b(?:[\w-]*[Rr]egio(?:['’]s)?(?:\s[A-Z][\w-]+)*|Lokaal|Hart voor|Leefbaar|Lijst|Gemeentebelangen"
    r"|Stadspartij|Burgerbelangen|Samen voor|Trots op|Progressief|[Gg]erechtshof"
    r"|[Rr]echtbank(?:en)?(?:\s(?:[A-Z][\w-]*,?|en))*|(?:Verdrag|Akkoord) van)\s$"
)
_PREPOSITION = re.compile(r"\b(?:in|te|van|voor|uit|naar|binnen|rond|door)\s$", re.IGNORECASE)
_BUURT_CUE = re.compile(
    r"\b(?:wijk|wijken|buurt|buurten|stadsdeel|stadsdelen|kern|kernen|dorp|dorpen|deelgebied)\s[^.;:()]{0,40}$",
    re.IGNORECASE,
)
_COMMON_BUURT = re.compile(
    r"(?:Centrum|Noord|Oost|Zuid|West|Midden|Dorp|Kern|Haven|Park|Industrieterrein|Bedrijventerrein|Buitengebied"
    r"|Verspreide huizen)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Place:
    code: str
    kind: str
    name: str
    needs_cue: bool = False


def places(text: str, start: int, end: int, municipality: str = "") -> tuple[Place, ...]:
    """Places in text[start:end] in order, each once.

    A name that two places share ("Utrecht", "Bergen") has a code only where the text says which is meant.
    `municipality` is the CBS code of the document's municipality ("GM0344"), if known: it settles a shared
    name, and only then are its buurten looked for.
    """
    found: list[Place] = []
    names, pattern = gazetteer()
    for match in pattern.finditer(text, start, end):
        place = which_place(names[match[0]], text, start, match, municipality)
        if place is not None:
            found.append(Place(place.name, place.code, match.start(), match.end(), not place.code))
    if municipality:
        found.extend(_buurten_in(text, start, end, municipality, found))
    unique: dict[tuple[str, str], Place] = {}
    for one in sorted(found, key=lambda place: (place.start, place.end)):
        unique.setdefault((one.name, one.code), one)
    return tuple(unique.values())


@lru_cache(maxsize=4)  # one document's measures ask in a row; the text's own hash is kept by Python
def municipality_of(text: str) -> str:
    """CBS code of the municipality that a document is about: what it calls "gemeente ..." most, else ""."""
    names, pattern = gazetteer()
    counts: dict[str, int] = {}
    for opening in re.finditer(r"\b[Gg]emeente ", text[:500_000]):
        match = pattern.match(text, opening.end())
        for place in names[match[0]] if match else ():
            if place.kind == "gemeente":
                counts[place.code] = counts.get(place.code, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < 2 or 2 * ranked[0][1] < sum(counts.values()):
        return ""
    return ranked[0][0]


def which_place(
    candidates: tuple[_Place, ...], text: str, start: int, match: re.Match[str], municipality: str
) -> _Place | None:
    """The place that a name means here, if any."""
    before = text[max(start, match.start() - 80) : match.start()]
    if _OTHER_NAME.search(before) or (_PERSON.search(before) and not _CLOSE_CUE.search(before)):
        return None
    own = next((place for place in candidates if place.code == municipality), None)
    if own and (not own.needs_cue or _PREPOSITION.search(before)):
        return own
    province = next((place for place in candidates if place.kind == "provincie"), None)
    towns = [place for place in candidates if place.kind != "provincie"]
    if province and (not towns or _PROVINCE_CUE.search(before)):
        joined = text[match.end() : match.end() + 1] == "-"  # "Zeeland-West-Brabant" is a court's district
        return None if joined else province
    if towns[0].needs_cue and not _CUE.search(before):
        return None
    shared = len(towns) > 1 or (province and not _CUE.search(before))
    return _Place("", "gemeente", match[0]) if shared else towns[0]


def _buurten_in(text: str, start: int, end: int, municipality: str, found: list[Place]) -> list[Place]:
    codes, pattern = _buurten(municipality)
    inside = []
    for match in pattern.finditer(text, start, end) if pattern else ():
        before = text[max(start, match.start() - 60) : match.start()]
        taken = any(match.start() < other.end and other.start < match.end() for other in found)
        if not taken and (" " in match[0] or not _COMMON_BUURT.match(match[0])) and _BUURT_CUE.search(before):
            inside.append(Place(match[0], codes[match[0]], match.start(), match.end()))
    return inside


@lru_cache(maxsize=1)
def gazetteer() -> tuple[dict[str, tuple[_Place, ...]], re.Pattern[str]]:
    """Places by every way of writing their name, and a pattern for all of them, the longest first."""
    names: dict[str, tuple[_Place, ...]] = {}
    with (_DATA / "plaatsen.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = _Place(row["code"], row["soort"], row["naam"], row["aanwijzing_nodig"] == "ja")
            for written in row["geschreven"].split("|"):
                names[written] = (*names.get(written, ()), place)
    return names, _pattern(list(names))


@lru_cache(maxsize=8)
def _buurten(municipality: str) -> tuple[dict[str, str], re.Pattern[str] | None]:
    names: dict[str, str] = {}
    with (_DATA / "buurten.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["gemeente"] == municipality and len(row["naam"]) > 3:
                names.setdefault(row["naam"], row["code"])
    return names, _pattern(list(names)) if names else None


def _pattern(names: list[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w'’])(?:{'|'.join(map(re.escape, longest_first))})(?![\w])")
