"""What the amounts in a measure come to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import isclose

from wijktekst.language.money.said import is_range
from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.types import Amount, Money

_CHANGE = re.compile(r"\bnaar\b|\btot\b")
_FROM = re.compile(r"\bvan(?: de)?\s$", re.IGNORECASE)
_UP_TO = re.compile(r"\bop(?:lopen|loopt|lopend|klimmend)[^.;]{0,20}\b(?:tot|naar)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:in totaal|totaal van|totaal|totaalbedrag van|totale \w+ van|tezamen|opgeteld|samen|gezamenlijk"
    r"|som van|cumulatief)(?:\s(?:van|met|voor|op|een|de|het|ongeveer|circa|ca\.|ruim|bijna|maximaal|is|zijn"
    r"|gaat|om|bedrag))*\s?\(?$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(r"\s(?:in totaal|totaal|tezamen)\b", re.IGNORECASE)
#: An amount that goes on from a year counts as one of a series too.
_FROM_YEAR = re.compile(
    r"\s(?:per jaar\s|structureel\s)?(?:vanaf|met ingang van|na|t/m|tot en met) (?:20|19)\d\d"
)
#: Before what an amount is compared with, measured by or paid out of, and not what is spent.
_ASIDE = re.compile(
    r"(?:\b(?:in plaats van|bovenop|naast|ten opzichte van|waarvan|inclusief|incl\.|meevaller van"
    r"|uitkering van|overschot van|WOZ-waarde van|inkomens? (?:van|tot|onder|boven)|onder|boven|vanaf)"
    r"(?:\s(?:de|het|een|nog|niet|voorziene|incidentele|structurele|huidige))*|[(])\s?$",
    re.IGNORECASE,
)


def money_of(measure: MeasureText, amounts: Sequence[Amount]) -> Money | None:
    """The money of a measure from its amounts; None when there are none.

    - One amount: `euros`, and as `low` and `high` what its bound says ("maximaal": only `high`).
    - "van X naar Y": Y. A range: `low` and `high`, no `euros`.
    - Amounts of which one is called the total, is the sum of the others or has them for its parts
      ("waarvan"): that one.
    - Amounts for several years ("€ 2 mln in 2025 en € 3 mln in 2026", "oplopend tot"): the lowest is `low`,
      the highest `high`, no `euros`, for the text does not tell the sum.
    - The same amount again: that one.
    - Otherwise the one that the main verb acts on; where the grammar does not tell, or tells several, only
      the text: no number.
    """
    if not amounts:
        return None
    found = _distinct(amounts)
    if len(found) == 1:
        return _single(found[0])
    if change := _change(measure.whole, found):
        return change
    if _is_range(measure.whole, found):
        return _span(measure.whole, found, known=True)
    if total := _total(measure, found):
        return _single(total)
    if _is_series(measure.whole, found):
        return _span(measure.whole, found, known=True)
    if total := _sum(found):
        return _single(total)
    if spent := _spent(measure, found):
        return spent
    return _span(measure.whole, found, known=False)


def _distinct(amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts without those that only say one again ("€ 200.000 (twee ton)"): the one said most fully."""
    kept: dict[float, Amount] = {}
    for one in amounts:
        other = kept.get(one.euros)
        if other is None or _fullness(one) > _fullness(other):
            kept[one.euros] = one
    return sorted(kept.values(), key=lambda one: one.start)


def _fullness(one: Amount) -> int:
    return bool(one.bound) + bool(one.per) + bool(one.recurring) + bool(one.year)


def _single(one: Amount) -> Money:
    low = None if one.bound == "max" else one.euros
    high = None if one.bound == "min" else one.euros
    return Money(one.start, one.end, one.text, one.euros, low, high, one.per, one.recurring, one.guilders)


def _span(text: str, found: Sequence[Amount], *, known: bool) -> Money:
    """The whole stretch: its lowest and highest amount when it is `known` that they are one thing's."""
    start, end = found[0].start, found[-1].end
    values = [one.euros for one in found]
    pers = {one.per for one in found}
    recurring = {one.recurring for one in found}
    return Money(
        start,
        end,
        text[start:end],
        None,
        min(values) if known else None,
        max(values) if known else None,
        pers.pop() if len(pers) == 1 else "",
        recurring.pop() if len(recurring) == 1 else "",
        all(one.guilders for one in found),
    )


def _change(text: str, found: Sequence[Amount]) -> Money | None:
    """The new amount of "van X naar Y"; None when that is not what the first two amounts are."""
    old, new = found[0], found[1]
    between = text[old.end : new.start]
    if len(found) > 2 or not _FROM.search(text, max(0, old.start - 8), old.start) or len(between) > 60:
        return None
    if old.bound == "min" or not _CHANGE.search(between) or _UP_TO.search(between):
        return None
    said = text[old.start : new.end]
    euros = new.euros
    return Money(old.start, new.end, said, euros, euros, euros, new.per, new.recurring, new.guilders)


def _total(measure: MeasureText, found: Sequence[Amount]) -> Amount | None:
    """The amount that is called the total of the others, or that they are parts of."""
    whole = measure.whole
    called = [
        one
        for one in found
        if _TOTAL.search(whole, max(measure.start, one.start - 60), one.start)
        or _TOTAL_AFTER.match(whole, one.end, measure.end)
    ]
    if len(called) == 1:
        return called[0]
    if re.search(r"\bwaarvan\b", whole[found[0].end : found[1].start]):
        return found[0]
    return None


def _is_range(text: str, found: Sequence[Amount]) -> bool:
    """Whether two amounts are the ends of one: "5 tot 10", "minimaal 5 en maximaal 10"."""
    if len(found) != 2:
        return False
    low, high = found
    between = text[low.end : high.start]
    bounds = low.bound == "min" and high.bound == "max" and re.search(r"[.;:•]", between) is None
    return bounds or is_range(text, low.start, low.end, high.start)


def _sum(found: Sequence[Amount]) -> Amount | None:
    """The amount that is the sum of the others."""
    if len(found) < 3:
        return None
    every = sum(one.euros for one in found)
    sums = [one for one in found if isclose(2 * one.euros, every, abs_tol=0.01)]
    return sums[0] if len(sums) == 1 else None


def _is_series(text: str, found: Sequence[Amount]) -> bool:
    """Whether the amounts are those of several years of one thing."""
    if any(_UP_TO.search(text, one.end, after.start) for one, after in pairwise(found)):
        return len(found) == 2 or all(one.year for one in found[1:])
    years = [one.year or ("later" if _FROM_YEAR.match(text, one.end) else "") for one in found]
    return all(years) and len(set(years)) == len(years)


def _spent(measure: MeasureText, found: Sequence[Amount]) -> Money | None:
    """The one amount that the main verb acts on, by the parse; a range counts as one."""
    if measure.facts is None:
        return None
    facts = measure.facts
    spans = [*facts.objects, facts.subject] if facts.passive else list(facts.objects)
    inside = [
        one
        for one in found
        if any(start <= one.start - measure.start and one.end - measure.start <= end for start, end in spans)
        and not _ASIDE.search(measure.whole, max(measure.start, one.start - 50), one.start)
    ]
    return _single(inside[0]) if len(inside) == 1 else None
