"""Dutch numbers, in digits ("1.234,5") and in words ("anderhalf", "tweeënhalf", "honderdvijftig")."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

#: In digits: stops or hard spaces part thousands, a comma the decimals; "1.5" and "1,000,000" occur too.
DIGITS = r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?:,\d{1,2})?(?![\d])|\d{1,3}(?:,\d{3}){2,}(?!\d)|\d+(?:[.,]\d+)?"

_UNITS = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    *("tien", "elf", "twaalf", "dertien", "veertien"),
    *("vijftien", "zestien", "zeventien", "achttien", "negentien"),
)
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def from_digits(written: str) -> Decimal:
    """Value of what `DIGITS` matched.

    A group of exactly three digits after a single stop is thousands ("25.000"), else decimals ("1.5").
    """
    plain = re.sub(r"[\u00a0\u202f ]", "", written)
    if plain.count(",") > 1:
        return Decimal(plain.replace(",", ""))
    whole, comma, decimals = plain.partition(",")
    if comma or whole.count(".") > 1 or re.fullmatch(r"\d{1,3}\.\d{3}", whole):
        return Decimal(whole.replace(".", "") + (f".{decimals}" if decimals else ""))
    return Decimal(whole)


def from_word(word: str) -> Decimal | None:
    """Value of a number word from a half to 999 thousand; None when it is no number word."""
    low = word.lower().replace("één", "een")
    if low.endswith("duizend"):
        thousands = _words().get(low.removesuffix("duizend") or "een")
        return None if thousands is None else thousands * 1000
    return _words().get(low)


@lru_cache(maxsize=1)
def _words() -> dict[str, Decimal]:
    small: list[str] = [*_UNITS, *_TEENS]
    for tens in _TENS:
        small.append(tens)
        small += [unit + ("ën" if unit[-1] == "e" else "en") + tens for unit in _UNITS[1:]]
    found = {word: Decimal(value) for value, word in enumerate(small) if word}
    for value, unit in enumerate(_UNITS):
        if value:
            found[unit + ("ënhalf" if unit[-1] == "e" else "enhalf")] = Decimal(value) + Decimal("0.5")
            hundred = ("" if value == 1 else unit) + "honderd"
            for rest, word in enumerate(small):
                found[hundred + word] = Decimal(100 * value + rest)
    found["anderhalf"] = found["anderhalve"] = Decimal("1.5")
    found["half"] = found["halve"] = Decimal("0.5")
    for value in range(11, 20):
        found[small[value] + "honderd"] = Decimal(100 * value)
    return found
