"""`wijktekst analyseer`: documents in, reports out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from wijktekst.cli.options import (
    ExcelNl,
    Figures,
    LanguageModel,
    Ocr,
    OwnTaxonomy,
    Workbook,
    challenges_of,
    place_of,
)
from wijktekst.cli.summary import print_summary
from wijktekst.types import Settings

UNREAD_DOCUMENTS = 3


def analyseer(
    paden: Annotated[
        list[str],
        typer.Argument(
            metavar="MAP", help="Map (met submappen), bestand of adres (s3://...); meer dan een mag."
        ),
    ],
    uit: Annotated[Path, typer.Option("--uit", metavar="UIT", help="Map voor de rapporten.")] = Path("uit"),
    opgave: Annotated[
        list[str] | None,
        typer.Option("--opgave", metavar="OPGAVE", help="Alleen deze wijkopgave; meermaals te gebruiken."),
    ] = None,
    excel_nl: ExcelNl = False,
    excel: Workbook = False,
    figuren: Figures = False,
    met_ambities: Annotated[
        bool, typer.Option("--met-ambities", help="Neem ook ambities op in maatregelen.csv.")
    ] = False,
    nauwkeurig: Annotated[
        bool,
        typer.Option("--nauwkeurig", help="Herken maatregelen met een groter model: beter, veel langzamer."),
    ] = False,
    snel: Annotated[
        bool, typer.Option("--snel", help="Herken maatregelen met een kleiner model: sneller, minder goed.")
    ] = False,
    model: Annotated[
        Path | None,
        typer.Option(
            "--model",
            metavar="MAP",
            show_default=False,
            help="Herken maatregelen met een eigen model, gemaakt door 'wijktekst train'.",
        ),
    ] = None,
    taxonomie: OwnTaxonomy = None,
    zekerheid: Annotated[
        float | None,
        typer.Option(
            "--zekerheid",
            metavar="KANS",
            min=0,
            max=1,
            show_default=False,
            help="Noem een antwoord met een kleinere kans onzeker; standaard waar 8 van de 10 maatregelen en "
            "9 van de 10 opgaven kloppen.",
        ),
    ] = None,
    ocr: Ocr = Settings().ocr,
    processen: Annotated[
        int, typer.Option("--processen", metavar="N", min=0, help="Aantal processen; 0 is een per kern.")
    ] = 0,
    tijdslimiet: Annotated[
        float,
        typer.Option("--tijdslimiet", metavar="SECONDEN", min=1, help="Langste tijd voor een document."),
    ] = Settings().timeout,
    max_mb: Annotated[
        float, typer.Option("--max-mb", metavar="MB", min=0, help="Grotere bestanden worden niet geopend.")
    ] = Settings().max_megabytes,
    max_geheugen: Annotated[
        float,
        typer.Option("--max-geheugen", metavar="MB", min=1, help="Meeste geheugen voor een proces."),
    ] = Settings().max_memory,
    opnieuw: Annotated[
        bool, typer.Option("--opnieuw", help="Doe alles opnieuw, ook wat in UIT al klaar is.")
    ] = False,
    log: Annotated[
        Path | None,
        typer.Option(
            "--log",
            metavar="BESTAND",
            show_default=False,
            help="Schrijf per document een regel JSON bij: naam, uitkomst, tijd; nooit tekst eruit.",
        ),
    ] = None,
    cluster: Annotated[
        str,
        typer.Option(
            "--cluster",
            metavar="ADRES",
            show_default=False,
            help="Lees de documenten op een Dask-cluster: adres van de scheduler, of 'slurm'.",
        ),
    ] = "",
    stil: Annotated[bool, typer.Option("--stil", help="Toon geen voortgang.")] = False,
    taalmodel: LanguageModel = "",
) -> None:
    """Analyseer documenten en schrijf de rapporten: een pagina om te lezen (rapport.html) en tabellen (CSV).

    Wat al klaar is, wordt niet opnieuw gedaan: na een onderbreking gaat dezelfde opdracht verder.

    Geeft 0 als alles is gelezen, 3 als er documenten niet konden worden gelezen (zie niet_gelezen.csv),
    1 als er iets te herstellen is en 2 bij verkeerd gebruik.
    """
    settings = Settings(
        language_model=taalmodel,
        model=str(model.resolve()) if model else "",
        taxonomy=place_of(taxonomie),
        challenges=challenges_of(opgave or []),
        workers=processen,
        timeout=tijdslimiet,
        max_megabytes=max_mb,
        max_memory=max_geheugen,
        ambitions=met_ambities,
        accurate=nauwkeurig,
        fast=snel,
        ocr=ocr,
        certainty=zekerheid,
    )
    from wijktekst import language, overviews, reading, running
    from wijktekst.cli.log import both, logging
    from wijktekst.cli.progress import show_progress
    from wijktekst.overviews.crate import older_crate

    for note in (*language.describe(taalmodel).notes, running.memory_note()):
        if note:
            print(f"Let op: {note}", file=sys.stderr)
    with logging(log) as kept_log:
        with show_progress(quiet=stil) as shown:
            watch = both(shown, kept_log)
            summary = running.analyse_folder(
                [reading.location(pad) for pad in paden],
                uit,
                settings,
                excel_nl=excel_nl,
                extras=overviews.Extras(excel, figuren),
                fresh=opnieuw,
                cluster=cluster,
                watch=watch,
            )
        if kept_log is not None:
            kept_log.ended(summary)
    print_summary(summary, uit, quiet=stil)
    if older := older_crate(uit):
        print(f"Let op: {older}", file=sys.stderr)
    if summary.unread:
        raise typer.Exit(UNREAD_DOCUMENTS)
