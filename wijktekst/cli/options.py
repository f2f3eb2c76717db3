"""Options that several commands share."""

from __future__ import annotations

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

Workbook = Annotated[
    bool, typer.Option("--excel", help="Schrijf ook een werkmap met alle tabellen: rapport.xlsx.")
]
Figures = Annotated[
    bool, typer.Option("--figuren", help="Schrijf de figuren ook als losse bestanden (SVG en PNG).")
]
