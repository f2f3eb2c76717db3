"""What stands above labelled sentences in their documents, and other sentences of documents, for training."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from wijktekst import language, measures, reading
from wijktekst.corpus import LabelledSentence, fold
from wijktekst.corpus.search import carries, files_under, plain_name
from wijktekst.types import Document

#: Letters of the shortest sentence that is looked for as a part of another.
_SHORTEST = 25
#: Letters that a sentence must share with one of the reader's when the rest differs.
_START = 40


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence as the reader takes it out of a document, and the headings above it."""

    text: str
    headings: tuple[str, ...]


def standing_in(document: Document) -> Iterator[Standing]:
    """The sentences of a document that are classified."""
    for sentence in language.sentences_of(document):
        block = document.blocks[sentence.block]
        if block.kind in measures.CLASSIFIED:
            text = document.text[sentence.start : sentence.end]
            yield Standing(_flat(text), tuple(map(_flat, block.heading_path)))


def _flat(text: str) -> str:
    return " ".join(text.split())


def in_documents(sentences: Sequence[LabelledSentence], bron: Path) -> tuple[LabelledSentence, ...]:
    """The sentences with the kind of their document and the headings above them, as far as documents are
    found under `bron`.

    The reader may cut a sentence elsewhere than the labels do: then one that holds it, begins as it does or
    lies in it tells the headings.
    """
    above: dict[str, tuple[str, ...]] = {}
    kinds: dict[str, str] = {}
    for document, named in documents_of(sentences, bron, above):
        found = headings_above(named, document)
        above.update(found)
        for one in named:
            if one.id in found or one.id not in kinds:
                kinds[one.id] = document.kind
    return tuple(
        replace(one, headings=above.get(one.id, ()), document_kind=kinds.get(one.id, "")) for one in sentences
    )


def documents_of(
    sentences: Sequence[LabelledSentence], bron: Path, done: Collection[str] = ()
) -> Iterator[tuple[Document, list[LabelledSentence]]]:
    """Documents under `bron` with the sentences that name them, in order of their files.

    Sentences whose id is in `done` by then are left out, and a file that no other sentence names is not read.
    """
    wanted: defaultdict[str, list[LabelledSentence]] = defaultdict(list)
    for sentence in sentences:
        wanted[plain_name(PurePosixPath(sentence.doc).name)].append(sentence)
    for path in files_under(bron):
        # A label may name its document without the ending of the file.
        names = [plain_name(path.name), plain_name(path.stem)]
        named = [
            one
            for name, sentences_there in wanted.items()
            if any(carries(file, name) for file in names)
            for one in sentences_there
            if one.id not in done
        ]
        document = reading.read_file(path, path.name) if named else None
        if isinstance(document, Document):
            yield document, named


def headings_above(sentences: Sequence[LabelledSentence], document: Document) -> dict[str, tuple[str, ...]]:
    """By their ids the headings above those sentences that are found in the document."""
    folded = [(fold(one.text), one) for one in standing_in(document)]
    exact = dict(reversed(folded))
    found = {}
    for sentence in sentences:
        letters = fold(sentence.text)
        one = exact.get(letters) or _overlapping(letters, folded)
        if one:
            found[sentence.id] = one.headings
    return found


def _overlapping(letters: str, folded: Sequence[tuple[str, Standing]]) -> Standing | None:
    start = letters[:_START] if len(letters) > _START else letters
    for other, one in folded:
        if len(letters) >= _SHORTEST // 2 and start in other:
            return one
        if len(other) >= _SHORTEST and other in letters:
            return one
    return None
