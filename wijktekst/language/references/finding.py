"""The references of a sentence: all finders together, the longest where they overlap."""

from __future__ import annotations

from wijktekst.language.references.listed import listed
from wijktekst.language.references.parliament import parliament
from wijktekst.language.references.reference import Reference
from wijktekst.language.references.schemes import schemes
from wijktekst.language.references.statutes import statutes, with_article

_BLANKS = "\n\r\t\u00a0"


def references_of(text: str) -> tuple[Reference, ...]:
    """In order of the text, each value once."""
    flat = text
    for blank in _BLANKS:
        flat = flat.replace(blank, " ")
    found = [*listed(flat), *parliament(flat)]
    known = {one.start for one in found if one.kind in {"wet", "eu"}}
    found += [one for one in statutes(flat) if one.start not in known]
    found += schemes(flat)
    kept: list[Reference] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    unique: dict[str, Reference] = {}
    for one in sorted(kept, key=lambda one: one.start):
        cited = with_article(flat, one) if one.kind in {"wet", "eu"} else one
        unique.setdefault(cited.value, cited)
    return tuple(unique.values())
