"""A page with every column of every table, out of the schema that `datapackage.json` is made of."""

from __future__ import annotations

from collections.abc import Iterable

from sitebuild.writing import escaped, table
from wijktekst.overviews import tables as overview_tables
from wijktekst.reports import TABLES, Table

_TYPES = {"string": "tekst", "integer": "geheel getal", "number": "getal", "date": "datum"}
_HEAD = (
    "# Kolommen van de tabellen\n\nGemaakt uit dezelfde beschrijving als `datapackage.json`. Een lege cel "
    "betekent: het staat er niet, of het is niet gevonden.\n"
)


def pages() -> dict[str, str]:
    """Texts by file name, below docs/reference."""
    of_overviews = [one for one in vars(overview_tables).values() if isinstance(one, Table)]
    return {
        "columns.md": "\n".join(
            [
                _HEAD,
                "## Tabellen van `analyseer`\n",
                *_tables(TABLES),
                "## Tabellen van `vergelijk` en `dekking`\n",
                *_tables(of_overviews),
            ]
        )
    }


def _tables(tables: Iterable[Table]) -> Iterable[str]:
    for one in tables:
        rows = (
            (f"`{column.name}`", _TYPES[column.type], escaped(column.description)) for column in one.columns
        )
        yield f"### {escaped(one.file)}\n\n{escaped(one.description)}\n"
        yield table(("Kolom", "Soort", "Betekenis"), rows)
