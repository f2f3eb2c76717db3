"""What the radar proposes for a folder of documents, as a CSV file for whoever keeps the taxonomy."""

from __future__ import annotations

from pathlib import Path

from wijktekst import language, pipeline
from wijktekst.reports.columns import SEPARATOR, Column, Table
from wijktekst.reports.csv_files import CsvWriter, writing
from wijktekst.reports.rows import Row
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes.radar import Proposal, Radar
from wijktekst.types import Document

PROPOSALS = Table(
    "radar",
    "Een rij per woord of woordgroep die de taxonomie nog niet kent, de sprekendste eerst.",
    (
        Column("term", "string", "Het woord zoals het meestal is geschreven."),
        Column("soort", "string", "samenstelling, afkorting of woordgroep."),
        Column("aantal", "integer", "In hoeveel zinnen het staat."),
        Column("documenten", "integer", "In hoeveel documenten het staat."),
        Column("thema", "string", "Thema dat het sterkst met het woord samengaat; leeg als er geen is."),
        Column("samen", "integer", "In hoeveel zinnen het woord en dat thema samen staan."),
        Column("verhouding", "number", "Hoeveel vaker dat is dan in andere zinnen.", 1),
        Column("score", "number", "Hoe sterk het bewijs daarvoor is (log-likelihood ratio).", 1),
        Column("delen", "string", "Delen van het woord die zelf een term zijn."),
        Column("plaatsen", "string", "Waar het staat: bestand, pagina en plaats in de tekst."),
    ),
    ("term", "soort"),
)


def write_radar(source: Path, path: Path, taxonomy: Taxonomy) -> int:
    """Write the proposals for the Dutch documents of a file or folder to a CSV file; how many there are.

    Files that cannot be read are passed over. Raises InputError when `source` does not exist or the file
    cannot be written.
    """
    radar = Radar(taxonomy)
    for item in pipeline.read(source):
        if isinstance(item, Document) and language.is_analysable(item.language):
            radar.read(item)
    proposals = radar.proposals()
    with writing(path) as stream:
        CsvWriter(stream, PROPOSALS, excel_nl=False).write(map(_row, proposals))
    return len(proposals)


def _row(one: Proposal) -> Row:
    return (
        one.term,
        one.kind,
        one.count,
        one.documents,
        one.theme,
        one.together,
        one.lift,
        one.score,
        SEPARATOR.join(one.parts),
        SEPARATOR.join(_place(*place) for place in one.places),
    )


def _place(file: str, page: int | None, offset: int) -> str:
    return f"{file}, teken {offset}" if page is None else f"{file}, p. {page}, teken {offset}"
