"""Below which of the twelve challenges the concepts of somebody's own vocabulary stand, or below none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wijktekst.taxonomy.concepts import Concept
from wijktekst.taxonomy.loading import ABOVE
from wijktekst.taxonomy.skos_names import CHALLENGE, THEME, code_iri
from wijktekst.taxonomy.taxonomy import Taxonomy
from wijktekst.types import CHALLENGES, NO_CHALLENGE

#: A relation to one of our themes or to a code says that the concept is about the same, or narrower.
_SAME_OR_NARROWER = ("exactMatch", "closeMatch", "broadMatch")


class Placing:
    """Finds the challenge of each concept by what it and the concepts above it say.

    The first that tells decides: a concept right below a challenge; what an export of ours noted; a link to
    one of our challenges or themes; a link to a code of an official list that our themes of one challenge
    alone are linked to; a top concept with the name of a challenge. Of parents the first by IRI goes first.
    """

    def __init__(self, concepts: Iterable[Concept], package: Taxonomy) -> None:
        self._by_key = {concept.key: concept for concept in concepts}
        self._themes = {theme.id: theme.challenge for theme in package.themes}
        self._codes = _codes(package)
        self._names = {name.casefold(): one.id for one in package.challenges for name in (one.id, one.label)}

    def of(self, concept: Concept) -> str:
        """One of the twelve, or "geen"."""
        for parent in concept.parents:
            if found := self._ours(parent, themes=False):
                return found
        if concept.own_challenge in ABOVE:
            return concept.own_challenge
        lineage = list(self._lineage(concept))
        for way in (self._by_link, self._by_code, self._by_name):
            for one in lineage:
                if found := way(one):
                    return found
        return NO_CHALLENGE

    def _lineage(self, concept: Concept) -> Iterator[Concept]:
        """The concept and what is above it, the nearest first; every one once, also in a circle."""
        waiting, seen = [concept.key], {concept.key}
        for key in waiting:
            if one := self._by_key.get(key):
                yield one
                waiting += [above for above in one.parents if above not in seen]
                seen.update(one.parents)

    def _ours(self, iri: str, *, themes: bool = True) -> str:
        """The challenge that an IRI of ours stands for, or ""."""
        if iri.startswith(CHALLENGE):
            name = iri.removeprefix(CHALLENGE)
            return name if name in CHALLENGES else ""
        return self._themes.get(iri.removeprefix(THEME), "") if themes and iri.startswith(THEME) else ""

    def _by_link(self, concept: Concept) -> str:
        linked = [iri for relation, iri in concept.matches if relation in _SAME_OR_NARROWER]
        return next(filter(None, map(self._ours, (concept.key, *concept.parents, *linked))), "")

    def _by_code(self, concept: Concept) -> str:
        linked = [iri for relation, iri in concept.matches if relation in _SAME_OR_NARROWER]
        return next((self._codes[iri] for iri in (concept.key, *linked) if iri in self._codes), "")

    def _by_name(self, concept: Concept) -> str:
        if concept.parents:
            return ""
        names = (*concept.notations, *concept.dutch)
        return next((self._names[name.casefold()] for name in names if name.casefold() in self._names), "")


def _codes(package: Taxonomy) -> dict[str, str]:
    """Codes by IRI with the one challenge whose themes are linked to them; the closest links decide."""
    challenge = {theme.id: theme.challenge for theme in package.themes}
    found: dict[str, str] = {}
    for relations in (("exactMatch", "closeMatch"), ("broadMatch",)):
        linked: dict[str, set[str]] = {}
        for entry in package.crosswalk:
            if entry.relation in relations:
                linked.setdefault(code_iri(entry), set()).add(challenge[entry.theme])
        for iri, challenges in linked.items():
            if len(challenges) == 1:
                found.setdefault(iri, *challenges)
    return found
