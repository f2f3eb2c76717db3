"""How well tables are read: `python -m wijktekst.evaluation.tables --bron MAP [--deel DEEL] [--per-tabel]`.

Tables of real documents were marked by eye, by reference: `corpora/leesgoud/tabellen.csv` has the cells as
hashes and `tabelpaginas.csv` the pages of which every table is marked, some with charts or text alone.
Cells are compared by their neighbours, as in the table competition of ICDAR 2013: a pair is two cells that
follow each other in a row or in a column, empty cells left out.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from wijktekst import resources
from wijktekst.corpus.references import read_rows
from wijktekst.errors import InputError, WijktekstError
from wijktekst.language.tables import tables_of
from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Document, Table

CORPUS, TABLES, PAGES = "leesgoud", "tabellen.csv", "tabelpaginas.csv"
TABLE_COLUMNS = (
    *("document", "deel", "paginas", "bijschrift", "kopregels", "eenheid"),
    *("rijen", "kolommen", "cellen"),
)
PAGE_COLUMNS = ("document", "sha256", "deel", "paginas")
PARTS = ("ontwikkel", "toets")
#: What a caption or a unit is where it was not marked.
UNMARKED = "?"
#: A table is found when so many of its pairs are right; one with fewer cells of any marked one is false.
FOUND, _SHARED = 0.5, 0.3
_UNIT_NOTE = re.compile(r"\(?\s*(?:alle\s+)?bedragen\b.*$", re.IGNORECASE | re.DOTALL)

Grid = list[list[str]]
Pair = tuple[str, str, str]
Read = Callable[[bytes, str], Sequence[Table]]


@dataclass(frozen=True, slots=True)
class GoldTable:
    """A table as marked: `cells` are hashes, "" for an empty one; `factor` is "" where no unit is said."""

    part: str
    document: str
    pages: tuple[int, ...]
    caption: str
    head: int
    factor: str
    cells: Grid


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document with the pages of which every table is marked, and all its marked tables."""

    part: str
    name: str
    sha256: str
    pages: tuple[int, ...]
    tables: tuple[GoldTable, ...]


@dataclass(slots=True)
class Match:
    """A marked table and what was read of it; `found` is None when nothing was."""

    gold: GoldTable
    found: Table | None
    key: bytes
    shared: int = 0
    wanted: int = 0
    read: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.shared / (self.wanted + self.read) if self.wanted + self.read else 1.0


@dataclass(slots=True)
class Scores:
    """The marked tables of some documents, and the tables that were read where there is none."""

    matches: list[Match] = field(default_factory=list)
    false: list[tuple[str, Table]] = field(default_factory=list)
    pages: int = 0

    def figures(self) -> dict[str, float]:
        """Shares from 0 to 1; `vals_per_100` is tables per hundred pages."""
        found = [m for m in self.matches if m.found is not None and m.f1 >= FOUND]
        shared, read, wanted = (
            sum(getattr(m, name) for m in self.matches) for name in ("shared", "read", "wanted")
        )
        long = [m for m in self.matches if len(m.gold.pages) > 1]
        captioned = [m for m in self.matches if m.gold.caption != UNMARKED]
        united = [m for m in self.matches if m.gold.factor != UNMARKED]
        return {
            "gevonden": _share(len(found), len(self.matches)),
            "precisie": _share(len(found), len(found) + len(self.false)),
            "vals_per_100": 100 * _share(len(self.false), self.pages),
            "cel_f1": _share(2 * shared, read + wanted),
            "kop": _share(sum(_head_right(m) for m in self.matches), len(self.matches)),
            "eenheid": _share(sum(_unit_right(m) for m in united), len(united)),
            "bijschrift": _share(sum(_caption_right(m) for m in captioned), len(captioned)),
            "heel": _share(sum(_whole(m) for m in self.matches), len(self.matches)),
            "over_paginas": _share(sum(_whole(m) for m in long), len(long)),
        }


def key_of(data: bytes) -> bytes:
    """What keys the hashes of a document: without the file they tell nothing."""
    return hashlib.blake2b(data).digest()


