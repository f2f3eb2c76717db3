"""What each report holds: every column with its type and what it means, for the header and the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wijktekst.types import ACTOR_KINDS, FIRMNESS, INSTRUMENTS, SCALES

ColumnType = Literal["string", "integer", "number", "date"]
#: Between the values of a cell that holds several.
SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class Column:
    """A column: header, Frictionless type, Dutch description; numbers are written with `decimals` places."""

    name: str
    type: ColumnType
    description: str
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A report: its file name, what a row is, its columns and the columns that identify a row."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def file(self) -> str:
        return f"{self.name}.csv"


def _listed(values: tuple[str, ...]) -> str:
    return f"{', '.join(values[:-1])} of {values[-1]}"


_DOCUMENT = (
    Column("document_id", "string", "Vast kenmerk van het document, afgeleid van naam en inhoud."),
    Column("bestand", "string", "Naam van het bestand binnen de geanalyseerde map."),
)
_SPAN = (
    Column(
        "begin", "integer", "Plaats van het eerste teken van de zin in de tekst van het document (vanaf 0)."
    ),
    Column("eind", "integer", "Plaats na het laatste teken van de zin in de tekst van het document."),
)
_PLACE = (
    Column(
        "pagina", "integer", "Pagina waarop de zin begint; leeg als het bestandstype geen pagina's heeft."
    ),
    Column("kop", "string", f"De koppen boven de zin, van hoog naar laag, gescheiden door '{SEPARATOR}'."),
    Column("zin", "string", "De zin zoals die in het document staat."),
)

DOCUMENTS = Table(
    "documenten",
    "Een rij per gelezen document.",
    (
        *_DOCUMENT,
        Column("titel", "string", "Titel uit het document; leeg als die niet is gevonden."),
        Column(
            "datum", "date", "Datum uit tekst of eigenschappen van het document (jjjj-mm-dd); anders leeg."
        ),
        Column("soort", "string", "Soort document, zoals begroting, kamerbrief of besluitenlijst."),
        Column("taal", "string", "Taal van het document (ISO 639-1)."),
        Column("paginas", "integer", "Aantal pagina's; leeg als het bestandstype geen pagina's heeft."),
        Column("woorden", "integer", "Aantal woorden in de tekst."),
        Column("zinnen", "integer", "Aantal zinnen, zonder tabellen en inhoudsopgave."),
        Column("maatregelen", "integer", "Aantal zinnen dat als maatregel is herkend, ook de onzekere."),
        Column("kwaliteit", "number", "Hoe goed de tekst is te lezen, van 0 (niet vertrouwen) tot 1.", 2),
        Column("opmerkingen", "string", "Wat bij het lezen opviel."),
    ),
    ("document_id",),
)
THEMES = Table(
    "themas",
    "Een rij per document en thema dat erin voorkomt.",
    (
        *_DOCUMENT,
        Column("opgave", "string", "Code van de wijkopgave waar het thema onder valt."),
        Column("thema", "string", "Code van het thema."),
        Column("label", "string", "Naam van het thema."),
        Column("treffers", "integer", "Hoe vaak een term van het thema voorkomt."),
        Column("zinnen", "integer", "In hoeveel zinnen een term van het thema voorkomt."),
        Column("zinnen_aandeel", "number", "Deel van alle zinnen van het document, van 0 tot 1.", 4),
        Column("per_1000_woorden", "number", "Treffers per duizend woorden van het document.", 2),
        Column("maatregelen", "integer", "Hoeveel maatregelen een term van het thema bevatten."),
        Column(
            "toptermen",
            "string",
            f"De vijf termen die het meest voorkomen, met aantal, gescheiden door '{SEPARATOR}'.",
        ),
    ),
    ("document_id", "thema"),
)
PASSAGES = Table(
    "passages",
    "Een rij per zin waarin een term van een thema voorkomt.",
    (
        Column("passage_id", "string", "Vast kenmerk van de zin op deze plaats."),
        *_DOCUMENT,
        *_PLACE,
        Column("themas", "string", f"Codes van de thema's in de zin, gescheiden door '{SEPARATOR}'."),
        Column("termen", "string", f"De gevonden woorden, gescheiden door '{SEPARATOR}'."),
        *_SPAN,
    ),
    ("passage_id",),
)
MEASURES = Table(
    "maatregelen",
    "Een rij per zin die als maatregel is herkend.",
    (
        Column("maatregel_id", "string", "Vast kenmerk van de zin op deze plaats."),
        *_DOCUMENT,
        *_PLACE,
        Column(
            "soort",
            "string",
            "maatregel; onzeker als het misschien een maatregel is; ambitie als daarom is gevraagd.",
        ),
        Column(
            "opgave",
            "string",
            "Code van de wijkopgave die de maatregel wil verlichten; 'geen' als er geen past, 'onzeker' als "
            "het model het niet zeker genoeg weet.",
        ),
        Column("opgave_label", "string", "Naam van de wijkopgave."),
        Column("score", "number", "De kans dat dit een maatregel is, volgens het model, van 0 tot 1.", 2),
        Column("opgave_score", "number", "De kans dat de opgave klopt, volgens het model, van 0 tot 1.", 2),
        Column(
            "waarom",
            "string",
            "Per antwoord de woorden, termen en kenmerken die het meest telden, gescheiden door "
            f"'{SEPARATOR}'; ook van de opgave die te onzeker was om te noemen.",
        ),
        Column(
            "themas", "string", f"Codes van de opgaven waar de zin over gaat, gescheiden door '{SEPARATOR}'."
        ),
        Column(
            "actor",
            "string",
            "Wie het doet, zoals het er staat; bij 'wij' wie dat volgens het document is; anders leeg.",
        ),
        Column("actor_soort", "string", f"{_listed(ACTOR_KINDS)}; leeg als onbekend."),
        Column("ministerie", "string", "Afkorting van het ministerie, als de zin er een noemt."),
        Column("betaler", "string", "Wie het betaalt, zoals het in de zin staat; anders leeg."),
        Column("betaler_soort", "string", "Zoals bij actor_soort."),
        Column("doelgroep", "string", f"Voor wie de maatregel is, gescheiden door '{SEPARATOR}'."),
        Column("instrument", "string", f"{_listed(INSTRUMENTS)}; leeg als onbekend."),
        Column(
            "richting",
            "string",
            "meer (invoeren, uitbreiden), minder (afschaffen, verlagen) of anders; leeg als onbekend.",
        ),
        Column("stelligheid", "string", f"Hoe vast het staat: {_listed(FIRMNESS)}; leeg als onbekend."),
        Column("voorwaarde", "string", "De woorden die een voorwaarde stellen, zoals 'mits'; anders leeg."),
        Column(
            "bedrag_eur",
            "number",
            "Het bedrag waar het om gaat, in euro's; leeg zonder bedrag en bij een bandbreedte.",
            2,
        ),
        Column("bedrag_min", "number", "Het laagste bedrag van een bandbreedte, of het minimum.", 2),
        Column("bedrag_max", "number", "Het hoogste bedrag van een bandbreedte, of het maximum.", 2),
        Column("per_jaar", "string", "'ja' als het bedrag per jaar is; anders leeg."),
        Column("bedrag_per", "string", "Waarvoor het bedrag telkens is, zoals huishouden of woning."),
        Column("structureel", "string", "structureel of incidenteel; leeg als dat er niet staat."),
        Column("munt", "string", "EUR, of NLG als het in guldens staat (omgerekend met 2,20371)."),
        Column("bedrag_tekst", "string", "Het bedrag zoals het in de zin staat."),
        Column("periode", "string", "Wanneer de maatregel loopt, zoals ISO 8601 het schrijft (2022/2025)."),
        Column("periode_van", "date", "Eerste dag van die periode; leeg als die open is."),
        Column("periode_tot", "date", "Laatste dag van die periode; leeg als die open is."),
        Column("schaal", "string", f"{_listed(SCALES)}; leeg als onbekend."),
        Column("plaats", "string", f"Genoemde plaatsen, gescheiden door '{SEPARATOR}'."),
        Column(
            "plaats_code",
            "string",
            "De code van elke plaats (CBS; NPLV voor een focusgebied), in dezelfde volgorde; '?' als meer "
            "plaatsen zo heten en niet blijkt welke is bedoeld.",
        ),
        Column(
            "verwijzing",
            "string",
            f"Kamerstukken, moties, wetten en regelingen in de zin, gescheiden door '{SEPARATOR}'.",
        ),
        Column(
            "bewijs",
            "string",
            "Per kenmerk de tekens waaruit het blijkt, met hun plaats in de tekst van het document.",
        ),
        *_SPAN,
    ),
    ("maatregel_id",),
)
UNREAD = Table(
    "niet_gelezen",
    "Een rij per bestand dat niet is gelezen.",
    (
        Column("bestand", "string", "Naam van het bestand binnen de geanalyseerde map."),
        Column("reden", "string", "Waarom het niet is gelezen, in een woord."),
        Column("toelichting", "string", "Wat er aan de hand is."),
        Column("advies", "string", "Wat u kunt doen."),
    ),
    ("bestand",),
)
TABLES = (DOCUMENTS, THEMES, PASSAGES, MEASURES, UNREAD)
