"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from wijktekst.errors import InputError
from wijktekst.types import CHALLENGES

LanguageModel = Annotated[
    str,
    typer.Option(
        "--taalmodel",
        metavar="NAAM",
        show_default=False,
        help="spaCy-model voor Nederlands; standaard het beste dat is geïnstalleerd, 'geen' rekent zonder.",
    ),
]


def challenges_of(names: list[str]) -> tuple[str, ...]:
    """The named challenges in the codebook's order. Raises InputError for a name that is none."""
    for name in names:
        if name not in CHALLENGES:
            raise InputError(f"'{name}' is geen wijkopgave. Kies uit: {', '.join(CHALLENGES)}.")
    return tuple(challenge for challenge in CHALLENGES if challenge in names)
