"""A taxonomy inside a saved spaCy pipeline: one JSON object, checked by its hash."""

from __future__ import annotations

import json
from dataclasses import asdict

from wijktekst.errors import TaxonomyError
from wijktekst.taxonomy import Challenge, CrosswalkEntry, Exclusion, Label, Taxonomy, Term, Theme


def dump(taxonomy: Taxonomy) -> bytes:
    """The tables as JSON in UTF-8; where a line stood in its file is left out."""
    tables = {
        name: [{key: value for key, value in asdict(row).items() if key != "place"} for row in rows]
        for name, rows in (
            ("challenges", taxonomy.challenges),
            ("themes", taxonomy.themes),
            ("terms", taxonomy.terms),
            ("exclusions", taxonomy.exclusions),
            ("crosswalk", taxonomy.crosswalk),
            ("labels", taxonomy.labels),
        )
    }
    return json.dumps({"hash": taxonomy.hash, **tables}, ensure_ascii=False, indent=0).encode("utf-8")


def parse(data: bytes) -> Taxonomy:
    """The taxonomy that `dump` wrote. Raises TaxonomyError when it was changed or damaged since."""
    try:
        tables = json.loads(data)
        taxonomy = Taxonomy(
            challenges=tuple(Challenge(**row) for row in tables["challenges"]),
            themes=tuple(Theme(**row) for row in tables["themes"]),
            terms=tuple(Term(**{**row, "condition": tuple(row["condition"])}) for row in tables["terms"]),
            exclusions=tuple(Exclusion(**row) for row in tables["exclusions"]),
            crosswalk=tuple(CrosswalkEntry(**row) for row in tables["crosswalk"]),
            labels=tuple(Label(**row) for row in tables.get("labels", ())),
        )
        whole = taxonomy.hash == tables["hash"]
    except (ValueError, KeyError, TypeError) as error:
        raise TaxonomyError(damaged(str(error))) from error
    if not whole:
        raise TaxonomyError(damaged("de controlesom klopt niet"))
    return taxonomy


def damaged(why: str) -> str:
    """What to tell a user whose saved themes cannot be used."""
    return (
        f"De thema's in deze opgeslagen pipeline zijn beschadigd ({why}). Voeg 'wijk_themas' opnieuw toe en "
        "sla de pipeline weer op."
    )
