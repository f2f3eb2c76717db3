"""Dutch: sentences, words, which spaCy pipeline to load, the parse; money, dates, places, entities in texts.

Names load on first use, so that importing this package costs nothing. Where a function is named after its
module (`places.places`, `lemmas.lemmas`) import it from that module.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wijktekst.language.compounds import split_compound as split_compound
    from wijktekst.language.dates import periods as periods
    from wijktekst.language.entities import Entity as Entity
    from wijktekst.language.entities import entities_of as entities_of
    from wijktekst.language.lemmas import lemma as lemma
    from wijktekst.language.money import amounts as amounts
    from wijktekst.language.parse import ParseFacts as ParseFacts
    from wijktekst.language.parse import Parser as Parser
    from wijktekst.language.sentences import sentences_of as sentences_of
    from wijktekst.language.sentences import split as split
    from wijktekst.language.spacy_pipeline import PipelineInfo as PipelineInfo
    from wijktekst.language.spacy_pipeline import describe as describe
    from wijktekst.language.spacy_pipeline import load_pipeline as load_pipeline
    from wijktekst.language.table_money import table_amounts as table_amounts
    from wijktekst.language.tables import tables_of as tables_of
    from wijktekst.language.tokens import Token as Token
    from wijktekst.language.tokens import tokenize as tokenize

_HOMES = {
    "Token": "tokens",
    "tokenize": "tokens",
    "lemma": "lemmas",
    "split_compound": "compounds",
    "split": "sentences",
    "sentences_of": "sentences",
    "PipelineInfo": "spacy_pipeline",
    "load_pipeline": "spacy_pipeline",
    "describe": "spacy_pipeline",
    "ParseFacts": "parse",
    "Parser": "parse",
    "amounts": "money",
    "table_amounts": "table_money",
    "tables_of": "tables",
    "periods": "dates",
    "Entity": "entities",
    "entities_of": "entities",
}
__all__ = list(_HOMES)


def is_analysable(language: str) -> bool:
    """Whether a document in this language (ISO 639-1, "" when unknown) is read: only Dutch is."""
    return language in ("", "nl")


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
