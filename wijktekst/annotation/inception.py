"""Tasks for INCEpTION: documents in UIMA CAS XMI, and the layer with its tagsets as JSON to import."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wijktekst.annotation import cas
from wijktekst.annotation.codebook import QUESTIONS, Label, classes, kinds
from wijktekst.annotation.splitting import Part
from wijktekst.annotation.task import Task
from wijktekst.language import tokenize
from wijktekst.reports.csv_files import replacing, replacing_bytes
from wijktekst.types import NO_CHALLENGE

LAYER_FILE, TYPES_FILE = "laag.json", "TypeSystem.xml"
#: What all annotators get stands in a document of its own.
SHARED = "gedeeld"


def write(folder: Path, parts: Sequence[Part], *, themes: bool) -> None:
    """The documents, the layer and the type system. Raises OSError."""
    with replacing(folder / LAYER_FILE) as stream:
        stream.write(json.dumps(layer(themes=themes), ensure_ascii=False, indent=2) + "\n")
    with replacing(folder / TYPES_FILE) as stream:
        stream.write(cas.type_system().to_xml())
    order = {one: at for part in parts for at, one in enumerate(part.order)}
    if shared := sorted(parts[0].shared, key=lambda task: order[task.id]):
        _write(folder / f"{SHARED}.xmi", shared, themes=themes)
    for part in parts:
        if own := sorted(part.own, key=lambda task: order[task.id]):
            _write(folder / f"{part.file}.xmi", own, themes=themes)


def _write(path: Path, tasks: Sequence[Task], *, themes: bool) -> None:
    with replacing_bytes(path) as stream:
        stream.write(document(tasks, themes=themes).encode("utf-8"))


def document(tasks: Sequence[Task], *, themes: bool) -> str:
    """XMI in which each task is a line, with a line of place and one of context before it."""
    made = cas.new_cas()
    text, sentences, marked = "", [], []
    for number, task in enumerate(tasks, 1):
        for line in filter(
            None, (f"[{number}] {task.place}", task.context and f"… {task.context}", task.text)
        ):
            sentences.append((len(text), len(text) + len(line)))
            text += line + "\n"
        marked.append((*sentences[-1], task))
        text += "\n"
    made.sofa_string = text
    made.sofa_mime = "text/plain"
    types = made.typesystem
    sentence, token, wijkzin = (types.get_type(name) for name in (cas.SENTENCE, cas.WORD, cas.LAYER))
    for start, end in sentences:
        made.add(sentence(begin=start, end=end))
        made.add_all(token(begin=one.start, end=one.end) for one in tokenize(text, start, end))
    for start, end, task in marked:
        made.add(wijkzin(begin=start, end=end, **_features(made, task, themes=themes)))
    written: str = made.to_xmi()
    return written


def _features(made: Any, task: Task, *, themes: bool) -> dict[str, object]:
    """What travels along, and what the model proposes."""
    fields = task.fields()
    found: dict[str, object] = {name: fields[name] for name in cas.CARRIED if fields[name]}
    if said := task.suggestion:
        found["soort"] = said.kind
        if said.challenge:
            found["opgave"] = said.challenge
        if themes:
            strings = made.typesystem.get_type("uima.cas.StringArray")
            found["themas"] = strings(elements=list(said.themes) or [NO_CHALLENGE])
    return found


def layer(*, themes: bool) -> list[dict[str, object]]:
    """What to import under Settings > Layers."""
    tags = {"soort": kinds(), "opgave": classes(), "themas": classes()}
    asked = [name for name in cas.ASKED if themes or name != "themas"]
    features = [_feature(name, QUESTIONS[name], tags.get(name)) for name in asked]
    features += [_feature(name, "", None, shown=False) for name in cas.CARRIED]
    return [
        {
            "name": cas.LAYER,
            "features": features,
            "uiName": "Wijkzin",
            "type": "span",
            "description": "Wat de zin is en waar zij over gaat, volgens het codeboek van wijktekst.",
            "enabled": True,
            "built_in": False,
            "readonly": False,
            "attach_type": None,
            "attach_feature": None,
            "allow_stacking": False,
            "cross_sentence": False,
            "show_hover": True,
            "anchoring_mode": "SENTENCES",
            "overlap_mode": "NO_OVERLAP",
            "validation_mode": "ALWAYS",
            "lock_to_token_offset": False,
            "multiple_tokens": True,
            "linked_list_behavior": False,
            "on_click_javascript_action": None,
        }
    ]


def _feature(
    name: str, question: str, labels: Sequence[Label] | None, *, shown: bool = True
) -> dict[str, object]:
    many = name == "themas"
    return {
        "name": name,
        "tag_set": _tag_set(name, labels) if labels else None,
        "uiName": name,
        "type": "uima.cas.StringArray" if many else "uima.cas.String",
        "enabled": True,
        "visible": shown,
        "include_in_hover": False,
        "required": False,
        "curatable": True,
        "remember": False,
        "hideUnconstraintFeature": False,
        "description": question,
        "multi_value_mode": "ARRAY" if many else "NONE",
        "link_mode": "NONE",
        "link_type_name": None,
        "link_type_role_feature_name": None,
        "link_type_target_feature_name": None,
        "traits": None,
    }


def _tag_set(name: str, labels: Sequence[Label]) -> dict[str, object]:
    return {
        "name": f"wijktekst {name}",
        "description": QUESTIONS[name],
        "language": "nl",
        "tags": [
            {
                "tag_name": one.code,
                "tag_description": f"{one.name}: {one.hint}" if one.name != one.code else one.hint,
            }
            for one in labels
        ],
        "create_tag": False,
    }
