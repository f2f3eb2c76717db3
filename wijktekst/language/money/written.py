"""Numbers that are money: "€ 1,2 mld.", "25.000,- euro", "anderhalf miljoen", "ƒ 500", "45 cent"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from wijktekst.language.money.counted import CUE, counts_money
from wijktekst.language.numbers import DIGITS, SEVERAL_WORDS, from_digits, from_word
from wijktekst.language.screen import Screened
from wijktekst.types import GUILDERS_PER_EURO

_SCALES = {
    "miljard": 9, "miljarden": 9, "mld": 9, "mrd": 9, "miljoen": 6, "miljoenen": 6, "mln": 6, "mio": 6,
    "milj": 6, "m": 6, "duizend": 3, "dzd": 3, "k": 3, "ton": 5,
}  # fmt: skip
_LONG = (
    r"(?i:(?:mil(?:-\s)?jarden|mil(?:-\s)?jard|mil(?:-\s)?joenen|mil(?:-\s)?joen|duizend|ton)\b"
    r"|(?:mld|mrd|mln|mio|milj|dzd)\b\.?)"
)
_SHORT = r"(?:[kKmM]\b)"
_TAIL = r"(?:,-+|,[–—=]|,--)?"
_NUMBER = rf"(?:(?:{DIGITS})(?:\s?[½¼¾])?|[½¼¾])(?![\d½¼¾]|[.,]\d){_TAIL}"
#: Thousands parted by a plain space: only where a sign or "euro" tells that the digits are one number.
#: So is "20. 000", which a poor PDF makes of "20.000".
_SPACED = rf"[1-9]\d{{0,2}}(?:(?: \d{{3}}){{1,5}}|\.\s0\d\d)(?:,\d\d)?(?!\d){_TAIL}"
_WORD = rf"(?i:{SEVERAL_WORDS}|[a-zé][a-zëéï]+)"
_ANY = rf"(?:{_NUMBER}|{_WORD})"
_JOIN = (
    r"(?:\s?(?:[-–—]|(?<![^\W\d_])[àa](?![^\W\d_]))\s?|\s(?:tot(?: en met)?|t/m|of|naar|en(?! een hal))\s)"
)
_GUILDER_SIGN = r"ƒ|\b[Hh]?[Ff]l\b\.?|\bNLG\b|\bf\.?(?=\s?\d[\d.]*,(?:-|\d\d\b))"
_SIGN = rf"(?:€|\bEUR\b|{_GUILDER_SIGN})"

# "€ 25.000,-", "EUR 3 mln", "ƒ 500", "k€ 250"
_SIGN_FIRST = re.compile(
    rf"(?:(?P<before>[kM])?(?P<sign>{_SIGN}))\s{{0,2}}(?P<number>{_SPACED}|{_NUMBER})"
    rf"(?:\s?(?P<scale>{_LONG}|{_SHORT}))?(?:\seuro\b)?"
)
# what goes on after it: "à 10 mln", ", € 10", "en € 15 miljoen"
_ON = re.compile(
    rf"(?P<join>{_JOIN}|,\s(?={_SIGN}|\d+(?:,\d)? en (?:€ ?)?\d))(?P<sign>{_SIGN})?\s?(?P<number>{_NUMBER})"
    rf"(?:\s?(?P<scale>{_LONG}|{_SHORT}))?(?:\seuro\b)?"
)
_EURO = r"(?:\b(?i:euro)(?:'s|’s)?\b(?!-\w)|\bEUR\b|€(?!\s?\d)|[kM]€)"
# "100 miljoen euro", "25.000,- euro", "5 tot 10 miljoen euro", "200 gulden", "45 cent"
_UNIT_LAST = re.compile(
    rf"(?<![\w.,€ƒ])(?:(?P<low>{_ANY})(?:\s(?P<lows>{_LONG}))?(?P<join>{_JOIN}))?"
    rf"(?P<number>{_SPACED}|{_ANY})(?:\s?(?P<scale>{_LONG}))?"
    rf"\s?(?P<unit>{_EURO}|\b(?i:guldens?|(?:euro)?cent)\b)"
)
# "300 mln", "1,2 miljard": money when what follows counts nothing
_BARE = re.compile(
    rf"(?<![\w.,€$£])(?:(?P<low>{_ANY})(?:\s(?P<lows>{_LONG}))?(?P<join>{_JOIN}))?"
    rf"(?P<number>{_ANY})\s?(?P<scale>{_LONG})"
)
# "respectievelijk 2, 3 en 4 miljoen"
_LIST = re.compile(
    rf"\b(?:respectievelijk|resp\.)\s(?P<list>(?:{_NUMBER},\s)*{_NUMBER})\sen\s(?={_NUMBER}\s(?P<scale>{_LONG})?)"
)
# "een bedrag van 150.000", without any unit
_CALLED = Screened(
    r"\b(?i:\w*(?:bedrag|krediet|budget|subsidie|bijdrage)) (?:van|ad|à) "
    r"(?:maximaal |minimaal |ongeveer |circa |ca\. |ruim |bijna )?"
    r"(?P<number>\d{1,3}(?:\.\d{3}){1,5})(?![\d,.]\d)"
)
# "25.000,-"
_DASHED = Screened(r"(?<![\w.,€$£ƒ-])(?P<number>\d{1,3}(?:\.\d{3}){0,5},(?:-{1,2}|[–—=]))(?![\w-])")
_HAS_SIGN = Screened(rf"{_SIGN}|[kM]€")
_HAS_UNIT = Screened(r"€|EUR\b|\beuro|\bgulden|\bcent\b", re.IGNORECASE)
_HAS_SCALE = Screened(_LONG)

_FOREIGN_BEFORE = re.compile(r"(?:\$|£|¥|\bUSD|\bUS\$|\bGBP)\s?$", re.IGNORECASE)
_FOREIGN_AFTER = re.compile(r"\s?(?:(?:\w+ )?dollar|pond\b|\$|£|USD|GBP|gulden|frank)", re.IGNORECASE)
#: Before the unit of a table; a sign directly before means that the amount was refused already.
_UNIT_BEFORE = re.compile(
    r"(?:\b\d*x|×|\*|\bper|\bmaal|\bkeer|€|\b(?:bedragen|lasten|baten|cijfers) in|\(in)\s?$", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_GROUPED = re.compile(r"\d[. \u00a0\u202f]\d{3}|,\d\d$|,[-–—=]")
_BETWEEN_BEFORE = re.compile(r"\btussen(?: de| circa| ca\.| ongeveer)?\s$", re.IGNORECASE)
_GUILDER = Decimal(str(GUILDERS_PER_EURO))


@dataclass(frozen=True, slots=True)
class Written:
    """A number that is money, in euros, and the characters that prove it."""

    start: int
    end: int
    euros: float
    guilders: bool = False


def written(text: str, start: int, end: int) -> list[Written]:
    """Numbers in text[start:end] that are money, ordered, without overlap."""
    found: list[Written] = []
    if _HAS_SIGN.search(text, start, end):
        at = start
        while match := _SIGN_FIRST.search(text, at, end):
            new = _signed(match, text, end)
            found.extend(new)
            at = max([match.end(), *(one.end for one in new)])
    if _HAS_UNIT.search(text, start, end):
        for match in _matches(_UNIT_LAST, text, start, end):
            found.extend(_fresh(_read(match, text), found))
    for match in _DASHED.finditer(text, start, end):
        if not _FOREIGN_AFTER.match(text, match.end(), end) and not _refused(text, match.start()):
            found.extend(_fresh([_one(match.start(), match.end(), match["number"], "")], found))
    for match in _without_unit(text, start, end):
        found.extend(_fresh(_read(match, text), found))
    if found:
        found.extend(_fresh(list(_listed(text, start, end, found)), found))
    return sorted(found, key=lambda one: one.start)


def _without_unit(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """ "300 mln" and "een bedrag van 150.000" where money is spoken of."""
    bare = _matches(_BARE, text, start, end) if _HAS_SCALE.search(text, start, end) else ()
    found = [*bare, *_CALLED.finditer(text, start, end)]
    if found and CUE.search(text, start, end):
        yield from (match for match in found if counts_money(match, text, start, end))


def _fresh(new: list[Written], found: list[Written]) -> list[Written]:
    return [one for one in new if not any(one.start < other.end and other.start < one.end for other in found)]


def _matches(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Matches whose number is a number; after a failed word the search goes on one word further."""
    at = start
    while match := pattern.search(text, at, end):
        if _value(match["number"]) is not None and (not match["low"] or _value(match["low"]) is not None):
            yield match
            at = match.end()
        else:
            wrong = match["low"] if match["low"] and _value(match["low"]) is None else match["number"]
            at = max(match.start() + len(wrong.split()[0]), match.start() + 1)


