"""Whether the boxes of a sentence lie on that sentence: checked with what pdfium itself says of the letters.

`python -m wijktekst.evaluation.boxes --bron MAP` draws sentences from real PDFs (always the same ones) and
compares the letters whose middle lies in the boxes with the sentence.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from pathlib import Path
from typing import Any

from wijktekst.errors import InputError, WijktekstError
from wijktekst.evaluation.tables import plain
from wijktekst.language import sentences_of
from wijktekst.reading import read_file
from wijktekst.types import Box, Document

DRAWN = 500
#: Of so many letters one may be missed; a word more at either end of a line is little.
_MISSED, _WORD = 100, 12
#: Steps per point in which pdfium gives a place on the page.
_STEPS = 100


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence of a file: how many letters it has, how many its boxes miss, and how many are too much."""

    file: str
    start: int
    end: int
    pages: tuple[int, ...]
    lines: int
    letters: int
    missed: int
    extra: int

    @property
    def covered(self) -> bool:
        return self.lines > 0 and self.missed <= self.letters // _MISSED

    @property
    def tight(self) -> bool:
        """At most a word too much at each end of a line."""
        return self.extra <= 2 * _WORD * self.lines


def measure(source: Path, drawn: int = DRAWN) -> list[Checked]:
    """The sentences drawn from the PDFs under `source`, by file. Raises InputError when there are none."""
    files = sorted(source.rglob("*.pdf"))
    if not files:
        raise InputError(f"Onder '{source}' staan geen PDF-bestanden.")
    names = {path: path.relative_to(source).as_posix() for path in files}
    chosen = nsmallest(drawn, (key for path in files for key in _keys(path, names[path])))
    wanted: dict[str, list[tuple[int, int]]] = {}
    for _, _, name, start, end in chosen:
        wanted.setdefault(name, []).append((start, end))
    return [
        one
        for path in files
        if names[path] in wanted
        for one in _checked(path, names[path], sorted(wanted[names[path]]))
    ]


def _keys(path: Path, name: str) -> Iterator[tuple[int, str, str, int, int]]:
    """Every sentence of a file with a key: by chance but always alike, and every file has its turn."""
    document = read_file(path, name)
    if not isinstance(document, Document):
        return
    said = ((document.text[s.start : s.end], s) for s in sentences_of(document))
    ordered = sorted(
        (hashlib.sha256(f"{name} {text}".encode()).hexdigest(), s.start, s.end) for text, s in said
    )
    for turn, (chance, start, end) in enumerate(ordered):
        yield turn, chance, name, start, end


def _checked(path: Path, name: str, spans: Iterable[tuple[int, int]]) -> Iterator[Checked]:
    import pypdfium2

    document = read_file(path, name)
    if not isinstance(document, Document):
        return
    with pypdfium2.PdfDocument(path) as pdf:

        @lru_cache(maxsize=4)
        def letters(number: int) -> Letters:
            return Letters(pdf[number - 1])

        for start, end in spans:
            yield check(document, start, end, letters)


def check(document: Document, start: int, end: int, letters: Any) -> Checked:
    """Compare one sentence with the letters in its boxes; `letters` gives the `Letters` of a page."""
    boxes = document.boxes_of(start, end)
    said = Counter(plain(document.text[start:end]))
    found = Counter(char for box in boxes for char in letters(box.page).inside(box))
    missed, extra = (said - found).total(), (found - said).total()
    pages = tuple(sorted({box.page for box in boxes}))
    return Checked(document.source.path, start, end, pages, len(boxes), said.total(), missed, extra)


class Letters:
    """The letters and digits of a page (a `pypdfium2.PdfPage`), each with the middle of its box in pdfium."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as pdfium

        self._page, self._pdfium = page, pdfium
        self._places: list[tuple[float, float, str]] = []
        textpage = page.get_textpage()
        edges = [ctypes.c_double() for _ in range(4)]
        for index in range(textpage.count_chars()):
            char = chr(pdfium.FPDFText_GetUnicode(textpage.raw, index) or 32)
            if plain(char) and pdfium.FPDFText_GetCharBox(textpage.raw, index, *edges):
                left, right, bottom, top = (edge.value for edge in edges)
                self._places.append(((left + right) / 2, (bottom + top) / 2, plain(char)))

    def inside(self, box: Box) -> str:
        """The letters whose middle lies in a box."""
        (xa, ya), (xb, yb) = self._on_page(box.x0, box.top), self._on_page(box.x1, box.bottom)
        left, right, low, high = min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
        return "".join(char for x, y, char in self._places if left <= x <= right and low <= y <= high)

    def _on_page(self, x: float, y: float) -> tuple[float, float]:
        """A place as it is seen (from the top left) in the coordinates of the page, by pdfium."""
        wide, high = (round(side * _STEPS) for side in (self._page.get_width(), self._page.get_height()))
        across, up = ctypes.c_double(), ctypes.c_double()
        self._pdfium.FPDF_DeviceToPage(
            self._page.raw, 0, 0, wide, high, 0, round(x * _STEPS), round(y * _STEPS), across, up
        )
        return across.value, up.value


def as_text(checked: Sequence[Checked]) -> str:
    """The figures, and every sentence that is not covered or not tight."""
    count = len(checked)
    letters = max(sum(one.letters for one in checked), 1)
    covered, tight = sum(one.covered for one in checked), sum(one.tight for one in checked)
    lines = [
        f"{count} zinnen uit {len({one.file for one in checked})} bestanden",
        f"gedekt door hun vakken: {covered} ({covered / count:.1%})",
        f"hooguit een woord te veel per regeleind: {tight} ({tight / count:.1%})",
        f"letters gemist: {sum(one.missed for one in checked) / letters:.2%}",
        f"letters te veel: {sum(one.extra for one in checked) / letters:.2%}",
    ]
    for one in checked:
        if not (one.covered and one.tight):
            pages = ", ".join(map(str, one.pages)) or "geen"
            lines.append(
                f"  {one.file} [{one.start}, {one.end}) pagina {pages}: {one.letters} letters, "
                f"{one.missed} gemist, {one.extra} te veel"
            )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 0 when there was something to measure."""
    parser = argparse.ArgumentParser("wijktekst.evaluation.boxes", description="Meet de vakken van zinnen.")
    parser.add_argument("--bron", metavar="MAP", type=Path, required=True, help="map met echte PDF-bestanden")
    parser.add_argument("--zinnen", metavar="N", type=int, default=DRAWN, help="zoveel zinnen")
    options = parser.parse_args(arguments)
    try:
        print(as_text(measure(options.bron / "documents", options.zinnen)))
    except WijktekstError as error:
        print(f"FOUT  {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
