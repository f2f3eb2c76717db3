"""`wijktekst themas`: the taxonomy, one theme of it, what is wrong with it, or all of it as SKOS."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijktekst.cli.dutch import USER_ERROR
from wijktekst.cli.options import UnusedLanguageModel
from wijktekst.language.numbers import counted
from wijktekst.types import CHALLENGES

if TYPE_CHECKING:
    from rich.table import Table

    from wijktekst.taxonomy import CrosswalkEntry, Taxonomy, Term

_RELATIONS = {
    "exactMatch": "zelfde begrip",
    "closeMatch": "bijna hetzelfde",
    "broadMatch": "breder begrip",
    "relatedMatch": "verwant begrip",
}


def themas(
    thema: Annotated[
        str, typer.Argument(metavar="[THEMA]", show_default=False, help="Code van een thema of wijkopgave.")
    ] = "",
    controleer: Annotated[
        bool, typer.Option("--controleer", help="Zoek fouten in de tabellen: dubbel, dood, botsend, leeg.")
    ] = False,
    skos: Annotated[
        Path | None,
        typer.Option(
            "--skos",
            metavar="TTL",
            help="Schrijf de taxonomie naar dit bestand als SKOS (Turtle), voor andere programma's.",
        ),
    ] = None,
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
    taxonomie: Annotated[
        Path | None,
        typer.Option("--taxonomie", metavar="MAP", help="Een eigen taxonomie (dezelfde tabellen)."),
    ] = None,
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Toon de wijkopgaven en hun thema's, of alles over een thema: termen, uitsluitingen, officiële codes."""
    from wijktekst.taxonomy import Taxonomy

    taxonomy = Taxonomy.load(taxonomie)
    name = thema.strip().lower()
    if skos is not None:
        _write(taxonomy, skos)
    elif radar is not None:
        _propose(taxonomy, radar, uit)
    elif controleer:
        _check(taxonomy)
    elif not name:
        _overview(taxonomy)
    elif name in CHALLENGES:
        _challenge(taxonomy, name)
    else:
        _theme(taxonomy, name)


def _propose(taxonomy: Taxonomy, source: Path, path: Path) -> None:
    from wijktekst.evaluation import write_radar

    found = write_radar(source, path, taxonomy)
    print(f"{counted(found, 'voorstel', 'voorstellen')} in {path}.")


def _write(taxonomy: Taxonomy, path: Path) -> None:
    from wijktekst.reports.csv_files import writing
    from wijktekst.taxonomy.skos import skos_turtle

    with writing(path) as stream:
        stream.write(skos_turtle(taxonomy))
    print(f"De taxonomie staat in {path}.")


def _check(taxonomy: Taxonomy) -> None:
    from wijktekst.taxonomy import lint

    findings = lint(taxonomy)
    for finding in findings:
        severity = "fout" if finding.severity == "error" else "let op"
        print(f"{finding.file}:{finding.line}: {severity}: {finding.message}")
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = counted(len(findings) - errors, "waarschuwing", "waarschuwingen")
    print(f"{counted(errors, 'fout', 'fouten')}, {warnings} in {len(taxonomy.terms)} termen.")
    if errors:
        raise typer.Exit(USER_ERROR)


def _overview(taxonomy: Taxonomy) -> None:
    table = _table("Opgave", taxonomy, CHALLENGES)
    _print(table)
    print("Meer over een opgave of thema: wijktekst themas CODE")


def _challenge(taxonomy: Taxonomy, name: str) -> None:
    challenge = next(one for one in taxonomy.challenges if one.id == name)
    print(f"{challenge.label} ({challenge.id})")
    print(challenge.description)
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
    print(f"{theme.label} ({theme.id})")
    print(f"Opgave: {taxonomy.challenge_label(theme.challenge)}")
    print(theme.description)
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
