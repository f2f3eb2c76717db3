"""What sort of document it is, by rules over its name, title, opening and format."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

#: What each kind is called in a file name or title (alternatives); of equal scores the first wins.
_NAMED: dict[str, tuple[str, ...]] = {
    "besluitenlijst": ("besluitenlijst(?:en)?",),
    "kamerbrief": ("kamerbrief",),
    "raadsvoorstel": ("raadsvoorstel",),
    "raadsbesluit": ("raadsbesluit",),
    "collegevoorstel": ("(?:college|b&w)-?(?:voorstel|advies)",),
    "collegebesluit": ("collegebesluit",),
    "raadsinformatiebrief": ("raadsinformatiebrief", "raadsbrief", "collegebrief"),
    "amendement": ("amendement",),
    "motie": ("(?:gewijzigde )?moties?",),
    "coalitieakkoord": ("(?:coalitie|regeer|bestuurs|hoofdlijnen|college|raads)-?(?:akkoord|programma)",),
    "verkiezingsprogramma": ("verkiezingsprogramma",),
    "jaarstukken": ("jaarstukken", "jaarrekening", "jaarverslag(?:legging)?"),
    "begroting": (
        "(?:programma|meerjaren|ontwerp|rijks|primaire |concept)?-?begroting",
        "begrotingsstaten",
        "begrotingshoofdstuk",
        "kadernota",
        "voorjaarsnota",
        "najaarsnota",
        "perspectiefnota",
    ),
    "consultatie": ("(?:internet)?consultatie(?:versie|formulier|document)?", "beleidskompas(?:formulier)?"),
    "notulen": (
        "(?:raads|commissie)?notulen",
        r"(?:woordelijk |concept)?verslag (?:van de )?\w*vergadering",
        "handelingen",
    ),
    "factsheet": ("factsheet", "infosheet"),
    "blog": ("blog", "weblog", "column"),
    "omgevingsvisie": ("omgevingsvisie",),
    "wijkplan": (
        "(?:wijk|buurt|dorps|gebieds|kern|stadsdeel)-?(?:visie|agenda|aanpak|programma|perspectief)",
        "(?:wijk|buurt|dorps|gebieds|kern|stadsdeel)-?(?:actie|uitvoerings|ontwikkelings)?-?plan(?:nen)?",
    ),
    "onderzoek": (
        "onderzoeks?(?:rapport(?:age)?|verslag)?",
        "(?:tussen|eind)?evaluatie(?:rapport)?",
        r"\w*monitor(?:en)?",
        "gebiedsscans?",
        "voortgangsrapportage",
        "rekenkamer(?:rapport|onderzoek)?",
        "verkenning",
        "quickscan",
        "effectmeting",
    ),
    "vergunning": ("omgevingsvergunning", "vergunning(?:verlening)?", "ontheffing"),
    "regeling": (
        r"\w*verordening",
        "beleidsregels?",
        r"\w*regeling",
        "mandaatbesluit",
        "reglement(?: van orde)?",
    ),
    "uitvoeringsprogramma": ("(?:uitvoerings|actie)-?(?:programma|plan|agenda)",),
    "beleidsplan": ("beleidsplan", "beleidskader", "beleidsprogramma"),
    "nota": ("(?:beleids|start|discussie)?-?(?:nota|notitie)(?! van)", "memo(?:randum)?"),
    "visie": ("(?:woon|toekomst|structuur|mobiliteits|economische )?visie",),
    "persbericht": ("persbericht", "nieuwsbericht"),
    "brief": ("brief",),
    "agenda": ("vergaderagenda", "agenda (?:van de )?(?:raad|commissie|gemeenteraad|vergadering)"),
    "besluit": ("(?:ontwerp)?besluit",),
}
#: Formulas in the opening of the text per kind, and how much they prove.
_FORMULAS: tuple[tuple[str, int, str], ...] = (
    ("kamerstuk", 5, r"(?:Tweede|Eerste) Kamer der Staten-Generaal\W+(?:\d\W+)?Vergaderjaar"),
    ("kamerstuk", 4, r"Vergaderjaar\s+\d{4}\W{1,3}\d{4}[\s\S]{0,300}\d\d ?\d{3}"),
    ("begroting", 6, "Vaststelling van de begrotingsstaten|[Bb]egrotingsstaat van|Stand ontwerpbegroting"),
    ("kamerbrief", 7, "BRIEF VAN DE (?:MINISTER|STAATSSECRETARIS)"),
    ("kamerbrief", 5, "(?i:de voorzitter van de (?:tweede|eerste) kamer der staten-generaal)"),
    ("motie", 7, "MOTIE VAN (?:HET LID|DE LEDEN)|(?i:draagt het college op)"),
    ("motie", 7, r"(?i:gehoord de beraadslaging)[\s\S]{0,2500}(?i:verzoekt (?:de regering|het college))"),
    ("amendement", 7, "AMENDEMENT VAN (?:HET LID|DE LEDEN)"),
    ("raadsvoorstel", 3, r"(?i:voorstel aan de (?:gemeente)?raad|(?:^|\n)raadsvoorstel)"),
    ("raadsbesluit", 3, r"(?i:de raad van de gemeente )[\s\S]{0,1200}(?i:\bbesluit\b|b e s l u i t)"),
    (
        "collegevoorstel",
        4,
        r"(?i:college van b(?:urgemeester )?(?:&|en) ?w[\s\S]{0,200}beslispunt|datum b&w)",
    ),
    ("besluitenlijst", 3, r"(?i:(?:^|\n)(?:openbare )?besluitenlijst\b(?![\w -]*\.pdf))"),
    ("agenda", 4, r"(?i:vaststell(?:en|ing)(?: van de)? agenda)[\s\S]*(?i:agendapunt|rondvraag|voorstel)"),
    (
        "notulen",
        3,
        "(?i:voorzitter: (?:de heer|mevrouw|mr|drs)|opent de vergadering|openbare vergadering op)",
    ),
    ("verkiezingsprogramma", 3, "(?i:verkiezingsprogramma|(?:tweede kamer|gemeenteraads)verkiezingen)"),
    ("coalitieakkoord", 3, "(?i:coalitieakkoord|regeerakkoord|collegeprogramma)"),
    ("consultatie", 4, "(?i:internetconsultatie|beleidskompas|ter consultatie)"),
    ("factsheet", 3, r"(?i:in deze factsheet|\bfactsheet\b)"),
    ("onderzoek", 3, "(?i:(?:uitkomsten|resultaten) van (?:het|dit) onderzoek|onderzoeksvra|deelvragen)"),
    ("onderzoek", 3, r"(?i:\bindicator[\s\S]{0,80}gemiddelde)"),
    (
        "vergunning",
        3,
        r"(?i:besluit(?:en|t)? (?:wij )?(?:tot|de) [\w ]{0,30}omgevingsvergunning|olo ?nummer)",
    ),
    ("regeling", 3, r"(?i:gelet op (?:artikel|de))[\s\S]{0,1500}(?i:\bartikel 1\b|vast te stellen)"),
    ("brief", 3, r"\bGeachte\b|\bBeste (?:bewoners?|inwoners?|lezers?|mevrouw|heer)\b"),
    ("blog", 3, r"(?i:^\s*blog\b)|\b[Dd]oor: ?[A-Z][a-z]+ [A-Z]"),
    ("persbericht", 4, r"(?i:^\s*persbericht)"),
)
_WEB_DEFAULT = "webpagina"
_NAME_POINTS, _TITLE_POINTS, _FOLDER_POINTS, _LEAST = 4, 3, 1, 3
#: A kamerstuk may be one of these; then that says more.
_KAMERSTUKKEN = ("kamerbrief", "motie", "amendement", "begroting")


@dataclass(frozen=True, slots=True)
class Clues:
    """What the rules look at: `name` the display path, `opening` the text of the first page."""

    name: str
    title: str
    opening: str
    web: bool = False


def kind_of(clues: Clues) -> str:
    """The kind of a document; "" when nothing says so with enough weight."""
    scores = _scores(clues)
    if scores["kamerstuk"]:
        finer = [kind for kind in _KAMERSTUKKEN if scores[kind] >= _LEAST]
        return max(finer, key=lambda kind: scores[kind]) if finer else "kamerstuk"
    best = max(_order(), key=lambda kind: scores[kind])
    if scores[best] >= _LEAST:
        return best
    return _WEB_DEFAULT if clues.web else ""


def refine(kind: str, clues: Clues) -> str:
    """A finer kind than the one the format states, where the text is clear about it."""
    if kind != "kamerstuk":
        return kind
    scores = _scores(clues)
    finer = [name for name in _KAMERSTUKKEN if scores[name] >= _TITLE_POINTS]
    return max(finer, key=lambda name: scores[name]) if finer else kind


def _order() -> list[str]:
    return list(dict.fromkeys([*_NAMED, *(kind for kind, _, _ in _FORMULAS)]))


def _scores(clues: Clues) -> Counter[str]:
    scores: Counter[str] = Counter()
    folder, _, file = clues.name.rpartition("/")
    texts = ((_words(file.rpartition(".")[0] or file), _NAME_POINTS), (clues.title, _TITLE_POINTS))
    for text, points in (*texts, (_words(folder.rpartition("/")[2]), _FOLDER_POINTS)):
        for kind, names in _NAMED.items():
            if found := re.search(rf"\b(?:{'|'.join(names)})\b", text, re.IGNORECASE):
                # A name that begins with the kind is about nothing else.
                scores[kind] += points + (found.start() == 0)
    for kind, points, pattern in _FORMULAS:
        if re.search(pattern, clues.opening):
            scores[kind] += points
    return scores


def _words(name: str) -> str:
    return re.sub(r"[_\-. ]+", " ", name)
