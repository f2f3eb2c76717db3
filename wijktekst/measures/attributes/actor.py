"""Who acts in a measure, as the text writes it, and which kind of actor that is.

In this order: who is asked ("verzoekt het college"), who is named in the line that leads a list item, who
decides in a list of decisions, the parse (agent of a passive, else the subject), and fixed places in the
sentence. To get, to see or to know is not to act, and a passive without an agent tells nobody.
"""

from __future__ import annotations

import re

from wijktekst.language.parse import ParseFacts
from wijktekst.language.places import places
from wijktekst.language.screen import Screened
from wijktekst.measures.attributes.actor_kinds import PARTY, PHRASES, kind_by_head, kind_of
from wijktekst.measures.attributes.ministries import ministry_in
from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.measures.attributes.writer import UNKNOWN, Party, decider, national, writer
from wijktekst.types import Actor

_WE = frozenset(("we", "wij"))
_GOVERNMENT = frozenset(("de overheid", "overheid", "nederland"))
_COALITION = frozenset(("de coalitie", "deze coalitie", "coalitie"))
_BARE = frozenset(("de raad", "raad", "het college", "college"))
_OTHER_COUNCIL = re.compile(r"\b(?:Raad|College) (?:voor|van (?!(?i:b ?& ?w|burgemeester)))")
#: With these the subject gets something; who gives it is not said.
_RECEIVING = ("krijgen", "ontvangen", "profiteren", "behouden")
#: These can be given a possibility, which is not to act: "Inwoners kunnen subsidie aanvragen".
_PERMITTED = frozenset(("kunnen", "mogen", "hoeven"))
_SERVED = frozenset(("bewoners", "bedrijf"))
_LONGEST = 100

_ACTOR = rf"(?P<actor>{PARTY}|{PHRASES})"
_MARK = r"(?:[-–•*▶●‣❶-❿]\s*|\(?(?:\d{1,2}|[a-z])[.)]\s+)"
_OPENING = rf"^\s*{_MARK}{{0,2}}"
_ADVERB = r"(?:(?:daarnaast|daarom|ook|verder|tevens|bovendien|hiervoor|hiertoe|daartoe)\s\w+\s)?"
#: What follows one who gets something, or whom others are to inform ("De raad te informeren").
_NOT_ACTING = (
    r"(?=\s(?-i:[^A-Z])|$|:)"
    r"(?!\s(?:te|via|met|middels|door|informeren|krijg\w*|ontvang\w*|kreeg|kregen|en)\b)"
)
_AT_START = Screened(rf"{_OPENING}{_ADVERB}{_ACTOR}{_NOT_ACTING}", re.IGNORECASE)
#: "vragen" and "dragen" are nouns too, or what others do: they need their "wij".
_ASKING = (
    r"(?:verzoekt|verzoeken|vraagt|roept|draagt|(?:wij|we) (?:vragen|roepen|dragen)"
    r"|(?:verzoeken|vragen|roepen|dragen) (?:wij|we))"
)
_ASKED = Screened(rf"\b{_ASKING} (?P<actor>{PHRASES})(?=[\s,:])", re.IGNORECASE)
_BY = Screened(rf"\bdoor {_ACTOR}(?=[\s,.;:)]|$)", re.IGNORECASE)
_SUBORDINATING = "dat|als|wanneer|omdat|doordat|zolang|zoals|zodat|hoewel|nadat|voordat|terwijl|toen|indien"
_WE_AT_START = Screened(
    rf"{_OPENING}(?P<actor>we|wij)\b|^(?:(?!(?:{_SUBORDINATING})\s)\w+\s){{1,3}}(?P<later>we|wij)\s"
    r"|[;•]\s*(?P<next>wij|we)\s(?:willen|gaan|stellen|maken|zorgen)\b",
    re.IGNORECASE,
)
_AS = Screened(rf"{_OPENING}Als (?P<actor>gemeente|provincie|waterschap|corporatie|stadsdeel)\s", re.I)
#: What stands behind one who may do something, or who only thinks it.
_IDLE = re.compile(
    r"\s(?:kunnen|kan|mogen|mag|hoeven|hoeft|hebben|heeft|(?P<opinion>vinden|vindt|zien|ziet))\b"
)
#: Who is told or asked something in a decision acts later, if at all: "De raad voor te stellen ...".
_TOLD = Screened(
    rf"{_OPENING}(?:{PHRASES})\b[^.;:]{{0,80}}?\s(?:voor te stellen|opdracht te geven|(?:te|mee te) "
    r"(?:informeren|verzoeken|vragen|adviseren|berichten|delen))\b",
    re.IGNORECASE,
)
#: A line that leads a list: what it says of its actor holds for the items behind it.
_LEAD = Screened(
    rf"(?:(?:^|[\s(]){_ASKING} (?P<asked>{PARTY}|{PHRASES})(?: op)?(?: om)?|{_ACTOR}"
    r"(?: van de gemeente (?-i:[A-Z])[\w-]+)?,? (?:besluit|wil voor u|wil|stelt voor|gaat akkoord"
    r"|spreekt uit)"
    r"|\b(?P<we>wij|we) (?:willen|stellen voor))"
    r"(?: (?:om|het volgende|dan ook|daarom|dat))*\s*:(?P<items>[^.!?]{0,160})$",
    re.IGNORECASE,
)
_BEFORE_ITEM = re.compile(rf"\s*(?:{_MARK}.*)?", re.DOTALL)
_APPENDIX = re.compile(r",? \(|, (?:met|in|op|onder|bij|na|als|die|dat|waar\w*|mede|samen|net)\s")
#: "Er komt een minister voor ..." names who is made, not who acts.
_THERE = re.compile(r"\b(?:er (?:komt|komen|is|zijn)|(?:komt|komen|is|zijn) er)(?: \w+)?\s*$", re.IGNORECASE)
_PASSIVELY = (
    r"(?:zien|ziet|kennen|weten|vinden|vindt|denken|geloven|merken|constateren|horen|begrijpen|hopen|beseffen"
    r"|verwachten|krijgen|ontvangen|worden|werden)"
)
#: To see, to know or to get is not to act.
_WE_DO_NOT = Screened(
    rf"{_OPENING}(?:\w+\s){{0,3}}(?:(?:we|wij) {_PASSIVELY}|{_PASSIVELY} (?:we|wij))\b", re.IGNORECASE
)
#: What a country or a town is or has is not what its government does.
_STATES = frozenset(("zijn", "hebben", "worden", "blijven", "kennen", "groeien", "liggen", "tellen"))
_OPINION = frozenset(("vinden", "zien", "denken", "geloven", "constateren", "hopen", "verwachten", "weten"))
_DECISION = Screened(r"\b[Bb]esluit(?= ?:)")
_LEADS_DECISION = Screened(r"\b[Bb]esluit(?= ?:\s*(?:\(?[\da-z]{1,2}[.)]|[-•])?\s*$)")
_TO_DO = Screened(
    r"\b(?:(?:aan|af|bij|in|mee|na|op|over|toe|uit|vast|voor|beschikbaar) )?te \w+(?:en|an|oen|ien)\b",
    re.IGNORECASE,
)
#: In a decision: who acts stands before a verb with a -t ("College stelt ... vast").
_ACTS = re.compile(rf"[\s:]*{_MARK}?{_ACTOR}\s+(?!met\b|niet\b)\w+t\b", re.IGNORECASE)
#: A list item that has no verb of its own, behind a line that does.
_TO_DO_BEFORE = Screened(r"\bte \w+en\s*:\s*$")


