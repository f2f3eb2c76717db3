"""The municipalities that measures name, as dots on a map of the Netherlands."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from math import cos, hypot, radians, sqrt
from pathlib import Path

from wijktekst.language.numbers import counted, in_digits
from wijktekst.overviews.figures.bars import WIDTH
from wijktekst.overviews.figures.canvas import SIZE, Box, Canvas, Point, fit, wide
from wijktekst.overviews.figures.challenges import most
from wijktekst.overviews.figures.figure import Figure
from wijktekst.overviews.figures.palette import BLUE, INK, LAND, SHORE, STILL, WHITE
from wijktekst.overviews.figures.words import clean
from wijktekst.overviews.overview import Overview, PlaceFigures

_DATA = Path(__file__).resolve().parent / "data"
_HEIGHT, _MARGIN, _LEFT = 500.0, 10.0, 128.0
#: The corner of the map at the north-west, and how far north and south lie apart, in degrees.
_WEST, _NORTH, _DEGREES = 3.35, 53.57, 2.84
_PER_DEGREE = (_HEIGHT - 2 * _MARGIN) / _DEGREES
_SHRUNK = cos(radians(52.2))
#: Radius of a dot of one measure, of the largest dot, and of the smallest, so that it stays in sight.
_ONE, _LARGEST, _SMALLEST, _STEP = 3.2, 17.0, 1.8, 0.2
_LABELS = 16
#: How far from its dot a name may stand, where there is no room beside it.
_FARTHER = (0.0, 14.0, 30.0, 50.0, 75.0)
_NAMED_IN_NOTE = 5
_WIDE_NOTE = 380.0
_SOURCE = "Plaatsen: GeoNames (CC BY 4.0). Omtrek: Natural Earth."


def municipalities(overview: Overview) -> Iterator[Figure]:
    """Which municipalities measures name most."""
    placed = tuple(one for one in overview.places if one.measures and one.code in points())
    if not placed:
        return
    elsewhere = [one for one in overview.places if one.measures and one.code not in points()]
    sheet = _Map(tuple(sorted(placed, key=lambda one: -one.measures)), _note(elsewhere))
    told = most((one.name, one.measures, in_digits(one.measures)) for one in placed)
    yield Figure(
        "gemeenten",
        "Gemeenten die maatregelen noemen",
        f"Kaart van Nederland met een stip per gemeente, {counted(len(placed), 'gemeente', 'gemeenten')}; "
        f"hoe meer maatregelen, hoe groter de stip. Meeste maatregelen: {told}.",
        (
            ("Gemeente", "Maatregelen", "Documenten over deze gemeente"),
            *((clean(one.name), in_digits(one.measures), in_digits(one.about)) for one in overview.places),
        ),
        (WIDTH, _HEIGHT),
        sheet.draw,
    )


@cache
def points() -> dict[str, Point]:
    """Code of each municipality in Europe -> where its dot stands, in points of the figure."""
    with (_DATA / "gemeenten.csv").open(encoding="utf-8", newline="") as stream:
        return {
            row["code"]: _at(float(row["lengte"]), float(row["breedte"])) for row in csv.DictReader(stream)
        }


def _at(longitude: float, latitude: float) -> Point:
    return (
        _LEFT + (longitude - _WEST) * _SHRUNK * _PER_DEGREE,
        _MARGIN + (_NORTH - latitude) * _PER_DEGREE,
    )


def _note(elsewhere: Sequence[PlaceFigures]) -> str:
    if not elsewhere:
        return ""
    names = ", ".join(one.name for one in elsewhere[:_NAMED_IN_NOTE])
    more = f" en {len(elsewhere) - _NAMED_IN_NOTE} meer" if len(elsewhere) > _NAMED_IN_NOTE else ""
    return f"Niet op de kaart: {names}{more}."


@dataclass(frozen=True, slots=True)
class _Map:
    """`places` from many measures to few."""

    places: tuple[PlaceFigures, ...]
    note: str

    def draw(self, canvas: Canvas) -> None:
        shapes = json.loads((_DATA / "omtrek.json").read_text(encoding="utf-8"))
        canvas.areas([[_at(*point) for point in one] for one in shapes["land"]], LAND, edge=SHORE, width=0.6)
        canvas.areas(
            [[_at(*point) for point in one] for one in shapes["water"]], WHITE, edge=SHORE, width=0.6
        )
        for colour, width in ((SHORE, 2.2), (WHITE, 1.2)):
            for line in shapes["randmeren"]:
                canvas.line([_at(*point) for point in line], colour, width)
        dots = [(*points()[one.code], self._radius(one.measures)) for one in self.places]
        for radius, some in groupby(dots, key=lambda dot: dot[2]):
            canvas.dots([(x, y) for x, y, _ in some], radius, BLUE)
        self._draw_names(canvas, dots)
        self._draw_key(canvas)
        canvas.lines(_MARGIN, _HEIGHT - 34, fit(self.note, _WIDE_NOTE, 2), colour=STILL)
        canvas.text(_MARGIN, _HEIGHT - 8, _SOURCE, colour=STILL, size=7.5)

    def _radius(self, measures: int) -> float:
        """Of a dot whose area goes by the count; in steps, for few sizes make a small file."""
        largest = self.places[0].measures
        radius = min(_LARGEST, _ONE * sqrt(largest)) * sqrt(measures / largest)
        return max(round(radius / _STEP) * _STEP, _SMALLEST)

    def _draw_names(self, canvas: Canvas, dots: Sequence[tuple[float, float, float]]) -> None:
        """Names and counts of the largest beside their dots, where that covers nothing."""
        taken: list[Box] = [(x - r, y - r, 2 * r, 2 * r) for x, y, r in dots]
        for one, (x, y, radius) in list(zip(self.places, dots, strict=True))[:_LABELS]:
            text = clean(f"{one.name} {in_digits(one.measures)}")
            length = wide(text)
            for away, box in _beside(x, y, radius + 3, length):
                if _free(box, taken):
                    taken.append(box)
                    if away:
                        canvas.line(_leader(box, x, y, radius), STILL, 0.5)
                    canvas.text(box[0], box[1] + SIZE * 0.82, text, colour=INK)
                    break

    def _draw_key(self, canvas: Canvas) -> None:
        largest = self.places[0].measures
        canvas.text(_MARGIN, _MARGIN + SIZE, "Aantal maatregelen", colour=STILL)
        y = _MARGIN + SIZE + 10
        for count in sorted({1, max(1, round(largest / 4)), largest}):
            radius = self._radius(count)
            canvas.dots([(_MARGIN + _LARGEST, y + radius)], radius, BLUE)
            canvas.lines(_MARGIN + 2 * _LARGEST + 6, y + radius, [in_digits(count)])
            y += 2 * radius + 6 if radius > SIZE / 2 else SIZE + 6


def _beside(x: float, y: float, away: float, length: float) -> Iterator[tuple[float, Box]]:
    """Where a name can stand: at a side or a corner of its dot; then farther off, with a line."""
    for farther in _FARTHER:
        side, corner = away + farther, (away + farther) * 0.75
        for left, top in (
            (x + side, y - SIZE / 2),
            (x - side - length, y - SIZE / 2),
            (x - length / 2, y - side - SIZE),
            (x - length / 2, y + side),
            (x + corner, y - corner - SIZE),
            (x + corner, y + corner),
            (x - corner - length, y - corner - SIZE),
            (x - corner - length, y + corner),
        ):
            yield farther, (left, top, length, SIZE)


def _leader(box: Box, x: float, y: float, radius: float) -> tuple[Point, Point]:
    """A line from the edge of a dot to just before a box."""
    left, top, across, down = box
    ends_x, ends_y = min(max(x, left - 2), left + across + 2), min(max(y, top), top + down + 1)
    share = radius / hypot(ends_x - x, ends_y - y)
    return (x + (ends_x - x) * share, y + (ends_y - y) * share), (ends_x, ends_y)


def _free(box: Box, taken: Sequence[Box]) -> bool:
    x, y, wide_, high = box
    inside = x >= 0 and y >= 0 and x + wide_ <= WIDTH and y + high <= _HEIGHT
    return inside and not any(
        x < left + w and left < x + wide_ and y < top + h and top < y + high for left, top, w, h in taken
    )
