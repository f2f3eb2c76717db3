"""Marks the taxonomy's terms in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wijktekst.language.tokens import Token, tokenize, words_in
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes.conditions import Company
from wijktekst.themes.joining import rejoin, suspended
from wijktekst.themes.lexicon import ANY_THEME, Entry, Lexicon, Node
from wijktekst.themes.wijken import is_verb
from wijktekst.themes.words import NOTHING, Word, Words
from wijktekst.types import ThemeHit

#: How far the particle of a separable verb may stand behind it, in words.
_REACH = 25
#: What may stand between the words of one term.
_GLUE = frozenset(" \t\n\r\u00a0\u2009\u202f\"'“”‘’„«»-/()&")
#: An address on the web: words in it are names of files and sites, no statement.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
#: A particle is one when the clause ends or goes on with one of these; before a noun it is a preposition.
_AFTER_PARTICLE_WORDS = """
en of om te als voor in met door van bij op naar tot dat die zodat waar waarbij waarmee waardoor waarin
waarvan tegen tussen via per binnen aan uit omdat maar zonder wanneer terwijl tijdens vanaf volgens vanuit
rond hoe nadat voordat indien mits zoals ten ter ook
"""
_AFTER_PARTICLE = frozenset(_AFTER_PARTICLE_WORDS.split())
#: Between two adjectives that share a noun.
_SHARING = frozenset(("en", "of"))
_BEFORE_NOUN = frozenset(("de", "het", "een", "dit", "hun", "ons", "onze", "mijn", "geen", "elk", "veel"))


class _Found(NamedTuple):
    """A term found in tokens first up to and including last."""

    start: int
    end: int
    first: int
    last: int
    entry: Entry


class TermFinder:
    """Finds the terms of a taxonomy in sentences, in time linear in the text.

    Within one theme the longest match wins and matches do not overlap; two terms of one theme on the same
    characters count once (the longer term). Matches of different themes may overlap. A match inside an
    exclusion of its theme, or whose condition the sentence does not meet, is none at all: it hides no other.

    A separable verb that stands apart ("pakt ... aan") is marked at its verb, a suspended part ("jeugd-" in
    "jeugd- en ouderenzorg") at that part, a term inside a compound at the whole compound. Two adjectives may
    share a noun: "sociale en dure huurwoningen" holds "sociale huurwoning". Words of a web address are not
    looked at. Only an exclusion reaches over a comma ("minister van Onderwijs, Cultuur en Wetenschap").
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._lexicon = Lexicon(taxonomy)
        self._words = Words(self._lexicon)

    def find(self, text: str, spans: Sequence[tuple[int, int]]) -> tuple[ThemeHit, ...]:
        """Hits within the spans (sentences: half-open character offsets into `text`), ordered by start.

        Each span is judged on its own: what stands around it in the text has no influence.
        """
        hits = [
            ThemeHit(start + a, start + b, entry.theme, entry.challenge, entry.text, entry.weight)
            for start, end in spans
            for a, b, _, _, entry in self._in_sentence(text[start:end])
        ]
        hits.sort(key=lambda hit: (hit.start, hit.end, hit.theme, hit.term))
        return tuple(hits)

    def find_all(self, text: str) -> tuple[ThemeHit, ...]:
        """Hits in a text that is one sentence, or empty."""
        return self.find(text, [(0, len(text))]) if text else ()

    def _in_sentence(self, text: str) -> list[_Found]:
        tokens = _words_of(text)
        hyphen = "-" in text
        broken = hyphen and any(token.text[-1] == "-" for token in tokens)
        if broken:
            tokens = rejoin(tokens, text)
        of = self._words.of
        words = [of(token.text) for token in tokens]
        if not hyphen and all(word is NOTHING for word in words):
            return []
        for at, word in enumerate(words):
            if word is not NOTHING and tokens[at].norm == "wijken" and is_verb(tokens, at, text):
                words[at] = NOTHING
        found = list(self._candidates(text, tokens, words))
        if broken or " -" in text:
            found += self._suspended(text, tokens)
        return self._settle(found, tokens, text) if found else []

    def _candidates(self, text: str, tokens: Sequence[Token], words: Sequence[Word]) -> Iterator[_Found]:
        last = len(tokens) - 1
        for at, word in enumerate(words):
            if word is NOTHING:
                continue
            token = tokens[at]
            for entry in word.alone:
                yield _Found(token.start, token.end, at, at, entry)
            goes_on = at < last and not word.follows.isdisjoint(words[at + 1].keys)
            if goes_on or (at < last and word.begins and tokens[at + 1].norm in _SHARING):
                yield from self._longer(text, tokens, words, at)
            if word.verb:
                yield from self._separated(text, tokens, at, word)

    def _longer(
        self, text: str, tokens: Sequence[Token], words: Sequence[Word], first: int
    ) -> Iterator[_Found]:
        """Terms of several words that begin at token `first`."""
        yield from self._on_from(text, tokens, words, first, first + 1)
        shared = first + 3 < len(tokens) and tokens[first + 1].norm in _SHARING
        if shared and tokens[first + 2].norm not in _BEFORE_NOUN:
            yield from self._on_from(text, tokens, words, first, first + 3)

    def _on_from(
        self, text: str, tokens: Sequence[Token], words: Sequence[Word], first: int, second: int
    ) -> Iterator[_Found]:
        nodes: Sequence[Node] = words[first].begins
        listed = False
        for last in range(second, len(tokens)):
            keys, gap = words[last].keys, text[tokens[last - 1].end : tokens[last].start]
            listed = listed or gap.rstrip() == ","
            if not keys or not (_GLUE.issuperset(gap) or gap.rstrip() == ","):
                return
            nodes = [after for node in nodes for key in keys if (after := node.next.get(key))]
            if not nodes:
                return
            for node in nodes:
                for entry in node.ends:
                    if not (listed and entry.challenge):
                        yield _Found(tokens[first].start, tokens[last].end, first, last, entry)

    def _separated(self, text: str, tokens: Sequence[Token], at: int, word: Word) -> Iterator[_Found]:
        """Separable verbs in two pieces: "pakt ... aan", "aan te pakken"."""
        token, particles = tokens[at], dict(word.verb)
        if at and tokens[at - 1].norm in _BEFORE_NOUN:
            return  # "het werk brengt mensen samen" does not cooperate
        if at > 1 and tokens[at - 1].norm == "te" and (entries := particles.get(tokens[at - 2].norm)):
            for entry in entries:
                yield _Found(tokens[at - 2].start, token.end, at - 2, at, entry)
            return
        for place in range(at + 1, min(len(tokens), at + 1 + _REACH)):
            if any(mark in text[tokens[place - 1].end : tokens[place].start] for mark in ".;!?"):
                return
            entries = particles.get(tokens[place].norm)
            if entries and _ends_clause(text, tokens, place):
                for entry in entries:
                    yield _Found(token.start, token.end, at, at, entry)
                return

    def _suspended(self, text: str, tokens: Sequence[Token]) -> Iterator[_Found]:
        for at, candidates in suspended(tokens, text):
            for candidate in candidates:
                if entries := self._words.of(candidate).alone:
                    for entry in entries:
                        yield _Found(tokens[at].start, tokens[at].end, at, at, entry)
                    break

    def _settle(self, found: list[_Found], tokens: Sequence[Token], sentence: str) -> list[_Found]:
        """Applies exclusions, conditions and the policy on overlap."""
        company = Company(tokens, sentence)
        excluded: dict[int, list[_Found]] = {}
        for one in found:
            if not one.entry.challenge:
                for at in range(one.first, one.last + 1):
                    excluded.setdefault(at, []).append(one)
        taken: set[tuple[str, int]] = set()
        kept: list[_Found] = []
        for one in sorted(found, key=_preference):
            entry = one.entry
            places = [(entry.theme, at) for at in range(one.first, one.last + 1)]
            if not entry.challenge or not taken.isdisjoint(places):
                continue
            if any(_forbids(other, one) for other in excluded.get(one.first, ())):
                continue
            if entry.condition and not company.meets(entry.condition, _own_words(one, tokens)):
                continue
            taken.update(places)
            kept.append(one)
        return kept


