"""What was found in a document: sentences, theme hits, measures and why; and what found it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from wijktekst.types.attributes import Attributes, TableAmount
from wijktekst.types.documents import Document
from wijktekst.types.passages import Passage
from wijktekst.types.spans import Span, check_span

MeasureKind = Literal["maatregel", "ambitie", "overig"]

#: The twelve challenges (opgaven) in the codebook's order; "geen" is not one of them.
CHALLENGES = (
    "wonen",
    "energie",
    "zorg",
    "veiligheid",
    "onderwijs",
    "bestaanszekerheid",
    "samenleven",
    "leefomgeving",
    "mobiliteit",
    "voorzieningen",
    "digitaal",
    "bestuur",
)
NO_CHALLENGE = "geen"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: characters [start, end) of the text, trimmed, inside block number `block`."""

    start: int
    end: int
    block: int

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class ThemeHit:
    """A term of the taxonomy at characters [start, end).

    `term` is the entry as the taxonomy writes it, `theme` the sub-theme's id, `challenge` the opgave above
    it. `weight` is how sure the term is on its own, from 0 to 1.
    """

    start: int
    end: int
    theme: str
    challenge: str
    term: str
    weight: float = field(default=1.0, compare=False)

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What carried an answer of the model: `label` is a kind or a challenge, `because` the words, terms and
    signs that added most to its score, the strongest first, in Dutch.
    """

    label: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a sentence is: measure, ambition or neither; its challenge, its themes and attributes.

    `challenge` is one of `CHALLENGES` or "geen" for a measure, "" for other kinds. `themes` are challenges.
    `score` is the model's probability of `kind`, `challenge_score` that of `challenge`; `sure` and
    `challenge_sure` tell whether these reach the certainty that is asked for. `attributes` and
    `evidence` (of the kind, then of the challenge and the themes) are there for measures, and for ambitions
    where these are asked for.
    """

    start: int
    end: int
    kind: MeasureKind
    challenge: str
    themes: tuple[str, ...]
    attributes: Attributes = field(default_factory=Attributes)
    score: float = field(default=1.0, compare=False)
    challenge_score: float = field(default=1.0, compare=False)
    sure: bool = True
    challenge_sure: bool = True
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        check_span(self.start, self.end)
        if (self.kind == "maatregel") != bool(self.challenge):
            raise ValueError("a measure has a challenge (or 'geen'), other kinds have none")


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made a result: versions, and SHA-256 hashes of taxonomy, models and settings. No clock."""

    package: str
    taxonomy: str
    models: tuple[tuple[str, str], ...]
    settings: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its sentences and everything found in them, in order of the text.

    `measures` has one entry per classified sentence, of every kind; `table_amounts` is the money in tables.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    hits: tuple[ThemeHit, ...]
    measures: tuple[Measure, ...]
    provenance: Provenance
    table_amounts: tuple[TableAmount, ...] = ()

    def text_of(self, span: Span) -> str:
        """The characters of a finding."""
        return self.document.text[span.start : span.end]

    def hits_in(self, start: int, end: int) -> Iterator[ThemeHit]:
        """The hits that begin in [start, end)."""
        first = bisect_right(self.hits, start - 1, key=lambda hit: hit.start)
        for hit in self.hits[first:]:
            if hit.start >= end:
                return
            yield hit

    def passage(self, span: Span) -> Passage:
        """A sentence, measure or hit with its text, to look at: in a notebook it shows itself.

        Of what is shorter than a sentence, the sentence around it.
        """
        at = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.start) - 1
        around = self.sentences[at] if at >= 0 and self.sentences[at].end >= span.end else span
        return Passage(self, around.start, around.end)

    def _repr_html_(self) -> str:
        from wijktekst.types.html import analysis_html

        return analysis_html(self)
