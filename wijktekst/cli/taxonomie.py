"""`wijktekst taxonomie`: the taxonomy for other programs, and somebody's own for this one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijktekst.cli.dutch import DutchCommand, DutchGroup
from wijktekst.cli.options import ExcelNl, UnusedLanguageModel
from wijktekst.language.numbers import counted
from wijktekst.reading.names import printable

if TYPE_CHECKING:
    from wijktekst.taxonomy import Taxonomy

taxonomie = typer.Typer(
    cls=DutchGroup,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
    help="Schrijf de taxonomie voor andere programma's (SKOS, CSV), of maak tabellen van een eigen lijst.",
)

Replace = Annotated[bool, typer.Option("--vervang", help="Overschrijf de tabellen die al in de map staan.")]


@taxonomie.command(cls=DutchCommand)
def exporteer(
    doel: Annotated[
        Path,
        typer.Argument(
            metavar="DOEL",
            help="SKOS-bestand (.ttl, .jsonld of .rdf), of een map voor tabellen in CSV.",
        ),
    ],
    bron: Annotated[
        Path | None,
        typer.Option(
            "--taxonomie",
            metavar="PAD",
            show_default=False,
            help="Een eigen taxonomie: een SKOS-bestand of een map met tabellen.",
        ),
    ] = None,
    excel_nl: ExcelNl = False,
    vervang: Replace = False,
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Schrijf de taxonomie als SKOS of als tabellen, zonder dat er iets verloren gaat."""
    taxonomy = loaded(bron)
    _write(taxonomy, doel, excel_nl, vervang)


@taxonomie.command(cls=DutchCommand)
def importeer(
    bestand: Annotated[
        Path,
        typer.Argument(
            metavar="BESTAND",
            help="Een eigen lijst in SKOS (.ttl, .jsonld, .rdf, .nt, .nq of .trig), of een map met tabellen.",
        ),
    ],
    uit: Annotated[
        Path, typer.Option("--uit", metavar="MAP", help="Map voor de tabellen, om in te bewerken.")
    ] = Path("taxonomie"),
    excel_nl: ExcelNl = False,
    vervang: Replace = False,
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Maak van een eigen begrippenlijst tabellen die u in Excel kunt bewerken en met --taxonomie gebruikt."""
    from wijktekst.errors import InputError

    if uit.suffix and not uit.is_dir():
        raise InputError(f"'{uit}' lijkt een bestand. Geef met --uit een map; SKOS schrijft 'exporteer'.")
    taxonomy = loaded(bestand)
    _write(taxonomy, uit, excel_nl, vervang)
    print(f"Kijk de termen na en gebruik de map met: wijktekst analyseer MAP --taxonomie {uit}")


def loaded(source: Path | None) -> Taxonomy:
    """The taxonomy, with what was left out of it said on stderr."""
    from wijktekst.taxonomy import Taxonomy

    taxonomy = Taxonomy.load(source)
    for note in taxonomy.notes:
        print(printable(f"Let op: {note}"), file=sys.stderr)
    return taxonomy


def _write(taxonomy: Taxonomy, target: Path, excel_nl: bool, replace: bool) -> None:
    from wijktekst.taxonomy import write_taxonomy

    write_taxonomy(taxonomy, target, excel_nl=excel_nl, replace=replace)
    themes = counted(len(taxonomy.themes), "thema", "thema's")
    terms = counted(len(taxonomy.terms), "term", "termen")
    print(printable(f"{themes} en {terms} staan in {target}."))
