"""From a sentence to named features, in channels that are weighed apart.

Every feature is a string, of which only the hash is made where it is a run of words or roles; `vectors.py`
turns the channels into numbers. Numbers and years become classes of their own, so that an amount or a date of
one document does not stick.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from wijktekst.language.tokens import words_in
from wijktekst.measures.hashing import Hashes, hashes_of_runs
from wijktekst.measures.items import SentenceInput
from wijktekst.measures.patterns import signs
from wijktekst.measures.roles import is_stem, skeleton
from wijktekst.types import ThemeHit

#: Sentences longer than this are cut: they are tables or text without full stops.
_MAX_CHARS = 2000
#: Words of the longest run in a sentence; of what stands before it single words and pairs are looked at.
_LONGEST_RUN = 3
_YEAR = re.compile(r"(?:19|20)\d\d(?:\D|$)")
_SIGN = r"(?:[\u2460-\u24ff\u2776-\u2793_]|[^\w€(\"'“‘„])*"
#: Bullets and numbers that open a list item; what stands behind them is the sentence.
_BULLET = re.compile(rf"^{_SIGN}(?:\(?(?:\d{{1,2}}|[a-zA-Z]|[ivx]{{1,4}})[.)]\s+)?{_SIGN}")
_MARKS = re.compile(r"[?!;:%€()“”\"•●▶■▪–]")
#: Names of parties say who speaks, not what is proposed.
_PARTIES = frozenset(
    "vvd d66 pvda cda sp pvv bbb ja21 volt sgp fvd bij1 denk bvnl christenunie cu groenlinks pvdd nsc "
    "50plus piratenpartij gl-pvda groenlinks-pvda".split()
)


@lru_cache(maxsize=200_000)
def _class_of(word: str) -> str:
    if word[0].isdigit():
        return "<jaar>" if _YEAR.match(word) else "<getal>"
    return "<partij>" if word in _PARTIES else word


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Folded words, with numbers, years and party names as classes."""
    return tuple([_class_of(token.norm) for token in words_in(text[:_MAX_CHARS])])


@lru_cache(maxsize=4096)
def _runs_of(words: tuple[str, ...]) -> Hashes:
    return hashes_of_runs(words, _LONGEST_RUN)


def _length(words: Sequence[str]) -> str:
    return f"lengte{min(len(words) // 4, 10)}"


def _form(text: str, body: str, words: Sequence[str]) -> Iterator[str]:
    if len(body) < len(text):
        yield "streepje"
    yield from signs(body)
    yield _length(words)
    if words and is_stem(words[0]):
        yield "stam"
    for size in (1, 2, 3):
        yield f"begin{size}={' '.join(words[:size])}"
    for size in (1, 2):
        yield f"eind{size}={' '.join(words[-size:])}"
    for mark in _MARKS.findall(text):
        yield f"teken{mark}"


def _before(context: str, words: Sequence[str]) -> Iterator[str]:
    yield from signs(context)
    yield _length(words)
    for size in (1, 2):
        yield f"begin{size}={' '.join(words[:size])}"
        yield f"eind{size}={' '.join(words[-size:])}"
    yield f"slot{context[-1:]}"


def _lexicon(hits: Sequence[ThemeHit]) -> Iterator[str]:
    for hit in hits:
        yield hit.challenge
        yield f"{hit.challenge}/{hit.theme}"
        yield f"term={hit.term}"


#: Names of the features of a channel, or their hashes.
Features = Sequence[str] | Hashes

#: Channel names in the order of `channels`.
CHANNELS = (
    "woorden", "letters", "vorm", "skelet", "termen",
    "v-woorden", "v-letters", "v-vorm", "v-skelet", "v-termen",
)  # fmt: skip
#: Channels that tell what a sentence is about; what kind of sentence it is, they do not tell.
SUBJECT_CHANNELS = frozenset({"termen", "v-termen"})
#: Channels that tell what kind of sentence it is; what it is about, they do not tell.
FORM_CHANNELS = frozenset({"vorm", "v-vorm", "skelet", "v-skelet"})
#: Channels whose features are runs of characters of single words.
LETTER_CHANNELS = frozenset({"letters", "v-letters"})


def channels(item: SentenceInput) -> tuple[Features, ...]:
    """Features per channel; for the letter channels the words, whose runs the vectors know."""
    text, context = item.text[:_MAX_CHARS], item.context[-_MAX_CHARS:]
    body = _BULLET.sub("", text, count=1)
    words, before = words_of(body), words_of(context)
    return (
        _runs_of(words),
        words,
        list(_form(text, body, words)),
        skeleton(words),
        list(_lexicon(item.hits)),
        _runs_of(before)[: max(2 * len(before) - 1, 0)],
        before,
        list(_before(context, before)),
        skeleton(before),
        list(_lexicon(item.context_hits)),
    )
