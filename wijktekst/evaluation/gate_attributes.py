"""The gate of the attributes: `python -m wijktekst.evaluation.gate_attributes --bron MAP [--hoger]`.

What is found of money, actors, periods and the like may not fall under its floors, on labelled sentences of
documents that no rule was made on. `make gate` runs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from wijktekst import resources
from wijktekst.corpus import fingerprint_of
from wijktekst.evaluation.attributes import CORPUS, AttributeScores, evaluate_attributes
from wijktekst.evaluation.card import write_card
from wijktekst.evaluation.floors import Floors
from wijktekst.evaluation.gates import command
from wijktekst.evaluation.metrics import Estimate

FILE = Path(__file__).with_name("floors_attributes.json")
_PART = "toets"
#: Attributes whose values are a few classes, so that a mean over these says something.
_CLASSES = ("actor", "betaler", "doelgroep", "richting", "stelligheid", "schaal")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; 0 when it holds, 1 when it fails."""
    return command(
        arguments,
        lambda bron, higher: run(bron, higher=higher, sheet=resources.find("corpora", CORPUS) / "SHEET.md"),
        module="gate_attributes",
        gate="De poort van de kenmerken",
        purpose="Houd de kenmerken van maatregelen op peil.",
    )


def run(
    bron: Path | None, *, higher: bool = False, floors_file: Path = FILE, sheet: Path | None = None
) -> list[str]:
    """Measure, print, write the figures into the sheet and hold the floors; Dutch sentences about what fails.

    Nothing is measured without `bron`. With `higher` floors go up to a hair under what was reached, never
    down.
    """
    floors = Floors.read(floors_file)
    if (found := labels_hash()) != floors.gold:
        told = (
            f"In corpora/{CORPUS} staan niet de labels waarop de vloeren zijn gehaald. Zet ze terug; of neem "
            f"de hash over in {floors_file.name} ({found}) en schrijf in docs/decisions waarom."
        )
        return [told]
    if bron is None:
        print(f"Overgeslagen: corpora/{CORPUS}, want de zinnen staan hier niet. Noem een kopie: --bron MAP.")
        return []
    scores = evaluate_attributes(bron)
    table = as_table(scores)
    print(table, flush=True)
    if sheet is not None:
        write_card(sheet, [table])
    figures = {one.attribute: gated(one) for one in scores if one.part == _PART}
    if higher:
        floors = floors.raised(figures)
        floors.write(floors_file)
    return floors.problems(figures)


def labels_hash() -> str:
    """SHA-256 over the tables of labels, in order of their names."""
    return fingerprint_of(sorted(resources.find("corpora", CORPUS).glob("*.csv")))


def gated(scores: AttributeScores) -> dict[str, Estimate]:
    """The figures that have a floor."""
    figures = {"precision": scores.precision, "recall": scores.recall, "exact": scores.exact}
    return figures | ({"macro_f1": scores.macro_f1} if scores.attribute in _CLASSES else {})


def as_table(scores: Sequence[AttributeScores]) -> str:
    """The scores as a Markdown table."""
    lines = [
        "| kenmerk | deel | zinnen | waarden | precisie | recall | F1 | macro-F1 | hele zin | bewijs |",
        f"|{'---|' * 10}",
    ]
    for one in scores:
        estimates = (one.precision, one.recall, one.f1, one.macro_f1, one.exact)
        told = " | ".join(f"{figure.value:.3f} ({figure.low:.2f}-{figure.high:.2f})" for figure in estimates)
        lines.append(
            f"| {one.attribute} | {one.part} | {one.n} | {one.labelled} | {told} | {one.proved:.2f} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
