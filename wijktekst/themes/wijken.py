"""Tells the verb wijken (to give way) from the noun wijken (neighbourhoods)."""

from __future__ import annotations

from collections.abc import Sequence

from wijktekst.language.tokens import Token

_SUBJECTS = frozenset(("we", "wij", "ze", "zij", "jullie", "die"))
#: "daar ... voor wijken": the preposition belongs to the pronoun, not to the word after it.
_PRONOUNS = frozenset(("er", "daar", "hier", "waar", "nergens"))
_MODALS = frozenset(
    ("moet", "moeten", "moest", "moesten", "zal", "zullen", "zou", "zouden", "wil", "willen", "wilden", "kan")
)
#: What stands before a noun; after one of these "wijken" is never the verb.
_BEFORE_NOUN_WORDS = """
de alle deze die onze hun veel meer sommige andere in van voor uit tussen naar met per twee drie vier vijf
enkele verschillende kwetsbare
"""
_BEFORE_NOUN = frozenset(_BEFORE_NOUN_WORDS.split())
_PARTICLES = frozenset(("uit", "af", "terug"))
#: Words with which a clause goes on after its particle; an article or adjective would make it a preposition.
_AFTER_PARTICLE = frozenset(("naar", "van", "voor", "en", "of", "als", "omdat", "wanneer", "maar", "door"))


def is_verb(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether `tokens[at]`, which reads "wijken", is the verb; cheap patterns, no parser.

    `text` is the text that the tokens' offsets count in.
    """
    before = tokens[at - 1].norm if at else ""
    if before in ("te", "niet") or before in _SUBJECTS - {"die"}:
        return True
    if before == "voor" and any(token.norm in _PRONOUNS for token in tokens[: at - 1]):
        return any(token.norm in _MODALS for token in tokens[:at])
    if before in _BEFORE_NOUN:
        return False
    after = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if after == "voor" and any(token.norm in _MODALS for token in tokens[:at]):
        return True
    return _has_particle(tokens, at, text)


def _has_particle(tokens: Sequence[Token], at: int, text: str) -> bool:
    for place in range(at + 1, min(len(tokens), at + 9)):
        token = tokens[place]
        if any(mark in text[tokens[place - 1].end : token.start] for mark in ".;:!?"):
            return False
        if token.norm in _PARTICLES:
            if place + 1 == len(tokens):
                return True
            following = tokens[place + 1]
            gap = text[token.end : following.start].strip()
            return bool(gap) or following.norm in _AFTER_PARTICLE
    return False
