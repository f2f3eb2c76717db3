"""What to do about a document that could not be read: a Dutch sentence per reason and kind of file."""

from __future__ import annotations

from wijktekst.types import Reason

#: Default advice per reason; a reader may give a better one.
ADVICE: dict[Reason, str] = {
    "encrypted": (
        "Open het bestand met het wachtwoord, sla het op zonder beveiliging en probeer het opnieuw."
    ),
    "scanned": (
        "Maak de tekst doorzoekbaar met tekstherkenning (OCR, bijvoorbeeld in de scannersoftware) of vraag "
        "de afzender om het oorspronkelijke document."
    ),
    "empty": "Controleer of het goede bestand in de map staat; er valt hier niets te lezen.",
    "malformed": (
        "Open het bestand in het programma waarin het gemaakt is en sla het opnieuw op, of haal het opnieuw "
        "op bij de bron."
    ),
    "too_large": (
        "Splits het bestand in delen of verklein het, bijvoorbeeld door afbeeldingen weg te laten."
    ),
    "timed_out": ("Geef meer tijd per document, of splits het bestand in delen en probeer het opnieuw."),
    "out_of_memory": (
        "Geef meer geheugen per document (--max-geheugen), of splits het bestand in delen en probeer het "
        "opnieuw."
    ),
    "crashed": (
        "Sla het bestand opnieuw op (bij PDF: afdrukken naar PDF) en probeer het opnieuw; blijft het "
        "misgaan, meld het dan met het bestand erbij."
    ),
    "unsupported": (
        "Sla het document op als PDF, Word (.docx), ODT, RTF, HTML of tekst (.txt) en probeer het opnieuw."
    ),
}

_IMAGE = (
    "Dit is een afbeelding; daar staat geen tekst in die te lezen is.",
    "Maak er met tekstherkenning (OCR) een doorzoekbare PDF van.",
)
_SHEET = (
    "Dit is een rekenblad.",
    "Sla de toelichtende tekst op als .docx of PDF; losse cijfers worden niet gelezen.",
)
_SLIDES = ("Dit is een presentatie.", "Sla de presentatie op als PDF en probeer het opnieuw.")
_ARCHIVE = (
    "Dit is een ingepakt archief.",
    "Pak het archief uit en zet de documenten die erin zitten in de map.",
)
_MAIL = (
    "Dit is een e-mailbericht in de indeling van Outlook (.msg).",
    "Sla het bericht op als .eml of PDF, en de bijlagen apart.",
)
_DATA = (
    "Dit is een gegevensbestand, geen document met lopende tekst.",
    "Laat het weg, of sla de tekst die erin staat op als .txt of .docx.",
)
_CODE = ("Dit is programmacode of opmaak, geen document.", "Laat dit bestand weg.")
_MEDIA = (
    "Dit is een geluids- of filmbestand.",
    "Laat er een verslag of ondertiteling van maken en sla die op als tekst.",
)

#: What kinds of file are that have no reader, by media type: (what it is, what to do).
UNSUPPORTED: dict[str, tuple[str, str]] = {
    "application/msword": (
        "Dit is een Word-document in de oude indeling (.doc).",
        "Open het in Word en sla het op als .docx. Staat LibreOffice op deze computer, dan gaat dat vanzelf.",
    ),
    "application/vnd.ms-excel": _SHEET,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": _SHEET,
    "application/vnd.oasis.opendocument.spreadsheet": _SHEET,
    "application/vnd.ms-powerpoint": _SLIDES,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": _SLIDES,
    "application/vnd.oasis.opendocument.presentation": _SLIDES,
    "application/vnd.oasis.opendocument.graphics": _SLIDES,
    "application/gzip": _ARCHIVE,
    "application/x-7z-compressed": _ARCHIVE,
    "application/vnd.rar": _ARCHIVE,
    "application/x-tar": _ARCHIVE,
    "application/x-bzip2": _ARCHIVE,
    "application/x-xz": _ARCHIVE,
    "application/vnd.ms-outlook": _MAIL,
    "application/vnd.ms-tnef": (
        "Dit is een bijlage in de eigen indeling van Outlook (winmail.dat).",
        "Vraag de afzender om het bericht als HTML te versturen, of om de bijlagen als PDF.",
    ),
    "multipart/related": (
        "Dit is een webpagina in één archief (.mht).",
        "Open de pagina in een browser en sla haar op als HTML of PDF.",
    ),
    "application/x-appledouble": (
        "Dit is een hulpbestand van macOS zonder tekst.",
        "Laat dit bestand weg; het echte document staat er meestal naast.",
    ),
    "application/postscript": (
        "Dit is een PostScript-bestand.",
        "Zet het om naar PDF en probeer het opnieuw.",
    ),
    "text/csv": _DATA,
    "application/json": _DATA,
    "application/yaml": _DATA,
    "text/calendar": _DATA,
    "text/vcard": _DATA,
    "text/x-code": _CODE,
}


def unsupported(media_type: str) -> tuple[str, str]:
    """(detail, advice) for a media type without a reader."""
    if media_type in UNSUPPORTED:
        return UNSUPPORTED[media_type]
    family = media_type.split("/")[0]
    if family == "image":
        return _IMAGE
    if family in ("audio", "video"):
        return _MEDIA
    return "Dit soort bestand wordt niet herkend.", ADVICE["unsupported"]
