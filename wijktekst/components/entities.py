"""`wijk_entities`: organisations, places, laws, money, dates and percentages as `doc.ents`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from wijktekst.language.entities import Entity


class WijkEntities:
    """Sets `doc.ents`; those that another component found stay where they share no token with ours."""

    def __init__(self, overwrite_ents: bool = True) -> None:
        self.overwrite_ents = overwrite_ents

    def __call__(self, doc: Doc) -> Doc:
        theirs = list(doc.ents)
        ours = list(_spans(doc))
        first, second = (ours, theirs) if self.overwrite_ents else (theirs, ours)
        taken = {token for span in first for token in range(span.start, span.end)}
        free = [span for span in second if taken.isdisjoint(range(span.start, span.end))]
        doc.set_ents([*first, *free])
        return doc


def _spans(doc: Doc) -> Iterator[Span]:
    """Our entities as whole tokens, in order, without overlap."""
    from wijktekst.language.entities import entities_of  # spaCy imports this file for every pipeline

    last = 0
    for entity in entities_of(doc.text):
        span = doc.char_span(entity.start, entity.end, entity.label, entity.code, None, "expand")
        if span is not None and span.start >= last and _is_fair(span, entity):
            last = span.end
            yield span


def _is_fair(span: Span, entity: Entity) -> bool:
    """Whether the tokens hold no word or number beside the entity, as "2026.De" does."""
    text = span.text
    at = entity.start - span.start_char
    return not any(char.isalnum() for char in text[:at] + text[at + len(entity.text) :])


@Language.factory(
    "wijk_entities",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={"overwrite_ents": True},
)
def wijk_entities(nlp: Language, name: str, overwrite_ents: bool) -> Callable[[Doc], Doc]:
    """Entities by rules and lists in `doc.ents`, official codes in `ent.kb_id_`; needs nothing before it.

    `overwrite_ents`: where an entity that is there shares a token with ours, ours takes its place (True) or
    it stays (False). Elsewhere both stay.
    """
    return WijkEntities(overwrite_ents)
