"""What the files of `wijktekst vergelijk` and `wijktekst dekking` hold, column by column."""

from __future__ import annotations

from wijktekst.overviews.compare import WATCHED
from wijktekst.overviews.coverage import ATTENTION, LACKS
from wijktekst.reports.columns import SEPARATOR, Column, Table
from wijktekst.types import INSTRUMENTS

CHANGES = Table(
    "verschillen",
    "Een rij per maatregel die nieuw, vervallen, gewijzigd of anders verwoord is.",
    (
        Column("status", "string", "nieuw, vervallen, gewijzigd of anders verwoord."),
        Column(
            "gewijzigd", "string", f"Wat er veranderde: {', '.join(WATCHED)}, gescheiden door '{SEPARATOR}'."
        ),
        Column("opgave_oud", "string", "Wijkopgave in de eerste map."),
        Column("opgave_nieuw", "string", "Wijkopgave in de tweede map."),
        Column("bedrag_oud", "number", "Bedrag in euro's in de eerste map.", 2),
        Column("bedrag_nieuw", "number", "Bedrag in euro's in de tweede map.", 2),
        Column("bedrag_verschil", "number", "Het nieuwe bedrag min het oude, als beide er zijn.", 2),
        Column("stelligheid_oud", "string", "Stelligheid in de eerste map."),
        Column("stelligheid_nieuw", "string", "Stelligheid in de tweede map."),
        Column("periode_oud", "string", "Periode in de eerste map."),
        Column("periode_nieuw", "string", "Periode in de tweede map."),
        Column("zin_oud", "string", "De zin in de eerste map."),
        Column("zin_nieuw", "string", "De zin in de tweede map."),
        Column("bestand_oud", "string", "Bestand in de eerste map."),
        Column("pagina_oud", "integer", "Pagina in dat bestand."),
        Column("bestand_nieuw", "string", "Bestand in de tweede map."),
        Column("pagina_nieuw", "integer", "Pagina in dat bestand."),
        Column("gelijkenis", "number", "Hoeveel de zinnen op elkaar lijken, van 0 tot 1.", 2),
        Column("maatregel_id_oud", "string", "Kenmerk van de maatregel in de eerste map."),
        Column("maatregel_id_nieuw", "string", "Kenmerk van de maatregel in de tweede map."),
    ),
    ("maatregel_id_oud", "maatregel_id_nieuw"),
)
SHIFTS = Table(
    "verschuivingen",
    "Een rij per wijkopgave en per thema: welk deel van de zinnen erover gaat, eerst en daarna.",
    (
        Column("niveau", "string", "opgave of thema."),
        Column("code", "string", "Code van de opgave of het thema."),
        Column("label", "string", "Naam van de opgave of het thema."),
        Column("zinnen_oud", "integer", "Aantal zinnen in de eerste map."),
        Column("zinnen_nieuw", "integer", "Aantal zinnen in de tweede map."),
        Column("aandeel_oud", "number", "Deel van alle zinnen in de eerste map, van 0 tot 1.", 4),
        Column("aandeel_oud_laag", "number", "Ondergrens van het 95%-interval.", 4),
        Column("aandeel_oud_hoog", "number", "Bovengrens van het 95%-interval.", 4),
        Column("aandeel_nieuw", "number", "Deel van alle zinnen in de tweede map.", 4),
        Column("aandeel_nieuw_laag", "number", "Ondergrens van het 95%-interval.", 4),
        Column("aandeel_nieuw_hoog", "number", "Bovengrens van het 95%-interval.", 4),
        Column("verschil", "number", "Het nieuwe aandeel min het oude.", 4),
        Column("verschil_laag", "number", "Ondergrens van het 95%-interval.", 4),
        Column("verschil_hoog", "number", "Bovengrens van het 95%-interval.", 4),
        Column(
            "meer_dan_toeval",
            "string",
            "'ja' als het verschil groter is dan toeval verklaart, ook als op alles tegelijk wordt gelet.",
        ),
        Column("getrokken_uit", "string", "Waarop de intervallen rusten: documenten, of bij weinig: zinnen."),
    ),
    ("niveau", "code"),
)
MATRIX = Table(
    "dekking",
    "Een rij per wijkopgave, plaats en instrument met een maatregel; dubbele maatregelen tellen eens.",
    (
        Column("opgave", "string", "Code van de wijkopgave."),
        Column("opgave_label", "string", "Naam van de wijkopgave."),
        Column("plaats", "string", "Genoemde plaats; leeg als de maatregel er geen noemt."),
        Column("plaats_code", "string", "Code van de plaats."),
        Column("instrument", "string", "Instrument; leeg als onbekend."),
        Column("maatregelen", "integer", "Aantal maatregelen; een met twee plaatsen telt bij beide."),
        Column("met_bedrag", "integer", "Hoeveel ervan een bedrag noemen."),
        Column("bedrag_eenmalig", "number", "Som van de bedragen in euro's die niet per jaar zijn.", 2),
        Column("bedrag_per_jaar", "number", "Som van de bedragen in euro's per jaar.", 2),
        Column("bedrag_minder", "number", "Som van de bedragen van maatregelen met richting minder.", 2),
    ),
    ("opgave", "plaats", "plaats_code", "instrument"),
)
LINES = Table(
    "dekking_opgaven",
    "Een rij per wijkopgave: aandacht, maatregelen per instrument, geld, en wat ontbreekt.",
    (
        Column("opgave", "string", "Code van de wijkopgave."),
        Column("opgave_label", "string", "Naam van de wijkopgave."),
        Column("zinnen", "integer", "Aantal zinnen met een term van de opgave."),
        Column("zinnen_aandeel", "number", "Deel van alle zinnen, van 0 tot 1.", 4),
        Column("maatregelen", "integer", "Aantal maatregelen; dubbele tellen eens."),
        *(Column(name, "integer", f"Aantal maatregelen met het instrument {name}.") for name in INSTRUMENTS),
        Column("instrument_onbekend", "integer", "Aantal maatregelen waarvan het instrument onbekend is."),
        Column("met_plaats", "integer", "Aantal maatregelen dat een plaats noemt."),
        *(Column(f"zonder_{name}", "integer", f"Aantal maatregelen zonder {name}.") for name in LACKS),
        Column("bedrag_eenmalig", "number", "Som van de bedragen in euro's die niet per jaar zijn.", 2),
        Column("bedrag_per_jaar", "number", "Som van de bedragen in euro's per jaar.", 2),
        Column("bedrag_minder", "number", "Som van de bedragen van maatregelen met richting minder.", 2),
    ),
    ("opgave",),
)
BLIND = Table(
    "blinde_vlekken",
    f"Een rij per thema dat in {ATTENTION} zinnen of meer aandacht krijgt en in geen maatregel, en per "
    "maatregel waarbij bedrag, eigenaar of termijn ontbreekt.",
    (
        Column("soort", "string", "thema zonder maatregel, of maatregel."),
        Column("ontbreekt", "string", f"Wat ontbreekt, gescheiden door '{SEPARATOR}'."),
        Column("opgave", "string", "Code van de wijkopgave."),
        Column("thema", "string", "Code van het thema, bij een thema zonder maatregel."),
        Column("label", "string", "Naam van dat thema."),
        Column("zinnen", "integer", "In hoeveel zinnen het thema voorkomt."),
        Column("documenten", "integer", "In hoeveel documenten het thema voorkomt."),
        Column("zin", "string", "De maatregel."),
        Column("bestand", "string", "Het bestand waarin die staat."),
        Column("pagina", "integer", "De pagina."),
        Column("maatregel_id", "string", "Kenmerk van de maatregel."),
    ),
    ("soort", "opgave", "thema", "maatregel_id"),
)
