"""Stretches of text: a few sentences on end, with borders of blocks, as the pipeline will meet them.

Treebanks are mostly loose sentences. A parser that has to find the borders itself must see them in a row:
sentences of one document in their order, loose ones in a random order that the seed fixes.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from wijktekst.corpus.conllu import TreebankSentence, Word

#: Chance that a loose sentence begins a block; of a paragraph in a document it is known.
_LOOSE_BLOCK = 0.4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words on end. `starts` and `blocks` say which words begin a sentence and which a block.

    Heads count from the first word of the stretch. Text without annotation has empty labels and `starts` only
    where `blocks` are.
    """

    words: tuple[Word, ...]
    starts: tuple[bool, ...]
    blocks: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.words)


def stretches(sentences: Iterable[TreebankSentence], rng: random.Random, longest: int = 120) -> list[Stretch]:
    """Sentences joined to stretches of at most `longest` words; a longer sentence stands alone."""
    found: list[Stretch] = []
    for row in _rows(list(sentences), rng):
        group: list[TreebankSentence] = []
        size = 0
        for sentence in row:
            if group and size + len(sentence.words) > longest:
                found.append(_joined(group, rng))
                group, size = [], 0
            group.append(sentence)
            size += len(sentence.words)
        if group:
            found.append(_joined(group, rng))
    return found


def _rows(sentences: list[TreebankSentence], rng: random.Random) -> Iterator[list[TreebankSentence]]:
    """The sentences of each document in the order of their ids, then the loose ones in a random order."""
    documents: dict[str, list[TreebankSentence]] = {}
    for sentence in sentences:
        documents.setdefault(sentence.document, []).append(sentence)
    loose = documents.pop("", [])
    for name in sorted(documents):
        if len(documents[name]) > 1:
            yield sorted(documents[name], key=_order)
        else:
            loose.extend(documents[name])
    rng.shuffle(loose)
    yield loose


def _order(sentence: TreebankSentence) -> tuple[int, int, str]:
    number = sentence.id.rpartition(".s.")[2].split(".")[0]
    paragraph = sentence.paragraph.split(".")[0]
    return (
        int(paragraph) if paragraph.isdigit() else 0,
        int(number) if number.isdigit() else 0,
        sentence.id,
    )


def _joined(group: Sequence[TreebankSentence], rng: random.Random) -> Stretch:
    words: list[Word] = []
    starts: list[bool] = []
    blocks: list[bool] = []
    before: TreebankSentence | None = None
    for sentence in group:
        shift = len(words)
        words.extend(replace(word, head=word.head + shift) for word in sentence.words)
        starts.extend(at == 0 for at in range(len(sentence.words)))
        opens = before is None or _opens_block(before, sentence, rng)
        blocks.extend(opens and at == 0 for at in range(len(sentence.words)))
        words[-1] = replace(words[-1], space=True)
        before = sentence
    return Stretch(tuple(words), tuple(starts), tuple(blocks))


def _opens_block(before: TreebankSentence, sentence: TreebankSentence, rng: random.Random) -> bool:
    if sentence.document and sentence.document == before.document:
        return sentence.paragraph != before.paragraph
    return rng.random() < _LOOSE_BLOCK


def plain(blocks: Iterable[Sequence[tuple[str, bool]]], longest: int = 120) -> list[Stretch]:
    """Stretches of text without annotation; a block is a row of (form, whether a space follows).

    Blocks longer than `longest` words are cut at the last full stop before that, else at that length.
    """
    found: list[Stretch] = []
    words: list[Word] = []
    opens: list[bool] = []
    for block in blocks:
        for at, part in enumerate(_cut(block, longest)):
            if words and len(words) + len(part) > longest:
                found.append(Stretch(tuple(words), tuple(opens), tuple(opens)))
                words, opens = [], []
            opens.extend(at == 0 and position == 0 for position in range(len(part)))
            shift = len(words)
            words.extend(
                Word(form, "", "", "", "", shift + position, "", space)
                for position, (form, space) in enumerate(part)
            )
            words[-1] = replace(words[-1], space=True)
    if words:
        found.append(Stretch(tuple(words), tuple(opens), tuple(opens)))
    return found


def _cut(block: Sequence[tuple[str, bool]], longest: int) -> Iterator[Sequence[tuple[str, bool]]]:
    while len(block) > longest:
        stops = [at for at, (form, _) in enumerate(block[:longest], 1) if form in (".", "!", "?")]
        at = stops[-1] if stops and stops[-1] >= longest // 4 else longest
        yield block[:at]
        block = block[at:]
    if block:
        yield block
