"""Ids for the themes of somebody's own vocabulary: readable, of the form that reports want, and stable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from wijktekst.taxonomy.concepts import Concept
from wijktekst.taxonomy.loading import ABOVE, THEME_ID
from wijktekst.taxonomy.skos_names import THEME

_LONGEST = 60
#: What a person reads: three letters in a row, and no digit as in "c_6b728132".
_READS = re.compile(r"(?=.*[a-z]{3})[a-z-]+")


def theme_ids(concepts: Iterable[Concept]) -> dict[str, str]:
    """An id for each concept, by its key.

    The code, the last part of the IRI and the label are tried in that order, and the first that reads as
    words is taken. Of concepts that come to the same id the later by IRI gets a number.
    """
    ids: dict[str, str] = {}
    taken = set(ABOVE)
    ordered = sorted(concepts, key=lambda one: (not one.own_id, not one.key.startswith(THEME), one.key))
    for concept in ordered:
        base = _base(concept)
        if base in ABOVE:
            base = f"{base}-thema"
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        ids[concept.key] = name
    return ids


def _base(concept: Concept) -> str:
    if THEME_ID.fullmatch(concept.own_id):
        return concept.own_id
    own = concept.key.removeprefix(THEME)
    if own != concept.key and THEME_ID.fullmatch(own):
        return own
    last = re.split(r"[/#:]", concept.iri.rstrip("/#"))[-1]
    names = [*(slug(code) for code in concept.notations), slug(last)]
    for name in names:
        if _READS.fullmatch(name):
            return name
    return slug(concept.label) or next((name for name in names if name), "thema")


def slug(text: str) -> str:
    """Lowercase ASCII with hyphens, cut between words; "" when no letter or digit is left."""
    spread = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    name = re.sub(r"[^a-z0-9]+", "-", spread).strip("-")
    return name if len(name) <= _LONGEST else name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
