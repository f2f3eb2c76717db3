"""From what an annotator clicked to an annotation, or to the reason why it is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from wijktekst.annotation.codebook import CLASSES, classes
from wijktekst.annotation.task import TaskFields, plain
from wijktekst.corpus.annotations import Annotation
from wijktekst.corpus.labelled import KINDS, LabelledSentence
from wijktekst.corpus.references import fold
from wijktekst.language.numbers import counted, in_digits
from wijktekst.types import CHALLENGES, NO_CHALLENGE, MeasureKind

#: Why an answer is no label, in the words of the summary.
SKIPPED, EMPTY = "overgeslagen in het programma", "nog zonder label"
INVALID, DOUBLE = "met labels die niet kloppen", "dubbel (de laatste telt)"
CHANGED = "later anders gelabeld door dezelfde persoon (de laatste telt)"


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands in an export about one task of one annotator; `where` names file and row.

    `wrong` says in Dutch what was wrong with the row itself.
    """

    where: str
    annotator: str
    task: TaskFields
    kinds: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    note: str = ""
    skipped: bool = False
    wrong: str = ""


@dataclass(slots=True)
class Reading:
    """What came out of exports; every answer is an annotation, or counted in `left_out`.

    `problems` are Dutch sentences that name file and row; `no_themes` counts annotations without an answer
    about themes, which then count neither for nor against.
    """

    annotations: list[Annotation] = field(default_factory=list)
    read: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    no_themes: int = 0

    @property
    def summary(self) -> str:
        """One Dutch sentence: read, left out and why."""
        told = f"{in_digits(self.read)} gelezen, {in_digits(self.left_out.total())} niet overgenomen"
        if self.left_out:
            reasons = ", ".join(f"{in_digits(number)} {why}" for why, number in sorted(self.left_out.items()))
            told += f": {reasons}"
        if self.no_themes:
            told += f". Bij {counted(self.no_themes, 'zin', 'zinnen')} is niets over thema's gezegd"
        return f"{told}."


def collected(answers: Iterable[Answer], problems: Sequence[str] = ()) -> Reading:
    """The annotations of answers; of two answers of one annotator about one task the last counts."""
    reading = Reading(problems=list(problems))
    kept: dict[tuple[str, str, str], Annotation] = {}
    for answer in answers:
        reading.read += 1
        if answer.skipped:
            reading.left_out[SKIPPED] += 1
        elif not (answer.wrong or answer.kinds or answer.challenges or answer.themes):
            reading.left_out[EMPTY] += 1
        elif wrong := answer.wrong or _wrong(answer):
            reading.left_out[INVALID] += 1
            reading.problems.append(f"{answer.where}: {wrong}")
        else:
            one = _annotation(answer)
            # Tools number their records 1, 2, 3: the same id may stand for another sentence in another file.
            key = (one.annotator, one.sentence.id, fold(one.sentence.text))
            if before := kept.pop(key, None):
                reading.left_out[DOUBLE if _same(before, one) else CHANGED] += 1
            kept[key] = one
    reading.annotations = list(kept.values())
    reading.no_themes = sum(one.sentence.themes_optional == CHALLENGES for one in reading.annotations)
    return reading


def _same(one: Annotation, other: Annotation) -> bool:
    """Whether the labels are the same."""
    labels = [
        (each.kind, each.challenge, each.themes, each.themes_optional)
        for each in (one.sentence, other.sentence)
    ]
    return labels[0] == labels[1]


def _wrong(answer: Answer) -> str:
    """What does not fit in an answer, in Dutch; "" when it all does."""
    if not answer.task.text:
        return "de zin zelf ontbreekt. Laat de kolom met de zin in de export staan."
    if unknown := [one for one in answer.kinds if code_of(one) not in KINDS]:
        return f"'{plain(unknown[0])}' is geen soort. Kies uit: {', '.join(KINDS)}."
    for question, answers in (("opgave", answer.challenges), ("thema", answer.themes)):
        if unknown := [one for one in answers if code_of(one) not in CLASSES]:
            return f"'{plain(unknown[0])}' is geen {question}. Kies uit: {', '.join(CLASSES)}."
    kinds, challenges = _codes(answer.kinds), _codes(answer.challenges)
    if not kinds:
        return "de soort ontbreekt. Kies maatregel, ambitie of overig."
    if len(kinds) > 1 or len(challenges) > 1:
        return (
            f"er is meer dan een keuze ({', '.join(kinds if len(kinds) > 1 else challenges)}). Kies er een."
        )
    if kinds == ["maatregel"] and not challenges:
        return "een maatregel heeft een opgave nodig. Kies er een, of 'geen'."
    if kinds != ["maatregel"] and challenges not in ([], [NO_CHALLENGE]):
        said = f"de opgave '{challenges[0]}' hoort bij een maatregel, en de soort is {kinds[0]}"
        return f"{said}. Verbeter een van beide."
    themes = _codes(answer.themes)
    if NO_CHALLENGE in themes and len(themes) > 1:
        return "bij themas staat 'geen' naast andere. Haal een van beide weg."
    return ""


def _annotation(answer: Answer) -> Annotation:
    """The annotation of an answer in which nothing is wrong; the challenge of a measure is a theme of it."""
    kind = cast(MeasureKind, _codes(answer.kinds)[0])
    challenge = _codes(answer.challenges)[0] if kind == "maatregel" else ""
    said = {*_codes(answer.themes), challenge}
    themes = tuple(one for one in CHALLENGES if one in said) if answer.themes else ()
    task = answer.task
    sentence = LabelledSentence(
        task.id,
        task.source,
        task.doc,
        task.context,
        task.text,
        kind,
        challenge,
        themes,
        themes_optional=() if answer.themes else CHALLENGES,
        headings=task.headings,
    )
    return Annotation(answer.annotator, sentence, plain(answer.note))


def _codes(said: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(code_of, said)))


def code_of(said: str) -> str:
    """The code of a label, also when its name was written or in capitals; as it is when it is none."""
    folded = " ".join(said.lower().split())
    return _names().get(folded, folded)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {label.name.lower(): label.code for label in classes()}
