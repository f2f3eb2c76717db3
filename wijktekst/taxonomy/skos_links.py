"""Links of concepts to official lists that were made in another program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wijktekst.taxonomy.concepts import Concept, Statements, shown
from wijktekst.taxonomy.loading import OWN
from wijktekst.taxonomy.model import CrosswalkEntry
from wijktekst.taxonomy.skos_names import code_iri, code_of
from wijktekst.taxonomy.taxonomy import Taxonomy


def links(
    concepts: Iterable[Concept],
    ids: Mapping[str, str],
    known: Iterable[Mapping[str, str]],
    statements: Statements,
    package: Taxonomy,
) -> tuple[list[dict[str, str]], int]:
    """Rows for links that `known` lacks, and how many links go to lists that have no table here."""
    names = {code_iri(entry): entry.label for entry in package.crosswalk}
    seen = {
        (row["thema"], code_iri(CrosswalkEntry("", row["lijst"], row["code"], "", "exactMatch", row["jaar"])))
        for row in known
    }
    rows: list[dict[str, str]] = []
    elsewhere = 0
    for concept in concepts:
        theme = ids[concept.key]
        for relation, iri in concept.matches:
            code = code_of(iri)
            if code is None or relation == "narrowMatch":
                elsewhere += not iri.startswith(OWN)
            elif (theme, iri) not in seen:
                seen.add((theme, iri))
                label = shown(statements.labels(iri, "prefLabel")) or names.get(iri) or code[1]
                rows.append(
                    {
                        "thema": theme,
                        "lijst": code[0],
                        "code": code[1],
                        "label": label,
                        "relatie": relation,
                        "jaar": code[2],
                    }
                )
    return rows, elsewhere
