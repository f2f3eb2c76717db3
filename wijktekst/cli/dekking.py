"""`wijktekst dekking`: what the measures of a run cover, and the blind spots."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wijktekst.cli.options import ExcelNl, TaxonomyOfReports, UnusedLanguageModel, check_taxonomy
from wijktekst.errors import InputError
from wijktekst.reading.names import printable


def dekking(
    uit: Annotated[Path, typer.Argument(metavar="UIT", help="Map met rapporten van 'wijktekst analyseer'.")],
    excel_nl: ExcelNl = False,
    taxonomie: TaxonomyOfReports = None,
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Toon per wijkopgave wat er gebeurt, waar, waarmee en met hoeveel geld, en wat er ontbreekt.

    Schrijft dekking.csv, dekking_opgaven.csv, blinde_vlekken.csv en dekking.md in dezelfde map.
    """
    from wijktekst import overviews, pipeline, reports
    from wijktekst.overviews.crate import older_crate

    if not reports.holds_reports(uit):
        raise InputError(
            f"In '{uit}' staan geen rapporten. Maak ze eerst met: wijktekst analyseer MAP --uit {uit}"
        )
    check_taxonomy(taxonomie, uit)
    found = overviews.coverage(reports.read(uit))
    text = overviews.write_coverage(found, uit, pipeline.labels_of(uit), excel_nl=excel_nl)
    print(printable(text), end="")
    print(f"De dekking staat in {uit}.")
    if older := older_crate(uit):
        print(f"Let op: {older}")
