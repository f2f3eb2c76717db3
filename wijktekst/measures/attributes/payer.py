"""Who pays for a measure: whose money it is, said by a phrase, a fund or a verb that pays.

A party that proposes a subsidy does not pay it, and who pays a tax, a fine or a price pays for no measure:
both stay empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijktekst.language.screen import Screened
from wijktekst.measures.attributes.actor import actor, known
from wijktekst.measures.attributes.actor_kinds import PHRASES
from wijktekst.measures.attributes.ministries import ministry_in
from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.measures.attributes.writer import national
from wijktekst.types import Actor

_MONEY = (
    r"(?:€|(?:geld|gelden|euro|miljoen|miljard|mln|mld|\w*budget\w*|\w*krediet\w*|\w*subsidies?|middelen|bedrag"
    r"|bijdragen?|\w*vergoeding(?:en)?|tegemoetkoming(?:en)?|\w*financiering|uitkering|kosten|fonds)(?!\w))"
)
_WHO = rf"(?P<who>de overheid|{PHRASES})(?![\w-])"
#: Any character of a clause; the stop in "€ 2.000" ends none.
_ANY = r"(?:[^.;:]|(?<=\d)\.(?=\d))"
_PAID = "(?:bekostigd|gefinancierd|meegefinancierd|gecofinancierd|betaald|gesubsidieerd|vergoed)"
_AT_MOST = "(?:ten hoogste |maximaal |hooguit |circa |ongeveer )?"
#: Phrases that name whose money it is.
_PHRASED = tuple(
    Screened(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_PAID}\s+door\s+{_WHO}",
        rf"\bdoor\s+{_WHO}\s+(?:\w+\s+){{0,2}}?(?:{_PAID}|beschikbaar gestelde?)\b",
        rf"(?<!niet )\b(?:op kosten|voor rekening|op rekening|ten laste) van (?:de begroting van )?{_WHO}",
        rf"\b{_MONEY}\s+(?:\w+\s+)?(?:vanuit|afkomstig van|afkomstig uit)\s+{_WHO}",
        rf"\b(?:vanuit|van)\s+{_WHO}\s+(?:(?:extra|meer|structureel|ook|jaarlijks|\w+e)\s+){{0,2}}?{_MONEY}",
        (
            rf"\b(?:heeft|hebben|stelt|stellen|trekt|trekken|maakt|maken)\s+{_WHO}\s+{_ANY}{{0,80}}?{_MONEY}"
            rf"{_ANY}{{0,40}}?\b(?:beschikbaar|uitgetrokken|uit|vrijgemaakt|vrij)\b"
        ),
        rf"\b(?:subsidies?|bijdragen?|cofinanciering|geld|middelen)\s+van\s+{_WHO}",
        rf"{_WHO}\s+{_AT_MOST}€\s?[\d.,]+\S*(?: \w+)?\s+(?:(?:gaat|gaan|zal|zou|mag)\s+)?kosten\b",
        rf"\bkost(?:en)? {_WHO}\s+{_AT_MOST}€",
        rf"{_WHO}\s+(?:gaat|gaan|moet|moeten|zal|zullen)\s+(?:\w+\s+){{0,3}}?mee(?:betalen|financieren)\b",
        rf"\blaten\s+{_WHO}\s+(?:\w+\s+){{0,3}}?meebetalen\b",
        (
            rf"{_WHO} (?:wordt|worden|zijn) verplicht (?:om )?(?:[\w-]+ ){{1,6}}?"
            r"te (?:betalen|vergoeden|bekostigen)\b"
        ),
    )
)
#: Money whose name says who gives it, by kind of giver: the preposition in front of it, and the name.
_FROM = r"(?:(?:uit|via|in|vanuit|aan|met|door)\s+(?:(?:het|de|een|dit)\s+)?)"
_NAMED_FUNDS = tuple(
    (kind, Screened(rf"\b{before}(?P<fund>{names})", re.IGNORECASE))
    for kind, before, names in (
        ("Rijk", _FROM, "gemeentefonds|provinciefonds"),
        ("Rijk", "", r"specifieke\s+uitkering(?:en)?\b|spuk\b|decentralisatie-?uitkering(?:en)?"),
        ("Rijk", "", r"rijks(?:budget|bijdrage|middelen|subsidies?|geld|financiering)\w*"),
        (
            "Rijk",
            r"(?:gefinancierd|betaald|bekostigd|gedekt)\s+(?:\w+\s+)?uit\s+(?:een\s+|de\s+)?",
            r"(?:nationale|landelijke)\s+(?:subsidie)?(?:regeling|fonds)",
        ),
        ("EU", _FROM + r"(?:\w+\s+)?", r"europe(?:es|se)\s+(?:\w+)?(?:subsidies?|geld|fonds\w*|middelen)"),
        ("EU", _FROM + r"(?:\w+\s+)?", r"(?:efro|esf\+?|react-eu)(?!\w)"),
        ("provincie", _FROM, r"provinciale\s+(?:subsidies?|bijdragen?|middelen)"),
        ("gemeente", _FROM, r"gemeentelijke\s+(?:subsidies?|bijdragen?|middelen)"),
        (
            "zorgpartij",
            r"(?:vergoed(?:en)?|betaald|gefinancierd)\s+(?:vanuit|uit|door|via)\s+(?:de\s+|het\s+)?",
            "zorgverzekering|basisverzekering|basispakket|zorgverzekeringswet|zvw",
        ),
    )
)
#: Money of all: whose it is depends on what the document is about.
_COMMON = Screened(
    rf"\b{_PAID} (?:\w+ )?(?:uit|met|vanuit) (?:de )?"
    r"(?P<purse>(?:collectieve|algemene|publieke) middelen|belastinggeld)",
    re.IGNORECASE,
)
#: A verb that pays by itself, and one that pays when money is what it is about.
_PAYS = frozenset(
    (
        "financieren",
        "cofinancieren",
        "medefinancieren",
        "bekostigen",
        "vergoeden",
        "subsidiëren",
        "meebetalen",
    )
)
_GIVES = Screened(
    rf"\b{_MONEY}{_ANY}{{0,90}}?\b(?:beschikbaar (?:te )?(?:stel\w*|gesteld)|uitgetrokken|vrijgemaakt"
    r"|te verlenen|toe te kennen|te verstrekken|uit te keren)\b"
    rf"|\b(?:stel(?:t|len)|trek(?:t|ken)|maakt|maken)\b{_ANY}{{0,40}}?{_MONEY}{_ANY}{{0,200}}?"
    r"\b(?:beschikbaar|uit|vrij)\b"
    rf"|\b(?:reserve(?:ert|ren)|investe(?:ert|ren))\b{_ANY}{{0,40}}?"
    r"(?:€ ?\d|\d[\d.,]* (?:miljoen|miljard|mln|mld|euro))"
    rf"|\bbeschikbaar te stellen\b{_ANY}{{0,60}}?€"
    rf"|\b(?:verhoog\w*|verhogen|verlenen|verleent|verstrekt|verstrekken)\b{_ANY}{{0,30}}?"
    r"\b(?:subsidies?|vergoeding|tegemoetkoming|bijdrage)\b"
    r"|\bover te gaan tot het vergoeden\b|\bvergoeding van (?:een deel van )?de kosten\b",
    re.IGNORECASE,
)
_PAYS_FOR = Screened(r"\bbetal(?:en|t)|\bbetaalt\b", re.IGNORECASE)
#: Who pays these pays no measure.
_DUES = Screened(
    r"\b\w*(?:belasting|heffing|boete|premie|huur|tarief|accijns|leges|prijs|waarborgsom|tol|rekening)\w*\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:niet|geen|nooit)\b[^,.;:]{0,40}$", re.IGNORECASE)
_REFUSED = Screened(r"\b(?:af ?te ?wijzen|afgewezen|wijst\b.{0,80}\baf|te weigeren)\b", re.IGNORECASE)
#: Without one of these nobody pays.
_HINTS = Screened(
    r"bekosti|financ|betaal|betal|subsid|vergoed|kosten|rekening|ten laste|geld|middel|budget|krediet|fonds"
    r"|spuk|uitkering|bijdrag|beschikbaar|investe|reserve|€|miljoen|miljard|rijks|efro|esf",
    re.IGNORECASE,
)


def payer(measure: MeasureText) -> Actor | None:
    """Who pays, with its kind; None when the sentence does not tell."""
    if not _HINTS.search(measure.text):
        return None
    return next(_payers(measure), None)


def _payers(measure: MeasureText) -> Iterator[Actor]:
    sentence = measure.text
    for pattern in _PHRASED:
        for found in pattern.finditer(sentence):
            if not _NEGATED.search(sentence[: found.start()]):
                yield from _of(measure, found)
    for kind, pattern in _NAMED_FUNDS:
        for found in pattern.finditer(sentence):
            yield _made(measure, kind, *found.span("fund"))
    if (common := _COMMON.search(sentence)) and national(measure.writing):
        yield _made(measure, "Rijk", *common.span("purse"))
    yield from _acting(measure)


def _acting(measure: MeasureText) -> Iterator[Actor]:
    """Who acts, when to act is to pay."""
    facts, sentence = measure.facts, measure.text
    pays = facts is not None and facts.verb in _PAYS and not facts.passive
    gives = _GIVES.search(sentence)
    if not pays and not gives and not _PAYS_FOR.search(sentence):
        return
    by = actor(measure)
    if by is None or by.kind in ("", "partij") or _REFUSED.search(sentence):
        return
    if facts is not None and (facts.negated or facts.modal in ("mogen", "hoeven")):
        return
    if pays or gives:
        if by.kind != "bewoners":
            yield by
    elif facts is not None and facts.verb.endswith("betalen") and not _DUES.search(sentence):
        yield by


def _of(measure: MeasureText, found: re.Match[str]) -> Iterator[Actor]:
    if kind := known(measure, found["who"]):
        yield _made(measure, kind, *found.span("who"))


def _made(measure: MeasureText, kind: str, start: int, end: int) -> Actor:
    name = " ".join(measure.text[start:end].split())
    # "Dat ministerie" is the one that the sentence named.
    named = measure.text if name.lower() == "dat ministerie" else name
    ministry = ministry_in(named) if kind == "Rijk" else ""
    return Actor(name, kind, measure.start + start, measure.start + end, ministry)
