"""`wijktekst annoteer overeenstemming` and `beslis`: do annotators agree, and what becomes of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijktekst.cli.options import ExcelNl, UnusedLanguageModel

if TYPE_CHECKING:
    from wijktekst.corpus.adjudicated import Adjudicated

#: How many ids a sentence on the screen names.
_NAMED = 5

Labels = Annotated[
    list[Path],
    typer.Argument(
        metavar="LABELS.jsonl...",
        help="Labels die 'annoteer lees' schreef, van een of meer mensen per bestand.",
    ),
]


def overeenstemming(
    labels: Labels,
    als_json: Annotated[bool, typer.Option("--json", help="Druk een JSON-object af.")] = False,
    verschillen: Annotated[
        Path | None,
        typer.Option(
            "--verschillen",
            metavar="CSV",
            help="Schrijf de zinnen waarover men verschilt hierheen, met lege kolommen voor besluiten.",
        ),
    ] = None,
    excel_nl: ExcelNl = False,
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Meet in hoeverre mensen hetzelfde labelen: alfa, kappa en F1 per label, met 95%-interval."""
    from wijktekst.corpus.adjudicated import read_together
    from wijktekst.evaluation.agreement import agreement_of
    from wijktekst.evaluation.agreement_differences import write_differences
    from wijktekst.language.numbers import counted
    from wijktekst.reading.names import printable

    annotations = read_together(labels)
    found = agreement_of(annotations)
    number = write_differences(annotations, verschillen, excel_nl=excel_nl) if verschillen else 0
    if als_json:
        print(json.dumps(found.to_json(), ensure_ascii=False))
        return
    print(printable(found.as_text()))
    if verschillen:
        print(
            f"Over {counted(number, 'zin', 'zinnen')} verschilt men: zie {verschillen}. Vul de besluiten in"
        )
        print(f"en geef: wijktekst annoteer beslis {verschillen} LABELS.jsonl --uit gold.jsonl")


def beslis(
    besluiten: Annotated[
        Path,
        typer.Argument(metavar="VERSCHILLEN.csv", help="Het bestand van --verschillen, met uw besluiten."),
    ],
    labels: Labels,
    uit: Annotated[
        Path, typer.Option("--uit", metavar="JSONL", help="Bestand waarin de labels komen te staan.")
    ] = Path("gold.jsonl"),
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Maak van de labels van meer mensen één label per zin: waar men het eens is, de meerderheid, uw besluit.

    Een zin zonder soort of opgave valt weg. Een thema waarover men verschilt, telt in het label niet mee.
    """
    from wijktekst.corpus.adjudicated import Tasks, adjudicated, read_together
    from wijktekst.corpus.annotations import Annotation, write_annotations
    from wijktekst.evaluation.agreement_differences import read_decisions

    decisions = read_decisions(besluiten)
    tasks = Tasks.of(read_together(labels)).tasks
    found = adjudicated(tasks, decisions)
    merged = [Annotation("", sentence) for sentence in found.sentences]
    write_annotations(uit, merged, [besluiten, *labels])
    for line in _told(found, sorted(set(decisions) - {task.id for task in tasks})):
        print(line)
    print(f"De labels staan in {uit}.")


def _told(found: Adjudicated, unknown: Sequence[str]) -> list[str]:
    from wijktekst.language.numbers import counted
    from wijktekst.reading.names import printable

    lines = [
        (
            f"{counted(len(found.sentences), 'zin', 'zinnen')} met een label: {found.agreed} waarover men "
            f"het eens is, {found.majority} door de meerderheid, {found.decided} door uw besluit en "
            f"{found.alone} die één mens labelde."
        )
    ]
    if found.open_themes:
        lines.append(f"Bij {found.open_themes} daarvan staan thema's open: die tellen voor noch tegen.")
    if found.undecided:
        lines.append(
            f"Let op: {counted(len(found.undecided), 'zin valt', 'zinnen vallen')} weg, want over soort of "
            f"opgave is men het niet eens en er is geen besluit: {_some(found.undecided)}."
        )
    if unknown:
        lines.append(
            f"Let op: {counted(len(unknown), 'besluit gaat', 'besluiten gaan')} over een zin die niet in de "
            f"labels staat: {_some(unknown)}. Noemt u dezelfde bestanden als bij 'overeenstemming'?"
        )
    return [printable(line) for line in lines]


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:_NAMED]) + (" ..." if len(ids) > _NAMED else "")
