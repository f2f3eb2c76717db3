"""Label Studio: tasks to import, the labeling configuration in XML, and answers out of what it exports."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from wijktekst.annotation.answers import Answer
from wijktekst.annotation.codebook import QUESTIONS, Label, classes, kinds
from wijktekst.annotation.records import named
from wijktekst.annotation.splitting import Part
from wijktekst.annotation.task import Suggestion, Task, TaskFields, as_text, plain
from wijktekst.reports.csv_files import replacing
from wijktekst.types import NO_CHALLENGE

CONFIG = "configuratie.xml"
#: Keys beside the labels: thirteen for the challenge, thirteen for themes.
_KIND_KEYS, _CHALLENGE_KEYS, _THEME_KEYS = "123", "qwertyuiopasd", "fghjklzxcvbnm"
#: What holds the annotations of a task, by version.
_LISTS = ("annotations", "completions")


def write(folder: Path, parts: Sequence[Part], *, themes: bool, version: str) -> None:
    """A file of tasks for each annotator, and the configuration. Raises OSError."""
    with replacing(folder / CONFIG) as stream:
        stream.write(configuration(themes=themes))
    for part in parts:
        rows = [_task(task, part.annotator, version, themes=themes) for task in part.tasks]
        with replacing(folder / f"{part.file}.json") as stream:
            stream.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


def configuration(*, themes: bool) -> str:
    """What to paste under Labeling Interface > Code."""
    opgave = [
        '  <View visibleWhen="choice-selected" whenTagName="soort" whenChoiceValue="maatregel">',
        *_choices("opgave", classes(), _CHALLENGE_KEYS, 'choice="single-radio" required="true"', 4),
        "  </View>",
    ]
    lines = [
        "<View>",
        '  <Header value="$plek" size="5"/>',
        '  <Text name="ervoor" value="$context" granularity="word"/>',
        '  <View style="font-size: 1.3em; font-weight: bold; margin: 0.6em 0">',
        '    <Text name="zin" value="$zin" granularity="word"/>',
        "  </View>",
        *_choices("soort", kinds(), _KIND_KEYS, 'choice="single-radio" required="true"', 2),
        *opgave,
    ]
    if themes:
        lines += _choices("themas", classes(), _THEME_KEYS, 'choice="multiple" required="true"', 2)
    lines += [
        f'  <Header value={quoteattr(QUESTIONS["opmerking"])} size="5"/>',
        '  <TextArea name="opmerking" toName="zin" rows="2" maxSubmissions="1" editable="true"/>',
        "</View>",
    ]
    return "\n".join(lines) + "\n"


def _choices(name: str, labels: Sequence[Label], keys: str, settings: str, indent: int) -> list[str]:
    """A question and its answers, with a key and a hint each; what comes back is the code."""
    space = " " * indent
    lines = [
        f'{space}<Header value={quoteattr(QUESTIONS[name])} size="5"/>',
        f'{space}<Choices name="{name}" toName="zin" {settings}>',
    ]
    for label, key in zip(labels, keys, strict=True):
        shown = f"value={quoteattr(label.name)}"
        if label.name != label.code:
            shown += f' alias="{label.code}"'
        lines.append(f'{space}  <Choice {shown} hotkey="{key}" hint={quoteattr(label.hint)}/>')
    return [*lines, f"{space}</Choices>"]


def _task(task: Task, annotator: str, version: str, *, themes: bool) -> dict[str, object]:
    data = {**task.fields(), "voor": annotator, "plek": task.place}
    row: dict[str, object] = {"data": data}
    if task.suggestion:
        result = _result(task.suggestion, themes=themes)
        row["predictions"] = [{"model_version": version, "score": task.suggestion.score, "result": result}]
    return row


def _result(said: Suggestion, *, themes: bool) -> list[dict[str, object]]:
    chosen = {"soort": [said.kind], "opgave": [said.challenge] if said.challenge else []}
    if themes:
        chosen["themas"] = list(said.themes) or [NO_CHALLENGE]
    return [
        {"from_name": name, "to_name": "zin", "type": "choices", "value": {"choices": codes}}
        for name, codes in chosen.items()
        if codes
    ]


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
