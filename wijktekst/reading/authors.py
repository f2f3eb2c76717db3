"""Which organisation made a document: as its file states it, its letterhead, its signature or its colophon.

Only organisations, never people. What merely occurs in a text made nothing: an addressee, a client or whoever
is written about is passed over, and a document that does not say who made it has no author.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from wijktekst.language.places import gazetteer, municipality_of_document, name_of
from wijktekst.language.places.folding import folded
from wijktekst.reading.authors_names import (
    MINISTRY,
    MUNICIPALITY,
    domains,
    known,
    ministry,
    municipality,
    organisation,
    parties,
    researchers,
)
from wijktekst.types import Document

_HEAD, _LINES, _LONGEST, _END = 1500, 16, 120, 14
_CHARACTERS = 300_000
#: Kinds of documents that a municipality's own boards make.
_OF_COUNCILS = frozenset(
    (
        *("besluitenlijst", "raadsvoorstel", "raadsbesluit", "raadsinformatiebrief", "collegevoorstel"),
        *("collegebesluit", "raadsvragen", "notulen", "agenda", "begroting", "jaarstukken", "besluit"),
        *("vergunning", "coalitieakkoord", "regeling", "bekendmaking", "motie", "amendement"),
    )
)
_OF_PARLIAMENT = frozenset(("motie", "amendement", "kamerstuk", "kamervragen", "besluitenlijst", "agenda"))
_OF_STATE = frozenset(
    ("kamerbrief", "begroting", "jaarstukken", "regeling", "brief", "consultatie", "bekendmaking")
)
_OF_RESEARCH = frozenset(("onderzoek", "factsheet", "advies"))
_PARLIAMENT = re.compile(r"\bvaste commissie voor\b|\bKamerlid\b|Tweede Kamer der Staten-Generaal")
_OTHER_BOARD = re.compile(
    r"\b(?:Gedeputeerde|Provinciale) Staten\b|\b[Ww]aterschap\b|Staten-Generaal|\b[Mm]inister(?:ie)? van\b"
    r"|\b[Oo]mgevingsdienst\b|\bGriffier:"
)
_ADDRESSEE = re.compile(
    r"aan\b|t\.?a\.?v\.?\b|geachte\b|ter attentie|opdrachtgever|in opdracht", re.IGNORECASE
)
_ANNOUNCES = re.compile(rf"^{MINISTRY.pattern} (?:maakt bekend|besluit|deelt mee)")
_DEPARTMENT = re.compile(r"[,|–-]|\b(?:[Ss]tadsdeel|[Aa]fdeling|[Dd]irectie|[Dd]ienst|[Cc]luster)\b")
_NO_MAKER = re.compile(
    r"opdracht|vormgev|ontwerp|foto|druk|redactie|illustra|lay-?out|tekst:|bron|beeld", re.IGNORECASE
)
_COLOPHON = re.compile(r"(?:^|\n)[^\w\n]*colofon\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:uitgave|publicatie)(?: van)?(?: de| het)?:? (?P<naam>[^\n.;:]{3,80})", re.IGNORECASE
)
_RIGHTS = re.compile(
    r"(?:©|\bcopyright\b)[,:\s©]*(?:\d{4}\s*)?(?:copyright[,:\s]*)?(?P<naam>[^\n,.;]{3,60})", re.IGNORECASE
)
_DOMAIN = re.compile(r"(?:@|\bwww\.|https?://)(?:[\w-]+\.)*?(?P<naam>[\w-]+)\.nl\b")
_PLAIN_DOMAIN = re.compile(r"(?<![\w@])(?:[a-z-]+\.)+(?<=\.)(?P<naam>[a-z-]+)\.nl\b")
_COUNCIL_SITE = re.compile(r"//(?P<naam>[\w-]+)\.(?:bestuurlijkeinformatie|raadsinformatie|notubiz)\.nl\b")
_LINKS = 3
_MOSTLY = 0.6


def author_of(document: Document, kind: str, title: str) -> str:
    """The organisation that made a document, under its usual name; "" when the document does not say.

    `document.author` is what the file's properties state; a person or a program there counts for nothing.
    """
    if stated := organisation(document.author):
        return stated
    lines = _lines(document)
    end = [line for line in _ending(document) if len(line) <= _LONGEST]
    return (
        _by_kind(document, kind, lines, end)
        or _letterhead(lines)
        or _signed(end, kind)
        or _colophon(document)
        or _researcher(document.text[: 2 * _HEAD], kind)
        or _sites(document, kind)
        or _board(document, kind, title, lines)
    )


def _lines(document: Document) -> list[str]:
    blocks = [block for block in document.blocks[:40] if block.start < _HEAD and not block.note]
    lines = [line for b in blocks for line in document.text[b.start : b.end].split("\n")]
    return [" ".join(line.split()) for line in lines]


def _ending(document: Document) -> Iterator[str]:
    for block in document.blocks[-_END:]:
        yield from document.text[block.start : block.end].split("\n")


def _by_kind(document: Document, kind: str, lines: Sequence[str], end: Sequence[str]) -> str:
    """Makers that follow from what a document is, together with what stands in it."""
    opening = document.text[:_HEAD]
    if kind in _OF_PARLIAMENT and _PARLIAMENT.search(opening):
        return "Tweede Kamer"
    if kind == "verkiezingsprogramma":
        return _party(document.text)
    if kind == "coalitieakkoord" and (coalition := next(filter(None, map(_coalition, lines[:_LINES])), "")):
        return coalition
    if kind == "begroting" and (match := re.search(r"begrotingssta\w+ van het " + MINISTRY.pattern, opening)):
        return ministry(match["naam"])
    if kind == "kamerbrief":
        return _signed(end, kind) or next((found for found in map(_ministry_in, lines) if found), "")
    return ""


def _ministry_in(line: str) -> str:
    match = MINISTRY.match(line)
    return ministry(match["naam"]) if match else ""


def _party(text: str) -> str:
    """The party that a programme speaks of nearly alone."""
    counts: Counter[str] = Counter()
    for match in _party_names().finditer(text, 0, _CHARACTERS):
        counts[parties()[match[0]]] += 1
    if not counts:
        return ""
    name, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return name if most >= _LINKS and most >= _MOSTLY * sum(counts.values()) else ""


def _coalition(line: str) -> str:
    """ "A, B en C" for a line that names parties and nothing else."""
    parts = [part.strip() for part in re.split(r",| en | & | \| | / | – ", line) if part.strip()]
    names = [parties().get(part, "") for part in parts]
    if len(names) < 2 or not all(names):
        return ""
    return f"{', '.join(names[:-1])} en {names[-1]}"


def _letterhead(lines: Sequence[str]) -> str:
    """A line near the top that names an organisation, with or without a department, and no addressee."""
    for at, line in enumerate(lines[:_LINES]):
        if _ANNOUNCES.search(line):
            return _ministry_in(line)
        if len(line) > _LONGEST or _ADDRESSEE.match(line):
            continue
        around = [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 4]]
        if any(_ADDRESSEE.match(other) for other in around):
            continue
        if found := _opening(line):
            return found
    return ""


def _opening(line: str) -> str:
    """The organisation that a line is the name of, or that a board's decision opens with."""
    if (found := organisation(line)) and found not in parties().values():
        return found  # parties attend a meeting, and stand at the top of its report
    match = MUNICIPALITY.match(line)
    if match and (match["bestuur"] or _DEPARTMENT.search(line)):
        return municipality(match["naam"], listed=match["bloot"] is not None)
    first = _DEPARTMENT.split(line)[0]
    found = organisation(first) if first != line and len(line) < _LONGEST // 2 else ""
    return "" if found in parties().values() else found


