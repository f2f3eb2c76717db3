"""The columns of a measure: what it is, what it says, what it repeats and what proves it."""

from __future__ import annotations

from wijktekst.reports.columns import DOCUMENT, PLACE, SEPARATOR, SPAN, Column, Table
from wijktekst.types import ACTOR_KINDS, FIRMNESS, INSTRUMENTS, SCALES, TARGET_GROUPS

#: The two columns of a measure that depend on the other measures of a run.
GROUP = ("maatregel_groep", "telt_mee")


def _listed(values: tuple[str, ...]) -> str:
    return f"{', '.join(values[:-1])} of {values[-1]}"


MEASURES = Table(
    "maatregelen",
    "Een rij per zin die als maatregel is herkend.",
    (
        Column("maatregel_id", "string", "Vast kenmerk van de zin op deze plaats."),
        *DOCUMENT,
        *PLACE,
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
        Column(
            "doelgroep",
            "string",
            f"Voor wie de maatregel is ({', '.join(TARGET_GROUPS)}), gescheiden door '{SEPARATOR}'.",
        ),
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
        Column("bedrag_min", "number", "Het bedrag op zijn minst; leeg bij alleen een maximum.", 2),
        Column("bedrag_max", "number", "Het bedrag op zijn hoogst; leeg bij alleen een minimum.", 2),
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
            GROUP[0],
            "string",
            "Kenmerk dat zinnen delen die dezelfde maatregel noemen, ook in verschillende documenten.",
        ),
        Column(
            GROUP[1],
            "string",
            "'ja' bij de eerste zin van een groep; tel alleen deze rijen om niets dubbel te tellen.",
        ),
        Column(
            "bewijs",
            "string",
            "Per kenmerk de tekens waaruit het blijkt, met hun plaats in de tekst van het document.",
        ),
        *SPAN,
    ),
    ("maatregel_id",),
)
