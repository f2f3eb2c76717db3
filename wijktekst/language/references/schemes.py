"""Grants, funds, deals and agreements that are on no list, by the way they are named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from wijktekst.language.references.reference import Reference
from wijktekst.language.screen import Screened

_CAPITAL = r"\s[A-Z][\w’'-]*"
_MORE = r"(?:\s(?:(?:en|van|voor|de|het|op|in|met|aan|&|–|-)\s){0,2}[A-Z][\w’'-]*)"
_SPAN = r"\s(?:19|20)\d\d(?:\s?(?:[-–]|t/m|tot\sen\smet)\s?(?:19|20)\d\d)?"
_YEARS = f"(?:{_SPAN})?"
#: A title runs on in capitals, or up to the place and year that end it.
_TITLE = (
    rf"(?:(?:\s[\w’'&-]+,?){{1,12}}?\s(?:gemeente|provincie)\s[A-Z][\w-]+{_YEARS}"
    rf"|{_CAPITAL}{_MORE}{{0,7}}{_YEARS})(?![\w-])"
)
_GRANT = Screened(
    r"(?<![\w-])(?:(?:Tijdelijke\s)?(?:[Ss]ubsidie|[Ss]timulerings|[Bb]ijdrage|[Tt]egemoetkomings)regeling"
    rf"{_TITLE}|[Rr]egeling(?:\s[Ss]pecifieke\s[Uu]itkering)?{_CAPITAL}{_MORE}{{0,5}}{_YEARS}(?![\w-]))"
)
_NO_GRANT = re.compile(r"[Rr]egeling\s(?:van\s)?(?:[A-Z]{2,}\b|Veiligheidsregio|GGD|Regio|Omgevingsdienst)")
#: The rest of the title is written small, and nobody can tell where it ends.
_CUT_OFF = re.compile(r"[Rr]egeling\s[A-Z]\w*e$")
_JOINT_BEFORE = re.compile(r"[Gg]emeenschappelijke\s$")
_SPUK = Screened(rf"(?<![\w-])(?:SPUK|Spuk)(?P<name>{_CAPITAL}{_MORE}{{0,3}})(?![\w-])")
_PROGRAMME = Screened(rf"(?<![\w-])Nationaal\s(?:Programma|Actieplan){_CAPITAL}{_MORE}{{0,4}}(?![\w-])")
_DEAL = Screened(
    r"(?<![\w-])(?P<deal>Regio\s?[Dd]eal|City\s?[Dd]eal|Woon\s?[Dd]eal)s?"
    rf"{_CAPITAL}{_MORE}{{0,3}}(?![\w-])"
)
_DEALS = {"regio": "Regio Deal", "city": "City Deal", "woon": "Woondeal"}
_AGREEMENT = Screened(
    r"(?<![\w-])(?:[A-Z][\w]*-\sen\s)?(?P<name>[A-Z][a-zà-ÿ]{2,}akkoord)(?P<number>\s[IVX]{1,3}(?!\w))?(?![\w-])"
)
_NO_AGREEMENT = re.compile(
    r"(?:Coalitie|Regeer|Bestuurs|Raads|College|Handels|Concept|Begrotings|Voorjaars|Hoofdlijnen|Deel|Ontwerp|Bouw"
    r"|Stedelijk|Principe|Onderhandelaars)akkoord$"
)
#: Those that are written small as often; "akkoord" alone, or a "bestuursakkoord", may be any.
_SMALL_AGREEMENT = Screened(
    r"(?<![\w-])(?:energie|klimaat|landbouw|onderwijs|pensioen|preventie|sport|warmte|woon|zorg)akkoord(?![\w-])"
)
_CONVENANT = Screened(
    rf"(?<![\w-])(?:Convenant{_TITLE}|(?:Prestatie|Samenwerkings)afspraken{_SPAN}(?![\w-]))"
)
_CODE = Screened(
    r"(?<![\w-])(?:Fair\sPractice\sCode|Governance\sCode\sCultuur|Code\sDiversiteit\s(?:en|&)\sInclusie)"
    r"(?![\w-])"
)
#: Funds that are foundations give help, but are no scheme.
_FUND = Screened(
    r"(?<![\w-])(?:[Hh]et|[Dd]it)\s(?!Jeugd|Jongeren|Studie|Pensioen|Schade|Waarborg|Noodhulp|Steun|Zieken)"
    r"(?P<name>[A-Z][a-zà-ÿ]{3,}fonds|[A-Z]{2,6}-fonds)(?![\w-])"
)


def schemes(text: str) -> Iterator[Reference]:
    """Finds in order of their pattern; they may overlap."""
    yield from _grants(text)
    yield from _agreements(text)
    for match in chain.from_iterable(pattern.finditer(text) for pattern in (_PROGRAMME, _CONVENANT, _CODE)):
        yield _scheme(match.start(), match.end(), match[0])
    for match in _FUND.finditer(text):
        yield _scheme(match.start("name"), match.end("name"), match["name"])


def _grants(text: str) -> Iterator[Reference]:
    for match in _GRANT.finditer(text):
        if (
            not _NO_GRANT.match(match[0])
            and not _CUT_OFF.match(match[0])
            and not _JOINT_BEFORE.search(text, 0, match.start())
        ):
            yield _scheme(match.start(), match.end(), match[0][0].upper() + match[0][1:])
    for match in _SPUK.finditer(text):
        yield _scheme(match.start(), match.end(), "SPUK" + match["name"])


def _agreements(text: str) -> Iterator[Reference]:
    for match in _DEAL.finditer(text):
        rest = match[0][len(match["deal"]) :].removeprefix("s")
        deal = next(name for opening, name in _DEALS.items() if match["deal"].lower().startswith(opening))
        yield _scheme(match.start(), match.end(), deal + rest)
    for match in _AGREEMENT.finditer(text):
        if not _NO_AGREEMENT.match(match["name"]):
            yield _scheme(match.start(), match.end(), match[0])
    for match in _SMALL_AGREEMENT.finditer(text):
        yield _scheme(match.start(), match.end(), match[0].capitalize())


def _scheme(start: int, end: int, value: str) -> Reference:
    return Reference(start, end, "regeling", " ".join(value.split()))
