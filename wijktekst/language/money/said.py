"""What is said of an amount: whether it is a bound, per what it is paid, whether it comes back, its year.

Only what stands at the amount counts, never beyond the next amount or the end of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from wijktekst.language.money.written import Written
from wijktekst.types import Amount

_Bound = Literal["", "min", "max"]
_Recurring = Literal["", "structureel", "incidenteel"]

#: How far to both sides of an amount is looked, in characters.
_FAR = 90
#: Words that may stand between an amount and what is said of it.
_FILLER = (
    r"(?:een|de|het|dit|nog|van|voor|in|totaal|bedrag|budget|circa|ca\.|ongeveer|zo['’]n|ruim|bijna|extra"
    r"|jaarlijks|structureel|structurele|incidenteel|incidentele|eenmalig|eenmalige|per jaar|euro"
    r"|beschikbaar|netto|bruto)"
)
_TO_AMOUNT = rf"(?:\s{_FILLER})*\s?\(?\s?$"
_FROM_AMOUNT = r"(?:\s(?:extra|structureel|incidenteel|eenmalig|jaarlijks|netto|bruto|beschikbaar))*"

_MAX = re.compile(
    r"(?:\b(?:maximale [^\W\d]+ (?:van|ad|is|bedraagt)"
    r"|maxima(?:al|le)|max\.?|ten hoogste|hoogstens|hooguit|(?:niet|nooit|geen) (?:meer|hoger) dan"
    r"|(?<!niet )(?:lager|minder) dan|onder|beneden|tot en met|tot aan|tot|t/m|maximum(?:bedrag)? van"
    r"|\w*plafond van|gemaximeerd op|begrensd op|oploop(?:t|end|en) tot)|[≤<])" + _TO_AMOUNT,
    re.IGNORECASE,
)
_MIN = re.compile(
    r"(?:\b(?:minimale [^\W\d]+ (?:van|ad|is|bedraagt)"
    r"|minima(?:al|le)|min\.|ten minste|tenminste|minstens|op (?:zijn|z['’]n) minst|vanaf|v\.a\."
    r"|(?<!niet )(?<!nooit )(?<!geen )(?:meer|hoger) dan|niet (?:minder|lager) dan|boven"
    r"|minimum(?:bedrag)? van|ondergrens van)|[≥>])" + _TO_AMOUNT,
    re.IGNORECASE,
)
_MAX_AFTER = re.compile(
    r",?\s\(?(?:of minder|maximaal|max\.|als maximum|of lager|ten hoogste)\b", re.IGNORECASE
)
_MIN_AFTER = re.compile(
    r",?\s\(?(?:of meer|minimaal|min\.|als minimum|of hoger|ten minste)(?!\w)", re.IGNORECASE
)
_TO = re.compile(rf"(?<!oplopend )(?<!oploopt )(?<!oplopen )\btot{_TO_AMOUNT}", re.IGNORECASE)
#: Verbs with which "tot € 500" is what an amount becomes and no bound.
_BECOMES = re.compile(
    r"\b(?:verho(?:og|g)|verla(?:ag|g)|terug(?:ge|te )?br|(?:ge)?stijg(?!end)|gestegen|(?:ge)?da(?:al|len)"
    r"|verminder(?!d )|opgehoogd|ophogen|bijgesteld|bijstel|gegroeid|groei(?!end)|(?:op|terug)(?:ge)?tr[eo]k"
    r"|verruim|uitgebreid|afgebouwd|breng)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?(?:[-–—]|à|a|tot|tot en met|t/m|of)\s?(?:de\s)?")
_BETWEEN = re.compile(r"\btussen(?: de| circa| ca\.| ongeveer| een bedrag van)?\s$", re.IGNORECASE)
_AND = re.compile(r"\s?en\s(?:(?:ca\.|circa|ongeveer|maximaal|de)\s)?")
_END = re.compile(r"[;•:]\s|[.!?]\s+(?=[A-Z€•(])")

_NO_UNIT = (
    r"(?!saldo|direct|abuis|ongeluk|definitie|se\b|motie|post\b|brief|omgaande|amendement|januari|februari|maart|april"
    r"|mei\b|juni|juli|augustus|september|oktober|november|december|heden|onmiddell|eind|begin|jaareinde|de\b|het\b"
    r"|een\b|deze|dit\b|welke|ingang|besluit|mail|wet\b|keer\s€)"
)
_UNIT = rf"{_NO_UNIT}(?:vierkante meter|m[23²³]|kWh|km|[^\W\d_]{{3,}}(?:-[^\W\d_]+)*)"
_SLASHED = (
    r"(?:jaar|jr|maand|mnd|week|dag|uur|kwartaal|huishouden|woning|persoon|kind|leerling|inwoner"
    r"|m[23²³]|kWh|ha|km)\b"
)
_PER_AFTER = re.compile(
    rf"{_FROM_AMOUNT},?\s?\(?(?:\bper\s(?P<one>{_UNIT})|/\s?(?P<slash>{_SLASHED}))"
    rf"(?:,?\s?(?:per\s(?P<two>{_UNIT})|/\s?(?P<slash2>{_SLASHED})))?"
    r"|\s?(?P<short>p\.?/?j\.?|p\.p\.(?:\s?p\.j\.)?|p\.m\.)(?!\w)",
    re.IGNORECASE,
)
_PER_BEFORE = re.compile(
    rf"\bper (?P<one>{_UNIT})(?: per (?P<two>{_UNIT}))?(?:\s(?:[^\W\d]+)){{0,4}}\s?$", re.IGNORECASE
)
_SHORTS = {
    "pj": "jaar",
    "pp": "persoon",
    "pppj": "persoon per jaar",
    "pm": "maand",
    "jr": "jaar",
    "mnd": "maand",
}
_TIMES = {
    "jaar": "jaar",
    "maand": "maand",
    "week": "week",
    "dag": "dag",
    "uur": "uur",
    "kwartaal": "kwartaal",
}
_YEARLY = {
    "jaarlijks": "jaar",
    "maandelijks": "maand",
    "wekelijks": "week",
    "elk jaar": "jaar",
    "ieder jaar": "jaar",
}
_OFTEN = r"(?P<often>jaarlijks|maandelijks|wekelijks|elk jaar|ieder jaar)"
_OFTEN_BEFORE = re.compile(rf"\b{_OFTEN}e?\b[^;:.()\d]{{0,50}}$", re.IGNORECASE)
_OFTEN_AFTER = re.compile(rf"{_FROM_AMOUNT}\s\(?{_OFTEN}\b", re.IGNORECASE)

_COMES_BACK = r"(?P<how>structure(?:el|le)|inciden(?:teel|tele)|eenmalige?)"
_AFTER = re.compile(
    rf"(?:\s(?:extra|per jaar|jaarlijks|netto|in \d{{4}}|euro))*,?\s\(?{_COMES_BACK}\b", re.IGNORECASE
)
_BEFORE = re.compile(rf"\b{_COMES_BACK}\b(?P<till>[^;:.()\d]{{0,70}})$", re.IGNORECASE)
_LAST = re.compile(rf"^[^;:.()\d]{{0,70}}\b{_COMES_BACK}\s?[.)!;]?\s*$", re.IGNORECASE)
_NOT = re.compile(r"\b(?:niet|geen|noch|zowel)\s$", re.IGNORECASE)

_YEAR = r"(?:20|19)\d\d"
_YEAR_AFTER = re.compile(
    rf"(?:\s(?:euro|extra|structureel|incidenteel|eenmalig|beschikbaar))*\s\(?(?:(?:in|voor|over)\s(?:het\s)?"
    rf"(?:jaar\s|begrotingsjaar\s|boekjaar\s)?(?P<year>{_YEAR})|(?<=\()(?P<bare>{_YEAR})(?=\)))"
    r"(?!\s?(?:[-–/]|en|t/m|tot)\s?\d|\d|,\s\d{4})",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    rf"(?:\b(?:in|voor|over)\s(?:het\s)?(?:jaar\s|begrotingsjaar\s|boekjaar\s)?(?P<year>{_YEAR})"
    rf"(?P<till>[^;:.()\d€]{{0,45}})|(?<![\d/–-])\b(?P<bare>{_YEAR})\s?[:=]\s?)$",
    re.IGNORECASE,
)
_TURNS = re.compile(
    r"\b(?:dat|die|waarin|waarvan|waarbij|om|omdat|heeft|hebben|had|besloot|en|tot|naar|plus)\b",
    re.IGNORECASE,
)


def said_of(text: str, start: int, end: int, found: Sequence[Written]) -> tuple[Amount, ...]:
    """The amounts with what text[start:end] says of each."""
    told: list[Amount] = []
    taken = start
    for place, one in enumerate(found):
        left = max(taken, one.start - _FAR)
        right = min(found[place + 1].start if place + 1 < len(found) else end, one.end + _FAR)
        wide = text[max(start, one.start - _FAR) : one.start]
        around = _Around(text[left : one.start], text[one.end : right], wide, len(found) == 1)
        after_year = around.year_after()
        taken = one.end + around.used
        told.append(
            Amount(
                one.start, one.end, one.euros, text[one.start : one.end],
                _range_end(text, found, place) or around.bound(),
                around.per(), around.recurring(),
                after_year or around.year_before(),
                one.guilders,
            )
        )  # fmt: skip
    return tuple(_spread(text, told))


@dataclass(slots=True)
class _Around:
    """What stands in front of an amount and behind it, up to the next ones; `alone` when there are none.

    `wide` is what stands in front of it, earlier amounts included.
    """

    before: str
    after: str
    wide: str
    alone: bool
    #: Characters behind the amount that say something of it, and so nothing of the next one.
    used: int = 0

    def __post_init__(self) -> None:
        ends = list(_END.finditer(self.before))
        if ends and not re.search(rf"{_YEAR}\s?:\s?$", self.before):
            self.before = self.before[ends[-1].end() :]
        if stop := _END.search(self.after):
            self.after = self.after[: stop.start() + 1]

    def bound(self) -> _Bound:
        if _MAX_AFTER.match(self.after):
            return "max"
        if _MIN_AFTER.match(self.after):
            return "min"
        if _MIN.search(self.before):
            return "min"
        if _TO.search(self.before) and (_BECOMES.search(self.wide) or _BECOMES.search(self.after[:40])):
            return ""
        return "max" if _MAX.search(self.before) else ""

    def per(self) -> str:
        if match := _PER_AFTER.match(self.after):
            self.used = max(self.used, match.end())
            if match["short"]:
                return _SHORTS.get(re.sub(r"\W", "", match["short"].lower()), "")
            return _per(match["one"] or match["slash"], match["two"] or match["slash2"])
        if match := _OFTEN_AFTER.match(self.after):
            self.used = max(self.used, match.end())
            return _YEARLY[match["often"].lower()]
        if match := _OFTEN_BEFORE.search(self.before):
            return _YEARLY[match["often"].lower()]
        if match := _PER_BEFORE.search(self.before):
            return _per(match["one"], match["two"])
        return ""

    def recurring(self) -> _Recurring:
        if match := _AFTER.match(self.after):
            self.used = max(self.used, match.end())
            return _how(match["how"])
        match = _BEFORE.search(self.before)
        if match and not _NOT.search(self.before, 0, match.start()):
            return _how(match["how"])
        if self.alone and (match := _LAST.match(self.after)):
            return "" if _NOT.search(self.after, 0, match.start("how")) else _how(match["how"])
        return ""

    def year_after(self) -> str:
        if match := _YEAR_AFTER.match(self.after):
            self.used = max(self.used, match.end())
            return match["year"] or match["bare"]
        return ""

    def year_before(self) -> str:
        match = _YEAR_BEFORE.search(self.before)
        if match is None or _TURNS.search(match["till"] or ""):
            return ""
        return match["year"] or match["bare"]


def _range_end(text: str, found: Sequence[Written], place: int) -> _Bound:
    """The end of a range that the amount is, by what stands between it and its neighbours."""
    one = found[place]
    if place + 1 < len(found) and is_range(text, one.start, one.end, found[place + 1].start):
        return "min"
    if place and is_range(text, found[place - 1].start, found[place - 1].end, one.start):
        return "max"
    return ""


def is_range(text: str, first: int, end: int, start: int) -> bool:
    """Whether the amount that starts at `start` is the high end of the one at [first, end)."""
    between = text[end:start]
    if _AND.fullmatch(between):
        return _BETWEEN.search(text, max(0, first - 28), first) is not None
    if _RANGE.fullmatch(between) is None:
        return False
    clause = text[max(0, first - 60) : first] + " " + text[start : start + 60]
    return between.strip() != "tot" or not _BECOMES.search(clause)


def _spread(text: str, told: list[Amount]) -> list[Amount]:
    """Gives both ends of a range what is said of one ("€ 5 tot € 10 per kind"), and of a change its unit."""
    for place in range(len(told) - 2, -1, -1):
        low, high = told[place], told[place + 1]
        if text[low.end : high.start].strip() == "naar":
            told[place] = replace(low, per=low.per or high.per)
        elif low.bound == "min" and high.bound == "max" and is_range(text, low.start, low.end, high.start):
            told[place] = _joined(low, high)
            told[place + 1] = _joined(high, low)
    return told


def _joined(one: Amount, other: Amount) -> Amount:
    return replace(
        one,
        per=one.per or other.per,
        recurring=one.recurring or other.recurring,
        year=one.year or other.year,
    )


def _per(one: str, two: str | None) -> str:
    """ "per jaar per kind" and "per kind per jaar" are the same."""
    units = [unit if unit == "kWh" else unit.lower() for unit in (one, two) if unit]
    units = [_SHORTS.get(unit, unit) for unit in units]
    units.sort(key=lambda unit: unit in _TIMES)
    return " per ".join(units)


def _how(word: str) -> _Recurring:
    return "structureel" if word.lower().startswith("struct") else "incidenteel"
