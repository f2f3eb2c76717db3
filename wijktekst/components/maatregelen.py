"""`wijk_maatregelen`: sentences that state a measure or an ambition, as spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from wijktekst.components.themas import GROUP, certainty, found, is_of, spanned
from wijktekst.errors import ModelError
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import finder_of
from wijktekst.types import ThemeHit

#: Kind of a sentence -> the span group it goes in.
GROUPS = {"maatregel": "maatregelen", "ambitie": "ambities"}


class WijkMaatregelen:
    """Classifies each sentence with the theme hits in it; its weights are the installed wijktekst's.

    It learned from the package's terms: where the hits are of another taxonomy, it finds these itself.
    """

    def __init__(self) -> None:
        from wijktekst import measures

        self._inputs = measures.inputs
        self._classifier = measures.SentenceClassifier.load()
        self._taxonomy = Taxonomy.load()

    def __call__(self, doc: Doc) -> Doc:
        """Raises ModelError when the pipeline did not set sentence borders and themes before."""
        _check(doc)
        hits = sorted(self._clues(doc), key=lambda hit: (hit.start, hit.end, hit.theme))
        sentences = [span for span in map(_without_space, doc.sents) if len(span)]
        items = self._inputs(doc.text, [(span.start_char, span.end_char) for span in sentences], hits)
        groups: dict[str, list[Span]] = {group: [] for group in GROUPS.values()}
        for sentence, prediction in zip(sentences, self._classifier.predict(items), strict=True):
            if prediction.kind in GROUPS:
                label = prediction.challenge if prediction.kind == "maatregel" else ""
                span = Span(doc, sentence.start, sentence.end, label=label)
                span._.soort, span._.score = prediction.kind, prediction.kind_score
                groups[GROUPS[prediction.kind]].append(span)
        doc.spans.update(groups)
        return doc

    def _clues(self, doc: Doc) -> Iterator[ThemeHit]:
        """Hits of the package's terms, on whole tokens."""
        if is_of(doc, self._taxonomy):
            yield from map(_hit, doc.spans[GROUP])
            return
        for hit in found(finder_of(), doc):
            span = spanned(doc, hit)
            yield replace(hit, start=span.start_char, end=span.end_char)


def _check(doc: Doc) -> None:
    if len(doc) and not doc.has_annotation("SENT_START"):
        raise ModelError(
            "'wijk_maatregelen' heeft zinnen nodig, en geen onderdeel van deze pipeline zet zinsgrenzen. "
            "Voeg ze toe met: nlp.add_pipe('wijk_zinnen', first=True)"
        )
    if GROUP not in doc.spans:
        raise ModelError(
            "'wijk_maatregelen' heeft de treffers van 'wijk_themas' nodig, en dat onderdeel ontbreekt of "
            "staat erachter. Zet het ervoor met: nlp.add_pipe('wijk_themas', before='wijk_maatregelen')"
        )


def _hit(span: Span) -> ThemeHit:
    return ThemeHit(
        span.start_char, span.end_char, span.label_, span.kb_id_, span.id_, certainty(span) or 0.0
    )


def _without_space(sent: Span) -> Span:
    """The sentence without white space at its ends; empty where it is nothing else."""
    words = [token.i for token in sent if not token.is_space]
    return sent.doc[words[0] : words[-1] + 1] if words else sent.doc[sent.start : sent.start]


@Language.factory("wijk_maatregelen", assigns=["doc.spans"], requires=["doc.sents", "doc.spans"])
def wijk_maatregelen(nlp: Language, name: str) -> Any:
    """Measures in `doc.spans["maatregelen"]` and ambitions in `["ambities"]`; goes after `wijk_themas`."""
    for extension in ("soort", "score"):
        if not Span.has_extension(extension):
            Span.set_extension(extension, default=None)
    return WijkMaatregelen()
