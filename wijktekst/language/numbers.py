"""Dutch numbers, in digits ("1.234,5", "3½") and in words ("anderhalf", "tweeënhalf", "honderdvijftig")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

#: In digits: stops or hard spaces part thousands, a comma the decimals; "1.5" and "1,000,000" occur too. What
#: has more than 18 digits is no number but a code, or digits that ran together.
DIGITS = (
    r"\d{1,3}(?:[.\u00a0\u202f]\d{3}){1,5}(?:,\d{1,2})?(?![\d])|\d{1,3}(?:,\d{3}){2,5}(?!\d)"
    r"|\d{1,18}(?:[.,]\d{1,18})?"
)
#: A number word that is written as several: "een half", "twee en een half".
SEVERAL_WORDS = (
    r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien) en een hal(?:f|ve)\b"
    r"|een (?:hal(?:f|ve)|kwart|driekwart)\b"
)

_UNITS = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    *("tien", "elf", "twaalf", "dertien", "veertien"),
    *("vijftien", "zestien", "zeventien", "achttien", "negentien"),
)
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}


def ranges(numbers: Iterable[int], to: str = " t/m ") -> str:
    """Rising numbers, those in a row taken together: 1, 2, 3 and 7 are "1 t/m 3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}{to}{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def counted(number: int, one: str, more: str) -> str:
    """A number with its noun: "1 document", "1.200 documenten"."""
    return f"{in_digits(number)} {one if number == 1 else more}"


def in_digits(number: int) -> str:
    """A number as people read it: "1.200"."""
    return f"{number:,}".replace(",", ".")


def from_digits(written: str) -> Decimal:
    """Value of what `DIGITS` matched, with or without "½" behind it.

    A group of exactly three digits after a single stop is thousands ("25.000"), else decimals ("1.5").
    """
    if written[-1] in _PARTS:
        whole = written[:-1].strip()
        return _PARTS[written[-1]] + (from_digits(whole) if whole else 0)
    plain = re.sub(r"[\u00a0\u202f ]", "", written)
    if plain.count(",") > 1:
        return Decimal(plain.replace(",", ""))
    whole, comma, decimals = plain.partition(",")
    if comma or whole.count(".") > 1 or re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", whole):
        return Decimal(whole.replace(".", "") + (f".{decimals}" if decimals else ""))
    return Decimal(whole)


def from_word(word: str) -> Decimal | None:
    """Value of a number word from a quarter to 999 thousand; None when it is no number word."""
    low = " ".join(word.lower().split()).replace("één", "een")
    if " en een hal" in low:
        whole = _words().get(low.split()[0])
        return None if whole is None else whole + Decimal("0.5")
    low = low.removeprefix("een ")
    thousands, found, rest = low.partition("duizend")
    if not found:
        return _words().get(low)
    many = _words().get(thousands or "een")
    more = _words().get(rest.removeprefix("en")) if rest else Decimal(0)
    if many is None or more is None or (rest and (many % 1 or more % 1 or more >= 1000)):
        return None
    return many * 1000 + more


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
    for word, part in (("half", "0.5"), ("kwart", "0.25"), ("driekwart", "0.75"), ("anderhalf", "1.5")):
        found[word] = Decimal(part)
    for word in [word for word in found if word.endswith("half")]:
        found[f"{word.removesuffix('f')}ve"] = found[word]
    for value in range(11, 20):
        found[small[value] + "honderd"] = Decimal(100 * value)
    return found
