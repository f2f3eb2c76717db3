"""What the tags of an accessible PDF say of its words: furniture of the page, or part of a figure.

Tags are often wrong about headings, notes and lists, and right about what is no running text: programs mark
headers, footers and the text in charts by themselves.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from wijktekst.reading.pdf import calls
from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.tables import Table, is_number
from wijktekst.reading.pdf.words import Tag, Word

_DEEPEST = 40
#: The type of an element as pdfium gives it.
_FIGURE = "Figure\0".encode("utf-16-le")
#: A page of which a smaller share of the characters is tagged as text has unsound tags.
_SOUND = 0.6
#: Share of the page's height at the top and the bottom in which artifacts are furniture.
_ZONE = 0.15
#: A chart has so many labels or more, of fewer words than this, on average too, and no gap of so many points.
_FEWEST, _LONG, _MEAN, _APART = 3, 8, 1.8, 45.0


class Tags:
    """The tag of each piece of marked content on a page (a `pypdfium2.PdfPage` of a tagged document)."""

    def __init__(self, page: Any) -> None:
        self._types: dict[int, bool] = {}
        self._name = ctypes.create_string_buffer(64)
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        if not tree:
            return
        try:
            root = calls.address_of(tree)
            for index in range(calls.tree_size(root)):
                self._add(calls.tree_child(root, index), False, 0)
        finally:
            pdfium.FPDF_StructTree_Close(tree)

    def _add(self, element: int | None, figure: bool, depth: int) -> None:
        """Take in what an element and those within it mark; `figure` says that it stands in one."""
        if not element or depth > _DEEPEST:
            return
        figure = figure or self._is_figure(element)
        numbers = map(calls.element_id, repeat(element), range(calls.element_ids(element)))
        self._types.update(dict.fromkeys(numbers, figure))
        for child in map(calls.element_child, repeat(element), range(calls.element_size(element))):
            # Where there is no child, marked content stands: that was counted above.
            if child:
                self._add(child, figure, depth + 1)

    def _is_figure(self, element: int) -> bool:
        length = calls.element_type(element, self._name, len(self._name))
        return length == len(_FIGURE) and self._name.raw[:length] == _FIGURE

    def of(self, owner: int) -> Tag:
        """The tag of the text object at an address: "text", "figure", "artifact", or "" when it has none."""
        number = calls.content_id(owner)
        if number < 0:
            return "artifact" if self._types and _is_artifact(owner) else ""
        figure = self._types.get(number)
        return "" if figure is None else "figure" if figure else "text"


def _is_artifact(owner: int) -> bool:
    name, length = (ctypes.c_ushort * 16)(), ctypes.c_ulong()
    for index in range(min(calls.mark_count(owner), 8)):
        mark = calls.mark(owner, index)
        pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), ctypes.byref(length))
        if bytes(name)[: length.value].decode("utf-16-le", "replace").rstrip("\0") == "Artifact":
            return True
    return False


def keep_sound(words: Iterable[Word]) -> None:
    """Take the tags off the words of a page of which most is not tagged as text."""
    words = list(words)
    counts: Counter[Tag] = Counter()
    for word in words:
        counts[word.tag] += len(word.text)
    if counts["text"] < _SOUND * counts.total():
        for word in words:
            word.tag = ""


def without_artifacts(lines: Sequence[Line], height: float) -> list[Line]:
    """The lines of a page but for those at its top and bottom that are tagged as no part of the text."""
    return [
        line
        for line in lines
        if (line.top >= _ZONE * height and line.bottom <= (1 - _ZONE) * height)
        or any(word.tag != "artifact" for word in line.words)
    ]


def find_labels(lines: Sequence[Line]) -> tuple[list[Table], list[Line]]:
    """Labels and figures of each chart that is tagged as one, as tables of one column; and other lines."""
    marked = [n for n in lines if all(word.tag in ("artifact", "figure") for word in n.words)]
    tables: list[Table] = []
    held: set[int] = set()
    for group in _near(marked):
        if len(group) >= _FEWEST and _are_labels(group):
            tables.append(Table([[[line]] for line in group], chart=True).fit())
            held |= {id(line) for line in group}
    return tables, [line for line in lines if id(line) not in held]


def _are_labels(lines: Sequence[Line]) -> bool:
    """Whether lines are those of a chart: figures and single words. A letterhead may be a figure too."""
    words = [len(line.words) for line in lines]
    figures = sum(is_number(line.text) for line in lines)
    return max(words) < _LONG and (sum(words) < _MEAN * len(lines) or 4 * figures >= len(lines))


def _near(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines that stand near each other, from the top down."""
    groups: list[list[Line]] = []
    for line in lines:
        close = [g for g in groups if any(_is_near(line, other) for other in g)]
        joined = [line, *(other for group in close for other in group)]
        groups = [*(g for g in groups if g not in close), joined]
    return [sorted(group, key=lambda n: (round(n.base), n.x0)) for group in groups]


def _is_near(line: Line, other: Line) -> bool:
    across = max(line.x0, other.x0) - min(line.x1, other.x1)
    down = max(line.top, other.top) - min(line.bottom, other.bottom)
    return across < _APART and down < _APART
