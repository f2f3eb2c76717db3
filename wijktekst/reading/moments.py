"""Dates as documents write them: in a file name, on a date line, behind "vastgesteld op" or a place name.

Never the clock and never the file system: the same bytes under the same name give the same date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"), ("februari", "feb", "febr"), ("maart", "mrt"), ("april", "apr"), ("mei",),
            ("juni", "jun"), ("juli", "jul"), ("augustus", "aug"), ("september", "sep", "sept"),
            ("oktober", "okt"), ("november", "nov"), ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WRITTEN = rf"(?P<d>\d{{1,2}})(?:\s*e)?[\s_-]+(?P<m>{_MONTH})\.?,?[\s_-]+(?P<y>(?:19|20)\d\d)"
_FIGURES = r"(?P<d2>\d{1,2})[-./](?P<m2>\d{1,2})[-./](?P<y2>(?:19|20)\d\d)"
_REVERSED = r"(?P<y3>(?:19|20)\d\d)[-._](?P<m3>0\d|1[0-2])[-._](?P<d3>[0-3]\d)"
_COMPACT = r"(?<!\d)(?P<y4>(?:19|20)\d\d)(?P<m4>0\d|1[0-2])(?P<d4>[0-3]\d)(?!\d)"
_DATE = re.compile(rf"(?<!\d)(?:{_WRITTEN}|{_REVERSED}|{_FIGURES})(?!\d)", re.IGNORECASE)
_IN_NAME = re.compile(rf"(?<!\d)(?:{_WRITTEN}|{_REVERSED}|{_FIGURES}|{_COMPACT})(?!\d)", re.IGNORECASE)
#: What stands before the date of the document itself.
_CUE = re.compile(
    r"(?:vastgesteld(?: door [^.\d]{3,80})?(?: in (?:de|haar|zijn) (?:openbare )?vergadering)?(?: van| op)?"
    r"|(?:raads)?vergadering(?: van)?(?: \w+){0,4}|vergaderdatum|datum(?: vergadering| besluit| brief)?"
    r"|versie|publicatiedatum|gepubliceerd op|geplaatst op|dagtekening|besluitenlijst [^.\d]{0,60}"
    r"|collegevergadering|ons kenmerk|aldus (?:besloten|vastgesteld)[^.\d]{0,80}|d\.d\.)[\s:]*$",
    re.IGNORECASE,
)
#: A place and a comma: "Den Haag, 15 juni 2021".
_PLACE = re.compile(
    r"(?:^|[.\n]\s*)(?:'s-|’s-)?[A-Z][\w'’-]+(?:[ -](?:[A-Z][\w'’-]+|aan|den|de|op|bij|en))*,\s*$"
)
_WEEKDAY = re.compile(r"\b(?:maan|dins|woens|donder|vrij|zater|zon)dag\s*$", re.IGNORECASE)
#: Before the date of something else: a law, a letter that is answered, the source of a figure.
_REFERENCE = re.compile(
    r"\b(?:gelet|wet|besluit van|brief van|artikel|bron|sinds|vanaf|tot|per|uiterlijk|bijeenkomst"
    r"|regeling|\w*verkiezing(?:en)?)\b",
    re.IGNORECASE,
)
_SHORT_LINE = 70
_FIRST_PAGE = 3000


def of_name(name: str) -> str:
    """ISO date when a file name holds a full one, else ""."""
    stem = name.rpartition("/")[2].rpartition(".")[0] or name
    return next((found for _, found in _dates(_IN_NAME, stem)), "")


def of_lines(lines: Sequence[str], *, cued: bool) -> str:
    """ISO date of a document from the lines (blocks) of its first page, or "".

    With `cued` only a date that something announces: a cue word, a place, or a line that holds little else.
    Without it, the first date in a short line counts too.
    """
    seen = 0
    before = ""
    loose = ""
    for line in lines:
        if seen > _FIRST_PAGE:
            break
        for at, found in _dates(_DATE, line):
            lead = line[:at].rstrip("( ")[-160:]
            alone = len(line) < 40 and (at <= 12 or _CUE.search(before.strip(" :") or "-") is not None)
            weekday = len(line) <= _SHORT_LINE and _WEEKDAY.search(lead) is not None
            if _CUE.search(_WEEKDAY.sub("", lead)) or _PLACE.search(lead + " ") or alone or weekday:
                return found
            if not loose and len(line) <= _SHORT_LINE and not _REFERENCE.search(lead):
                loose = found
        seen += len(line)
        before = line
    return "" if cued else loose


def _dates(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    """(offset, ISO date) of the real calendar dates in a text."""
    for match in pattern.finditer(text):
        groups = {key[0] + "": value for key, value in match.groupdict().items() if value}
        month = groups["m"].lower().rstrip(".")
        number = _MONTHS[month] if month in _MONTHS else int(month)
        try:
            yield match.start(), date(int(groups["y"]), number, int(groups["d"])).isoformat()
        except ValueError:
            continue