def _refused(text: str, at: int) -> bool:
    """Whether what stands before makes it foreign money or the unit of a table."""
    before = text[max(0, at - 12) : at]
    return bool(_FOREIGN_BEFORE.search(before) or _UNIT_BEFORE.search(before))


def _signed(match: re.Match[str], text: str, end: int) -> list[Written]:
    """The amount after a sign and those that go on from it: "€ 5 à 10 mln", "€ 5, € 10 en € 15 mln"."""
    if _refused(text, match.start()):
        return []
    chain, joins, last = [match], [""], match
    while (on := _ON.match(text, last.end(), end)) and _goes_on(on, chain, text, end):
        chain.append(on)
        joins.append(on["join"].strip())
        last = on
    found: list[Written] = []
    scale, later = "", Decimal(0)
    for one, join in zip(reversed(chain), [*reversed(joins[1:]), ""], strict=True):
        own = one["scale"] or (one.groupdict().get("before") or "")
        value = _value(one["number"]) or Decimal(0)
        shared = scale if _shares(one["number"], value, later, join or (joins[-1] if found else "")) else ""
        start = one.start() if one is match else one.start("sign" if one["sign"] else "number")
        found.append(_one(start, one.end(), one["number"], own or shared, guilders=_guilder(match["sign"])))
        scale, later = own or shared, value
    return found


