"""The taxonomy as one checked object."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from wijktekst.errors import InputError
from wijktekst.taxonomy import loading
from wijktekst.taxonomy.model import Challenge, CrosswalkEntry, Decision, Exclusion, Label, Term, Theme
from wijktekst.taxonomy.tables import Folder, Tables
from wijktekst.types import NO_CHALLENGE

DATA = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True)
class Taxonomy:
    """The twelve challenges, their themes, and the terms that point to them.

    Build it with `load`; the constructor trusts what it is given. Two taxonomies with the same `hash` find
    the same things.
    """

    challenges: tuple[Challenge, ...]
    themes: tuple[Theme, ...]
    terms: tuple[Term, ...]
    exclusions: tuple[Exclusion, ...] = ()
    crosswalk: tuple[CrosswalkEntry, ...] = ()
    #: Proposals that were looked at; they change nothing that is found, so the hash leaves them out.
    decisions: tuple[Decision, ...] = ()
    #: Labels in other languages and codes; like decisions they change nothing that is found.
    labels: tuple[Label, ...] = ()
    #: Dutch sentences on what was left out or guessed while loading, for the user.
    notes: tuple[str, ...] = field(default=(), compare=False)

    @staticmethod
    def load(source: str | Path | None = None) -> Taxonomy:
        """The taxonomy of the package, or that of a folder with the same tables or of a SKOS file.

        A folder holds themas.csv and termen/<opgave>.csv, and may hold opgaven.csv, uitsluitingen.csv,
        kruistabel.csv, labels.csv and radar.csv. A file is Turtle, JSON-LD, RDF/XML, N-Triples, N-Quads or
        TriG, by its ending; `notes` says what of it was left out. Raises InputError when there is no such
        folder or file and TaxonomyError, with file and line, when it is wrong.
        """
        return _load_package() if source is None else _load(Path(source))

    def theme(self, theme: str) -> Theme:
        """The theme with this id. Raises InputError with near names, also of challenges."""
        try:
            return self._by_id[theme]
        except KeyError:
            hint = loading.near(theme, (*self._by_id, *(one.id for one in self.challenges)))
            raise InputError(f"Het thema of de opgave '{theme}' bestaat niet.{hint}") from None

    def themes_of(self, challenge: str) -> tuple[Theme, ...]:
        """The themes below a challenge, in the order of the table."""
        return tuple(theme for theme in self.themes if theme.challenge == challenge)

    def challenge_label(self, challenge: str) -> str:
        """Label of a challenge; "geen" has one too. Raises InputError for any other name."""
        try:
            return self._challenge_labels[challenge]
        except KeyError:
            hint = loading.near(challenge, self._challenge_labels)
            raise InputError(f"De opgave '{challenge}' bestaat niet.{hint}") from None

    @cached_property
    def hash(self) -> str:
        """SHA-256 in hex over the contents of the tables; line ends and quoting do not count."""
        content = [
            [[c.id, c.label, c.description] for c in self.challenges],
            [[t.id, t.challenge, t.label, t.description] for t in self.themes],
            [[t.text, t.theme, t.certainty, t.match, t.part, t.condition, t.note] for t in self.terms],
            [[e.pattern, e.theme, e.match, e.note] for e in self.exclusions],
            [[m.theme, m.list, m.code, m.label, m.relation, m.year] for m in self.crosswalk],
        ]
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8")).hexdigest()

    def __deepcopy__(self, memo: dict[int, object]) -> Taxonomy:
        """Itself: nothing in it changes. Estimators of scikit-learn copy their parameters at every turn."""
        return self

    @cached_property
    def _by_id(self) -> dict[str, Theme]:
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def _challenge_labels(self) -> dict[str, str]:
        return {NO_CHALLENGE: "Geen wijkopgave", **{one.id: one.label for one in self.challenges}}


@lru_cache(maxsize=1)
def _load_package() -> Taxonomy:
    return _assemble(Folder(DATA))


def _load(source: Path) -> Taxonomy:
    if source.is_dir():
        return _assemble(Folder(source))
    if not source.is_file():
        raise InputError(
            f"'{source}' bestaat niet. Geef een map met themas.csv en de map termen, of een SKOS-bestand "
            "(.ttl, .jsonld of .rdf)."
        )
    from wijktekst.taxonomy.skos_read import read_skos

    found = read_skos(source, _load_package())
    return replace(_assemble(found.tables), notes=found.notes)


def _assemble(tables: Tables) -> Taxonomy:
    themes = loading.load_themes(tables)
    by_id = _by_id(themes)
    given = "opgaven.csv" in tables.names()
    return Taxonomy(
        challenges=loading.load_challenges(tables) if given else _load_package().challenges,
        themes=themes,
        terms=loading.load_terms(tables, by_id),
        exclusions=loading.load_exclusions(tables, by_id),
        crosswalk=loading.load_crosswalk(tables, by_id),
        labels=loading.load_labels(tables, by_id),
        decisions=loading.load_decisions(tables, by_id),
    )


def _by_id(themes: Iterable[Theme]) -> dict[str, Theme]:
    return {theme.id: theme for theme in themes}
