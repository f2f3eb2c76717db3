"""In which years a measure runs, and which municipalities its places lie in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from wijktekst.reports.attributes import Value

#: Years that a policy can be about, and how long it can last; what is longer was read wrong.
_EARLIEST, _LATEST, _LONGEST = 1900, 2100, 30
_YEAR = re.compile(r"(\d{4})-")
#: A municipality, or a wijk or buurt with the digits of its municipality.
_MUNICIPALITY = re.compile(r"\b(?:GM|WK|BU)(\d{4})")


@lru_cache(maxsize=4096)
def years_of(first: Value, last: Value) -> tuple[int, ...]:
    """Every year from one ISO day to another; of an open period, or one too long, only what is named."""
    begins = (_YEAR.match(str(day)) for day in (first, last) if day)
    named = sorted({int(begin[1]) for begin in begins if begin})
    years: Iterable[int] = named
    if len(named) == 2 and named[1] - named[0] <= _LONGEST:
        years = range(named[0], named[1] + 1)
    return tuple(year for year in years if _EARLIEST <= year <= _LATEST)


@lru_cache(maxsize=4096)
def municipalities(codes: Value) -> frozenset[str]:
    """CBS codes of the municipalities in a cell of codes; a quarter is in one, a province in none."""
    return frozenset(f"GM{digits}" for digits in _MUNICIPALITY.findall(str(codes or "")))
