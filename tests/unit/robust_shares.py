"""How many of the sentences of data/robuust the shipped model reads right, held by floors that only rise.

`python -m tests.unit.robust_shares` prints the table, with `--fouten` also the sentences that are read wrong;
`--hoger` raises the floors.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tests.unit.robust import FOLDER, Case, all_cases
from wijktekst.evaluation.scoring import shipped
from wijktekst.measures import Prediction

FLOORS = FOLDER / "vloeren.json"
TOTAL = "totaal"


class Answer(NamedTuple):
    """Whether one question about one case was answered right, and what was answered."""

    case: Case
    task: str
    right: bool
    given: str

    def __str__(self) -> str:
        return f"{self.case.where} {self.task}: {self.given} | {self.case.text!r}"


#: Per phenomenon and task the answers.
Answers = Mapping[tuple[str, str], Sequence[Answer]]
Floors = Mapping[str, Mapping[str, float]]


def kind(case: Case, given: Prediction) -> Answer | None:
    """Is it a measure, an ambition or neither?"""
    said = f"{given.kind} for {case.labels.kind}"
    return Answer(case, "soort", given.kind == case.labels.kind, said)


def challenge(case: Case, given: Prediction) -> Answer | None:
    """The challenge of a measure, whether or not the model took it for one."""
    if case.labels.kind != "maatregel":
        return None
    right = given.challenge == case.labels.challenge
    return Answer(case, "opgave", right, f"{given.challenge} for {case.labels.challenge}")


def themes(case: Case, given: Prediction) -> Answer | None:
    """Is every required theme found, and none that is forbidden?"""
    required, forbidden = case.labels.required, case.labels.forbidden
    if not required | forbidden:
        return None
    missed, wrong = sorted(required - set(given.themes)), sorted(forbidden & set(given.themes))
    said = f"missed {', '.join(missed) or '-'}, wrong {', '.join(wrong) or '-'}"
    return Answer(case, "themas", not missed and not wrong, said)


TASKS: tuple[Callable[[Case, Prediction], Answer | None], ...] = (kind, challenge, themes)


def answers_of(cases: Sequence[Case], predictions: Sequence[Prediction]) -> Answers:
    """Answers per phenomenon and task, and per task in total."""
    found: dict[tuple[str, str], list[Answer]] = {}
    for case, given in zip(cases, predictions, strict=True):
        for task in TASKS:
            if answer := task(case, given):
                for name in (case.phenomenon, TOTAL):
                    found.setdefault((name, answer.task), []).append(answer)
    return found


@cache
def measured() -> Answers:
    """What the shipped finder and model make of every case."""
    cases = all_cases()
    return answers_of(cases, [given for given, _ in shipped()([case.sentence() for case in cases])])


def share(answers: Sequence[Answer], less: int = 0) -> float:
    """Share of right answers, or what it would be with `less` of them; cut after three digits."""
    right = max(0, sum(answer.right for answer in answers) - less)
    return right * 1000 // len(answers) / 1000


def read_floors() -> Floors:
    """Floors per phenomenon and task; none when there is no file yet."""
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}


def raised(floors: Floors, answers: Answers) -> Floors:
    """Floors one sentence under what was reached; a floor that is higher already stays."""
    higher = {name: dict(tasks) for name, tasks in floors.items()}
    for (name, task), given in answers.items():
        of = higher.setdefault(name, {})
        of[task] = max(of.get(task, 0.0), share(given, less=1))
    return higher


def problems(floors: Floors, answers: Answers) -> Iterator[str]:
    """Each floor that does not hold, with the sentences that are read wrong."""
    for (name, task), given in answers.items():
        floor = floors.get(name, {}).get(task)
        if floor is None:
            yield f"{name}, {task}: no floor yet; set it with --hoger"
        elif share(given) < floor:
            wrong = "\n  ".join(str(answer) for answer in given if not answer.right)
            yield f"{name}, {task}: {share(given)} is under the floor of {floor}\n  {wrong}"


def table(floors: Floors, answers: Answers) -> Iterator[str]:
    """A line per phenomenon: share right of how many, and the floor."""
    yield "| phenomenon | task | right | of | share | floor |"
    yield "| --- | --- | ---: | ---: | ---: | ---: |"
    for (name, task), given in sorted(answers.items(), key=lambda row: (row[0][0] == TOTAL, row[0])):
        right = sum(answer.right for answer in given)
        floor = floors.get(name, {}).get(task, "")
        yield f"| {name} | {task} | {right} | {len(given)} | {share(given)} | {floor} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the shares; 1 when a floor does not hold."""
    parser = argparse.ArgumentParser("tests.unit.robust_shares", description=__doc__)
    parser.add_argument("--hoger", action="store_true", help="raise the floors to just under the shares")
    parser.add_argument("--fouten", action="store_true", help="print the sentences that are read wrong")
    options = parser.parse_args(arguments)
    answers, floors = measured(), read_floors()
    if options.hoger:
        floors = raised(floors, answers)
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print("\n".join(table(floors, answers)))
    if options.fouten:
        wrong = [answer for (name, _), given in answers.items() if name != TOTAL for answer in given]
        print("\n".join(str(answer) for answer in wrong if not answer.right))
    found = list(problems(floors, answers))
    print("\n".join(found), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
