"""Who acts in a measure, as the text writes it, and which kind of actor that is.

The parse comes first (agent of a passive, else the subject); without it, or where it finds no known actor,
fixed places in the sentence: its start, after "verzoekt", and without a parse after "door". What is not a
known kind of actor is no actor: "De huur" does nothing.
"""

from __future__ import annotations

import re

from wijktekst.language.lemmas import lemma
from wijktekst.language.parse import ParseFacts
from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.types import Actor

_WE = frozenset(("we", "wij"))
#: With these the subject gets something; who gives it is not said.
_RECEIVING = ("krijgen", "ontvangen", "profiteren", "behouden")
_LONGEST = 100

#: Kind by the lemma of the head noun (regular expressions; "_" stands for a space). Order: first match wins.
_KIND_WORDS = {
    "Rijk": r"""
        kabinet regering rijk rijksoverheid landelijke_overheid minister minister-president bewindspersoon
        staatssecretaris ministerie tweede_kamer rijkswaterstaat belastingdienst uwv svb duo cak coa ind
        nvwa
        defensie krijgsmacht wetgever rijksvastgoedbedrijf openbaar_ministerie dji cjib bzk vro vws szw
        ocw jenv
    """,
    "provincie": "provincie gedeputeerde gedeputeerde_staten provinciale_staten provinciebestuur",
    "gemeente": r"""
        gemeente college b&w burgemeester wethouder gemeenteraad raad portefeuillehouder stadsdeel
        stadsbestuur
        gemeentebestuur deelraad deelgemeente gemeentesecretaris boa stadsdeelcommissie griffie
    """,
    "waterschap": "waterschap hoogheemraadschap waterschapsbestuur",
    "corporatie": r"\w*corporatie woningbouwvereniging",
    "politie": r"\w*politie wijkagent politieagent",
    "zorgpartij": r"""
        ggd ggz \w*ziekenhuis huisarts zorgverzekeraar verzekeraar zorgaanbieder \w*zorginstelling
        thuiszorg\w*
        zorgorganisatie jeugdhulpaanbieder wijkverpleegkundige zorgkantoor zorgverlener zorgpartij
    """,
    "onderwijs": r"""
        \w*school schoolbestuur universiteit onderwijsinstelling mbo-instelling roc leraar docent hva
        kinderopvang kinderopvangorganisatie
    """,
    "bewoners": r"""
        \w*bewoner inwoner burger huurder vrijwilliger bewonersinitiatief bewonersorganisatie wijkraad
        dorpsraad
        buurtvereniging huurdersvereniging energiecoöperatie wooncoöperatie
    """,
    "bedrijf": r"""
        \w*bedrijf werkgever ondernemer netbeheerder bank vervoerder \w*ontwikkelaar marktpartij
        energieleverancier
        supermarkt ns prorail uitzendbureau verhuurder belegger
    """,
    "EU": "eu europa europese_unie europese_commissie europees_parlement",
}
_KINDS = tuple(
    (kind, re.compile("|".join(words.split()).replace("_", " "))) for kind, words in _KIND_WORDS.items()
)
_NAMES_OF_TWO = {
    word.replace("_", " "): kind
    for kind, words in _KIND_WORDS.items()
    for word in words.split()
    if "_" in word
}