def plain(text: str) -> str:
    """Only letters and digits, in lower case, ligatures taken apart."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def cell_hash(text: str, key: bytes) -> str:
    """Of letters and digits alone, "" without any: white space, signs and case do not count."""
    kept = plain(text)
    return hashlib.sha256(key + kept.encode()).hexdigest()[:16] if kept else ""


def caption_hash(text: str, key: bytes) -> str:
    """Of a caption without the unit that it may end in."""
    return cell_hash(_UNIT_NOTE.sub("", text), key)


def pairs(cells: Grid) -> Counter[Pair]:
    """Neighbours in rows and in columns, empty cells left out."""
    found: Counter[Pair] = Counter()
    columns = [[row[at] for row in cells if at < len(row)] for at in range(max(map(len, cells), default=0))]
    for sort, lines in (("rij", cells), ("kolom", columns)):
        for line in lines:
            filled = [cell for cell in line if cell]
            found.update((sort, one, two) for one, two in pairwise(filled))
    return found


def read_gold(folder: Path) -> list[GoldDocument]:
    """The marked documents. Raises InputError when a file is not there."""
    tables: dict[str, list[GoldTable]] = {}
    for row in read_rows(folder / TABLES, TABLE_COLUMNS):
        cells = [[cell.strip("-") for cell in line.split(" ")] for line in row["cellen"].split("/")]
        pages = tuple(map(int, row["paginas"].split()))
        table = GoldTable(
            row["deel"], row["document"], pages, row["bijschrift"], int(row["kopregels"]), row["eenheid"],
            cells,
        )  # fmt: skip
        tables.setdefault(row["document"], []).append(table)
    return [
        GoldDocument(
            row["deel"], row["document"], row["sha256"], tuple(map(int, row["paginas"].split())),
            tuple(tables.get(row["document"], ())),
        )
        for row in read_rows(folder / PAGES, PAGE_COLUMNS)
    ]  # fmt: skip


def score(gold: GoldDocument, found: Sequence[Table], key: bytes) -> Scores:
    """Marked tables beside those that were read; each is matched with the one that shares most with it."""
    hashed = [[[cell_hash(cell, key) for cell in row] for row in table.grid] for table in found]
    known = [pairs(cells) for cells in hashed]
    wanted = [pairs(table.cells) for table in gold.tables]
    taken = _taken(gold, found, wanted, known)
    scores = Scores(pages=len(gold.pages))
    for number, table in enumerate(gold.tables):
        match = Match(table, None, key, wanted=wanted[number].total())
        if number in taken:
            other = taken[number]
            match.found, match.read = found[other], known[other].total()
            match.shared = (wanted[number] & known[other]).total()
        scores.matches.append(match)
    of_tables = [_cells(table.cells) for table in gold.tables]
    for other, one in enumerate(found):
        cells = _cells(hashed[other])
        new = all((cells & marked).total() < _SHARED * cells.total() for marked in of_tables) or not cells
        if other not in taken.values() and set(one.pages) & set(gold.pages) and new:
            scores.false.append((gold.name, one))
    return scores


def _taken(
    gold: GoldDocument,
    found: Sequence[Table],
    wanted: Sequence[Counter[Pair]],
    known: Sequence[Counter[Pair]],
) -> dict[int, int]:
    """Which table was read for which marked one: the best pairs first, each once, with a page in common."""
    ranked: list[tuple[float, int, int]] = []
    for number, table in enumerate(gold.tables):
        for other, one in enumerate(found):
            shared = (wanted[number] & known[other]).total()
            if shared and set(table.pages) & set(one.pages):
                ranked.append((-2 * shared / (wanted[number].total() + known[other].total()), number, other))
    taken: dict[int, int] = {}
    for _, number, other in sorted(ranked):
        if number not in taken and other not in taken.values():
            taken[number] = other
    return taken


def _cells(cells: Grid) -> Counter[str]:
    return Counter(cell for row in cells for cell in row if cell)


def evaluate(
    bron: Path, parts: Iterable[str], folder: Path | None = None, read: Read | None = None
) -> Scores:
    """All marked documents of these parts. Raises InputError when one is not in `bron` as it was marked."""
    whole = Scores()
    for gold in read_gold(folder or resources.find("corpora", CORPUS)):
        if gold.part not in parts:
            continue
        try:
            data = (bron / gold.name).read_bytes()
        except OSError as error:
            raise InputError(f"'{gold.name}' staat niet in de bron.") from error
        if hashlib.sha256(data).hexdigest() != gold.sha256:
            raise InputError(f"'{gold.name}' in de bron is niet het bestand dat is gelabeld.")
        scores = score(gold, (read or _read)(data, gold.name), key_of(data))
        whole.matches += scores.matches
        whole.false += scores.false
        whole.pages += scores.pages
    return whole


def _read(data: bytes, name: str) -> Sequence[Table]:
    document = read_bytes(data, name)
    return tables_of(document) if isinstance(document, Document) else ()


def table_scores(bron: Path | None) -> dict[str, float]:
    """The figures of the test half of which more is better, for the gate; none without the documents."""
    if bron is None:
        return {}
    figures = evaluate(bron, ("toets",)).figures()
    return {name: value for name, value in figures.items() if name != "vals_per_100"}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        "wijktekst.evaluation.tables", description="Meet hoe tabellen worden gelezen."
    )
    parser.add_argument("--bron", metavar="MAP", type=Path, required=True, help="de map met de documenten")
    parser.add_argument("--deel", choices=PARTS, action="append", help="alleen deze helft")
    parser.add_argument("--per-tabel", action="store_true", help="ook elke tabel van ontwikkel apart")
    options = parser.parse_args(arguments)
    try:
        for part in options.deel or PARTS:
            scores = evaluate(options.bron, (part,))
            print(f"{part}: {len(scores.matches)} tabellen, {scores.pages} pagina's")
            for name, value in scores.figures().items():
                print(f"  {name:14}{value:8.3f}")
            if options.per_tabel and part == PARTS[0]:
                print("\n".join(_each(scores)))
    except WijktekstError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _each(scores: Scores) -> Iterator[str]:
    for m in scores.matches:
        said = "".join(
            letter if right(m) else "-"
            for letter, right in (
                ("k", _head_right),
                ("e", _unit_right),
                ("b", _caption_right),
                ("h", _whole),
            )
        )
        pages = " ".join(map(str, m.gold.pages))
        head = len(m.found.head) if m.found else "-"
        name = m.gold.document.rsplit("/", 1)[-1]
        yield f"  {m.f1:5.2f} {said} kop {m.gold.head}/{head} {name} {pages}"
    for name, table in scores.false:
        yield f"  vals {name.rsplit('/', 1)[-1]} {' '.join(map(str, table.pages))}"


def _head_right(m: Match) -> bool:
    return m.found is not None and len(m.found.head) == m.gold.head


def _unit_right(m: Match) -> bool:
    if m.gold.factor == UNMARKED:
        return True
    return m.found is not None and str(m.found.factor or "") == m.gold.factor


def _caption_right(m: Match) -> bool:
    if m.gold.caption == UNMARKED:
        return True
    return m.found is not None and caption_hash(m.found.caption, m.key) == m.gold.caption


def _whole(m: Match) -> bool:
    return m.found is not None and m.found.pages == m.gold.pages and m.f1 >= FOUND


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


if __name__ == "__main__":
    sys.exit(main())
