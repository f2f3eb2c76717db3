"""From tables to nouns, with every value checked; a wrong value raises TaxonomyError with file and line."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable
from typing import TypeVar, get_args

from wijktekst.taxonomy.model import (
    Challenge,
    CrosswalkEntry,
    Decision,
    Exclusion,
    Label,
    LabelKind,
    Match,
    Part,
    Place,
    Relation,
    Term,
    Theme,
)
from wijktekst.taxonomy.tables import (
    CHALLENGE_COLUMNS,
    DECISION_COLUMNS,
    EXCLUSION_COLUMNS,
    LABEL_COLUMNS,
    MAPPING_COLUMNS,
    TERM_COLUMNS,
    THEME_COLUMNS,
    Row,
    Tables,
)
from wijktekst.types import CHALLENGES, NO_CHALLENGE

LISTS = ("TOP", "Iv3", "Leefbaarometer", "NPLV")
TOP_PREFIX = "https://identifier.overheid.nl/tooi/def/thes/top/"
#: What a theme may stand below, in the order of the tables of terms.
ABOVE = (*CHALLENGES, NO_CHALLENGE)
#: Names of our own begin with this; a theme that came from elsewhere has another.
OWN = "urn:wijktekst:"

_MATCHES: tuple[Match, ...] = get_args(Match)
_PARTS: tuple[Part, ...] = get_args(Part)
_RELATIONS: tuple[Relation, ...] = get_args(Relation)
_KINDS: tuple[LabelKind, ...] = get_args(LabelKind)
_Choice = TypeVar("_Choice", bound=str)

THEME_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]+")
LANGUAGE = re.compile(r"[a-z]{2,8}(?:-[a-z0-9]{1,8})*")
_HAS_WORD = re.compile(r"\w")


def near(name: str, known: Iterable[str]) -> str:
    """Dutch hint with the nearest known names, or "" when nothing looks like it."""
    found = difflib.get_close_matches(name, list(known), n=3, cutoff=0.6)
    return f" Bedoelde u {' of '.join(repr(one) for one in found)}?" if found else ""


def load_challenges(tables: Tables) -> tuple[Challenge, ...]:
    """The twelve challenges in the codebook's order; the table must name each of them once."""
    found: dict[str, Challenge] = {}
    rows = tables.rows("opgaven.csv", CHALLENGE_COLUMNS, CHALLENGE_COLUMNS[:2])
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


def load_themes(tables: Tables) -> tuple[Theme, ...]:
    """The themes in the order of the table."""
    found: dict[str, Theme] = {}
    iris: set[str] = set()
    rows = tables.rows("themas.csv", THEME_COLUMNS, THEME_COLUMNS[:3])
    for row in rows:
        name, challenge, iri = row["thema"], row["opgave"], row["iri"]
        if not THEME_ID.fullmatch(name):
            row.fail(f"'{name}' is geen geldig thema. Gebruik kleine letters, cijfers en streepjes.")
        if name in ABOVE:
            row.fail(f"'{name}' is de naam van een opgave. Geef het thema een eigen naam.")
        if name in found:
            row.fail(f"het thema '{name}' staat er al. Haal er een weg.")
        if challenge not in ABOVE:
            row.fail(f"de opgave '{challenge}' bestaat niet.{near(challenge, ABOVE)}")
        if iri and (not IRI.fullmatch(iri) or iri.startswith(OWN)):
            row.fail(f"'{iri}' kan geen adres van een thema zijn. Maak de kolom 'iri' leeg of verbeter het.")
        if iri in iris:
            row.fail(f"het adres '{iri}' staat al bij een ander thema. Haal er een weg.")
        iris |= {iri} - {""}
        label, description = _filled(row, "label"), row["omschrijving"]
        found[name] = Theme(name, challenge, label, description, iri, row["breder"], row.place)
    for row in rows:
        _check_broader(row, found)
    return tuple(found.values())


def _check_broader(row: Row, themes: dict[str, Theme]) -> None:
    seen, above = {row["thema"]}, row["breder"]
    if above and above not in themes:
        row.fail(f"het bredere thema '{above}' staat niet in de kolom 'thema'.{near(above, themes)}")
    while above:
        if above in seen:
            row.fail(
                f"het thema '{row['thema']}' staat via de kolom 'breder' onder zichzelf. Haal er een weg."
            )
        seen.add(above)
        above = themes[above].broader if above in themes else ""


