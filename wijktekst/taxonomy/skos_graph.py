"""A taxonomy as statements: SKOS for every tool, and our own words for what SKOS cannot say.

Nothing is a node without a name, and names follow from what they stand for, so the same tables give the same
statements.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wijktekst.taxonomy.loading import OWN
from wijktekst.taxonomy.model import Challenge, Term, Theme
from wijktekst.taxonomy.rows import Row, decision_row, exclusion_row, link_row, term_row
from wijktekst.taxonomy.skos_names import (
    DCT,
    OWL,
    RDF,
    SCHEME,
    SKOS,
    WORDS,
    XSD,
    challenge_iri,
    code_iri,
    list_iri,
    part,
    theme_iri,
)
from wijktekst.taxonomy.taxonomy import Taxonomy
from wijktekst.types import NO_CHALLENGE

if TYPE_CHECKING:
    from rdflib import Graph

#: A term below this certainty does not mean its theme by itself, and is no label of it.
LEAST = 0.6
#: What a word ends with, or holds anywhere, is no label to show; what it starts with is a word as a rule.
_PIECES = ("rechts", "overal")
#: Columns that are no text.
_TYPES = {"zekerheid": f"{XSD}decimal", "volgorde": f"{XSD}integer"}


def graph_of(taxonomy: Taxonomy) -> Graph:
    """The taxonomy as a SKOS concept scheme: challenges on top, themes below them, links to official lists.

    Sure terms (`LEAST`) are alternative labels of their theme, and hidden ones when they are the end or the
    middle of a word; terms that need another word in the sentence are left out. Exclusions of a theme are its
    scope note. Every term, exclusion, link and decision is said once more with all its columns.
    """
    return _Writing(taxonomy).graph


class _Writing:
    def __init__(self, taxonomy: Taxonomy) -> None:
        from rdflib import Graph

        self.taxonomy = taxonomy
        self.graph = Graph(bind_namespaces="none")
        for prefix, iri in (("dct", DCT), ("owl", OWL), ("skos", SKOS), ("wijk", WORDS), ("xsd", XSD)):
            self.graph.bind(prefix, iri)
        self._themes = {one.id: theme_iri(one) for one in taxonomy.themes}
        self._by_id = {one.id: one for one in taxonomy.themes}
        self._names: set[str] = set()
        self._scheme()
        for challenge in taxonomy.challenges:
            self._challenge(challenge)
        self._write_themes()
        self._lists()
        self._own("Term", ((f"{r['thema']}:{part(r['term'])}", r) for r in map(term_row, taxonomy.terms)))
        self._own("Uitsluiting", ((part(r["patroon"]), r) for r in map(exclusion_row, taxonomy.exclusions)))
        links = map(link_row, taxonomy.crosswalk)
        self._own("Koppeling", ((f"{r['thema']}:{r['lijst'].lower()}:{part(r['code'])}", r) for r in links))
        self._own("Besluit", ((part(r["term"]), r) for r in map(decision_row, taxonomy.decisions)))

    def _link(self, subject: str, predicate: str, iri: str) -> None:
        from rdflib import URIRef

        self.graph.add((URIRef(subject), URIRef(predicate), URIRef(iri)))

    def _text(self, subject: str, predicate: str, text: str, language: str = "", datatype: str = "") -> None:
        from rdflib import Literal, URIRef

        if text:
            value = Literal(text, lang=language or None, datatype=URIRef(datatype) if datatype else None)
            self.graph.add((URIRef(subject), URIRef(predicate), value))

    def _scheme(self) -> None:
        self._link(SCHEME, f"{RDF}type", f"{SKOS}ConceptScheme")
        self._text(SCHEME, f"{DCT}title", "Wijkopgaven en hun thema's", "nl")
        self._text(SCHEME, f"{OWL}versionInfo", self.taxonomy.hash)

    def _concept(self, iri: str, code: str, label: str, description: str) -> None:
        self._link(iri, f"{RDF}type", f"{SKOS}Concept")
        self._link(iri, f"{SKOS}inScheme", SCHEME)
        self._text(iri, f"{SKOS}prefLabel", label, "nl")
        self._text(iri, f"{SKOS}definition", description, "nl")
        self._text(iri, f"{WORDS}id", code)

    def _top(self, iri: str) -> None:
        self._link(iri, f"{SKOS}topConceptOf", SCHEME)
        self._link(SCHEME, f"{SKOS}hasTopConcept", iri)

    def _below(self, iri: str, above: str) -> None:
        self._link(iri, f"{SKOS}broader", above)
        self._link(above, f"{SKOS}narrower", iri)

    def _challenge(self, challenge: Challenge) -> None:
        iri = challenge_iri(challenge.id)
        self._concept(iri, challenge.id, challenge.label, challenge.description)
        self._text(iri, f"{SKOS}notation", challenge.id)
        self._top(iri)

    def _write_themes(self) -> None:
        terms: dict[str, list[Term]] = {}
        for term in self.taxonomy.terms:
            terms.setdefault(term.theme, []).append(term)
        for order, theme in enumerate(self.taxonomy.themes, start=1):
            iri = self._themes[theme.id]
            self._concept(iri, theme.id, theme.label, theme.description)
            self._place(iri, theme)
            self._text(iri, f"{WORDS}opgave", theme.challenge)
            self._text(iri, f"{WORDS}volgorde", str(order), datatype=_TYPES["volgorde"])
            shown, hidden = _labels(theme, terms.get(theme.id, ()))
            for kind, texts in (("altLabel", shown), ("hiddenLabel", hidden)):
                for text in texts:
                    self._text(iri, SKOS + kind, text, "nl")
        for label in self.taxonomy.labels:
            self._text(self._themes[label.theme], SKOS + label.kind, label.text, label.language)
        coded = {label.theme for label in self.taxonomy.labels if label.kind == "notation"}
        not_meant: dict[str, list[str]] = {}
        for one in self.taxonomy.exclusions:
            not_meant.setdefault(one.theme, []).append(one.pattern)
        for name, iri in self._themes.items():
            if name not in coded:
                self._text(iri, f"{SKOS}notation", name)
            if name in not_meant:
                self._text(iri, f"{SKOS}scopeNote", f"Niet bedoeld: {', '.join(not_meant[name])}.", "nl")

    def _place(self, iri: str, theme: Theme) -> None:
        """Below another theme or a challenge, or on top; below both where they disagree."""
        above = self._by_id.get(theme.broader)
        if above:
            self._below(iri, self._themes[above.id])
        if theme.challenge != NO_CHALLENGE and (not above or above.challenge != theme.challenge):
            self._below(iri, challenge_iri(theme.challenge))
        elif not above:
            self._top(iri)

    def _lists(self) -> None:
        """Label and code of what is linked to; not typed as concepts, so that tools load ours only."""
        named: set[str] = set(self._themes.values())
        for entry in self.taxonomy.crosswalk:
            iri = code_iri(entry)
            self._link(self._themes[entry.theme], SKOS + entry.relation, iri)
            if iri not in named:
                named.add(iri)
                self._text(iri, f"{SKOS}prefLabel", entry.label, "nl")
                if iri.startswith(OWN):
                    self._link(iri, f"{SKOS}inScheme", list_iri(entry))
                    self._text(iri, f"{SKOS}notation", entry.code)

    def _own(self, kind: str, rows: Iterable[tuple[str, Row]]) -> None:
        """Rows of a table as resources of a class of ours, with a word of ours for each column."""
        for order, (name, row) in enumerate(rows, start=1):
            iri = self._new(f"{OWN}{kind.lower()}:{name}")
            self._link(iri, f"{RDF}type", WORDS + kind)
            self._text(iri, f"{WORDS}volgorde", str(order), datatype=_TYPES["volgorde"])
            for column, value in row.items():
                if column == "thema" and value in self._themes:
                    self._link(iri, f"{WORDS}thema", self._themes[value])
                elif column != "thema":
                    self._text(iri, WORDS + column, value, datatype=_TYPES.get(column, ""))

    def _new(self, name: str) -> str:
        found, number = name, 1
        while found in self._names:
            number += 1
            found = f"{name}~{number}"
        self._names.add(found)
        return found


def _labels(theme: Theme, terms: Iterable[Term]) -> tuple[list[str], list[str]]:
    """Alternative and hidden labels; SKOS wants no label of a concept twice."""
    shown: list[str] = []
    hidden: list[str] = []
    sure = [term for term in terms if term.certainty >= LEAST and not term.condition]
    seen = {theme.label.casefold()}
    for term in sorted(sure, key=lambda term: term.part in _PIECES):  # what reads well goes first
        if term.text.casefold() not in seen:
            seen.add(term.text.casefold())
            (hidden if term.part in _PIECES else shown).append(term.text)
    return shown, hidden
