"""`wijktekst evalueer`: how good the current models are on labelled sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from wijktekst.cli.options import UnusedLanguageModel


def evalueer(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD.jsonl", help="Gelabelde zinnen, een JSON-object per regel.")
    ],
    als_json: Annotated[bool, typer.Option("--json", help="Druk een JSON-object af.")] = False,
    fouten: Annotated[
        Path | None,
        typer.Option("--fouten", metavar="CSV", help="Schrijf elke fout met zijn bewijs naar dit bestand."),
    ] = None,
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Meet de modellen op gelabelde zinnen: precisie, recall en F1 met 95%-interval, en de verwarring."""
    from wijktekst import corpus, evaluation

    report = evaluation.evaluate(corpus.read_jsonl(gold))
    if fouten is not None:
        evaluation.write_errors(report, fouten)
    if als_json:
        print(json.dumps(report.to_json(), ensure_ascii=False))
    else:
        print(report.as_text())
        if fouten is not None:
            print(f"De fouten staan in {fouten}.")
