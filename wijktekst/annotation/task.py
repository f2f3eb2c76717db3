"""A sentence to label, with everything about it that travels through an annotation tool and back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from wijktekst.reading.names import printable
from wijktekst.types import MeasureKind, content_id

#: Why a sentence was chosen: the model doubts, it stands for many others, or by lot.
Reason = Literal["onzeker", "divers", "willekeurig"]
REASONS: tuple[Reason, ...] = ("onzeker", "divers", "willekeurig")
#: What a sentence calls its source when the kind of its document is not known.
SOURCE = "annotatie"
#: Stands between headings; never in one.
BETWEEN = " › "
#: What XML cannot hold.
_ILLEGAL = re.compile("[\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the model makes of the sentence, and how sure it is of the kind."""

    kind: MeasureKind
    challenge: str
    themes: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Task:
    """One sentence; `id` is a hash of its document, context and text, so the same one for every annotator.

    Texts are plain: one line, and nothing that XML or a terminal trips over. `source` is the kind of the
    document, `doc` the name of its file.
    """

    id: str
    text: str
    context: str
    headings: tuple[str, ...]
    doc: str
    page: int | None
    source: str
    reason: Reason
    suggestion: Suggestion | None = None

    @classmethod
    def of(
        cls,
        text: str,
        context: str,
        headings: Sequence[str],
        doc: str,
        page: int | None,
        source: str,
        reason: Reason,
        suggestion: Suggestion | None = None,
    ) -> Task:
        """The task of a sentence as it stands in a document."""
        text, context, doc = plain(text), plain(context), plain(doc)
        above = tuple(filter(None, (plain(one).replace(BETWEEN.strip(), ">") for one in headings)))
        name = content_id("zin", doc, context, text)
        return cls(name, text, context, above, doc, page, plain(source), reason, suggestion)

    @property
    def place(self) -> str:
        """Where it stands, for people: file, page and headings."""
        page = f", bladzijde {self.page}" if self.page else ""
        above = f": {BETWEEN.join(self.headings)}" if self.headings else ""
        return f"{self.doc}{page}{above}"

    def fields(self) -> dict[str, str]:
        """What every format carries along, by name; `TaskFields.read` reads it back."""
        return {
            "taak": self.id,
            "zin": self.text,
            "context": self.context,
            "kop": BETWEEN.join(self.headings),
            "bestand": self.doc,
            "pagina": str(self.page or ""),
            "documentsoort": self.source,
            "reden": self.reason,
        }


@dataclass(frozen=True, slots=True)
class TaskFields:
    """What comes back of a task: enough for a labelled sentence. `id` is there when the text is."""

    id: str
    text: str
    context: str
    headings: tuple[str, ...]
    doc: str
    source: str

    @classmethod
    def read(cls, fields: Mapping[str, object]) -> TaskFields:
        """From the fields of a record, by our names or by those of labelled sentences."""

        def first(*names: str) -> str:
            return next((said for name in names if (said := plain(as_text(fields.get(name))))), "")

        text, context, doc = first("zin", "text"), first("context"), first("bestand", "doc")
        above = fields.get("koppen")
        headings = tuple(map(plain, map(as_text, above))) if isinstance(above, list) else ()
        named = tuple(filter(None, first("kop").split(BETWEEN))) or headings
        name = first("taak", "id") or content_id("zin", doc, context, text)
        return cls(name, text, context, named, doc, first("documentsoort", "source") or SOURCE)


def as_text(value: object) -> str:
    """A value of a record as text; nothing for what is no text or number."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def plain(text: str) -> str:
    """Text on one line, without what XML cannot hold or a terminal would obey."""
    return " ".join(_ILLEGAL.sub("\ufffd", printable(text)).split())
