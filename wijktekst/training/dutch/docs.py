"""Stretches as spaCy documents to learn from: with white space between blocks and marks of real documents.

Policy documents have headings in capitals, bullets, lines without a full stop and lines that wrap; treebanks
hardly have. A seeded share of the sentences gets such marks, with the labels that follow from it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc
from spacy.vocab import Vocab

from wijktekst.corpus.conllu import Word
from wijktekst.training.dutch.stretches import Stretch

_BULLETS = ("•", "-", "–", "*", "▪", "o", ">", "\uf0b7")
_BORDERS = ("\n", "\n\n", "\n\n", "\n\n", "\n\n\n")
_STRAY = (" ", " ", "  ", "\t", "\u00a0", "\r\n", "\x0c", "\u2028", "\x85")
_SPACES = (*_STRAY, "\n", "\n\n", "\n\n\n\n", "   ")
_SPACE_WORD = Word("", "", "SPACE", "_SP", "", 0, "dep", False)


@dataclass(frozen=True, slots=True)
class Damage:
    """Shares of sentences or texts that get a mark of real documents; all 0 leaves text as it is.

    `block_space` is the share of borders of blocks that white space shows. Only there a full stop is left
    out or a bullet put in: a border that nothing shows cannot be learnt, and trying it cuts names in two.
    """

    capitals: float = 0.02
    capitals_short: float = 0.10
    bullet: float = 0.10
    no_stop: float = 0.08
    small_first: float = 0.01
    block_space: float = 0.5
    wrapped: float = 0.04
    stray_space: float = 0.004
    space_before: float = 0.06
    space_after: float = 0.1


NONE = Damage(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Marked:
    """A document and, for each token, the word of the stretch it came from; -1 for what was put in."""

    doc: Doc
    source: tuple[int, ...]


@dataclass(slots=True)
class _Item:
    """A token on its way into a document: `key` is how others point at it, `head` is such a key."""

    word: Word
    key: int
    head: int
    starts: bool
    source: int


def marked(vocab: Vocab, stretch: Stretch, rng: random.Random, damage: Damage = Damage()) -> Marked:
    """The stretch with a share of marks. Heads, sentence starts and labels follow; words without stay so."""
    items: list[_Item] = []
    fresh = -2
    shown = {
        at
        for at, opens in enumerate(stretch.blocks)
        if opens and (at == 0 or rng.random() < damage.block_space)
    }
    shown.add(len(stretch))
    for begin, end in _sentences(stretch):
        sentence = [
            _Item(stretch.words[at], at, stretch.words[at].head, at == begin, at) for at in range(begin, end)
        ]
        sentence, fresh = _damaged(sentence, begin in shown, end in shown, rng, damage, fresh)
        if begin in shown and items:
            items.append(_space(rng.choice(_BORDERS), items[-1].key, fresh))
            fresh -= 1
        items.extend(sentence)
    if rng.random() < damage.wrapped:
        items, fresh = _wrapped(items, rng, fresh)
    items, fresh = _strayed(items, rng, damage.stray_space, fresh)
    if rng.random() < damage.space_before:
        items, fresh = [_space(rng.choice(_SPACES), items[0].key, fresh), *items], fresh - 1
    if rng.random() < damage.space_after:
        items = [*items, _space(rng.choice(_SPACES), items[-1].key, fresh)]
    return _document(vocab, items)


def _sentences(stretch: Stretch) -> Iterator[tuple[int, int]]:
    starts = [at for at, one in enumerate(stretch.starts) if one]
    yield from zip(starts, [*starts[1:], len(stretch)], strict=True)


def _damaged(
    sentence: list[_Item], opens: bool, closes: bool, rng: random.Random, damage: Damage, fresh: int
) -> tuple[list[_Item], int]:
    short = len(sentence) <= 8
    if rng.random() < (damage.capitals_short if short and closes else damage.capitals):
        for item in sentence:
            item.word = replace(item.word, form=item.word.form.upper())
    elif rng.random() < damage.small_first and sentence[0].word.pos not in ("PROPN", "SYM"):
        first = sentence[0].word
        sentence[0].word = replace(first, form=first.form[:1].lower() + first.form[1:])
    stops = closes and len(sentence) > 2 and sentence[-1].word.form == "."
    if stops and rng.random() < damage.no_stop and not _governs(sentence[-1], sentence[:-1]):
        sentence.pop()
        sentence[-1].word = replace(sentence[-1].word, space=True)
    if opens and rng.random() < damage.bullet:
        root = next((item for item in sentence if item.head == item.key), sentence[0])
        mark = rng.choice(_BULLETS)
        word = Word(mark, mark, "PUNCT", "LET", "", 0, "punct", True)
        sentence[0].starts = False
        sentence = [_Item(word, fresh, root.key, True, -1), *sentence]
        fresh -= 1
    return sentence, fresh


def _governs(item: _Item, others: list[_Item]) -> bool:
    return any(other.head == item.key for other in others)


def _space(form: str, head: int, key: int) -> _Item:
    return _Item(replace(_SPACE_WORD, form=form, lemma=form), key, head, False, -1)


def _wrapped(items: list[_Item], rng: random.Random, fresh: int) -> tuple[list[_Item], int]:
    """Line ends in the running text, as in text copied from a PDF."""
    found: list[_Item] = []
    since, width = 0, rng.randint(7, 14)
    for item in items:
        if found and since >= width and found[-1].word.space and not item.word.form.isspace():
            found.append(_space("\n", found[-1].key, fresh))
            fresh, since = fresh - 1, 0
        found.append(item)
        since += 1
    return found, fresh


def _strayed(items: list[_Item], rng: random.Random, share: float, fresh: int) -> tuple[list[_Item], int]:
    found: list[_Item] = []
    for item in items:
        if found and found[-1].word.space and not item.word.form.isspace() and rng.random() < share:
            found.append(_space(rng.choice(_STRAY), found[-1].key, fresh))
            fresh -= 1
        found.append(item)
    return found, fresh


def _document(vocab: Vocab, items: list[_Item]) -> Marked:
    place = {item.key: at for at, item in enumerate(items)}
    words = [item.word for item in items]
    spaces = [
        word.space
        and not word.form.isspace()
        and not (at + 1 < len(items) and words[at + 1].form.startswith("\n"))
        for at, word in enumerate(words)
    ]
    heads = [place[item.head] for item in items]
    labelled = any(word.relation and not word.form.isspace() for word in words)
    doc = Doc(
        vocab,
        words=[word.form for word in words],
        spaces=spaces,
        pos=[word.pos for word in words],
        tags=[word.tag for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads if labelled else None,
        deps=[word.relation for word in words] if labelled else None,
        sent_starts=None if labelled else [item.starts for item in items],
    )
    return Marked(doc, tuple(item.source for item in items))
