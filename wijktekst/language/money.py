"""Amounts of money in euros, in the notations of Dutch policy text.

Nothing is guessed: a number is money only when it says so (€, euro, EUR, "een bedrag van 150.000") or when a
bare "300 mln" stands where no count of things can. Guilders, dollars, percentages, years and the unit of a
table ("x € 1.000") are no amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from wijktekst.language.numbers import DIGITS, from_digits, from_word
from wijktekst.types import Amount

_SCALES = {
    "miljard": 9, "miljarden": 9, "mld": 9, "mrd": 9, "miljoen": 6, "miljoenen": 6, "mln": 6, "mio": 6,
    "milj": 6, "m": 6, "duizend": 3, "dzd": 3, "k": 3, "ton": 5,
}  # fmt: skip
_LONG = r"(?:(?:miljarden|miljard|miljoenen|miljoen|duizend|ton)\b|(?:mld|mrd|mln|mio|milj|dzd)\b\.?)"
_SHORT = r"(?:[kKmM]\b)"
_TAIL = r"(?:,-+|,[–—=]|,--)?"
_NUMBER = rf"(?:{DIGITS})(?![\d½¼¾]|[.,]\d){_TAIL}"
_WORD = r"(?:een half|een halve|[a-zA-Zé][a-zëéï]+)"
_ANY = rf"(?:{_NUMBER}|{_WORD})"
_BETWEEN = r"(?:\s?(?:[-–—]|(?<![^\W\d_])[àa](?![^\W\d_]))\s?|\s(?:tot(?: en met)?|t/m|of|naar|en)\s)"

# "€ 5 à 10 miljoen", "€ 25.000,-", "EUR 3 mln"; thousands may be parted by a plain space after the sign.
_SIGN_FIRST = re.compile(
    rf"(?P<sign>€|\bEUR)\s{{0,2}}(?:(?P<low>{_NUMBER})(?:\s(?P<lows>{_LONG}))?{_BETWEEN}(?:€\s?)?"
    rf"(?P<high>{_NUMBER})\s?(?P<scale2>{_LONG}|{_SHORT})"
    rf"|(?P<number>\d{{1,3}}(?: \d{{3}})+{_TAIL}(?!\d)|{_NUMBER})(?:\s?(?P<scale>{_LONG}|{_SHORT}))?)"
)
# "100 miljoen euro", "25.000,- euro", "5 tot 10 miljoen euro", "anderhalf miljoen euro"
_EURO_LAST = re.compile(
    rf"(?<![\w.,€])(?:(?P<low>{_ANY})(?:\s(?P<lows>{_LONG}))?{_BETWEEN})?(?P<number>{_ANY})"
    rf"(?:\s?(?P<scale>{_LONG}))?\s?(?:\beuro(?:'s|’s)?\b|\bEUR\b|€(?!\s?\d))"
)
# "300 mln", "1,2 miljard": money when what follows counts nothing
_BARE = re.compile(
    rf"(?<![\w.,€$£])(?:(?P<low>{_ANY})(?:\s(?P<lows>{_LONG}))?{_BETWEEN})?(?P<number>{_ANY})\s?(?P<scale>{_LONG})"
)
# "een bedrag van 150.000", without any unit
_CALLED = re.compile(
    r"\b(?:bedrag|krediet|budget|subsidie|bijdrage) van (?:maximaal |ongeveer |circa |ca\. |ruim )?"
    r"(?P<number>\d{1,3}(?:\.\d{3})+)(?![\d,.]\d)"
)

_FOREIGN_BEFORE = re.compile(r"(?:\$|£|¥|ƒ|\bf\.|\bfl\.?|\bNLG|\bUSD|\bUS\$)\s?$", re.IGNORECASE)
#: Before the unit of a table; a sign directly before means that the amount was refused already.
_UNIT_BEFORE = re.compile(r"(?:\bx|×|\*|\bper|\bmaal|\bkeer|€)\s?$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BETWEEN_BEFORE = re.compile(r"\btussen(?: de)?\s$", re.IGNORECASE)
#: After a bare "300 mln" only these go on about money; any other word may be what is counted.
_GOES_ON_WORDS = """
aan aangevuld af afkomstig als beschikbaar besteed bezuinigd bij bijgedragen binnen boven daarvan dat de die
dit door en er extra gaat geïnvesteerd gereserveerd hiervan hoger hoog in incidenteel ingezet is jaarlijks
kost kosten kostte lager lasten meer met minder naar nodig of om onder op over per structureel te ten ter tot
tegenover totaal uit uitgetrokken van vanaf verhoogd verlaagd voor vrij vrijgemaakt waarvan was werd wordt
worden zijn
"""
_GOES_ON = frozenset(_GOES_ON_WORDS.split())
_MONEY_CUE = re.compile(
    r"€|\beuro|budget|subsidi|begroo?t|bezuinig|investe|krediet|bijdrage|financier|bekostig|kost(?:en|te|t)?\b"
    r"|fonds|besparing|tekort\b|uitgave|uitgetrokken|\btrek(?:t|ken)\b|middelen|reserve|vrijgemaakt"
    r"|vrij te maken|beschikbaar|\bbedrag|dekking|raming|opbrengst|\blasten|\bbaten|\bgeld\b|structureel"
    r"|incidenteel|uitkering|lening|\bspuk\b|intensivering",
    re.IGNORECASE,
)
_WORD_AFTER = re.compile(r"\s*([^\W\d_]+)")


def amounts(text: str, start: int, end: int) -> tuple[Amount, ...]:
    """Amounts in text[start:end], ordered, without overlap; both ends of a range ("5 à 10 miljoen") count.

    `Amount.euros` is in whole euros with cents; its characters hold number and unit, as far as they stand
    together.
    """
    found: list[Amount] = []
    for match in [*_SIGN_FIRST.finditer(text, start, end), *_euro_last(text, start, end)]:
        found.extend(_fresh(_read(match, text), found))
    if _MONEY_CUE.search(text, start, end):
        for match in [*_matches(_BARE, text, start, end), *_CALLED.finditer(text, start, end)]:
            if _may_be_money(match, text, end):
                found.extend(_fresh(_read(match, text), found))
    return tuple(sorted(found, key=lambda amount: amount.start))


def _fresh(amounts_: list[Amount], found: list[Amount]) -> list[Amount]:
    return [
        one for one in amounts_ if not any(one.start < other.end and other.start < one.end for other in found)
    ]


def _euro_last(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return _matches(_EURO_LAST, text, start, end)


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


def _read(match: re.Match[str], text: str) -> list[Amount]:
    """The one or two amounts of a match; none where it is foreign money or the unit of a table."""
    before = text[max(0, match.start() - 12) : match.start()]
    if _FOREIGN_BEFORE.search(before) or _UNIT_BEFORE.search(before):
        return []
    groups = match.groupdict()
    scale = groups.get("scale") or groups.get("scale2") or ""
    number = groups["number"] or groups["high"]
    name = "number" if groups["number"] else "high"
    high = _amount(text, match.start(name), match.end(), number, scale)
    if not groups.get("low"):
        first = match.start("sign") if groups.get("sign") else match.start(name)
        return [_amount(text, first, match.end(), number, scale)]
    low_end = match.end("lows") if groups["lows"] else match.end("low")
    joined = text[low_end : match.start(name)].strip()
    if not groups["lows"] and not groups.get("sign"):
        # "in 2026 naar 5 miljoen", "zes woningen en 5 miljoen": the first number is no money.
        counts = joined == "en" and not _BETWEEN_BEFORE.search(before)
        if counts or _YEAR.fullmatch(groups["low"]):
            return [high]
    return [_amount(text, match.start(), low_end, groups["low"], groups["lows"] or scale), high]


def _amount(text: str, start: int, end: int, number: str, scale: str) -> Amount:
    value = _value(number)
    factor = Decimal(10) ** _SCALES.get(scale.rstrip(".").lower(), 0)
    # "€ 1,500" without a unit is the English way to write thousands.
    if not scale and value is not None and re.fullmatch(r"[1-9]\d{0,2},\d{3}", number):
        factor = Decimal(1000)
    return Amount(start, end, float((value or Decimal(0)) * factor), text[start:end])


def _value(number: str) -> Decimal | None:
    written = re.sub(rf"{_TAIL}$", "", number) if number[0].isdigit() else number
    if written[0].isdigit():
        return from_digits(written)
    return from_word(written.removeprefix("een ") if written.startswith("een ha") else written)


def _may_be_money(match: re.Match[str], text: str, end: int) -> bool:
    """Whether a bare number counts money and not people, homes or tonnes."""
    if match.groupdict().get("scale") in ("duizend", "dzd"):
        return False
    after = _WORD_AFTER.match(text, match.end(), end)
    ends = after is None or text[match.end() : after.start(1)].strip() != ""
    return ends or (after is not None and after[1].lower() in _GOES_ON)
