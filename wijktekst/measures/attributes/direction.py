"""Whether a measure brings more of something, less, or something else.

The direction is that of the intervention, not of the problem: to fight poverty is not "minder". A new rule,
ban or duty is "meer", to limit or lift one is "minder"; to change, move, go on, settle, refuse or study is
"anders". The heaviest direction wins when it is ahead.
"""

from __future__ import annotations

import re

from wijktekst.language.screen import Screened
from wijktekst.measures.attributes.direction_cues import DIRECTIONS, LINES, SCREEN
from wijktekst.measures.attributes.firmness import refused
from wijktekst.measures.attributes.lowered import lowered
from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.types import Fact

#: Weight below which nothing is said, and by how much the first must beat the second.
_ENOUGH = 2
_AHEAD = 1
#: An end is no more: "niet meer", "geen ... meer".
_NO_MORE = Screened(r"\b(?:niet\s+|geen\b[^.;:,]{0,60}?\s)(meer|langer)\b")
#: A reason that opens the sentence is over before the measure comes.
_OPENING = 8
#: From here on it is told why, how or what for.
_REASON = Screened(
    r"\b(?:zodat|opdat|omdat|doordat|waar(?:mee|door|voor|in|op|van)|hoewel|terwijl|ten\s+behoeve|om)\b"
)
#: What a cue in a reason loses, and what one on the main verb gains.
_REASON_COSTS, _VERB_ADDS = 3, 1


def direction(measure: MeasureText) -> Fact | None:
    """One of `DIRECTIONS`, proved by its heaviest cue; None when the sentence does not tell."""
    low = lowered(measure.text)
    if place := refused(low):
        return measure.fact("anders", *place)
    shown = _NO_MORE.sub(lambda end: "_" * len(end.group()), low)
    verb = measure.facts.verb_at if measure.facts else (0, 0)
    found: dict[str, list[tuple[int, re.Match[str]]]] = {name: [] for name in DIRECTIONS}
    reasons = _reasons(low)
    reasons_of = dict.fromkeys(DIRECTIONS, reasons) | {"meer": _reasons(shown)}
    for name, weight, pattern in (LINES[number] for number in SCREEN.possible(low)):
        if match := pattern.search(shown if name == "meer" else low):
            found[name].append((_weight(weight, match, reasons_of[name], verb), match))
    ranked = sorted(found, key=lambda name: -sum(weight for weight, _ in found[name]))
    first, second = (sum(weight for weight, _ in found[name]) for name in ranked[:2])
    if first < _ENOUGH or first - second < _AHEAD:
        return None
    _, match = max(found[ranked[0]], key=lambda one: one[0])
    return measure.fact(ranked[0], *match.span())


def _weight(weight: int, match: re.Match[str], reasons: tuple[int, int], verb: tuple[int, int]) -> int:
    """What a cue weighs where it stands: less in a reason, more on the main verb."""
    less = _REASON_COSTS if reasons[0] <= match.start() < reasons[1] else 0
    more = _VERB_ADDS if verb[0] < match.end() and match.start() < verb[1] else 0
    return max(1, weight - less) + more


def _reasons(low: str) -> tuple[int, int]:
    """From where to where it is told why; a reason that opens the sentence ends at the first comma."""
    reason = _REASON.search(low)
    if not reason:
        return (0, 0)
    if reason.start() < _OPENING:
        return (0, max(0, low.find(",")))
    return (reason.start(), len(low))
