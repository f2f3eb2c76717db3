"""Composes the stages: read, sentences, theme hits, measures, attributes. Holds no rules of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wijktekst import language, measures, reading, reports, themes
from wijktekst.errors import InputError
from wijktekst.resources import find, hash_of
from wijktekst.taxonomy import Taxonomy
from wijktekst.taxonomy.in_use import settled, taxonomy_of
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
    from spacy.language import Language

#: Documents in another language are listed, with a note, but not analysed; "" is unknown, so taken for Dutch.
_ANALYSED = ("", "nl")
#: Fields of Settings that never change what comes out, and where a model and a taxonomy are: these count by
#: their hash.
_NOT_IN_RESULTS = ("workers", "timeout", "max_memory", "model", "taxonomy")
#: What a sentence model of the user's own is called beside the others.
_OWN_MODEL = "eigen model"


class Found(NamedTuple):
    """What was found in a document: sentences, all terms, those that may be reported, what the classifier and
    the headings say of each sentence, and the measures.
    """

    sentences: tuple[Sentence, ...]
    hits: Sequence[ThemeHit]
    reported: tuple[ThemeHit, ...]
    places: tuple[themes.Place, ...]
    measures: tuple[Measure, ...]


class Engine:
    """Everything that is loaded once and used for every document: taxonomy, finders, classifier, parser.

    What `finder` finds is reported, what `clues` finds goes into the classifier: always the package's terms,
    for it learned from these. They are one finder unless the user has an own taxonomy. Raises ModelError or
    TaxonomyError when something that it needs is missing or damaged.
    """

    def __init__(self, settings: Settings = Settings()) -> None:
        self.settings = settings
        self.taxonomy = taxonomy_of(settings)
        self.clues = themes.finder_of()
        own = self.taxonomy.hash != Taxonomy.load().hash
        self.finder = themes.finder_of(self.taxonomy) if own else self.clues
        self.judge = None if own else themes.Judge.load()
        self.classifier = measures.SentenceClassifier.load(
            _own(settings), accurate=settings.accurate, fast=settings.fast
        )
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
        found = self.found(document)
        hits = found.reported
        if self.judge is not None:
            hits = self.judge.kept(document.text, hits, found.hits, found.places)
        in_tables = tuple(one for block in document.blocks for one in language.table_amounts(document, block))
        return Analysis(document, found.sentences, hits, found.measures, self.provenance, in_tables)

    def found(self, document: Document) -> Found:
        """What was found in a document, before a judge looks at its themes."""
        sentences = language.sentences_of(document)
        spans = [(s.start, s.end) for s in sentences]
        clues = self.clues.find(document.text, spans)
        hits = clues if self.finder is self.clues else self.finder.find(document.text, spans)
        chosen = [s for s in sentences if document.blocks[s.block].kind in measures.CLASSIFIED]
        explained = self._explained(document, chosen, clues)
        told = dict(zip(chosen, (prediction for prediction, _ in explained), strict=True))
        places = tuple(_place(document, sentence, told.get(sentence)) for sentence in sentences)
        found = self._measures(document, chosen, explained)
        return Found(sentences, hits, themes.supported(hits, found), places, found)

    def _explained(
        self, document: Document, chosen: Sequence[Sentence], clues: Sequence[ThemeHit]
    ) -> list[tuple[measures.Prediction, tuple[Evidence, ...]]]:
        headings = [document.blocks[s.block].heading_path for s in chosen]
        spans = [(s.start, s.end) for s in chosen]
        items = measures.inputs(document.text, spans, clues, headings, self.clues.find_all, document.kind)
        return self.classifier.explain(items, self.explained)

    def _measures(
        self,
        document: Document,
        chosen: Sequence[Sentence],
        explained: Sequence[tuple[measures.Prediction, tuple[Evidence, ...]]],
    ) -> tuple[Measure, ...]:
        text = document.text
        parsed = [i for i, (prediction, _) in enumerate(explained) if prediction.kind == "maatregel"]
        facts = self.parser.facts([text[chosen[i].start : chosen[i].end] for i in parsed])
        # Empty facts are no parse: then the actor is found by its place in the sentence.
        facts_of = {i: said for i, said in zip(parsed, facts, strict=True) if said != language.ParseFacts()}
        writing = measures.Writing.of(document)
        stated = [
            measures.MeasureText(
                text, s.start, s.end, document.blocks[s.block].heading_path, facts_of.get(i), writing
            )
            for i, s in enumerate(chosen)
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
            attributes=(
                measures.attributes_of(stated, prediction.instruments) if told else measures.NO_ATTRIBUTES
            ),
            score=prediction.kind_score,
            challenge_score=prediction.challenge_score,
            sure=prediction.kind != "maatregel" or prediction.kind_score >= of_kind,
            challenge_sure=prediction.challenge_score >= of_challenge,
            evidence=evidence,
        )


def _place(document: Document, sentence: Sentence, told: measures.Prediction | None) -> themes.Place:
    """Where a sentence stands, and what the classifier made of it where it looked."""
    block = document.blocks[sentence.block]
    known = (told.kind, told.theme_scores) if told else ()
    return themes.Place(sentence.start, sentence.end, block.kind, block.heading_path, *known)


def _own(settings: Settings) -> Path | None:
    """The folder of the user's own model, if there is one."""
    if not settings.model:
        return None
    if not (folder := Path(settings.model)).is_dir():
        raise InputError(
            f"De map '{folder}' met het model is er niet. Noem de map die 'wijktekst train --uit' schreef."
        )
    return folder


