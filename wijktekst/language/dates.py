"""When a measure runs: years and dates with a cue, written as ISO 8601-2 writes dates and intervals.

"2030", "2024-06", "2024-07-01"; "2022/2025" from and to, both included; "2021/.." from then on; "../2028" up
to then. Several are joined with "; " in order of the text. A year without a cue (in a title, a reference, a
law's name) is no period.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from wijktekst.types import Period

_MONTHS = {
    "jan": 1, "feb": 2, "maa": 3, "mrt": 3, "apr": 4, "mei": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
YEAR = r"(?:19[5-9]\d|20\d\d)(?![\d.,]?\d)"
MONTH = (
    r"(?:jan(?:uari)?|febr?(?:uari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATE = rf"(?:(?:\d{{1,2}}(?:e|ste)?\s)?{MONTH}\s{YEAR}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{YEAR})"
_PART = (
    r"(?:(?:eind|begin|medio|halverwege|het (?:eerste|tweede|derde|vierde) kwartaal(?: van)?|het jaar"
    r"|(?:het )?(?:voorjaar|najaar)(?: van)?|(?:de )?(?:zomer|winter|herfst|lente)(?: van)?"
    r"|(?:de )?jaren|q[1-4])\s)?"
)
TO = r"\s?(?:-|–|—|/|tot en met|t/m|tot|en met)\s?(?:eind |medio )?"
_NOT_BEFORE = r"(?<![\w€$.,/-])(?<!€ )"

_FROM = r"\b(?:vanaf|met ingang van|m\.i\.v\.|ingaande|ingaand|per|sinds|na)"
_UNTIL = (
    r"\b(?:tot en met|t/m|tot|uiterlijk(?: (?:in|op|voor|vóór))?|vóór"
    r"|voor(?= (?:eind|begin|medio|de zomer|\d{1,2} )))"
)
_COMES_IN = r"\b(?:start|begint|treedt|gaat|gaan|opent|werking)\b[^.;]{0,40}?\bop "
_IN = r"\b(?:in|over|voor|vanuit|gedurende|richting|rond)"
_ABOUT = r"\b(?:eind|begin|medio|halverwege|het jaar|voorjaar|najaar|zomer)(?: van)?"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("range", rf"{_NOT_BEFORE}(?P<a>{DATE}|{YEAR}){TO}(?P<b>{DATE}|{YEAR})(?!\s?[-/]\d)"),
        ("range", rf"\btussen (?P<a>{DATE}|{YEAR}) en (?P<b>{DATE}|{YEAR})"),
        ("from", rf"{_FROM}\s{_PART}(?P<a>{DATE}|{YEAR})"),
        ("to", rf"{_UNTIL}\s{_PART}(?P<a>{DATE}|{YEAR})"),
        ("when", rf"{_COMES_IN}(?P<a>{DATE})"),
        ("when", rf"{_IN}\s{_PART}(?P<a>{DATE}|{YEAR})"),
        ("when", rf"{_ABOUT}\s(?P<a>{YEAR})"),
        ("when", rf"\b(?:jaarschijf|begrotingsjaar|schooljaar|seizoen)\s(?P<a>{YEAR})"),
    )
)
#: "2023, 2024 en 2025" after a year that counts.
_MORE = re.compile(rf"(?:,\s|\sen\s|\sof\s|\sén\s)(?:in\s)?(?P<a>{YEAR})(?!\s?[-–/]\s?\d)")
REFERENCE_BEFORE = re.compile(
    r"(?:kamerstuk(?:ken)?(?: (?:i{1,2}|ek|tk))?,?|handelingen(?: i{1,2})?,?|vergaderjaar|stb\.|stcrt\."
    r"|trb\.|nr\.|d\.d\.|publicatieblad|tel\.?|telefoon)\s?$",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"\s(?:nieuwe |sociale |betaalbare )?(?:woningen|huizen|euro|mensen|huishoudens|bomen|plekken"
    r"|plaatsen|leerlingen|inwoners|kinderen|banen|m2|m²|km|uur|stuks)\b"
)


def periods(text: str, start: int, end: int, written: str = "") -> tuple[Period, ...]:
    """The periods that text[start:end] names, in order, each once.

    `written` is the ISO date of the document, if known: "volgend jaar" counts from it.
    """
    taken: list[tuple[int, int, str]] = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text, start, end):
            if any(match.start("a") < b and a < match.end() for a, b, _ in taken):
                continue
            if REFERENCE_BEFORE.search(text[max(start, match.start() - 24) : match.start("a")]):
                continue
            if name == "when" and _counts(match, text, end):
                continue
            taken.append((match.start("a"), match.end(), _written(name, match)))
            taken.extend(_list_of_years(text, match.end(), end) if name == "when" else ())
    unique: dict[str, Period] = {}
    for a, b, iso in sorted(taken):
        if iso:
            unique.setdefault(iso, Period(iso, *_days(iso), a, b))
    return tuple(unique.values())


def _days(iso: str) -> tuple[str, str]:
    """First and last day of an interval; "" where it is open."""
    first, slash, last = iso.partition("/")
    if not slash:
        last = first
    return (
        "" if first == ".." else first + "-01-01"[len(first) - 4 :],
        "" if last == ".." else _last_day(last),
    )


def _last_day(iso: str) -> str:
    if len(iso) == 4:
        return f"{iso}-12-31"
    if len(iso) == 7:
        return f"{iso}-{monthrange(int(iso[:4]), int(iso[5:]))[1]}"
    return iso


def _list_of_years(text: str, at: int, end: int) -> Iterator[tuple[int, int, str]]:
    while match := _MORE.match(text, at, end):
        yield match.start("a"), match.end("a"), match["a"]
        at = match.end("a")


def _counts(match: re.Match[str], text: str, end: int) -> bool:
    """Whether "in 2000 woningen" counts homes; round numbers only, since "in 2025 woningen" is a year."""
    return match["a"].endswith("00") and COUNTED.match(text, match.end("a"), end) is not None


def _written(name: str, match: re.Match[str]) -> str:
    first = _iso(match["a"])
    if name == "range":
        last = _iso(match["b"])
        return f"{first}/{last}" if first and last and first[:4] <= last[:4] else ""
    return {"from": f"{first}/..", "to": f"../{first}", "when": first}[name] if first else ""


def _iso(written: str) -> str:
    """ISO 8601 of a year, a month with a year or a date; "" for a date that does not exist."""
    year = re.search(YEAR, written)
    if year is None:
        return ""
    rest = written[: year.start()].lower()
    if month := re.search(r"[a-z]{3,}", rest.replace("ste", "")):
        number = _MONTHS.get(month[0][:3], 0)
        day = re.match(r"\d{1,2}", rest)
        return _checked(year[0], number, int(day[0]) if day else 0)
    parts = [int(part) for part in re.findall(r"\d{1,2}", rest)]
    return _checked(year[0], parts[1], parts[0]) if len(parts) == 2 else year[0]


def _checked(year: str, month: int, day: int) -> str:
    try:
        date(int(year), month, day or 1)
    except ValueError:
        return ""
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