def actor(measure: MeasureText) -> Actor | None:
    """Who acts, with its kind; None when nobody is named.

    "we" and "wij" are whom the document makes of them; where it does not tell, they stay as written and
    without a kind.
    """
    found = _asked(measure) or _decided(measure)
    if found:
        return found
    sentence, facts = measure.text, measure.facts
    if _TOLD.match(sentence):
        return None
    if led := _led(measure):
        return led
    if meant := _AS.match(sentence):
        return _named(measure, meant["actor"], kind_of(meant["actor"]), meant.span("actor"))
    if facts is not None and (parsed := _parsed(measure, facts)):
        return parsed
    return _placed(measure, facts)


def known(measure: MeasureText, written: str, head: str = "") -> str:
    """Kind of actor of a phrase; what "de overheid" and "de coalitie" are depends on the document."""
    low = " ".join(written.lower().split())
    if low in _GOVERNMENT:
        return "Rijk" if national(measure.writing) else ""
    if low in _COALITION:
        by = writer(measure.writing)
        return by.kind if by.name == "de coalitie" else ""
    kind = kind_by_head(head, written) if head else kind_of(written)
    # Councils and boards of the state are called so too: "de Raad voor de rechtspraak".
    if kind == "gemeente":
        other = _OTHER_COUNCIL.search(written) or (low in _BARE and national(measure.writing))
        return "" if other else kind
    return kind


def _named(measure: MeasureText, written: str, kind: str, span: tuple[int, int]) -> Actor:
    """An actor that characters `span` of the sentence name."""
    start, end = span
    name = " ".join(written.split())
    ministry = ministry_in(name) if kind == "Rijk" else ""
    return Actor(name, kind, measure.start + start, measure.start + end, ministry)


def _writing(measure: MeasureText, by: Party, written: str, span: tuple[int, int]) -> Actor:
    start, end = span
    return Actor(by.name or written, by.kind, measure.start + start, measure.start + end)


def _asked(measure: MeasureText) -> Actor | None:
    asked = _ASKED.search(measure.text)
    return _named(measure, asked["actor"], kind_of(asked["actor"]), asked.span("actor")) if asked else None


