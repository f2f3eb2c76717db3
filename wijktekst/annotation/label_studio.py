"""Tasks for Label Studio: JSON to import, and the labeling configuration in XML."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from wijktekst.annotation.codebook import QUESTIONS, Label, classes, kinds
from wijktekst.annotation.splitting import Part
from wijktekst.annotation.task import Suggestion, Task
from wijktekst.reports.csv_files import replacing
from wijktekst.types import NO_CHALLENGE

CONFIG = "configuratie.xml"
#: Keys beside the labels: thirteen for the challenge, thirteen for themes.
_KIND_KEYS, _CHALLENGE_KEYS, _THEME_KEYS = "123", "qwertyuiopasd", "fghjklzxcvbnm"


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