def _signed(end: Sequence[str], kind: str) -> str:
    """Who signs: the board or the minister on a line near the end."""
    if kind in _OF_RESEARCH or kind == "verkiezingsprogramma":
        return ""
    for line in end:
        text = line.strip()
        match = MUNICIPALITY.match(text)
        if match and match["bestuur"]:
            return municipality(match["naam"], listed=match["bloot"] is not None)
        if kind in _OF_STATE and re.match(r"(?:De )?(?:[Mm]inister|[Ss]taatssecretaris) v", text):
            return _ministry_in(text)
    return ""


def _colophon(document: Document) -> str:
    """The publisher that a colophon names; not the client, the printer or the photographer."""
    text = document.text
    match = _COLOPHON.search(text)
    colophon = text[match.end() : match.end() + 700] if match else ""
    for stretch in (colophon, text[: 2 * _HEAD], text[-500:]):
        for pattern in (_PUBLISHED, _RIGHTS):
            for found in pattern.finditer(stretch):
                if name := _named(found["naam"]):
                    return name
    lines = [line.strip(" :|") for line in colophon.split("\n")]
    lines = [line for line in lines if line and not _NO_MAKER.search(line)]
    return next((name for name in map(_opening, lines) if name), "") or _site("\n".join(lines))


def _named(text: str) -> str:
    """The organisation that a text begins with."""
    words = text.strip().split()
    for count in range(min(len(words), 8), 0, -1):
        part = " ".join(words[:count])
        if name := organisation(part):
            return name
        towns = [town for town in gazetteer()[0].get(part, ()) if town.kind == "gemeente"]
        if len(towns) == 1:
            return f"Gemeente {towns[0].name}"
    return ""


