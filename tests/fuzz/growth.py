"""Times the parsers on texts of 1, 2 and 4 times a length: what grows faster than its text is a finding.

    .venv/bin/python -m tests.fuzz.growth [PARSER ...] [--length 20000]

No test of pytest: a clock decides.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from itertools import chain, pairwise

from tests.fuzz import pieces, texts
from wijktekst import language
from wijktekst.language.places import municipality_of
from wijktekst.language.places import places as places_in
from wijktekst.measures import MeasureText, Writing, attributes_of
from wijktekst.reading.dispatch import read_bytes
from wijktekst.themes import finder_of

#: Twice the text may take so many times the time, from so many seconds on.
_GROWTH, _FROM = 2.9, 0.5
#: Attributes are of one sentence: so many times shorter than the texts of the other parsers.
_SENTENCE = 5
#: So many seconds are too many for a text of any of the lengths.
_MOST = 5.0
_LETTERS = (
    "a",
    "A",
    "1",
    ".",
    ",",
    " ",
    "\n",
    "\t",
    "-",
    "(",
    "A.",
    "Aa ",
    "a a",
    "1.",
    "1 ",
    "1.000 ",
    " -",
    "a-",
    "A\n",
    "1\n",
    "x:\n",
)


def _structured(text: str) -> None:
    document = texts.document_of(text)
    if document:
        language.sentences_of(document), language.tables_of(document)
        for block in document.blocks:
            language.table_amounts(document, block)


def _attributes(text: str) -> None:
    for kind in ("", "besluitenlijst", "begroting"):
        attributes_of(
            MeasureText(text, 0, len(text), writing=Writing(kind, "2025-01-01", "GM0344", text[:2500]))
        )


def _read(name: str, before: str = "") -> Callable[[str], object]:
    return lambda text: read_bytes((before + text).encode(), name)


def _tagged() -> Callable[[str], object]:
    finder = finder_of()
    return lambda text: finder.find(text, [(0, len(text))])


_MAIL = (
    "From: a@b.nl\nTo: c@d.nl\nSubject: Iets\nDate: Mon, 5 Jan 2026 10:00:00 +0100\n\nDe gemeente bouwt.\n"
)
PARSERS: dict[str, tuple[Callable[[], Callable[[str], object]], tuple[str, ...]]] = {
    "money": (lambda: lambda text: language.amounts(text, 0, len(text)), pieces.DUTCH),
    "dates": (lambda: lambda text: language.periods(text, 0, len(text), "2025-01-01"), pieces.DUTCH),
    "places": (lambda: lambda text: places_in(text, 0, len(text), "GM0344"), pieces.DUTCH),
    "municipality": (lambda: municipality_of, pieces.DUTCH),
    "entities": (lambda: language.entities_of, pieces.DUTCH),
    "sentences": (lambda: lambda text: language.split(text, 0, len(text)), pieces.DUTCH),
    "structured": (lambda: _structured, (*pieces.TABLE, *pieces.DUTCH[:20])),
    "attributes": (lambda: _attributes, pieces.DUTCH),
    "themes": (_tagged, pieces.DUTCH),
    "text": (lambda: _read("iets.txt"), (*pieces.DUTCH, *pieces.TABLE)),
    "markdown": (lambda: _read("iets.md"), pieces.MARKDOWN),
    "html": (lambda: _read("iets.html", "<html><body><p>De gemeente bouwt."), pieces.MARKUP),
    "xml": (lambda: _read("iets.xml", "<?xml version='1.0'?>"), pieces.MARKUP),
    "rtf": (lambda: _read("iets.rtf", "{\\rtf1 De gemeente bouwt. "), pieces.RTF),
    "eml": (lambda: _read("iets.eml", _MAIL), pieces.MAIL),
    "sniff": (lambda: _read("iets", "<"), (*pieces.MAIL, *pieces.MARKUP)),
}


def _patterns(found: tuple[str, ...]) -> Iterator[str]:
    """Each piece by itself and each two that stand beside each other in the list."""
    known = tuple(piece for piece in (*found, *_LETTERS, *pieces.NASTY) if 0 < len(piece) < 60)
    safe = [piece.encode("utf-8", "replace").decode() for piece in known]
    yield from chain(safe, (a + b for a, b in pairwise(safe)))


def _seconds(parse: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    parse(text)
    return time.process_time() - started


def grown(name: str, length: int) -> list[tuple[str, list[float]]]:
    """The patterns on which a parser takes more than its share of time, with the seconds."""
    make, some = PARSERS[name]
    length = length // _SENTENCE if name == "attributes" else length
    parse = make()
    parse("De gemeente bouwt in 2026 in Utrecht voor € 5 per jaar.")  # loads what it needs
    found = []
    for pattern in dict.fromkeys(_patterns(some)):
        taken: list[float] = []
        for times in (1, 2, 4):
            taken.append(_seconds(parse, pattern * (length * times // len(pattern))))
            if taken[-1] > _MOST:
                break
        growth = [after > _GROWTH * before for before, after in pairwise(taken)]
        if taken[-1] > _MOST or (taken[-1] > _FROM and all(growth)):
            found.append((pattern, taken))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parsers", nargs="*", default=list(PARSERS))
    parser.add_argument("--length", type=int, default=10_000)
    asked = parser.parse_args()
    wrong = 0
    for name in asked.parsers:
        found = grown(name, asked.length)
        wrong += len(found)
        print(f"{name}: {len(found)} patterns grow faster than the text")
        for pattern, taken in sorted(found, key=lambda one: -one[1][2])[:8]:
            print(f"  {pattern!r}: {' '.join(f'{value:.2f}' for value in taken)} s")
        sys.stdout.flush()
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
