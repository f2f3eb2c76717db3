"""What readers of documents wrote down by eye, and whether it stands in the document by another extractor."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from lxml import etree, html

from wijktekst.corpus.windows import fold
from wijktekst.errors import InputError

SORTS = ("zin", "kop", "meubilair", "las", "noot", "bijschrift", "cel")
PARTS = ("ontwikkel", "toets")
#: A string that runs over a column or page lies in pieces on the page; shorter pieces prove nothing.
_PIECE = 8
_MOST_PIECES = 6
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled string; `page` is 0 where the format has none."""

    sort: str
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Raw:
    """All labelled strings of one document, in reading order."""

    document: str
    part: str
    lines: tuple[Line, ...] = field(default=())


def read_raw(folder: Path) -> list[Raw]:
    """The files of a folder, by document. Raises InputError with file and line."""
    found = sorted((_read(path) for path in folder.glob("*.tsv")), key=lambda raw: raw.document)
    names = [raw.document for raw in found]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise InputError(f"{folder}: '{twice}' is twee keer gelabeld.")
    return found


def _read(path: Path) -> Raw:
    rows = path.read_text(encoding="utf-8-sig").splitlines()
    head = rows[0].split("\t") if rows else []
    if len(head) != 3 or head[0] != "#document" or head[2] not in PARTS:
        raise InputError(f"{path}, regel 1: verwacht wordt '#document', het pad en {' of '.join(PARTS)}.")
    lines = []
    for number, row in enumerate(rows[1:], 2):
        if not row.strip() or row.startswith("#"):
            continue
        cells = row.split("\t", 2)
        if len(cells) != 3 or cells[0] not in SORTS or not (cells[1].isdecimal() or not cells[1]):
            raise InputError(f"{path}, regel {number}: verwacht wordt soort, bladzijde en tekst.")
        lines.append(Line(cells[0], int(cells[1] or 0), " ".join(cells[2].split())))
    return Raw(head[1], head[2], tuple(lines))


class Witness:
    """The text of a document by extractors other than ours, per page; `page` is folded and kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_pdf = path.read_bytes()[:1024].lstrip().startswith(b"%PDF")
        self.page = cache(lambda number: fold(self.text(number)))

    def text(self, number: int) -> str:
        """Plain text of a page by pdfium; of the whole file where the format has no pages."""
        return _pdfium(self._path, number) if self._is_pdf else _whole(self._path)

    def holds(self, line: Line) -> bool:
        """Whether a string stands on its page, or in pieces on it and its neighbours."""
        wanted = fold(line.text)
        if wanted in self.page(line.page):
            return True
        return _in_pieces(wanted, "\0".join(fold(text) for text in self.around(line.page)))

    def in_line(self, folded: str) -> bool:
        """Whether a string stands in one line of a plain text, where nothing can be joined wrongly."""
        plain = self._path.suffix in {".txt", ".md"}
        return plain and any(folded in fold(line) for line in self.text(0).splitlines())

    def around(self, number: int) -> Iterator[str]:
        """Texts in which a string of this page may stand: of it and its neighbours, in several orders."""
        if not self._is_pdf:
            yield self.text(number)
            return
        for page in (number, number + 1, number - 1):
            if page >= 1:
                yield self.text(page)
                yield from (_pdftotext(self._path, page, mode) for mode in ("-raw", "-layout"))
        yield f"{self.text(number)}\n{self.text(number + 1)}"


def _in_pieces(wanted: str, text: str) -> bool:
    at = 0
    for _ in range(_MOST_PIECES):
        low, high = 0, len(wanted) - at
        while low < high:  # the longest start of the rest that occurs
            middle = (low + high + 1) // 2
            low, high = (middle, high) if wanted[at : at + middle] in text else (low, middle - 1)
        if at + low == len(wanted):
            return True
        if low < _PIECE and not _before_mark(wanted[at : at + low], wanted[at + low :], text):
            return False
        at += low
    return False


def _before_mark(piece: str, rest: str, text: str) -> bool:
    """Whether a short piece ends at the mark of a footnote, which the labels leave out."""
    mark = rf"{re.escape(piece)}\d{{1,2}}{re.escape(rest[:_PIECE])}"
    return bool(piece) and re.search(mark, text) is not None


def _pdfium(path: Path, number: int) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        if not 1 <= number <= len(document):
            return ""
        text: str = document[number - 1].get_textpage().get_text_range()
        return text


def _pdftotext(path: Path, number: int, mode: str) -> str:
    program = shutil.which("pdftotext")
    if not program:
        return ""
    command = [program, mode, "-f", str(number), "-l", str(number), "-enc", "UTF-8", str(path), "-"]
    done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    return done.stdout.decode("utf-8", "replace")


def _whole(path: Path) -> str:
    """All text of a file without pages, marks of its format left out as far as that takes no rules."""
    data = path.read_bytes()
    safe = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            names = [
                n for n in archive.namelist() if n.startswith(("word/", "content")) and n.endswith(".xml")
            ]
            roots = [etree.fromstring(archive.read(name), safe) for name in sorted(names)]
        return "\n".join(_inner(root) for root in roots)
    if path.suffix in {".html", ".htm"}:
        return _inner(html.fromstring(data))
    if path.suffix == ".xml":
        return _inner(etree.fromstring(data, safe))
    return data.decode("utf-8", "replace")


def _inner(root: etree._Element) -> str:
    return "".join(str(text) for text in root.itertext())
