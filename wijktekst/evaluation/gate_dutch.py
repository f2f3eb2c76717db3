"""The gate of the Dutch pipeline: `python -m wijktekst.evaluation.gate_dutch [--bron MAP] [--hoger]`.

The embedded pipeline may not read worse than its floors: on the hand-annotated policy text, and with a copy
of the sources also on the tests of the treebanks. `make gate` runs it beside the gate of the sentence model.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from wijktekst import resources
from wijktekst.corpus import fingerprint
from wijktekst.evaluation import dutch
from wijktekst.evaluation.floors import Floors
from wijktekst.evaluation.gates import command
from wijktekst.evaluation.metrics import Estimate
from wijktekst.training.dutch.held_out import policy_test

FILE = Path(__file__).with_name("floors_dutch.json")
_PIPELINE = "nl_wijktekst_sm"
_POLICY = "beleidszinnen"
_OWN = f"{_POLICY} (eigen documenten)"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; 0 when it holds, 1 when it fails."""
    return command(
        arguments,
        lambda bron, higher: run(bron, higher=higher),
        module="gate_dutch",
        gate="De poort van het taalmodel",
        purpose="Houd het taalmodel op peil.",
    )


def run(source: Path | None, *, higher: bool = False, floors_file: Path = FILE) -> list[str]:
    """Measure, print and hold the floors; Dutch sentences about what does not hold.

    With `higher` floors go up to a hair under what was reached, never down.
    """
    floors = Floors.read(floors_file)
    folder = resources.find("corpora", _POLICY)
    hashes = fingerprint(folder / "tokens.csv"), fingerprint(folder / "passages.csv")
    if hashes != (floors.gold, floors.split):
        told = (
            f"corpora/{_POLICY} is niet de annotatie waarop de vloeren zijn gehaald. Zet haar terug; of neem "
            f"de hashes over in {floors_file.name} ({hashes[0]}, {hashes[1]}) en schrijf in docs/decisions "
            "waarom."
        )
        return [told]
    found = figures(source)
    for kind, row in found.items():
        print(f"{kind}: " + ", ".join(f"{name} {one.value:.3f}" for name, one in row.items()), flush=True)
    if higher:
        floors = floors.raised(found)
        floors.write(floors_file)
    return floors.problems(found)


def figures(source: Path | None) -> dict[str, Mapping[str, Estimate]]:
    """Figures per test; without `source` only on passages of our own example documents."""
    parse = dutch.spacy_parse(_PIPELINE)
    passages, missing = policy_test(source)
    own = [passage for passage in passages if passage.kind == "eigen"]
    tests = {_OWN: (own, dutch.POLICY_COLUMNS)}
    if source is not None and not missing:
        tests[_POLICY] = (passages, dutch.POLICY_COLUMNS)
    found: dict[str, Mapping[str, Estimate]] = {}
    for kind, (chosen, columns) in tests.items():
        items = [(passage.text(), dutch.annotated(passage), at) for at, passage in enumerate(chosen)]
        found[kind] = _columns(dutch.measured(items, parse), columns)
    if source is None:
        return found
    for title, file in dutch.TREEBANKS.items():
        items = dutch.bordered(dutch.treebank_test(source / file))
        found[title] = _columns(dutch.measured(items, parse), dutch.TREEBANK_COLUMNS)
    return found


def _columns(row: Mapping[str, Estimate], columns: Sequence[str]) -> dict[str, Estimate]:
    return {name: row[name] for name in columns}


if __name__ == "__main__":
    sys.exit(main())
