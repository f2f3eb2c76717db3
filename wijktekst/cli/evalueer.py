"""`wijktekst evalueer`: how good the models are on labelled sentences."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijktekst.cli.options import UnusedLanguageModel
from wijktekst.errors import InputError

if TYPE_CHECKING:
    from wijktekst.corpus import LabelledSentence
    from wijktekst.evaluation import EvaluationReport

_BY_READER = (
    "Correcties gaan over zinnen die het model al vond: wat het miste, telt hier niet mee. Thema's zijn er "
    "niet in nagekeken; hun cijfers zeggen hier niets."
)


def evalueer(
    gold: Annotated[
        Path | None, typer.Argument(metavar="GOLD.jsonl", help="Gelabelde zinnen, een JSON-object per regel.")
    ] = None,
    als_json: Annotated[bool, typer.Option("--json", help="Druk een JSON-object af.")] = False,
    fouten: Annotated[
        Path | None,
        typer.Option("--fouten", metavar="CSV", help="Schrijf elke fout met zijn bewijs naar dit bestand."),
    ] = None,
    kruis: Annotated[
        bool,
        typer.Option(
            "--kruis",
            help="Meet op alle zinnen van corpora/wijktekst-gold: elk document met een model dat het niet "
            "zag. Duurt minuten.",
        ),
    ] = False,
    kenmerken: Annotated[
        bool,
        typer.Option(
            "--kenmerken",
            help="Meet actor, bedrag, periode, plaats en de andere kenmerken op corpora/maatregel-kenmerken.",
        ),
    ] = False,
    bron: Annotated[
        Path | None,
        typer.Option(
            "--bron", metavar="MAP", help="Bij --kruis en --kenmerken: kopie van de bronnen van die zinnen."
        ),
    ] = None,
    nauwkeurig: Annotated[
        bool, typer.Option("--nauwkeurig", help="Meet het grotere model van 'analyseer --nauwkeurig'.")
    ] = False,
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Meet de modellen op gelabelde zinnen: precisie, recall en F1 met 95%-interval, en de verwarring."""
    if kenmerken:
        _attributes(gold, bron)
        return
    if kruis:
        _crossed(gold, bron, fouten, nauwkeurig=nauwkeurig, als_json=als_json)
        return
    if gold is None or bron is not None:
        raise InputError("Noem een bestand met gelabelde zinnen, of meet met --kruis --bron MAP.")
    from wijktekst import evaluation

    sentences = _sentences(gold)
    classify = evaluation.shipped(accurate=nauwkeurig)
    report = evaluation.evaluate(sentences, classify)
    if fouten is not None:
        evaluation.write_errors(report, fouten, classify)
    if als_json:
        print(json.dumps(report.to_json(), ensure_ascii=False))
    else:
        print(report.as_text())
        if fouten is not None:
            print(f"De fouten staan in {fouten}.")


def _sentences(gold: Path) -> Sequence[LabelledSentence]:
    """Labelled sentences of a file, which may be one of corrections."""
    from wijktekst.corpus import read_jsonl
    from wijktekst.corpus.corrections import holds_corrections, labelled, read

    if not holds_corrections(gold):
        return read_jsonl(gold)
    learnt = labelled(read(gold))
    for note in (*learnt.notes, _BY_READER):
        typer.echo(note, err=True)
    return learnt.sentences


def _attributes(gold: Path | None, bron: Path | None) -> None:
    if gold is not None or bron is None:
        raise InputError("Noem bij --kenmerken alleen de kopie van de bronnen: --bron MAP.")
    from wijktekst.evaluation.attributes import evaluate_attributes
    from wijktekst.evaluation.gate_attributes import as_table

    print(as_table(evaluate_attributes(bron)))


def _crossed(
    gold: Path | None, bron: Path | None, fouten: Path | None, *, nauwkeurig: bool, als_json: bool
) -> None:
    if gold is not None or fouten is not None:
        raise InputError("Met --kruis wordt op corpora/wijktekst-gold gemeten; laat GOLD en --fouten weg.")
    if bron is None:
        raise InputError("Noem de kopie van de bronnen van corpora/wijktekst-gold: --bron MAP.")
    from wijktekst import evaluation

    reports: dict[str, EvaluationReport] = evaluation.cross_validate(bron, accurate=nauwkeurig)
    if als_json:
        print(json.dumps({name: report.to_json() for name, report in reports.items()}, ensure_ascii=False))
        return
    for name, report in reports.items():
        print(f"\n== {name} ==\n{report.as_text()}")
