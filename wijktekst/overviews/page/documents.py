"""The documents that were read, as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wijktekst.overviews.overview import Overview
from wijktekst.overviews.page.dutch import capital, chance, short_day
from wijktekst.overviews.page.links import safe
from wijktekst.reports.attributes import Value

#: Quality of a text below which a reader is told.
_FINE = 0.8


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document; `number` is what the filter calls it, 0 when it has no card, `link` leads to the file."""

    number: int
    file: str
    link: str
    title: str
    kind: str
    date: str
    pages: int | None
    measures: int
    remarks: tuple[str, ...]


def document_views(overview: Overview, numbers: Mapping[str, int]) -> Iterator[DocumentView]:
    """Every document that was read and has room, in order."""
    links = {str(card.row["document_id"]): card.link.partition("#")[0] for card in overview.cards}
    for row in overview.read:
        id = str(row["document_id"])
        pages = row["paginas"]
        yield DocumentView(
            number=numbers.get(id, 0),
            file=str(row["bestand"] or ""),
            link=safe(links.get(id, "")),
            title=str(row["titel"] or ""),
            kind=capital(str(row["soort"] or "")),
            date=short_day(row["datum"]),
            pages=None if pages is None else int(pages),
            measures=int(row["maatregelen"] or 0),
            remarks=tuple(_remarks(row)),
        )


def _remarks(row: Mapping[str, Value]) -> Iterator[str]:
    """What was noted while reading tells of scans and unread pages too, when it is there."""
    if row["opmerkingen"]:
        yield str(row["opmerkingen"])
    elif row["bladzijden_niet_gelezen"]:
        yield f"Bladzijden niet gelezen: {row['bladzijden_niet_gelezen']}."
    if row["kwaliteit"] is not None and float(row["kwaliteit"]) < _FINE:
        yield f"De tekst is matig leesbaar: kwaliteit {chance(row['kwaliteit'])}."
