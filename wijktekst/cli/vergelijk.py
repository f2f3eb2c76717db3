"""`wijktekst vergelijk`: two folders or two results beside each other."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from wijktekst.cli.options import ExcelNl, LanguageModel, OwnTaxonomy, place_of
from wijktekst.reading.names import printable
from wijktekst.types import Settings


def vergelijk(
    oud: Annotated[
        Path, typer.Argument(metavar="MAP_A", help="De eerste map: documenten, of rapporten van analyseer.")
    ],
    nieuw: Annotated[Path, typer.Argument(metavar="MAP_B", help="De tweede map, net zo.")],
    uit: Annotated[Path, typer.Option("--uit", metavar="UIT", help="Map voor de vergelijking.")] = Path(
        "vergelijking"
    ),
    excel_nl: ExcelNl = False,
    stil: Annotated[bool, typer.Option("--stil", help="Toon geen voortgang.")] = False,
    taxonomie: OwnTaxonomy = None,
    taalmodel: LanguageModel = "",
) -> None:
    """Vergelijk twee mappen: wat is nieuw, vervallen of gewijzigd, en wat kreeg meer aandacht.

    Een map met documenten wordt eerst geanalyseerd; die rapporten komen in UIT/oud en UIT/nieuw.
    """
    from wijktekst import overviews, pipeline, reports

    settings = Settings(language_model=taalmodel, taxonomy=place_of(taxonomie))
    folders = []
    for folder, name in ((oud, "oud"), (nieuw, "nieuw")):
        if not (folder.is_dir() and reports.holds_reports(folder)):
            folder = _analysed(folder, uit / name, settings, quiet=stil, leave_out=uit)
        folders.append(folder)
    first, second = folders
    if reports.taxonomy_of(first) != reports.taxonomy_of(second):
        print(
            "Let op: de twee mappen zijn met een verschillende taxonomie gemaakt. Dat thema's meer of minder "
            "aandacht krijgen, kan daardoor komen.",
            file=sys.stderr,
        )
    comparison = overviews.compare(reports.read(first), reports.read(second))
    text = overviews.write_comparison(comparison, uit, pipeline.labels_of(second), excel_nl=excel_nl)
    print(printable(text), end="")
    print(f"De vergelijking staat in {uit}.")


def _analysed(folder: Path, out: Path, settings: Settings, *, quiet: bool, leave_out: Path) -> Path:
    from wijktekst import running
    from wijktekst.cli.progress import show_progress
    from wijktekst.language.numbers import counted

    with show_progress(quiet=quiet) as watch:
        summary = running.analyse_folder([folder], out, settings, leave_out=leave_out, watch=watch)
    if summary.unread:
        unread = counted(summary.not_read, "bestand", "bestanden")
        print(
            f"Let op: van '{folder}' {unread} niet gelezen: zie {out / 'niet_gelezen.csv'}.", file=sys.stderr
        )
    return out
