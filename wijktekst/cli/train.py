"""`wijktekst train`: make the shipped models again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wijktekst.cli.options import UnusedLanguageModel


def train(
    bron: Annotated[
        Path | None,
        typer.Option("--bron", metavar="MAP", help="Lokale kopie van de bronnen van de gelabelde zinnen."),
    ] = None,
    uit: Annotated[
        Path, typer.Option("--uit", metavar="MAP", help="Map waarin het model komt te staan.")
    ] = Path("model"),
    online: Annotated[
        bool, typer.Option("--online", help="Haal ontbrekende bronnen op van hun openbare vindplaats.")
    ] = False,
    nauwkeurig: Annotated[
        Path | None,
        typer.Option(
            "--nauwkeurig", metavar="MAP", help="Map van het grotere model; pas het aan het nieuwe model aan."
        ),
    ] = None,
    correcties: Annotated[
        list[Path] | None,
        typer.Option(
            "--correcties",
            metavar="BESTAND",
            help="Leer ook van wat u in 'wijktekst verken' verbeterde; mag vaker.",
        ),
    ] = None,
    extra: Annotated[
        list[Path] | None,
        typer.Option(
            "--extra",
            metavar="LABELS.jsonl",
            help="Leer ook van zinnen die u zelf labelde (wijktekst annoteer); mag vaker.",
        ),
    ] = None,
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Train de modellen opnieuw op de gelabelde zinnen van corpora/, en op wat u zelf labelde."""
    from wijktekst import training

    report = training.train(
        out=uit,
        bron=bron,
        online=online,
        accurate=nauwkeurig,
        corrections=correcties or (),
        extra=extra or (),
    )
    print(report)
    print(f"Het model staat in {uit}.")
