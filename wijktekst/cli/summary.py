"""What a run came to, in a few lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from wijktekst.language.numbers import counted

if TYPE_CHECKING:
    from wijktekst.running import Outcome, Summary

#: With fewer documents done, which were slow is of no interest.
_MANY = 20


def print_summary(summary: Summary, out: Path, *, quiet: bool) -> None:
    """Print what was read, what was not and why, and what took long."""
    from wijktekst.overviews import PAGE

    read = counted(summary.documents, "document", "documenten")
    kept = summary.total - summary.done
    pages = counted(summary.pages, "pagina", "pagina's")
    print(
        f"{read} gelezen ({pages}, "
        f"{counted(summary.words, 'woord', 'woorden')}): "
        f"{counted(summary.measures, 'maatregel', 'maatregelen')}, "
        f"{counted(summary.passages, 'passage', 'passages')}."
    )
    if kept:
        print(f"{summary.done} nu gedaan; {kept} {'was' if kept == 1 else 'waren'} al klaar.")
    if summary.unread:
        unread = counted(summary.not_read, "bestand", "bestanden")
        print(f"{unread} niet gelezen ({reasons(summary.unread)}): zie {out / 'niet_gelezen.csv'}.")
    if summary.done >= _MANY and not quiet:
        print("Het langst duurden:")
        print_slowest(summary.slowest)
    print(f"De rapporten staan in {out}{'' if out.name == '' else '/'}. Begin met {out / PAGE}.")


def reasons(unread: Mapping[str, int]) -> str:
    """How many for which reason, such as "2 versleuteld, 1 leeg"."""
    from wijktekst.reports.rows import REASONS

    ordered = sorted(unread.items(), key=lambda item: (-item[1], item[0]))
    named = {str(reason): label for reason, label in REASONS.items()}
    return ", ".join(f"{count} {named[reason]}" for reason, count in ordered)


def print_slowest(outcomes: Iterable[Outcome]) -> None:
    """Print a line for each with its seconds."""
    from wijktekst.reading.names import printable

    for one in outcomes:
        seconds = f"{one.seconds:.1f}".replace(".", ",")
        pages = counted(one.pages, "pagina", "pagina's")
        print(f"  {seconds:>7} s  {printable(one.name)} ({pages})")
