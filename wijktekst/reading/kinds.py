"""What sort of document it is, by rules over its name, title, opening and format."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

#: Kind and what it is called in a file name or title; an earlier line wins where two score the same.
_NAMED: tuple[tuple[str, str], ...] = (
    ("besluitenlijst", r"besluitenlijst(?:en)?"),
    ("kamerbrief", r"kamerbrief"),
    ("raadsvoorstel", r"raadsvoorstel"),
    ("raadsbesluit", r"raadsbesluit"),
    ("collegevoorstel", r"(?:college|b&w)-?(?:voorstel|advies)"),
    ("collegebesluit", r"collegebesluit"),
    ("raadsinformatiebrief", r"raadsinformatiebrief|raadsbrief|collegebrief"),
    ("amendement", r"amendement"),
    ("motie", r"(?:gewijzigde )?moties?"),
    ("coalitieakkoord", r"(?:coalitie|regeer|bestuurs|hoofdlijnen|college|raads)-?(?:akkoord|programma)"),
    ("verkiezingsprogramma", r"verkiezingsprogramma"),
    ("jaarstukken", r"jaarstukken|jaarrekening|jaarverslag(?:legging)?"),
    ("begroting", r"(?:programma|meerjaren|ontwerp|rijks|primaire |concept)?-?begroting|begrotingsstaten|"
                  r"begrotingshoofdstuk|kadernota|voorjaarsnota|najaarsnota|perspectiefnota|miljoenennota"),
    ("consultatie", r"(?:internet)?consultatie(?:versie|formulier|document)?|beleidskompas(?:formulier)?"),
    ("notulen", r"(?:raads|commissie)?notulen|(?:woordelijk |concept)?verslag (?:van de )?\w*vergadering|handelingen"),
    ("factsheet", r"factsheet|infosheet"),
    ("omgevingsvisie", r"omgevingsvisie"),
    ("wijkplan", r"(?:wijk|buurt|dorps|gebieds|kern|stadsdeel)-?(?:actie|uitvoerings|ontwikkelings)?-?"
                 r"(?:plan(?:nen)?|visie|agenda|aanpak|programma|perspectief)"),
    ("onderzoek", r"onderzoeks?(?:rapport(?:age)?|verslag)?|(?:tussen|eind)?evaluatie(?:rapport)?|\w*monitor(?:en)?|"
                  r"gebiedsscans?|voortgangsrapportage|rekenkamer(?:rapport|onderzoek)?|verkenning|quickscan|effectmeting"),
    ("vergunning", r"omgevingsvergunning|vergunning(?:verlening)?|ontheffing"),
    ("regeling", r"\w*verordening|beleidsregels?|\w*regeling|mandaatbesluit|reglement(?: van orde)?"),
    ("uitvoeringsprogramma", r"(?:uitvoerings|actie)-?(?:programma|plan|agenda)"),
    ("beleidsplan", r"beleidsplan|beleidskader|beleidsprogramma"),
    ("nota", r"(?:beleids|start|discussie)?-?(?:nota|notitie)(?! van)|memo(?:randum)?"),
    ("visie", r"(?:woon|toekomst|structuur|mobiliteits|economische )?visie"),
    ("blog", r"blog|weblog|column"),
    ("persbericht", r"persbericht|nieuwsbericht"),
    ("brief", r"brief"),
    ("agenda", r"agenda"),
    ("besluit", r"(?:ontwerp)?besluit"),
)  # fmt: skip
#: Kind, formula in the opening of the text, and how much it proves.
_FORMULAS: tuple[tuple[str, str, int], ...] = (
    ("kamerstuk", r"(?:Tweede|Eerste) Kamer der Staten-Generaal\W+(?:\d\W+)?Vergaderjaar", 5),
    ("kamerstuk", r"Vergaderjaar\s+\d{4}\W{1,3}\d{4}[\s\S]{0,300}\d\d ?\d{3}", 4),
    ("begroting", r"Vaststelling van de begrotingsstaten|begrotingsstaat van|ontwerpbegroting \d{4}", 6),
    ("kamerbrief", r"BRIEF VAN DE (?:MINISTER|STAATSSECRETARIS)", 7),
    ("kamerbrief", r"(?i:aan )?(?i:de voorzitter van de (?:tweede|eerste) kamer der staten-generaal)", 5),
    ("motie", r"MOTIE VAN (?:HET LID|DE LEDEN)|(?i:gehoord de beraadslaging)[\s\S]{0,2500}(?i:verzoekt (?:de regering|het"
              r" college))|(?i:draagt het college op)", 7),
    ("amendement", r"(?i:AMENDEMENT VAN (?:HET LID|DE LEDEN))", 7),
    ("raadsvoorstel", r"(?i:voorstel aan de (?:gemeente)?raad|de raad (?:wordt )?voor(?:ge)?steld|raadsvoorstel)", 3),
    ("raadsbesluit", r"(?i:de raad van de gemeente [\w' -]+;?)[\s\S]{0,1200}\b(?i:besluit|b e s l u i t)\b\s*:?", 3),
    ("collegevoorstel", r"(?i:college van b(?:urgemeester )?(?:&|en) ?w[\s\S]{0,200}beslispunt|datum b&w)", 4),
    ("besluitenlijst", r"(?i:besluitenlijst|lijst van besluiten|voortouwcommissie:)", 3),
    ("notulen", r"(?i:voorzitter: (?:de heer|mevrouw|mr|drs)|opent de vergadering|openbare vergadering op)", 3),
    ("verkiezingsprogramma", r"(?i:verkiezingsprogramma|(?:tweede kamer|gemeenteraads)verkiezingen)", 3),
    ("coalitieakkoord", r"(?i:coalitieakkoord|regeerakkoord|collegeprogramma)", 3),
    ("consultatie", r"(?i:internetconsultatie|beleidskompas|ter consultatie)", 4),
    ("factsheet", r"(?i:in deze factsheet|\bfactsheet\b)", 3),
    ("onderzoek", r"(?i:uitkomsten van het onderzoek|in opdracht van|dit (?:onderzoek|rapport)|onderzoeksvra|scoort de"
                  r" indicator|gebiedsscan)", 2),
    ("vergunning", r"(?i:besluit(?:en|t)? (?:wij )?(?:tot|de) [\w ]{0,30}omgevingsvergunning|olo ?nummer)", 3),
    ("regeling", r"(?i:gelet op artikel|gelet op de)[\s\S]{0,1500}(?i:\bartikel 1\b|vast te stellen)", 3),
    ("brief", r"\bGeachte\b|\bBeste (?:bewoners?|inwoners?|lezers?|mevrouw|heer)\b", 3),
    ("blog", r"(?i:^\s*blog\b|\bdoor: ?[A-Z][a-z]+ [A-Z])", 3),
    ("persbericht", r"(?i:^\s*persbericht)", 4),
)  # fmt: skip
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
    return list(dict.fromkeys([kind for kind, _ in _NAMED] + [kind for kind, _, _ in _FORMULAS]))


def _scores(clues: Clues) -> Counter[str]:
    scores: Counter[str] = Counter()
    folder, _, file = clues.name.rpartition("/")
    texts = ((_words(file.rpartition(".")[0] or file), _NAME_POINTS), (clues.title, _TITLE_POINTS))
    for text, points in (*texts, (_words(folder.rpartition("/")[2]), _FOLDER_POINTS)):
        for kind, pattern in _NAMED:
            if found := re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
                # A name that begins with the kind is about nothing else.
                scores[kind] += points + (found.start() == 0)
    for kind, pattern, points in _FORMULAS:
        if re.search(pattern, clues.opening):
            scores[kind] += points
    return scores


def _words(name: str) -> str:
    return re.sub(r"[_\-. ]+", " ", name)
