"""Whether a measure brings more of something, less, or something else.

The direction is that of the intervention, not of the problem: to fight poverty is not "minder". A new rule,
ban or duty is "meer", to limit or lift one is "minder"; to change, move, go on, settle, refuse or study is
"anders". The heaviest direction wins when it is ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijktekst.measures.attributes.direction_cues import PATTERNS
from wijktekst.measures.attributes.firmness import refused
from wijktekst.measures.attributes.lowered import lowered
from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.types import Fact

#: Weight below which nothing is said, and by how much the first must beat the second.
_ENOUGH = 2
_AHEAD = 1
#: An end is no more: "niet meer", "geen ... meer".
_NO_MORE = re.compile(r"\b(?:niet\s+|geen\b[^.;:,]{0,60}?\s)(meer|langer)\b")
#: A reason that opens the sentence is over before the measure comes.
_OPENING = 8
#: From here on it is told why, how or what for.
_REASON = re.compile(
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
    found = {
        name: list(_found(shown if name == "meer" else low, cues, measure)) for name, cues in PATTERNS.items()
    }
    ranked = sorted(found, key=lambda name: -sum(weight for weight, _ in found[name]))
    first, second = (sum(weight for weight, _ in found[name]) for name in ranked[:2])
    if first < _ENOUGH or first - second < _AHEAD:
        return None
    _, match = max(found[ranked[0]], key=lambda one: one[0])
    return measure.fact(ranked[0], *match.span())


def _found(
    low: str, cues: tuple[tuple[int, re.Pattern[str]], ...], measure: MeasureText
) -> Iterator[tuple[int, re.Match[str]]]:
    reasons = _reasons(low)
    begin, end = measure.facts.verb_at if measure.facts else (0, 0)
    for weight, pattern in cues:
        if match := pattern.search(low):
            less = _REASON_COSTS if reasons[0] <= match.start() < reasons[1] else 0
            more = _VERB_ADDS if begin < match.end() and match.start() < end else 0
            yield max(1, weight - less) + more, match


def _reasons(low: str) -> tuple[int, int]:
    """From where to where it is told why; a reason that opens the sentence ends at the first comma."""
    reason = _REASON.search(low)
    if not reason:
        return (0, 0)
    if reason.start() < _OPENING:
        return (0, max(0, low.find(",")))
    return (reason.start(), len(low))
