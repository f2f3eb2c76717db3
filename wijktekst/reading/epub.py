"""E-books: the pages of the spine in order; without cover, table of contents and page numbers."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from wijktekst.reading.archive import local, open_archive, parse_xml, unpacked
from wijktekst.reading.base import DocumentBuilder, UnreadableError
from wijktekst.reading.draft import Draft, emit, promote_bold
from wijktekst.reading.markup import blocks_of
from wijktekst.reading.page import parse, strip
from wijktekst.types import Document, Source

Element = Any

_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))
#: Ways to scramble fonts, which are no lock on the text.
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
#: Parts of a page, by epub:type or role, that are no text of the book.
_APART = re.compile(
    r"(?:^|[\s-])(?:toc|toc-brief|landmarks|page-?list|pagebreak|cover|titlepage-image|noteref|index-locator"
    r"|loi|lot)(?:$|\s)"
)
_NOTE = re.compile(r"(?:^|[\s-])(?:footnotes?|endnotes?|rearnotes?)(?:$|\s)")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_epub(data: bytes, source: Source) -> Document:
    """Read an e-book. Raises UnreadableError for a bomb, a lock (DRM) or a book without text."""
    with open_archive(data) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        if _is_locked(archive, names):
            raise UnreadableError("encrypted", "Dit e-boek is beveiligd (DRM).", _LOCKED)
        package = _Package(archive, names)
        drafts: list[Draft] = []
        for page in package.pages():
            drafts.extend(_page(page))
        if not drafts and any(name.endswith((".jpg", ".jpeg", ".png")) for name in names):
            raise UnreadableError("scanned", "Dit e-boek bevat alleen afbeeldingen, geen tekst.")
    promote_bold(drafts)
    builder = DocumentBuilder(source)
    emit(drafts, builder)
    return builder.build(
        title=package.title(), date=package.date(), author=package.creator(), language=package.language()
    )


_LOCKED = "Vraag de uitgever om een versie zonder beveiliging, of om een PDF."


def _is_locked(archive: zipfile.ZipFile, names: dict[str, str]) -> bool:
    """Whether anything but fonts is encrypted."""
    if "meta-inf/encryption.xml" not in names:
        return False
    root = parse_xml(unpacked(archive, names["meta-inf/encryption.xml"]))
    ways = [
        child.get("Algorithm", "")
        for data in root.iter()
        if local(data) == "EncryptedData"
        for child in data
        if local(child) == "EncryptionMethod"
    ]
    return any(way not in _FONTS for way in ways)


@dataclass(frozen=True, slots=True)
class _Item:
    """A file that the package lists."""

    path: str
    media_type: str
    properties: tuple[str, ...]


class _Package:
    """What the book says of itself, and the order of its pages."""

    def __init__(self, archive: zipfile.ZipFile, names: dict[str, str]) -> None:
        self.archive = archive
        self.names = names
        path = self._root_file()
        self.folder = posixpath.dirname(path)
        self.root = parse_xml(unpacked(archive, path))
        self.items = {
            e.get("id", ""): _Item(
                self._path(e.get("href", "")), e.get("media-type", ""), tuple(e.get("properties", "").split())
            )
            for e in self._all("item")
        }

    def _root_file(self) -> str:
        if container := self.names.get("meta-inf/container.xml"):
            for element in parse_xml(unpacked(self.archive, container)).iter():
                if found := self.names.get(element.get("full-path", "").lower()):
                    return found
        found = next((name for low, name in self.names.items() if low.endswith(".opf")), None)
        if found is None:
            raise UnreadableError("malformed", "In dit e-boek ontbreekt de inhoudsopgave (OPF).")
        return found

    def _path(self, href: str) -> str:
        """Name in the archive of what a link in the package points at; "" when it is not there."""
        path = posixpath.normpath(posixpath.join(self.folder, unquote(href.partition("#")[0])))
        return self.names.get(path.lower(), "")

    def _all(self, name: str) -> list[Element]:
        return [element for element in self.root.iter() if local(element) == name]

    def pages(self) -> list[bytes]:
        """The pages in reading order, those outside the main line last; without contents and cover."""
        covers = {self._path(e.get("href", "")) for e in self._all("reference") if e.get("type") in _GUIDES}
        order = sorted(self._all("itemref"), key=lambda ref: ref.get("linear") == "no")
        items = [self.items[ref.get("idref")] for ref in order if ref.get("idref") in self.items]
        wanted = [
            item
            for item in items
            if item.media_type in _PAGES and "nav" not in item.properties and item.path not in covers
        ]
        return [unpacked(self.archive, path) for path in dict.fromkeys(item.path for item in wanted) if path]

    def _values(self, name: str) -> list[Element]:
        metadata = next(iter(self._all("metadata")), None)
        inside = metadata.iter() if metadata is not None else ()
        return [e for e in inside if local(e) == name and (e.text or "").strip()]

    def title(self) -> str:
        """The main title."""
        kinds = {
            e.get("refines", "").lstrip("#"): (e.text or "").strip()
            for e in self._values("meta")
            if e.get("property") == "title-type"
        }
        titles = self._values("title")
        main = [e for e in titles if kinds.get(e.get("id", ""), "main") == "main"]
        return next((e.text.strip() for e in [*main, *titles]), "")

    def date(self) -> str:
        """ISO date of publication; that of the last change of the file says nothing of the text."""
        events = {"publication": 0, "": 1}
        dated = [
            (events[event], found.group())
            for e in self._values("date")
            if (event := next((v for k, v in e.attrib.items() if k.endswith("event")), "")) in events
            and (found := _ISO.match(e.text.strip()))
        ]
        return min(dated)[1] if dated else ""

    def creator(self) -> str:
        return ", ".join(dict.fromkeys(" ".join(e.text.split()) for e in self._values("creator")))

    def language(self) -> str:
        """Dutch when the book says so; another language is often just that of the program that made it."""
        stated = [e.text.strip().lower().partition("-")[0] for e in self._values("language")]
        return "nl" if stated and stated[0] in ("nl", "nld", "dut") else ""


_GUIDES = ("cover", "toc", "loi", "lot")


def _page(data: bytes) -> list[Draft]:
    try:
        tree = parse(data)
    except UnreadableError:
        return []
    body = tree.find("body") if tree.tag == "html" and tree.find("body") is not None else tree
    strip(body)
    for element in body.iter():
        if isinstance(element.tag, str) and _NOTE.search(_role(element)):
            element.set("class", f"{element.get('class', '')} footnote")
    return blocks_of(body, lambda element: bool(_APART.search(_role(element))))


def _role(element: Element) -> str:
    """What an element is for: its epub:type, whichever parser read it, and its role."""
    kinds = [value for name, value in element.attrib.items() if name.endswith(("}type", "epub:type"))]
    return " ".join([*kinds, element.get("role", "")])
