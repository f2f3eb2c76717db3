"""Draws the picture in the README: some rows of maatregelen.csv. Usage: python docs/picture.py UIT"""

from __future__ import annotations

import csv
import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Column, Table

#: Rows shown: the first measure of each of these challenges.
SHOWN = ("wonen", "energie", "zorg", "veiligheid", "onderwijs", "samenleven", "mobiliteit")
COLUMNS = (
    Column("bestand", width=24),
    Column("pagina", justify="right"),
    Column("zin", width=52),
    Column("opgave", no_wrap=True),
    Column("actor", width=14),
    Column("bedrag_eur", justify="right", no_wrap=True),
    Column("periode", no_wrap=True),
)


def main(out: Path) -> None:
    with (out / "maatregelen.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["bedrag_eur"] and row["actor"]]
    table = Table(*COLUMNS, show_lines=True, title="maatregelen.csv")
    for challenge in SHOWN:
        row = next((row for row in rows if row["opgave"] == challenge), None)
        if row is not None:
            table.add_row(*(row[str(column.header)] for column in COLUMNS))
    console = Console(record=True, width=150, file=io.StringIO())
    console.print(table)
    svg = console.export_svg(title="wijktekst analyseer corpora/voorbeeld")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)  # nothing from the network
    Path(__file__).with_name("images").joinpath("maatregelen.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
