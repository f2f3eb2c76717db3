"""The radar: words and word groups of documents that the taxonomy does not know yet, with their evidence.

Only what no term covers is proposed, and only what the documents themselves single out: a compound that the
dictionary of general Dutch does not list, an abbreviation, two words that mostly stand together. How strongly
it belongs to a theme is counted over sentences: those that hold it against those that do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log

from wijktekst.language import lemmas, sentences_of, split_compound, tokenize
from wijktekst.language.tokens import Token, normalise
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes.finder import finder_of
from wijktekst.themes.support import CLUE
from wijktekst.types import Document, ThemeHit

#: What is proposed stands at least this often, and in at least this many documents.
FEWEST, FEWEST_DOCUMENTS = 3, 2
_PLACES = 2
_SHORTEST_COMPOUND = 8
_SHORTEST_IN_GROUP = 4
#: Of the places where either word of a group stands, the share where both do.
_STICKY = 0.05
#: Wlz, POH-GGZ, VvE; more than five capitals are a word or a name that a text shouts.
_ABBREVIATION = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z][A-Za-z]{1,4}(?:-[A-Z]{2,5})?")
#: A word in capitals that stands this much oftener in small letters is no abbreviation (VAN, VOOR).
_SHOUTED = 2
#: No noun, so no second word of a group.
_NO_NOUN = frozenset("voor over onder door naar tegen tussen vanaf binnen buiten sinds zonder worden".split())
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GAP = re.compile(r"[ \n]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A term that may be missing. `kind` is "samenstelling", "afkorting" or "woordgroep".

    `theme` is the one that stands most tellingly in the same sentences ("" for none): in `together` of them,
    `lift` times as often as in other sentences; `score` is the log-likelihood ratio of that, never negative.
    `parts` are the words of a compound, or of a group, that terms of the taxonomy match by themselves.
    `places` are (file, page or None, offset of the first character in the text).
    """

    term: str
    kind: str
    count: int
    documents: int
    theme: str
    together: int
    lift: float
    score: float
    parts: tuple[str, ...]
    places: tuple[tuple[str, int | None, int], ...]


@dataclass(slots=True)
class _Seen:
    kind: str
    forms: Counter[str] = field(default_factory=Counter)
    sentences: int = 0
    themes: Counter[str] = field(default_factory=Counter)
    places: dict[str, tuple[str, int | None, int]] = field(default_factory=dict)


