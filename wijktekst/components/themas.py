"""`wijk_themas`: theme hits as spans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from wijktekst.components import stored_taxonomy
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import ThemeTagger

GROUP = "themas"
_FILE = "taxonomie.json"


class WijkThemas:
    """Marks the terms of a taxonomy; saved with the pipeline, so a user's own terms come back with it."""

    def __init__(self) -> None:
        self.use(Taxonomy.load())

    def use(self, taxonomy: Taxonomy) -> None:
        """Find the terms of this taxonomy from now on."""
        self.taxonomy = taxonomy
        self._tagger = ThemeTagger(taxonomy)

    def __call__(self, doc: Doc) -> Doc:
        sentences = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
        spans = [(sent.start_char, sent.end_char) for sent in sentences if len(sent)]
        marked: list[Span] = []
        hits = self._tagger.find(doc.text, spans)
        for hit in hits:
            span = doc.char_span(hit.start, hit.end, hit.theme, hit.challenge, alignment_mode="expand")
            if span is None:
                continue
            span._.term, span._.zekerheid = hit.term, hit.weight
            marked.append(span)
        doc.spans[GROUP] = marked
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
        return self.from_bytes((Path(path) / _FILE).read_bytes())


@Language.factory("wijk_themas", assigns=["doc.spans"], requires=["doc.sents"])
def wijk_themas(nlp: Language, name: str) -> Any:
    """Theme hits in `doc.spans["themas"]` and counts per challenge in `doc._.opgaven`."""
    for extensible, extension in ((Span, "term"), (Span, "zekerheid"), (Doc, "opgaven")):
        if not extensible.has_extension(extension):
            extensible.set_extension(extension, default=None)
    return WijkThemas()
