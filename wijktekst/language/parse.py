"""What the grammar of a sentence says: who acts, which verb, whether it is an order, denied or passive.

Plain facts, so that other rooms need no spaCy. Labels are those of Universal Dependencies, which the Dutch
spaCy pipelines share; a pipeline with other labels, or without lemmas or tags, gives what it can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from wijktekst.language.labels import universal
from wijktekst.language.lemmas import known, lemma, lemmas, separable
from wijktekst.language.parse_lemmas import add_lemmas, taken_apart
from wijktekst.language.spacy_pipeline import load_pipeline

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import EditTreeLemmatizer
    from spacy.tokens import Doc, Token

#: What these facts are made of. A part of the pipeline that sets other things only is not run.
_NEEDED = frozenset(("doc.tensor", "token.dep", "token.head", "token.lemma", "token.morph", "token.pos"))
#: The mark of a list item confuses the parser: it takes it for a word of the sentence.
_MARKER = re.compile(
    r"^\s*(?:[•▪●▶❶-❿➊-➓]\s*|(?:[-–—*]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)])\s+)"
)
#: Half characters part words like white space: no pipeline takes them.
_WORD = re.compile(r"[^\s\ud800-\udfff]+")
_MODALS = frozenset(
    ("moeten", "willen", "zullen", "kunnen", "mogen", "hoeven", "dienen", "gaan", "blijven", "laten", "komen")
)
_DENIALS = frozenset(["niet", "geen", "nooit", "noch", "nimmer", "niets", "niemand"])
_Mood = Literal["", "indicative", "imperative", "infinitive"]
_Tense = Literal["", "present", "past", "perfect"]
_TENSES: dict[str, _Tense] = {"Pres": "present", "Past": "past"}
_OBJECTS = ("obj", "ccomp")
#: In characters; the sentence splitter cuts well before. Of some texts the time grows with the square.
_LONGEST = 5_000
_NOMINAL_ONLY = ("acl:relcl", "acl", "punct", "cop", "aux", "advcl", "parataxis", "mark", "appos:relcl")


@dataclass(frozen=True, slots=True)
class ParseFacts:
    """The facts of one sentence; "", (0, 0), () and False where the sentence or the pipeline does not say.

    Spans are half-open character offsets into the sentence's text. Lemmas are in lower case.

    subject : the whole phrase of the grammatical subject.
    agent : the phrase after "door" in a passive.
    verb : the main verb with its particle joined ("aanleggen"); of a nominal sentence the copula.
    modal : the verb that says how sure or how bound ("moeten", "willen", "zullen", "gaan").
    mood : "imperative" ("Schaf ... af"), "infinitive" ("... vast te stellen"), else "indicative".
    tense : "present", "past" or "perfect".
    objects : phrases of what the verb acts on.
    """

    subject: tuple[int, int] = (0, 0)
    subject_head: str = ""
    agent: tuple[int, int] = (0, 0)
    agent_head: str = ""
    verb: str = ""
    verb_at: tuple[int, int] = (0, 0)
    modal: str = ""
    mood: _Mood = ""
    tense: _Tense = ""
    passive: bool = False
    negated: bool = False
    objects: tuple[tuple[int, int], ...] = ()
    object_heads: tuple[str, ...] = ()


class Parser:
    """Parses single sentences with a pipeline (named as for `load_pipeline`), loaded at the first one."""

    def __init__(self, name: str = "") -> None:
        self.name = name

    def facts(self, texts: Sequence[str]) -> list[ParseFacts]:
        """Facts of each text, in order; `ParseFacts()` where there is no parser or it says nothing.

        One batch: give the sentences of a document at a time. What is too long for a sentence gives none.

        Raises ModelError when the pipeline cannot be loaded.
        """
        if not texts:
            return []
        nlp, lemmatizer = _pipeline(self.name)
        if not any("token.dep" in nlp.get_pipe_meta(part).assigns for part in nlp.pipe_names):
            return [ParseFacts() for _ in texts]
        plain = [_plain(text) for text in texts]
        docs = list(nlp.pipe([_one_sentence(nlp, words) for words, _ in plain]))
        if lemmatizer is not None:
            add_lemmas(lemmatizer, docs)
        return [_facts(doc, places) for doc, (_, places) in zip(docs, plain, strict=True)]


def _plain(text: str) -> tuple[str, list[int]]:
    """The words of a text, one space apart, and the place in `text` of each character.

    A line that wrapped goes on, for white space of its own would be a word to the parser.
    """
    marker = _MARKER.match(text)
    words = list(_WORD.finditer(text, marker.end() if marker else 0))
    places: list[int] = []
    for word in words:
        places.extend(range(word.start() - 1 if places else word.start(), word.end()))
    return " ".join(word.group() for word in words), places


@lru_cache(maxsize=2)
def _pipeline(name: str) -> tuple[Language, EditTreeLemmatizer | None]:
    """The pipeline without what facts do not need, and the lemmatizer where it stands by itself."""
    nlp = load_pipeline(name, to_save=False)
    sets = {part: set(nlp.get_pipe_meta(part).assigns) for part in nlp.pipe_names}
    # Without a morphologizer the parts of speech are made of the tags.
    needed = _NEEDED if any("token.pos" in made for made in sets.values()) else _NEEDED | {"token.tag"}
    for part, made in sets.items():
        if made and not made & needed:
            nlp.disable_pipe(part)
    return nlp, taken_apart(nlp)


def _one_sentence(nlp: Language, text: str) -> Doc:
    """The text (none when it is too long) as tokens of one sentence: the parser keeps to the borders set."""
    import numpy as np

    doc = nlp.make_doc(text if len(text) <= _LONGEST else "")
    starts: Any = np.full((len(doc), 1), -1, dtype=np.int64)
    starts[:1] = 1
    return doc.from_array(["SENT_START"], starts.astype(np.uint64))


def _facts(doc: Doc, places: Sequence[int]) -> ParseFacts:
    root = next((token for token in doc if token.head.i == token.i), None)
    if root is None:
        return ParseFacts()
    main, modal = _main_verb(root)
    subject = _child(root, "nsubj", "nsubj:pass") or _child(main, "nsubj", "nsubj:pass")
    agent = _child(main, "obl:agent")
    objects = [token for token in main.children if _dep(token) in _OBJECTS]
    verb = _verb(main)
    mood = _mood(doc, root, main, subject) if verb else ""
    if mood == "imperative" and main.pos_ not in ("VERB", "AUX"):
        objects = [token for token in objects if token.i > main.i]
    return ParseFacts(
        subject=_phrase(subject, places),
        subject_head=_head(subject),
        agent=_phrase(agent, places),
        agent_head=_head(agent),
        verb=verb,
        verb_at=_place(_verb_token(main), places) if verb else (0, 0),
        modal=modal,
        mood=mood,
        tense=_tense(root, main) if verb else "",
        passive=any(_dep(token) in ("nsubj:pass", "aux:pass") for token in main.children),
        negated=_negated(root, main),
        objects=tuple(_phrase(token, places) for token in objects),
        object_heads=tuple(_head(token) for token in objects),
    )


def _main_verb(root: Token) -> tuple[Token, str]:
    """The verb that says what is done, and the modal that governs it ("gaan ... bouwen", "moet ... doen")."""
    modals = [_lemma(t) for t in root.children if _dep(t) == "aux" and _lemma(t) in _MODALS]
    if modals:
        return root, modals[0]
    if root.pos_ in ("VERB", "AUX") and _lemma(root) in _MODALS:
        for token in root.children:
            if _dep(token) == "xcomp" and token.pos_ == "VERB" and _verb_form(token) == "Inf":
                return token, _lemma(root)
    return root, ""


def _verb(main: Token) -> str:
    """The verb of `_verb_token` as a lemma, its particle joined; "" when there is no verb."""
    particle = _particle(main)
    if particle is not None:
        bare, part = _bare(main), particle.lower_
        return bare if bare.startswith(part) else part + bare
    verb = _verb_token(main)
    if verb is main and main.i == 0 and (listed := lemma(main.text)).endswith("n"):
        return listed
    if verb is None:
        return ""
    told = _lemma(verb)
    # A small pipeline may guess a word that is none: "sloopt" -> "sloopen".
    return told if known(told) else _infinitive(verb.text) or told


def _particle(main: Token) -> Token | None:
    """The particle of a separable verb; where the parser calls it "compound", the word list decides."""
    return _child(main, "compound:prt") or next(
        (t for t in main.children if _dep(t) == "compound" and separable(t.lower_ + _bare(main))), None
    )


def _bare(main: Token) -> str:
    """The verb without its particle; a trained lemma often guesses one ("stellen" -> "opstellen")."""
    return main.lower_ if _verb_form(main) == "Inf" else _infinitive(main.text) or lemma(main.text)


def _infinitive(word: str) -> str:
    """The verb that a word is a form of, where it may also be a noun ("voeren" -> "voer"); "" for none."""
    return next((one for one in lemmas(word) if one.endswith("n")), "")


def _verb_token(main: Token) -> Token | None:
    """The word that is the verb: the copula of a nominal sentence, else the head itself."""
    if main.pos_ in ("VERB", "AUX") or _particle(main) is not None:
        return main
    return _child(main, "cop")


def _place(token: Token | None, places: Sequence[int]) -> tuple[int, int]:
    return _between(token, token, places) if token is not None else (0, 0)


def _between(first: Token, last: Token, places: Sequence[int]) -> tuple[int, int]:
    return places[first.idx], places[last.idx + len(last) - 1] + 1


def _mood(doc: Doc, root: Token, main: Token, subject: Token | None) -> _Mood:
    finite = _finite(root)
    if subject is not None:
        return "indicative"
    if finite is None and _verb_form(main) == "Inf":
        return "infinitive"
    first = next((token for token in doc if token.is_alpha and len(token) > 1), None)
    # "Schaf ... af": the stem comes first; "Verzoekt ..." has a -t and a subject in the line before.
    stands_first = first is not None and first.i == root.i
    inflected = root.lower_.endswith(("t", "d", "en")) and root.pos_ in ("VERB", "AUX")
    return "imperative" if stands_first and not inflected else "indicative"


def _tense(root: Token, main: Token) -> _Tense:
    finite = _finite(root)
    if finite is None:
        return ""
    if _lemma(finite) in ("hebben", "zijn") and _dep(finite).startswith("aux") and _verb_form(main) == "Part":
        return "perfect"
    tenses = finite.morph.get("Tense", [])
    return _TENSES.get(tenses[0], "") if tenses else ""


def _finite(root: Token) -> Token | None:
    if _verb_form(root) == "Fin":
        return root
    return next(
        (t for t in root.children if _dep(t).startswith(("aux", "cop")) and _verb_form(t) == "Fin"), None
    )


def _negated(root: Token, main: Token) -> bool:
    """A denial that hangs on the verb itself, or on its subject or object ("geen woningen")."""
    for head in {root.i: root, main.i: main}.values():
        for token in head.children:
            if token.lower_ in _DENIALS:
                return True
            near = _dep(token) in ("obj", "nsubj", "nsubj:pass", "advmod", "obl")
            if near and any(t.lower_ in _DENIALS for t in token.children):
                return True
    return False


def _child(token: Token, *labels: str) -> Token | None:
    return next((child for child in token.children if _dep(child) in labels), None)


def _dep(token: Token) -> str:
    return universal(token.dep_)


def _lemma(token: Token) -> str:
    """The lemma in lower case, its particle joined; from the word list where the pipeline sets none."""
    return (token.lemma_ or lemma(token.text)).lower().replace("_", "")


def _verb_form(token: Token) -> str:
    forms = token.morph.get("VerbForm", [])
    return forms[0] if forms else ""


def _head(token: Token | None) -> str:
    """Lemma of the head; of nouns from the word list, which knows compounds better than a small pipeline."""
    if token is None:
        return ""
    return lemma(token.text) if token.pos_ in ("NOUN", "") else _lemma(token)


def _phrase(token: Token | None, places: Sequence[int]) -> tuple[int, int]:
    """Characters of a nominal phrase: without relative clause, brackets, and the preposition in front."""
    if token is None:
        return (0, 0)
    members = sorted(_members(token), key=lambda member: member.i)
    return _between(members[0], members[-1], places)


def _members(top: Token) -> Iterator[Token]:
    """The words of a phrase; a list and not recursion, for a chain of words can be long."""
    waiting = [top]
    while waiting:
        token = waiting.pop()
        yield token
        waiting += [
            child
            for child in token.children
            if _dep(child) not in _NOMINAL_ONLY and not (token is top and _dep(child) == "case")
        ]
