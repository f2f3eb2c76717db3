"""The nouns. Frozen, slotted, stdlib only; every finding traces back to characters of one text.

Offsets are half-open **character** offsets into `Document.text`. Pages count from 1. Boxes are in
PDF points with the origin at the top left of the page. Scores have ``compare=False``: two findings are the
same finding when they say the same about the same characters.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Reason = Literal[
    "encrypted",
    "scanned",
    "empty",
    "malformed",
    "too_large",
    "timed_out",
    "crashed",
    "unsupported",
]
BlockKind = Literal["heading", "paragraph", "list_item", "table", "caption", "footnote"]
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


def content_id(prefix: str, *parts: object) -> str:
    """Stable id from content: ``prefix-`` and 12 hex digits of the SHA-256 over the parts."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8')).hexdigest()[:12]}"


def _check_span(start: int, end: int) -> None:
    if not 0 <= start < end:
        raise ValueError(f"not a span: [{start}, {end})")


@dataclass(frozen=True, slots=True)
class Source:
    """Which bytes were read.

    `path` is how reports name the file: relative to the folder that was asked for, with forward
    slashes, never absolute. `sha256` is of the whole file, in hex; `media_type` as sniffed.
    """

    path: str
    media_type: str
    sha256: str
    size: int = 0

    @property
    def id(self) -> str:
        """Content id of the document at this path; two copies of one file keep apart."""
        return content_id("doc", self.path, self.sha256)


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that could not be read: a result, not an exception.

    `detail` says in Dutch what was found; `advice` in Dutch what the user can do.
    """

    source: Source
    reason: Reason
    detail: str
    advice: str


@dataclass(frozen=True, slots=True)
class Box:
    """Where the characters [start, end) of a block stand: one rectangle, in points from the top left."""

    start: int
    end: int
    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)
        if self.page < 1:
            raise ValueError(f"pages count from 1, not {self.page}")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of `Document.text` of one kind, with the headings that stand above it.

    A block that runs over a page break keeps one box per line, so each character knows its page; formats
    without pages have `page` None and no boxes. A table's text has a line per row, cells split by tabs.
    `level` is the depth of a heading (1 is the highest) and 0 for everything else; a heading's own
    `heading_path` ends with its own text. `note` says what sets it apart ("contents": a table of contents).
    """

    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    heading_path: tuple[str, ...] = ()
    level: int = 0
    note: str = ""

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)
        if (self.kind == "heading") != (self.level > 0):
            raise ValueError("headings have a level of 1 or more, other blocks have 0")

    def page_at(self, offset: int) -> int | None:
        """Page of the character at `offset`, which must lie in the block."""
        index = bisect_right(self.boxes, offset, key=lambda box: box.start) - 1
        return self.boxes[max(index, 0)].page if self.boxes else self.page


@dataclass(frozen=True, slots=True)
class Document:
    """One document as text with structure; `text` is canonical and every offset points into it.

    Blocks are ordered, do not overlap and lie within the text; what lies between two blocks is white
    space only. `kind` is what sort of document it is (begroting, kamerbrief, ...; "" when unknown), `date`
    an ISO date or "", `language` an ISO 639-1 code or "", `pages` the number of pages or None where the
    format has none. `quality` runs from 0 (do not trust) to 1. `notes` are Dutch sentences for the report.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    date: str = ""
    kind: str = ""
    language: str = ""
    pages: int | None = None
    quality: float = field(default=1.0, compare=False)
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        at = 0
        for block in self.blocks:
            if block.start < at or block.end > len(self.text):
                raise ValueError(f"block [{block.start}, {block.end}) overlaps or leaves the text")
            if self.text[at : block.start].strip():
                raise ValueError(f"text before offset {block.start} lies in no block")
            at = block.end
        if self.text[at:].strip():
            raise ValueError("text after the last block lies in no block")

    @property
    def id(self) -> str:
        return self.source.id

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`, if any."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        if index < 0 or offset >= self.blocks[index].end:
            return None
        return self.blocks[index]

    def page_at(self, offset: int) -> int | None:
        """The page of the character at `offset`; None where the format has no pages."""
        block = self.block_at(offset)
        return block.page_at(offset) if block else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: characters [start, end) of the text, trimmed, inside block number `block`."""

    start: int
    end: int
    block: int

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)


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
        _check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Amount:
    """Money as found in the text: `euros` as a number, and the characters that prove it."""

    start: int
    end: int
    euros: float
    text: str

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Attributes:
    """What a measure says besides its challenge; "" and () mean: the text does not say."""

    actor: str = ""
    actor_kind: str = ""
    instrument: str = ""
    amounts: tuple[Amount, ...] = ()
    period: str = ""
    scale: str = ""
    places: tuple[str, ...] = ()


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
    `challenge_sure` tell whether these reach the certainty that is asked for. `evidence` is there for
    measures, and for ambitions where these are asked for: of the kind, then of the challenge and the themes.
    """

    start: int
    end: int
    kind: MeasureKind
    challenge: str
    themes: tuple[str, ...]
    attributes: Attributes = Attributes()
    score: float = field(default=1.0, compare=False)
    challenge_score: float = field(default=1.0, compare=False)
    sure: bool = True
    challenge_sure: bool = True
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)
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

    `measures` has one entry per classified sentence, of every kind.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    hits: tuple[ThemeHit, ...]
    measures: tuple[Measure, ...]
    provenance: Provenance

    def text_of(self, span: Sentence | ThemeHit | Measure | Amount | Block) -> str:
        """The characters of a finding."""
        return self.document.text[span.start : span.end]

    def hits_in(self, start: int, end: int) -> Iterator[ThemeHit]:
        """The hits that begin in [start, end)."""
        first = bisect_right(self.hits, start - 1, key=lambda hit: hit.start)
        for hit in self.hits[first:]:
            if hit.start >= end:
                return
            yield hit


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice a user has; the options of the command line are these fields.

    language_model : name or path of a spaCy pipeline; "" picks the best installed, "geen" is blank Dutch.
    challenges : report only these challenges; empty means all.
    workers : processes; 0 means one per core. Never changes a result.
    timeout : seconds a document may take.
    max_megabytes : size above which a file is not opened.
    ambitions : report ambitions beside measures.
    accurate : classify with the encoder (extra `nauwkeurig`): better, and tens of times as slow.
    certainty : an answer with a lower probability is called unsure, from 0 to 1; None takes what the model
        was fitted to.
    """

    language_model: str = ""
    challenges: tuple[str, ...] = ()
    workers: int = 0
    timeout: float = 300.0
    max_megabytes: float = 200.0
    ambitions: bool = False
    accurate: bool = False
    certainty: float | None = None