#: Actors as they stand in a sentence, for where there is no parse.
_PHRASES = "|".join(
    (
        r"het kabinet|de regering|het rijk|de rijksoverheid|de landelijke overheid|de tweede kamer",
        r"(?:de|onze) (?:minister|staatssecretaris)(?: (?:van|voor) [A-Z][\w-]*(?: en [A-Z][\w-]*)*)?",
        r"het ministerie van [A-Z][\w-]*|rijkswaterstaat|het uwv|de europese (?:unie|commissie)|de eu",
        r"(?:de )?provincies?(?: (?-i:[A-Z])[\w-]+)?|(?:de )?gedeputeerde staten",
        r"(?:het )?college(?: van (?:b&w|burgemeester en wethouders))?|(?:de )?gemeenteraad|de raad",
        r"de burgemeester|de wethouder|het stadsdeel|(?:de |alle |onze )?gemeente(?:n| (?-i:[A-Z])[\w-]+)?",
        r"(?:de |het )?waterschap(?:pen)?|(?:de )?(?:woning)?corporaties?|de politie|de ggd",
        r"(?:alle |de )?scholen|(?:de )?bewoners|(?:de )?inwoners|(?:de )?werkgevers|bedrijven",
    )
)
_OPENING = r"^(?:[-–•*]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)?"
_ADVERB = r"(?:(?:daarnaast|daarom|ook|verder|tevens|bovendien|hiervoor|hiertoe|daartoe)\s\w+\s)?"
#: What follows one who gets something, or whom others are to inform ("De raad te informeren").
_NOT_ACTING = r"(?=\s(?-i:[^A-Z])|$)(?!\s(?:te|via|met|door|krijg\w*|ontvang\w*|kreeg|kregen|en)\b)"
_AT_START = re.compile(rf"{_OPENING}{_ADVERB}(?P<actor>{_PHRASES}){_NOT_ACTING}", re.IGNORECASE)
_ASKING = r"(?:verzoekt|verzoeken|vraagt|vragen|roept|roepen|draagt|dragen)"
_ASKED = re.compile(rf"\b{_ASKING} (?:wij |we )?(?P<actor>{_PHRASES})(?=[\s,:])", re.IGNORECASE)
_BY = re.compile(rf"\bdoor (?P<actor>{_PHRASES})(?=[\s,.;:)]|$)", re.IGNORECASE)
_SUBORDINATING = "dat|als|wanneer|omdat|doordat|zolang|zoals|zodat|hoewel|nadat|voordat|terwijl|toen|indien"
_WE_AT_START = re.compile(
    rf"{_OPENING}(?P<actor>we|wij)\b|^(?:(?!(?:{_SUBORDINATING})\s)\w+\s){{1,3}}(?P<later>we|wij)\s",
    re.IGNORECASE,
)
#: Who is told or asked something in a decision acts later, if at all: "De raad voor te stellen ...".
_TOLD = re.compile(
    rf"{_OPENING}(?:{_PHRASES})\b[^.;:]{{0,80}}?\s(?:voor te stellen|opdracht te geven|(?:te|mee te) "
    r"(?:informeren|verzoeken|vragen|adviseren|berichten|delen))\b",
    re.IGNORECASE,
)
#: "Er komt een minister voor ..." names who is made, not who acts.
_THERE = re.compile(r"\b(?:er (?:komt|komen|is|zijn)|(?:komt|komen|is|zijn) er)(?: \w+)?\s*$", re.IGNORECASE)
_PASSIVELY = (
    r"(?:zien|kennen|weten|vinden|denken|geloven|merken|constateren|horen|begrijpen|hopen|beseffen|verwachten"
    r"|krijgen|ontvangen|worden|werden)"
)
#: To see, to know or to get is not to act.
_WE_DO_NOT = re.compile(
    rf"{_OPENING}(?:\w+\s){{0,3}}(?:(?:we|wij) {_PASSIVELY}|{_PASSIVELY} (?:we|wij))\b", re.IGNORECASE
)


def actor(measure: MeasureText) -> Actor | None:
    """Who acts, as written, with its kind; None when nobody is named.

    "we" and "wij" stay as they are, without a kind: who they are depends on the writer.
    """
    name, kind = _actor(measure.text, measure.facts)
    at = measure.text.find(name) if name else -1
    if at < 0:
        return None
    return Actor(" ".join(name.split()), kind, measure.start + at, measure.start + at + len(name))


def payer(measure: MeasureText) -> Actor | None:
    """Who pays; None when the sentence does not tell."""
    return None


def _actor(sentence: str, facts: ParseFacts | None) -> tuple[str, str]:
    if asked := _ASKED.search(sentence):
        return asked["actor"], kind_of(asked["actor"])
    if _TOLD.search(sentence):
        return "", ""
    if facts is not None:
        written, kind = _parsed(sentence, facts)
        if written:
            return written, kind
    return _placed(sentence, facts)


def kind_of(written: str, head: str = "") -> str:
    """Kind of actor of a phrase by its head noun; "" when it is none that we know."""
    words = re.findall(r"[\w&'-]+", written)
    lemmas = [head] if head else []
    lemmas += [lemma(word) for word in words[:5]]
    joined = " ".join(word.lower() for word in words[:4])
    for name in lemmas:
        for kind, pattern in _KINDS:
            if pattern.fullmatch(name):
                return kind
    return next((kind for name, kind in _NAMES_OF_TWO.items() if name in joined), "")


def _parsed(sentence: str, facts: ParseFacts) -> tuple[str, str]:
    if facts.passive:
        spans = [(facts.agent, facts.agent_head)]
    elif facts.verb.endswith(_RECEIVING):
        spans = []
    else:
        spans = [(facts.subject, facts.subject_head)]
    for (start, end), head in spans:
        written = sentence[start:end]
        if written.lower() in _WE and not _WE_DO_NOT.search(sentence):
            return written, ""
        kind = _head_kind(head, written)
        if kind and len(written) <= _LONGEST and not _THERE.search(sentence[:start]):
            return written, kind
    return "", ""


def _head_kind(head: str, written: str) -> str:
    """Kind by the head alone; a name as head ("Europese Unie", "B&W") by the phrase."""
    for kind, pattern in _KINDS:
        if pattern.fullmatch(head):
            return kind
    return (
        kind_of(written) if written[:1].isupper() and len(written.split()) <= 3 and head[:1] in "eb" else ""
    )


def _placed(sentence: str, facts: ParseFacts | None) -> tuple[str, str]:
    """An actor by its place; a parse knows better what "door" belongs to and whether the first one acts."""
    if facts is None and (by := _BY.search(sentence)):
        return by["actor"], kind_of(by["actor"])
    if facts is not None and (facts.passive or facts.verb.endswith(_RECEIVING)):
        return "", ""
    if first := _AT_START.search(sentence):
        return first["actor"], kind_of(first["actor"])
    we = None if _WE_DO_NOT.search(sentence) else _WE_AT_START.search(sentence)
    return (we["actor"] or we["later"], "") if we else ("", "")
