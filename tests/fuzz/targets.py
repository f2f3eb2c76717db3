"""What is fuzzed: for each target how bytes go in, what must hold, what to begin with and what to put in."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz import oracle, pages, pieces, seeds, texts
from wijktekst.reading import sniff
from wijktekst.reading.dispatch import read_bytes, read_file
from wijktekst.reading.folder import find_files
from wijktekst.types import Document, Source, Unread

#: A document in so many goes through the whole analysis too, and is read twice.
_IN_FULL = 16


@dataclass(frozen=True, slots=True)
class Target:
    """`run` raises what is wrong with the bytes; `suffixes` are of the examples that it begins with."""

    run: Callable[[bytes], object]
    pieces: Sequence[str] = ()
    suffixes: tuple[str, ...] = ()
    made: Callable[[], Iterable[bytes]] = tuple
    tree: bool = False
    package: bool = False
    raw: bool = False

    def seeds(self) -> list[bytes]:
        files = (p for p in sorted(seeds.EXAMPLES.rglob("*")) if p.suffix in self.suffixes)
        return [*(path.read_bytes() for path in files), *self.made()]


def _in_full(data: bytes) -> bool:
    return hashlib.sha256(data).digest()[0] % _IN_FULL == 0


def _read(name: str) -> Callable[[bytes], Document | Unread]:
    def run(data: bytes) -> Document | Unread:
        found = read_bytes(data, name)
        oracle.check_read(found)
        if _in_full(data):
            assert found == read_bytes(data, name), "read twice, it is not the same"
            if isinstance(found, Document):
                texts.check_analysis(found)
        return found

    return run


def _read_all(name: str) -> Callable[[bytes], object]:
    """Reads what stands in a container, or the message and its attachments."""

    def run(data: bytes) -> None:
        with tempfile.TemporaryDirectory(prefix="wijktekst-") as folder:
            path = Path(folder, name)
            path.write_bytes(data)
            found = find_files([path])
            assert found, "a file vanished"
            for place, shown in found:
                assert shown.startswith(name)
                oracle.check_read(read_file(place, shown))

    return run


def _sniff(data: bytes) -> None:
    suffixes = ".pdf .docx .xml .html .txt .md .eml .zip .doc .xlsx .é .".split(" ")
    name = f"iets{suffixes[data[0] % len(suffixes)]}" if data else "iets"
    kind = sniff.sniff(data[1:], name)
    assert kind.count("/") == 1, kind
    assert kind == sniff.sniff(data[1:], name)
    assert sniff.may_hold(name, data[1:]) in (True, False)


def _pages(data: bytes) -> None:
    source = Source("bladen.pdf", sniff.PDF, "0" * 64)
    found = pages.read_pages(data, source)
    if found:
        oracle.check_read(found)
        assert found == pages.read_pages(data, source), "laid out twice, it is not the same"


TARGETS: dict[str, Target] = {
    "pdf": Target(_read("iets.pdf"), pieces.PDF, (), seeds.of_pdf),
    "pages": Target(_pages, (), (), seeds.of_pages, raw=True),
    "docx": Target(
        _read("iets.docx"), (*pieces.WORD, *pieces.MARKUP), (), seeds.of_docx, tree=True, package=True
    ),
    "odt": Target(_read("iets.odt"), (*pieces.OPEN, *pieces.MARKUP), (".odt",), tree=True, package=True),
    "epub": Target(_read("iets.epub"), pieces.MARKUP, (".epub",), tree=True, package=True),
    "html": Target(_read("iets.html"), pieces.MARKUP, (".html",)),
    "xml": Target(_read("iets.xml"), pieces.MARKUP, (".xml",), tree=True),
    "rtf": Target(_read("iets.rtf"), pieces.RTF, (".rtf",)),
    "eml": Target(_read_all("iets.eml"), pieces.MAIL, (".eml",)),
    "zip": Target(_read_all("iets.zip"), pieces.MAIL, (".zip",), seeds.of_zip, package=True),
    "text": Target(_read("iets.txt"), (*pieces.DUTCH, *pieces.TABLE), (".txt",)),
    "markdown": Target(_read("iets.md"), pieces.MARKDOWN, (".md",)),
    "image": Target(_read("iets.png"), (), (), seeds.of_image, raw=True),
    "sniff": Target(_sniff, (*pieces.MARKUP, *pieces.MAIL), (".html", ".xml", ".eml", ".zip")),
    "money": Target(texts.money, pieces.DUTCH, (), texts.seeds),
    "dates": Target(texts.dates, pieces.DUTCH, (), texts.seeds),
    "places": Target(texts.places, pieces.DUTCH, (), texts.seeds),
    "entities": Target(texts.entities, pieces.DUTCH, (), texts.seeds),
    "sentences": Target(texts.structured, (*pieces.DUTCH, *pieces.TABLE), (".md", ".txt"), texts.seeds),
    "tables": Target(texts.structured, pieces.TABLE, (), texts.table_seeds),
    "attributes": Target(texts.attributes, pieces.DUTCH, (), texts.seeds),
    "analysis": Target(texts.analysis, (*pieces.DUTCH, *pieces.TABLE), (".txt",), texts.seeds),
}
