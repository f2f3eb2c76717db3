"""On what a measure depends: "mits", "als ...", "onder voorbehoud van", "waar nodig"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from wijktekst.language.lemmas import lemma
from wijktekst.measures.attributes.lowered import lowered
from wijktekst.measures.attributes.sentence import MeasureText
from wijktekst.types import Fact

VALUE = "voorwaarde"

#: A sentence without any of these letters holds no condition: most are passed over so.
_HINTS = (
    *(
        "als ",
        "wanneer ",
        "indien",
        "mits ",
        "tenzij",
        "zodra",
        "zolang",
        "geval",
        "voorwaarde",
        "voorbehoud",
    ),
    *("afhankelijk", "nodig", "mogelijk", "noodzakelijk", "gewenst", "wenselijk", "haalbaar", "relevant"),
    *("sprake", "bij gebleken", "bij voldoende", "bij posi", "bij gunst", "bij bewijs", "bij toereik"),
    *("bij goedkeuring", "bij instemming"),
)
#: Words that say it by themselves; they have no clause of their own.
_SHORT = re.compile(
    r"\b(?:(?:waar|indien|zo|voor\s+zover|(?:als|wanneer)\s+(?:dat|dit))\s+(?:dat\s+|dit\s+)?"
    r"(?:nodig|noodzakelijk|mogelijk|gewenst|wenselijk|haalbaar|relevant)(?:\s+(?:is|zijn|blijkt))?"
    r"|(?<!welke\s)onder\s+(?:(?:bepaalde|juiste|strikte|strenge|gunstige|nadere|volgende|de|het)\s+){0,2}"
    r"voorwaarden?(?!\s+dat\b))(?![\w-])"
)
#: A conjunction that makes its clause a condition.
_CLAUSE = re.compile(
    r"(?<![\w-])(?:indien|mits|tenzij|zodra|zolang|ingeval|(?:in|voor)\s+(?:het\s+)?geval\s+(?:dat|van|er)"
    r"|(?:op|onder|met\s+als)\s+(?:de\s+)?voorwaarde\s+dat|onder\s+(?:het\s+)?voorbehoud(?:\s+van|\s+dat)?"
    r"|afhankelijk\s+van\s+(?:de|het|een)\s+(?:uitkomst|resulta|besluit|instemming|goedkeuring|beschikbaar|"
    r"financi|dekking|evaluatie|advies)\w*"
    r"|bij\s+(?:gebleken|voldoende|positie(?:f|ve)|gunstige|bewijs\s+dat|toereikende|goedkeuring|instemming)"
    r"|waar\s+sprake\s+is|als|wanneer)(?!-|\w)"
)
#: What stands before "als", "wanneer" and makes it a comparison, a concession or a question.
_OTHER_BEFORE = re.compile(
    r"(?:\b(?:zo|zowel|net|evenals|even|ook|zelfs|dan|hetzelfde|dezelfde|anders|meer|beter)"
    r"|\b(?:zo|even|net\s+zo|zo\w+)\s+\w+(?:\s+mogelijk)?"
    r"|\b(?:weten|onderzoek\w*|bepalen|bekijken|bezien|nagaan|duidelijk|aangeven|vraag|moment)"
    r"|\b(?:zowel|net\s+zo|dezelfde|hetzelfde|evenveel)\b[^.;:]{0,80})[\s,]*$"
)
#: Set phrases with "als" that set no condition.
_SET_PHRASE = re.compile(
    r"als\s+(?:het\s+(?:gaat|aankomt|ware|aan)\b|gevolg\b|eerste\b|volgt\b|bedoeld\b|bijlage\b|bijvoorbeeld\b|zodanig\b"
    r"|onderdeel\b|ook\b|geheel\b|nooit\b|wel\b|zijnde\b|we\s+kijken\b|enige\b|zulks\b)"
)
#: What a clause with a subject begins with; "als kader" and "als onderdeel" do not.
_SUBJECT = re.compile(
    r"\s+(?:de|het|een|deze|dit|dat|die|er|ik|je|u|hij|ze|zij|we|wij|men|iemand|blijkt|geen|niet|nut|hun|haar|zijn|"
    r"onze|in|op|bij|na|voor|daar\w*|alle|meer|minder|voldoende|onvoldoende|iedereen|niemand)\b"
)
#: A subject without an article; what is said of it shows that it is a role: "als scholen die".
_PLURAL = re.compile(r"\s+(?:\w+e\s+)?(\w+(?:en|s))\b(?!\s+(?:die|waar\w*)\b)(?=\s+(\w+))")
_FINITE = frozenset(
    (
        *("is", "zijn", "wordt", "worden", "heeft", "hebben", "kan", "kunnen", "wil", "willen", "zal"),
        *("moet", "moeten", "mag", "mogen", "gaat", "gaan", "staat", "staan", "doet", "doen", "komt"),
        *("komen", "blijkt", "krijgt", "krijgen", "dient", "dienen", "hoeft", "hoeven", "blijft", "blijven"),
        *("zit", "ligt"),
    )
)
#: A verb that may stand behind it when a clause goes on.
_GOES_ON = re.compile(
    r"\s+(?:aan|bij|dan|door|in|met|naar|om|op|over|te|tegen|tot|uit|van|via|voor|zonder)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
#: What might have been is no condition.
_UNREAL = re.compile(r"\b(?:waren|zou|zouden|was\s+geweest)\b")
_BREAK = re.compile(r"[,;:.!?()\[\]•●▪▶]|\s[-–—]\s|\s(?:en|maar)\s(?=(?:wij|we|de\s\w+|het\s\w+)\s\w+t?\b)")
_BRACKET = re.compile(r"\([^()]{0,120}\)")
#: No clause has more characters; a text without end would be gone over again for each word that begins one.
_LONGEST = 800
_NEED_CLAUSE = ("als", "wanneer")


def conditions(measure: MeasureText) -> tuple[Fact, ...]:
    """What the sentence makes the measure depend on, each from its first word to the end of its clause."""
    low = lowered(measure.text)
    if not any(hint in low for hint in _HINTS):
        return ()
    return tuple(measure.fact(VALUE, start, end) for start, end in _spans(low))


def _spans(low: str) -> Iterator[tuple[int, int]]:
    done = 0
    short = [match.span() for match in _SHORT.finditer(low)]
    begun = {start for start, _ in short}
    clauses = [
        span
        for match in _CLAUSE.finditer(low)
        if match.start() not in begun and (span := _clause(low, match))
    ]
    for start, end in sorted((*short, *clauses), key=lambda span: (span[0], -span[1])):
        if start >= done:
            yield start, end
            done = end


def _clause(low: str, cue: re.Match[str]) -> tuple[int, int] | None:
    word = cue.group()
    if word in _NEED_CLAUSE and _OTHER_BEFORE.search(low, max(0, cue.start() - 30), cue.start()):
        return None
    if word == "tenzij" and low[: cue.start()].rstrip(" ,").endswith("nee"):
        return None
    end = _end(low, cue.end())
    clause = low[cue.end() : end]
    if word in _NEED_CLAUSE:
        if _SET_PHRASE.match(low, cue.start()) or _UNREAL.search(clause) or not _has_subject(clause):
            return None
        if not _has_verb(clause):
            return None
    opens = not any(char.isalpha() for char in low[: cue.start()])
    if opens and low[end : end + 1] != ",":
        # The main clause follows without a comma: it begins with its verb.
        return cue.start(), cue.end() + _first_of_two_verbs(clause)
    return (cue.start(), cue.end() + len(clause.rstrip())) if clause.strip() else None


def _has_subject(clause: str) -> bool:
    if _SUBJECT.match(clause):
        return True
    plural = _PLURAL.match(clause)
    # "als regels stelt de raad ...": the verb of the main clause follows at once.
    return plural is not None and lemma(plural[1]) != plural[1] and not _verb(plural[2])


def _has_verb(clause: str) -> bool:
    """Whether a verb closes the clause, or stands before what is added to it ("als zij gaan naar ...")."""
    words = list(_WORD.finditer(clause))
    for number, word in enumerate(words[1:], 1):
        last = number == len(words) - 1
        if (
            (last or _GOES_ON.match(clause, word.end()))
            and words[number - 1].group() != "te"
            and _verb(word.group())
        ):
            return True
    return False


def _verb(word: str) -> bool:
    return word in _FINITE or (
        word.endswith(("t", "d", "en")) and lemma(word).endswith("n") and lemma(word) != word[:-1]
    )


def _first_of_two_verbs(clause: str) -> int:
    """The end of the first of two verbs in a row; 0, so the cue alone, where there are none."""
    words = list(_WORD.finditer(clause))
    for first, second in pairwise(words):
        if (
            second.group() in _FINITE
            and _verb(first.group())
            and clause[first.end() : second.start()].isspace()
        ):
            return first.end()
    return 0


def _end(low: str, start: int) -> int:
    """Where the clause that begins at `start` ends; brackets are part of it."""
    place, last = start, min(start + _LONGEST, len(low))
    while found := _BREAK.search(low, place, last):
        inside = _BRACKET.match(low, found.start()) if found.group() == "(" else None
        if not inside:
            return found.start()
        place = inside.end()
    return last
