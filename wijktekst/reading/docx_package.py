"""The parts of a Word document, how they refer to each other, and its paragraph styles."""

from __future__ import annotations

import re
import zipfile
from typing import Any

from wijktekst.reading.archive import local, parse_xml, unpacked
from wijktekst.reading.base import UnreadableError, whole_number
from wijktekst.reading.styles import HEADING_STYLE, LIST_STYLE, Style

Element = Any

_OFF = ("0", "false", "off", "none")
#: A chain of styles that is longer than this goes in a circle.
_DEEPEST = 20


class Package:
    """The parts of a document and how they refer to each other."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = {name.lower(): name for name in archive.namelist()}

    def part(self, name: str) -> Element | None:
        """Root of a part; None when it is missing. Raises XMLSyntaxError when it is damaged."""
        found = self.names.get(name.lower().lstrip("/"))
        return parse_xml(unpacked(self.archive, found)) if found else None

    def main(self) -> str:
        """Name of the part with the text."""
        for target in self._targets("", "officeDocument"):
            if target.lower() in self.names:
                return target
        if "word/document.xml" in self.names:
            return "word/document.xml"
        raise UnreadableError("malformed", "In dit Word-document ontbreekt de tekst (word/document.xml).")

    def body(self, main: str) -> Element:
        root = self.part(main)
        body = next((child for child in root if local(child) == "body"), None) if root is not None else None
        if body is None:
            raise UnreadableError("malformed", "In dit Word-document ontbreekt de tekst.")
        return body

    def related(self, main: str, kind: str) -> Element | None:
        """Root of the part that `main` relates to as `kind` (styles, footnotes, ...)."""
        for target in self._targets(main, kind):
            if (root := self.part(target)) is not None:
                return root
        return None

    def notes(self, main: str) -> dict[tuple[str, str], Element]:
        """Footnotes and endnotes by (kind, id)."""
        found: dict[tuple[str, str], Element] = {}
        for kind in ("footnote", "endnote"):
            root = self.related(main, kind + "s")
            for note in root if root is not None else ():
                if local(note) == kind and value_of(note, "type") in ("", "normal"):
                    found[kind, value_of(note, "id")] = note
        return found

    def properties(self) -> tuple[str, str]:
        """(title, ISO date of the last change) as the document states them."""
        try:
            root = self.part("docProps/core.xml")
        except Exception:  # a broken property sheet says nothing about the text
            return "", ""
        values = {local(e): (e.text or "").strip() for e in root} if root is not None else {}
        dates = [value[:10] for name in ("modified", "created") if (value := values.get(name, ""))]
        stated = next((date for date in dates if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date)), "")
        return values.get("title", ""), stated

    def _targets(self, name: str, kind: str) -> list[str]:
        folder, _, file = name.rpartition("/")
        root = self.part(f"{folder}/_rels/{file}.rels" if name else "_rels/.rels")
        found = []
        for relation in root if root is not None else ():
            target = relation.get("Target", "")
            if relation.get("Type", "").endswith("/" + kind) and relation.get("TargetMode") != "External":
                found.append(
                    target.lstrip("/") if target.startswith("/") or not folder else f"{folder}/{target}"
                )
        return found


def styles_of(root: Element | None) -> dict[str, Style]:
    """Paragraph styles by id, with what they inherit; a style that builds on itself ends at that point."""
    raw: dict[str, Element] = {}
    for style in root if root is not None else ():
        if local(style) == "style":
            raw[value_of(style, "styleId")] = style
    return {name: _style(name, raw) for name in raw}


def _style(name: str, raw: dict[str, Element]) -> Style:
    chain: list[Element] = []
    while name in raw and raw[name] not in chain and len(chain) < _DEEPEST:
        chain.append(raw[name])
        name = value_of(child_of(raw[name], "basedOn"), "val")
    label = value_of(child_of(chain[0], "name"), "val") if chain else ""
    level, listed, bold = 0, None, None
    for element in chain:
        named = HEADING_STYLE.fullmatch(value_of(child_of(element, "name"), "val"))
        properties = child_of(element, "pPr")
        level = level or outline(properties) or (int(named.group(1)) if named else 0)
        listed = numbered(properties) if listed is None else listed
        bold = switch(child_of(element, "rPr"), "b") if bold is None else bold
    return Style(label, level, bool(listed) or bool(LIST_STYLE.fullmatch(label)), bool(bold))


def child_of(element: Element | None, name: str) -> Element | None:
    return next((child for child in element if local(child) == name), None) if element is not None else None


def value_of(element: Element | None, name: str) -> str:
    """Attribute of an element, whatever namespace it stands in; "" when it is not there."""
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def switch(properties: Element | None, name: str) -> bool | None:
    element = child_of(properties, name)
    return None if element is None else value_of(element, "val").lower() not in _OFF


def outline(properties: Element | None) -> int:
    """Heading depth from an outline level (0 to 8; 9 is body text)."""
    level = whole_number(value_of(child_of(properties, "outlineLvl"), "val"), 9, -1)
    return level + 1 if level < 9 else 0


def numbered(properties: Element | None) -> bool | None:
    number = child_of(properties, "numPr")
    return None if number is None else value_of(child_of(number, "numId"), "val") != "0"
