"""The gate of reading: `python -m wijktekst.evaluation.gate_reading --bron MAP [--hoger]`.

What is read may not fall under its floors: strings of real documents that nobody looks at while mending the
reader (part "toets"), those of the examples, and facts and tables of documents. `make gate` runs it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from wijktekst import resources
from wijktekst.corpus import fingerprint_of
from wijktekst.corpus.reading_gold import OWN
from wijktekst.evaluation.card import write_card
from wijktekst.evaluation.facts import facts_scores
from wijktekst.evaluation.floors import Figures, Floors
from wijktekst.evaluation.gates import command
from wijktekst.evaluation.metrics import Estimate
from wijktekst.evaluation.reading import CORPUS, HELD, Scored, as_table, estimates, evaluate
from wijktekst.evaluation.tables import table_scores

FILE = Path(__file__).with_name("floors_reading.json")
_PARTS = ("ontwikkel", HELD, OWN)
#: Fewer strings than this are too few for a floor: one more or less would open or close the gate.
_LEAST = 5
#: Figures on documents that were looked at while mending have no floor.
_SEEN = "_ontwikkel"
#: What gives other figures by name, with a copy of the sources.
_OTHERS: dict[str, Callable[[Path | None], dict[str, float]]] = {
    "feiten": facts_scores,
    "tabellen": table_scores,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; 0 when it holds, 1 when it fails."""
    return command(
        arguments,
        lambda bron, higher: run(bron, higher=higher, sheet=resources.find("corpora", CORPUS) / "SHEET.md"),
        module="gate_reading",
        gate="De poort van het lezen",
        purpose="Houd het lezen van documenten op peil.",
    )


def run(
    bron: Path | None, *, higher: bool = False, floors_file: Path = FILE, sheet: Path | None = None
) -> list[str]:
    """Measure, print, write the figures into the sheet and hold the floors; Dutch sentences about what fails.

    Without `bron` the examples only. With `higher` floors go up to a hair under what was reached, never down,
    and hold for the labels that are there now.
    """
    floors = Floors.read(floors_file)
    if (found := gold_hash()) != floors.gold:
        if not higher or bron is None:
            told = (
                f"In corpora/{CORPUS} of corpora/voorbeeld-bron staat niet het goud waarop de vloeren zijn "
                f"gehaald (nu {found}). Zet het terug; of leg met --bron en --hoger vloeren vast."
            )
            return [told]
        floors = replace(floors, gold=found)
    scored, missing = evaluate(bron, _PARTS)
    if missing:
        return missing
    figures = {**_reading(scored), **(_others(bron) if bron else {})}
    table = as_table({part: [s.outcome for s in scored if s.gold.part == part] for part in _measured(scored)})
    lines = [table, "", *_other_lines(figures)]
    print("\n".join(lines), flush=True)
    if bron is None:
        print(
            f"Alleen de voorbeelden: de documenten van corpora/{CORPUS} staan hier niet. Noem een kopie: "
            "--bron MAP."
        )
    elif sheet is not None:
        write_card(sheet, lines)
    if higher:
        floors = floors.raised(figures)
        floors.write(floors_file)
    return floors.problems(figures)


def gold_hash() -> str:
    """SHA-256 over the tables of the corpus and the truths of the examples, in order of their names."""
    tables = sorted(resources.find("corpora", CORPUS).glob("*.csv"))
    truths = sorted(resources.find("corpora", "voorbeeld-bron", "waarheid").glob("*.txt"))
    return fingerprint_of([*tables, *truths])


def _measured(scored: Sequence[Scored]) -> list[str]:
    return [part for part in _PARTS if any(one.gold.part == part for one in scored)]


def _reading(scored: Sequence[Scored]) -> dict[str, dict[str, Estimate]]:
    """The figures that have a floor, per part."""
    found = {}
    for part in (HELD, OWN):
        outcomes = [one.outcome for one in scored if one.gold.part == part]
        if outcomes:
            told = estimates(outcomes)
            found[part] = {name: figure for name, (figure, number) in told.items() if number >= _LEAST}
    return found


def _others(bron: Path) -> dict[str, dict[str, Estimate]]:
    """Figures of facts and tables."""
    return {
        kind: {
            figure: Estimate(one, one, one)
            for figure, one in sorted(scores(bron).items())
            if not figure.endswith(_SEEN)
        }
        for kind, scores in _OTHERS.items()
    }


def _other_lines(figures: Figures) -> list[str]:
    rows = [
        f"| {kind} | {name} | {figure.value:.3f} |"
        for kind in _OTHERS
        for name, figure in figures.get(kind, {}).items()
    ]
    return ["| | cijfer | |", "|---|---|---|", *rows] if rows else []


if __name__ == "__main__":
    sys.exit(main())
