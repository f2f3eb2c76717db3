"""What the figures of a table are in: "bedragen x € 1.000", "(in miljoenen euro's)", "in €"."""

from __future__ import annotations

import re
from decimal import Decimal

_SCALES = {"mln": 6, "miljoen": 6, "mld": 9, "mrd": 9, "miljard": 9, "duizend": 3, "dzd": 3, "k": 3, "m": 6}
_CURRENCY = r"(?:€|\bEUR\b|\beuro(?:['’]?s)?\b)"
_SCALE = (
    r"(?P<scale{n}>1[. ]?000[. ]?000|1[. ]?000|(?:1\s?)?(?:mln|mld|mrd|miljoen(?:en)?|miljard(?:en)?"
    r"|duizend(?:en)?|dzd)\b\.?)"
)
_TIMES = r"(?:\bx|×|\*|\bmaal|\bin|\()\s?"


def _scale(number: int) -> str:
    return _SCALE.replace("{n}", str(number))


_UNIT = re.compile(
    rf"{_TIMES}{_CURRENCY}\s?(?:\(?[x×*]\s?)?{_scale(1)}(?:,-+|,00)?(?![\d.]*\d)"
    rf"|{_TIMES}{_scale(2)}\s?{_CURRENCY}"
    rf"|{_CURRENCY}\s?\(?[x×*]\s?{_scale(3)}(?![\d.]*\d)"
    rf"|(?P<short>[kM])€",
    re.IGNORECASE,
)
#: Whole euros: "(€)", "in euro's".
_WHOLE = re.compile(rf"(?:\bin\s|\(\s?){_CURRENCY}(?=\s*(?:\)|$|[;,.*]|\bexcl|\bincl))", re.IGNORECASE)
#: A scale without a currency, which counts as one where money is spoken of.
_BARE = re.compile(rf"{_TIMES}{_scale(1)}(?![\d.]*\d)", re.IGNORECASE)
_MONEY = re.compile(
    r"bedrag|kosten|lasten|\bbaten|budget|begroting|uitgaven|inkomsten|ontvangsten|saldo|middelen|dekking"
    r"|investering|subsidie|reserve|krediet",
    re.IGNORECASE,
)
#: What is counted and is no money.
COUNTS = re.compile(
    r"%|percentage|procent|\baantal|\bfte'?s?\b|ranglijst|ranking|\bnrs?\b|nummer|artikel|\bart\.|looptijd|\bindex"
    r"|\b[kM]?ton(?:nen)?\b|\bm[²³23]\b|kostendek|\bratio|stijgings|\bkWh\b|inwoners\b|personen\b|\bhuishoudens\b"
    r"|\bleerlingen\b|\bplaatsen\b|\bscore\b|\buren\b|\bbladzijde|\bpagina|\bpag\.",
    re.IGNORECASE,
)


def unit_of(text: str) -> Decimal | None:
    """How many euros one stands for by this caption, head or note; None when it does not say."""
    if match := _UNIT.search(text):
        return _factor(match["scale1"] or match["scale2"] or match["scale3"] or match["short"])
    if _WHOLE.search(text) or text.strip() in ("€", "EUR"):
        return Decimal(1)
    bare = _BARE.search(text)
    if bare and _MONEY.search(text) and not COUNTS.search(text):
        return _factor(bare["scale1"])
    return None


def _factor(scale: str) -> Decimal:
    digits = re.sub(r"\D", "", scale)
    if len(digits) > 1:
        return Decimal(digits)
    word = scale.lower().lstrip("1 ").rstrip(". ")
    return Decimal(10) ** _SCALES[word if word in _SCALES else word.removesuffix("en")]
