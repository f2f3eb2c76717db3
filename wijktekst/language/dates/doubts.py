"""Words around a point in time that make it no time of a measure: a baseline, a decision, a house's age."""

from __future__ import annotations

import re

_IN = r"(?:in|op|voor|vóór|na|van|tot|sinds|vanaf|per|uiterlijk)"
_BASELINE_BEFORE = re.compile(
    r"(?:ten\sopzichte\svan|t\.o\.v\.|vergeleken\smet|in\svergelijking\smet|in\splaats\svan|\bdan|\bniveau"
    r"|\bpeil|\w*stand|\w*(?:doel|doelen|doelstelling|doelstellingen|norm|ambitie|ambities)|\b(?:was|waren|bedroeg|bedroegen)(?:\ser)?|\bterug|\bzoals|\b[a-z]+er\sdan)"
    rf"\s(?:{_IN}\s)?(?:de\s|het\s(?:jaar\s)?)?$",
    re.IGNORECASE,
)
_MADE_BEFORE = re.compile(
    r"\b(?:gebouwd|geboren|ontstaan|opgericht|gevestigd|ingediend|gepubliceerd|gedateerd|verschenen"
    r"|woningen|huizen|panden|gebouwen|bouwjaar|bouwjaren|brief|kamerbrief|besluit|motie|vergadering|bijeenkomst"
    r"|zitting|advies|rapport|verslag|wet|arrest|uitspraak|overleg|raadsbesluit|collegebesluit|peildatum|versie"
    rf"|cijfers|jaarverslag|jaarrekening|evaluatie)\s(?:van\s)?(?:uit|over|{_IN}|d\.d\.)\s(?:de\s|het\s(?:jaar\s)?)?$",
    re.IGNORECASE,
)
_YEARLY_BEFORE = re.compile(
    r"\b(?:(?:elk|ieder|per)\sjaar|jaarlijks)\s(?:\w+\s){0,2}(?:de\s|het\s)?$", re.IGNORECASE
)
_YEARLY_AFTER = re.compile(
    r"\svan\s(?:elk|ieder|enig|het\s(?:volgende\s|lopende\s|betreffende\s)?)\s?(?:\w*jaar)\b", re.IGNORECASE
)
_FIGURE_AFTER = re.compile(
    r"\s(?:waren|was|bedroeg|bedroegen|telde|telden|steeg|stegen|daalde|daalden|bleek|bleken|lag|lagen"
    r"|daalt|dalen|stijgt|stijgen)\b|\s(?:neemt|nemen|nam|namen)\s[^.;]{0,50}\b(?:toe|af)\b"
    r"|\s(?:is|zijn)\s[^,.;]{0,50}\b(?:gestegen|gedaald|toegenomen|afgenomen|gegroeid)\b",
    re.IGNORECASE,
)
_MADE_AFTER = re.compile(
    r"\s(?:geboren|gebouwde?|verloren|ontstane?|gesloten|vernieuwde|verschenen|gepubliceerde?|vastgestelde"
    r"|ingediende|ondertekende|getekende|afgesproken|gemaakte\safspraken)(?!\w)",
    re.IGNORECASE,
)
_DECIDED = r"(?:besloten|aangekondigd|toegezegd|verzocht|gevraagd|gemeld|verschenen|gepubliceerd)"
_DECIDED_AFTER = re.compile(rf"[^,;:.\n]{{0,60}}?\b{_DECIDED}\b", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:heeft|hebben|is|zijn|werd|werden)\b", re.IGNORECASE)
_GOAL_AFTER = re.compile(r"-(?:doel(?:en|stelling\w*)?|norm\w*)\b|\s?\d{1,3}[●•▶]", re.IGNORECASE)
#: "De in 2018 gesloten afspraken": the phrase that "de" opens goes on after the year.
_PHRASE_BEFORE = re.compile(
    r"\b(?:de|het|een|deze|dit|hun|onze)\s(?:reeds\s|al\s)?(?:in|op|per|sinds)\s$", re.IGNORECASE
)
_ARTICLE_BEFORE = re.compile(r"\b(?:de|het|een|deze|dit|hun|onze)\s(?:reeds\s|al\s)?$", re.IGNORECASE)
_ADVERB = re.compile(r"(?:eind|begin|medio|vorig\sjaar|dit\sjaar)\b", re.IGNORECASE)
#: A participle and more, but no "uit te voeren": that is still to come.
_PHRASE_AFTER = re.compile(r"(?!\s(?:\w+\s)?te\s)\s(?:in\s)?(?:\w+\s)?\w+(?:en|de|te|d|t)\s\w", re.IGNORECASE)
#: "Na een proef in 2020", "nadat in 2020": what went before.
_EARLIER_BEFORE = re.compile(
    r"\b(?:na\s(?:de|het|een)\s(?:[\w-]+\s){1,6}|(?:nadat|toen)\s(?:er\s)?)in\s$", re.IGNORECASE
)
_WINDOW = 60


