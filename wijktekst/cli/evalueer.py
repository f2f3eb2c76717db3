"""`wijktekst evalueer`: how good the models are on labelled sentences."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijktekst.cli.options import UnusedLanguageModel
from wijktekst.errors import InputError
from wijktekst.reading.names import printable

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
    model: Annotated[
        Path | None,
        typer.Option("--model", metavar="MAP", help="Meet een eigen model, gemaakt door 'wijktekst train'."),
    ] = None,
    tegen: Annotated[
        str,
        typer.Option(
            "--tegen",
            metavar="MODEL",
            show_default=False,
            help="Vergelijk met een ander model en zeg of het verschil groter is dan toeval: de map van een "
            "eigen model, 'standaard', 'nauwkeurig' of 'snel' (de meegeleverde).",
        ),
    ] = "",
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Meet de modellen op gelabelde zinnen: precisie, recall en F1 met 95%-interval, en de verwarring."""
    if (kenmerken or kruis) and (model is not None or tegen):
        raise InputError(
            "--model en --tegen gaan over een bestand met zinnen; laat --kruis en --kenmerken weg."
        )
    if kenmerken:
        _attributes(gold, bron)
        return
    if kruis:
        _crossed(gold, bron, fouten, nauwkeurig=nauwkeurig, als_json=als_json)
        return
    if gold is None or bron is not None:
        raise InputError("Noem een bestand met gelabelde zinnen, of meet met --kruis --bron MAP.")
    if not gold.exists():
        raise InputError(
            f"'{gold}' bestaat niet. Noem een bestand met gelabelde zinnen, of met de oordelen die u in "
            "'wijktekst verken' bewaarde: correcties.jsonl in de map van de rapporten."
        )
    names = _names(model, tegen, nauwkeurig=nauwkeurig)
    _measured(gold, names, fouten, als_json=als_json)


def _measured(gold: Path, names: Sequence[str], fouten: Path | None, *, als_json: bool) -> None:
    """Measure the first model, against the second when there is one."""
    from wijktekst import evaluation

    sentences = _sentences(gold)
    measured, *others = evaluation.models_named(names)
    notes = [note for one in (measured, *others) if (note := one.note(sentences, gold))]
    for note in notes:
        typer.echo(printable(f"Let op: {note}"), err=True)
    if others:
        found = evaluation.compare_models(sentences, measured.classify, others[0].classify)
        report, text = found.report, found.as_text(measured.name, others[0].name, known=bool(notes))
        told = {**report.to_json(), **found.to_json(), "let_op": [*notes, *found.notes]}
    else:
        report = evaluation.evaluate(sentences, measured.classify)
        text, told = report.as_text(), report.to_json() | ({"let_op": notes} if notes else {})
    if fouten is not None:
        evaluation.write_errors(report, fouten, measured.classify)
    if als_json:
        print(json.dumps(told, ensure_ascii=False))
        return
    print(printable(text))
    if fouten is not None:
        print(f"De fouten staan in {fouten}.")


def _names(model: Path | None, tegen: str, *, nauwkeurig: bool) -> list[str]:
    """What is measured, and what it is held against, as `models_named` takes them."""
    if model is not None and nauwkeurig:
        raise InputError(
            "--nauwkeurig is een meegeleverd model; laat het weg, of vergelijk met --tegen nauwkeurig."
        )
    measured = str(model) if model is not None else "nauwkeurig" if nauwkeurig else "standaard"
    if tegen and (tegen == measured or (model is not None and Path(tegen).resolve() == model.resolve())):
        raise InputError(
            f"Dit vergelijkt '{tegen}' met zichzelf. Noem twee modellen, zoals --model MAP --tegen standaard."
        )
    return [measured, tegen] if tegen else [measured]


def _sentences(gold: Path) -> Sequence[LabelledSentence]:
    """Labelled sentences of a file, which may be one of corrections."""
    from wijktekst.corpus import read_jsonl
    from wijktekst.corpus.corrections import holds_corrections, labelled, read

    if not holds_corrections(gold):
        return _one_label_each(gold, read_jsonl(gold))
    learnt = labelled(read(gold))
    for note in (*learnt.notes, _BY_READER):
        typer.echo(note, err=True)
    return learnt.sentences


def _one_label_each(gold: Path, sentences: Sequence[LabelledSentence]) -> Sequence[LabelledSentence]:
    """The sentences; of those that several annotators labelled, what most of them say."""
    from wijktekst.corpus.adjudicated import Tasks, adjudicated, read_together

    if len({(one.id, one.text) for one in sentences}) == len(sentences):
        return sentences
    tasks = Tasks.of(read_together([gold]))
    if len(tasks.annotators) < 2:
        return sentences
    found = adjudicated(tasks.tasks)
    typer.echo(
        f"Let op: in '{gold}' staan labels van {len(tasks.annotators)} mensen. Gemeten wordt op "
        f"{len(found.sentences)} zinnen waarover men het eens is of een meerderheid heeft; "
        f"{len(found.undecided)} vallen weg.",
        err=True,
    )
    return found.sentences


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