def _led(measure: MeasureText) -> Actor | None:
    """Whom the line before a list item names, when no sentence ends between them."""
    facts, before = measure.facts, measure.before
    if ":" not in before or (facts is not None and facts.subject_head and facts.tense):
        return None
    lead = _LEAD.search(before)
    if not lead or not _BEFORE_ITEM.fullmatch(lead["items"]):
        return None
    group = next(name for name in ("asked", "actor", "we") if lead[name])
    shift = measure.start - len(before)
    start, end = lead.start(group) + shift, lead.end(group) + shift
    name = " ".join(lead[group].split())
    if group == "we":
        by = writer(measure.writing)
        return Actor(by.name or name, by.kind, start, end)
    kind = kind_of(name)
    return Actor(name, kind, start, end, ministry_in(name) if kind == "Rijk" else "")


def _decided(measure: MeasureText) -> Actor | None:
    """Who decides, in a list of decisions; proved by "Besluit" or by the infinitive that is decided."""
    by = decider(measure.writing)
    if by is UNKNOWN:
        return None
    facts, sentence = measure.facts, measure.text
    told = list(_DECISION.finditer(sentence))
    if acts := _ACTS.match(sentence, told[-1].end() if told else 0):
        return _named(measure, acts["actor"], kind_of(acts["actor"]), acts.span("actor"))
    if told:
        return _writing(measure, by, "", told[-1].span())
    if facts is not None and facts.tense and not _TOLD.match(sentence):
        return None
    if to_do := _TO_DO.search(sentence):
        return _writing(measure, by, "", to_do.span())
    before = measure.before
    if led := _LEADS_DECISION.search(before):
        shift = measure.start - len(before)
        return Actor(by.name, by.kind, led.start() + shift, led.end() + shift)
    if _TO_DO_BEFORE.search(before) and sentence.strip():
        return _writing(measure, by, "", (0, len(sentence)))
    return None


def _parsed(measure: MeasureText, facts: ParseFacts) -> Actor | None:
    if facts.passive:
        span, head = facts.agent, facts.agent_head
    elif facts.verb.endswith(_RECEIVING):
        return None
    else:
        span, head = facts.subject, facts.subject_head
    sentence = measure.text
    span = _bare(sentence, *span)
    written = sentence[slice(*span)]
    if written.lower() in _WE:
        idle = _WE_DO_NOT.match(sentence)
        return None if idle else _writing(measure, writer(measure.writing), written, span)
    if not written or len(written) > _LONGEST or facts.verb in _OPINION or _TOLD.match(sentence):
        return None
    if written.lower() == "ik" and measure.writing.kind == "kamerbrief":
        return _writing(measure, Party("de minister", "Rijk"), written, span)
    kind = known(measure, written, head.lstrip("•▶●‣"))
    named = written.lower() == "nederland"
    if not kind and _is_municipality(measure, span):
        kind, named = "gemeente", True
    if named and facts.verb in _STATES:
        return None
    if not kind or _THERE.search(sentence[: span[0]]):
        return None
    if kind in _SERVED and not facts.passive and (facts.modal in _PERMITTED or facts.verb == "hebben"):
        return None
    return _named(measure, written, kind, span)


def _is_municipality(measure: MeasureText, span: tuple[int, int]) -> bool:
    """Whether the phrase is the name of the municipality that the document is about."""
    written = measure.text[slice(*span)]
    if not (measure.writing.municipality and written[:1].isupper() and " " not in written):
        return False
    start, end = (measure.start + at for at in span)
    found = places(measure.whole, start, end, measure.writing.municipality)
    return [one.code for one in found] == [measure.writing.municipality]


def _bare(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Without the mark of a list item that stands against the word, and without what comes after it."""
    mark = re.match(r"[•▶●‣*-]+", sentence[start:end])
    start += mark.end() if mark else 0
    rest = _APPENDIX.search(sentence, start, end)
    return start, rest.start() if rest else end


def _placed(measure: MeasureText, facts: ParseFacts | None) -> Actor | None:
    """An actor by its place; a parse knows better what "door" belongs to and whether the first one acts."""
    sentence = measure.text
    if facts is None and (by := _BY.search(sentence)):
        return _named(measure, by["actor"], kind_of(by["actor"]), by.span("actor"))
    if facts is not None and (facts.passive or facts.verb.endswith(_RECEIVING) or facts.verb in _OPINION):
        return None
    if first := _AT_START.match(sentence):
        kind = known(measure, first["actor"])
        idle = _IDLE.match(sentence, first.end("actor"))
        served = kind in _SERVED and (idle or (facts is not None and facts.modal in _PERMITTED))
        other_council = not kind and first["actor"].lower() in _BARE
        if served or other_council or (idle and idle["opinion"]):
            return None
        return _named(measure, first["actor"], kind, first.span("actor"))
    we = None if _WE_DO_NOT.match(sentence) else _WE_AT_START.search(sentence)
    if not we:
        return None
    group = next(name for name in ("actor", "later", "next") if we[name])
    return _writing(measure, writer(measure.writing), we[group], we.span(group))
