"""A SKOS file as tables: ours without loss, anybody else's as well as its labels allow.

Each concept becomes a theme, its Dutch labels become terms. What an export of ours says in its own words
(`wijktekst.taxonomy.skos_names`) is taken as it stands; labels, concepts and links that were added since in
another program come on top.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from wijktekst.errors import TaxonomyError
from wijktekst.taxonomy.concepts import Concept, Statements, Text, concepts_of, deprecated, natural
from wijktekst.taxonomy.loading import LANGUAGE, LISTS
from wijktekst.taxonomy.own_challenges import Placing
from wijktekst.taxonomy.own_ids import theme_ids
from wijktekst.taxonomy.own_labels import LONGEST, terms_of
from wijktekst.taxonomy.rdf_files import read_graph
from wijktekst.taxonomy.skos_links import links
from wijktekst.taxonomy.skos_names import CHALLENGE, SKOS, WORDS
from wijktekst.taxonomy.tables import DECISION_COLUMNS, EXCLUSION_COLUMNS, MAPPING_COLUMNS, TERM_COLUMNS, Rows
from wijktekst.taxonomy.taxonomy import Taxonomy
from wijktekst.types import NO_CHALLENGE

Table = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Found:
    """The tables of a file, and what to tell its user."""

    tables: Rows
    notes: tuple[str, ...]


def read_skos(path: Path, package: Taxonomy) -> Found:
    """The tables of a SKOS file; `package` says what the official codes are about.

    Raises TaxonomyError with the file, what is wrong and what to do.
    """
    statements = Statements(read_graph(path))
    every = concepts_of(statements)
    reading = _Reading(path.name, statements, every, package)
    return Found(Rows(reading.tables(), path.name), tuple(f"{path.name}: {note}" for note in reading.notes))


@dataclass
class _Reading:
    name: str
    statements: Statements
    every: list[Concept]
    package: Taxonomy
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.concepts = self._kept([one for one in self.every if not one.key.startswith(CHALLENGE)])
        self.ids = theme_ids(self.concepts)
        self.parents = self._parents()
        self.concepts = self._ordered()
        placing = Placing(self.every, self.package)
        self.challenges = {self.ids[one.key]: placing.of(one) for one in self.concepts}

    def tables(self) -> dict[str, Table]:
        tables: dict[str, Table] = {"themas.csv": self._themes()}
        for row in self._terms():
            tables.setdefault(f"termen/{self.challenges[row['thema']]}.csv", []).append(row)
        tables |= {
            "opgaven.csv": self._challenges(),
            "uitsluitingen.csv": self._own_rows("Uitsluiting", EXCLUSION_COLUMNS),
            "kruistabel.csv": self._links(),
            "labels.csv": self._labels(),
            "radar.csv": self._own_rows("Besluit", DECISION_COLUMNS),
        }
        self._tell()
        return {name: rows for name, rows in tables.items() if rows}

    def _kept(self, concepts: list[Concept]) -> list[Concept]:
        withdrawn = {one.key for one in concepts if deprecated(self.statements, one)}
        self._note("vervallen (owl:deprecated) en daarom overgeslagen", concepts, withdrawn)
        foreign = {one.key for one in concepts if not one.dutch} - withdrawn
        self._note("zonder Nederlands label en daarom overgeslagen", concepts, foreign)
        kept = [one for one in concepts if one.key not in withdrawn | foreign]
        if not concepts:
            raise TaxonomyError(
                f"{self.name}: er staat geen begrip (skos:Concept) in. Geef een begrippenlijst in SKOS, of "
                "een map met tabellen."
            )
        if not kept:
            raise TaxonomyError(
                f"{self.name}: geen begrip dat nog geldt heeft een Nederlands label. Voeg labels toe met "
                "de taal 'nl' (skos:prefLabel \"...\"@nl)."
            )
        return kept

    def _parents(self) -> dict[str, str]:
        """The first kept concept above each, in circles that are cut open."""
        by_key = {one.key: one for one in self.every}
        found: dict[str, str] = {}
        for concept in sorted(self.concepts, key=lambda one: one.key):
            waiting = list(concept.parents)
            for key in waiting:
                if key in self.ids and not self._leads_to(key, concept.key, found):
                    found[concept.key] = key
                    break
                if key not in self.ids and key in by_key:
                    waiting += [above for above in by_key[key].parents if above not in waiting]
        several = {one.key for one in self.concepts if sum(above in self.ids for above in one.parents) > 1}
        self._note("onder meer dan één begrip, waarvan het eerste geldt", self.concepts, several)
        return found

    @staticmethod
    def _leads_to(start: str, goal: str, parents: dict[str, str]) -> bool:
        key: str | None = start
        while key and key != goal:
            key = parents.get(key)
        return key == goal

    def _ordered(self) -> list[Concept]:
        """In the order of an export; what came later by tree, and there by code and label."""
        below: dict[str, list[Concept]] = {}
        for one in self.concepts:
            below.setdefault(self.parents.get(one.key, ""), []).append(one)
        for group in below.values():
            group.sort(
                key=lambda one: (natural(" ".join(one.notations)), natural(one.label), one.key), reverse=True
            )
        tree: list[Concept] = []
        waiting = list(below.get("", []))
        while waiting:
            tree.append(waiting.pop())
            waiting += below.get(tree[-1].key, [])
        return sorted(tree, key=lambda one: (not one.order, natural(one.order)))

    def _themes(self) -> Table:
        return [
            {
                "thema": self.ids[one.key],
                "opgave": self.challenges[self.ids[one.key]],
                "label": one.label,
                "omschrijving": one.description,
                "iri": one.iri,
                "breder": self.ids.get(self.parents.get(one.key, ""), ""),
            }
            for one in self.concepts
        ]

    def _challenges(self) -> Table:
        """Names that an export gave to the challenges; those of the package where it gave none."""
        told = {one.own_id: one for one in self.every if one.key.startswith(CHALLENGE) and one.own_id}
        rows: Table = []
        for challenge in self.package.challenges if told else ():
            own = told.get(challenge.id)
            label, description = (
                (own.label, own.description) if own else (challenge.label, challenge.description)
            )
            rows.append({"opgave": challenge.id, "label": label, "omschrijving": description})
        return rows

    def _terms(self) -> Table:
        rows = self._own_rows("Term", TERM_COLUMNS)
        known: dict[str, set[str]] = {}
        for row in rows:
            known.setdefault(row["thema"], set()).add(row["term"].casefold())
        for concept in self.concepts:
            theme = self.ids[concept.key]
            labels = concept.dutch
            if concept.own_id:  # its own terms say all, but for labels that were added since
                added = [*concept.alts, *concept.hidden]
                had = known.get(theme, set())
                labels = [one.text for one in added if one.dutch and one.text.casefold() not in had]
            for text, certainty, match in terms_of(labels):
                rows.append({"term": text, "thema": theme, "zekerheid": str(certainty), "match": match})
        return rows

    def _links(self) -> Table:
        rows = self._own_rows("Koppeling", MAPPING_COLUMNS)
        more, elsewhere = links(self.concepts, self.ids, rows, self.statements, self.package)
        if elsewhere:
            self.notes.append(
                f"koppelingen naar andere lijsten dan {', '.join(LISTS)} blijven weg: {elsewhere}."
            )
        return rows + more

    def _labels(self) -> Table:
        """Labels in other languages, each once, and codes that are not the id itself."""
        rows: Table = []
        for concept in self.concepts:
            theme, seen, preferred = self.ids[concept.key], set[Text](), set[str]()
            for kind, texts in (
                ("prefLabel", concept.prefs),
                ("altLabel", concept.alts),
                ("hiddenLabel", concept.hidden),
            ):
                for one in texts:
                    if one.dutch or one in seen or not LANGUAGE.fullmatch(one.language):
                        continue
                    seen.add(one)
                    soort = "altLabel" if kind == "prefLabel" and one.language in preferred else kind
                    preferred |= {one.language} if soort == "prefLabel" else set()
                    rows.append({"thema": theme, "taal": one.language, "soort": soort, "label": one.text})
            if concept.notations != (theme,):
                rows += [{"thema": theme, "soort": "notation", "label": code} for code in concept.notations]
        return rows

    def _own_rows(self, kind: str, columns: tuple[str, ...]) -> Table:
        """What an export said in its own words, in its order; rows of themes that are gone are left out."""
        ordered: list[tuple[object, str, dict[str, str]]] = []
        orphans = 0
        for key in self.statements.keys(WORDS + kind):
            row = {one: next(iter(self.statements.values(key, WORDS + one)), "") for one in columns}
            theme = self.ids.get(row["thema"], "")
            if row["thema"] and not theme:
                orphans += 1
                continue
            row["thema"] = theme
            order = next(iter(self.statements.values(key, f"{WORDS}volgorde")), "")
            ordered.append((natural(order), key, row))
        if orphans:
            self.notes.append(f"{kind} bij een thema dat er niet meer is, en daarom overgeslagen: {orphans}.")
        return [row for _, _, row in sorted(ordered, key=lambda one: one[:2])]

    def _tell(self) -> None:
        nowhere = {one.key for one in self.concepts if self.challenges[self.ids[one.key]] == NO_CHALLENGE}
        self._note("onder geen van de twaalf wijkopgaven ('geen')", self.concepts, nowhere)
        long = {one.key for one in self.concepts if any(len(label) > LONGEST for label in one.dutch)}
        self._note(f"met een label van meer dan {LONGEST} tekens, dat geen term is", self.concepts, long)
        schemes = self.statements.keys(f"{SKOS}ConceptScheme")
        if len(schemes) > 1:
            self.notes.append(
                f"er staan {len(schemes)} begrippenlijsten in; de begrippen van alle zijn gelezen."
            )

    def _note(self, what: str, concepts: Iterable[Concept], keys: set[str]) -> None:
        """A remark on a group of concepts: how many, and the first three by name."""
        if keys:
            names = [one.label or one.key for one in concepts if one.key in keys]
            some = ", ".join(f"'{name[:60]}'" for name in names[:3])
            self.notes.append(
                f"{what}: {len(names)}, zoals {some}." if len(names) > 3 else f"{what}: {some}."
            )
