"""What the attributes of a measure are found in: its sentence, what stands around it and its document."""

from __future__ import annotations

from dataclasses import dataclass

from wijktekst.language.parse import ParseFacts
from wijktekst.language.places import municipality_of
from wijktekst.types import Document, Fact

#: Characters in front of a sentence that may tell what it means.
BEFORE = 200
#: Characters at the start of a document that tell who wrote it.
OPENING = 2_500


@dataclass(frozen=True, slots=True)
class Writing:
    """What is known of the document that a measure stands in; "" for what is not.

    `kind` as `Document.kind` ("kamerbrief"), `date` an ISO date, `municipality` the CBS code of the
    municipality that it is about ("GM0193"), `opening` the first `OPENING` characters.
    """

    kind: str = ""
    date: str = ""
    municipality: str = ""
    opening: str = ""

    @classmethod
    def of(cls, document: Document) -> Writing:
        """Reads the whole text: make one for a document, not one for a measure."""
        text = document.text
        return cls(document.kind, document.date, municipality_of(text), text[:OPENING])


@dataclass(frozen=True, slots=True)
class MeasureText:
    """The sentence of a measure: characters [start, end) of `whole`, the text of its document.

    `headings` stand above it from high to low; `facts` are those of its parse, with offsets in the sentence,
    None without a parse.
    """

    whole: str
    start: int
    end: int
    headings: tuple[str, ...] = ()
    facts: ParseFacts | None = None
    writing: Writing = Writing()

    @property
    def text(self) -> str:
        """The sentence."""
        return self.whole[self.start : self.end]

    @property
    def before(self) -> str:
        """What stands in front of it, up to `BEFORE` characters."""
        return self.whole[max(0, self.start - BEFORE) : self.start]

    def fact(self, value: str, start: int, end: int) -> Fact:
        """A fact that characters [start, end) of the sentence prove."""
        return Fact(value, self.start + start, self.start + end)
