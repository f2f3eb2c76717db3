"""`wijktekst analyseer`: documents in, reports out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from wijktekst.cli.dutch import counted
from wijktekst.cli.options import ExcelNl, LanguageModel, Ocr, challenges_of
from wijktekst.types import Settings

UNREAD_DOCUMENTS = 3


def analyseer(
    paden: Annotated[
        list[Path], typer.Argument(metavar="MAP", help="Map (met submappen) of bestand; meer dan een mag.")
    ],
    uit: Annotated[Path, typer.Option("--uit", metavar="UIT", help="Map voor de rapporten.")] = Path("uit"),
    opgave: Annotated[
        list[str] | None,
        typer.Option("--opgave", metavar="OPGAVE", help="Alleen deze wijkopgave; meermaals te gebruiken."),
    ] = None,
    excel_nl: ExcelNl = False,
    met_ambities: Annotated[
        bool, typer.Option("--met-ambities", help="Neem ook ambities op in maatregelen.csv.")
    ] = False,
    nauwkeurig: Annotated[
        bool,
        typer.Option("--nauwkeurig", help="Herken maatregelen met een groter model: beter, veel langzamer."),
    ] = False,
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
    stil: Annotated[bool, typer.Option("--stil", help="Toon geen voortgang.")] = False,
    taalmodel: LanguageModel = "",
) -> None:
    """Analyseer documenten en schrijf de rapporten (CSV).

    Geeft 0 als alles is gelezen, 3 als er documenten niet konden worden gelezen (zie niet_gelezen.csv),
    1 als er iets te herstellen is en 2 bij verkeerd gebruik.
    """
    settings = Settings(
        language_model=taalmodel,
        challenges=challenges_of(opgave or []),
        workers=processen,
        timeout=tijdslimiet,
        max_megabytes=max_mb,
        ambitions=met_ambities,
        accurate=nauwkeurig,
        ocr=ocr,
        certainty=zekerheid,
    )
    from wijktekst import language, pipeline, running
    from wijktekst.cli.progress import show_progress

    files = pipeline.files_of(paden, leave_out=uit)
    for note in language.describe(taalmodel).notes:
        print(f"Let op: {note}", file=sys.stderr)
    with show_progress(len(files), quiet=stil) as shown:
        results = shown(running.run(files, settings))
        summary = pipeline.write(results, uit, settings, excel_nl=excel_nl)
    pages = counted(summary.pages, "pagina", "pagina's")
    print(
        f"{counted(summary.documents, 'document', 'documenten')} gelezen ({pages}): "
        f"{counted(summary.measures, 'maatregel', 'maatregelen')}, "
        f"{counted(summary.passages, 'passage', 'passages')}."
    )
    if summary.unread:
        unread = counted(summary.unread, "bestand", "bestanden")
        print(f"{unread} niet gelezen: zie {uit / 'niet_gelezen.csv'}.")
    print(f"De rapporten staan in {uit}{'' if uit.name == '' else '/'}.")
    if summary.unread:
        raise typer.Exit(UNREAD_DOCUMENTS)
