"""The concepts of a vocabulary, out of the statements of its file: SKOS, SKOS-XL, or things with labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from wijktekst.taxonomy.loading import IRI, OWN
from wijktekst.taxonomy.rdf_files import BASE
from wijktekst.taxonomy.skos_names import DCT, OWL, RDF, RDFS, SKOS, SKOSXL, WORDS
from wijktekst.taxonomy.tables import tidy

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

MATCHES = ("exactMatch", "closeMatch", "broadMatch", "relatedMatch", "narrowMatch")
#: Languages whose label is shown when there is none in Dutch; "" is a label that does not say.
_SHOWN = ("nl", "", "en")
#: What has a label and is no entry of a list.
_NO_ENTRY = (
    *(f"{SKOS}{name}" for name in ("ConceptScheme", "Collection", "OrderedCollection")),
    *(
        f"{OWL}{name}"
        for name in ("Class", "Ontology", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
    ),
    *(f"{RDFS}{name}" for name in ("Class", "Datatype")),
    f"{RDF}Property",
    f"{SKOSXL}Label",
)


class Text(NamedTuple):
    """A label in a language; Dutch is "nl", a label without a language ""."""

    language: str
    text: str

    @property
    def dutch(self) -> bool:
        return self.language in ("", "nl")


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept as its file tells it.

    key : its IRI, or the name of a node without one. iri : its IRI when that is worth keeping, else "".
    parents : keys of what is above it. matches : relation and IRI of what it is mapped to.
    own_id, own_challenge, order : what `wijktekst.taxonomy.skos_write` said of it, else "".
    """

    key: str
    iri: str
    label: str
    prefs: tuple[Text, ...]
    alts: tuple[Text, ...]
    hidden: tuple[Text, ...]
    notations: tuple[str, ...]
    description: str
    parents: tuple[str, ...]
    matches: tuple[tuple[str, str], ...]
    own_id: str
    own_challenge: str
    order: str

    @property
    def dutch(self) -> list[str]:
        """Its Dutch labels, the preferred one first."""
        return [one.text for one in (*self.prefs, *self.alts, *self.hidden) if one.dutch]


class Statements:
    """The statements of a file by subject and predicate, as sorted texts."""

    def __init__(self, graph: Graph) -> None:
        from rdflib import URIRef

        self._graph, self._named = graph, URIRef
        self._above = self._parents()

    def keys(self, kind: str) -> set[str]:
        """Every subject of a type."""
        return {str(one) for one in self._graph.subjects(self._named(f"{RDF}type"), self._named(kind))}

    def entries(self) -> list[str]:
        """The concepts; where nothing is called one, what has a label and is no class, property or scheme."""
        found = self.keys(f"{SKOS}Concept")
        if not found:
            for word in (f"{SKOS}prefLabel", f"{SKOSXL}prefLabel", f"{RDFS}label"):
                found |= {str(one) for one in self._graph.subjects(self._named(word), None)}
            found = found.difference(*(self.keys(kind) for kind in _NO_ENTRY))
        return sorted(found)

    def values(self, key: str, predicate: str) -> list[str]:
        return sorted({str(one) for one in self._graph.objects(self._node(key), self._named(predicate))})

    def texts(self, key: str, predicate: str) -> list[Text]:
        """Literals on one line; empty ones are left out."""
        return sorted(set(self._literals(self._node(key), predicate)))

    def labels(self, key: str, name: str) -> list[Text]:
        """Labels of SKOS, and those of SKOS-XL, which are resources with a literal form."""
        found = set(self.texts(key, SKOS + name))
        for label in self._graph.objects(self._node(key), self._named(SKOSXL + name)):
            found.update(self._literals(label, f"{SKOSXL}literalForm"))
        return sorted(found)

    def parents(self, key: str) -> tuple[str, ...]:
        return self._above.get(key, ())

    def _parents(self) -> dict[str, tuple[str, ...]]:
        """What concepts say is above them; of those that do not say it, what says that they are below."""
        broader = self._graph.subject_objects(self._named(f"{SKOS}broader"))
        narrower = self._graph.subject_objects(self._named(f"{SKOS}narrower"))
        said = _grouped((str(lower), str(higher)) for lower, higher in broader)
        told = _grouped((str(lower), str(higher)) for higher, lower in narrower)
        return told | said

    def _literals(self, node: Node, predicate: str) -> Iterator[Text]:
        from rdflib import Literal

        for one in self._graph.objects(node, self._named(predicate)):
            if isinstance(one, Literal) and (text := tidy(str(one))):
                language = (one.language or "").lower()
                yield Text("nl" if language.split("-")[0] == "nl" else language, text)

    def _node(self, key: str) -> Node:
        from rdflib import BNode

        return self._named(key) if ":" in key else BNode(key)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for lower, higher in pairs:
        if lower != higher:
            found.setdefault(lower, set()).add(higher)
    return {key: tuple(sorted(above)) for key, above in found.items()}


def concepts_of(statements: Statements) -> list[Concept]:
    """Every concept of the file, by key; themes and challenges that wijktekst wrote among them."""
    return [_concept(statements, key) for key in statements.entries()]


def deprecated(statements: Statements, concept: Concept) -> bool:
    """Whether its makers withdrew the concept."""
    return any(value.lower() in ("true", "1") for value in statements.values(concept.key, f"{OWL}deprecated"))


def _concept(statements: Statements, key: str) -> Concept:
    prefs = statements.labels(key, "prefLabel") or statements.texts(key, f"{RDFS}label")
    alts, hidden = (statements.labels(key, name) for name in ("altLabel", "hiddenLabel"))
    matches = [(name, iri) for name in MATCHES for iri in statements.values(key, SKOS + name)]
    descriptions: list[Text] = []
    for word in (f"{SKOS}definition", f"{DCT}description", f"{RDFS}comment"):
        descriptions = descriptions or statements.texts(key, word)
    keep = IRI.fullmatch(key) and not key.startswith((OWN, BASE))
    own_id, own_challenge, order = (next(iter(statements.values(key, WORDS + w)), "") for w in _OWN_WORDS)
    return Concept(
        key=key,
        iri=key if keep else "",
        label=shown(prefs or alts),
        prefs=tuple(prefs),
        alts=tuple(alts),
        hidden=tuple(hidden),
        notations=tuple(filter(None, map(tidy, statements.values(key, f"{SKOS}notation")))),
        description=shown(descriptions),
        parents=statements.parents(key),
        matches=tuple(matches),
        own_id=own_id,
        own_challenge=own_challenge,
        order=order,
    )


_OWN_WORDS = ("id", "opgave", "volgorde")


def shown(texts: Iterable[Text]) -> str:
    """The text to show: Dutch, else without a language, else English, else the first by language."""
    ordered = sorted(
        texts, key=lambda one: (_SHOWN.index(one.language) if one.language in _SHOWN else 9, one)
    )
    return ordered[0].text if ordered else ""


def natural(text: str) -> tuple[tuple[int, int | str], ...]:
    """Key that sorts "2" before "10"."""
    parts = re.split(r"(\d{1,15})", text.casefold())
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts if part)
