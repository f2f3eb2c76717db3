"""`wijktekst themas`: the taxonomy, one theme of it, or what is wrong with it."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijktekst.cli.dutch import USER_ERROR
from wijktekst.cli.options import OwnTaxonomy, UnusedLanguageModel
from wijktekst.cli.taxonomie import loaded
from wijktekst.language.numbers import counted
from wijktekst.reading.names import printable
from wijktekst.types import CHALLENGES, NO_CHALLENGE

if TYPE_CHECKING:
    from rich.table import Table

    from wijktekst.taxonomy import CrosswalkEntry, Taxonomy, Term

_RELATIONS = {
    "exactMatch": "zelfde begrip",
    "closeMatch": "bijna hetzelfde",
    "broadMatch": "breder begrip",
    "relatedMatch": "verwant begrip",
}


_NO_CHALLENGE = "Thema's van een eigen taxonomie die onder geen van de twaalf wijkopgaven vallen."


def themas(
    thema: Annotated[
        str, typer.Argument(metavar="[THEMA]", show_default=False, help="Code van een thema of wijkopgave.")
    ] = "",
    controleer: Annotated[
        bool, typer.Option("--controleer", help="Zoek fouten in de tabellen: dubbel, dood, botsend, leeg.")
    ] = False,
    radar: Annotated[
        Path | None,
        typer.Option(
            "--radar",
            metavar="MAP",
            help="Zoek in deze documenten woorden die de taxonomie nog niet kent; schrijft radar.csv.",
        ),
    ] = None,
    uit: Annotated[
        Path, typer.Option("--uit", metavar="CSV", help="Waar de voorstellen van --radar komen.")
    ] = Path("radar.csv"),
    taxonomie: OwnTaxonomy = None,
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Toon de wijkopgaven en hun thema's, of alles over een thema: termen, uitsluitingen, officiële codes."""
    taxonomy = loaded(taxonomie)
    name = thema.strip().lower()
    if radar is not None:
        _propose(taxonomy, radar, uit)
    elif controleer:
        _check(taxonomy)
    elif not name:
        _overview(taxonomy)
    elif name in (*CHALLENGES, NO_CHALLENGE):
        _challenge(taxonomy, name)
    else:
        _theme(taxonomy, name)


def _propose(taxonomy: Taxonomy, source: Path, path: Path) -> None:
    from wijktekst.evaluation import write_radar

    found = write_radar(source, path, taxonomy)
    print(f"{counted(found, 'voorstel', 'voorstellen')} in {path}.")


def _check(taxonomy: Taxonomy) -> None:
    from wijktekst.taxonomy import lint

    findings = lint(taxonomy)
    for finding in findings:
        severity = "fout" if finding.severity == "error" else "let op"
        line = f":{finding.line}" if finding.line else ""
        print(printable(f"{finding.file}{line}: {severity}: {finding.message}"))
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = counted(len(findings) - errors, "waarschuwing", "waarschuwingen")
    print(f"{counted(errors, 'fout', 'fouten')}, {warnings} in {len(taxonomy.terms)} termen.")
    if errors:
        raise typer.Exit(USER_ERROR)


def _overview(taxonomy: Taxonomy) -> None:
    table = _table("Opgave", taxonomy, (*CHALLENGES, NO_CHALLENGE))
    _print(table)
    print("Meer over een opgave of thema: wijktekst themas CODE")


def _challenge(taxonomy: Taxonomy, name: str) -> None:
    print(f"{taxonomy.challenge_label(name)} ({name})")
    print(next((one.description for one in taxonomy.challenges if one.id == name), _NO_CHALLENGE))
    _print(_table("", taxonomy, (name,)))


def _table(first: str, taxonomy: Taxonomy, challenges: tuple[str, ...]) -> Table:
    """The themes of challenges; a column named `first` for the challenge, or none."""
    from rich.table import Column, Table

    counts = Counter(term.theme for term in taxonomy.terms)
    columns = (Column("Thema", no_wrap=True), "Naam", Column("Termen", justify="right"))
    table = Table(*((first,) if first else ()), *columns)
    for challenge in challenges:
        for theme in taxonomy.themes_of(challenge):
            row = (theme.id, theme.label, str(counts[theme.id]))
            table.add_row(*((challenge,) if first else ()), *row)
        table.add_section()
    return table


def _print(table: Table) -> None:
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else 120).print(table)


def _theme(taxonomy: Taxonomy, name: str) -> None:
    from wijktekst.themes.support import CLUE, SURE

    theme = taxonomy.theme(name)
    print(printable(f"{theme.label} ({theme.id})"))
    print(f"Opgave: {taxonomy.challenge_label(theme.challenge)}")
    if theme.iri:
        print(printable(f"Adres: {theme.iri}"))
    if theme.broader:
        print(printable(f"Valt onder: {taxonomy.theme(theme.broader).label} ({theme.broader})"))
    print(printable(theme.description))
    terms = [term for term in taxonomy.terms if term.theme == theme.id]
    for heading, low, high in (
        (f"Altijd gemeld (zekerheid {_number(SURE)} of meer)", SURE, 2.0),
        (f"Gemeld als het model in de zin de opgave ziet (vanaf {_number(CLUE)})", CLUE, SURE),
        ("Alleen een aanwijzing voor het model", 0.0, CLUE),
    ):
        _list(heading, [_term(term) for term in terms if low <= term.certainty < high])
    own = [e.pattern for e in taxonomy.exclusions if e.theme == theme.id]
    everywhere = sum(e.theme == "*" for e in taxonomy.exclusions)
    _list("Uitsluitingen", [*own, f"en {everywhere} die voor alle thema's gelden (uitsluitingen.csv)"])
    _list("Officiële lijsten", [_link(entry) for entry in taxonomy.crosswalk if entry.theme == theme.id])


def _list(heading: str, lines: list[str]) -> None:
    if lines:
        print(f"\n{heading}:")
        for line in lines:
            print(f"  {line}")


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _term(term: Term) -> str:
    """A term with what narrows or widens it; by lemma is the rule and not said."""
    ways = [_number(term.certainty)]
    if term.match != "lemma":
        ways.append("alleen deze vorm" if term.match == "vorm" else "precies zo geschreven")
    if term.part:
        where = {
            "links": "begin van een woord",
            "rechts": "eind van een woord",
            "overal": "deel van een woord",
        }
        ways.append(f"ook als {where[term.part]}")
    if term.condition:
        ways.append(f"alleen bij: {', '.join(term.condition)}")
    return f"{term.text} ({'; '.join(ways)})"


def _link(entry: CrosswalkEntry) -> str:
    code = entry.code if not entry.year else f"{entry.code}, {entry.year}"
    return f"{entry.list}: {entry.label} ({code}) - {_RELATIONS[entry.relation]}"
