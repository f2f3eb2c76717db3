"""Composes the stages: read, sentences, theme hits, measures, attributes. Holds no rules of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from wijktekst import language, measures, reading, reports, themes
from wijktekst.errors import InputError
from wijktekst.resources import find, hash_of
from wijktekst.taxonomy import Taxonomy
from wijktekst.types import (
    Analysis,
    Document,
    Evidence,
    Measure,
    MeasureKind,
    Provenance,
    Sentence,
    Settings,
    Source,
    ThemeHit,
    Unread,
)

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

#: Documents in another language are listed, with a note, but not analysed; "" is unknown, so taken for Dutch.
_ANALYSED = ("", "nl")
#: Fields of Settings that never change what comes out, and the folder of a model, which counts by its hash.
_NOT_IN_RESULTS = ("workers", "timeout", "max_memory", "model")
#: What a sentence model of the user's own is called beside the others.
_OWN_MODEL = "eigen model"


class Engine:
    """Everything that is loaded once and used for every document: taxonomy, finder, classifier, parser.

    Raises ModelError or TaxonomyError when something that it needs is missing or damaged.
    """

    def __init__(self, settings: Settings = Settings()) -> None:
        self.settings = settings
        self.taxonomy = Taxonomy.load()
        self.finder = themes.TermFinder(self.taxonomy)
        self.classifier = measures.SentenceClassifier.load(_own(settings), accurate=settings.accurate)
        self.certainty = self.classifier.certainty(settings.certainty)
        self.explained: tuple[MeasureKind, ...] = (
            ("maatregel", "ambitie") if settings.ambitions else ("maatregel",)
        )
        self.parser = language.Parser(settings.language_model)
        self.provenance = provenance(settings)

    def analyse(self, document: Document) -> Analysis:
        """Sentences, theme hits and measures of one document. Deterministic."""
        if document.language not in _ANALYSED:
            return Analysis(document, (), (), (), self.provenance)
        sentences = language.sentences_of(document)
        hits = self.finder.find(document.text, [(s.start, s.end) for s in sentences])
        found = self._measures(document, sentences, hits)
        supported = themes.supported(hits, found)
        in_tables = tuple(one for block in document.blocks for one in language.table_amounts(document, block))
        return Analysis(document, sentences, supported, found, self.provenance, in_tables)

    def _measures(
        self, document: Document, sentences: Sequence[Sentence], hits: Sequence[ThemeHit]
    ) -> tuple[Measure, ...]:
        text = document.text
        chosen = [s for s in sentences if document.blocks[s.block].kind in measures.CLASSIFIED]
        headings = [document.blocks[s.block].heading_path for s in chosen]
        spans = [(s.start, s.end) for s in chosen]
        items = measures.inputs(text, spans, hits, headings, self.finder.find_all)
        explained = self.classifier.explain(items, self.explained)
        predictions = [prediction for prediction, _ in explained]
        parsed = [i for i, p in enumerate(predictions) if p.kind == "maatregel"]
        facts = self.parser.facts([text[chosen[i].start : chosen[i].end] for i in parsed])
        # Empty facts are no parse: then the actor is found by its place in the sentence.
        facts_of = {i: said for i, said in zip(parsed, facts, strict=True) if said != language.ParseFacts()}
        writing = measures.Writing.of(document)
        stated = [
            measures.MeasureText(text, start, end, above, facts_of.get(i), writing)
            for i, ((start, end), above) in enumerate(zip(spans, headings, strict=True))
        ]
        return tuple(self._measure(one, *answer) for one, answer in zip(stated, explained, strict=True))

    def _measure(
        self, stated: measures.MeasureText, prediction: measures.Prediction, evidence: tuple[Evidence, ...]
    ) -> Measure:
        told = prediction.kind in self.explained
        of_kind, of_challenge = self.certainty
        return Measure(
            start=stated.start,
            end=stated.end,
            kind=prediction.kind,
            challenge=prediction.challenge if prediction.kind == "maatregel" else "",
            themes=prediction.themes,
            attributes=measures.attributes_of(stated) if told else measures.NO_ATTRIBUTES,
            score=prediction.kind_score,
            challenge_score=prediction.challenge_score,
            sure=prediction.kind != "maatregel" or prediction.kind_score >= of_kind,
            challenge_sure=prediction.challenge_score >= of_challenge,
            evidence=evidence,
        )


def _own(settings: Settings) -> Path | None:
    """The folder of the user's own model, if there is one."""
    if not settings.model:
        return None
    if not (folder := Path(settings.model)).is_dir():
        raise InputError(
            f"De map '{folder}' met het model is er niet. Noem de map die 'wijktekst train --uit' schreef."
        )
    return folder


