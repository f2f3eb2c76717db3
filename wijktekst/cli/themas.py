"""`wijktekst themas`: the taxonomy, one theme of it, or what is wrong with it."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijktekst.cli.dutch import USER_ERROR
from wijktekst.types import CHALLENGES

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
    console = Console(width=None if sys.stdout.isatty() else 120)
    if not thema:
        console.print(_overview(taxonomy, CHALLENGES))
    elif thema in CHALLENGES:
        console.print(_overview(taxonomy, (thema,)))
    else:
        _theme(taxonomy, thema)


def _check(taxonomy: Taxonomy) -> None:
    from wijktekst.taxonomy import lint

    findings = lint(taxonomy)
    for finding in findings:
        severity = "fout" if finding.severity == "error" else "let op"
        print(f"{finding.file}:{finding.line}: {severity}: {finding.message}")
    errors = sum(finding.severity == "error" for finding in findings)
    print(f"{errors} fouten, {len(findings) - errors} waarschuwingen in {len(taxonomy.terms)} termen.")
    if errors:
        raise typer.Exit(USER_ERROR)


def _overview(taxonomy: Taxonomy, challenges: tuple[str, ...]) -> Table:
    from rich.table import Column, Table

    counts = Counter(term.theme for term in taxonomy.terms)
    table = Table("Opgave", Column("Thema", no_wrap=True), "Naam", Column("Termen", justify="right"))
    for challenge in challenges:
        for theme in taxonomy.themes_of(challenge):
            table.add_row(challenge, theme.id, theme.label, str(counts[theme.id]))
        table.add_section()
    return table


def _theme(taxonomy: Taxonomy, name: str) -> None:
    theme = taxonomy.theme(name)
    print(f"{theme.label} ({theme.id})")
    print(f"Opgave: {taxonomy.challenge_label(theme.challenge)}")
    print(theme.description)
    print("\nTermen (zekerheid, wijze):")
    for term in (term for term in taxonomy.terms if term.theme == theme.id):
        extra = f", alleen bij: {', '.join(term.condition)}" if term.condition else ""
        part = f", deel {term.part}" if term.part else ""
        print(f"  {term.text} ({term.certainty:g}, {term.match}{part}{extra})")
    exclusions = [e for e in taxonomy.exclusions if e.theme in ("*", theme.id)]
    if exclusions:
        print("\nUitsluitingen:")
        for exclusion in exclusions:
            print(f"  {exclusion.pattern}")
    print("\nOfficiële lijsten:")
    for entry in (entry for entry in taxonomy.crosswalk if entry.theme == theme.id):
        year = f", {entry.year}" if entry.year else ""
        print(f"  {entry.list}: {entry.label} ({entry.code}{year}) {entry.relation}")
