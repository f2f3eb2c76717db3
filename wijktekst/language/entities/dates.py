"""Days, months, quarters, years and periods, as they are written.

`language.dates` tells when a measure runs and wants a cue for each year; here every date counts, also that
of a letter or in the title of a programme, but for numbers that only look like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijktekst.language.dates import COUNTED, DATE, MONTH, REFERENCE_BEFORE, TO, YEAR
from wijktekst.language.entities.entity import Entity

_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s)?"
_NTH = r"(?:eerste|tweede|derde|vierde|laatste|1e|2e|3e|4e|1ste)"
_QUARTER = (
    rf"(?:{_NTH}(?:\s(?:en|of)\s{_NTH})?\skwartaal|\bq[1-4])(?:(?:\svan(?:\shet\sjaar)?)?(?:\s|-){YEAR})?"
)
_HALF = rf"{_NTH}\s(?:helft|halfjaar)(?:\svan)?\s{YEAR}"
_SEASON = rf"(?:voorjaar|najaar|zomer|winter|herfst|lente)(?:\svan)?\s{YEAR}"
_ISO = r"(?:19|20)\d\d-[01]\d-[0-3]\d(?![\w-])"
_DAY = rf"{_WEEKDAY}(?!3[2-9]\s|[4-9]\d\s)(?:{DATE}|\d{{1,2}}(?:e|ste)?\s{MONTH}(?![\w-]))|{_ISO}"
_DECADE = r"jaren\s(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|['’]?[2-9]0)(?!\w)"
_PART = r"(?:(?:eind|begin|medio|halverwege|ultimo)\s(?:van\s(?:het\sjaar\s)?)?)"
_POINT = rf"{_PART}?(?:{_QUARTER}|{_HALF}|{_SEASON}|{_DECADE}|{_DAY}|{YEAR})"
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
#: "mei" and "maart" by themselves may be other words.
_CUED_MONTH = "|".join(
    rf"(?<=\b{cue} )" for cue in ("in", "vanaf", "tot", "per", "sinds", "eind", "begin", "medio", "van", "en")
)
_PATTERN = (
    rf"(?<![\w€$#.,/'’-])(?<!€ )(?:(?<=\btussen ){_POINT}\sen\s{_POINT}"
    rf"|{_POINT}(?:{TO}{_POINT}|\s?[-–/]\s?\d\d(?![\w.,]?\d))?"
    rf"|(?:{_CUED_MONTH})(?:{_MONTHS}))(?!\w|[-/]\d)"
)
#: A new line or another cell of a table ends a date.
_DATES = re.compile(_PATTERN.replace(r"\s", r"[^\S\r\n\t]"), re.IGNORECASE)
_NO_YEAR_AFTER = re.compile(r"\s?(?:,-|%|m²|m2|km|ha\b|kWh|MW|euro|tot \d\d? jaar)|,? nr\.?\s|-[a-z]")
_NAME_BEFORE = re.compile(r"\bNatura\s$")
_POSTCODE_AFTER = re.compile(r"\s?[A-Z]{2}(?![\w-])")
_IN_BEFORE = re.compile(r"\b(?:in|sinds|vanaf|van|voor|per|jaar|tot|na|en|of)\s$", re.IGNORECASE)


def dates(text: str) -> Iterator[Entity]:
    """Dates and periods in order, without overlap; both ends of a period in one."""
    for match in _DATES.finditer(text):
        if not (match[0].isdigit() and _is_a_number(text, match)):
            yield Entity(match.start(), match.end(), "DATE", match[0])


def _is_a_number(text: str, match: re.Match[str]) -> bool:
    """Whether four digits count things, or number a publication or an address."""
    before = text[max(0, match.start() - 24) : match.start()]
    if (
        _NAME_BEFORE.search(before)
        or REFERENCE_BEFORE.search(before)
        or _NO_YEAR_AFTER.match(text, match.end())
    ):
        return True
    if _POSTCODE_AFTER.match(text, match.end()) and not _IN_BEFORE.search(before):
        return True
    return COUNTED.match(text, match.end()) is not None
