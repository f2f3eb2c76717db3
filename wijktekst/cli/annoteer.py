"""`wijktekst annoteer`: sentences to label for a tool, and what comes back of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijktekst.cli.dutch import DutchCommand, DutchGroup
from wijktekst.cli.options import ExcelNl, Ocr, UnusedLanguageModel
from wijktekst.cli.overeenstemming import beslis, overeenstemming
from wijktekst.errors import InputError
from wijktekst.language.numbers import counted, in_digits
from wijktekst.reading.names import printable
from wijktekst.types import Settings

if TYPE_CHECKING:
    from wijktekst.annotation import Choice, Part
    from wijktekst.types import Unread

#: Exit code when something was left out, as `analyseer` gives it for documents.
LEFT_OUT = 3
_SHOWN = 50

annoteer = typer.Typer(
    cls=DutchGroup,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
    help="Laat mensen zinnen labelen: kies ze, lees de labels terug en meet of men het eens is.",
)


@annoteer.command(cls=DutchCommand)
def kies(
    bron: Annotated[Path, typer.Argument(metavar="BRON", help="Map met documenten, of een document.")],
    uit: Annotated[
        Path, typer.Option("--uit", metavar="MAP", help="Nieuwe of lege map voor de taken.")
    ] = Path("taken"),
    vorm: Annotated[
        str,
        typer.Option(
            "--vorm", metavar="VORM", help="Waarvoor: label-studio, doccano, inception, csv of xlsx."
        ),
    ] = "xlsx",
    aantal: Annotated[int, typer.Option("--aantal", metavar="N", min=1, help="Hoeveel zinnen.")] = 200,
    annotatoren: Annotated[
        str,
        typer.Option(
            "--annotatoren",
            metavar="NAMEN",
            show_default=False,
            help="Namen met komma's ertussen, of hun aantal: dan krijgt ieder een eigen bestand.",
        ),
    ] = "",
    overlap: Annotated[
        str, typer.Option("--overlap", metavar="DEEL", help="Deel dat alle annotatoren krijgen.")
    ] = "20%",
    willekeurig: Annotated[
        str,
        typer.Option(
            "--willekeurig",
            metavar="DEEL",
            help="Deel dat het lot kiest; alleen daarop zijn zuivere schattingen te doen.",
        ),
    ] = "20%",
    per_document: Annotated[
        int,
        typer.Option(
            "--per-document", metavar="N", min=0, help="Meeste zinnen van een document; 0 kiest zelf."
        ),
    ] = 0,
    zonder: Annotated[
        list[Path] | None,
        typer.Option(
            "--zonder", metavar="JSONL", help="Kies geen zinnen die hier al gelabeld zijn; mag vaker."
        ),
    ] = None,
    zonder_themas: Annotated[
        bool, typer.Option("--zonder-themas", help="Vraag alleen soort en opgave, geen thema's.")
    ] = False,
    voorzet: Annotated[
        bool,
        typer.Option("--voorzet", help="Vul in wat het model denkt; sneller, maar het stuurt de annotator."),
    ] = False,
    zaad: Annotated[
        int, typer.Option("--zaad", metavar="GETAL", help="Ander getal, andere keuze; zelfde getal, zelfde.")
    ] = 1,
    model: Annotated[
        Path | None,
        typer.Option(
            "--model",
            metavar="MAP",
            show_default=False,
            help="Kies met een eigen model van 'wijktekst train'.",
        ),
    ] = None,
    excel_nl: ExcelNl = False,
    ocr: Ocr = Settings().ocr,
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Kies de zinnen die het labelen waard zijn en schrijf er taken van.

    Twijfelgevallen van het model, zinnen die voor veel andere staan en een deel door het lot, verdeeld over
    soorten documenten en onderwerpen; wat hetzelfde zegt, komt één keer.
    """
    from wijktekst import annotation

    people = annotation.annotators_of(annotatoren)
    shared = annotation.share_of(overlap)
    plan = annotation.Plan(aantal, annotation.share_of(willekeurig), per_document, zaad)
    annotation.check_target(uit, vorm)
    labelled = _labelled(zonder or [])
    settings = Settings(model=str(model.resolve()) if model else "", ocr=ocr)
    unread: list[Unread] = []
    foreign: list[str] = []
    found = annotation.candidates(
        bron, settings, unread=unread.append, foreign=foreign.append, begun=_Progress()
    )
    chosen = annotation.choose(found, plan, labelled=labelled, suggest=voorzet)
    for one in unread:
        print(printable(f"Niet gelezen: {one.source.path}: {one.detail} {one.advice}"), file=sys.stderr)
    for name in foreign:
        print(printable(f"Niet uit gekozen: {name}: dit is geen Nederlands."), file=sys.stderr)
    if not chosen.tasks:
        besides = " die niet al gelabeld zijn" if labelled else ""
        raise InputError(
            f"In '{bron}' zijn geen zinnen om te labelen gevonden{besides}. "
            "Noem een map met Nederlandse documenten."
        )
    parts = annotation.split(chosen.tasks, people, shared)
    annotation.write_tasks(uit, vorm, parts, themes=not zonder_themas, excel_nl=excel_nl)
    _tell(chosen, parts, aantal, uit)
    if unread:
        raise typer.Exit(LEFT_OUT)


