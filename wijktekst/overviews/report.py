"""The report of a run for people: a page, and a workbook and pictures for who wants them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from wijktekst.errors import InputError, reason_of
from wijktekst.overviews.cards import Link
from wijktekst.overviews.overview import Overview
from wijktekst.overviews.tally import Tally
from wijktekst.reports import RUN, TABLES, read_rows
from wijktekst.reports.columns import Table
from wijktekst.reports.rows import Labels, Row

PAGE, WORKBOOK, FIGURES = "rapport.html", "rapport.xlsx", "figuren"


@dataclass(frozen=True, slots=True)
class Extras:
    """What is wanted beside the page: a workbook, and the pictures as files."""

    workbook: bool = False
    figures: bool = False

    def with_those_in(self, folder: Path) -> Extras:
        """Also those that are in the folder already: beside new reports they would be out of date."""
        return Extras(
            self.workbook or (folder / WORKBOOK).is_file(), self.figures or (folder / FIGURES).is_dir()
        )


def report(folder: Path, labels: Labels, link: Link, extras: Extras = Extras()) -> None:
    """Write the report of a folder out of the CSV reports in it.

    Raises InputError when these cannot be read, or the folder cannot be written.
    """
    tally = Tally(labels, link)
    for table in TABLES:
        for _ in tally.watch(table, read_rows(folder, table)):
            pass
    write_report(folder, tally.overview(), partial(read_rows, folder), labels, link, extras)


def write_report(
    folder: Path,
    overview: Overview,
    rows: Callable[[Table], Iterable[Row]],
    labels: Labels,
    link: Link,
    extras: Extras,
) -> None:
    """Write what the overview says, and the rows in the workbook, beside the CSV reports in the folder.

    Raises InputError when it cannot be written.
    """
    from wijktekst.overviews.figures import figures_of, write_figures
    from wijktekst.overviews.page import write_page
    from wijktekst.overviews.standing_out import standing_out
    from wijktekst.overviews.workbook import write_workbook

    run = json.loads((folder / RUN).read_text(encoding="utf-8"))
    run.pop("bestanden", None)
    extras = extras.with_those_in(folder)
    try:
        write_page(folder / PAGE, overview, figures_of(overview), standing_out(overview), run, labels)
        if extras.figures:
            write_figures(overview, folder / FIGURES)
        if extras.workbook:
            write_workbook(folder / WORKBOOK, overview, rows, link, labels)
    except OSError as error:
        raise InputError(
            f"In de map '{folder}' kan niet worden geschreven ({reason_of(error)}). "
            "Kies een andere map, of sluit het rapport als het nog in Excel openstaat."
        ) from error
