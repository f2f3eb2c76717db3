"""The nouns. Frozen, slotted, stdlib only; every finding traces back to characters of one text.

Offsets are half-open **character** offsets into `Document.text`. Pages count from 1. Boxes are in
PDF points with the origin at the top left of the page. Scores have ``compare=False``: two findings are the
same finding when they say the same about the same characters.
"""

from wijktekst.types.attributes import (
    ACTOR_KINDS,
    DIRECTIONS,
    FIRMNESS,
    GUILDERS_PER_EURO,
    INSTRUMENTS,
    SCALES,
    TARGET_GROUPS,
    Actor,
    Amount,
    Attributes,
    Fact,
    Money,
    Period,
    Place,
    TableAmount,
)
from wijktekst.types.documents import (
    Block,
    BlockKind,
    Box,
    Document,
    Reason,
    Source,
    Unread,
    list_of_gaps,
)
from wijktekst.types.findings import (
    CHALLENGES,
    NO_CHALLENGE,
    Analysis,
    Evidence,
    Measure,
    MeasureKind,
    Provenance,
    Sentence,
    ThemeHit,
)
from wijktekst.types.passages import Passage
from wijktekst.types.settings import Settings
from wijktekst.types.spans import Span, content_id
from wijktekst.types.tables import FIGURES, Table, TableCell, TableColumn

__all__ = [
    "ACTOR_KINDS",
    "CHALLENGES",
    "DIRECTIONS",
    "FIGURES",
    "FIRMNESS",
    "GUILDERS_PER_EURO",
    "INSTRUMENTS",
    "NO_CHALLENGE",
    "SCALES",
    "TARGET_GROUPS",
    "Actor",
    "Amount",
    "Analysis",
    "Attributes",
    "Block",
    "BlockKind",
    "Box",
    "Document",
    "Evidence",
    "Fact",
    "Measure",
    "MeasureKind",
    "Money",
    "Passage",
    "Period",
    "Place",
    "Provenance",
    "Reason",
    "Sentence",
    "Settings",
    "Source",
    "Span",
    "Table",
    "TableAmount",
    "TableCell",
    "TableColumn",
    "ThemeHit",
    "Unread",
    "content_id",
    "list_of_gaps",
]
