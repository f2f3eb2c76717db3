"""A taxonomy as the rows of its tables, the one form that all of its files are written from."""

from __future__ import annotations

from collections.abc import Iterable

from wijktekst.taxonomy.loading import ABOVE
from wijktekst.taxonomy.model import CrosswalkEntry, Decision, Exclusion, Label, Term, Theme
from wijktekst.taxonomy.taxonomy import Taxonomy

Row = dict[str, str]


def tables_of(taxonomy: Taxonomy) -> dict[str, list[Row]]:
    """Rows by the name of their table; tables without a row are left out, but for challenges and themes."""
    challenge = {theme.id: theme.challenge for theme in taxonomy.themes}
    tables: dict[str, list[Row]] = {
        "opgaven.csv": [
            {"opgave": one.id, "label": one.label, "omschrijving": one.description}
            for one in taxonomy.challenges
        ],
        "themas.csv": [theme_row(one) for one in taxonomy.themes],
    }
    for above in ABOVE:
        tables[f"termen/{above}.csv"] = [
            term_row(one) for one in taxonomy.terms if challenge[one.theme] == above
        ]
    tables["uitsluitingen.csv"] = list(map(exclusion_row, taxonomy.exclusions))
    tables["kruistabel.csv"] = list(map(link_row, taxonomy.crosswalk))
    tables["labels.csv"] = list(map(label_row, taxonomy.labels))
    tables["radar.csv"] = list(map(decision_row, taxonomy.decisions))
    return {name: rows for name, rows in tables.items() if rows or name in ("opgaven.csv", "themas.csv")}


def theme_row(one: Theme) -> Row:
    return {
        "thema": one.id,
        "opgave": one.challenge,
        "label": one.label,
        "omschrijving": one.description,
        "iri": one.iri,
        "breder": one.broader,
    }


def term_row(one: Term) -> Row:
    return {
        "term": one.text,
        "thema": one.theme,
        "zekerheid": repr(float(one.certainty)),
        "match": one.match,
        "deel": one.part,
        "voorwaarde": "|".join(one.condition),
        "notitie": one.note,
    }


def exclusion_row(one: Exclusion) -> Row:
    return {"patroon": one.pattern, "thema": one.theme, "match": one.match, "notitie": one.note}


def link_row(one: CrosswalkEntry) -> Row:
    return {
        "thema": one.theme,
        "lijst": one.list,
        "code": one.code,
        "label": one.label,
        "relatie": one.relation,
        "jaar": one.year,
    }


def label_row(one: Label) -> Row:
    return {"thema": one.theme, "taal": one.language, "soort": one.kind, "label": one.text}


def decision_row(one: Decision) -> Row:
    return {
        "term": one.term,
        "besluit": "ja" if one.accepted else "nee",
        "thema": one.theme,
        "reden": one.reason,
    }


def columns(rows: Iterable[Row], names: Iterable[str], optional: Iterable[str]) -> list[str]:
    """The columns to write: those that may be absent only where a row has something there."""
    rows = list(rows)
    return [name for name in names if name not in optional or any(row.get(name) for row in rows)]
