"""The nouns of the taxonomy: challenges, themes, terms, exclusions and links to official lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Match = Literal["lemma", "vorm", "exact"]
Part = Literal["", "links", "rechts", "overal"]
Relation = Literal["exactMatch", "closeMatch", "broadMatch", "relatedMatch"]
LabelKind = Literal["prefLabel", "altLabel", "hiddenLabel", "notation"]


@dataclass(frozen=True, slots=True)
class Challenge:
    """One of the twelve opgaven of `wijktekst.types.CHALLENGES`."""

    id: str
    label: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry was written: the table, relative to the taxonomy's folder, and the line, from 1."""

    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Theme:
    """A sub-theme (thema); unique ids of lowercase ASCII and hyphens.

    challenge : one of `wijktekst.types.CHALLENGES`, or "geen" for a theme of an own taxonomy below none.
    iri : name of the theme in the SKOS file that it came from; "" for a theme of the package.
    broader : id of the theme above it, for an own taxonomy of more levels.
    """

    id: str
    challenge: str
    label: str
    description: str = ""
    iri: str = ""
    broader: str = ""
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that points to a theme.

    text : as written in Dutch, one or more words.
    certainty : how sure the term alone means the theme, 0.1 to 1.
    match : "lemma" (every inflected form), "vorm" (this form, any case), "exact" (this form and case).
    part : "" (whole words only), "links" (words that start with it), "rechts" (words that end with it),
        "overal" (anywhere in a word). Of a phrase "links" widens the last word
        ("passend onderwijs" in "passend onderwijsbeleid") and "rechts" the first.
    condition : words of which at least one must stand in the same sentence; () for none.
    """

    text: str
    theme: str
    certainty: float = 1.0
    match: Match = "lemma"
    part: Part = ""
    condition: tuple[str, ...] = ()
    note: str = ""
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A phrase in which no term of `theme` may hit; theme "*" stands for every theme."""

    pattern: str
    theme: str = "*"
    match: Match = "vorm"
    note: str = ""
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class CrosswalkEntry:
    """A link from a theme to a code on an official list (TOP, Iv3, Leefbaarometer, NPLV).

    `code` is a full IRI for TOP. `relation` is a SKOS mapping relation. `year` is for Iv3 only: its
    codes change.
    """

    theme: str
    list: str
    code: str
    label: str
    relation: Relation
    year: str = ""
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Decision:
    """What someone decided on a term that the radar proposed: taken up under a theme, or not and why."""

    term: str
    accepted: bool
    theme: str = ""
    reason: str = ""
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a theme in another language than Dutch, or its code (kind "notation", language "").

    Nothing is found with it; it is kept for whoever writes the taxonomy as SKOS again.
    """

    theme: str
    language: str
    kind: LabelKind
    text: str
    place: Place = field(default=Place(), compare=False)
