"""Reads the sentences of data/robuust: labels and hits written by hand; the format is in its README."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.unit.tagged import parse
from wijktekst.corpus import LabelledSentence
from wijktekst.corpus.labelled import KINDS
from wijktekst.taxonomy import Taxonomy
from wijktekst.types import CHALLENGES, NO_CHALLENGE, MeasureKind

FOLDER = Path(__file__).parent / "data" / "robuust"
#: Mark of words that no reportable hit may touch, and beginning of one against a single theme or challenge.
NOTHING, NOT = "geen", "niet-"
_SEPARATOR = " | "
_CONTEXT, _KNOWN, _REMARK = "< ", "! ", "#"


class Labels(NamedTuple):
    """What a reader makes of a sentence; challenges in none of the three sets do not count."""

    kind: MeasureKind
    challenge: str
    required: frozenset[str]
    optional: frozenset[str]
    forbidden: frozenset[str]


class Case(NamedTuple):
    """One sentence. `known` says why its hits are not found as marked; "" where they must be."""

    phenomenon: str
    where: str
    context: str
    text: str
    labels: Labels
    hits: tuple[tuple[int, int, str], ...]
    known: str = ""

    def sentence(self) -> LabelledSentence:
        """The case as the evaluation takes it."""
        kind, challenge, themes = self.labels.kind, self.labels.challenge, sorted(self.labels.required)
        return LabelledSentence(
            self.where, "robuust", "", self.context, self.text, kind, challenge, tuple(themes)
        )


@cache
def all_cases() -> tuple[Case, ...]:
    """Those of every file, in order of the names."""
    return tuple(case for path in sorted(FOLDER.glob("*.txt")) for case in read(path))


def read(path: Path) -> list[Case]:
    """The cases of one file. Raises ValueError, with file and line, when a line does not fit."""
    found: list[Case] = []
    context = known = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        if not line.strip() or line.startswith(_REMARK):
            if context or known:
                raise ValueError(f"{where}: a context or a reason must stand right above its sentence")
        elif line.startswith(_CONTEXT):
            context = line.removeprefix(_CONTEXT).strip()
        elif line.startswith(_KNOWN):
            known = line.removeprefix(_KNOWN).strip()
        else:
            found.append(_case(path.stem, where, context, known, line))
            context = known = ""
    if context or known:
        raise ValueError(f"{path.name}: the file ends in a context or a reason without a sentence")
    return found


def _case(phenomenon: str, where: str, context: str, known: str, line: str) -> Case:
    try:
        head, separator, marked = line.partition(_SEPARATOR)
        if not separator or not marked.strip():
            raise ValueError(f"write 'labels{_SEPARATOR}sentence'")
        text, hits = parse(marked.strip())
        unknown = sorted({label for _, _, label in hits} - _marks())
        if unknown:
            raise ValueError(f"no theme or challenge is called {', '.join(unknown)}")
        if known and not hits:
            raise ValueError("a reason without marks in the sentence excuses nothing")
        return Case(phenomenon, where, context, text, _labels(head.split()), hits, known)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from error


def _labels(words: list[str]) -> Labels:
    """Labels of 'maatregel/energie +wonen ?zorg -bestuur', or with '-*' for all that is not named."""
    kind, slash, challenge = (words or [""])[0].partition("/")
    if kind not in KINDS:
        raise ValueError(f"'{kind}' is no kind: {', '.join(KINDS)}")
    if (kind == "maatregel") != bool(slash):
        raise ValueError("a measure, and only a measure, has a challenge: maatregel/wonen")
    if slash and challenge not in (*CHALLENGES, NO_CHALLENGE):
        raise ValueError(f"'{challenge}' is no challenge")
    sets: dict[str, set[str]] = {"+": set(), "?": set(), "-": set()}
    if challenge in CHALLENGES:
        sets["+"].add(challenge)
    for word in words[1:]:
        sign, name = word[0], word[1:]
        if sign not in sets or (name not in CHALLENGES and word != "-*"):
            raise ValueError(f"'{word}' is not + ? or - before a challenge")
        if any(name in names for names in sets.values()):
            raise ValueError(f"'{name}' is named twice")
        sets[sign].add(name)
    if "*" in sets["-"]:
        sets["-"] = set(CHALLENGES) - sets["+"] - sets["?"]
    required, optional, forbidden = (frozenset(sets[sign]) for sign in "+?-")
    return Labels(kind, challenge, required, optional, forbidden)


@cache
def _marks() -> frozenset[str]:
    names = {theme.id for theme in Taxonomy.load().themes} | set(CHALLENGES)
    return frozenset({NOTHING} | names | {NOT + name for name in names})
