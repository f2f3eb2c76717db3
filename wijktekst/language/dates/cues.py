"""Words before a point in time that tell whether it begins, ends or bounds what is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Role = Literal["", "from", "until", "before", "after", "in", "for", "on", "of", "between"]

_PERIOD = (
    r"(?:\w*periode|jaren|looptijd|tijdvak|jaarschijf|begrotingsjaar|belastingjaar|subsidiejaar|boekjaar"
    r"|dienstjaar|kalenderjaar|seizoen)"
)
_CUES: tuple[tuple[Role, str], ...] = (
    ("from", r"terug\w*\s(?:te\s)?(?:laten\s)?(?:werk\w*\s)?(?:kracht\s)?tot(?:\sen\smet)?"),
    ("from", r"vanaf|v\.a\.|met\singang\svan|m\.i\.v\.|ingaande?(?:\s(?:op|per))?|per|sinds"),
    ("until", r"tot\sen\smet|t/m|tot\s(?:ten\s)?minste|uiterlijk(?:\s(?:in|op|per))?|niet\slater\sdan|tegen"),
    ("until", r"(?:van|tussen)\snu\sen|(?:op\szijn|ten)\slaatste?(?:\s(?:in|op))?"),
    ("before", r"(?:uiterlijk|nog)\svoor|v(?:óó|óo|oó|o\u0301o\u0301)r|tot(?:\saan)?|voorafgaand\saan"),
    ("after", r"n[aá]"),
    ("between", r"tussen"),
    ("for", r"voor"),
    ("in", r"in|tijdens|gedurende"),
    ("on", r"op"),
    ("of", r"van"),
)
_CUE = re.compile(
    r"(?<![\w-])(?:(?:"
    + "|".join(rf"(?P<c{at}>{pattern})" for at, (_, pattern) in enumerate(_CUES))
    + r")\s(?:(?:de|het|aanvang|start)\s)?(?:loop\svan\s(?:het\s)?)?"
    + rf"(?P<named>(?:{_PERIOD}|jaar)\s(?:van\s)?)?(?:\w+dag\s)?|(?P<period>{_PERIOD})\s(?:van\s)?)$",
    re.IGNORECASE,
)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Cue:
    """What the words [start, ...) before a point make of it; `named` when they call it a year or a period."""

    role: Role
    start: int
    named: bool = False


def cue_of(text: str, start: int, at: int) -> Cue:
    """The cue directly before `at`, not before `start`."""
    found = _CUE.search(text, max(start, at - _LONGEST), at)
    if found is None:
        return Cue("", at)
    if found["period"]:
        return Cue("in", found.start(), named=True)
    role = next(role for number, (role, _) in enumerate(_CUES) if found[f"c{number}"])
    return Cue(role, found.start(), named=found["named"] is not None)


#: "2026 e.v.", "2026 en verder": what is in it goes on.
ONWARDS = re.compile(
    r"\s?(?:e\.\s?v\.?(?!\w)|en\s(?:verder|later|daarna|volgende|de\sjaren\sdaarna)(?!\w))", re.IGNORECASE
)
#: Between the members of a list: "2025, 2026 en 2027".
LISTED = re.compile(r"(?:,\s|\s(?:en|of|én)\s)(?:in\s)?", re.IGNORECASE)
#: Between the ends of a range.
TO = re.compile(
    r"\s?(?:(?P<included>-|–|—|tot\sen\smet|t/m|en\smet|tot\s(?:ten\s)?minste)|(?P<short>tot(?:\saan)?))"
    r"\s?(?:uiterlijk\s)?(?:(?:de|het)\s)?",
    re.IGNORECASE,
)
BOTH = re.compile(r"\sen\s(?:(?:de|het)\s)?", re.IGNORECASE)
DASH = re.compile(r"\s?[-–—]\s?")
