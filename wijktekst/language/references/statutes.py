"""Acts, by-laws and treaties that are on no list, official journals, European law, rulings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijktekst.language.entities.laws import laws
from wijktekst.language.references.reference import Kind, Reference
from wijktekst.language.screen import Screened

_JOURNAL = Screened(
    r"(?<!\w)(?P<journal>Stb\.?|Staatsblad|Stcrt\.?|Staatscourant|Trb\.?|Tractatenblad)\s(?P<year>(?:19|20)\d\d)"
    r",?\s(?:nr\.?\s)?(?P<number>\d{1,6})(?!\w)"
)
_JOURNALS = {"Sta": "Stb.", "Tra": "Trb.", "Trb": "Trb.", "Stc": "Stcrt.", "Stb": "Stb."}
_RULING = Screened(r"(?<!\w)ECLI:[A-Z]{2}:[A-Z]{2,8}:\d{4}:[A-Z0-9.]*[A-Z0-9]", re.IGNORECASE)
_CASE = Screened(r"(?<![\w-])(?P<case>[A-Z][A-Za-z]{2,})-(?P<word>arrest|uitspraak|vonnis)(?!\w)")
_EUROPEAN = Screened(
    r"(?<!\w)(?:Europese?|Europees|EU)[\s-](?:nieuwe\s)?"
    r"(?P<name>[A-Za-z-]{4,}(?:richtlijn|pact)|[A-Za-z]{4,}verordening)(?![\w-])"
)
_EU_FORM = re.compile(r"(?:Richtlijn|Kaderbesluit|(?:Gedelegeerde )?\w*[Vv]erordening)\b.*\d+/\d+")
#: An act without a short title goes by its date.
_DATED = Screened(r"(?<![\w-])[Ww]et\svan\s\d{1,2}\s[a-z]+\s(?:19|20)\d\d(?!\d)")
_COMPOUND = Screened(
    r"(?<![\w-])(?:VN[-\s])?(?P<name>[A-Z][a-zà-ÿ]{3,}(?:verdrag|besluit|regeling)|VN[-\s][a-z]{4,}verdrag)(?![\w-])"
)
_NO_NAME = re.compile(
    r"(?:Aanwijzings|Raads|College|Kabinets|Deel|Verkeers|Uitvoerings|Wijzigings|Subsidie|Rijks|Maatwerk"
    r"|Rooster|Ontwerp|Verdeel|Principe|Krediet|Investerings|Bestuurs|Ministeriële|Overgangs|Dienst|Concept|Herstel|Verzamel|Samenwerkings|Klachten"
    r"|Overbruggings|Vakantie|Verlof|Beloning|Betalings|Beleids|Hardheids|Mandaat|Ambtenaren|Dag|Tegemoetkomings"
    r"|Stimulerings|Bijdrage|Schuld|Omgang|Geld|Nood|Kind|Kinder|Voorkeurs|Inkoop|Gemeenschappelijke)"
    r"(?:besluit|regeling)$"
)
_PROTOCOL = Screened(r"(?<![\w-])Protocol\svan\s(?:New\sYork|Den\sHaag|[A-Z][a-zé]+)(?![\w-])")
_REGULATION = Screened(
    r"(?<![\w-])(?P<name>(?:[Ff]inanciële\s)?[Vv]erordening(?:\s(?:op|inzake|tot)(?:\s(?:de|het))?)?(?:\s[\w’&-]+){1,8}?"
    r"\s(?:(?:gemeente|provincie|stadsdeel)\s[A-Z][\w-]+(?:\s(?:19|20)\d\d)?|(?:19|20)\d\d)(?![\d-]))"
)
_BY_LAW = Screened(
    r"(?<![\w-])(?<!Algemene )Verordening(?:\sop\s(?:de|het))?"
    r"\s(?!Europe|Financieel|van|voor|tot|inzake|wijziging)(?P<title>[a-z][a-z-]{5,}|[A-Z]\w+(?:\s[A-Z]\w+)*)(?![\w-])"
)
_VERB = re.compile(r"(?:wordt|worden|treedt|vervalt|regelt|bepaalt|geldt)$")
_ARTICLE = re.compile(
    r"(?<![\w-])(?P<article>(?:[Aa]rtikel(?:en)?|[Aa]rtt?\.?)\s(?P<numbers>\d+[a-z]*(?:[.:]\d+[a-z]*)*"
    r"(?:(?:,\s|\sen\s|\st/m\s|\stot\sen\smet\s)\d+[a-z]*(?:[.:]\d+[a-z]*)*)*)"
    r"(?P<paragraph>(?:,?\s(?:lid\s\d+|(?:eerste|tweede|derde|vierde|vijfde|zesde)\slid|onder(?:deel)?\s[a-z\d]+"
    r"|sub\s[a-z\d]+|aanhef)(?:\sen\sonder\s[a-z])?)*),?\s(?:van\s|uit\s)?(?:de\s|het\s)?)$"
)
_LONGEST_ARTICLE = 90


def statutes(text: str) -> Iterator[Reference]:
    """Finds in order of their pattern; they may overlap."""
    for entity in laws(text):
        kind: Kind = "eu" if _EU_FORM.match(entity.text) else "wet"
        yield Reference(entity.start, entity.end, kind, entity.text)
    for match in _JOURNAL.finditer(text):
        journal = "Stcrt." if match["journal"].startswith("Staatsc") else _JOURNALS[match["journal"][:3]]
        yield Reference(match.start(), match.end(), "wet", f"{journal} {match['year']}, {match['number']}")
    for match in _RULING.finditer(text):
        yield Reference(match.start(), match.end(), "uitspraak", match[0].upper())
    for match in _CASE.finditer(text):
        yield Reference(match.start(), match.end(), "uitspraak", match[0])
    for match in _EUROPEAN.finditer(text):
        name = match["name"]
        yield Reference(match.start("name"), match.end("name"), "eu", name[0].upper() + name[1:])
    yield from _named(text)


def _named(text: str) -> Iterator[Reference]:
    for match in _DATED.finditer(text):
        yield Reference(match.start(), match.end(), "wet", "Wet" + match[0][3:])
    for match in _PROTOCOL.finditer(text):
        yield Reference(match.start(), match.end(), "wet", match[0])
    for match in _COMPOUND.finditer(text):
        if not _NO_NAME.match(match["name"]):
            kind: Kind = "regeling" if match["name"].endswith("regeling") else "wet"
            yield Reference(match.start(), match.end(), kind, match["name"])
    for match in _REGULATION.finditer(text):
        yield Reference(match.start(), match.end(), "wet", match["name"][0].upper() + match["name"][1:])
    for match in _BY_LAW.finditer(text):
        if not _VERB.match(match["title"]):
            yield Reference(match.start(), match.end(), "wet", match[0])


def with_article(text: str, one: Reference) -> Reference:
    """A statute with the article of it that the text cites in front of it."""
    low = max(0, one.start - _LONGEST_ARTICLE)
    cited = _ARTICLE.search(text, low, one.start)
    if cited is None:
        return one
    numbers = " ".join(cited["numbers"].split())
    several = re.search(r"[,\s]", numbers) is not None
    paragraph = " ".join(cited["paragraph"].split())
    comma = "" if paragraph.startswith(",") or not paragraph else " "
    value = f"artikel{'en' if several else ''} {numbers}{comma}{paragraph} {one.value}"
    return Reference(cited.start("article"), one.end, one.kind, value)
