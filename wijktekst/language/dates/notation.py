"""How days, months, quarters, seasons and years are written, as patterns."""

from __future__ import annotations

import re

from wijktekst.language.screen import Screened

YEAR = r"(?:19[5-9]\d|20\d\d)(?![\d.,]?\d)"
MONTH = (
    r"(?:jan(?:uari)?|febr?(?:uari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATE = rf"(?:(?:\d{{1,2}}(?:e|ste)?\s)?{MONTH}\s{YEAR}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{YEAR})"
TO = r"\s?(?:-|–|—|/|tot en met|t/m|tot|en met)\s?(?:eind |medio )?"
REFERENCE_BEFORE = re.compile(
    r"(?:kamerstuk(?:ken)?(?: (?:i{1,2}|ek|tk))?,?|handelingen(?: i{1,2})?,?|vergaderjaar|stb\.|stcrt\."
    r"|trb\.|nr\.|d\.d\.|publicatieblad|tel\.?|telefoon)\s?$",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"\s(?:nieuwe |sociale |betaalbare )?(?:woningen|huizen|euro|mensen|huishoudens|bomen|plekken"
    r"|plaatsen|leerlingen|inwoners|kinderen|banen|m2|m²|km|uur|stuks)\b"
)

_FULL_MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_MONTH = rf"(?:{_FULL_MONTH}|(?:jan|febr?|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?)"
_SHORT_YEAR = r"['’‘]\d\d(?!\w)"
#: A year by its number, or by how it stands to the year of the document.
_WHICH = rf"(?:{YEAR}|{_SHORT_YEAR}|(?:dit|volgend|komend|aankomend|vorig)\sjaar|(?:dit|het)\sjaar)"
_SPAN = rf"{YEAR}\s?[-–—/]\s?(?:{YEAR}|['’‘]?\d\d(?!\w))"
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s)?"
_NTH = r"(?:eerste|tweede|derde|vierde|laatste|[1-4](?:e|ste|de))"
_QUARTER = (
    rf"(?:{_NTH}(?:\s(?:en|of|tot\sen\smet|t/m)\s{_NTH})?\skwartaal|kwartaal\s[1-4]"
    r"|[QK][1-4](?:\s?(?:en|of|/|-|–|t/m)\s?[QK]?[1-4](?!\d))?)"
)
_HALF = r"(?:eerste|tweede|1e|2e)\s(?:helft|halfjaar)"
_SEASON = r"(?:voorjaar|lente|zomer|najaar|herfst)"
_SCHOOL = r"(?:school|studie|college|cursus|(?:academisch|universitair)\s)jaar"
_NUMBER = (
    r"(?:\d{1,2}|een|één|anderhalf|anderhalve|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf"
    r"|vijftien|twintig)"
)
_UNIT = r"(?:jaar|jaren|maand|maanden|week|weken)"
#: Two points and not one: "2025/26", "1 mei 2025 - 1 mei 2026" is read as two points.
_POINT = rf"""
(?:(?P<part>eind|einde|begin|medio|midden|halverwege|ultimo)\s(?:van\s)?)?
(?:
    (?P<coming>(?:de\s|het\s)?(?:komende?|aankomende?|eerstkomende?|eerstvolgende?)\s{_NUMBER}\s{_UNIT}
        |binnen\s{_NUMBER}\s{_UNIT})(?!\w)
  | (?P<now>per\sdirect|met\s(?:onmiddellijke|directe)\singang)(?!\w)
  | (?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?![\w-])
  | (?P<num>\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:{YEAR}|['’‘]?\d\d(?!\w)))
  | {_WEEKDAY}(?P<day>\d{{1,2}})(?:e|ste)?\s(?P<day_month>{_MONTH})(?!\w)(?:\s(?P<day_year>{_WHICH}))?
  | (?P<month>{_MONTH})\s(?:van\s)?(?P<month_year>{_WHICH})
  | (?P<bare>{_FULL_MONTH})(?![\w-])
  | (?P<unit>{_QUARTER}|{_HALF}|{_SEASON})(?:[\s-](?:van\s)?(?:het\sjaar\s)?(?P<unit_year>{_WHICH}))
  | (?P<which>dit|deze|komende?|aankomende?|volgende?)\s(?P<near>{_SEASON}|{_SCHOOL}|maand|kwartaal)(?!\w)
  | (?P<school>{_SCHOOL})\s(?P<school_year>{_SPAN}|{YEAR})
  | (?P<summer>zomer(?:reces|vakantie)?)(?![\w-])
  | (?P<span>{_SPAN})
  | (?:(?:het\s)?jaar\s)?(?P<year>{_WHICH})
)(?!\w|[-/]\d)
"""
#: A day of the month, a year and the like; what it means for a measure hangs on the words around it.
POINT = re.compile(r"(?<![\w€$#.,/'’‘-])(?<!€\ )" + _POINT, re.IGNORECASE | re.VERBOSE)
_WORDS = rf"jaar|jaren|maand|weken|week|kwartaal|zomer|lente|herfst|direct|ingang|{_FULL_MONTH}"
#: No point can be written without one of these.
HINT = re.compile(
    r"(?:19|20)\d\d|['’‘]\d\d|\d[-/.]\d|\d\s(?:jan|feb|mrt|apr|jun|jul|aug|sep|okt|nov|dec)"
    rf"|{_WORDS}",
    re.IGNORECASE,
)
_DIGIT, _WORD = re.compile(r"\d"), Screened(_WORDS, re.IGNORECASE)


def may_hold_time(text: str) -> bool:
    """Whether there is a digit or a word in it without which nothing is said of time; quicker than `HINT`."""
    return _DIGIT.search(text) is not None or _WORD.may_match(text)


#: "1 tot 15 maart": the first day of a range whose month is written once.
FIRST_DAY = re.compile(
    r"(?<![\w€$.,/-])(?P<day>\d{1,2})(?:e|ste)?\s?(?P<to>-|–|tot en met|t/m|tot|en)\s?$", re.IGNORECASE
)
#: How long after the point before it.
LENGTH = re.compile(
    rf"\s?,?\s?(?:voor|met)\s(?:een|de)\s(?:periode|duur|looptijd|termijn)\svan\s(?P<number>{_NUMBER})"
    rf"\s(?P<unit>{_UNIT})\b",
    re.IGNORECASE,
)
COMING = re.compile(rf"(?P<number>{_NUMBER})\s(?P<unit>{_UNIT})$", re.IGNORECASE)
NUMBERS = {
    "een": 1.0, "één": 1.0, "anderhalf": 1.5, "anderhalve": 1.5, "twee": 2.0, "drie": 3.0, "vier": 4.0,
    "vijf": 5.0, "zes": 6.0, "zeven": 7.0, "acht": 8.0, "negen": 9.0, "tien": 10.0, "twaalf": 12.0,
    "vijftien": 15.0, "twintig": 20.0,
}  # fmt: skip
MONTHS = {
    "jan": 1, "feb": 2, "maa": 3, "mrt": 3, "apr": 4, "mei": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