def engine(settings: Settings = Settings()) -> Engine:
    """The engine for these settings, made once per process."""
    return _engine(settled(settings))


@lru_cache(maxsize=4)
def _engine(settings: Settings) -> Engine:
    return Engine(settings)


def provenance(settings: Settings = Settings()) -> Provenance:
    """What a run with these settings is made of; reads files but loads no model."""
    return _provenance(settled(settings))


@lru_cache(maxsize=4)
def _provenance(settings: Settings) -> Provenance:
    chosen = {k: v for k, v in asdict(settings).items() if k not in _NOT_IN_RESULTS}
    info = language.describe(settings.language_model)
    beside = [measures.ACCURATE_ID] if settings.accurate else [] if settings.fast else [measures.NETWORK_ID]
    used = [measures.INSTRUMENT_ID, themes.JUDGE_ID, *beside]
    own = _own(settings)
    sentences = (_OWN_MODEL, own) if own else (measures.MODEL_ID, find("models", measures.MODEL_ID))
    models = (sentences, *((name, find("models", name)) for name in used))
    recogniser = reading.find_recogniser() if settings.ocr else None
    scans = (("tesseract", recogniser.name),) if recogniser else ()
    return Provenance(
        package=version("wijktekst"),
        taxonomy=taxonomy_of(settings).hash,
        models=(*((name, hash_of(place)) for name, place in models), (info.name, info.version), *scans),
        settings=sha256(json.dumps(chosen, sort_keys=True).encode()).hexdigest(),
    )


def labels(settings: Settings = Settings()) -> reports.Labels:
    """Names of themes and challenges for the reports of results that these settings made."""
    found = taxonomy_of(settings)
    return reports.Labels(
        themes={theme.id: theme.label for theme in found.themes},
        challenges={challenge.id: challenge.label for challenge in found.challenges},
        looked_for={theme.challenge for theme in found.themes},
    )


def labels_of(folder: Path) -> reports.Labels:
    """Names for the reports in a folder; also when the taxonomy that made them is there no more."""
    return reports.labels_in(folder) or labels()


def read(path: str | Path, settings: Settings = Settings()) -> Iterator[Document | Unread]:
    """Documents of a file, archive, e-mail or folder (recursive), in order of their names.

    Raises InputError when the path does not exist; a file that cannot be read comes as `Unread`.

    >>> [one.kind for one in read("corpora/voorbeeld/overig/blog-buurthuis.html")]
    ['blog']
    """
    for file, name in reading.find_files([Path(path)]):
        yield reading.read_file(file, name, max_megabytes=settings.max_megabytes, ocr=settings.ocr)


def analyse(
    source: str | Path | Document | Iterable[Document | Unread], settings: Settings = Settings()
) -> Iterator[Analysis | Unread]:
    """Analyses of a path, of one document, or of documents that were read before; lazily, in order.

    Raises InputError for anything else, such as a list of paths.

    >>> first = next(analyse("corpora/voorbeeld/gemeente"))
    >>> isinstance(first, Analysis) and len(first.sentences) > 0
    True
    """
    if isinstance(source, str | Path):
        source = read(source, settings)
    elif isinstance(source, Document):
        source = [source]
    for item in source:
        if not isinstance(item, Document | Unread):
            raise InputError(
                f"Dit is geen gelezen document, maar: {item!r}. Geef 'analyse' een map, een bestand of "
                "documenten die 'read' gaf; roep 'analyse' voor elk pad apart aan."
            )
        yield engine(settings).analyse(item) if isinstance(item, Document) else item


def analyse_text(text: str, settings: Settings = Settings()) -> Analysis:
    """Analysis of plain text; blank lines part paragraphs.

    Raises InputError when there is no text in it.

    >>> analysis = analyse_text("De gemeente legt in 2026 een warmtenet aan.")
    >>> [(one.kind, one.challenge) for one in analysis.measures]
    [('maatregel', 'energie')]
    """
    data = text.encode("utf-8", "surrogatepass")
    source = Source("tekst", "text/plain", sha256(data).hexdigest(), len(data))
    return engine(settings).analyse(reading.document_from_text(text, source))


def load(name: str = "", *, taxonomy: str | Path | Taxonomy = "") -> Language:
    """A spaCy pipeline with the wijktekst components behind it.

    `name` as in `Settings.language_model`. `taxonomy` is what `doc.spans["themas"]` holds terms of: a SKOS
    file, a folder of tables, or a `Taxonomy`; "" is that of the pipeline, or the package's. It is saved with
    the pipeline. Each call gives a pipeline of its own. Raises InputError or TaxonomyError as `Taxonomy.load`
    does.

    >>> doc = load("geen")("Er komt een warmtenet.")
    >>> [(span.text, span.label_) for span in doc.spans["themas"]], doc._.opgaven
    ([('warmtenet', 'warmtenetten')], {'energie': 1})
    """
    from wijktekst.components import with_components

    own = taxonomy if isinstance(taxonomy, Taxonomy) else Taxonomy.load(Path(taxonomy)) if taxonomy else None
    return with_components(language.load_pipeline(name), own)
