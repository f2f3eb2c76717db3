"""What each report holds: every column with its type and what it means, for the header and the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
        Column("actor", "string", "Wie het doet, zoals het in de zin staat; leeg als dat er niet staat."),
        Column(
            "instrument",
            "string",
            "geld, regel, organisatie, uitvoering, afspraak of kennis; leeg als onbekend.",
        ),
        Column("bedrag_eur", "number", "Eerste bedrag in de zin, in euro's; leeg als er geen in staat.", 2),
        Column("periode", "string", "Jaren of data waarover de maatregel loopt; leeg als die er niet staan."),
        Column(
            "schaal",
            "string",
            "wijk, gemeente, regio, provincie, landelijk of internationaal; leeg als onbekend.",
        ),
        Column("plaats", "string", f"Genoemde plaatsen, gescheiden door '{SEPARATOR}'."),
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
