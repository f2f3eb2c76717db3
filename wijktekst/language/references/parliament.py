"""Documents of parliament, motions and amendments, by number or by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijktekst.language.references.reference import Reference
from wijktekst.language.screen import Screened

_DOSSIER = r"(?P<dossier>\d{2}\s?\d{3})(?!\d)(?:(?:\s?-\s?|\s)(?P<chapter>[IVX]{1,6}|[A-H])(?![\w.-]))?"
#: The Eerste Kamer numbers by letters: "35 600, A".
_NUMBER = (
    r"(?:,?\s?(?:nrs?\.?|nummer)\s?(?P<number>\d{1,4}|[A-Z]{1,2})(?!\w)|,\s(?P<letter>[A-Z])(?![\w.’'-]))"
)
_YEAR = r"(?:(?:19|20)\d\d\s?[/–-]\s?(?:(?:19|20)\d\d|['’]?\d\d),?\s)"
_PAPERS = Screened(
    r"(?<!\w)(?:[Kk]amerst(?:ukken|uk|\.)|KAMERST(?:UKKEN|UK))(?:\s(?:I{1,2}|EK|TK)(?:/I{1,2})?(?!\w))?,?\s"
    rf"{_YEAR}?(?:nr\.?\s)?{_DOSSIER}{_NUMBER}?"
)
_PAPERS_BY_CHAMBER = Screened(rf"(?<!\w)(?:TK|EK),?\s{_YEAR}?{_DOSSIER}{_NUMBER}?")
#: Without a word in front only with a chapter or a number, which no amount has.
_BARE = Screened(
    r"(?<![\w€$.,-])(?<!€\s)(?P<dossier>[23]\d\s?\d{3})(?:(?:\s?-\s?|\s)(?P<chapter>[IVX]{1,6})(?![\w.-]))?,?\s"
    r"nr\.?\s(?P<number>\d{1,4})(?!\w)"
    r"|(?<![\w€$.,-])(?P<with_chapter>[23]\d{4})-(?P<roman>[IVX]{1,6})(?![\w-])"
)
_ENCLOSED = Screened(r"(?<![\w-])(?P<id>blg-\d{4,8}|20\d\d[DZ]\d{5})(?!\w)", re.IGNORECASE)
_PROCEEDINGS = Screened(
    r"(?<!\w)Handelingen\s(?P<house>I{1,2}|EK|TK)\s(?P<year>(?:19|20)\d\d\s?[/–-]\s?\d\d(?:\d\d)?),?\s"
    r"nr\.?\s(?P<number>\d{1,4})(?!\w)"
)

_PREFIX = r"(?:(?:[Vv]an(?:\s(?:de[rn]?|het|'t))?|[Dd]e[rn]?|[Tt]e[nr]?|[Ee]l|[Aa]l|Ten)\s)"
_NAME = rf"(?:{_PREFIX}?[A-ZÀ-Þ][\w’'-]*[\w](?:-[A-Z]\w+)*)"
_NAMES = rf"{_NAME}(?:(?:,\s|/|\sen\s){_NAME})*"
_OTHERS = r"(?P<others>\s(?:c\.s\.?|cs\.?(?!\w)))?"
_WORD = r"(?<![\w-])(?P<word>[Mm]otie|[Aa]mendement|[Mm]oties|[Aa]mendementen)"
_HYPHENED = re.compile(rf"{_WORD}-(?P<names>{_NAME}(?:(?:/|\sen\s){_NAME})*){_OTHERS}")
_MEMBERS = re.compile(
    rf"{_WORD}(?P<between>(?::|,)?(?:\s[^.;()\n]{{0,60}}?)?)\s(?:van|door)\s(?:de\s(?:raads|[Kk]amer)?leden"
    rf"|het\s(?:raads|[Kk]amer|[Ss]taten)?lid)\s(?P<names>(?:[A-Z][\w-]+\s(?={_PREFIX}))?{_NAMES}){_OTHERS}"
)
#: "Motie Jansen c.s.", "motie Jansen (Kamerstuk ...)": a capital by itself may open the title of a motion.
_NAMED = re.compile(
    rf"{_WORD}\s(?P<names>{_NAMES})(?:(?P<others>\sc\.s\.?|\scs\.?(?!\w))|(?=\s?[(,.;:]|\s?$|\suit\s\d"
    r"|\s(?:uit\ste\svoeren|is|zijn|wordt|worden|die|waarin|over|inzake|en\s(?:de|het))\b))"
)
_NUMBERED = re.compile(
    rf"{_WORD}\s(?:nr\.?\s|(?:met\s)?nummer\s)?"
    r"(?P<id>(?:[A-Z]{1,3}[ .-]?)?\d{1,4}(?:[-./]\d{1,4})*)"
    r"(?![\w%]|[.,]\d|\s(?:euro|miljoen|keer|jaar)\b)"
)
_QUOTED = re.compile(rf"{_WORD}(?:\sover)?,?\s(?P<quote>[\"“„‘'’])(?P<title>[^\"“”„‘’\n]{{4,90}}?)[\"”’']")
#: "De motie van GroenLinks", where "van" is of no name.
_OF_A_PARTY = re.compile(r"van\s(?:de\s|het\s)?(?P<party>[A-Z]\w*[A-Z]\w*|[A-Z]\d+|Volt|Denk)$")
_OF = re.compile(r"van\s(?!der\s|den\s|['’]t\s)(?:de\s|het\s)?")
_NO_NAME = re.compile(
    r"(?:De|Het|Een|Nr|Verworpen|Aangenomen|Ingetrokken|Aangehouden|Kamer|Tweede|Eerste|Raad|Provinciale|Staten)\b"
)


def parliament(text: str) -> Iterator[Reference]:
    """Finds in order of their pattern; they may overlap."""
    for pattern in (_PAPERS, _PAPERS_BY_CHAMBER, _BARE):
        for match in pattern.finditer(text):
            yield Reference(match.start(), match.end(), "kamerstuk", _paper(match))
    for match in _ENCLOSED.finditer(text):
        value = match["id"].lower() if match["id"][0] in "bB" else match["id"].upper()
        yield Reference(match.start(), match.end(), "kamerstuk", value)
    for match in _PROCEEDINGS.finditer(text):
        year = re.sub(r"\s?[–-]\s?", "/", match["year"])
        value = f"Handelingen {match['house']} {year} nr. {match['number']}"
        yield Reference(match.start(), match.end(), "kamerstuk", value)
    if "otie" in text or "mendement" in text:
        yield from _motions(text)


def _paper(match: re.Match[str]) -> str:
    found = match.groupdict()
    dossier = re.sub(r"\s", "", found["dossier"] or found.get("with_chapter") or "")
    chapter = found["chapter"] or found.get("roman") or ""
    number = found["number"] or found.get("letter") or ""
    return f"Kamerstuk {dossier}{'-' if chapter else ''}{chapter}{' nr. ' if number else ''}{number}"


def _motions(text: str) -> Iterator[Reference]:
    for pattern in (_HYPHENED, _MEMBERS, _NAMED):
        for match in pattern.finditer(text):
            names = match["names"]
            nameless = _OF.match(names) and not _OF_A_PARTY.match(names)
            if not _NO_NAME.match(names) and not nameless:
                yield Reference(match.start(), match.end(), "motie", _by(match))
    for match in _NUMBERED.finditer(text):
        if not re.fullmatch(r"(?:19|20)\d\d", match["id"]):
            yield Reference(match.start(), match.end(), "motie", f"{_kind(match)} {match['id']}")
    for match in _QUOTED.finditer(text):
        yield Reference(match.start(), match.end(), "motie", f'{_kind(match)} "{match["title"].strip()}"')


def _kind(match: re.Match[str]) -> str:
    return "motie" if match["word"].lower().startswith("motie") else "amendement"


def _by(match: re.Match[str]) -> str:
    """ "motie-Jansen/De Vries c.s."."""
    names = re.sub(r",\s|\sen\s", "/", " ".join(match["names"].split()))
    if party := _OF_A_PARTY.match(names):
        names = party["party"]
    return f"{_kind(match)}-{names}{' c.s.' if match['others'] else ''}"
