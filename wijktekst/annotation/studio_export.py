"""Answers out of the JSON of Label Studio, with its tasks, annotations and results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from wijktekst.annotation.answers import Answer
from wijktekst.annotation.records import named
from wijktekst.annotation.task import TaskFields, as_text, plain

_LISTS = ("annotations", "completions")


def is_task(record: object) -> bool:
    """Whether this is a task of Label Studio, with or without annotations."""
    return isinstance(record, Mapping) and isinstance(record.get("data"), Mapping)


def answers_of(tasks: Sequence[Mapping[str, object]], name: str) -> Iterator[Answer]:
    """The answers to tasks; a task without annotations gives one that is empty."""
    people: dict[str, set[str]] = defaultdict(set)
    for task in tasks:
        for annotation in _annotations(task):
            people[_intended(task)].add(str(annotation.get("completed_by")))
    for number, task in enumerate(tasks, 1):
        where = f"{name}, taak {as_text(task.get('id')) or number}"
        intended, fields = _intended(task), TaskFields.read(_data(task))
        annotations = _annotations(task)
        if not annotations:
            yield Answer(where, intended, fields)
        for annotation in annotations:
            who = named(annotation.get("completed_by"), intended, len(people[intended]) == 1)
            yield _answer(annotation, where, who, fields)


def _answer(annotation: Mapping[str, object], where: str, who: str, fields: TaskFields) -> Answer:
    said: dict[str, list[str]] = defaultdict(list)
    result = annotation.get("result")
    for one in result if isinstance(result, list) else []:
        value = one.get("value") if isinstance(one, Mapping) else None
        if isinstance(one, Mapping) and isinstance(value, Mapping):
            chosen = value.get("choices") or value.get("text") or []
            texts = chosen if isinstance(chosen, list) else [chosen]
            said[as_text(one.get("from_name"))] += filter(None, map(plain, map(as_text, texts)))
    return Answer(
        where,
        who,
        fields,
        tuple(said["soort"]),
        tuple(said["opgave"]),
        tuple(said["themas"]),
        " ".join(said["opmerking"]),
        skipped=bool(annotation.get("was_cancelled") or annotation.get("skipped")),
    )


def _annotations(task: Mapping[str, object]) -> list[Mapping[str, object]]:
    found = next((task[name] for name in _LISTS if isinstance(task.get(name), list)), [])
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def _data(task: Mapping[str, object]) -> Mapping[str, object]:
    data = task.get("data")
    return data if isinstance(data, Mapping) else {}


def _intended(task: Mapping[str, object]) -> str:
    return plain(as_text(_data(task).get("voor")))