class Radar:
    """Reads documents one by one and then proposes terms; what was decided on before is left out."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._finder = finder_of(taxonomy)
        self._decided = {_key(decision.term) for decision in taxonomy.decisions}
        # a term whose condition was not met is no news
        self._decided |= {key for term in taxonomy.terms for key in (_key(term.text), normalise(term.text))}
        self._seen: dict[str, _Seen] = {}
        self._words: Counter[str] = Counter()
        self._themes: Counter[str] = Counter()
        self._sentences = 0

    def read(self, document: Document) -> None:
        """Counts the words of a document; titles of pages and tables count as sentences too."""
        text = document.text
        for sentence in sentences_of(document):
            hits = self._finder.find(text, [(sentence.start, sentence.end)])
            themes = {hit.theme for hit in hits if hit.weight >= CLUE}
            tokens = tokenize(text, sentence.start, sentence.end)
            self._sentences += 1
            self._themes.update(themes)
            self._words.update(token.norm for token in tokens)
            found: dict[str, tuple[str, str, int]] = {}
            for kind, form, start in _candidates(tokens, text, hits):
                found.setdefault(_key(form), (kind, form, start))
            for key, (kind, form, start) in found.items():
                if not {key, normalise(key)} & self._decided:
                    self._note(document, key, kind, form, start, themes)

    def _note(self, document: Document, key: str, kind: str, form: str, start: int, themes: set[str]) -> None:
        seen = self._seen.setdefault(key, _Seen(kind))
        seen.forms[form] += 1
        seen.sentences += 1
        seen.themes.update(themes)
        seen.places.setdefault(document.id, (document.source.path, document.page_at(start), start))

    def proposals(
        self, fewest: int = FEWEST, fewest_documents: int = FEWEST_DOCUMENTS
    ) -> tuple[Proposal, ...]:
        """What stands often enough, the most telling first."""
        made = [
            self._proposal(seen)
            for key, seen in self._seen.items()
            if seen.sentences >= fewest and len(seen.places) >= fewest_documents and self._sticks(key, seen)
        ]
        return tuple(sorted(made, key=lambda one: (-one.score, -one.count, one.term)))

    def _sticks(self, key: str, seen: _Seen) -> bool:
        if seen.kind == "samenstelling":
            return True
        if seen.kind == "afkorting":
            return self._words[normalise(key)] <= _SHOUTED * sum(seen.forms.values())
        most = max(seen.forms, key=lambda form: (seen.forms[form], form))
        first, second = (self._words[normalise(word)] for word in most.split())
        return seen.sentences / (first + second - seen.sentences) >= _STICKY

    def _proposal(self, seen: _Seen) -> Proposal:
        theme, score, lift = "", 0.0, 0.0
        for name in sorted(seen.themes):
            here = self._against(seen, name)
            if here[0] > score:
                theme, (score, lift) = name, here
        term = min(seen.forms, key=lambda form: (-seen.forms[form], len(form), form))
        return Proposal(
            term if seen.kind == "afkorting" else term.lower(),
            seen.kind,
            seen.sentences,
            len(seen.places),
            theme,
            seen.themes[theme],
            lift,
            score,
            tuple(self._known_parts(term, seen.kind)),
            tuple(seen.places.values())[:_PLACES],
        )

    def _against(self, seen: _Seen, theme: str) -> tuple[float, float]:
        """Log-likelihood ratio and lift of a theme in sentences with the word against those without."""
        both, mine = seen.themes[theme], seen.sentences
        rest = self._sentences - mine
        elsewhere = self._themes[theme] - both
        lift = (both / mine) / (max(elsewhere, 0.5) / max(rest, 1))
        return (_likelihood(both, mine, elsewhere, rest) if lift > 1 else 0.0), lift

    def _known_parts(self, term: str, kind: str) -> Iterator[str]:
        parts = tuple(term.split()) if kind == "woordgroep" else split_compound(term, _Listed())
        for part in parts if len(parts) > 1 else ():
            if self._finder.find_all(part):
                yield part.lower()


def _candidates(
    tokens: Sequence[Token], text: str, hits: Sequence[ThemeHit]
) -> Iterator[tuple[str, str, int]]:
    """(kind, form, start) of what no hit covers."""
    free = [not any(hit.start < one.end and one.start < hit.end for hit in hits) for one in tokens]
    for at, token in enumerate(tokens):
        if free[at] and _ABBREVIATION.fullmatch(token.text):
            yield "afkorting", token.text, token.start
        elif free[at] and _is_compound(token, text):
            yield "samenstelling", token.text, token.start
        if at and (free[at] or free[at - 1]) and _is_group(tokens[at - 1], token, text):
            yield (
                "woordgroep",
                text[tokens[at - 1].start : token.end].replace("\n", " "),
                tokens[at - 1].start,
            )


def _is_compound(token: Token, text: str) -> bool:
    """A word of two known words or more that the dictionary does not list; names with a capital are left."""
    word = token.text
    if len(word) < _SHORTEST_COMPOUND or not _LETTERS.fullmatch(word) or word != word.lower():
        return False
    return len(split_compound(lemmas.lemma(word), _Listed())) > 1


def _is_group(first: Token, second: Token, text: str) -> bool:
    return (
        bool(_GAP.fullmatch(text[first.end : second.start]))
        and all(
            len(one.text) >= _SHORTEST_IN_GROUP and _LETTERS.fullmatch(one.text) and one.text.islower()
            for one in (first, second)
        )
        and first.norm.endswith("e")
        and second.norm not in _NO_NOUN
    )


class _Listed:
    """The dictionary of general Dutch, for `in`."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and lemmas.known(word)


def _key(form: str) -> str:
    """What two spellings of one candidate share; an abbreviation keeps its capitals."""
    if _ABBREVIATION.fullmatch(form):
        return form
    *front, last = form.split()
    return " ".join([*(normalise(word) for word in front), normalise(lemmas.lemma(last))])


def _likelihood(both: int, mine: int, elsewhere: int, rest: int) -> float:
    """Dunning's log-likelihood ratio (G2) of two shares being one."""
    share = (both + elsewhere) / (mine + rest)
    return 2 * sum(
        seen * log(seen / expected)
        for seen, expected in (
            (both, mine * share),
            (mine - both, mine * (1 - share)),
            (elsewhere, rest * share),
            (rest - elsewhere, rest * (1 - share)),
        )
        if seen > 0 and expected > 0
    )
