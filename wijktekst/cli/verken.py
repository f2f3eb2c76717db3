"""`wijktekst verken`: search in the results of a run, on a page that only this computer can see."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from wijktekst.cli.options import TaxonomyOfReports, UnusedLanguageModel, check_taxonomy

#: Seconds that the index may take before there is a word about it.
_PATIENCE = 1.0


def verken(
    uit: Annotated[Path, typer.Argument(metavar="UIT", help="Map met rapporten van 'wijktekst analyseer'.")],
    poort: Annotated[
        int,
        typer.Option("--poort", metavar="N", min=0, max=65535, help="Poort; 0 neemt er een die vrij is."),
    ] = 0,
    geen_browser: Annotated[
        bool, typer.Option("--geen-browser", help="Toon alleen het adres en open de browser niet.")
    ] = False,
    documenten: Annotated[
        Path | None,
        typer.Option(
            "--documenten",
            metavar="MAP",
            show_default=False,
            help="Waar de documenten nu staan, als dat een andere map is dan bij de analyse.",
        ),
    ] = None,
    taxonomie: TaxonomyOfReports = None,
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Zoek in de maatregelen en zie ze op de bladzijde staan, in uw browser en alleen op deze computer."""
    from wijktekst.errors import InputError
    from wijktekst.explorer.index import Index
    from wijktekst.explorer.serve import Site

    if documenten is not None and not documenten.exists():
        raise InputError(f"'{documenten}' bestaat niet. Noem de map waarin de documenten nu staan.")
    check_taxonomy(taxonomie, uit)
    with _told() as watch:
        index = Index.open(uit, watch)
    try:
        site = Site(index, uit, documenten, poort)
        print(f"Open {site.address} in uw browser. Stoppen: Ctrl+C.", flush=True)
        if not geen_browser:
            _open(site.address_once)
        site.run()
    finally:
        index.close()
    print("De verkenner is gestopt.")


@contextmanager
def _told() -> Iterator[Callable[[int, int], None]]:
    """Tells how far the index is, when that takes a while."""
    began, shown = time.monotonic(), -1

    def watch(done: int, total: int) -> None:
        nonlocal shown
        percent = 100 * done // max(total, 1)
        if time.monotonic() - began > _PATIENCE and percent > shown:
            shown = percent
            print(f"\rHet zoekregister wordt gemaakt: {percent}%", end="", file=sys.stderr, flush=True)

    yield watch
    if shown >= 0:
        print(file=sys.stderr)


def _open(address: str) -> None:
    """Open the browser of the desktop, where there is one; a browser in the terminal would be in the way."""
    import webbrowser
    from threading import Thread

    desktop = sys.platform in ("win32", "darwin") or os.environ.get(
        "DISPLAY", os.environ.get("WAYLAND_DISPLAY")
    )
    if desktop:
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()
