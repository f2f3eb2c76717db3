"""Labels of somebody's own vocabulary as terms: how sure each is, and how it is looked for.

A label is a name that people chose for the concept, so it is reported wherever it stands (`SURE`). It is only
a hint (`HINT`) when its qualifier says that the word means other things too, "bank (zitmeubel)", or when it
is one word of at most four letters, "zorg". An abbreviation in capitals is looked for as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

SURE, HINT = 0.9, 0.6
#: Nobody writes a longer name in a sentence.
LONGEST = 150

_QUALIFIED = re.compile(r"(.*\w.*?)\s*\(([^()]+)\)")
_ABBREVIATION = re.compile(r"(?=.*[A-Z])[A-Z0-9&]{2,6}")
#: "huur", "Zorg"; a name of three letters that has a capital is an abbreviation as a rule: "Wmo".
_GENERIC = re.compile(r"[^\W\d_A-Z]{1,4}|[A-Z][^\W\d_A-Z]{3}")
_HAS_WORD = re.compile(r"\w")


class LabelTerm(NamedTuple):
    """A term that a label gives."""

    text: str
    certainty: float
    match: str


def terms_of(labels: Iterable[str]) -> list[LabelTerm]:
    """The terms of a concept's Dutch labels, each once, in the order of the labels."""
    found: dict[tuple[str, str], LabelTerm] = {}
    for label in labels:
        for term in _terms(label):
            key = (term.text if term.match == "exact" else term.text.casefold(), term.match)
            if key not in found or found[key].certainty < term.certainty:
                found[key] = term
    return list(found.values())


def _terms(label: str) -> Iterable[LabelTerm]:
    if len(label) > LONGEST or not _HAS_WORD.search(label):
        return
    if not (qualified := _QUALIFIED.fullmatch(label)):
        yield _term(label)
    elif _stands_for(qualified[2], qualified[1]):  # "Wet maatschappelijke ondersteuning (Wmo)"
        yield _term(qualified[1])
        yield _term(qualified[2])
    else:
        yield _term(qualified[1])._replace(certainty=HINT)


def _term(text: str) -> LabelTerm:
    if _ABBREVIATION.fullmatch(text):
        return LabelTerm(text, SURE, "exact")
    return LabelTerm(text, HINT if _GENERIC.fullmatch(text) else SURE, "lemma")


def _stands_for(short: str, name: str) -> bool:
    """Whether `short` abbreviates a name: it has a capital, and its letters in the order of the name's."""
    if len(short) > 6 or short == short.lower() or short[0].lower() != name[0].lower():
        return False
    letters = iter(name.lower())
    return all(letter in letters for letter in short.lower() if letter.isalnum())