def is_doubtful(text: str, start: int, point: tuple[int, int], end: int) -> bool:
    """Whether the point [a, b) is a time of something else than the measure."""
    at, after = point
    low = max(start, at - _WINDOW)
    if any(one.search(text, low, at) for one in (_BASELINE_BEFORE, _MADE_BEFORE, _EARLIER_BEFORE)):
        return True
    if any(one.match(text, after, end) for one in (_FIGURE_AFTER, _MADE_AFTER, _GOAL_AFTER)):
        return True
    opened = _PHRASE_BEFORE.search(text, low, at) or (
        _ADVERB.match(text, at) and _ARTICLE_BEFORE.search(text, low, at)
    )
    if opened and _PHRASE_AFTER.match(text, after, end):
        return True
    decided = _DECIDED_AFTER.match(text, after, end)
    return decided is not None and (
        _PERFECT.search(text, max(start, at - _WINDOW), decided.end()) is not None
    )


def is_yearly(text: str, start: int, cue: int, after: int, end: int) -> bool:
    """Whether a day or month without a year is meant of every year: "jaarlijks voor 1 maart"."""
    before = _YEARLY_BEFORE.search(text, max(start, cue - _WINDOW), cue)
    return before is not None or _YEARLY_AFTER.match(text, after, end) is not None


_STARTS = re.compile(
    r"\b(?:start|starten|startte|gestart|begint|beginnen|treedt|treden|gaat|gaan|ingaan|inwerkingtreding|opent|openen|werking|vervalt|vervallen"
    r"|eindigt|eindigen|afloopt|loopt|ingevoerd|verplicht|kracht)\b",
    re.IGNORECASE,
)
_MEETING_BEFORE = re.compile(
    r"(?:vergadering|bijeenkomst|zitting|overleg|sessie|commissie|debat|raad|brief|besluit)\s(?:van|op)"
    r"\s(?:\w+dag\s)?$",
    re.IGNORECASE,
)


def starts_on(text: str, start: int, at: int, end: int) -> bool:
    """Whether something starts or ends "op" the day at `at`, and it is no meeting's or paper's."""
    low = max(start, at - _WINDOW)
    if _MEETING_BEFORE.search(text, low, at):
        return False
    return _STARTS.search(text, low, min(end, at + _WINDOW)) is not None


_MONEY = re.compile(
    r"€|\b(?:euro|geld|budget\w*|bedrag\w*|miljoen|mln|miljard|middelen|beschikbaar|\w*begroting\w*|\w*subsidie\w*"
    r"|\w*tarie\w*|raming\w*|geraamd|dekking|uitgaven|lasten|baten|\w*krediet)\b",
    re.IGNORECASE,
)
_PAPER_BEFORE = re.compile(
    r"(?:plan|plannen|programma|verordening|verordeningen|agenda|overeenkomst|regeling|afspraken)\svoor\s$",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"[^.;]{0,60}\b(?:klaar|gereed|afgerond|gerealiseerd|bereikt|gehaald|uitgefaseerd|opgeleverd|voltooid"
    r"|korter|verdwenen|beëindigd|(?:aard)?gasvrij|verduurzaamd|geïsoleerd|gebouwd|vervangen|gestopt)\b",
    re.IGNORECASE,
)
_PLANNED_BEFORE = re.compile(
    r"\b(?:gepland|voorzien|geagendeerd|ingepland)\s(?:is\s)?voor\s(?:het\s|de\s)?$", re.IGNORECASE
)


_OPENING = re.compile(r"(?:^|[(:;•]\s?)$")


def is_opening(text: str, start: int, at: int) -> bool:
    """Whether nothing stands before it in its sentence, bracket or item."""
    return _OPENING.search(text[max(start, at - 2) : at]) is not None if at > start else True


def is_for(text: str, start: int, point: tuple[int, int], end: int) -> bool | None:
    """Whether "voor 2030" is for that year (money, papers) or before it (what is reached); None: unclear."""
    if _REACHED.match(text, point[1], end):
        return False
    paper = _PAPER_BEFORE.search(text, max(start, point[0] - _WINDOW), point[0])
    return True if paper or is_paid(text, start, end) else None


def is_paid(text: str, start: int, end: int) -> bool:
    """Whether the sentence speaks of money."""
    return _MONEY.search(text, start, end) is not None


def is_planned(text: str, start: int, at: int) -> bool:
    """Whether something is planned "voor het najaar"."""
    return _PLANNED_BEFORE.search(text, max(start, at - _WINDOW), at) is not None


_SUBJECT_BEFORE = re.compile(
    r"(?:^|[•▶●\uf0b7]\s?|\b(?:we|wij|college|kabinet|gemeente|raad|minister|staatssecretaris|komt\ser)\s)$",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(r"\s(?:na|nadat|vanaf|van|sinds|te|voor|gerekend)\b|\s?(?:of|-)\s", re.IGNORECASE)


def is_deadline(text: str, start: int, point: tuple[int, int], end: int) -> bool:
    """Whether "binnen twee jaar" counts from now, and not from what a condition names."""
    before = text[max(start, point[0] - _WINDOW) : point[0]]
    if _COUNTED_AFTER.match(text, point[1], end):
        return False
    return _SUBJECT_BEFORE.search(before) is not None or not text[point[1] : end].strip(" .;\n")
