"""From tables to nouns, with every value checked; a wrong value raises TaxonomyError with file and line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar, get_args

from wijktekst.taxonomy.model import (
    Challenge,
    CrosswalkEntry,
    Decision,
    Exclusion,
    Match,
    Part,
    Place,
    Relation,
    Term,
    Theme,
)
from wijktekst.taxonomy.tables import Row, read_table
from wijktekst.types import CHALLENGES

LISTS = ("TOP", "Iv3", "Leefbaarometer", "NPLV")
TOP_PREFIX = "https://identifier.overheid.nl/tooi/def/thes/top/"

_CHALLENGE_TABLE = ("opgave", "label", "omschrijving")
_THEME_TABLE = ("thema", "opgave", "label", "omschrijving")
_TERM_TABLE = ("term", "thema", "zekerheid", "match", "deel", "voorwaarde", "notitie")
_EXCLUSION_TABLE = ("patroon", "thema", "match", "notitie")
_MAPPING_TABLE = ("thema", "lijst", "code", "label", "relatie", "jaar")
_DECISION_TABLE = ("term", "besluit", "thema", "reden")

_MATCHES: tuple[Match, ...] = get_args(Match)
_PARTS: tuple[Part, ...] = get_args(Part)
_RELATIONS: tuple[Relation, ...] = get_args(Relation)
_Choice = TypeVar("_Choice", bound=str)

_THEME_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HAS_WORD = re.compile(r"\w")


def near(name: str, known: Iterable[str]) -> str:
    """Dutch hint with the nearest known names, or "" when nothing looks like it."""
    found = difflib.get_close_matches(name, list(known), n=3, cutoff=0.6)
    return f" Bedoelde u {' of '.join(repr(one) for one in found)}?" if found else ""


def load_challenges(folder: Path) -> tuple[Challenge, ...]:
    """The twelve challenges in the codebook's order; the table must name each of them once."""
    found: dict[str, Challenge] = {}
    rows = read_table(folder, "opgaven.csv", _CHALLENGE_TABLE, _CHALLENGE_TABLE[:2])
    for row in rows:
        name = row["opgave"]
        if name not in CHALLENGES:
            row.fail(f"de opgave '{name}' bestaat niet. Kies uit: {', '.join(CHALLENGES)}.")
        if name in found:
            row.fail(f"de opgave '{name}' staat er al. Haal er een weg.")
        found[name] = Challenge(name, _filled(row, "label"), row["omschrijving"])
    if missing := [name for name in CHALLENGES if name not in found]:
        row = rows[-1] if rows else Row({}, Place("opgaven.csv", 1))
        row.fail(f"de opgave '{missing[0]}' ontbreekt. Alle twaalf opgaven moeten in de tabel staan.")
    return tuple(found[name] for name in CHALLENGES)


def load_themes(folder: Path) -> tuple[Theme, ...]:
    """The themes in the order of the table."""
    found: dict[str, Theme] = {}
    for row in read_table(folder, "themas.csv", _THEME_TABLE, _THEME_TABLE[:3]):
        name, challenge = row["thema"], row["opgave"]
        if not _THEME_ID.fullmatch(name):
            row.fail(f"'{name}' is geen geldig thema. Gebruik kleine letters, cijfers en streepjes.")
        if name in CHALLENGES or name == "geen":
            row.fail(f"'{name}' is de naam van een opgave. Geef het thema een eigen naam.")
        if name in found:
            row.fail(f"het thema '{name}' staat er al. Haal er een weg.")
        if challenge not in CHALLENGES:
            row.fail(f"de opgave '{challenge}' bestaat niet.{near(challenge, CHALLENGES)}")
        found[name] = Theme(name, challenge, _filled(row, "label"), row["omschrijving"])
    return tuple(found.values())


def load_terms(folder: Path, themes: dict[str, Theme]) -> tuple[Term, ...]:
    """The terms of ``termen/<opgave>.csv`` in the codebook's order of challenges, then of the table."""
    terms: list[Term] = []
    names = sorted(path.name for path in (folder / "termen").glob("*.csv"))
    for name in names:
        if name.removesuffix(".csv") not in CHALLENGES:
            hint = near(name.removesuffix(".csv"), CHALLENGES)
            Row({}, Place(f"termen/{name}", 1)).fail(f"het bestand hoort naar een opgave te heten.{hint}")
    for challenge in CHALLENGES:
        if f"{challenge}.csv" in names:
            table = f"termen/{challenge}.csv"
            for row in read_table(folder, table, _TERM_TABLE, _TERM_TABLE[:2]):
                terms.append(_term(row, challenge, themes))
    return tuple(terms)


