"""For whom a measure is: residents, tenants, the young, the old, people in debt, entrepreneurs ...

A group counts when the sentence says that the measure is for it: after "voor", as who gets something or is
helped, behind a service ("opvang van"). A group that acts, pays or is spoken with is not who it is for, and
a word about a service ("jeugdzorg") names no group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wijktekst.language.parse import ParseFacts
from wijktekst.measures.attributes import target_cues as cues
from wijktekst.measures.attributes.lowered import lowered
from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.measures.attributes.target_words import PEOPLE, PHRASES, TOLD, class_of
from wijktekst.types import Fact

_WORD = re.compile(r"[^\W\d_][\w'’+-]*|\d{2}-[\w]+|\d{1,3}(?:\.\d{3})+(?![\d.])|\d+|&")
_AT_PREPOSITION = frozenset("voor aan van bij onder op naar tussen met door uit tegen in".split())
_LETTER = re.compile(r"[^\W\d_]")
#: Who cannot, or to whom it is done, is not let do something.
_HINDERED = re.compile(r"\b(?:niet|geen|nooit|worden|wordt)\b")
#: Who may think along is spoken with.
_CONSULTED = re.compile(r"\bmee ?(?:gaan )?(?:denken|praten)\b")
#: In words: how far a preposition may stand from its group.
_FAR = 9
_ENOUGH_BEFORE = 90
#: "Gemeenten met minder dan 30.000 inwoners": how large a municipality is, and not for whom.
_SIZE_BEFORE = re.compile(r"\b(?:met|van)\s(?:[\w-]+\s){0,3}\d{1,3}(?:\.\d{3})+\s$")
_SIZE = 60


@dataclass(frozen=True, slots=True)
class _Group:
    """A group that the sentence names: its class and its characters."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sentence in lower case, its words and groups by their characters, and its parse."""

    low: str
    words: list[tuple[int, int]]
    groups: list[_Group]
    facts: ParseFacts | None


def target_groups(measure: MeasureText) -> tuple[Fact, ...]:
    """Groups that the measure is for, one fact for each class, in order of the text."""
    sentence = measure.text
    groups = sorted(_groups(sentence), key=lambda group: (group.start, group.end))
    if not groups:
        return ()
    low = lowered(sentence)
    clause = _Clause(low, [match.span() for match in _WORD.finditer(low)], groups, measure.facts)
    found: dict[str, Fact] = {}
    for at, group in enumerate(groups):
        if group.name not in found and _served(clause, at, found):
            found[group.name] = measure.fact(group.name, group.start, group.end)
    return tuple(found.values())


def _groups(sentence: str) -> Iterator[_Group]:
    taken: list[tuple[int, int]] = []
    for name, pattern in PHRASES:
        for match in pattern.finditer(sentence):
            taken.append(match.span())
            yield _Group(name, *match.span())
    for match in _WORD.finditer(sentence):
        word = match.group()
        name = class_of(word)
        if not name and word.lower() not in PEOPLE:
            continue
        start, end = match.span()
        if any(begin < end and start < stop for begin, stop in taken):
            continue
        if name and _SIZE_BEFORE.search(sentence, max(0, start - _SIZE), start):
            name = ""
        told = list(_told(sentence, start, end)) if name == "bewoners" or word.lower() in PEOPLE else []
        yield from told
        # "Inwoners met een beperking" says which residents; "kinderen met een beperking" are both.
        if name and not (told and name == "bewoners"):
            yield _Group(name, start, end)


def _told(sentence: str, start: int, end: int) -> Iterator[_Group]:
    for name, told in TOLD:
        if more := told.match(sentence, end):
            yield _Group(name, start, more.end())


def _served(clause: _Clause, at: int, found: Mapping[str, Fact]) -> bool:
    group, low = clause.groups[at], clause.low
    if cues.TITLE.search(low, 0, group.start):
        return False
    head = _phrase_start(clause, group)
    before = low[max(0, head - _ENOUGH_BEFORE) : head].rstrip("(")
    if preposition := _preposition(before):
        left = before[: before.rstrip().rfind(preposition)]
        if preposition == "uit":
            return any(one.name in found and low[one.end : head].strip() == "uit" for one in clause.groups)
        # "Onder meer" and "onder andere" name examples.
        examples = preposition == "onder" and low[head:].startswith(("meer ", "andere "))
        return not examples and _by_preposition(preposition, left, low, group)
    if cues.HELPS.search(before) or cues.INVERTED.search(before):
        return True
    if group.name not in cues.ORGANISED and _enabled(clause, at, before):
        return True
    return _by_grammar(clause, at)