@annoteer.command(cls=DutchCommand)
def lees(
    exports: Annotated[
        list[Path],
        typer.Argument(
            metavar="EXPORT...",
            help="Export van Label Studio, doccano of INCEpTION (ook als ZIP), of ingevulde CSV of XLSX.",
        ),
    ],
    uit: Annotated[
        Path, typer.Option("--uit", metavar="JSONL", help="Bestand waarin de labels komen te staan.")
    ] = Path("labels.jsonl"),
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Lees labels terug uit wat een annotatieprogramma exporteert, of uit een ingevulde tabel.

    Wat is overgeslagen of niet klopt, wordt geteld en genoemd. Geeft 3 als er iets niet klopt.
    """
    from wijktekst import annotation
    from wijktekst.corpus.annotations import write_annotations

    reading = annotation.read_exports(exports)
    for problem in reading.problems[:_SHOWN]:
        print(printable(problem), file=sys.stderr)
    if len(reading.problems) > _SHOWN:
        print(f"... en {len(reading.problems) - _SHOWN} meer.", file=sys.stderr)
    print(printable(reading.summary))
    if not reading.annotations:
        raise InputError("Er is geen enkel label gelezen, dus is er niets geschreven.")
    write_annotations(uit, reading.annotations, exports)
    people = sorted({one.annotator for one in reading.annotations})
    names = ", ".join(name or "zonder naam" for name in people)
    print(printable(f"{counted(len(reading.annotations), 'label', 'labels')} in {uit}, van: {names}."))
    if reading.problems:
        raise typer.Exit(LEFT_OUT)


def _labelled(paths: list[Path]) -> list[str]:
    from wijktekst.corpus import read_jsonl

    return [one.text for path in paths for one in read_jsonl(path)]


class _Progress:
    """Tells on a terminal which document is read."""

    def __init__(self) -> None:
        self._number = 0

    def __call__(self, name: str) -> None:
        self._number += 1
        if sys.stderr.isatty():
            print(f"\r\x1b[K{self._number} gelezen: {printable(name)[:60]}", end="", file=sys.stderr)


def _tell(chosen: Choice, parts: tuple[Part, ...], asked: int, uit: Path) -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    reasons = ", ".join(f"{number} {reason}" for reason, number in chosen.reasons.items())
    print(
        f"{counted(len(chosen.tasks), 'zin', 'zinnen')} gekozen ({reasons}) uit "
        f"{counted(chosen.distinct, 'verschillende zin', 'verschillende zinnen')} van "
        f"{counted(chosen.documents, 'document', 'documenten')}."
    )
    if chosen.passed_over:
        print(f"Nog {in_digits(chosen.passed_over)} zinnen deden door loting niet mee: er waren er te veel.")
    if len(chosen.tasks) < asked:
        print(f"Dat zijn er minder dan {asked}: meer zijn er niet, of --per-document laat er niet meer toe.")
    if len(parts) > 1:
        for part in parts:
            print(printable(f"  {part.annotator}: {len(part.tasks)}, waarvan {len(part.shared)} voor allen"))
    print(f"De taken staan in {uit}. Lees {uit / 'LEESMIJ.txt'} voor hoe het verder gaat.")


for command in (overeenstemming, beslis):
    annoteer.command(cls=DutchCommand)(command)
