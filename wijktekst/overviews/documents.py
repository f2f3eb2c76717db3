"""The documents of a run and the measures that they hold: the rows of a heat map."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from wijktekst.overviews.overview import DocumentFigures

#: Rows of the heat map, beside the one for all others.
MOST_DOCUMENTS = 25
_LONGEST_TITLE = 300


@dataclass(slots=True)
class _Document:
    file: str
    title: str
    kind: str
    found: dict[str, int] = field(default_factory=dict)

    @property
    def measures(self) -> int:
        return sum(self.found.values())


class Documents:
    """Counts the measures of every document by challenge, also those that repeat another."""

    def __init__(self) -> None:
        self._documents: dict[str, _Document] = {}
        self._holding: Counter[str] = Counter()

    def add(self, id: str, file: str, title: str, kind: str) -> None:
        """A document that was read."""
        self._documents[id] = _Document(file, title[:_LONGEST_TITLE], kind)

    def measure(self, id: str, file: str, challenge: str) -> None:
        """A measure in one of the documents."""
        if id not in self._documents:  # somebody took a row out of documenten.csv
            self.add(id, file, "", "")
        found = self._documents[id].found
        if challenge not in found:
            found[challenge] = 0
            self._holding[challenge] += 1
        found[challenge] += 1

    def holding(self, challenge: str) -> int:
        """How many documents hold a measure of a challenge."""
        return self._holding[challenge]

    def rows(self) -> tuple[DocumentFigures, ...]:
        """Documents with most measures in order of the run, then all others that hold any together."""
        holding = [one for one in self._documents.values() if one.found]
        most = sorted(holding, key=lambda one: (-one.measures, one.file))
        shown = {id(one) for one in most[:MOST_DOCUMENTS]}
        rows = [
            DocumentFigures(one.file, one.title, one.kind, 1, dict(one.found))
            for one in holding
            if id(one) in shown
        ]
        if others := most[MOST_DOCUMENTS:]:
            together: Counter[str] = Counter()
            for one in others:
                together.update(one.found)
            rows.append(DocumentFigures("", "", "", len(others), dict(together)))
        return tuple(rows)
