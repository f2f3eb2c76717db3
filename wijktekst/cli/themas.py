"""`wijktekst themas`: the taxonomy, one theme of it, or what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijktekst.cli.dutch import USER_ERROR

if TYPE_CHECKING:
    from rich.table import Table

    from wijktekst.taxonomy import Taxonomy


def themas(
    thema: Annotated[
        str, typer.Argument(metavar="[THEMA]", show_default=False, help="Code van een thema of wijkopgave.")
    ] = "",
    controleer: Annotated[
        bool, typer.Option("--controleer", help="Zoek fouten in de tabellen: dubbel, dood, botsend, leeg.")
    ] = False,
    taxonomie: Annotated[
        Path | None,
        typer.Option("--taxonomie", metavar="MAP", help="Een eigen taxonomie (dezelfde tabellen)."),
    ] = None,
) -> None:
    """Toon de wijkopgaven en hun thema's, of alles over een thema: termen, uitsluitingen, officiële codes."""
    from rich.console import Console

    from wijktekst.taxonomy import Taxonomy

    taxonomy = Taxonomy.load(taxonomie)
    if controleer:
        _check(taxonomy)
        return
    console = Console()
    if not thema:
        console.print(_overview(taxonomy, taxonomy.challenges))
    elif thema in taxonomy.challenges:
        console.print(_overview(taxonomy, (thema,)))
    else:
        _theme(console, taxonomy, thema)


def _check(taxonomy: Taxonomy) -> None:
    from wijktekst.taxonomy import lint

    findings = lint(taxonomy)
    for finding in findings:
        print(f"{finding.file}:{finding.line}: {finding.severity}: {finding.message}")
    errors = sum(finding.severity == "fout" for finding in findings)
    print(f"{errors} fouten, {len(findings) - errors} waarschuwingen in {len(taxonomy.terms)} termen.")
    if errors:
        raise typer.Exit(USER_ERROR)


def _overview(taxonomy: Taxonomy, challenges: tuple[str, ...]) -> Table:
    from rich.table import Table

    table = Table("Opgave", "Thema", "Naam", "Termen")
    for challenge in challenges:
        for theme in (theme for theme in taxonomy.themes if theme.challenge == challenge):
            count = sum(term.theme == theme.id for term in taxonomy.terms)
            table.add_row(challenge, theme.id, theme.label, str(count))
        table.add_section()
    return table


def _theme(console: object, taxonomy: Taxonomy, name: str) -> None:
    theme = taxonomy.theme(name)
    print(f"{theme.label} ({theme.id})")
    print(f"Opgave: {taxonomy.challenge_label(theme.challenge)}")
    print(theme.description)
    print("\nTermen (zekerheid, wijze):")
    for term in (term for term in taxonomy.terms if term.theme == theme.id):
        extra = f", alleen bij: {', '.join(term.condition)}" if term.condition else ""
        part = f", deel {term.part}" if term.part else ""
        print(f"  {term.text} ({term.weight:g}, {term.match}{part}{extra})")
    exclusions = [e for e in taxonomy.exclusions if e.theme in ("*", theme.id)]
    if exclusions:
        print("\nUitsluitingen:")
        for exclusion in exclusions:
            print(f"  {exclusion.pattern}")
    print("\nOfficiële lijsten:")
    for entry in (entry for entry in taxonomy.crosswalk if entry.theme == theme.id):
        year = f", {entry.year}" if entry.year else ""
        print(f"  {entry.scheme}: {entry.label} ({entry.code}{year}) {entry.relation}")
