"""Reads the plain source texts: a head of `key: value` lines, `---`, then blocks with one sentence a line.

Blocks are parted by empty lines. `#` starts a heading, `-` or `1.` a list item, `Kader:`, `Tabel:` and
`Grafiek:` open a block that ends at `Einde ...`, `Besluit:` is a numbered decision, `[^1]:` a footnote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NOTE = re.compile(r"\[\^(\d+)\]")
_ITEM = re.compile(r"(-|\d+\.) (.+)")
_FENCE = re.compile(r"(Kader|Tabel|Grafiek|Besluit): (.+)")


@dataclass(frozen=True)
class Element:
    """A block: `kind` is kop, alinea, punt, nummer, kader, tabel, grafiek, besluit or inhoud.

    `title` is the caption, the label of a list item or the heading of a box; `level` the depth of a heading.
    """

    kind: str
    sentences: tuple[str, ...] = ()
    level: int = 0
    title: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        return " ".join(self.sentences)


@dataclass(frozen=True)
class Source:
    head: dict[str, str]
    elements: tuple[Element, ...]
    notes: dict[str, str]


def read(path: Path) -> Source:
    """The source at `path`. Raises ValueError when a fence is not closed."""
    top, _, body = path.read_text("utf-8").partition("\n---\n")
    head = dict(line.split(": ", 1) for line in top.splitlines())
    notes: dict[str, str] = {}
    elements: list[Element] = []
    lines = iter(body.splitlines())
    for line in lines:
        if fence := _FENCE.fullmatch(line):
            elements.append(_fenced(fence[1].lower(), fence[2], lines))
        elif _plain(line):
            before = elements.pop().sentences if elements and elements[-1].kind == "alinea" else ()
            elements.append(Element("alinea", (*before, line)))
        else:
            _single(line, elements, notes)
    return Source(head, tuple(element for element in elements if element.kind != "wit"), notes)


def _plain(line: str) -> bool:
    return (
        bool(line) and line != "inhoud" and not line.startswith(("# ", "## ", "[^")) and not _ITEM.match(line)
    )


def _single(line: str, elements: list[Element], notes: dict[str, str]) -> None:
    if not line:
        elements.append(Element("wit"))
    elif line == "inhoud":
        elements.append(Element("inhoud"))
    elif line.startswith("["):
        number, _, text = line[2:].partition("]: ")
        notes[number] = text
    elif line.startswith("#"):
        marks, _, text = line.partition(" ")
        elements.append(Element("kop", (text,), level=len(marks)))
    elif match := _ITEM.match(line):
        kind = "punt" if match[1] == "-" else "nummer"
        elements.append(Element(kind, (match[2],), title=match[1]))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split("|"))


def _fenced(kind: str, title: str, lines: Iterator[str]) -> Element:
    if kind == "besluit":
        return Element(kind, rows=(_cells(title),))
    inside = []
    for line in lines:
        if line.startswith("Einde "):
            break
        inside.append(line)
    else:
        raise ValueError(f"{kind} '{title}' has no end")
    if kind == "tabel":
        return Element(kind, title=title, rows=tuple(_cells(line) for line in inside))
    if kind == "grafiek":
        pairs = (item.strip().rsplit(" ", 1) for item in " ".join(inside).split(";"))
        return Element(kind, title=title, rows=tuple(tuple(pair) for pair in pairs))
    return Element(kind, tuple(inside), title=title)


def truth(source: Source) -> str:
    """What a reader should find: a line per sentence, `kind<TAB>text`, in reading order; notes come last."""
    lines = []
    for element in source.elements:
        if element.kind == "besluit":
            lines.append(f"besluit\t{element.rows[0][1]}")
        elif element.kind in ("tabel", "grafiek"):
            lines.append(f"bijschrift\t{element.title}")
            if element.kind == "tabel":
                lines += ["rij\t" + " | ".join(row) for row in element.rows]
        elif element.kind != "inhoud":
            if element.kind == "kader":
                lines.append(f"kaderkop\t{element.title}")
            kind = "zin" if element.kind == "alinea" else element.kind
            lines += [f"{kind}\t{NOTE.sub('', sentence)}" for sentence in element.sentences]
    lines += [f"voetnoot\t{text}" for text in source.notes.values()]
    return "\n".join(lines) + "\n"
