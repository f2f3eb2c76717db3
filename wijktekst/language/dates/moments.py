"""What a point in time that is written comes to: its first and its last day.

Parts of a year have fixed bounds, by month: begin is January to March, medio April to September, eind October
to December; voorjaar is March to May, zomer June to August, najaar September to November; a school year runs
from 1 August, an academic year from 1 September. Of a month, begin, medio and eind are its days 1-10, 11-20
and the rest. "Vanaf medio" begins and "tot medio" ends in the middle. "Voor de zomer" is up to the end of
June, when the recess begins.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta
from typing import Literal

from wijktekst.language.dates.notation import COMING, MONTHS, NUMBERS

Grain = Literal["year", "month", "day"]
_SEASONS = {"voorjaar": 3, "lente": 3, "zomer": 6, "najaar": 9, "herfst": 9}
_NTH = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4}
_ORDINAL = re.compile("|".join(_NTH) + r"|\d")
_SCHOOL_STARTS = 8
_STUDY_STARTS = 9
_JUST_PASSED = 3
_SHORT = 2
_MONTHS_A_YEAR = 12
#: Stands for the year of "1 maart" where nothing tells it; a leap year, so that it may be "29 februari".
_NO_YEAR = 1604


@dataclass(frozen=True, slots=True)
class Moment:
    """Days [first, last], both included, and how finely they are written.

    Of `kind` "bare" the text does not say the year; with `is_yearless` nothing does.
    """

    first: date
    last: date
    grain: Grain
    part: str = ""
    kind: str = ""

    @property
    def is_yearless(self) -> bool:
        """Whether its year only holds its place."""
        return self.first.year == _NO_YEAR

    def in_year_before(self, other: Moment) -> Moment:
        """It in the year of `other`, or the year before where it would come after it."""
        over = (self.first.month, self.first.day) > (other.first.month, other.first.day)
        return self._in_year(other.first.year - over)

    def _in_year(self, year: int) -> Moment:
        first = date(year, self.first.month, min(self.first.day, monthrange(year, self.first.month)[1]))
        last = date(year, self.last.month, min(self.last.day, monthrange(year, self.last.month)[1]))
        return replace(self, first=first, last=last)

    @property
    def since(self) -> date:
        """Where what runs "vanaf" it begins."""
        return _middle(self.first, self.last) if self.part == "medio" else self.first

    @property
    def until(self) -> date:
        """Where what runs up to and including it ends."""
        if self.part != "medio":
            return self.last
        return _middle(self.first, self.last) - timedelta(days=1)

    @property
    def before(self) -> date:
        """Where what runs up to it ends: the day before, or its end where that is what is named."""
        if self.part in {"eind", "medio"}:
            return self.until
        if self.kind == "summer":
            return date(self.first.year, 6, 30)
        return self.first - timedelta(days=1)

    @property
    def after(self) -> date:
        """Where what comes after it begins."""
        return self.last + timedelta(days=1)


def _middle(first: date, last: date) -> date:
    """The first day of the second half, by months where it spans some."""
    if first.month != last.month:
        return date(first.year, (first.month + last.month + 1) // 2, 1)
    return date(first.year, first.month, (first.day + last.day + 1) // 2)


def iso(day: date, grain: Grain) -> str:
    """A day as ISO 8601 writes it, as finely as the text does."""
    return day.isoformat()[: {"year": 4, "month": 7, "day": 10}[grain]]


def moment_of(match: re.Match[str], written: date | None) -> Moment | None:
    """The moment that a match of `notation.POINT` names; None where that is not known."""
    try:
        found = _moment(match, written)
    except (ValueError, OverflowError):  # "31 februari", or beyond the calendar
        return None
    if found is None or not 1 < found.first.year <= found.last.year < MAXYEAR:
        return None
    return _part(found, match["part"].lower()) if match["part"] else found


def _moment(match: re.Match[str], written: date | None) -> Moment | None:
    if match["coming"] or match["now"] or match["near"] or match["summer"]:
        return _relative(match, written) if written else None
    if match["iso"] or match["num"]:
        return _day(_figures(match["iso"] or match["num"]))
    if match["day"]:
        return _dated(match, written)
    if match["bare"]:
        return _bare_month(_month(match["bare"]), written)
    if match["school"]:
        return _school(match["school"], *_both(match["school_year"]))
    if match["span"]:
        first, last = _both(match["span"])
        return Moment(date(first, 1, 1), date(last, 12, 31), "year", kind="span") if first < last else None
    return _of_a_year(match, written)


def _of_a_year(match: re.Match[str], written: date | None) -> Moment | None:
    """A month, a quarter or the like with its year, or the year itself."""
    which = match["month_year"] or match["unit_year"] or match["year"]
    year = _year(which, written)
    if not year or (which.lower() == "het jaar" and not match["part"]):
        return None
    if match["month"]:
        return _months(year, _month(match["month"]), 1)
    if match["unit"]:
        return _unit(match["unit"].lower(), year)
    return Moment(date(year, 1, 1), date(year, 12, 31), "year")


def _figures(written: str) -> date:
    if written[:4].isdigit():
        return date.fromisoformat(written)
    day, month, year = re.split(r"[-/.]", written)
    return date(_number(year), int(month), int(day))


def _dated(match: re.Match[str], written: date | None) -> Moment | None:
    """A day of a month; without its year the next one after the document."""
    month, day = _month(match["day_month"]), int(match["day"])
    if match["day_year"]:
        year = _year(match["day_year"], written)
        return _day(date(year, month, day)) if year else None
    if written is None:
        return _day(date(_NO_YEAR, month, day), kind="bare")
    passed = (month, day) <= (written.month, written.day)
    return _day(date(written.year + passed, month, day), kind="bare")


def _relative(match: re.Match[str], written: date) -> Moment | None:
    if match["coming"]:
        found = COMING.search(match["coming"])
        last = later(written, found["number"], found["unit"]) if found else written
        within = match["coming"].lower().startswith("binnen")
        end = last if within else last - timedelta(days=1)
        return Moment(written, end, "day", kind="within" if within else "coming")
    if match["now"]:
        return _day(written, kind="now")
    if match["near"]:
        return _near(match["which"].lower(), match["near"].lower(), written)
    if match["summer"]:
        return _unit("zomer", written.year + (written.month >= _SEASONS["zomer"] + 1))
    return None


def _bare_month(month: int, written: date | None) -> Moment | None:
    """The next such month; none where it has just passed, since then either may be meant."""
    if written is None:
        return _months(_NO_YEAR, month, 1, kind="bare")
    passed = month < written.month
    if passed and written.month - month < _JUST_PASSED:
        return None
    return _months(written.year + passed, month, 1, kind="bare")


def _near(which: str, what: str, written: date) -> Moment | None:
    """ "Dit najaar", "volgend schooljaar", "volgende maand", "dit kwartaal"."""
    this = which in {"dit", "deze"}
    if what in {"maand", "kwartaal"}:
        long = 1 if what == "maand" else 3
        start = (written.month - 1) // long * long + 1 + (0 if this else long)
        over = start > _MONTHS_A_YEAR
        return _months(written.year + over, start - _MONTHS_A_YEAR * over, long)
    if what in _SEASONS:
        passed = not this and written.month >= _SEASONS[what]
        return _unit(what, written.year + passed)
    starts = _SCHOOL_STARTS if what.startswith("school") else _STUDY_STARTS
    first = written.year - (written.month < starts) + (not this)
    return _school(what, first, first + 1)


def _unit(unit: str, year: int) -> Moment:
    """A quarter, a half or a season of a year."""
    if unit in _SEASONS:
        found = _months(year, _SEASONS[unit], 3)
        return replace(found, kind="summer" if unit == "zomer" else "season")
    numbers = [_NTH.get(word) or int(word) for word in _ORDINAL.findall(unit)]
    first, last = numbers[0], numbers[-1]
    if "half" in unit or "helft" in unit:
        return _months(year, 6 * first - 5, 6)
    return _months(year, 3 * first - 2, 3 * (last - first + 1))


def _school(name: str, first: int, last: int) -> Moment | None:
    """A school year; of a single number nobody can tell which, so that it is the calendar year."""
    if first == last:
        return Moment(date(first, 1, 1), date(first, 12, 31), "year", kind="school")
    if first > last:
        return None
    start = date(first, _SCHOOL_STARTS if name.lower().startswith("school") else _STUDY_STARTS, 1)
    return Moment(start, date(last, start.month, 1) - timedelta(days=1), "month", kind="school")


def _part(moment: Moment, word: str) -> Moment | None:
    part = {"ultimo": "eind", "einde": "eind", "begin": "begin", "eind": "eind"}.get(word, "medio")
    first, last = moment.first, moment.last
    if moment.grain == "day":
        return None
    if first.month == last.month:
        days = {"begin": (1, 10), "medio": (11, 20), "eind": (21, last.day)}[part]
        return Moment(first.replace(day=days[0]), last.replace(day=days[1]), "day", part)
    if moment.grain == "month" or moment.kind == "span":
        return None  # "eind van het voorjaar": no bounds that many would agree on
    start, months = {"begin": (1, 3), "medio": (4, 6), "eind": (10, 3)}[part]
    found = _months(first.year, start, months)
    return Moment(found.first, found.last, "month", part)


def _months(year: int, month: int, count: int, kind: str = "") -> Moment:
    end = month + count - 1
    return Moment(date(year, month, 1), date(year, end, monthrange(year, end)[1]), "month", kind=kind)


def _day(day: date, kind: str = "") -> Moment:
    return Moment(day, day, "day", kind=kind)


def _month(name: str) -> int:
    return MONTHS[name.lower()[:3]]


def _number(year: str) -> int:
    digits = year.strip("'’‘")
    return int(digits) if len(digits) > _SHORT else 2000 + int(digits)


def _both(span: str) -> tuple[int, int]:
    """Both years of "2025/26", the same one twice of "2025"."""
    parts = [part.strip(" '’‘") for part in re.split(r"[-–—/]", span)]
    first = int(parts[0])
    return first, int(parts[-1]) + (first // 100 * 100 if len(parts[-1]) == _SHORT else 0)


def _year(which: str, written: date | None) -> int:
    """The year that is meant; 0 where only the date of the document could tell and it has none."""
    if which[-1].isdigit():
        return _number(which)
    if written is None:
        return 0
    return written.year + {"volgend": 1, "komend": 1, "aankomend": 1, "vorig": -1}.get(
        which.lower().split()[0], 0
    )


def later(day: date, number: str, unit: str) -> date:
    """So long after a day, on the same day of the month where it has one."""
    count = NUMBERS.get(number.lower()) or float(number)
    if unit.lower().startswith("we"):
        return day + timedelta(weeks=count)
    months = int(count * (_MONTHS_A_YEAR if unit.lower().startswith("ja") else 1))
    years, month = divmod(day.month - 1 + months, _MONTHS_A_YEAR)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
