"""How well documents are read: `python -m wijktekst.evaluation.reading --bron MAP [--deel DEEL] [--fouten]`.

Strings that a human read from the page must be whole, of their kind and in order; running headers and wrong
joins must not be there. `corpora/leesgoud/SHEET.md` says how they were labelled.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from wijktekst import resources
from wijktekst.corpus.reading_gold import OWN, TABLE, GoldDocument, own_gold, read_gold
from wijktekst.corpus.reading_raw import PARTS
from wijktekst.corpus.windows import Key
from wijktekst.errors import InputError, WijktekstError
from wijktekst.evaluation.metrics import Estimate, estimate, recall, resampled
from wijktekst.evaluation.reading_found import FIGURES, Outcome, nothing_read, outcome_of
from wijktekst.evaluation.reading_units import Read, units_of
from wijktekst.reading.container import Member, Place, open_member
from wijktekst.reading.dispatch import read_bytes
from wijktekst.reading.folder import find_files
from wijktekst.types import Document

CORPUS = "leesgoud"
#: The part of which only totals are shown.
HELD = "toets"
_LARGEST = 10_000_000
#: Gives the bytes of a document.
Load = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Scored:
    """What one reading of one document came to; `read` is None when the document was refused."""

    gold: GoldDocument
    data: bytes
    read: Read | None
    outcome: Outcome


def gold_documents(bron: Path | None, table: Path | None = None) -> Iterator[tuple[GoldDocument, Load]]:
    """All documents with their bytes: those of `bron`, if named, then the examples."""
    if bron is not None:
        for document in read_gold(table or resources.find("corpora", CORPUS) / TABLE):
            yield document, (bron / document.name).read_bytes
    examples = {
        name: partial(_bytes, place) for place, name in find_files([resources.find("corpora", "voorbeeld")])
    }
    for document in own_gold(resources.find("corpora", "voorbeeld-bron", "waarheid"), examples):
        yield document, examples[document.name]


def _bytes(place: Place) -> bytes:
    if isinstance(place, Member):
        return open_member(place, _LARGEST)
    with place.open("rb") as stream:
        return stream.read()


def score(gold: GoldDocument, load: Load) -> Scored:
    """Read one document with our reader and look for its strings.

    Raises InputError when the file is not the one that was labelled.
    """
    try:
        data = load()
    except OSError as error:
        raise InputError(f"'{gold.name}' staat niet in de bron.") from error
    if hashlib.sha256(data).hexdigest() != gold.sha256:
        raise InputError(f"'{gold.name}' in de bron is niet het bestand dat is gelabeld.")
    document = read_bytes(data, gold.name)
    if not isinstance(document, Document):
        return Scored(gold, data, None, nothing_read(gold.cases, f"niet gelezen: {document.detail}"))
    read = Read(list(units_of(document)))
    return Scored(gold, data, read, outcome_of(read, gold.cases, Key(data)))


def evaluate(
    bron: Path | None, parts: Sequence[str], *, table: Path | None = None, name: str = ""
) -> tuple[list[Scored], list[str]]:
    """Documents of these parts whose name holds `name`, and Dutch sentences about those that are missing."""
    scored, missing = [], []
    for gold, load in gold_documents(bron, table):
        if gold.part in parts and name in gold.name:
            try:
                scored.append(score(gold, load))
            except InputError as error:
                missing.append(str(error))
    return scored, missing


def estimates(outcomes: Sequence[Outcome]) -> dict[str, tuple[Estimate, int]]:
    """Per figure the share that is right with its interval over documents, and how many were looked at."""
    found = {}
    for figure in FIGURES:
        looked = np.array([one.looked[figure] for one in outcomes], dtype=np.float64)
        if looked.sum():
            right = np.array([one.right[figure] for one in outcomes], dtype=np.float64)
            counts = np.stack([right, looked, looked], axis=1)[:, :, None]
            samples = resampled(counts, np.arange(len(outcomes)))
            found[figure] = estimate(counts.sum(axis=0), samples, recall), int(looked.sum())
    return found


def as_table(columns: Mapping[str, Sequence[Outcome]], figures: Collection[str] = tuple(FIGURES)) -> str:
    """The figures as a Markdown table with a column per part or reader."""
    told = {name: estimates(outcomes) for name, outcomes in columns.items()}
    heads = [f"{name} ({len(outcomes)} documenten)" for name, outcomes in columns.items()]
    lines = [f"| | {' | '.join(heads)} |", f"|---|{'---|' * len(heads)}"]
    for figure, label in FIGURES.items():
        if figure in figures and any(figure in one for one in told.values()):
            lines.append(f"| {label} | {' | '.join(_cell(one.get(figure)) for one in told.values())} |")
    return "\n".join(lines)


def _cell(found: tuple[Estimate, int] | None) -> str:
    if found is None:
        return ""
    figure, number = found
    return f"{figure.value:.3f} ({figure.low:.2f}-{figure.high:.2f}) van {number}"


def by_document(scored: Sequence[Scored]) -> str:
    """A line per document: right of looked at, per figure."""
    lines = [f"{'document':60} {' '.join(f'{name[:10]:>10}' for name in FIGURES)}"]
    for one in scored:
        cells = [
            f"{one.outcome.right[name]}/{one.outcome.looked[name]}" if one.outcome.looked[name] else ""
            for name in FIGURES
        ]
        lines.append(f"{one.gold.name[-60:]:60} {' '.join(f'{cell:>10}' for cell in cells)}")
    return "\n".join(lines)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "wijktekst.evaluation.reading", description="Meet hoe goed er gelezen wordt."
    )
    parser.add_argument("--bron", metavar="MAP", type=Path, help="kopie van de echte documenten")
    parser.add_argument("--deel", action="append", choices=[*PARTS, OWN], help="alleen dit deel (mag vaker)")
    parser.add_argument(
        "--document", metavar="TEKST", default="", help="alleen documenten met dit in hun naam"
    )
    parser.add_argument(
        "--gevallen", metavar="CSV", type=Path, help="een andere tabel dan die van corpora/leesgoud"
    )
    parser.add_argument(
        "--fouten", action="store_true", help="laat zien wat misging (nooit van het deel toets)"
    )
    parser.add_argument("--cijfer", choices=FIGURES, action="append", help="alleen fouten tegen dit cijfer")
    parser.add_argument("--peers", action="store_true", help="meet ook pdftotext, pdfplumber en pdfium")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 when a document is missing."""
    options = _options(arguments)
    parts = options.deel or [*PARTS, OWN]
    try:
        scored, missing = evaluate(options.bron, parts, table=options.gevallen, name=options.document)
    except WijktekstError as error:
        print(error, file=sys.stderr)
        return 1
    # Who mends the reader may not see what goes wrong in documents it is held against.
    shown = [one for one in scored if one.gold.part != HELD]
    if options.fouten:
        from wijktekst.evaluation.reading_failures import print_failures

        print_failures(shown, options.cijfer or list(FIGURES))
    print(by_document(shown), end="\n\n")
    print(as_table({part: [o.outcome for o in scored if o.gold.part == part] for part in parts}), end="\n\n")
    if options.peers:
        from wijktekst.evaluation.reading_peers import peers_table

        for part in parts:
            print(f"**{part}**\n\n{peers_table([one for one in scored if one.gold.part == part])}\n")
    for sentence in missing:
        print(sentence, file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
