"""The gate of reported themes: `python -m wijktekst.evaluation.gate_themes --bron MAP [--hoger]`.

Neither the share of reported themes that two readers find right nor the share of the right ones that is
reported may fall under its floor. `make gate` runs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from wijktekst import resources
from wijktekst.corpus.references import fingerprint
from wijktekst.evaluation.floors import Floors
from wijktekst.evaluation.gates import command
from wijktekst.evaluation.theme_hits import SAMPLE, sample
from wijktekst.themes import Judge

FILE = Path(__file__).with_name("floors_themes.json")
_KIND = "thema's"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; 0 when it holds, 1 when it fails."""
    return command(
        arguments,
        lambda bron, higher: run(bron, higher=higher),
        module="gate_themes",
        gate="De poort van de thema's",
        purpose="Houd de gemelde thema's op peil.",
    )


def run(bron: Path | None, *, higher: bool = False, floors_file: Path = FILE) -> list[str]:
    """Measure, print and hold the floors; Dutch sentences about what fails. Without `bron` only a note."""
    floors = Floors.read(floors_file)
    hashed = fingerprint(resources.find("corpora", *SAMPLE))
    if hashed != floors.gold:
        return [f"{'/'.join(SAMPLE)} is niet het bestand waarop de vloeren zijn gehaald (SHA-256 {hashed})."]
    if bron is None:
        print("Overgeslagen: de documenten van de steekproef staan hier niet. Noem een kopie: --bron MAP.")
        return []
    judge = Judge.load()
    figures = sample(bron, judge).figures(judge.limit)
    for name, figure in figures.items():
        print(f"{_KIND}, {name}: {figure.value:.3f} ({figure.low:.3f} - {figure.high:.3f})", flush=True)
    held = {_KIND: {name: figures[name] for name in ("juist", "behouden")}}
    if higher:
        floors = floors.raised(held)
        floors.write(floors_file)
    return floors.problems(held)


if __name__ == "__main__":
    sys.exit(main())