def _enabled(clause: _Clause, at: int, before: str) -> bool:
    """Whether people can or may do something by it: "zodat ouderen kunnen meedoen", "mogen leerlingen"."""
    group, facts = clause.groups[at], clause.facts
    rest = clause.low[group.end : _following(clause, at)]
    if _CONSULTED.search(rest):
        return False
    if cues.MAY.search(before):
        # "De overheid mag jongeren ..." has another subject.
        other = facts is not None and facts.subject != (0, 0) and not _covers(facts.subject, group)
        return not other and not _HINDERED.search(rest)
    if cues.PURPOSE.search(before):
        return not cues.BURDENED.match(rest)
    opens = not _LETTER.search(before) and cues.CAN_FIRST.match(rest)
    can = opens or (cues.ENABLING.search(before) and cues.CAN.match(rest))
    return bool(can and not _HINDERED.search(rest))


def _phrase_start(clause: _Clause, group: _Group) -> int:
    """Where the phrase of a group begins, over its adjectives and over what it is listed with."""
    low, words = clause.low, clause.words
    at = next((i for i, (start, _) in enumerate(words) if start >= group.start), len(words))
    start = group.start
    named = {one.start for one in clause.groups}
    for i in range(at - 1, max(-1, at - 1 - _FAR), -1):
        begin, end = words[i]
        between = low[end:start]
        word = low[begin:end]
        if re.search(r"[.;:!?]", between) or word in cues.BREAKS or word in _AT_PREPOSITION:
            break
        listed = between.strip() in (",", "/") or low[start:].startswith(("en ", "of "))
        # "Voor urban sportaanbieders": one word that is not known to stand there.
        odd = start == group.start and low[:begin].endswith("voor ") and between == " "
        if not (begin in named or listed or odd or cues.INSIDE.match(word)):
            break
        if between.strip() == "," and not (begin in named or listed):
            break
        start = begin
    return start


def _preposition(before: str) -> str:
    last = before.rsplit(None, 1)[-1] if before.strip() else ""
    return last if last in _AT_PREPOSITION and before.endswith(" ") else ""


def _by_preposition(preposition: str, left: str, low: str, group: _Group) -> bool:
    if preposition == "voor":
        employed = group.name == "ondernemers" and cues.EMPLOYED.match(low, group.end)
        return not employed and not cues.BURDEN.search(left)
    if preposition == "aan":
        return bool(cues.GIVING.search(left) or cues.GIVING.search(low[group.end : group.end + 60]))
    if preposition == "van":
        return bool(cues.SERVICE.search(left) or cues.NOT_CHARGED.search(left + "van "))
    if preposition in ("bij", "onder"):
        return bool(cues.AMONG.search(left))
    if preposition == "op":
        return bool(cues.AIMED.search(left))
    if preposition == "in":
        return bool(cues.INVESTED.search(left))
    if preposition == "tegen":
        return bool(cues.AGAINST.search(left))
    return preposition == "naar" and bool(cues.MONEY_TO.search(left))


def _by_grammar(clause: _Clause, at: int) -> bool:
    group, facts = clause.groups[at], clause.facts
    rest = clause.low[group.end : _following(clause, at)]
    if cues.GETS.match(rest):
        return True
    if facts is None:
        return False
    helped = facts.verb in cues.GOOD
    if _covers(facts.subject, group):
        if facts.passive:
            return helped or bool(cues.GETS_GOOD.match(rest))
        # "Vluchtelingen opvangen" in a list has no subject, whatever the parse makes of it.
        item = not facts.objects and not _LETTER.search(clause.low, 0, group.start)
        may = facts.modal in ("kunnen", "mogen") and not (facts.negated or _CONSULTED.search(rest))
        permitted = may and (facts.verb in cues.USES or group.name not in cues.ORGANISED)
        return facts.verb in cues.RECEIVING or permitted or (helped and item)
    if helped and any(_covers(span, group) for span in facts.objects):
        return True
    return bool(cues.GETS_GOOD.match(rest)) and not cues.FORCED.match(rest)


def _following(clause: _Clause, at: int) -> int:
    """Where the next group begins that is not listed with this one."""
    end = clause.groups[at].end
    for one in clause.groups[at + 1 :]:
        if one.start >= end and not cues.LISTED.match(clause.low, end, one.start):
            return one.start
        end = max(end, one.end)
    return len(clause.low)


def _covers(span: tuple[int, int], group: _Group) -> bool:
    return span[0] <= group.start and group.end <= span[1]
