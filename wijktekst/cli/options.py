"""Options that several commands share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from wijktekst.errors import InputError
from wijktekst.types import CHALLENGES


def _checked(name: str) -> str:
    """Refuses the names that commands refuse that do use the model."""
    if name:
        from wijktekst.language import describe

        describe(name)
    return name


LanguageModel = Annotated[
    str,
    typer.Option(
        "--taalmodel",
        metavar="NAAM",
        show_default=False,
        help="spaCy-model voor Nederlands; standaard het beste dat is geïnstalleerd, 'geen' rekent zonder.",
    ),
]
#: For commands whose outcome does not depend on it, so that a script can give every command the same option.
UnusedLanguageModel = Annotated[
    str,
    typer.Option(
        "--taalmodel",
        metavar="NAAM",
        show_default=False,
        callback=_checked,
        help="spaCy-model voor Nederlands; verandert de uitkomst hier niet, alleen de naam wordt nagekeken.",
    ),
]

OwnTaxonomy = Annotated[
    Path | None,
    typer.Option(
        "--taxonomie",
        metavar="PAD",
        show_default=False,
        help="Zoek thema's van een eigen taxonomie: een SKOS-bestand (.ttl, .jsonld, .rdf) of een map met "
        "tabellen. Wat een maatregel is, hangt er niet van af.",
    ),
]
#: For commands on reports, which hold the names of their themes; a script can give each command the same.
TaxonomyOfReports = Annotated[
    Path | None,
    typer.Option(
        "--taxonomie",
        metavar="PAD",
        show_default=False,
        help="Kijk na of de rapporten met deze taxonomie zijn gemaakt. Voor de namen van thema's is dit niet "
        "nodig: die staan in de rapporten.",
    ),
]


def place_of(taxonomy: Path | None) -> str:
    """An own taxonomy as `Settings.taxonomy` has it. Tells what of it cannot be used.

    Raises InputError or TaxonomyError when it is missing or wrong.
    """
    if taxonomy is None:
        return ""
    from wijktekst.reading.names import printable
    from wijktekst.taxonomy.in_use import taxonomy_of
    from wijktekst.types import Settings

    place = str(taxonomy.resolve())
    for note in taxonomy_of(Settings(taxonomy=place)).notes:
        print(printable(f"Let op: {note}"), file=sys.stderr)
    return place


def check_taxonomy(taxonomy: Path | None, uit: Path) -> None:
    """Tell when the reports in a folder were made with another taxonomy than this one."""
    if taxonomy is None:
        return
    from wijktekst import reports
    from wijktekst.taxonomy.in_use import taxonomy_of
    from wijktekst.types import Settings

    own = taxonomy_of(Settings(taxonomy=str(taxonomy.resolve())))
    if reports.taxonomy_of(uit) != own.hash:
        print(
            f"Let op: de rapporten in '{uit}' zijn met een andere taxonomie gemaakt dan '{taxonomy}'. Maak "
            f"ze opnieuw met: wijktekst analyseer MAP --uit {uit} --taxonomie {taxonomy}",
            file=sys.stderr,
        )


Ocr = Annotated[
    bool,
    typer.Option(
        "--ocr/--geen-ocr",
        help="Lees scans met tekstherkenning, als die is geïnstalleerd (zie de handleiding).",
    ),
]


def challenges_of(names: list[str]) -> tuple[str, ...]:
    """The named challenges in the codebook's order. Raises InputError for a name that is none."""
    for name in names:
        if name not in CHALLENGES:
            raise InputError(f"'{name}' is geen wijkopgave. Kies uit: {', '.join(CHALLENGES)}.")
    return tuple(challenge for challenge in CHALLENGES if challenge in names)


ExcelNl = Annotated[
    bool,
    typer.Option("--excel-nl", help="CSV die een Nederlandse Excel goed opent (; en decimale komma)."),
]

Workbook = Annotated[bool, typer.Option("--excel", help="Schrijf ook een werkmap voor Excel: rapport.xlsx.")]
Figures = Annotated[
    bool, typer.Option("--figuren", help="Schrijf de figuren ook als losse bestanden (SVG en PNG).")
]