def _term(row: Row, challenge: str, themes: dict[str, Theme]) -> Term:
    theme = _theme(row, themes)
    if themes[theme].challenge != challenge:
        row.fail(
            f"het thema '{theme}' hoort bij de opgave '{themes[theme].challenge}'. Zet de term in "
            f"termen/{themes[theme].challenge}.csv."
        )
    condition = tuple(part.strip() for part in row["voorwaarde"].split("|") if part.strip())
    return Term(
        text=_words(row, "term"),
        theme=theme,
        certainty=_certainty(row),
        match=_choice(row, "match", _MATCHES, "lemma"),
        part=_choice(row, "deel", _PARTS, ""),
        condition=condition,
        note=row["notitie"],
        place=row.place,
    )


def load_exclusions(folder: Path, themes: dict[str, Theme]) -> tuple[Exclusion, ...]:
    """The exclusions; the table may be absent."""
    if not (folder / "uitsluitingen.csv").exists():
        return ()
    return tuple(
        Exclusion(
            pattern=_words(row, "patroon"),
            theme="*" if row["thema"] in ("", "*") else _theme(row, themes),
            match=_choice(row, "match", _MATCHES, "vorm"),
            note=row["notitie"],
            place=row.place,
        )
        for row in read_table(folder, "uitsluitingen.csv", _EXCLUSION_TABLE, _EXCLUSION_TABLE[:1])
    )


def load_crosswalk(folder: Path, themes: dict[str, Theme]) -> tuple[CrosswalkEntry, ...]:
    """The links to official lists; the table may be absent."""
    if not (folder / "kruistabel.csv").exists():
        return ()
    return tuple(
        _mapping(row, themes)
        for row in read_table(folder, "kruistabel.csv", _MAPPING_TABLE, _MAPPING_TABLE[:5])
    )


def load_decisions(folder: Path, themes: dict[str, Theme]) -> tuple[Decision, ...]:
    """What was decided on terms that the radar proposed; the table may be absent."""
    if not (folder / "radar.csv").exists():
        return ()
    rows = read_table(folder, "radar.csv", _DECISION_TABLE, _DECISION_TABLE[:2])
    return tuple(_decision(row, themes) for row in rows)


def _decision(row: Row, themes: dict[str, Theme]) -> Decision:
    accepted = _choice(row, "besluit", ("ja", "nee"), "nee") == "ja"
    theme = _theme(row, themes) if accepted or row["thema"] else ""
    reason = row["reden"] if accepted else _filled(row, "reden")
    return Decision(_words(row, "term"), accepted, theme, reason, row.place)


def _mapping(row: Row, themes: dict[str, Theme]) -> CrosswalkEntry:
    name, code, year = _choice(row, "lijst", LISTS, LISTS[0]), _filled(row, "code"), row["jaar"]
    if name == "TOP" and not code.startswith(TOP_PREFIX):
        row.fail(f"een code van de TOP-lijst is een volledig adres dat begint met {TOP_PREFIX}.")
    if name == "Iv3" and not re.fullmatch(r"20\d\d", year):
        row.fail("bij een Iv3-taakveld hoort een jaar, want de codes wisselen. Vul de kolom 'jaar' in.")
    if name != "Iv3" and year:
        row.fail("alleen bij Iv3 hoort een jaar. Maak de kolom 'jaar' leeg.")
    relation = _choice(row, "relatie", _RELATIONS, "closeMatch")
    return CrosswalkEntry(_theme(row, themes), name, code, _filled(row, "label"), relation, year, row.place)


def _filled(row: Row, column: str) -> str:
    if not row[column]:
        row.fail(f"de kolom '{column}' is leeg. Vul hem in.")
    return row[column]


def _words(row: Row, column: str) -> str:
    if not _HAS_WORD.search(_filled(row, column)):
        row.fail(f"'{row[column]}' heeft geen letter of cijfer. Schrijf er een woord.")
    return row[column]


def _theme(row: Row, themes: dict[str, Theme]) -> str:
    name = _filled(row, "thema")
    if name not in themes:
        row.fail(f"het thema '{name}' staat niet in themas.csv.{near(name, themes)}")
    return name


def _certainty(row: Row) -> float:
    text = row["zekerheid"].replace(",", ".") or "1"
    try:
        value = float(text)
    except ValueError:
        row.fail(f"de zekerheid '{row['zekerheid']}' is geen getal. Kies een getal van 0.1 tot en met 1.")
    if not 0.1 <= value <= 1:
        row.fail(f"de zekerheid {text} valt buiten 0.1 tot en met 1.")
    return value


def _choice(row: Row, column: str, allowed: tuple[_Choice, ...], default: _Choice) -> _Choice:
    value = row[column] or default
    for one in allowed:
        if one == value:
            return one
    row.fail(
        f"'{value}' kan niet in de kolom '{column}'. Kies uit: {', '.join(repr(one) for one in allowed)}."
    )
