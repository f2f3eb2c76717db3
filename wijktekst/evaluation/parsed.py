"""A parsed text in one form for every system, and how often two of them agree.

Tokens are compared by their characters without white space, so that other borders of words and lines do not
matter: a token that the other system cuts differently counts as wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from wijktekst.evaluation.metrics import Floats

#: What is counted, in the order of the columns.
MEASURES = (
    "tokens", "pos", "pos+", "tag", "morph", "lemma", "uas", "las", "sents", "verb", "subject", "particle",
)  # fmt: skip
_MODALS = frozenset(
    ("moeten", "willen", "zullen", "kunnen", "mogen", "hoeven", "dienen", "gaan", "blijven", "komen", "laten")
)


@dataclass(frozen=True, slots=True)
class ParsedToken:
    """One token; "" and -1 stand for what is not said.

    `start` and `end` count characters of the text other than white space, from 0. `head` is the index of the
    head, a root its own. `main`, `subject` and `particle_of` are as in `corpus.annotated.AnnotatedToken`.
    """

    start: int
    end: int
    pos: str = ""
    tag: str = ""
    feats: str = ""
    lemma: str = ""
    head: int = -1
    relation: str = ""
    sentence: bool = False
    main: bool = False
    subject: bool = False
    particle_of: int = -1


#: Texts in, parses out, in the same order.
Parse = Callable[[Sequence[str]], list[list[ParsedToken]]]


def agreement(gold: Sequence[ParsedToken], found: Sequence[ParsedToken]) -> Floats:
    """Hits, found and gold of each of `MEASURES`: (3, measures). F1 of these is what spaCy calls accuracy."""
    one, other = _facts(gold), _facts(found)
    table = np.zeros((3, len(MEASURES)))
    for column, measure in enumerate(MEASURES):
        table[:, column] = (
            len(one[measure] & other[measure]), len(other[measure]), len(one[measure]),
        )  # fmt: skip
    return table


def _facts(tokens: Sequence[ParsedToken]) -> dict[str, set[object]]:
    """What a parse says, as comparable facts."""
    place = [(token.start, token.end) for token in tokens]
    facts: dict[str, set[object]] = {measure: set() for measure in MEASURES}
    for at, token in enumerate(tokens):
        here = place[at]
        facts["tokens"].add(here)
        if token.pos:
            facts["pos"].add((here, token.pos))
            facts["pos+"].add((here, "VERB" if token.pos == "AUX" else token.pos))
        if token.tag:
            facts["tag"].add((here, token.tag))
            facts["morph"].add((here, token.feats))
        if token.lemma:
            facts["lemma"].add((here, token.lemma))
        if token.relation and token.relation != "punct":
            facts["uas"].add((here, place[token.head]))
            facts["las"].add((here, place[token.head], token.relation.lower()))
        if token.main:
            facts["verb"].add(here)
        if token.subject:
            facts["subject"].add(here)
        if token.particle_of >= 0:
            facts["particle"].add((here, place[token.particle_of]))
    facts["sents"] = set(_sentences(tokens))
    return facts


def _sentences(tokens: Sequence[ParsedToken]) -> Iterable[tuple[int, int]]:
    """Begin and end of each sentence; the first token begins one whatever it says."""
    starts = [token.start for at, token in enumerate(tokens) if token.sentence or at == 0]
    return zip(starts, [*starts[1:], *(token.end for token in tokens[-1:])], strict=True)


def clause_marks(tokens: Sequence[ParsedToken]) -> tuple[set[int], set[int], dict[int, int]]:
    """Main verbs, their subjects, and the verb of each separated particle, out of a tree in UD labels."""
    children: dict[int, list[int]] = {}
    for at, token in enumerate(tokens):
        if token.head != at:
            children.setdefault(token.head, []).append(at)

    def child(at: int, *relations: str) -> int | None:
        return next((one for one in children.get(at, ()) if tokens[one].relation in relations), None)

    verbs, subjects = set(), set()
    for root, token in enumerate(tokens):
        if token.head != root or not token.relation:
            continue
        main = _governed(root, tokens, children)
        verb = main if tokens[main].pos in ("VERB", "AUX") else child(main, "cop", "aux:pass", "aux")
        subject = child(root, "nsubj", "nsubj:pass")
        subject = child(main, "nsubj", "nsubj:pass") if subject is None else subject
        if verb is not None:
            verbs.add(verb)
            if subject is not None:
                subjects.add(subject)
    particles = {at: token.head for at, token in enumerate(tokens) if token.relation == "compound:prt"}
    return verbs, subjects, particles


def _governed(root: int, tokens: Sequence[ParsedToken], children: dict[int, list[int]]) -> int:
    """The verb below modal verbs ("wil ... gaan bouwen" -> bouwen)."""
    at = root
    while tokens[at].lemma in _MODALS:
        below = [
            one
            for one in children.get(at, ())
            if tokens[one].relation in ("xcomp", "ccomp")
            and tokens[one].pos == "VERB"
            and "Inf" in tokens[one].feats
        ]
        if not below:
            break
        at = below[0]
    return at
