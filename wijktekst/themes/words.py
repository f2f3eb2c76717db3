"""What one word can mean to the taxonomy; worked out once per distinct word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wijktekst.language.compounds import LINKS, PREFIXES
from wijktekst.language.lemmas import known, lemmas
from wijktekst.language.tokens import normalise
from wijktekst.themes.lexicon import ENDS, STARTS, Entry, Lexicon, Node, exact_key, form_key, lemma_key

#: Longer "words" are glued cells or addresses; their parts are not looked for.
_LONGEST = 60
#: Names of streets speak of no theme: Schoolstraat, Parkweg.
_STREET = re.compile(r"[A-Z]\w+(?:straat|laan|weg|plein|kade|gracht|singel|steeg|dreef|hof|plantsoen)")
#: From this length a term's letters are enough proof that the word holds it.
_SURE = 6
#: Endings that make another word of a stem and are no second part of a compound.
_ENDING_WORDS = """
aal aar aard achtig age baar bare dom eel eer elen elijk en end ende er erd erde eren erend erende erij erig
ering eringen ers es eus heid iaal ie ief iek ier ieus ig ige ing ingen isch ische isme ist isten loos lijk
lijke nis oor sel schap ster teit zaam zame te ten de den tje tjes
"""
_ENDINGS = frozenset(_ENDING_WORDS.split())
#: Fewer letters are an ending or a slip ("parkeerd"), never the second part of a compound.
_SHORTEST_TAIL = 3
#: Plurals that the list of lemmas lacks ("hospices").
_PLURALS = frozenset(("s", "n"))
_NO_LEFT_PART = frozenset(("be", "ge", "ver", "ont", "er"))


@dataclass(frozen=True, slots=True)
class Word:
    """A distinct word: `alone` are the terms it matches by itself, `keys` lead through the trie.

    `begins` are the points of the trie after this word from which a longer term goes on, `follows` the keys
    that one of them goes on with; `verb` says which particle makes which terms of it.
    """

    keys: tuple[str, ...] = ()
    alone: tuple[Entry, ...] = ()
    begins: tuple[Node, ...] = ()
    follows: frozenset[str] = frozenset()
    verb: tuple[tuple[str, tuple[Entry, ...]], ...] = ()


#: The commonest case by far.
NOTHING = Word()


class Words:
    """Looks words up in a lexicon and remembers the answer."""

    _MOST = 300_000

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._seen: dict[str, Word] = {}

    def of(self, text: str) -> Word:
        """The word as written; case matters to terms that match exactly."""
        found = self._seen.get(text)
        if found is None:
            if len(self._seen) > self._MOST:
                self._seen.clear()
            found = self._seen[text] = self._look_up(text)
        return found

    def _look_up(self, text: str) -> Word:
        lexicon, norm = self._lexicon, normalise(text)
        forms = tuple(dict.fromkeys((norm, *map(normalise, lemmas(norm)))))
        keys = tuple(
            key
            for key in dict.fromkeys((*_keys_of(text, norm), *self._wide_keys(forms)))
            if key in lexicon.keys
        )
        nodes = [node for key in keys if (node := lexicon.root.next.get(key))]
        alone = [entry for node in nodes for entry in node.ends]
        alone += self._between_hyphens(text, norm)
        if not norm.endswith("-"):
            alone += self._in_compound(text, forms)
        verb = tuple(
            (particle, tuple(entries))
            for base in lemmas(norm)
            if base in lexicon.verbs
            for particle, entries in sorted(lexicon.verbs[base].items())
        )
        begins = tuple(node for node in nodes if node.next)
        if not (keys or alone or verb):
            return NOTHING
        follows = frozenset(key for node in begins for key in node.next)
        return Word(keys, tuple(dict.fromkeys(alone)), begins, follows, verb)

    def _wide_keys(self, forms: Sequence[str]) -> Iterator[str]:
        """Keys of a compound that may stand in a phrase for one of its ends; `forms[0]` is as written."""
        norm = forms[0]
        if 4 <= len(norm) <= _LONGEST:
            for part in self._lexicon.wide_begins.of(norm):
                if len(part) < len(norm) - 1 and _is_tail(norm[len(part) :], len(part)):
                    yield STARTS + part
            for form in forms:
                for part in self._lexicon.wide_ends.of(form):
                    if len(part) < len(form) - 1 and _is_front(form[: -len(part)], len(part)):
                        yield ENDS + part

    def _between_hyphens(self, text: str, norm: str) -> Iterator[Entry]:
        """Abbreviations that stand as a word of their own: the Wmo in "Wmo-voorziening"."""
        boundary = self._lexicon.boundary
        for part in text.replace("\u2010", "-").replace("\u2011", "-").split("-") if "-" in norm else ():
            yield from boundary.get(exact_key(part), ())
            yield from boundary.get(form_key(normalise(part)), ())

    def _in_compound(self, text: str, forms: Sequence[str]) -> Iterator[Entry]:
        if 4 <= len(forms[0]) <= _LONGEST and not _STREET.fullmatch(text):
            yield from self._at_left(forms[0], exact_key(text))
            for form in forms:
                yield from self._at_right(form)
            yield from self._inside(forms[0])

    def _at_left(self, norm: str, exact: str) -> Iterator[Entry]:
        lexicon = self._lexicon
        for part in lexicon.begins.of(norm):
            if _is_tail(norm[len(part) :], len(part)):
                yield from lexicon.parts.begins[part]
        for part in lexicon.begins.of(exact):
            if 2 < len(part) <= len(norm):
                yield from lexicon.parts.begins[part]

    def _at_right(self, form: str) -> Iterator[Entry]:
        for part in self._lexicon.ends.of(form):
            if _is_front(form[: -len(part)], len(part)):
                yield from self._lexicon.parts.ends[part]

    def _inside(self, norm: str) -> Iterator[Entry]:
        for part, entries in self._lexicon.parts.anywhere.items():
            start = norm.find(part, 2, -2)
            while start >= 0:
                rest, length = norm[start + len(part) :], len(part)
                if _is_front(norm[:start], length) and _is_tail(rest, length):
                    yield from entries
                start = norm.find(part, start + 1, -2)


def _keys_of(text: str, norm: str) -> Iterator[str]:
    yield exact_key(text)
    for ending in ("'s", "’s"):
        if text.endswith(ending):
            yield exact_key(text[: -len(ending)])
    yield form_key(norm)
    yield lemma_key(norm)
    for one in lemmas(text):
        yield lemma_key(one)


def _is_tail(rest: str, length: int) -> bool:
    """Whether `rest` can be the second part of a compound after a term of `length` letters."""
    if rest.startswith("-"):
        return True
    if rest in _ENDINGS:
        return False
    if len(rest) < _SHORTEST_TAIL:
        # digits are the number of a footnote
        return length >= _SURE and (rest in _PLURALS or rest.isdigit())
    if length >= _SURE:
        return True
    for link in LINKS:
        tail = rest[len(link) :]
        if not rest.startswith(link) or len(tail) < _SHORTEST_TAIL or tail in _ENDINGS:
            continue
        if known(tail) or (length > 3 and _is_word(tail)):
            return True
    return False


def _is_front(rest: str, length: int) -> bool:
    """Whether `rest` can be the first part of a compound before a term of `length` letters."""
    if rest.endswith("-"):
        return True
    if len(rest) < 2 or rest in _NO_LEFT_PART:
        return False
    if length >= _SURE:
        return True
    if rest in PREFIXES:
        return False
    return any(
        rest.endswith(link) and len(rest) - len(link) > 1 and _is_word(rest[: len(rest) - len(link)])
        for link in LINKS
    )


def _is_word(part: str) -> bool:
    """A known word or two known words glued together."""
    if known(part):
        return True
    return any(
        known(part[:at]) and known(part[at:]) and part[at:] not in _ENDINGS for at in range(3, len(part) - 2)
    )
