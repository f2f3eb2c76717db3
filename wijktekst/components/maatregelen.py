"""`wijk_maatregelen`: sentences that state a measure or an ambition, as spans."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from wijktekst.components.themas import GROUP
from wijktekst.types import ThemeHit

#: Kind of a sentence -> the span group it goes in.
GROUPS = {"maatregel": "maatregelen", "ambitie": "ambities"}


class WijkMaatregelen:
    """Classifies each sentence with the theme hits in it; its weights are the installed wijktekst's."""

    def __init__(self) -> None:
        from wijktekst import measures

        self._inputs = measures.inputs
        self._classifier = measures.SentenceClassifier.load()

    def __call__(self, doc: Doc) -> Doc:
        hits = sorted(
            (_hit(span) for span in doc.spans.get(GROUP, ())), key=lambda hit: (hit.start, hit.end, hit.theme)
        )
        sentences = [sent for sent in doc.sents if sent.text.strip()]
        items = self._inputs(doc.text, [_trimmed(sent) for sent in sentences], hits)
        found: dict[str, list[Span]] = {group: [] for group in GROUPS.values()}
        for sent, prediction in zip(sentences, self._classifier.predict(items), strict=True):
            if prediction.kind in GROUPS:
                label = prediction.challenge if prediction.kind == "maatregel" else ""
                span = Span(doc, sent.start, sent.end, label=label)
                span._.soort, span._.score = prediction.kind, prediction.kind_score
                found[GROUPS[prediction.kind]].append(span)
        doc.spans.update(found)
        return doc


def _hit(span: Span) -> ThemeHit:
    return ThemeHit(span.start_char, span.end_char, span.label_, span.kb_id_, span._.term, span._.zekerheid)


def _trimmed(sent: Span) -> tuple[int, int]:
    text = sent.text
    start = sent.start_char + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


@Language.factory("wijk_maatregelen", assigns=["doc.spans"], requires=["doc.sents", "doc.spans"])
def wijk_maatregelen(nlp: Language, name: str) -> Any:
    """Measures in `doc.spans["maatregelen"]` and ambitions in `["ambities"]`; goes after `wijk_themas`."""
    for extension in ("soort", "score"):
        if not Span.has_extension(extension):
            Span.set_extension(extension, default=None)
    return WijkMaatregelen()
