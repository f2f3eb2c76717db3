"""Organisations, places and laws that are on a list, where the words around them allow it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijktekst.language.entities.entity import Entity, Label
from wijktekst.language.entities.lexicon import Name, written_names
from wijktekst.language.places import gazetteer, municipality_of, town_at

_LABELS: dict[str, Label] = {"wet": "LAW", "land": "GPE"}
_LISTED = r"(?:(?:[A-Z0-9][\w&]*|en|of|voor|van),?\s)*$"
#: Words without which a name of that kind may be an ordinary word.
_CUES = {
    "ministerie": re.compile(
        r"\b(?:[Mm]inister(?:ie|ies|s)?|[Ss]taatssecretaris(?:sen)?|[Dd]epartement(?:en)?)\s(?:van|voor)\s"
        + _LISTED
    ),
    "waterschap": re.compile(
        r"\b(?:[Ww]aterschap(?:pen)?|[Hh]oogheemraadschap(?:pen)?|[Ww]etterskip)\s(?:van\s)?" + _LISTED
    ),
    "partij": re.compile(
        r"(?:\b(?:[Ff]racties?|[Pp]artij(?:en)?|[Rr]aads(?:lid|leden)|[\w]*[Ww]ethouders?|(?:Kamer|Staten)(?:lid|leden)"
        r"|moties?|amendement|namens|coalitie)\s(?:van\s)?(?:de\s)?|[(,]\s?|\([^()]{0,60}\b(?:en|/)\s)$"
    ),
}
_PARTY_AFTER = re.compile(r"\s?[,)/:]|\s(?:en|stelt|vraagt|wil|vindt|stemt|is|heeft|dient)\b|-fractie")
#: Words that belong to the name that follows.
_OPENINGS = {
    "ministerie": re.compile(r"\b[Mm]inisterie\svan\s$"),
    "waterschap": re.compile(r"\b(?:[Ww]aterschap|[Hh]oogheemraadschap(?:\svan)?)\s$"),
}
_IN = re.compile(r"\b(?:in|te|naar|nabij|rondom)\s$")
#: The word directly before settles what a list of names further back does not.
_TOWN_BEFORE = re.compile(r"\b(?:[Gg]emeente|[Ss]tad|[Dd]orp)\s$")
#: The name of a building or a body goes on here.
_OTHER_NAME_AFTER = re.compile(r"\s(?:The Hague )?(?:Airport|Academie|Arena|Museum|Science Park)\b")
_CAPITAL_AFTER = re.compile(r"\s[A-ZÀ-Þ]")
#: Bodies named after whatever follows in capitals.
_HEAD = re.compile(
    r"(?<![\w-])(?:(?:Vrije |Technische |Open )?Universiteit(?: van)?|Hogeschool(?: van)?|Veiligheidsregio"
    r"|Omgevingsdienst|Metropoolregio|Stadsregio|Regio Deal|Woondeal|Stichting(?: (?:de|het))?"
    r"|Woningstichting|Woningcorporatie)(?: [A-Z][\w’'-]*(?:(?<=-) en [A-Z]\w*)?){1,4}(?![\w-])"
)
#: Bodies named after a town; these words stand before other capitals too.
_OF_A_TOWN = re.compile(
    r"(?<![\w-])(?:Lokaal|Leefbaar|Hart voor|Beter voor|Samen voor|Gemeentebelangen|Stadspartij"
    r"|Burgerbelangen|Red|Stadsarchief|Politie|Museum|FC|TU|CE|GGD|Rekenkamer|Rechtbank|Gerechtshof|Havenbedrijf)"
    r" (?P<town>[A-Z][\w’'-]*(?: [A-Z][\w-]*)?)"
)
_POSTCODE_BEFORE = re.compile(r"(?<!\w)[1-9]\d{3}\s$")


def names(text: str) -> Iterator[Entity]:
    """Finds in order of their start; they may overlap."""
    own = municipality_of(text)
    for match, written, meanings in written_names(text):
        if meanings[-1].kind == "plaats" and (place := _place(text, match, written, own)):
            yield place
        if meanings[0].kind != "plaats" and (listed := _listed(text, match, meanings)):
            yield listed
    yield from _headed(text)


def _headed(text: str) -> Iterator[Entity]:
    """Bodies by the word that they open with: "Universiteit Utrecht", "Leefbaar Rotterdam"."""
    places = gazetteer()[0]
    for match in _HEAD.finditer(text):
        yield Entity(match.start(), match.end(), "ORG", match[0])
    for match in _OF_A_TOWN.finditer(text):
        for town in (match["town"], match["town"].partition(" ")[0]):
            if town in places:
                end = match.start("town") + len(town)
                yield Entity(match.start(), end, "ORG", text[match.start() : end])
                break


def _listed(text: str, match: re.Match[str], meanings: tuple[Name, ...]) -> Entity | None:
    before = text[max(0, match.start() - 100) : match.start()].rpartition("\n")[2]
    if len(match[0]) == 2 and _POSTCODE_BEFORE.search(before):
        return None
    for name in meanings:
        if name.kind == "plaats" or (name.needs_cue and not _is_cued(name.kind, before, text, match.end())):
            continue
        if name.kind == "partij" and _is_another_word(text, match, before):
            continue
        opening = _OPENINGS[name.kind].search(before) if name.kind in _OPENINGS else None
        start = match.start() - len(opening[0]) if opening else match.start()
        return Entity(start, match.end(), _LABELS.get(name.kind, "ORG"), text[start : match.end()], name.code)
    return None


def _is_cued(kind: str, before: str, text: str, end: int) -> bool:
    if not _CUES[kind].search(before):
        return False
    return kind != "partij" or _PARTY_AFTER.match(text, end) is not None


def _is_another_word(text: str, match: re.Match[str], before: str) -> bool:
    """Whether "Volt" is a unit and "DENK" an order in capitals."""
    if match[0] == "Volt":
        return bool(re.search(r"\d\s$", before))
    return match[0] == "DENK" and bool(re.match(r"\s[A-Z]{2}", text[match.end() : match.end() + 3]))


def _place(text: str, match: re.Match[str], written: str, own: str) -> Entity | None:
    """A municipality or province; its code where the text tells which one is meant."""
    line = text.rfind("\n", max(0, match.start() - 200), match.start()) + 1
    line = max(line, match.start() - 200)
    candidates = gazetteer()[0][written]
    if _OTHER_NAME_AFTER.match(text, match.end()):
        return None
    place = town_at(candidates, text, line, match.span(), own)
    code = place.code if place else ""
    before = text[line : match.start()]
    towns = [one for one in candidates if one.kind != "provincie"]
    if len(towns) == 1 and _TOWN_BEFORE.search(before):
        code = towns[0].code
    if place is None:
        if _IN.search(before) and not _CAPITAL_AFTER.match(text, match.end()):
            code = candidates[0].code if len(candidates) == 1 and " " not in written else ""
        elif " " not in written:  # no ordinary word has two; "Den Haag" may stand for the government
            return None
    if match["tail"] and candidates[0].kind == "provincie" and len(candidates) == 1:
        return None  # "Zeeland-West-Brabant" is a court's
    whole = match["tail"] or candidates[0].kind == "focusgebied"
    return Entity(match.start(), match.end(), "GPE", match[0], "" if whole else code)
