"""Wijken and buurten by name: in a document of their municipality, elsewhere only after "wijk" and the like.

What counts as a name is strict, because names of quarters are also words ("Centrum", "Het Meer"), surnames
and names of streets and buildings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wijktekst.language.lemmas import known
from wijktekst.language.places.folding import folded
from wijktekst.language.places.gazetteer import Quarter, Town, all_quarters, bearers, focus_areas
from wijktekst.language.places.towns import is_another_name
from wijktekst.types import Place

#: Directly before the name, or before names that it is listed with.
_CUE = re.compile(
    r"\b(?:[a-z]*(?:wijk(?:en)?|buurt(?:en|je|schap(?:pen)?)?|kern(?:en)?|dorp(?:en|je)?)"
    r"|Wijk(?:en)?|[Ss]tadsde(?:el|len)"
    r"|(?:deel|focus|ontwikkel|plan|woon)gebied(?:en)?)\s(?:(?:zoals|als|van)\s)?"
    r"(?:(?:(?:en|of)\s)?(?:[Dd]e\s|[Hh]et\s|['’]t\s)?[A-ZÀ-Þ][\w’'-]*[,/]?\s){0,6}"
    r"(?:(?:en|of)\s)?(?:de\s|het\s)?['‘“\"]?$"
)
_NEAR = re.compile(r"\b[Ii]n\sde\sbuurt\svan\s(?:de\s|het\s)?$")
_INHABITANTS = re.compile(
    r"\b(?:[Ii]nwoners|[Bb]ewoners|[Hh]uurders|[Bb]uurtbewoners|[Jj]ongeren)\s(?:van|in|uit)\s$"
)
_IN = re.compile(r"\b(?:[Ii]n|[Uu]it|[Nn]abij)\s$")
#: A building, a body or a person with the name of the quarter that it stands in.
_OBJECT = re.compile(
    r"(?:[Rr]enbaan|[Kk]asteel|[Ll]andgoed|[Bb]uitenplaats|[Vv]illa|[Hh]uize?|[Hh]uis|[Pp]ark|[Ss]tation"
    r"|[Ss]portpark|[Ss]porthal|[\w]*[Ss]chool|[Cc]entrum|[Mm]useum|[Gg]emaal|[Mm]olen|[Cc]amping|[Hh]otel"
    r"|[Ff]amilie|[Ff]irma|[Tt]heater|[Zz]iekenhuis|[Vv]erpleeghuis|[Kk]erk|[Tt]errein|[Bb]edrijf)\s$"
)
#: A house number, a year or an ending that makes another name of it.
_AFTER = re.compile(
    r"\s\d+\b(?!\s(?:woningen|huizen|inwoners|bomen|huishoudens|jaar))|['’]?-?(?:straat|weg|laan|plein|kade)\b"
    r"|\s(?:College|School|Groep|BV|B\.V\.|NV|Festival|Park|Arena|Airport)\b"
)
_WAY = re.compile(
    r"(?:straat|weg|laan|plein|singel|kade|gracht|dijk|markt|hof|park|station|pad|brug|haven|eiland|bos|ziekenhuis"
    r"|centrum|terrein|campus|museum|school|stadion|kwadrant)$"
)
_OF_QUARTERS = re.compile(r"\w(?:buurt|wijk|kwartier|dorp|polder|veen)$")
_ARTICLES = frozenset(("de", "het", "'t", "den", "ten", "ter"))
_DIRECTIONS = frozenset(
    (
        *("noord", "oost", "zuid", "west", "midden", "centrum", "binnenstad", "stadscentrum"),
        *("noordoost", "noordwest", "zuidoost", "zuidwest"),
    )
)
#: Names that mean another thing to nearly everyone.
_KNOWN_ELSE = frozenset(
    ("schiphol", "amerika", "afrika", "europa", "randstad", "amc", "jeruzalem", "zurich", "azc")
)
_SEPARATOR = re.compile(r"[\s,;/•·-]{1,3}(?:en\s|of\s)?")
_HALF = re.compile(r"\b(?P<half>[A-Z]\w+)-\s(?:en|of)\s$")
_SHORTEST = 5
_AROUND = 80
#: Names in a row that vouch for one another.
_ROW = 3


@dataclass(frozen=True, slots=True)
class _Named:
    """A name where the text has it, and the quarters or the focus area that bear it."""

    start: int
    end: int
    name: str
    bearing: tuple[Quarter, ...]
    area: Town | None = None

    @property
    def is_name(self) -> bool:
        """Whether it is written as a name: "Het meer" is water."""
        words = self.name.replace("-", " ").split()
        return not _has_article(self.name) or (len(words) > 1 and words[1][:1].isupper())

    def codes_in(self, municipality: str) -> set[str]:
        """Codes of what bears the name there; of a wijk and a buurt in it the wijk says less."""
        codes = {quarter.code for quarter in self.bearing if quarter.municipality == municipality}
        return {code for code in codes if code.startswith("BU")} or codes

    def place(self, codes: set[str]) -> Place:
        """It as a place, doubtful unless there is one code for it."""
        code = min(codes) if len(codes) == 1 else ""
        return Place(" ".join(self.name.split()), code, self.start, self.end, not code)


def _has_article(name: str) -> bool:
    return folded(name).partition(" ")[0] in _ARTICLES


def is_word(name: str, first: bool) -> bool:
    """Whether a name may well mean something else than a quarter; `first` where it opens a sentence."""
    words = folded(name).split()
    if len("".join(words)) < _SHORTEST or _has_article(name) or _KNOWN_ELSE.intersection(words):
        return True
    if all(word in _DIRECTIONS for word in words) or _WAY.search(words[-1]) or name.isupper():
        return True
    if _OF_QUARTERS.search(words[-1]) and not first:
        return False
    return all(known(word) for word in name.lower().replace("-", " ").split())


def quarters_in(
    text: str, start: int, end: int, municipality: str, towns: Sequence[Place]
) -> tuple[Place, ...]:
    """Wijken, buurten and focus areas by the name that they have in their municipality, outside `towns`."""
    named = list(_named(text, start, end, municipality, towns))
    listed = _listed(text, named, municipality)
    here = {town.code for town in towns if town.code.startswith("GM")}
    beside = here.pop() if len(here) == 1 else ""
    found: list[Place] = []
    for one in named:
        before = text[max(start, one.start - _AROUND) : one.start]
        place = _place(text, before, one, (municipality, beside), one.start in listed)
        if place is not None:
            found.append(place)
            if half := _other_half(before, one, municipality):
                found.append(half)
    return tuple(found)


def _named(text: str, start: int, end: int, municipality: str, towns: Sequence[Place]) -> Iterator[_Named]:
    areas = focus_areas().get(municipality)
    parts = areas.within(text, start, end) if areas else ()
    at = {begin: _Named(begin, past, text[begin:past], (), area[0]) for begin, past, area in parts}
    for begin, past, bearing in all_quarters().within(text, start, end):
        if begin not in at or past > at[begin].end:
            at[begin] = _Named(begin, past, text[begin:past], bearing)
    for _, one in sorted(at.items()):
        if not any(one.start < town.end and town.start < one.end for town in towns):
            yield one


def _listed(text: str, named: Sequence[_Named], municipality: str) -> set[int]:
    """Where names of the municipality stand three in a row: then they are that, whatever else they mean."""
    rows: list[list[_Named]] = []
    for one in named:
        if not any(quarter.municipality == municipality for quarter in one.bearing):
            continue
        if rows and _SEPARATOR.fullmatch(text, rows[-1][-1].end, one.start):
            rows[-1].append(one)
        else:
            rows.append([one])
    return {one.start for row in rows if len(row) >= _ROW for one in row}


def _place(text: str, before: str, one: _Named, near: tuple[str, str], listed: bool) -> Place | None:
    """The quarter that is meant; `near` are the municipality of the document and that in the sentence."""
    cued = bool(_CUE.search(before)) and not _NEAR.search(before) and not _AFTER.match(text, one.end)
    if one.area is not None:
        said = cued or " " in folded(one.name) or _IN.search(before)
        return Place(one.area.name, one.area.code, one.start, one.end) if said else None
    if not one.is_name:
        return None
    own = one.codes_in(near[0])
    if own:
        free = not is_word(one.name, first=not before) and not _is_part_of_a_name(text, before, one)
        return one.place(own) if listed or cued or free or _INHABITANTS.search(before) else None
    if not cued:
        return None
    if beside := one.codes_in(near[1]):
        return one.place(beside)
    only = len(bearers(one.name)) == 1 and not is_word(one.name, first=False)
    return one.place({one.bearing[0].code} if only else set())


def _is_part_of_a_name(text: str, before: str, one: _Named) -> bool:
    """Whether the name at the span is a person's, a building's, a street's or part of a longer one."""
    return bool(
        is_another_name(text, before, (one.start, one.end))
        or _OBJECT.search(before)
        or _AFTER.match(text, one.end)
    )


def _other_half(before: str, one: _Named, municipality: str) -> Place | None:
    """What is left out of "Oude- en Nieuwehorne" before the name."""
    half = _HALF.search(before)
    if half is None:
        return None
    begin = one.start - len(before) + half.start("half")
    for cut in range(1, len(one.name) - 2):
        for quarter in all_quarters().of(half["half"] + one.name[cut:]):
            if quarter.municipality == municipality:
                return Place(quarter.name, quarter.code, begin, begin + len(half["half"]))
    return None
