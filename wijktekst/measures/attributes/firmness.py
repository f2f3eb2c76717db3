"""How firmly a measure is meant; on what it depends is told by `conditions`.

Words come before the kind of document: "wij onderzoeken of" explores in a decision as well as in a programme.
A plain statement ("wij leggen aan") is what its document makes of it: a proposal in an election programme, a
decision in a coalition agreement, a description elsewhere.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wijktekst.language.parse import ParseFacts
from wijktekst.measures.attributes import firmness_cues as cues
from wijktekst.measures.attributes.lowered import lowered
from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.types import Fact

#: How far behind a denial the word stands that makes it another thing.
_NEAR = 60
_WORD = re.compile(r"[^\W\d_]{2,}")
#: One word is a heading: it tells no intention.
_TWO_WORDS = re.compile(r"[^\W\d_]{2}\W+[^\W\d_]{2}")


class _Reading(NamedTuple):
    """A sentence with what decides: `low` its text and `above` what stands before it, in lower case."""

    low: str
    above: str
    kind: str
    facts: ParseFacts


def firmness(measure: MeasureText) -> Fact | None:
    """One of `FIRMNESS`; None when the sentence does not tell."""
    if not _TWO_WORDS.search(measure.text):
        return None
    above = " ".join((*measure.headings[-2:], measure.before))
    one = _Reading(lowered(measure.text), lowered(above), measure.writing.kind, measure.facts or ParseFacts())
    for step in (_by_words, _refused, _by_list, _stopped, _meant, _by_time, _by_kind):
        if found := step(one):
            value, (start, end) = found
            return measure.fact(value, start, end)
    return None


_Found = tuple[str, tuple[int, int]] | None


def _by_words(one: _Reading) -> _Found:
    if (match := cues.EXPLORED.search(one.low)) and "voor te stellen" not in one.low:
        return "verkend", match.span()
    if match := cues.REQUESTED.search(one.low):
        return "verzocht", match.span()
    if one.kind in cues.ADVICE and (match := cues.ADVISED.search(one.low)):
        return "verzocht", match.span()
    if match := cues.INTENDED.search(one.low):
        return "voorgenomen", match.span()
    return None


def _refused(one: _Reading) -> _Found:
    place = refused(one.low)
    return ("afgewezen", place) if place else None


def refused(low: str) -> tuple[int, int] | None:
    """Where a lowered sentence turns the measure down ("wijst ... af", "geen ..."); None when it does not."""
    if match := cues.REFUSED.search(low):
        return match.span()
    match = cues.NONE_OF.search(low) or cues.NOT_DONE.search(low)
    if not match or cues.NO_DENIAL.search(low, max(0, match.start() - 20), match.end() + _NEAR):
        return None
    return match.span()


def _by_list(one: _Reading) -> _Found:
    """An item of a list is what the line above the list makes of it."""
    place = _proof(one)
    if cues.ASKED_ABOVE.search(one.above):
        return "verzocht", place
    if cues.PROPOSED_ABOVE.search(one.above):
        return "voorgenomen", place
    if _listed_as_done(one) and cues.TO_DO_ABOVE.search(one.above):
        return "voorgenomen", place
    infinitive = cues.INFINITIVE.search(one.low)
    if one.kind == "motie" or (infinitive and one.facts.mood != "indicative"):
        heads = cues.MOTION_ABOVE.findall(one.above)
        if one.kind == "motie" or (heads and heads[-1] == "motie"):
            return "verzocht", infinitive.span() if infinitive else place
        if heads:
            return "voorgenomen", infinitive.span() if infinitive else place
    return None


def _listed_as_done(one: _Reading) -> bool:
    """As "Opgesteld beleidsplan" is, and "1.3 De nota is opgesteld"."""
    return not one.facts.tense or (one.facts.tense == "perfect" and bool(cues.NUMBERED.match(one.low)))


def _stopped(one: _Reading) -> _Found:
    ended = one.facts.tense == "perfect"
    if (
        one.facts.mood == "imperative"
        or one.facts.modal in cues.MODALS
        or (one.kind in cues.DRAFTS and not ended)
    ):
        return None
    match = None if one.kind == "verkiezingsprogramma" else cues.STOPPED.search(one.low)
    if not match and (not one.facts.tense or one.facts.mood == "infinitive"):
        match = cues.STOPPED_BY_LIST.search(one.low)
    if not match or cues.SUBORDINATE.search(one.low, 0, match.start()) or cues.WORDING.search(one.low):
        return None
    return "stopgezet", match.span()


def _meant(one: _Reading) -> _Found:
    match = cues.MODAL.search(one.low)
    rule = one.facts.modal in cues.DUTIES and one.kind in cues.RULES
    meant = one.facts.modal in cues.MODALS if one.facts.verb else match
    if not meant or rule:
        return None
    return "voorgenomen", match.span() if match else _proof(one)


def _by_time(one: _Reading) -> _Found:
    perfect = one.facts.tense == "perfect"
    if one.kind == "verkiezingsprogramma" or (one.kind in cues.DRAFTS and not perfect):
        return None
    if match := cues.DECIDED.search(one.low):
        return "besloten", match.span()
    if one.kind in cues.DRAFTS:
        return "in uitvoering", _proof(one)
    if planned := _planned(one):
        return "besloten", planned
    if one.kind in cues.DECISIONS - {"coalitieakkoord"} and (match := cues.INFINITIVE.search(one.low)):
        return "besloten", match.span()
    match = cues.RUNNING.search(one.low)
    if match and not cues.SUBORDINATE.search(one.low, 0, match.start()):
        return "in uitvoering", match.span()
    if perfect or one.facts.tense == "past":
        return "in uitvoering", _proof(one)
    if not one.facts.verb and (match := cues.DONE.search(one.low)):
        return "in uitvoering", match.span()
    becomes = not one.facts.verb and cues.BECOMES.search(one.low)
    if (one.facts.tense == "present" or becomes) and (match := cues.LATER.search(one.low)):
        return "besloten", match.span()
    return None


def _planned(one: _Reading) -> tuple[int, int] | None:
    """What "wordt" done at a time to come, whatever else the sentence says was done."""
    match = cues.LATER.search(one.low)
    return match.span() if match and cues.BECOMES.search(one.low, 0, match.start()) else None


def _by_kind(one: _Reading) -> _Found:
    if one.kind in cues.DRAFTS:
        return "voorgenomen", _proof(one)
    if one.kind in cues.DECISIONS:
        return "besloten", _proof(one)
    if one.facts.mood == "imperative" and one.kind in cues.ADVICE:
        return None  # advice to another or a task of one's own
    if one.facts.mood == "imperative" or (one.facts.verb and not one.facts.tense):
        return "voorgenomen", _proof(one)
    if one.facts.tense == "present":
        return ("besloten" if one.facts.verb in cues.STARTING else "in uitvoering"), _proof(one)
    return None


def _proof(one: _Reading) -> tuple[int, int]:
    """The verb; without one the first word."""
    if one.facts.verb_at[1]:
        return one.facts.verb_at
    word = _WORD.search(one.low)
    return word.span() if word else (0, len(one.low))
