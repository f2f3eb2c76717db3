"""`wijktekst status`: what is in a folder of reports, and whether it is up to date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijktekst.cli.options import OwnTaxonomy, UnusedLanguageModel, place_of
from wijktekst.errors import InputError
from wijktekst.language.numbers import counted

if TYPE_CHECKING:
    from wijktekst.running import Status

#: So many names of files are shown of each kind.
_SHOWN = 5


def status(
    uit: Annotated[Path, typer.Argument(metavar="UIT", help="Map met rapporten van 'wijktekst analyseer'.")],
    opruimen: Annotated[
        bool,
        typer.Option("--opruimen", help="Verwijder bewaarde resultaten die niet in de rapporten staan."),
    ] = False,
    taxonomie: OwnTaxonomy = None,
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Toon wat er in een map met rapporten is bewaard, wat verouderd is en hoe lang het duurde."""
    from wijktekst import running

    place = place_of(taxonomie)
    found = running.status_of(uit, place)
    if found is None:
        raise InputError(
            f"In '{uit}' is nog niets geanalyseerd. Begin met: wijktekst analyseer MAP --uit {uit}"
        )
    if opruimen:
        freed = running.tidy(uit)
        print(f"Opgeruimd: {_number(freed, 1)} MB.")
        found = running.status_of(uit, place) or found
    for line in (*_last(found), *_store(found), *_stale(found)):
        print(line)
    if found.summary and found.summary.slowest:
        from wijktekst.cli.summary import print_slowest

        print("Het langst duurden:")
        print_slowest(found.summary.slowest)


def _last(found: Status) -> list[str]:
    from wijktekst.cli.summary import reasons

    if found.last is None or found.summary is None:
        return ["Er is nog geen analyse afgemaakt."]
    last, summary = found.last, found.summary
    moment = datetime.fromisoformat(last.began).astimezone()
    done = counted(last.done, "document", "documenten")
    documents = counted(summary.documents, "document", "documenten")
    pages = counted(summary.pages, "pagina", "pagina's")
    measures = counted(summary.measures, "maatregel", "maatregelen")
    worked = _duration(summary.seconds)
    lines = [
        f"Laatste analyse: {moment:%d-%m-%Y %H:%M}, {_duration(last.seconds)}; {done} gedaan.",
        f"In de rapporten: {documents}, {pages}, {measures}; samen {worked} rekentijd.",
    ]
    if summary.unread:
        unread = counted(summary.not_read, "bestand", "bestanden")
        lines.append(f"{unread} niet gelezen: {reasons(summary.unread)}.")
    return lines


def _store(found: Status) -> list[str]:
    kept = f"{counted(found.results, 'resultaat', 'resultaten')} ({_number(found.megabytes, 1)} MB)"
    unused = f", waarvan {found.unused} niet in de rapporten; weg te halen met --opruimen"
    lines = [f"Bewaard: {kept}{unused if found.unused else ''}."]
    if found.running:
        lines.append(f"Er loopt nu {counted(found.running, 'analyse', 'analyses')} in deze map.")
    if found.killed:
        lines.append(
            "Een eerdere analyse is afgebroken. Geef dezelfde opdracht opnieuw: hij gaat dan verder."
        )
    return lines


def _stale(found: Status) -> list[str]:
    """What another run would do."""
    from wijktekst.reading.names import printable

    lines = []
    if found.outdated:
        lines.append(
            f"Verouderd; sinds de laatste analyse veranderde: {', '.join(found.outdated)}. "
            "De volgende analyse doet alles opnieuw."
        )
    if found.lost_taxonomy:
        lines.append(
            f"De taxonomie '{printable(found.lost_taxonomy)}' is er niet meer of is niet te lezen; of zij is "
            "veranderd, is niet bekend. Noem haar met --taxonomie."
        )
    if found.new is None or found.changed is None or found.gone is None:
        if found.last is not None:
            lines.append("De map met documenten is niet gevonden; of er iets is veranderd is niet bekend.")
        return lines
    for names, what in ((found.new, "nieuw"), (found.changed, "gewijzigd"), (found.gone, "verwijderd")):
        if names:
            lines.append(f"Sindsdien {what}: {_listed(names)}.")
    if not lines:
        lines.append("Alles is bij.")
    return lines


def _listed(names: Sequence[str]) -> str:
    from wijktekst.reading.names import printable

    shown = ", ".join(map(printable, names[:_SHOWN]))
    rest = len(names) - _SHOWN
    return f"{shown} en nog {rest}" if rest > 0 else shown


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{_number(seconds, 1)} seconden"
    minutes, hours = round(seconds / 60), seconds / 3600
    return counted(minutes, "minuut", "minuten") if minutes < 60 else f"{_number(hours, 1)} uur"


def _number(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}".replace(".", ",")