def _researcher(opening: str, kind: str) -> str:
    """Who did the research that a report says somebody asked for or carried out."""
    if kind not in _OF_RESEARCH:
        return ""
    match = _researchers().search(opening)
    return known()[folded(next(filter(None, match.groups())))] if match else ""


def _sites(document: Document, kind: str) -> str:
    """Whose site or mail a letterhead gives, or nearly all links lead to."""
    if kind in ("blog", "webpagina"):
        end = document.text[-500:]
        match = re.search(r"(?:verscheen|gepubliceerd|geplaatst) (?:eerder |ook )*(?:op|bij)\b", end)
        return _site(end[match.end() : match.end() + 60]) if match else ""
    if kind not in _OF_RESEARCH and (found := _site(document.text[:700])):
        return found
    text = document.text[:_CHARACTERS]
    hosts = (
        match["naam"].lower() for pattern in (_COUNCIL_SITE, _DOMAIN) for match in pattern.finditer(text)
    )
    links = Counter(filter(None, (domains().get(host, "") for host in hosts)))
    name, count = max(links.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    own = municipality_of_document(document)
    about = name and own and name == f"Gemeente {name_of(own)}"
    return name if about and count >= _LINKS and count >= _MOSTLY * links.total() else ""


def _site(text: str) -> str:
    matches = [*_DOMAIN.finditer(text), *_PLAIN_DOMAIN.finditer(text)]
    return next((name for m in matches if (name := domains().get(m["naam"].lower(), ""))), "")


def _board(document: Document, kind: str, title: str, lines: Sequence[str]) -> str:
    """The municipality of a document that only a municipality's own boards make."""
    if kind not in _OF_COUNCILS or _OTHER_BOARD.search(document.text[:_HEAD]):
        return ""
    for line in (title, *lines[:8]):
        match = re.search(r"\b[Gg]emeente " + r"(?P<naam>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w-]+)*)", line)
        if match and len(line) <= _LONGEST and (name := municipality(match["naam"])):
            return name
    own = municipality_of_document(document)
    return f"Gemeente {name_of(own)}" if own else ""


@lru_cache(maxsize=1)
def _party_names() -> re.Pattern[str]:
    names = sorted(parties(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?!\w)")


@lru_cache(maxsize=1)
def _researchers() -> re.Pattern[str]:
    """ "heeft NHL Stenden gevraagd", "uitgevoerd door CE Delft"."""
    names = sorted(set(researchers()), key=lambda name: (-len(name), name))
    listed = "|".join(map(re.escape, names))
    return re.compile(
        rf"\b(?:heeft|hebben|is) [^.]{{0,160}}?\b({listed})\)? (?:gevraagd|verzocht|opdracht)"
        rf"|\b(?:uitgevoerd|geschreven|opgesteld|onderzoek|gedaan) door (?:de |het )?({listed})\b"
    )
