"""spaCy components: thin adapters that put wijktekst's findings in a `Doc`.

| component | what it sets |
|---|---|
| `wijk_zinnen` | sentence borders (`doc.sents`) by wijktekst's rules; a new line is a border |
| `wijk_lemmas` | `token.lemma_` from a word list, for a pipeline without a trained lemmatizer |
| `wijk_themas` | `doc.spans["themas"]` (label: theme, kb_id: challenge, id: term), `doc._.opgaven` |
| `wijk_maatregelen` | `doc.spans["maatregelen"]` and `["ambities"]` (label: opgave, `span._.score`) |
| `wijk_entities` | `doc.ents` by rules and lists (label: as in OntoNotes, kb_id: official code) |

Entry points make the names known to every spaCy pipeline in an environment where wijktekst is installed.
Names load on first use. See docs/components.md.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

    from wijktekst.taxonomy import Taxonomy

_HOMES = {
    "wijk_zinnen": "text",
    "wijk_lemmas": "text",
    "wijk_themas": "themas",
    "wijk_maatregelen": "maatregelen",
    "wijk_entities": "entities",
}
__all__ = [
    "wijk_entities",
    "wijk_lemmas",
    "wijk_maatregelen",
    "wijk_themas",
    "wijk_zinnen",
    "with_components",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def with_components(nlp: Language, taxonomy: Taxonomy | None = None) -> Language:
    """The same pipeline with our sentence borders in front and our findings behind, where it lacks them.

    Terms are found of `taxonomy`, where it is given.
    """
    if "wijk_zinnen" not in nlp.pipe_names:
        nlp.add_pipe("wijk_zinnen", first=True)
    for name in ("wijk_themas", "wijk_maatregelen"):
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    if taxonomy is not None:
        nlp.get_pipe("wijk_themas").use(taxonomy)  # type: ignore[attr-defined]
    return nlp
