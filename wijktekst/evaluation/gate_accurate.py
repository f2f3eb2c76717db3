"""The gate of the accurate mode: `python -m wijktekst.evaluation.gate_accurate --bron MAP [--hoger]`.

What `--nauwkeurig` reaches on the development documents may not fall under its floors: with a default model
and a second layer that learnt from the other documents, and the kept scores of an encoder that did so too.
`make gate` runs it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from wijktekst import resources
from wijktekst.evaluation.card import gated
from wijktekst.evaluation.crossed import cross_validate
from wijktekst.evaluation.floors import Floors
from wijktekst.evaluation.gates import command
from wijktekst.evaluation.report import EvaluationReport
from wijktekst.training.recipe import GOLD

FILE = Path(__file__).with_name("floors_accurate.json")
#: The fold of the development documents.
_DEVELOPMENT = (0,)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; 0 when it holds, 1 when it fails."""
    return command(
        arguments,
        lambda bron, higher: run(bron, higher=higher),
        module="gate_accurate",
        gate="De poort van --nauwkeurig",
        purpose="Houd --nauwkeurig op peil.",
    )


def run(bron: Path | None, *, higher: bool = False, floors_file: Path = FILE) -> list[str]:
    """Measure, print and hold the floors; Dutch sentences about what fails.

    Nothing is measured without `bron`. With `higher` floors go up to a hair under what was reached, never
    down.
    """
    floors = Floors.read(floors_file)
    if changed := floors.changed(resources.find("corpora", GOLD)):
        return changed
    if bron is None:
        print(f"Overgeslagen: de zinnen van {GOLD}, want die staan hier niet. Noem een kopie: --bron MAP.")
        return []
    reports = cross_validate(bron, accurate=True, numbers=_DEVELOPMENT)
    print("\n".join(_lines(reports)), flush=True)
    figures = {source: gated(report) for source, report in reports.items()}
    if higher:
        floors = floors.raised(figures)
        floors.write(floors_file)
    return floors.problems(figures)


def _lines(reports: Mapping[str, EvaluationReport]) -> list[str]:
    return [
        f"{source}, {name}: {figure.value:.3f} ({figure.low:.3f} - {figure.high:.3f})"
        for source, report in reports.items()
        for name, figure in gated(report).items()
    ]


if __name__ == "__main__":
    sys.exit(main())