class _Terms:
    """A taxonomy that is told from another by what it finds."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Terms) and other.taxonomy.hash == self.taxonomy.hash

    def __hash__(self) -> int:
        return hash(self.taxonomy.hash)


def finder_of(taxonomy: Taxonomy | None = None) -> TermFinder:
    """The finder of a taxonomy, or of the package's, shared by all who ask for it: making one takes long."""
    return _made(_Terms(taxonomy or Taxonomy.load()))


@lru_cache(maxsize=4)
def _made(terms: _Terms) -> TermFinder:
    return TermFinder(terms.taxonomy)


def _words_of(sentence: str) -> Sequence[Token]:
    """The words of a sentence, without those of web addresses."""
    tokens: list[Token] = []
    start = 0
    for address in _ADDRESS.finditer(sentence):
        tokens += tokenize(sentence, start, address.start())
        start = address.end()
    return tokens + tokenize(sentence, start) if start else words_in(sentence)


def _own_words(found: _Found, tokens: Sequence[Token]) -> range:
    """The tokens that do not count as a term's company: its own, unless it is only a part of its word."""
    if found.first == found.last and found.entry.letters < len(tokens[found.first].norm) - 3:
        return range(0)
    return range(found.first, found.last + 1)


def _preference(found: _Found) -> tuple[int, int, int, float, int]:
    """Longest match first; on the same characters the longest, then the surest term."""
    entry = found.entry
    return (found.start - found.end, found.start, -entry.letters, -entry.weight, entry.order)


def _forbids(exclusion: _Found, found: _Found) -> bool:
    return (
        exclusion.entry.theme in (ANY_THEME, found.entry.theme)
        and exclusion.start <= found.start
        and found.end <= exclusion.end
    )


def _ends_clause(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` can be a particle: nothing follows that it could be a preposition of."""
    if at + 1 == len(tokens):
        return True
    gap, after = text[tokens[at].end : tokens[at + 1].start], tokens[at + 1].norm
    if tokens[at].norm == "om" and after == "te":
        return False
    return bool(gap.strip()) or after in _AFTER_PARTICLE
