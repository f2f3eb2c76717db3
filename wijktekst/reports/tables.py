"""What each report holds: every column with its type and what it means, for the header and the schema."""

from __future__ import annotations

from wijktekst.reports.columns import DOCUMENT, PLACE, SEPARATOR, SPAN, Column, Table
from wijktekst.reports.measure_table import MEASURES

DOCUMENTS = Table(
    "documenten",
    "Een rij per gelezen document.",
    (
        *DOCUMENT,
        Column("titel", "string", "Titel uit het document; leeg als die niet is gevonden."),
        Column(
            "datum", "date", "Datum uit tekst of eigenschappen van het document (jjjj-mm-dd); anders leeg."
        ),
        Column("soort", "string", "Soort document, zoals begroting, kamerbrief of besluitenlijst."),
        Column("auteur", "string", "De organisatie die het document maakte; leeg als het dat niet zegt."),
        Column("gemeente", "string", "De gemeente waar het document over gaat; leeg bij geen of meer."),
        Column("gemeente_code", "string", "De code van die gemeente (CBS)."),
        Column("taal", "string", "Taal van het document (ISO 639-1)."),
        Column("paginas", "integer", "Aantal pagina's; leeg als het bestandstype geen pagina's heeft."),
        Column("woorden", "integer", "Aantal woorden in de tekst."),
        Column("zinnen", "integer", "Aantal zinnen, zonder tabellen en inhoudsopgave."),
        Column("maatregelen", "integer", "Aantal zinnen dat als maatregel is herkend, ook de onzekere."),
        Column("kwaliteit", "number", "Hoe goed de tekst is te lezen, van 0 (niet vertrouwen) tot 1.", 2),
        Column(
            "bladzijden_niet_gelezen",
            "string",
            "Bladzijden waarop iets staat dat niet is gelezen, zoals scans: '2, 5 t/m 8'; anders leeg.",
        ),
        Column(
            "tekstherkenning",
            "number",
            "Zekerheid waarmee scans met tekstherkenning zijn gelezen, van 0 tot 1; leeg zonder scans.",
            2,
        ),
        Column("opmerkingen", "string", "Wat bij het lezen opviel."),
    ),
    ("document_id",),
)
THEMES = Table(
    "themas",
    "Een rij per document en thema dat erin voorkomt.",
    (
        *DOCUMENT,
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
        *DOCUMENT,
        *PLACE,
        Column("themas", "string", f"Codes van de thema's in de zin, gescheiden door '{SEPARATOR}'."),
        Column("termen", "string", f"De gevonden woorden, gescheiden door '{SEPARATOR}'."),
        *SPAN,
    ),
    ("passage_id",),
)
TABLE_AMOUNTS = Table(
    "tabelbedragen",
    "Een rij per bedrag in een tabel, in hele euro's; de eenheid boven de tabel is verrekend.",
    (
        *DOCUMENT,
        Column("pagina", "integer", "Pagina van de cel; leeg als het bestandstype geen pagina's heeft."),
        Column("kop", "string", f"De koppen boven de tabel, gescheiden door '{SEPARATOR}'."),
        Column("bijschrift", "string", "De regel die zegt wat de tabel is; leeg als die er niet is."),
        Column("rij", "string", "Wat er vooraan in de rij staat."),
        Column("kolom", "string", "Wat er boven de kolom staat."),
        Column("jaar", "integer", "Het jaar van de kolom of de tabel; leeg als dat er niet staat."),
        Column(
            "bedrag_eur", "number", "Het bedrag in euro's; tussen haakjes of met een min is het negatief.", 2
        ),
        Column("begin", "integer", "Plaats van het eerste teken van de cel in de tekst (vanaf 0)."),
        Column("eind", "integer", "Plaats na het laatste teken van de cel."),
    ),
    ("document_id", "begin"),
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
TABLES = (DOCUMENTS, THEMES, PASSAGES, MEASURES, TABLE_AMOUNTS, UNREAD)
