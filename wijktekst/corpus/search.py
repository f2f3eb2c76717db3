"""Finds sentences back in the files of their sources, by hash."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from zlib import crc32

from wijktekst.corpus.references import ANCHOR, Origin, Reference, fold, sha1
from wijktekst.types.cells import allow_long_cells

#: Bytes of the largest file that is searched.
LARGEST = 60_000_000
#: Marks that open or close a sentence and are no letters; they come along with the sentence found.
_CLOSING = ".!?;:)\"'”’»"
_CONTEXT = 200


class Passage(NamedTuple):
    """The text of a sentence and of what stands before it ("" when that was not recognised)."""

    text: str
    context: str


def files_under(folder: Path) -> list[Path]:
    """Files that may hold sources, in a stable order."""
    if folder.is_file():
        return [folder]
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.stat().st_size <= LARGEST)


def passages(
    files: Iterable[Path], references: Sequence[Reference], origins: Mapping[tuple[str, str], Origin]
) -> dict[str, Passage]:
    """Texts found in the files, by id. A file is searched for the documents whose name it carries."""
    by_name: dict[str, list[Reference]] = {}
    for reference in references:
        origin = origins.get((reference.source, reference.doc))
        file = PurePosixPath(origin.file).name if origin else ""
        for name in {plain_name(file), plain_name(reference.doc)} - {""}:
            by_name.setdefault(name, []).append(reference)
    found: dict[str, Passage] = {}
    for path in files:
        wanted = [
            reference
            for name, group in by_name.items()
            if carries(plain_name(path.name), name)
            for reference in group
            if reference.id not in found
        ]
        if wanted:
            found.update(in_file(path.name, path.read_bytes(), wanted))
    return found


def plain_name(name: str) -> str:
    return name.lower().replace("_", "-").removesuffix(".txt")


def carries(file: str, document: str) -> bool:
    """Whether a file is the document of that name, perhaps with a prefix such as its municipality."""
    return file == document or file.endswith(f"-{document}")


def in_file(name: str, data: bytes, wanted: Sequence[Reference]) -> dict[str, Passage]:
    """Texts found in one file: a CSV whose rows are known, a PDF, or anything that is text."""
    if name.endswith(".csv") and any(r.row >= 0 for r in wanted):
        return in_rows(data.decode("utf-8", errors="replace"), wanted)
    if data[:5] == b"%PDF-":
        return in_text(pdf_text(data), wanted)
    return in_text(data.decode("utf-8", errors="replace"), wanted)


def pdf_text(data: bytes) -> str:
    """Plain text of a PDF; "" when it cannot be opened."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return ""
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def in_rows(text: str, wanted: Sequence[Reference]) -> dict[str, Passage]:
    """Texts in a CSV where each reference knows its row; the context is the sentence of the row before."""
    allow_long_cells()
    rows = list(csv.reader(io.StringIO(text)))
    found = {}
    for reference in wanted:
        for at in (reference.row + 1, reference.row):
            if not 0 <= at < len(rows):
                continue
            cell = next((c for c in rows[at] if sha1(fold(c)) == reference.sha1), None)
            if cell is not None:
                column = rows[at].index(cell)
                before = rows[at - 1][column] if column < len(rows[at - 1]) else ""
                found[reference.id] = Passage(cell, _context(before, reference))
                break
    return found


def _context(before: str, reference: Reference) -> str:
    """The end of `before` that is the context of a sentence, if its hash says so."""
    before = " ".join(before.split())
    for candidate in (before[-_CONTEXT:], before):
        if sha1(fold(candidate)) == reference.context_sha1:
            return candidate.strip()
    tail = _tail(before, reference.context_length)
    return tail if sha1(fold(tail)) == reference.context_sha1 else ""


def _tail(text: str, letters: int) -> str:
    """The end of a text that holds so many letters and digits."""
    at = len(text)
    while at > 0 and letters > 0:
        at -= 1
        letters -= len(fold(text[at]))
    return text[at:].strip()


def in_text(text: str, wanted: Sequence[Reference]) -> dict[str, Passage]:
    """Texts in plain text, wherever they stand: a window over its letters, checked by hash."""
    letters, places = [], []
    for at, char in enumerate(text):
        for one in fold(char):
            letters.append(one)
            places.append(at)
    folded = "".join(letters)
    by_anchor: dict[int, list[Reference]] = {}
    for reference in wanted:
        by_anchor.setdefault(int(reference.anchor, 16), []).append(reference)
    short = {r.length for r in wanted if r.length < ANCHOR}
    found: dict[str, Passage] = {}
    for start in range(len(folded)):
        for size in (ANCHOR, *short):
            group = by_anchor.get(crc32(folded[start : start + size].encode("utf-8")))
            for reference in group or ():
                end = start + reference.length
                if reference.id in found or sha1(folded[start:end]) != reference.sha1:
                    continue
                left, right = places[start], places[end - 1] + 1
                while right < len(text) and text[right] in _CLOSING:
                    right += 1
                sentence = " ".join(text[left:right].split())
                found[reference.id] = Passage(sentence, _context(text[max(0, left - 400) : left], reference))
    return found
