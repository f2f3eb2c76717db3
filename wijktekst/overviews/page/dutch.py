"""Cells of a report in words that a reader would use."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wijktekst.overviews.summary import euros
from wijktekst.reports.attributes import Value
from wijktekst.reports.columns import SEPARATOR

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober"),
    *("november", "december"),
)
_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
_OPEN = ".."


def day(value: Value) -> str:
    """A date, a month or a year of ISO 8601: "14 oktober 2025"; what is none of these stays as it is."""
    match = _DAY.fullmatch(str(value or ""))
    if not match:
        return str(value or "")
    year, month, date = match.groups()
    words = [str(int(date))] if date else []
    return " ".join([*words, *([_MONTHS[int(month) - 1]] if month else []), year])


def short_day(value: Value) -> str:
    """A date as it is written in a table: "14-10-2025"."""
    return "-".join(reversed(str(value or "").split("-")))


def period(value: Value) -> str:
    """When a measure runs: "2022–2025", "vanaf 1 juli 2026", "tot en met 2028"."""
    return ", ".join(_interval(part) for part in str(value or "").split(SEPARATOR) if part)


def _interval(part: str) -> str:
    first, slash, last = part.partition("/")
    if not slash:
        return day(first)
    if last == _OPEN:
        return f"vanaf {day(first)}"
    if first == _OPEN:
        return f"tot en met {day(last)}"
    if len(first) == len(last) == 4:
        return f"{first}–{last}"
    return f"{day(first)} tot en met {day(last)}"


def amount(row: Mapping[str, Value]) -> str:
    """The money of a measure as it is written, with what it is paid for; "" when it names none."""
    text = str(row["bedrag_tekst"] or "")
    if not text:
        return ""
    said = [text]
    if row["per_jaar"]:
        said.append("per jaar")
    elif row["bedrag_per"]:
        said.append(f"per {row['bedrag_per']}")
    if row["structureel"]:
        said.append(f"({row['structureel']})")
    if row["munt"] == "NLG" and (value := row["bedrag_eur"]) is not None:
        said.append(f"(in guldens; omgerekend {euros(float(value))})")
    return " ".join(said)


def listed(value: Value) -> str:
    """The values of a cell that holds several, as people list them."""
    return ", ".join(part for part in str(value or "").split(SEPARATOR) if part)


def capital(text: str) -> str:
    """The text with a capital in front."""
    return text[:1].upper() + text[1:]


def chance(value: Value) -> str:
    """A chance as a whole percentage, "" when it is not known."""
    return "" if value is None else f"{round(100 * float(value))}%"
