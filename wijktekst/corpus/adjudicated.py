"""Several annotators of one sentence made into one label: what they agree on, the majority, or a decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from wijktekst.corpus.annotations import Annotation, read_annotations
from wijktekst.corpus.labelled import LabelledSentence
from wijktekst.corpus.references import fold
from wijktekst.types import CHALLENGES, MeasureKind

_T = TypeVar("_T", bound=Hashable)
#: From so many answers the most given one may win from others.
_FEWEST_FOR_MAJORITY = 3


@dataclass(frozen=True, slots=True)
class Task:
    """A sentence with what each annotator made of it, one annotation each, by name of the annotator."""

    annotations: tuple[Annotation, ...]

    @property
    def id(self) -> str:
        return self.annotations[0].sentence.id

    @property
    def labels(self) -> list[LabelledSentence]:
        """The sentence as each annotator labelled it."""
        return [annotation.sentence for annotation in self.annotations]

    def without_answer(self) -> frozenset[str]:
        """Themes that count for nobody here: somebody who was asked for themes left them open."""
        asked = [one for one in self.labels if asked_for_themes(one)]
        return frozenset(theme for one in asked for theme in one.themes_optional)


@dataclass(frozen=True, slots=True)
class Tasks:
    """Sentences with their annotations, in order of first appearance.

    `again` counts annotations that a later one of the same annotator replaced; `mismatched` counts ids that
    stand for sentences with different texts, which are different tasks.
    """

    tasks: tuple[Task, ...]
    again: int = 0
    mismatched: int = 0

    @classmethod
    def of(cls, annotations: Iterable[Annotation]) -> Tasks:
        groups: dict[tuple[str, str], dict[str, Annotation]] = {}
        again = 0
        for one in annotations:
            group = groups.setdefault((one.sentence.id, fold(one.sentence.text)), {})
            again += one.annotator in group
            group[one.annotator] = one
        tasks = (Task(tuple(group[name] for name in sorted(group))) for group in groups.values())
        ids = Counter(id for id, _ in groups)
        return cls(tuple(tasks), again, sum(number > 1 for number in ids.values()))

    @property
    def annotators(self) -> tuple[str, ...]:
        """Their names, in order."""
        return tuple(sorted({one.annotator for task in self.tasks for one in task.annotations}))


def read_together(paths: Sequence[Path]) -> list[Annotation]:
    """The annotations of files; where no annotator is named, the annotator is called as the file.

    Raises InputError, with file and line, when a file cannot be read.
    """
    found = []
    files: dict[str, Path] = {}
    for path in paths:
        name = path.stem
        real = path.resolve()
        while files.setdefault(name, real) != real:
            name += "'"
        found += [one if one.annotator else replace(one, annotator=name) for one in read_annotations(path)]
    return found


def asked_for_themes(sentence: LabelledSentence) -> bool:
    """Whether the annotator said anything of its themes."""
    return len(sentence.themes_optional) < len(CHALLENGES)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of a sentence on which annotators differ; None leaves it to the annotators."""

    kind: MeasureKind | None = None
    challenge: str | None = None
    themes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Adjudicated:
    """One label per sentence, and how many came about how.

    `alone` have one annotator, of `agreed` all say the same, `majority` and `decided` needed more than that,
    `undecided` are the ids of those left out. `open_themes` counts labelled sentences with a theme that
    annotators differ on: it is optional in the label, and so counts neither for nor against.
    """

    sentences: tuple[LabelledSentence, ...]
    alone: int
    agreed: int
    majority: int
    decided: int
    undecided: tuple[str, ...]
    open_themes: int


def adjudicated(tasks: Sequence[Task], decisions: Mapping[str, Decision] | None = None) -> Adjudicated:
    """One label per sentence; `decisions` by id go before what annotators said.

    Kind and challenge need agreement, or with three answers or more one that over half of them gave; the
    challenge is asked of those who call the sentence a measure. Themes are so decided one by one.
    """
    found: list[LabelledSentence] = []
    undecided: list[str] = []
    ways: Counter[str] = Counter()
    for task in tasks:
        decision = (decisions or {}).get(task.id, Decision())
        label = _label(task, decision)
        if label is None:
            undecided.append(task.id)
            continue
        found.append(label)
        ways[_way(task, label, decision)] += 1
        ways["open"] += asked_for_themes(label) and not set(label.themes_optional) <= task.without_answer()
    return Adjudicated(
        tuple(found),
        ways["alone"],
        ways["agreed"],
        ways["majority"],
        ways["decided"],
        tuple(undecided),
        ways["open"],
    )


def _way(task: Task, label: LabelledSentence, decision: Decision) -> str:
    if decision != Decision():
        return "decided"
    if len(task.annotations) == 1:
        return "alone"
    same = all((one.kind, one.challenge) == (label.kind, label.challenge) for one in task.labels)
    return "agreed" if same else "majority"


def _label(task: Task, decision: Decision) -> LabelledSentence | None:
    labels = task.labels
    kind = decision.kind or winner([one.kind for one in labels])
    if kind is None:
        return None
    challenge: str | None = ""
    if kind == "maatregel":
        challenge = decision.challenge or winner([one.challenge for one in labels if one.challenge])
    if challenge is None:
        return None
    themes, optional = _themes(task, decision, challenge)
    instruments = {one.instrument for one in labels if one.instrument}
    return replace(
        labels[0],
        kind=kind,
        challenge=challenge,
        themes=themes,
        themes_optional=optional,
        instrument=instruments.pop() if kind == "maatregel" and len(instruments) == 1 else "",
    )


def _themes(task: Task, decision: Decision, challenge: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Themes of the label, and those that stay open; the challenge of a measure is among its themes."""
    if decision.themes is not None:
        chosen, left_open = set(decision.themes), set[str]()
    else:
        asked = [one for one in task.labels if asked_for_themes(one)]
        if not asked:
            return (), CHALLENGES
        chosen, left_open = set(), set()
        for theme in CHALLENGES:
            said = winner([theme in one.themes for one in asked if theme not in one.themes_optional])
            if said is None:
                left_open.add(theme)
            elif said:
                chosen.add(theme)
    if challenge in CHALLENGES:
        chosen.add(challenge)
    return _ordered(chosen), _ordered(left_open - chosen)


def _ordered(themes: set[str]) -> tuple[str, ...]:
    return tuple(theme for theme in CHALLENGES if theme in themes)


def winner(answers: Sequence[_T]) -> _T | None:
    """The answer that all gave, or with three answers or more over half of them; None when there is none."""
    if not answers:
        return None
    answer, times = Counter(answers).most_common(1)[0]
    if times == len(answers) or (len(answers) >= _FEWEST_FOR_MAJORITY and times > len(answers) / 2):
        return answer
    return None
