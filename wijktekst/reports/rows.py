"""Results to rows: one function per report, values typed as the column says, None for unknown."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from wijktekst.language.numbers import ranges
from wijktekst.language.places import municipality_of_document, name_of
from wijktekst.reports.attributes import Value, attribute_cells
from wijktekst.reports.columns import SEPARATOR
from wijktekst.reports.measure_table import MEASURES
from wijktekst.reports.tables import DOCUMENTS, PASSAGES, TABLE_AMOUNTS, THEMES, UNREAD
from wijktekst.types import (
    NO_CHALLENGE,
    Analysis,
    Document,
    Evidence,
    Reason,
    Sentence,
    Span,
    ThemeHit,
    Unread,
    content_id,
)

Row = tuple[Value, ...]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TOP = 5
#: Stands where the model has an answer that is not sure enough to be given.
UNSURE = "onzeker"

#: What the analyst reads for each reason.
REASONS: Mapping[Reason, str] = {
    "encrypted": "versleuteld",
    "scanned": "scan zonder tekst",
    "empty": "leeg",
    "malformed": "beschadigd",
    "too_large": "te groot",
    "timed_out": "duurde te lang",
    "out_of_memory": "te veel geheugen",
    "crashed": "vastgelopen",
    "unsupported": "onbekend type",
}


class Labels:
    """Names of themes and challenges, as the reports print them.

    `looked_for` are challenges of which the taxonomy has themes, by default all of these: how much is said of
    another is not known.
    """

    def __init__(
        self,
        themes: Mapping[str, str],
        challenges: Mapping[str, str],
        looked_for: Iterable[str] | None = None,
    ) -> None:
        self.themes = themes
        self.looked_for = frozenset(challenges if looked_for is None else looked_for)
        self.challenges = {**challenges, NO_CHALLENGE: "Geen wijkopgave", UNSURE: "Onzeker", "": ""}


def count_words(text: str) -> int:
    """Words with letters in them; numbers alone do not count."""
    return sum(1 for _ in _WORD.finditer(text))


def rows_of(result: Analysis | Unread, labels: Labels, ambitions: bool = False) -> dict[str, list[Row]]:
    """The rows that a result adds to each report, by the report's name, in order of the text."""
    if isinstance(result, Unread):
        detail = (result.source.path, REASONS[result.reason], result.detail, result.advice)
        return {UNREAD.name: [detail]}
    return {
        DOCUMENTS.name: [_document(result)],
        THEMES.name: list(_themes(result, labels)),
        PASSAGES.name: list(_passages(result)),
        MEASURES.name: list(_measures(result, labels, ambitions)),
        TABLE_AMOUNTS.name: list(_table_amounts(result)),
    }


def _document(result: Analysis) -> Row:
    document = result.document
    municipality = municipality_of_document(document)
    return (
        document.id,
        document.source.path,
        document.title,
        document.date or None,
        document.kind,
        document.author,
        name_of(municipality),
        municipality,
        document.language,
        document.pages,
        count_words(document.text),
        len(result.sentences),
        sum(measure.kind == "maatregel" for measure in result.measures),
        round(document.quality, 2),
        ranges(document.unread_pages),
        _recognised(document),
        " ".join(document.notes),
    )


def _recognised(document: Document) -> float | None:
    """Mean confidence of the text that was recognised on scans, by its length."""
    read = [(b.end - b.start, b.confidence) for b in document.blocks if b.confidence is not None]
    total = sum(length for length, _ in read)
    return round(sum(length * sure for length, sure in read) / total, 2) if total else None


def _by_sentence(result: Analysis) -> Iterator[tuple[Sentence, tuple[ThemeHit, ...]]]:
    for sentence in result.sentences:
        hits = tuple(result.hits_in(sentence.start, sentence.end))
        if hits:
            yield sentence, hits


def _themes(result: Analysis, labels: Labels) -> Iterator[Row]:
    document = result.document
    words = count_words(document.text)
    terms: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    in_sentences: Counter[str] = Counter()
    in_measures: Counter[str] = Counter()
    measures = {m.start for m in result.measures if m.kind == "maatregel"}
    for sentence, hits in _by_sentence(result):
        for hit in hits:
            terms[hit.challenge, hit.theme][hit.term] += 1
        found = {hit.theme for hit in hits}
        in_sentences.update(found)
        if sentence.start in measures:
            in_measures.update(found)
    order = list(labels.challenges)
    for challenge, theme in sorted(terms, key=lambda pair: (order.index(pair[0]), pair[1])):
        counts = terms[challenge, theme]
        total = sum(counts.values())
        top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_TOP]
        yield (
            document.id,
            document.source.path,
            challenge,
            theme,
            labels.themes.get(theme, theme),
            total,
            in_sentences[theme],
            round(in_sentences[theme] / len(result.sentences), 4),
            round(1000 * total / max(words, 1), 2),
            in_measures[theme],
            SEPARATOR.join(f"{term} ({count})" for term, count in top),
        )


def _passages(result: Analysis) -> Iterator[Row]:
    for sentence, hits in _by_sentence(result):
        yield (
            content_id("pas", result.document.id, sentence.start, sentence.end),
            result.document.id,
            result.document.source.path,
            result.document.page_at(sentence.start),
            _headings(result, sentence),
            result.text_of(sentence),
            SEPARATOR.join(dict.fromkeys(hit.theme for hit in hits)),
            SEPARATOR.join(dict.fromkeys(result.text_of(hit) for hit in hits)),
            sentence.start,
            sentence.end,
        )


def _measures(result: Analysis, labels: Labels, ambitions: bool) -> Iterator[Row]:
    wanted = ("maatregel", "ambitie") if ambitions else ("maatregel",)
    for measure in result.measures:
        if measure.kind not in wanted:
            continue
        challenge = measure.challenge if measure.challenge_sure or not measure.challenge else UNSURE
        yield (
            content_id("mtr", result.document.id, measure.start, measure.end),
            result.document.id,
            result.document.source.path,
            result.document.page_at(measure.start),
            _headings(result, measure),
            result.text_of(measure),
            measure.kind if measure.sure else UNSURE,
            challenge,
            labels.challenges[challenge],
            round(measure.score, 2),
            round(measure.challenge_score, 2) if measure.challenge else None,
            SEPARATOR.join(_because(evidence) for evidence in measure.evidence),
            SEPARATOR.join(measure.themes),
            *attribute_cells(result.document.text, measure.attributes),
            measure.start,
            measure.end,
        )


def _table_amounts(result: Analysis) -> Iterator[Row]:
    document = result.document
    for amount in result.table_amounts:
        yield (
            document.id,
            document.source.path,
            document.page_at(amount.start),
            _headings(result, amount),
            amount.caption,
            amount.row,
            amount.column,
            int(amount.year) if amount.year else None,
            amount.euros,
            amount.start,
            amount.end,
        )


def _because(evidence: Evidence) -> str:
    """Such as "wonen: huurtoeslag (term), huur"."""
    return f"{evidence.label}: {', '.join(evidence.because) or 'het geheel'}"


def _headings(result: Analysis, span: Span) -> str:
    block = result.document.block_at(span.start)
    return SEPARATOR.join(block.heading_path) if block else ""
