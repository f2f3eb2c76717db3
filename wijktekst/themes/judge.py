"""How likely a reported theme is right, by what stands around its term; the doubtful ones are not reported.

A term alone does not tell a subject from a name, a title or a thing said in passing. A linear model over the
signs below does, learnt from pairs of a sentence and a theme that readers judged (`corpora/thema-oordelen`).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import exp, log
from pathlib import Path

from wijktekst import resources
from wijktekst.errors import ModelError
from wijktekst.themes.support import SURE, placed
from wijktekst.types import CHALLENGES, BlockKind, MeasureKind, ThemeHit

JUDGE_ID = "wijktekst-treffers"
WEIGHTS = "gewichten.json"
#: Raised when stored weights can no longer be read by this code.
FORMAT = 1
#: So close to none or one no chance counts.
_LEAST = 0.005
_EXAMPLE = re.compile(r"\b(?:bijvoorbeeld|zoals|o\.a\.|onder andere|waaronder)\b[^.]*$")
_NAME_BEFORE, _NAME_AFTER = re.compile(r"[a-z,] [A-Z]\w*\s$"), re.compile(r"\s[A-Z]")
_JOINED_BEFORE, _JOINED_AFTER = re.compile(r"\s(?:en|of)\s$"), re.compile(r"\s(?:en|of)\s")


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence at characters [start, end): its kind of block, what stands above it, and what the classifier
    makes of it. `scores` are the chances of the twelve challenges, () where it does not look (a heading).
    """

    start: int
    end: int
    block: BlockKind
    headings: tuple[str, ...] = ()
    kind: MeasureKind = "overig"
    scores: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A theme in a sentence: its surest hit, all hits in that sentence, and how often its document has it."""

    hit: ThemeHit
    place: Place
    inside: tuple[ThemeHit, ...]
    often: int
    sentences: int


class Judge:
    """Keeps the themes that are likely enough to be right."""

    def __init__(self, weights: Mapping[str, float], limit: float) -> None:
        self.weights, self.limit = dict(weights), limit

    @classmethod
    def load(cls, folder: Path | None = None) -> Judge:
        """The weights in `folder`, or those that come with the package. Raises ModelError when damaged."""
        path = (folder or resources.find("models", JUDGE_ID)) / WEIGHTS
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            if content["format"] != FORMAT:
                raise ValueError(content["format"])
            weights = {str(name): float(weight) for name, weight in content["weights"].items()}
            return cls(weights, float(content["limit"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelError(
                f"Het model '{JUDGE_ID}' ontbreekt of is beschadigd. Installeer wijktekst opnieuw."
            ) from error

    def chance(self, text: str, pair: Pair) -> float:
        """How likely the theme of a pair is right, from 0 to 1; `text` is that of the document."""
        return chance_of(self.weights, signs(text, pair))

    def kept(
        self, text: str, reported: Sequence[ThemeHit], hits: Sequence[ThemeHit], places: Sequence[Place]
    ) -> tuple[ThemeHit, ...]:
        """Of the `reported` hits those whose theme is likely enough in its sentence.

        `hits` are all terms that were found, `places` all sentences; everything in order of the text. Hits of
        one theme in one sentence stay or go together.
        """
        doubtful = {
            (pair.place.start, pair.hit.theme)
            for pair in pairs(reported, hits, places)
            if self.chance(text, pair) < self.limit
        }
        return tuple(
            hit for place, hit in _placed(reported, places) if (place.start, hit.theme) not in doubtful
        )


def chance_of(weights: Mapping[str, float], of: Mapping[str, float]) -> float:
    """How likely a theme with these signs is right, from 0 to 1."""
    score = sum(weights.get(name, 0.0) * value for name, value in of.items())
    return 1 / (1 + exp(-score))


def pairs(reported: Sequence[ThemeHit], hits: Sequence[ThemeHit], places: Sequence[Place]) -> Iterator[Pair]:
    """A pair for every theme that is reported in a sentence."""
    often = Counter(hit.theme for hit in hits)
    inside = {
        place.start: tuple(hit for _, hit in found)
        for place, found in groupby(_placed(hits, places), key=lambda one: one[0])
    }
    for place, found in groupby(_placed(reported, places), key=lambda one: one[0]):
        surest: dict[str, ThemeHit] = {}
        for _, hit in found:
            if hit.theme not in surest or surest[hit.theme].weight < hit.weight:
                surest[hit.theme] = hit
        for hit in surest.values():
            yield Pair(hit, place, inside.get(place.start, ()), often[hit.theme], len(places))


def _placed(hits: Iterable[ThemeHit], places: Sequence[Place]) -> Iterator[tuple[Place, ThemeHit]]:
    """Each hit with the sentence that it begins in; none that begins outside all."""
    return ((place, hit) for hit, place in placed(hits, places) if place is not None)


def signs(text: str, pair: Pair) -> dict[str, float]:
    """What speaks for and against a theme, by name: numbers of about the size of one."""
    hit, place = pair.hit, pair.place
    found = {
        "altijd": 1.0,
        "term": 4 * hit.weight,
        "zekere term": float(hit.weight >= SURE),
        f"thema {hit.theme}": 0.5,
        f"opgave {hit.challenge}": 0.5,
        f"blok {place.block}": 1.0,
        f"soort {place.kind}": float(bool(place.scores)),
    }
    found |= _classified(hit, place.scores)
    found |= _beside(pair)
    found |= _around(text, hit, place)
    return found


def _classified(hit: ThemeHit, scores: Sequence[float]) -> dict[str, float]:
    """What the classifier says of the challenge of the theme, beside the others."""
    if not scores or hit.challenge not in CHALLENGES:
        return {"niet bekeken": 1.0}
    at = CHALLENGES.index(hit.challenge)
    chance = scores[at]
    best = max(score for other, score in enumerate(scores) if other != at)
    bounded = min(max(chance, _LEAST), 1 - _LEAST)
    return {
        "kans": log(bounded / (1 - bounded)),
        "kans maal term": 3 * chance * hit.weight,
        "kans boven andere": chance - best,
        "grootste kans": float(chance >= best),
    }


def _beside(pair: Pair) -> dict[str, float]:
    """Other themes in the sentence, and how much its document speaks of this one."""
    hit = pair.hit
    others = {(one.theme, one.challenge, one.weight) for one in pair.inside if one.theme != hit.theme}
    near = [weight for _, challenge, weight in others if challenge == hit.challenge]
    return {
        "andere thema's": log(1 + len(others)),
        "buurthema's": float(len(near)),
        "sterker buurthema": float(any(weight > hit.weight for weight in near)),
        "termen hier": float(min(sum(one.theme == hit.theme for one in pair.inside), 4)),
        "termen in document": log(pair.often),
        "dichtheid": log((pair.often + 0.5) / pair.sentences * 50),
    }


def _around(text: str, hit: ThemeHit, place: Place) -> dict[str, float]:
    """How the term stands in its sentence."""
    before, said, after = text[place.start : hit.start], text[hit.start : hit.end], text[hit.end : place.end]
    length = place.end - place.start
    return {
        "lengte": log(length) - 4.5,
        "plaats": len(before) / length,
        "hoofdletter": float(bool(before) and said[:1].isupper()),
        "naam ervoor": float(bool(_NAME_BEFORE.search(before))),
        "naam erachter": float(bool(_NAME_AFTER.match(after))),
        "tussen haakjes": float(before.count("(") > before.count(")")),
        "voorbeeld": float(bool(_EXAMPLE.search(before))),
        "opsomming": float(before.endswith(", ") or after.startswith(",")),
        "en": float(bool(_JOINED_BEFORE.search(before) or _JOINED_AFTER.match(after))),
        "in kop": float(any(said.lower() in heading.lower() for heading in place.headings[-2:])),
    }
