"""The organisations that make policy documents, under one name each, by what they are called in a document.

Names come from the lists of the language room (see language/data/README.md). Municipalities and ministries
that are on no list are taken as written, so that those of before a merger count too.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path

from wijktekst import language
from wijktekst.language.places import gazetteer
from wijktekst.language.places.folding import folded

_DATA = Path(language.__file__).parent / "data"
#: Words of a name in running text: "Den Helder", "Wijk bij Duurstede", "Nuenen, Gerwen en Nederwetten".
_TOWN = (
    r"(?:['’]s-|(?:Den|De|Het|Ten|Sint|Capelle|Alphen|Bergen|Krimpen|Wijk|Koog) )?"
    r"[A-ZÀ-Þ][\w’'-]+(?:[ -](?:a/d|aan|den|de|op|bij|en|van|het|[A-ZÀ-Þ][\w’'-]+))*(?: \([A-Z][\w.]*\))?"
)
_MINISTRY = r"[A-ZÀ-Þ][\w-]+(?:,? (?:(?:en|van|voor|de|der) ){0,2}[A-ZÀ-Þ][\w-]+)*"
MUNICIPALITY = re.compile(
    r"(?:[Gg]emeente(?:raad van)?|GEMEENTE(?:RAAD VAN)?"
    r"|(?P<bestuur>(?:[Dd]e )?(?:[Rr]aad|RAAD) van de gemeente"
    r"|(?:[Hh]et )?(?:college van )?[Bb]urgemeester en wethouders(?: van(?: de gemeente)?|(?P<bloot>))"
    r"|B&W van))"
    rf" (?P<naam>{_TOWN})"
)
MINISTRY = re.compile(
    r"(?:[Dd]e |[Hh]et )?(?:[Mm]inisterie|[Mm]inister|[Ss]taatssecretaris) (?:van|voor)"
    rf" (?P<naam>{_MINISTRY})"
)
_PROVINCE = re.compile(
    r"(?:[Pp]rovincie|PROVINCIE|(?:Gedeputeerde|Provinciale) Staten van) (?P<naam>[A-Z][\w-]+)"
)
#: As much of the field of an unlisted minister as cannot be a person.
_UNLISTED = re.compile(r"[A-ZÀ-Þ][\w-]+(?: en [A-ZÀ-Þ][\w-]+)?")
_OPENINGS = ("", "de ", "het ", "gemeenschappelijke regeling ", "stichting ")
_KINDS = frozenset(("gemeente", "provincie", "ministerie", "waterschap"))
_LONGEST_TOWN = 3
#: Words of a name and characters of a text that is one.
_LONGEST_NAME, _LONGEST_TEXT = 12, 300
_SHORTEST_DOMAIN = 5
#: Of what a line of capitals writes in capitals, the words that a name writes small.
_SMALL = frozenset(("Aan", "Bij", "Op", "En", "Van", "Het", "Den", "De"))


def ministry(written: str) -> str:
    """ "Ministerie van ..." for the field of a minister; without the name of a person behind it."""
    words = written.strip().split()[:_LONGEST_NAME]
    for count in range(len(words), 0, -1):
        if name := _ministries().get(folded(" ".join(words[:count]).strip(","))):
            return f"Ministerie van {name}"
    match = _UNLISTED.match(" ".join(words))
    return f"Ministerie van {match[0]}" if match else ""


def municipality(written: str, *, listed: bool = False) -> str:
    """ "Gemeente ..." as the list writes it; "" when none is so called and it is no short name either.

    With `listed` only what is on the list: what follows may be the name of a person.
    """
    words = written.strip(" ,.;").split()
    for count in range(min(len(words), _LONGEST_NAME), 0, -1):
        named = gazetteer()[1].of(" ".join(words[:count]))
        found = [town for town in named if town.kind == "gemeente"]
        if len(found) == 1:
            return f"Gemeente {found[0].name}"
    if listed or len(words) > _LONGEST_TOWN:
        return ""
    name = " ".join(words)
    if name.isupper():
        capitals = [word.capitalize() for word in words]
        name = " ".join([capitals[0], *(w.lower() if w in _SMALL else w for w in capitals[1:])])
    return f"Gemeente {name}"


def organisation(text: str) -> str:
    """The organisation that a text names and says nothing besides, under its usual name; else "".

    Lists and patterns only: the name of a person or of a program is neither.
    """
    text = " ".join(text.split()).strip(" .,;:") if len(text) <= _LONGEST_TEXT else ""
    if match := MUNICIPALITY.fullmatch(text):
        return municipality(match["naam"], listed=match["bloot"] is not None)
    if match := MINISTRY.fullmatch(text):
        return ministry(match["naam"])
    if (match := _PROVINCE.fullmatch(text)) and (name := _provinces().get(folded(match["naam"]))):
        return f"Provincie {name}"
    for opening in _OPENINGS:
        if text.lower().startswith(opening) and (name := known().get(folded(text[len(opening) :]))):
            return name
    return ""


def of_kind(kind: str, name: str) -> str:
    """A name with the kind of body in front, where metadata states the two apart: "Gemeente", "Kampen"."""
    kind, name = kind.strip().lower(), name.strip()
    if not name or kind not in _KINDS or any(word in name.lower() for word in (kind, "schap")):
        return name
    return f"{kind.capitalize()} {'van ' if kind == 'ministerie' else ''}{name}"


@lru_cache(maxsize=1)
def known() -> dict[str, str]:
    """Organisations that are no municipality, province or ministry, by their folded names."""
    names: dict[str, str] = {}
    for row in (*_rows("namen.csv"), *_rows("makers.csv")):
        if row["soort"] in ("waterschap", "overheid", "partij", "bureau", "kennisinstituut", "opleiding"):
            written = [row["naam"], *row["geschreven"].split("|")]
            if row["soort"] == "waterschap":
                short = row["naam"].split(" ", 1)[-1].removeprefix("van ")
                written = [row["naam"], f"Waterschap {short}", f"Hoogheemraadschap {short}"]
            for name in filter(None, written):
                names.setdefault(folded(name), row["naam"])
    for row in _rows("organisaties.csv"):
        names.setdefault(folded(row["naam"]), row["naam"])
    return names


@lru_cache(maxsize=1)
def researchers() -> tuple[str, ...]:
    """How bureaus, institutes and universities are written."""
    kinds = ("bureau", "kennisinstituut", "opleiding")
    rows = [row for row in _rows("makers.csv") if row["soort"] in kinds]
    return tuple(name for row in rows for name in row["geschreven"].split("|"))


@lru_cache(maxsize=1)
def parties() -> dict[str, str]:
    """Political parties by the names that are nothing else."""
    rows = [row for row in _rows("namen.csv") if row["soort"] == "partij"]
    return {
        name: row["naam"] for row in rows for name in (row["naam"], *row["geschreven"].split("|")) if name
    }


@lru_cache(maxsize=1)
def _ministries() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in _rows("namen.csv"):
        if row["soort"] == "ministerie":
            for name in (row["naam"], *row["geschreven"].split("|"), *row["na_aanwijzing"].split("|")):
                names.setdefault(folded(name), row["naam"])
    for row in _rows("makers.csv"):
        if row["soort"] == "bewindspersoon":
            names.update((folded(name), row["naam"]) for name in row["geschreven"].split("|"))
    return names


@lru_cache(maxsize=1)
def _provinces() -> dict[str, str]:
    towns = (town for named in gazetteer()[0].values() for town in named if town.kind == "provincie")
    return {folded(town.name): town.name for town in towns}


@lru_cache(maxsize=1)
def domains() -> dict[str, str]:
    """Organisations by the domain of their site and mail, without ".nl"."""
    names = {
        **dict.fromkeys(("tweedekamer",), "Tweede Kamer"),
        **{f"min{short}": f"Ministerie van {name}" for short, name in _SHORT.items()},
    }
    for named in gazetteer()[0].values():
        for town in named:
            if town.kind == "gemeente":
                slug = re.sub(r"[^a-z]", "", folded(town.name))
                dashed = "-".join(re.findall(r"[a-z]+", folded(town.name)))
                for name in (slug, dashed):
                    names.update(
                        dict.fromkeys((name, f"gemeente{name}", f"gemeente-{name}"), f"Gemeente {town.name}")
                    )
    for written, name in known().items():
        if len(slug := re.sub(r"[^a-z0-9]", "", written)) > _SHORTEST_DOMAIN:
            names.setdefault(slug, name)
    return names


_SHORT = {
    "bzk": "Binnenlandse Zaken en Koninkrijksrelaties",
    "vws": "Volksgezondheid, Welzijn en Sport",
    "szw": "Sociale Zaken en Werkgelegenheid",
    "ocw": "Onderwijs, Cultuur en Wetenschap",
    "jenv": "Justitie en Veiligheid",
    "ienw": "Infrastructuur en Waterstaat",
    "fin": "Financiën",
    "buza": "Buitenlandse Zaken",
    "vro": "Volkshuisvesting en Ruimtelijke Ordening",
}


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
