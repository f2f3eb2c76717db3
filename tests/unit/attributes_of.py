"""Attributes of a sentence of our own, as the pipeline finds them."""

from __future__ import annotations

from functools import lru_cache

from wijktekst.language.parse import Parser
from wijktekst.measures import MeasureText, Writing, attributes_of
from wijktekst.types import Attributes


@lru_cache(maxsize=1)
def parser() -> Parser:
    return Parser("nl_wijktekst_sm")


def of(
    sentence: str,
    *,
    parsed: bool = True,
    before: str = "",
    headings: tuple[str, ...] = (),
    writing: Writing = Writing(),
) -> Attributes:
    """Attributes of the sentence as the last of a document."""
    text = before + sentence
    facts = parser().facts([sentence])[0] if parsed else None
    return attributes_of(MeasureText(text, len(before), len(text), headings, facts, writing))
