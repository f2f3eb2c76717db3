"""`wijktekst rapport`: the page and the workbook again, out of the reports in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wijktekst.cli.options import (
    Figures,
    TaxonomyOfReports,
    UnusedLanguageModel,
    Workbook,
    check_taxonomy,
)
from wijktekst.errors import InputError


def rapport(
    uit: Annotated[Path, typer.Argument(metavar="UIT", help="Map met rapporten van 'wijktekst analyseer'.")],
    excel: Workbook = False,
    figuren: Figures = False,
    documenten: Annotated[
        Path | None,
        typer.Option(
            "--documenten",
            metavar="MAP",
            show_default=False,
            help="Waar de documenten nu staan, voor koppelingen die ze openen op de bladzijde.",
        ),
    ] = None,
    ro_crate: Annotated[
        bool, typer.Option("--ro-crate", help="Beschrijf de map ook voor onderzoek: ro-crate-metadata.json.")
    ] = False,
    datum: Annotated[
        str,
        typer.Option(
            "--datum",
            metavar="JJJJ-MM-DD",
            show_default=False,
            help="Datum van publicatie in de RO-Crate; anders die van het nieuwste document.",
        ),
    ] = "",
    taxonomie: TaxonomyOfReports = None,
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Maak rapport.html opnieuw uit de tabellen in een map; een werkmap of losse figuren als u dat vraagt."""
    from wijktekst import overviews, pipeline, reports, running
    from wijktekst.overviews.crate import CRATE, older_crate, write_crate

    if datum and not ro_crate:
        raise InputError("--datum hoort bij --ro-crate: het is de datum van publicatie die daarin staat.")
    if not reports.holds_reports(uit):
        raise InputError(
            f"In '{uit}' staan geen rapporten. Maak ze eerst met: wijktekst analyseer MAP --uit {uit}"
        )
    check_taxonomy(taxonomie, uit)
    extras = overviews.Extras(excel, figuren).with_those_in(uit)
    overviews.report(uit, pipeline.labels_of(uit), running.links_of(uit, documenten), extras)
    print(f"Het rapport staat in {uit / overviews.PAGE}.")
    if extras.workbook:
        print(f"De werkmap staat in {uit / overviews.WORKBOOK}.")
    if extras.figures:
        print(f"De figuren staan in {uit / overviews.FIGURES}.")
    if ro_crate:
        write_crate(uit, datum)
        print(f"De RO-Crate staat in {uit / CRATE}.")
    elif older := older_crate(uit):
        print(f"Let op: {older}")
