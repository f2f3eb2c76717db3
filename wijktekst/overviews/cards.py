"""The measures that a page shows one by one: the surest, as many as it has room for."""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from html import escape
from operator import itemgetter

from wijktekst.overviews.overview import Card
from wijktekst.reports.attributes import Value
from wijktekst.reports.measure_table import GROUP, MEASURES
from wijktekst.reports.rows import UNSURE, Row

#: Leads to a page of a file, seen from the folder of reports; "" when nothing does.
Link = Callable[[str, int | None], str]
#: Cards on a page of 5 MB, each with at most 0.9 kB of HTML, and the bytes of all text on them together.
MOST_CARDS, MOST_BYTES = 2600, 1_800_000
#: Characters of a cell; what is longer is whole in the CSV only.
LONGEST = 2000
_CUT = "…"
_NAMES = MEASURES.names
_FILE, _PAGE, _KIND, _SCORE, _GROUP = map(_NAMES.index, ("bestand", "pagina", "soort", "score", GROUP[0]))
#: What no card shows, and so takes no room.
_UNSEEN = {"maatregel_id", "document_id", "begin", "eind", "bewijs", "plaats_code", *GROUP}
_texts_of = itemgetter(
    *(
        at
        for at, column in enumerate(MEASURES.columns)
        if column.type == "string" and column.name not in _UNSEEN
    )
)


class Cards:
    """Keeps the measures with the highest score that fit, whatever the order of documents; ties by order.

    What is less sure than a measure that did not fit is never kept, so that a short one does not take the
    place of a surer one.
    """

    def __init__(self, link: Link) -> None:
        self._link = link
        self._kept: list[tuple[float, int, int, Row, str]] = []
        self._repeats: dict[str, int] = {}
        self._bytes = 0
        self._seen = 0
        self._out = (-1.0, 0)

    def add(self, row: Row) -> None:
        """A measure that counts."""
        self._seen += 1
        score, place = float(row[_SCORE] or 0), -self._seen
        if (score, place) < self._out:
            return
        row = shortened(row, keep=_FILE)
        page = row[_PAGE]
        link = self._link(str(row[_FILE]), None if page is None else int(page))
        size = _bytes_of((*_texts_of(row), link))
        heappush(self._kept, (score, place, size, row, link))
        self._repeats[str(row[_GROUP])] = 0
        self._bytes += size
        while len(self._kept) > MOST_CARDS or self._bytes > MOST_BYTES:
            score, place, size, row, _ = heappop(self._kept)
            self._out = score, place
            self._bytes -= size
            self._repeats.pop(str(row[_GROUP]), None)

    def repeat(self, row: Row) -> None:
        """A measure that repeats an earlier one."""
        if (group := str(row[_GROUP])) in self._repeats:
            self._repeats[group] += 1

    def all(self) -> tuple[Card, ...]:
        """The cards in order of the report, after those of all that surely are measures the doubtful ones."""
        return tuple(
            Card(dict(zip(_NAMES, row, strict=True)), self._repeats.get(str(row[_GROUP]), 0), link)
            for _, _, _, row, link in sorted(self._kept, key=_order)
        )

    @property
    def left_out(self) -> int:
        """Measures for which there was no room."""
        return self._seen - len(self._kept)


def _order(kept: tuple[float, int, int, Row, str]) -> tuple[bool, int]:
    return kept[3][_KIND] == UNSURE, -kept[1]


def shortened(row: Row, keep: int = -1) -> Row:
    """A row of a report without its longest texts; "" is None too, and cell number `keep` stays whole."""
    return tuple(value if at == keep else _short(value) for at, value in enumerate(row))


def _short(value: Value) -> Value:
    if isinstance(value, str) and len(value) > LONGEST:
        return value[:LONGEST].rstrip() + _CUT
    return None if value == "" else value


def _bytes_of(texts: tuple[Value, ...]) -> int:
    return len(escape("".join(str(text) for text in texts if text)).encode("utf-8", "replace"))
