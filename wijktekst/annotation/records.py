"""Answers out of records: a row of a table or an object of JSON, as any of the tools writes them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from wijktekst.annotation.answers import Answer
from wijktekst.annotation.doccano import CHALLENGE, KIND, THEME
from wijktekst.annotation.splitting import NOBODY
from wijktekst.annotation.tables import BETWEEN_THEMES
from wijktekst.annotation.task import TaskFields, as_text, plain

Record = Mapping[str, object]
#: What doccano calls its labels, by version and kind of project.
_LABELS = ("label", "labels", "categories", "cats")
_NOTES = ("opmerking", "Comments", "comments")
#: In a column for a theme these say that it is one, and that it is none; anything else is told.
_TICKED = frozenset({"x", "1", "ja", "j", "waar", "true", "v", "✓", "✔"})
_NOT_TICKED = frozenset({"", "0", "nee", "n", "onwaar", "false", "-"})


@dataclass(frozen=True, slots=True)
class Row:
    """A record, where it stands, and in Dutch what is wrong with it before anything is read from it."""

    where: str
    record: Record
    wrong: str = ""


def is_labelled(record: Record) -> bool:
    """Whether a record is of a form that is known here."""
    return "soort" in record or any(name in record for name in _LABELS)


def answers_of(rows: Sequence[Row], stem: str) -> Iterator[Answer]:
    """The answers of rows; `stem` is the name of their file."""
    names = _names([row.record for row in rows], stem)
    for row, name in zip(rows, names, strict=True):
        record = row.record
        in_columns = "soort" in record or not is_labelled(record)
        kinds, challenges, themes = _columns(record) if in_columns else _labels(record)
        note = next((said for one in _NOTES if (said := " ".join(_values(record.get(one))))), "")
        task = TaskFields.read(record)
        yield Answer(row.where, name, task, kinds, challenges, themes, note, wrong=row.wrong)


def person(stem: str) -> str:
    """The annotator after whom a file is called; "" when it is called after everybody."""
    if stem.upper().startswith("CURATION"):
        return "curatie"
    return "" if stem.lower() in NOBODY else plain(stem)


def named(who: object, intended: str, alone: bool) -> str:
    """Who labelled: the name that the tool has, else whom it was for, with the number if there are more."""
    if isinstance(who, Mapping):
        who = who.get("email") or who.get("username") or who.get("id")
    said = plain(as_text(who))
    if said and not said.isdigit():
        return said
    if intended and (alone or not said):
        return intended
    return f"{intended or 'annotator'}-{said}" if said else ""


def _names(records: Sequence[Record], stem: str) -> list[str]:
    """Who labelled each record."""
    numbers: dict[str, set[str]] = defaultdict(set)
    intended = [plain(as_text(record.get("voor"))) for record in records]
    for record, name in zip(records, intended, strict=True):
        numbers[name].add(as_text(record.get("annotator")))
    found = []
    for record, name in zip(records, intended, strict=True):
        said = named(record.get("annotator"), name, len(numbers[name]) == 1)
        # A file of doccano is called after who labelled; of all formats only that one has no such column.
        by_file = person(stem) if "annotator" not in record else ""
        found.append(by_file or said or person(stem))
    return found


def _columns(record: Record) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Kind, challenge and themes in columns of their own, a column for each theme as well."""
    themes = _values(record.get("themas"))
    for name, value in record.items():
        question, _, code = name.partition(" ")
        if question == THEME and (mark := plain(as_text(value)).lower()) not in _NOT_TICKED:
            themes.append(code if mark in _TICKED else f"{code}: {mark}")  # is none, and is told so
    # Without themes a list that must be there tells that nobody was asked: all are optional then.
    if isinstance(record.get("themas"), list) and not themes and not record.get("themas_optional"):
        themes = ["geen"]
    return tuple(_values(record.get("soort"))), tuple(_values(record.get("opgave"))), tuple(themes)


def _labels(record: Record) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Kind, challenge and themes in one list of labels, each with the question before it."""
    found: dict[str, list[str]] = {KIND: [], CHALLENGE: [], THEME: []}
    labels = next((record[name] for name in _LABELS if name in record), [])
    for label in _values(labels, between="#"):
        question, _, code = label.partition(":")
        if question.strip().lower() in found and code:
            found[question.strip().lower()].append(code.strip())
        else:
            found[KIND].append(label)  # is none, and is told so
    return tuple(found[KIND]), tuple(found[CHALLENGE]), tuple(found[THEME])


def _values(value: object, between: str = BETWEEN_THEMES) -> list[str]:
    """One or more labels: a text, a list, or the object that Label Studio makes of more than one."""
    if isinstance(value, str) and value.lstrip().startswith(("{", "[")):
        with suppress(ValueError, RecursionError):
            value = json.loads(value)
    if isinstance(value, Mapping):
        value = value.get("choices") or value.get("text")
    if isinstance(value, list):
        return [said for one in value for said in _values(one, between)]
    return [said for part in as_text(value).split(between) if (said := plain(part))]
