"""The taxonomy's terms, compiled once: a trie over the keys of words, and tables of parts of compounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from wijktekst.language.lemmas import lemmas, separable
from wijktekst.language.tokens import normalise, tokenize
from wijktekst.taxonomy import Exclusion, Taxonomy, Term
from wijktekst.themes.affixes import Affixes

#: "Wmo", "VvE", "B&W": in "Wmo-voorziening" such a name stands as a word of its own.
_ABBREVIATION = re.compile(r"(?=.*[A-Z].*[A-Z])\S+|[A-Z][a-z]{0,2}[A-Z0-9]\S*")
ANY_THEME = "*"
#: Keys of words that start or end with a word of a phrase.
STARTS, ENDS = "<", ">"


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A term (or, with `challenge` "", an exclusion) as the matcher needs it.

    `order` is its place in the taxonomy and breaks ties. `condition` holds folded words.
    """

    order: int
    text: str
    theme: str
    challenge: str
    weight: float
    condition: tuple[str, ...] = ()
    letters: int = 0


@dataclass(slots=True)
class Node:
    """A point in the trie: what may follow, and what ends here."""

    next: dict[str, Node] = field(default_factory=dict)
    ends: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Parts:
    """Terms that match a part of a word, by their folded text; `exact` ones by their text as written."""

    begins: dict[str, list[Entry]] = field(default_factory=dict)
    ends: dict[str, list[Entry]] = field(default_factory=dict)
    anywhere: dict[str, list[Entry]] = field(default_factory=dict)


def exact_key(text: str) -> str:
    """Key of a word in this case and spelling."""
    return "=" + text.replace("’", "'").replace("\u2010", "-").replace("\u2011", "-").replace("\u00ad", "")


def form_key(norm: str) -> str:
    """Key of a word in this form, whatever its case, accents and hyphens."""
    return ":" + norm.replace("-", "")


def lemma_key(lemma: str) -> str:
    """Key of a dictionary form."""
    return "~" + normalise(lemma).replace("-", "")


class Lexicon:
    """Terms and exclusions of a taxonomy as automaton and tables; built once, read only."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.root = Node()
        self.parts = Parts()
        #: verb without its particle -> particle -> terms
        self.verbs: dict[str, dict[str, list[Entry]]] = {}
        #: keys that may stand in a hyphenated word as a word of their own
        self.boundary: dict[str, list[Entry]] = {}
        self.keys: set[str] = set()
        self.themes = {theme.id: theme.challenge for theme in taxonomy.themes}
        for order, term in enumerate(taxonomy.terms):
            self._add_term(order, term)
        for order, exclusion in enumerate(taxonomy.exclusions):
            self._add_exclusion(order, exclusion)
        self.begins, self.ends = Affixes(self.parts.begins), Affixes(self.parts.ends, at_end=True)
        wide = [key for key in self.keys if key[0] in (STARTS, ENDS)]
        self.wide_begins = Affixes(key[1:] for key in wide if key[0] == STARTS)
        self.wide_ends = Affixes((key[1:] for key in wide if key[0] == ENDS), at_end=True)

    def _add_term(self, order: int, term: Term) -> None:
        words = [token.text for token in tokenize(term.text)]
        if not words:
            return
        condition = tuple(normalise(word) for word in term.condition)
        letters = sum(map(len, words))
        entry = Entry(
            order, term.text, term.theme, self.themes[term.theme], term.certainty, condition, letters
        )
        self._add_paths(_paths(words, term.match), entry)
        if len(words) == 1:
            self._add_word(words[0], term, entry)
        elif term.part:
            self._add_paths(_wide_paths(words, term), entry)

    def _add_exclusion(self, order: int, exclusion: Exclusion) -> None:
        words = [token.text for token in tokenize(exclusion.pattern)]
        if words:
            entry = Entry(order, exclusion.pattern, exclusion.theme, "", 1.0)
            self._add_paths(_paths(words, exclusion.match), entry)

    def _add_paths(self, paths: Iterable[tuple[str, ...]], entry: Entry) -> None:
        for path in paths:
            node = self.root
            for key in path:
                self.keys.add(key)
                node = node.next.setdefault(key, Node())
            if entry not in node.ends:
                node.ends.append(entry)

    def _add_word(self, word: str, term: Term, entry: Entry) -> None:
        if term.match == "exact" or _ABBREVIATION.fullmatch(word):
            key = exact_key(word) if term.match == "exact" else form_key(normalise(word))
            self.boundary.setdefault(key, []).append(entry)
        if term.match == "lemma" and (split := separable(word)):
            self.verbs.setdefault(split[1], {}).setdefault(split[0], []).append(entry)
        tables = {
            "": (),
            "links": (self.parts.begins,),
            "rechts": (self.parts.ends,),
            "overal": (self.parts.begins, self.parts.ends, self.parts.anywhere),
        }
        for table in tables[term.part]:
            for form in _part_forms(word, term.match):
                table.setdefault(form, []).append(entry)


def _paths(words: Sequence[str], match: str) -> Iterator[tuple[str, ...]]:
    """Key sequences of a phrase: as written, split at its hyphens, and joined into one word."""
    phrase = len(words) > 1
    yield from product(*(_keys(word, match, phrase) for word in words))
    split = [part for word in words for part in word.strip("-").split("-") if part]
    if len(split) != len(words):
        yield from product(*(_keys(word, match, True) for word in split))
    if len(words) == 2:
        if match == "exact":
            yield (exact_key("-".join(words)),)
        else:
            # only a hyphen makes one word of them: "sociale-huurwoning"
            for key in _keys(words[1], match, True):
                yield (key[0] + normalise(words[0]).replace("-", "") + key[1:],)


def _wide_paths(words: Sequence[str], term: Term) -> Iterator[tuple[str, ...]]:
    """Paths of a phrase of which the last word may go on, or the first begin earlier, as a compound."""
    keys = [_keys(word, term.match, True) for word in words]
    if term.part != "rechts":
        last = tuple(STARTS + form for form in _part_forms(words[-1], term.match))
        yield from product(*keys[:-1], last)
    if term.part != "links":
        first = tuple(ENDS + form for form in _part_forms(words[0], term.match))
        yield from product(first, *keys[1:])


def _keys(word: str, match: str, in_phrase: bool) -> tuple[str, ...]:
    if match == "exact":
        return (exact_key(word),)
    if match == "vorm":
        return (form_key(normalise(word)),)
    return tuple(dict.fromkeys(lemma_key(one) for one in base_forms(word, in_phrase)))


def base_forms(word: str, in_phrase: bool = False) -> tuple[str, ...]:
    """What a term's word stands for: itself when it is a dictionary form, else also its likeliest lemma.

    A participle or diminutive stays what it is: "georganiseerd" is not every form of "organiseren", "hofje"
    no "hof". In a phrase an adjective is bare as well: "sociale huur", "sociaal huurbeleid".
    """
    low, readings = word.lower(), lemmas(word)
    first = readings[0]
    if low in readings and not (in_phrase and low.endswith("e")):
        return (low,)
    if low.endswith(("je", "jes")) or (first.endswith("n") and not low.endswith(("n", "s", "e"))):
        return (low,)
    return (low, first)


def _part_forms(word: str, match: str) -> tuple[str, ...]:
    if match == "exact":
        return (exact_key(word),)
    if match == "vorm":
        return (normalise(word),)
    return tuple(dict.fromkeys(normalise(one) for one in base_forms(word)))
