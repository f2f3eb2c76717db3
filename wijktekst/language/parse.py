"""What the grammar of a sentence says: who acts, which verb, whether it is an order, denied or passive.

Plain facts, so that other rooms need no spaCy. Labels are those of Universal Dependencies, which the Dutch
spaCy pipelines share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from wijktekst.language.lemmas import lemma
from wijktekst.language.spacy_pipeline import load_pipeline

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

#: Not needed for these facts.
_UNUSED = ("senter", "ner", "tagger")
#: The mark of a list item confuses the parser: it takes it for a word of the sentence.
_MARKER = re.compile(r"^\s*(?:[-–—•*▪]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)])\s+")
_MODALS = frozenset(
    ("moeten", "willen", "zullen", "kunnen", "mogen", "hoeven", "dienen", "gaan", "blijven", "laten", "komen")
)
_DENIALS = frozenset(["niet", "geen", "nooit", "noch", "nimmer", "niets", "niemand"])
_Mood = Literal["", "indicative", "imperative", "infinitive"]
_Tense = Literal["", "present", "past", "perfect"]
_TENSES: dict[str, _Tense] = {"Pres": "present", "Past": "past"}
_OBJECTS = ("obj", "ccomp")
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
        """Facts of each text, in order; empty ones without a parser. One batch: give a document at a time.

        Raises ModelError when the pipeline cannot be loaded.
        """
        if not texts:
            return []
        nlp = _pipeline(self.name)
        if "parser" not in nlp.pipe_names:
            return [ParseFacts() for _ in texts]
        bodies = [_MARKER.sub("", text) for text in texts]
        docs = nlp.pipe([_one_sentence(nlp, body) for body in bodies])
        shifts = (len(text) - len(body) for text, body in zip(texts, bodies, strict=True))
        return [_facts(doc, shift) for doc, shift in zip(docs, shifts, strict=True)]


@lru_cache(maxsize=2)
def _pipeline(name: str) -> Language:
    nlp = load_pipeline(name)
    for unused in _UNUSED:
        if unused in nlp.pipe_names:
            nlp.disable_pipe(unused)
    return nlp


def _one_sentence(nlp: Language, text: str) -> Doc:
    """The text as tokens of one sentence: the parser keeps to the borders that are set."""
    import numpy as np

    doc = nlp.make_doc(text)
    starts: Any = np.full((len(doc), 1), -1, dtype=np.int64)
    starts[:1] = 1
    return doc.from_array(["SENT_START"], starts.astype(np.uint64))


def _facts(doc: Doc, shift: int) -> ParseFacts:
    root = next((token for token in doc if token.head.i == token.i and not token.is_space), None)
    if root is None:
        return ParseFacts()
    main, modal = _main_verb(root)
    subject = _child(root, "nsubj", "nsubj:pass") or _child(main, "nsubj", "nsubj:pass")
    agent = _child(main, "obl:agent")
    objects = [token for token in main.children if token.dep_ in _OBJECTS]
    verb = _verb(main)
    mood = _mood(doc, root, main, subject) if verb else ""
    if mood == "imperative" and main.pos_ not in ("VERB", "AUX"):
        objects = [token for token in objects if token.i > main.i]
    return ParseFacts(
        subject=_phrase(subject, shift),
        subject_head=_head(subject),
        agent=_phrase(agent, shift),
        agent_head=_head(agent),
        verb=verb,
        verb_at=_place(_verb_token(main), shift) if verb else (0, 0),
        modal=modal,
        mood=mood,
        tense=_tense(root, main) if verb else "",
        passive=any(token.dep_ in ("nsubj:pass", "aux:pass") for token in main.children),
        negated=_negated(root, main),
        objects=tuple(_phrase(token, shift) for token in objects),
        object_heads=tuple(_head(token) for token in objects),
    )


def _main_verb(root: Token) -> tuple[Token, str]:
    """The verb that says what is done, and the modal that governs it ("gaan ... bouwen", "moet ... doen")."""
    modals = [t.lemma_.lower() for t in root.children if t.dep_ == "aux" and t.lemma_.lower() in _MODALS]
    if modals:
        return root, modals[0]
    if root.pos_ in ("VERB", "AUX") and root.lemma_.lower() in _MODALS:
        for token in root.children:
            if token.dep_ == "xcomp" and token.pos_ == "VERB" and _verb_form(token) == "Inf":
                return token, root.lemma_.lower()
    return root, ""


def _verb(main: Token) -> str:
    """The verb of `_verb_token` as a lemma, its particle joined; "" when there is no verb."""
    particle = _child(main, "compound:prt")
    if particle is not None:
        # A trained lemma often guesses a particle of its own ("stellen" -> "opstellen"): look it up.
        bare = main.lower_ if _verb_form(main) == "Inf" else lemma(main.text)
        part = particle.lower_
        return bare if bare.startswith(part) else part + bare
    verb = _verb_token(main)
    if verb is main and main.i == 0 and (known := lemma(main.text)).endswith("n"):
        return known
    return verb.lemma_.lower().replace("_", "") if verb is not None else ""


def _verb_token(main: Token) -> Token | None:
    """The word that is the verb: the copula of a nominal sentence, else the head itself."""
    if main.pos_ in ("VERB", "AUX") or _child(main, "compound:prt") is not None:
        return main
    return _child(main, "cop")


def _place(token: Token | None, shift: int) -> tuple[int, int]:
    return (shift + token.idx, shift + token.idx + len(token)) if token is not None else (0, 0)


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
    if (
        finite.lemma_.lower() in ("hebben", "zijn")
        and finite.dep_.startswith("aux")
        and _verb_form(main) == "Part"
    ):
        return "perfect"
    tenses = finite.morph.get("Tense", [])
    return _TENSES.get(tenses[0], "") if tenses else ""


def _finite(root: Token) -> Token | None:
    if _verb_form(root) == "Fin":
        return root
    return next(
        (t for t in root.children if t.dep_.startswith(("aux", "cop")) and _verb_form(t) == "Fin"), None
    )


def _negated(root: Token, main: Token) -> bool:
    """A denial that hangs on the verb itself, or on its subject or object ("geen woningen")."""
    for head in {root.i: root, main.i: main}.values():
        for token in head.children:
            if token.lower_ in _DENIALS:
                return True
            near = token.dep_ in ("obj", "nsubj", "nsubj:pass", "advmod", "obl")
            if near and any(t.lower_ in _DENIALS for t in token.children):
                return True
    return False


def _child(token: Token, *labels: str) -> Token | None:
    return next((child for child in token.children if child.dep_ in labels), None)


def _verb_form(token: Token) -> str:
    forms = token.morph.get("VerbForm", [])
    return forms[0] if forms else ""


def _head(token: Token | None) -> str:
    """Lemma of the head; of nouns from the word list, which knows compounds better than a small pipeline."""
    if token is None:
        return ""
    return lemma(token.text) if token.pos_ == "NOUN" else token.lemma_.lower().replace("_", "")


def _phrase(token: Token | None, shift: int) -> tuple[int, int]:
    """Characters of a nominal phrase: without relative clause, brackets, and the preposition in front."""
    if token is None:
        return (0, 0)
    members = sorted(_members(token, top=True), key=lambda member: member.i)
    return (shift + members[0].idx, shift + members[-1].idx + len(members[-1]))


def _members(token: Token, *, top: bool) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep_ in _NOMINAL_ONLY or (top and child.dep_ == "case"):
            continue
        yield from _members(child, top=False)