@lru_cache(maxsize=4)
def engine(settings: Settings = Settings()) -> Engine:
    """The engine for these settings, made once per process."""
    return Engine(settings)


@lru_cache(maxsize=4)
def provenance(settings: Settings = Settings()) -> Provenance:
    """What a run with these settings is made of; reads files but loads no model."""
    chosen = {k: v for k, v in asdict(settings).items() if k not in _NOT_IN_RESULTS}
    info = language.describe(settings.language_model)
    used = [measures.INSTRUMENT_ID, *([measures.ACCURATE_ID] if settings.accurate else [])]
    own = _own(settings)
    sentences = (_OWN_MODEL, own) if own else (measures.MODEL_ID, find("models", measures.MODEL_ID))
    models = (sentences, *((name, find("models", name)) for name in used))
    recogniser = reading.find_recogniser() if settings.ocr else None
    scans = (("tesseract", recogniser.name),) if recogniser else ()
    return Provenance(
        package=version("wijktekst"),
        taxonomy=Taxonomy.load().hash,
        models=(*((name, hash_of(place)) for name, place in models), (info.name, info.version), *scans),
        settings=sha256(json.dumps(chosen, sort_keys=True).encode()).hexdigest(),
    )


@lru_cache(maxsize=1)
def labels() -> reports.Labels:
    """Names of themes and challenges for the reports."""
    taxonomy = Taxonomy.load()
    return reports.Labels(
        themes={theme.id: theme.label for theme in taxonomy.themes},
        challenges={challenge.id: challenge.label for challenge in taxonomy.challenges},
    )


def frames(results: Iterable[Analysis | Unread]) -> dict[str, pd.DataFrame]:
    """The reports as data frames, by name: documenten, themas, passages, maatregelen, niet_gelezen."""
    return reports.frames(results, labels(), repeated=measures.repeated)


def read(path: str | Path, settings: Settings = Settings()) -> Iterator[Document | Unread]:
    """Documents of a file, archive, e-mail or folder (recursive), in order of their names.

    Raises InputError when the path does not exist; a file that cannot be read comes as `Unread`.
    """
    for file, name in reading.find_files([Path(path)]):
        yield reading.read_file(file, name, max_megabytes=settings.max_megabytes, ocr=settings.ocr)


def analyse(
    source: str | Path | Document | Iterable[Document | Unread], settings: Settings = Settings()
) -> Iterator[Analysis | Unread]:
    """Analyses of a path, of one document, or of documents that were read before; lazily, in order."""
    if isinstance(source, str | Path):
        source = read(source, settings)
    elif isinstance(source, Document):
        source = [source]
    for item in source:
        yield engine(settings).analyse(item) if isinstance(item, Document) else item


def analyse_text(text: str, settings: Settings = Settings()) -> Analysis:
    """Analysis of plain text; blank lines part paragraphs.

    Raises InputError when there is no text in it.
    """
    data = text.encode("utf-8", "surrogatepass")
    source = Source("tekst", "text/plain", sha256(data).hexdigest(), len(data))
    return engine(settings).analyse(reading.document_from_text(text, source))


def load(name: str = "") -> Language:
    """A spaCy pipeline with the wijktekst components behind it.

    `name` as in `Settings.language_model`. Each call gives a pipeline of its own.
    """
    from wijktekst.components import with_components

    return with_components(language.load_pipeline(name))
