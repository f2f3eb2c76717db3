"""The periods of a sentence: its points in time, each with the role that the words around it give it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wijktekst.language.dates.cues import BOTH, DASH, LISTED, ONWARDS, TO, Cue, cue_of
from wijktekst.language.dates.doubts import (
    is_deadline,
    is_doubtful,
    is_for,
    is_opening,
    is_paid,
    is_planned,
    is_yearly,
    starts_on,
)
from wijktekst.language.dates.moments import Grain, Moment, iso, later, moment_of
from wijktekst.language.dates.notation import (
    COUNTED,
    FIRST_DAY,
    HINT,
    LENGTH,
    POINT,
    REFERENCE_BEFORE,
    may_hold_time,
)
from wijktekst.types import Period

_LONGEST_REFERENCE = 30


@dataclass(frozen=True, slots=True)
class _Point:
    """A moment at characters [start, end)."""

    moment: Moment
    start: int
    end: int
    match: re.Match[str]


@dataclass(frozen=True, slots=True)
class _Bounds:
    """From and to; None is open. `start` and `end` are the characters that prove it."""

    first: date | None
    last: date | None
    grain: Grain
    start: int
    end: int
    last_grain: Grain | None = None

    def period(self) -> Period | None:
        """None when it ends before it begins."""
        if self.first and self.last and self.first > self.last:
            return None
        a = iso(self.first, self.grain) if self.first else ".."
        b = iso(self.last, self.last_grain or self.grain) if self.last else ".."
        first = self.first.isoformat() if self.first else ""
        last = self.last.isoformat() if self.last else ""
        return Period(a if a == b else f"{a}/{b}", first, last, self.start, self.end)


def periods(text: str, start: int, end: int, written: str = "") -> tuple[Period, ...]:
    """The periods that text[start:end] names, in order, each once.

    `written` is the ISO date of the document, if known: "volgend jaar" counts from it.
    """
    if not may_hold_time(text[start:end]) or not HINT.search(text, start, end):
        return ()
    return _Sentence(text, start, end, date.fromisoformat(written) if written else None).periods()


class _Sentence:
    """A sentence whose periods are looked for."""

    def __init__(self, text: str, start: int, end: int, written: date | None) -> None:
        self.text, self.start, self.end, self.written = text, start, end, written

    def periods(self) -> tuple[Period, ...]:
        found: dict[str, Period] = {}
        for bounds in self._bounds():
            period = bounds.period()
            if period:
                found.setdefault(period.iso, period)
        return tuple(found.values())

    def _points(self) -> list[_Point]:
        points = []
        for match in POINT.finditer(self.text, self.start, self.end):
            moment = moment_of(match, self.written)
            low = max(self.start, match.start() - _LONGEST_REFERENCE)
            if moment and not REFERENCE_BEFORE.search(self.text, low, match.start()):
                points.append(_Point(moment, match.start(), match.end(), match))
        return points

    def _bounds(self) -> Iterator[_Bounds]:
        points = self._points()
        at = 0
        listed = -1  # the end of a year that counts, which a list may go on from
        titled = -2  # the end of a year without a cue, which "t/m 2025" may go on from
        while at < len(points):
            point = points[at]
            following = points[at + 1] if at + 1 < len(points) else None
            cue = cue_of(self.text, self.start, point.start)
            goes_on = cue.start - 1 == titled and point.moment.grain == "year"
            if found := self._range(point, following, cue) if following else None:
                at += 1
            elif not goes_on and not self._is_doubtful(point, cue):
                found = self._within_month(point) or self._single(point, cue, listed)
            if found:
                yield found
            bounded = found is not None and found.first is not None and found.last is not None
            listed = points[at].end if bounded else -1
            titled = point.end if not cue.role and point.moment.grain == "year" else -2
            at += 1

    def _is_doubtful(self, point: _Point, cue: Cue) -> bool:
        if point.match["year"] and _counts(point, self.text, self.end):
            return True
        if point.moment.kind == "bare" and is_yearly(self.text, self.start, cue.start, point.end, self.end):
            return True
        return is_doubtful(self.text, self.start, (point.start, point.end), self.end)

    def _range(self, first: _Point, last: _Point, cue: Cue) -> _Bounds | None:
        """Both ends: "van 2022 tot en met 2025", "1 januari - 30 juni 2026", "tussen 2022 en 2025"."""
        between = self.text[first.end : last.start]
        to = TO.fullmatch(between)
        if not to and not (cue.role == "between" and BOTH.fullmatch(between)):
            return None
        a, b = first.moment, last.moment
        if b.kind in {"coming", "within", "now"}:
            return None
        dashed = DASH.fullmatch(between) is not None
        if a.grain == "year" and (not cue.role or (cue.role == "of" and dashed and not cue.named)):
            return None  # "Programma Wonen 2022 t/m 2025" is a title
        if cue.role in {"until", "before", "after"}:
            return None
        if a.kind == "bare" and b.kind != "bare":
            a = a.in_year_before(b)
        if b.is_yearless and not self.written:
            return None
        end = b.before if to and to["short"] else b.until
        return _Bounds(a.since, end, a.grain, cue.start, last.end, b.grain)

    def _within_month(self, point: _Point) -> _Bounds | None:
        """ "Van 1 tot 15 maart 2026"."""
        day = FIRST_DAY.search(self.text, max(self.start, point.start - 20), point.start)
        moment = point.moment
        if not day or not point.match["day"] or (moment.is_yearless and not self.written):
            return None
        cue = cue_of(self.text, self.start, day.start())
        if cue.role not in {"of", "from", "between", "in"} or not 0 < int(day["day"]) < moment.first.day:
            return None
        end = moment.before if day["to"].lower() == "tot" else moment.last
        return _Bounds(moment.first.replace(day=int(day["day"])), end, "day", cue.start, point.end)

    def _single(self, point: _Point, cue: Cue, listed: int) -> _Bounds | None:
        moment, role = point.moment, cue.role
        if moment.is_yearless and not self.written:
            return None
        if moment.kind in {"coming", "within", "now"}:
            return self._counted(point, cue)
        is_listed = listed >= 0 and LISTED.fullmatch(self.text, listed, point.start)
        if is_listed and role in {"", "in"} and moment.grain == "year":
            return _whole(point, point.start)
        if onwards := ONWARDS.match(self.text, point.end, self.end):
            if role in {"in", "for", "from"} or is_opening(self.text, self.start, cue.start):
                return _Bounds(moment.since, None, moment.grain, cue.start, onwards.end())
            return None
        if role == "from":
            return self._lasting(point, cue.start)
        if role in {"until", "before", "after"}:
            return self._open(point, cue, role)
        return self._for(point, cue) if role == "for" else self._within(point, cue)

    def _within(self, point: _Point, cue: Cue) -> _Bounds | None:
        """In a year, a month and the like, or on a day."""
        if point.moment.kind == "bare" or point.match["summer"]:
            return None  # "in de zomer", "in juli": which one nobody can tell
        if cue.role == "in" or (cue.role == "on" and self._is_on(point)):
            return _whole(point, cue.start)
        return _whole(point, cue.start) if not cue.role and _stands_alone(point) else None

    def _lasting(self, point: _Point, start: int) -> _Bounds | None:
        """From a point on, for as long as is said."""
        since = point.moment.since
        if point.match["summer"]:
            return None
        if length := LENGTH.match(self.text, point.end, self.end):
            last = later(since, length["number"], length["unit"]) - timedelta(days=1)
            return _Bounds(since, last, "day", start, length.end())
        return _Bounds(since, None, point.moment.grain, start, point.end)

    def _open(self, point: _Point, cue: Cue, role: str) -> _Bounds | None:
        moment = point.moment
        if role == "after":
            if self.written and (self.written - moment.last).days > 366:
                return None  # what came after a day long past is no plan
            return _Bounds(moment.after, None, moment.grain, cue.start, point.end)
        end = moment.until if role == "until" else moment.before
        return _Bounds(None, end, moment.grain, cue.start, point.end)

    def _for(self, point: _Point, cue: Cue) -> _Bounds | None:
        """ "Voor 2030": for that year or before it."""
        moment, place = point.moment, (point.start, point.end)
        whole = _whole(point, cue.start)
        if cue.named or moment.kind in {"school", "span"}:
            return whole
        if moment.grain == "year":
            wanted = is_for(self.text, self.start, place, self.end)
            if wanted is None:
                return None
            return whole if wanted else self._open(point, cue, "before")
        if is_planned(self.text, self.start, point.start):
            return None if point.match["summer"] else whole
        if point.match["unit"] and moment.kind != "summer" and not moment.part:
            # "Voor het tweede kwartaal": money is for it, another thing is for it or before it.
            return whole if is_paid(self.text, self.start, self.end) else None
        return self._open(point, cue, "before")

    def _is_on(self, point: _Point) -> bool:
        moment = point.moment
        if moment.grain != "day" or moment.is_yearless:
            return False
        return starts_on(self.text, self.start, point.start, self.end)

    def _counted(self, point: _Point, cue: Cue) -> _Bounds | None:
        """What counts from the date of the document."""
        moment, start, end = point.moment, cue.start, point.end
        if moment.kind == "now":
            return _Bounds(moment.first, None, "day", start, end)
        if moment.kind == "within":
            wanted = is_deadline(self.text, self.start, (point.start, point.end), self.end)
            return _Bounds(None, moment.last, "day", start, end) if wanted else None
        if cue.role in {"", "in", "for"}:
            return _Bounds(moment.first, moment.last, "day", start, end)
        return None


def _whole(point: _Point, start: int) -> _Bounds:
    return _Bounds(point.moment.first, point.moment.last, point.moment.grain, start, point.end)


def _stands_alone(point: _Point) -> bool:
    """Whether it needs no preposition: "eind 2026", "najaar 2026", "dit jaar", "schooljaar 2025/26"."""
    match = point.match
    if match["part"] or match["unit"] or match["near"] or match["school"]:
        return True
    return match["year"] is not None and not match["year"][-1].isdigit()


def _counts(point: _Point, text: str, end: int) -> bool:
    """Whether "in 2000 woningen" counts homes; round numbers only, since "in 2025 woningen" is a year."""
    return point.match["year"].endswith("00") and COUNTED.match(text, point.end, end) is not None
