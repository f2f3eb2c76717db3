"""Puts words back together that a text holds in pieces: broken lines, suspended compounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wijktekst.language.compounds import LINKS
from wijktekst.language.lemmas import known
from wijktekst.language.tokens import Token, normalise

#: After these a hyphen means that a part is left out ("jeugd- en ouderenzorg"), not that a line broke.
_CONNECTORS = frozenset(("en", "of", "tot", "dan", "noch", "als", "respectievelijk", "resp", "t", "m"))
_SHORTEST_PART = 3


def rejoin(tokens: Sequence[Token], text: str) -> list[Token]:
    """The tokens with words that were broken over a line as one: "ei- gen" -> "eigen".

    A joined token spans both pieces; its text has the hyphen only where the first piece holds capitals.
    """
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if last and last.text.endswith("-") and _continues(last, token, text):
            whole = last.text if last.text[1:] != last.text[1:].lower() else last.text[:-1]
            word = whole + token.text
            joined[-1] = Token(last.start, token.end, word, normalise(word))
        else:
            joined.append(token)
    return joined


def _continues(first: Token, second: Token, text: str) -> bool:
    gap = text[first.end : second.start]
    return (
        bool(gap)
        and not gap.strip()
        and second.text[0].islower()
        and second.norm not in _CONNECTORS
        and len(first.norm) > 2
        and first.norm[0].isalpha()
    )


def suspended(tokens: Sequence[Token], text: str) -> Iterator[tuple[int, list[str]]]:
    """Numbers of tokens that leave out a part, with the whole words they may stand for, likeliest first.

    "jeugd- en ouderenzorg" gives (0, ["jeugdzorg", ...]); "jeugdhulp en -zorg" gives (2, ["jeugdzorg", ...]).
    """
    for at, token in enumerate(tokens):
        if token.norm.endswith("-"):
            front = token.norm.rstrip("-")
            heads = _heads_after(tokens, at)
            if heads:
                yield at, [front + tail for head in heads for tail in (*_tails(head), head)]
        elif at > 1 and _leans_back(tokens, at, text):
            yield at, [front + token.norm for front in _fronts(tokens[at - 2].norm)]


def _heads_after(tokens: Sequence[Token], at: int) -> list[str]:
    """The words that may end the compound: two after the connector, past other suspended parts.

    In "basis- en voortgezet onderwijs" an adjective stands before the word that the parts share.
    """
    connected, heads = False, []
    for token in tokens[at + 1 : at + 8]:
        if token.norm in _CONNECTORS:
            connected = True
        elif token.norm.endswith("-"):
            connected = False
        elif connected and len(token.norm) >= 2 * _SHORTEST_PART:
            heads.append(token.norm)
        if len(heads) == 2 or (heads and token.norm in _CONNECTORS):
            break
    return heads


def _leans_back(tokens: Sequence[Token], at: int, text: str) -> bool:
    space, hyphen = text[tokens[at - 1].end : tokens[at].start - 1], text[tokens[at].start - 1]
    return hyphen == "-" and space.isspace() and tokens[at - 1].norm in _CONNECTORS


def _tails(word: str) -> list[str]:
    """Last parts of a compound: those after a known first part first, longest first."""
    starts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    good = [word[at:] for at in starts if known(word[at:]) and _is_front(word[:at])]
    return good or [word[at:] for at in starts if known(word[at:])]


def _fronts(word: str) -> list[str]:
    ends = range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1)
    return [word[:at] for at in ends if _is_front(word[:at]) and known(word[at:])]


def _is_front(part: str) -> bool:
    return any(part.endswith(link) and known(part[: len(part) - len(link)]) for link in LINKS)
