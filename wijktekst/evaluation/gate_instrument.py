"""The gate of the instrument: `python -m wijktekst.evaluation.gate_instrument --bron MAP [--hoger]`.

Cross-validated by document over all labelled measures, with the network. `make gate` runs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from wijktekst import resources
from wijktekst.corpus.references import fingerprint
from wijktekst.evaluation.card import write_card
from wijktekst.evaluation.floors import Floors
from wijktekst.evaluation.gates import command
from wijktekst.evaluation.instrument import CrossedInstruments, as_tables, cross_validate, figures
from wijktekst.evaluation.metrics import Estimate
from wijktekst.measures import INSTRUMENT_ID
from wijktekst.training.recipe import GOLD, REAL

FILE = Path(__file__).with_name("floors_instrument.json")
_HELD = ("macro-F1", "precisie", "dekking")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; 0 when it holds, 1 when it fails."""
    return command(
        arguments,
        lambda bron, higher: run(
            bron, higher=higher, card=resources.find("models", INSTRUMENT_ID) / "CARD.md"
        ),
        module="gate_instrument",
        gate="De poort van het instrument",
        purpose="Houd het instrument van maatregelen op peil.",
    )


def run(
    bron: Path | None, *, higher: bool = False, floors_file: Path = FILE, card: Path | None = None
) -> list[str]:
    """Measure, print, write the figures into the card and hold the floors; Dutch sentences about what fails.

    Nothing is measured without `bron`.
    """
    floors = Floors.read(floors_file)
    if (hashed := fingerprint(resources.find("corpora", GOLD) / "labels.csv")) != floors.gold:
        return [f"{GOLD}/labels.csv is niet het bestand waarop de vloeren zijn gehaald (SHA-256 {hashed})."]
    if bron is None:
        print(f"Overgeslagen: de zinnen van corpora/{GOLD} staan hier niet. Noem een kopie: --bron MAP.")
        return []
    crossed = cross_validate(bron)
    table = as_tables(crossed)
    print(table, flush=True)
    if card is not None:
        write_card(card, [table])
    held = held_of(crossed)
    if higher:
        floors = floors.raised(held)
        floors.write(floors_file)
    return floors.problems(held)


def held_of(crossed: CrossedInstruments) -> dict[str, dict[str, Estimate]]:
    """The figures that have a floor, by source."""
    sources = np.array(crossed.sources)
    found = {name: figures(crossed, np.flatnonzero(sources == name), sure=True) for name in REAL}
    return {name: {figure: of[figure] for figure in _HELD} for name, of in found.items()}


if __name__ == "__main__":
    sys.exit(main())
