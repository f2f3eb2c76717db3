"""`wijk_themas`: theme hits as spans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from wijktekst.components import stored_taxonomy
from wijktekst.components.text import sentences
from wijktekst.errors import TaxonomyError
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import TermFinder, finder_of
from wijktekst.types import ThemeHit

GROUP = "themas"
_FILE = "taxonomie.json"
#: Where a `Doc` keeps the certainty of its terms: an extension with a value is shared by all spans on the
#: same characters, and a term that points to two themes has a certainty for each.
_CERTAINTIES = "wijk_zekerheid"
#: Where a `Doc` keeps which taxonomy its terms are of: a hash.
_TAXONOMY = "wijk_taxonomie"


class WijkThemas:
    """Marks the terms of a taxonomy; saved with the pipeline, so a user's own terms come back with it."""

    def __init__(self) -> None:
        self.use(Taxonomy.load())

    def use(self, taxonomy: Taxonomy) -> None:
        """Find the terms of this taxonomy from now on."""
        self.taxonomy = taxonomy
        self._finder = finder_of(taxonomy)

    def __call__(self, doc: Doc) -> Doc:
        hits = found(self._finder, doc)
        doc.spans[GROUP] = [spanned(doc, hit) for hit in hits]
        doc.user_data[_TAXONOMY] = self.taxonomy.hash
        doc.user_data[_CERTAINTIES] = {f"{hit.theme} {hit.term}": hit.weight for hit in hits}
        doc._.opgaven = dict(sorted(Counter(hit.challenge for hit in hits).items()))
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        return stored_taxonomy.dump(self.taxonomy)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> WijkThemas:
        self.use(stored_taxonomy.parse(data))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> WijkThemas:
        try:
            data = (Path(path) / _FILE).read_bytes()
        except OSError as error:
            raise TaxonomyError(stored_taxonomy.damaged(f"{_FILE} ontbreekt of is onleesbaar")) from error
        return self.from_bytes(data)


def certainty(span: Span) -> float | None:
    """How sure the term of a theme hit is by itself, 0 to 1; None for any other span."""
    found: float | None = span.doc.user_data.get(_CERTAINTIES, {}).get(f"{span.label_} {span.id_}")
    return found


def found(finder: TermFinder, doc: Doc) -> tuple[ThemeHit, ...]:
    """The terms in a text, by its sentences where it has these."""
    if doc.has_annotation("SENT_START"):
        return finder.find(doc.text, [(sent.start_char, sent.end_char) for sent in doc.sents])
    return finder.find(doc.text, sentences(doc.text))


def is_of(doc: Doc, taxonomy: Taxonomy) -> bool:
    """Whether the terms in a `Doc` are of this taxonomy."""
    return doc.user_data.get(_TAXONOMY) == taxonomy.hash


def spanned(doc: Doc, hit: ThemeHit) -> Span:
    """The hit as whole tokens; the offsets of a hit lie in the text, so there always is such a span."""
    span = doc.char_span(hit.start, hit.end, hit.theme, hit.challenge, None, "expand", hit.term)
    assert span is not None, f"{hit} lies outside the text"
    return span


def _term(span: Span) -> str | None:
    return span.id_ or None


@Language.factory("wijk_themas", assigns=["doc.spans"])
def wijk_themas(nlp: Language, name: str) -> Any:
    """Theme hits in `doc.spans["themas"]` and counts per challenge in `doc._.opgaven`."""
    for extension, getter in (("term", _term), ("zekerheid", certainty)):
        if not Span.has_extension(extension):
            Span.set_extension(extension, getter=getter)
    if not Doc.has_extension("opgaven"):
        Doc.set_extension("opgaven", default=None)
    return WijkThemas()
