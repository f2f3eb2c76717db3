"""The places that a sentence names."""

from __future__ import annotations

from wijktekst.language.places.gazetteer import gazetteer
from wijktekst.language.places.quarters import quarters_in
from wijktekst.language.places.towns import town_at
from wijktekst.types import Place


def places(text: str, start: int, end: int, municipality: str = "") -> tuple[Place, ...]:
    """Places in text[start:end] in order, each once.

    A name that several places bear ("Utrecht", "Bergen", "wijk Noord") has a code only where the text says
    which is meant; else it is doubtful. `municipality` is the CBS code of the document's municipality
    ("GM0344"), if known: it settles a shared name, and its wijken and buurten need less to be known by.
    """
    found: list[Place] = []
    _, names = gazetteer()
    for begin, past, candidates in names.within(text, start, end):
        town = town_at(candidates, text, start, (begin, past), municipality)
        if town is not None:
            found.append(Place(town.name, town.code, begin, past, not town.code))
    found.extend(quarters_in(text, start, end, municipality, found))
    unique: dict[str, Place] = {}
    for one in sorted(found, key=lambda place: (place.start, place.end)):
        unique.setdefault(one.name if one.code in ("", "NPLV") else one.code, one)
    return tuple(unique.values())