def load_terms(tables: Tables, themes: dict[str, Theme]) -> tuple[Term, ...]:
    """The terms of ``termen/<opgave>.csv`` in the codebook's order of challenges, then of the table."""
    terms: list[Term] = []
    names = [name for name in tables.names() if name.startswith("termen/")]
    known = {f"termen/{challenge}.csv": challenge for challenge in ABOVE}
    for name in names:
        if name not in known:
            hint = near(name.removeprefix("termen/").removesuffix(".csv"), ABOVE)
            Row({}, Place(name, 1)).fail(f"het bestand hoort naar een opgave te heten.{hint}")
    for name, challenge in known.items():
        if name in names:
            for row in tables.rows(name, TERM_COLUMNS, TERM_COLUMNS[:2]):
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


def load_exclusions(tables: Tables, themes: dict[str, Theme]) -> tuple[Exclusion, ...]:
    """The exclusions; the table may be absent."""
    if "uitsluitingen.csv" not in tables.names():
        return ()
    return tuple(
        Exclusion(
            pattern=_words(row, "patroon"),
            theme="*" if row["thema"] in ("", "*") else _theme(row, themes),
            match=_choice(row, "match", _MATCHES, "vorm"),
            note=row["notitie"],
            place=row.place,
        )
        for row in tables.rows("uitsluitingen.csv", EXCLUSION_COLUMNS, EXCLUSION_COLUMNS[:1])
    )


def load_crosswalk(tables: Tables, themes: dict[str, Theme]) -> tuple[CrosswalkEntry, ...]:
    """The links to official lists; the table may be absent."""
    if "kruistabel.csv" not in tables.names():
        return ()
    return tuple(
        _mapping(row, themes) for row in tables.rows("kruistabel.csv", MAPPING_COLUMNS, MAPPING_COLUMNS[:5])
    )


def load_decisions(tables: Tables, themes: dict[str, Theme]) -> tuple[Decision, ...]:
    """What was decided on terms that the radar proposed; the table may be absent."""
    if "radar.csv" not in tables.names():
        return ()
    rows = tables.rows("radar.csv", DECISION_COLUMNS, DECISION_COLUMNS[:2])
    return tuple(_decision(row, themes) for row in rows)


def load_labels(tables: Tables, themes: dict[str, Theme]) -> tuple[Label, ...]:
    """Labels in other languages, by theme, language, kind and text; the table may be absent.

    A code that is the id is no news.
    """
    if "labels.csv" not in tables.names():
        return ()
    place = {name: at for at, name in enumerate(themes)}
    labels: list[Label] = []
    seen: set[tuple[str, ...]] = set()
    for row in tables.rows("labels.csv", LABEL_COLUMNS, LABEL_COLUMNS):
        label = _label(row, themes)
        once = (label.theme, label.language, label.kind if label.kind == "prefLabel" else label.text)
        if once in seen or (label.theme, label.language, label.text) in seen:
            row.fail(f"'{label.text}' staat er al, of de taal heeft al een prefLabel. Haal er een weg.")
        seen |= {once, (label.theme, label.language, label.text)}
        labels.append(label)
    codes = Counter(one.theme for one in labels if one.kind == "notation")
    told = [one for one in labels if one.kind != "notation" or codes[one.theme] > 1 or one.text != one.theme]
    return tuple(sorted(told, key=lambda one: (place[one.theme], one.language, one.kind, one.text)))


def _label(row: Row, themes: dict[str, Theme]) -> Label:
    kind, language = _choice(row, "soort", _KINDS, "altLabel"), row["taal"].lower()
    if kind == "notation" and language:
        row.fail("een code heeft geen taal. Maak de kolom 'taal' leeg.")
    if kind != "notation" and not LANGUAGE.fullmatch(language):
        row.fail(f"'{language}' is geen code van een taal. Schrijf 'en', 'de', 'fy' of een andere code.")
    if language.split("-")[0] == "nl":
        row.fail("Nederlandse labels zijn termen. Zet ze bij de termen.")
    return Label(_theme(row, themes), language, kind, _filled(row, "label"), row.place)


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
