"""A finding with its text: what a notebook shows of one sentence or one measure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wijktekst.types.findings import Analysis, Measure, ThemeHit


@dataclass(frozen=True, slots=True, repr=False)
class Passage:
    """Characters [start, end) of a document, with what was found there.

    >>> import wijktekst
    >>> analysis = wijktekst.analyse_text("De gemeente legt in 2026 een warmtenet aan in de wijk.")
    >>> analysis.passage(analysis.measures[0]).text
    'De gemeente legt in 2026 een warmtenet aan in de wijk.'
    """

    analysis: Analysis = field(compare=False)
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters themselves."""
        return self.analysis.document.text[self.start : self.end]

    @property
    def page(self) -> int | None:
        """The page it begins on; None where the format has no pages."""
        return self.analysis.document.page_at(self.start)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings above it, from high to low."""
        block = self.analysis.document.block_at(self.start)
        return block.heading_path if block else ()

    @property
    def hits(self) -> tuple[ThemeHit, ...]:
        """The terms of the taxonomy in it."""
        return tuple(self.analysis.hits_in(self.start, self.end))

    @property
    def measure(self) -> Measure | None:
        """What the model says of it, where it is a sentence that the model looked at."""
        return next((m for m in self.analysis.measures if (m.start, m.end) == (self.start, self.end)), None)

    def __repr__(self) -> str:
        from wijktekst.types.html import verdict

        themes = ", ".join(dict.fromkeys(hit.theme for hit in self.hits))
        measure = self.measure
        parts = [self.text, verdict(measure) if measure else "", f"themas: {themes}" if themes else ""]
        return f"<Passage {' | '.join(filter(None, parts))}>"

    def _repr_html_(self) -> str:
        from wijktekst.types.html import passage_html

        return passage_html(self)
