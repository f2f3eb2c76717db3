"""What the name of a municipality or a province means where it stands, if it is a place at all."""

from __future__ import annotations

import re

from wijktekst.language.places.gazetteer import Town, gazetteer

#: A municipality is named within a list that opens with the word ("de gemeenten Best, Ede en Zwolle").
_CUE = re.compile(
    r"\b(?:gemeenten?|gemeenteraad van|stad|steden|dorp|dorpen|kern|kernen|inwoners van|burgemeester van"
    r"|wethouder van|college van|raad van|B&W van)\s[^.;:()]{0,60}$",
    re.IGNORECASE,
)
_CLOSE_CUE = re.compile(r"\b(?:gemeenten?|stad|dorp|kern)\s(?:de |het )?$", re.IGNORECASE)
_PROVINCE_CUE = re.compile(r"\bprovincies?\s[^.;:()]{0,60}$", re.IGNORECASE)
#: Before a surname; "van" in lower case is no sign of one ("inwoners van Zeist").
_PERSON = re.compile(
    r"(?:\b(?:de heer|heer|mevrouw|meneer|dhr\.?|mw\.?|mevr\.?|dr\.|mr\.|ir\.|drs\.|prof\.|minister"
    r"|staatssecretaris|raadslid|Kamerlid|Statenlid|lid|motie"
    r"|amendement|voorzitter|secretaris|griffier|directeur|professor)"
    r"\s(?:[A-Z]\.\s?)*(?:[Vv]an (?:der? |den )?|[Dd]e )?"
    r"|\b(?:[Ww]ethouder|[Ww]h\.?|[Bb]urgemeester)\s(?:Van (?:der? |den )?|[Dd]e )?"
    r"|\b[A-Z]\.\s?(?:van (?:der? |den )?)?|\bVan (?:der? |den )?|\b[A-Z][a-z]+\svan\s[Dd]er?\s)$"
)
#: Before the name of a town that is part of another name: of a region, a party, a club, a court, a treaty.
_OTHER_NAME = re.compile(
    r"(?:\b(?:[\w-]*[Rr]egio(?:['’]s)?(?:\s[A-Z][\w-]+)*|Lokaal|Hart voor|Leefbaar|Lijst|Gemeentebelangen"
    r"|Stadspartij|Burgerbelangen|Samen voor|Beter voor|Trots op|Progressief|Democraten|[Gg]erechtshof"
    r"|(?:[Rr]echtbank|[Aa]rrondissement|[Pp]arket)(?:en)?(?:\s(?:[A-Z][\w-]*,?|en))*"
    r"|(?:Verdrag|Akkoord|[Kk]limaatakkoord|Vrede|Slag|Unie|Pact|Verklaring|Conventie) van"
    r"|[Uu]niversiteit(?: van)?|[Hh]ogeschool(?: van)?|TU|CE|ROC|GGD|GGZ|UMC|FC|SC|RTV|Omroep|Radio"
    r"|[Vv]liegveld|[Ll]uchthaven|Airport|[Bb]ibliotheek|[Oo]mgevingsdienst|[Hh]avenbedrijf|[Mm]useum)"
    r"|\b(?:Stichting|Vereniging|Coöperatie|Woningstichting|Woningbouwvereniging|[\w]*[Cc]lub|[Ff]ractie)"
    r"(?:\s[A-Z(][\w().&’'-]*){0,4}"
    r"|\b(?:Groot|(?:Noord|Zuid)?(?:[Oo]ost|[Ww]est)|Noord|Zuid|Midden)-?)\s?$"
)
_OTHER_NAME_AFTER = re.compile(
    r"[\s-](?:The Hague )?(?:Airport|Academie|Arena|Museum|Science|University|College|Marathon|Pride)\b"
)
_PREPOSITION = re.compile(r"\b(?:in|te|van|voor|uit|naar|binnen|rond|door)\s$", re.IGNORECASE)
#: After these a word with a capital that is also a surname is the town.
_WHERE = re.compile(r"\b(?:[Ii]n|[Tt]e|[Nn]aar|[Uu]it|[Nn]abij|[Rr]ondom)\s$")
#: It is also the government, so "in Den Haag" is a town only in a local document; "te Den Haag" always is.
_GOVERNMENT = "Den Haag"
_NAME = r"(?:['’]s-)?[A-Z][\w-]+(?:\s(?:aan den|aan de|op|bij|en)\s[A-Z]\w+|\s[A-Z][\w-]+)?"
_LISTED_BEFORE = re.compile(rf"(?P<name>{_NAME})(?:,\s|\s(?:en|of)\s|/)$")
_LISTED_AFTER = re.compile(rf"(?:,\s|\s(?:en|of)\s|/)(?P<name>{_NAME})")
_AROUND = 80


def town_at(
    candidates: tuple[Town, ...], text: str, start: int, span: tuple[int, int], municipality: str
) -> Town | None:
    """What the name at text[span[0]:span[1]] means in a sentence that begins at `start`, if a place at all.

    One without a code where the text leaves several.
    """
    before = text[max(start, span[0] - _AROUND) : span[0]]
    if is_another_name(text, before, span):
        return None
    own = next((town for town in candidates if town.code == municipality), None)
    if own and (not own.needs_cue or _PREPOSITION.search(before)):
        return own
    province = next((town for town in candidates if town.kind == "provincie"), None)
    towns = [town for town in candidates if town.kind != "provincie"]
    company = _company(text, before, span[1]) if province or towns[0].needs_cue or len(towns) > 1 else ""
    if province and (not towns or _PROVINCE_CUE.search(before) or company == "provincie"):
        joined = text[span[1] : span[1] + 1] == "-"  # "Zeeland-West-Brabant" is a court's district
        return None if joined else province
    if towns[0].needs_cue and not _is_said(
        text.startswith(_GOVERNMENT, span[0]), before, company, municipality
    ):
        return None
    settled = bool(_CUE.search(before)) or company == "gemeente"
    shared = len(towns) > 1 or (province and not settled)
    return Town("", "gemeente", text[span[0] : span[1]]) if shared else towns[0]


def is_another_name(text: str, before: str, span: tuple[int, int]) -> bool:
    """Whether the name at the span is that of a person, or part of that of a body, a region, a treaty."""
    if _OTHER_NAME.search(before) or _OTHER_NAME_AFTER.match(text, span[1]):
        return True
    return bool((_PERSON.search(before) or before.endswith("-")) and not _CLOSE_CUE.search(before))


def _is_said(is_government: bool, before: str, company: str, municipality: str) -> bool:
    """Whether something near a word or surname says that it is the town."""
    if _CUE.search(before) or company:
        return True
    where = _WHERE.search(before)
    return bool(where and (not is_government or municipality or where[0].strip() == "te"))


def _company(text: str, before: str, end: int) -> str:
    """The kind of the names that this one is listed with, "" where they are none or not certain."""
    names, _ = gazetteer()
    for listed in (_LISTED_BEFORE.search(before), _LISTED_AFTER.match(text, end, end + _AROUND)):
        written = listed["name"] if listed else ""
        for name in (written, written.partition(" ")[0], written.rpartition(" ")[2]):
            kinds = {town.kind for town in names.get(name, ()) if " " in name or not town.needs_cue}
            if len(kinds) == 1:
                return kinds.pop()
    return ""
