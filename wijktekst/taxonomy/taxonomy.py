"""The taxonomy as one checked object."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from wijktekst.errors import InputError
from wijktekst.taxonomy import loading
from wijktekst.taxonomy.model import Challenge, CrosswalkEntry, Decision, Exclusion, Term, Theme

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

    @staticmethod
    def load(folder: Path | None = None) -> Taxonomy:
        """The taxonomy of the package, or that of a folder with the same tables.

        A folder holds opgaven.csv, themas.csv and termen/<opgave>.csv, and may hold uitsluitingen.csv,
        kruistabel.csv and radar.csv. Raises InputError when there is no such folder and TaxonomyError, with
        file and line, when a table is wrong.
        """
        return _load_package() if folder is None else _load(Path(folder))

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

    @cached_property
    def _by_id(self) -> dict[str, Theme]:
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def _challenge_labels(self) -> dict[str, str]:
        return {"geen": "Geen wijkopgave", **{one.id: one.label for one in self.challenges}}


@lru_cache(maxsize=1)
def _load_package() -> Taxonomy:
    return _load(DATA)


def _load(folder: Path) -> Taxonomy:
    if not folder.is_dir():
        raise InputError(f"De map '{folder}' bestaat niet. Geef een map met opgaven.csv en themas.csv.")
    themes = loading.load_themes(folder)
    by_id = _by_id(themes)
    return Taxonomy(
        challenges=loading.load_challenges(folder),
        themes=themes,
        terms=loading.load_terms(folder, by_id),
        exclusions=loading.load_exclusions(folder, by_id),
        crosswalk=loading.load_crosswalk(folder, by_id),
        decisions=loading.load_decisions(folder, by_id),
    )


def _by_id(themes: Iterable[Theme]) -> dict[str, Theme]:
    return {theme.id: theme for theme in themes}