def _goes_on(on: re.Match[str], chain: list[re.Match[str]], text: str, end: int) -> bool:
    """Whether the number after "€ 5 -", "€ 5 tot" is money too."""
    join = on["join"].strip()
    if on["sign"]:
        return True
    if join == "en" and not _BETWEEN_BEFORE.search(text, max(0, chain[0].start() - 14), chain[0].start()):
        return bool(on["scale"]) and on.group().endswith("euro")
    if on["scale"] or _GROUPED.search(on["number"]):
        return not (on["scale"] and not counts_money(on, text, chain[0].start(), end, unit=True))
    if _YEAR.fullmatch(on["number"]) or join in ("tot", "of", "naar", "tot en met", "t/m"):
        return False
    value, before = _value(on["number"]), _value(chain[-1]["number"])
    return value is not None and before is not None and value > before and counts_money(on, text, 0, end)


def _shares(number: str, value: Decimal, later: Decimal, join: str) -> bool:
    """Whether "5" in "5 à 10 miljoen" is in millions too."""
    if _GROUPED.search(number) or value >= 1000:
        return False
    return join in ("naar", ",", "en") or value <= later


def _read(match: re.Match[str], text: str) -> list[Written]:
    """The one or two amounts of a match; none where it is foreign money or the unit of a table."""
    if _refused(text, match.start()):
        return []
    groups = match.groupdict()
    scale, unit = groups.get("scale") or "", (groups.get("unit") or "").lower()
    if unit in ("k€", "m€"):
        scale = unit[0]
    as_unit = {"guilders": unit.startswith("gulden"), "cents": unit.endswith("cent")}
    number = groups["number"]
    value = _value(number) or Decimal(0)
    if re.match(r"0\d", number) or (as_unit["cents"] and scale):
        return []
    high = _one(match.start("number"), match.end(), number, scale, **as_unit)
    if not groups.get("low"):
        return [high]
    join = groups["join"].strip()
    low, low_end = groups["low"], match.end("lows") if groups["lows"] else match.end("low")
    before = text[max(0, match.start() - 14) : match.start()]
    if not groups["lows"]:
        # "in 2026 naar 5 miljoen", "zes woningen en 5 miljoen": the first number is no money.
        if join == "en" and not _BETWEEN_BEFORE.search(before):
            return [high]
        if _YEAR.fullmatch(low) and (scale or not re.fullmatch(r"\d{4}", number)):
            return [high]
        if scale and not (_GROUPED.search(low) or _shares(low, _value(low) or Decimal(0), value, join)):
            return [high]
    shared = scale if _shares(low, _value(low) or Decimal(0), value, join) else ""
    return [_one(match.start(), low_end, low, groups["lows"] or shared, **as_unit), high]


def _listed(text: str, start: int, end: int, found: list[Written]) -> Iterator[Written]:
    """The first numbers of "respectievelijk 2, 3 en 4 miljoen", where the last is money."""
    for match in _LIST.finditer(text, start, end):
        if any(one.start == match.end() for one in found):
            for number in re.finditer(_NUMBER, match["list"]):
                at = match.start("list") + number.start()
                yield _one(at, at + len(number[0]), number[0], match["scale"] or "")


def _guilder(sign: str) -> bool:
    return sign not in ("€", "EUR")


def _one(
    start: int, end: int, number: str, scale: str, *, guilders: bool = False, cents: bool = False
) -> Written:
    value = _value(number) or Decimal(0)
    unit = re.sub(r"[-\s.]", "", scale).lower()
    factor = Decimal(10) ** _SCALES.get(unit, 0)
    # "€ 1,500" without a unit is the English way to write thousands.
    if not scale and re.fullmatch(r"[1-9]\d{0,2},\d{3}", number):
        factor = Decimal(1000)
    euros = value * factor
    if guilders:
        euros = (euros / _GUILDER).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Written(start, end, float(euros / 100 if cents else euros), guilders)


def _value(number: str) -> Decimal | None:
    if number[0].isdigit() or number[0] in "½¼¾":
        return from_digits(re.sub(rf"\s|{_TAIL}$", "", number))
    return from_word(number)
