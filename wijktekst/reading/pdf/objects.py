"""Ruling lines, boxes and pictures of a PDF page, from its drawing objects."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from typing import Any

import pypdfium2.raw as pdfium

from wijktekst.reading.pdf import calls

#: From page space (origin at the bottom left) to what is seen (origin at the top left): a place, or many.
Project = Callable[[Any, Any], tuple[Any, Any]]

#: A page with more drawing objects is cut off: it is a map or a plot.
MAX_OBJECTS = 20_000
_MAX_FRAMES = 200
_MAX_RULES = 8_000
#: A box is looked for in so many that were filled before it.
_FILLS = 40
#: Paths with more segments than a rectangle are taken apart, up to this many.
_RECTANGLE, _MAX_SEGMENTS = 6, 1_500
#: A box with rounded corners has no more segments than this.
_ROUNDED = 18
#: Rulings are thinner than this, in points, and at least this long.
_THIN, _SHORT = 3.0, 6.0


@dataclass(slots=True, eq=False)
class Rule:
    """A ruling line or the edge of a box: horizontal when wider than high.

    `fill` says that it is drawn by nothing but a colour that ends there.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    fill: bool = False

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(slots=True)
class Objects:
    """What is drawn on a page besides text; `frames` are boxes large enough to hold text."""

    rules: list[Rule] = field(default_factory=list)
    frames: list[Rule] = field(default_factory=list)
    images: int = 0
    drawings: int = 0


def find_objects(page: Any, project: Project, height: float) -> Objects:
    """Rulings, boxes and counts of a page (a `pypdfium2.PdfPage`); `height` is that of the page as seen."""
    found = Objects()
    values = [ctypes.c_float() for _ in range(4)]
    refs = [ctypes.byref(value) for value in values]
    left, low, right, high = values
    fills = _Fills()
    count = min(pdfium.FPDFPage_CountObjects(page.raw), MAX_OBJECTS)
    items = map(calls.page_object, repeat(calls.address_of(page.raw)), range(count))
    for index, kind in enumerate(map(calls.object_type, items)):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        found.drawings += 1
        found.images += kind == pdfium.FPDF_PAGEOBJ_IMAGE
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        item = pdfium.FPDFPage_GetObject(page.raw, index)
        if not pdfium.FPDFPageObj_GetBounds(item, *refs):
            continue
        rule = _rule(project(left.value, high.value), project(right.value, low.value))
        _add_path(found, item, rule, project, height, fills)
    return found


class _Fills:
    """The boxes that were filled last, by their colour: one of the same colour within them is not seen."""

    def __init__(self) -> None:
        self._last: dict[tuple[int, ...], deque[Rule]] = {}
        self._modes = ctypes.c_int(), ctypes.c_int()
        self._rgba = [ctypes.c_uint() for _ in range(4)]

    def is_filled(self, item: Any) -> bool:
        """Whether a path is filled and has no line around it."""
        fill, stroke = self._modes
        pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
        return bool(fill.value) and not stroke.value

    def is_seen(self, item: Any, box: Rule) -> bool:
        pdfium.FPDFPageObj_GetFillColor(item, *(ctypes.byref(part) for part in self._rgba))
        last = self._last.setdefault(tuple(part.value for part in self._rgba), deque(maxlen=_FILLS))
        hidden = any(
            one.x0 - 1 <= box.x0
            and box.x1 <= one.x1 + 1
            and one.top - 1 <= box.top
            and box.bottom <= one.bottom + 1
            for one in last
        )
        if not hidden:
            last.append(box)
        return not hidden


def _rule(a: tuple[float, float], b: tuple[float, float]) -> Rule:
    return Rule(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))


def _add_path(found: Objects, item: Any, rule: Rule, project: Project, height: float, fills: _Fills) -> None:
    """A thin path is a ruling, a larger one a box, and one of many segments a grid."""
    wide, high = rule.x1 - rule.x0, rule.bottom - rule.top
    if len(found.rules) >= _MAX_RULES:
        return
    if min(wide, high) <= _THIN:
        if max(wide, high) >= _SHORT:
            found.rules.append(rule)
        return
    if wide <= 12 or high <= 8 or high >= 0.9 * height:
        return
    segments = pdfium.FPDFPath_CountSegments(item)
    if segments <= _ROUNDED and wide > 80 and high > 30 and len(found.frames) < _MAX_FRAMES:
        found.frames.append(rule)
    if segments > _RECTANGLE:
        found.rules += _straight(item, segments, project) if segments <= _MAX_SEGMENTS else []
        return
    filled = fills.is_filled(item)
    if filled and not fills.is_seen(item, rule):
        return
    found.rules += [
        Rule(rule.x0, rule.top, rule.x1, rule.top, filled),
        Rule(rule.x0, rule.bottom, rule.x1, rule.bottom, filled),
        Rule(rule.x0, rule.top, rule.x0, rule.bottom, filled),
        Rule(rule.x1, rule.top, rule.x1, rule.bottom, filled),
    ]


def _straight(item: Any, segments: int, project: Project) -> list[Rule]:
    """The horizontal and vertical lines of a path; none when it has curves."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[int, tuple[float, float]]] = []
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return []
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        across = matrix.a * x.value + matrix.c * y.value + matrix.e
        up = matrix.b * x.value + matrix.d * y.value + matrix.f
        points.append((kind, project(across, up)))
    rules = [_rule(a, b) for (_, a), (kind, b) in pairwise(points) if kind == pdfium.FPDF_SEGMENT_LINETO]
    return [
        rule
        for rule in rules
        if min(rule.x1 - rule.x0, rule.bottom - rule.top) <= _THIN
        and max(rule.x1 - rule.x0, rule.bottom - rule.top) >= _SHORT
    ]
