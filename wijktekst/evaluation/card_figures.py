"""Reads figures back out of what the gate and the training wrote: cards, manifests and sheets of data.

Figures stay the text that stands there, so that what is quoted is what was measured.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from wijktekst.errors import ResourceError
from wijktekst.evaluation.card import BEGIN, END, KINDS, LABELS
from wijktekst.resources import find as resource

_T = TypeVar("_T")

GOLD, OWN = "wijktekst-gold", "eigen-zinnen"
POLICY, BY_LANGUAGE_MODEL = "eigen-beleid", "wijktekst-taalmodel"
_HEAD = re.compile(
    r"\*\*(?P<kind>[^*:]+): (?P<sentences>\d+) zinnen, waarvan (?P<measures>\d+) maatregelen\*\*"
)
_WITH_INTERVAL = re.compile(r"(?P<value>[\d.]+) \((?P<low>[\d.]+) ?- ?(?P<high>[\d.]+)\)")
_OVER = "95%-interval over "
_RULE = re.compile(r"\|(?: ?-+ ?\|)+")


@dataclass(frozen=True, slots=True)
class Score:
    """A figure with its 95% interval, as written; `reader` is what two readers reach, "" when not known."""

    value: str
    low: str
    high: str
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """Scores on one kind of document by their name; `units` is what the intervals are drawn over."""

    sentences: int
    measures: int
    units: str
    scores: Mapping[str, Score]


@dataclass(frozen=True, slots=True)
class CardFigures:
    """What the cards of the shipped models and their data say.

    sentences : how many were learnt from, by corpus; documents : in how many documents those of `GOLD` stand.
    kinds : scores of the sentence model by kind of document. instrument : macro-F1 of the instrument model.
    attributes : F1 of every attribute of a measure on the documents for testing.
    """

    sentences: Mapping[str, int]
    documents: int
    kinds: Mapping[str, Kind]
    instrument: Score
    instrument_sentences: int
    attributes: Mapping[str, Score]

    @classmethod
    def read(cls, find: Callable[..., Path] = resource) -> CardFigures:
        """Raises ResourceError when a card or manifest is missing or holds no figures."""
        from wijktekst.measures import INSTRUMENT_ID, MODEL_ID

        model, instrument = find("models", MODEL_ID), find("models", INSTRUMENT_ID)
        sheet = find("corpora", "maatregel-kenmerken") / "SHEET.md"
        try:
            with (find("corpora", GOLD) / "bronnen.csv").open(encoding="utf-8", newline="") as file:
                documents = sum(1 for _ in csv.DictReader(file))
            learnt = _manifest(instrument)
            return cls(
                _manifest(model),
                documents,
                dict(_kinds(_generated(model / "CARD.md"))),
                _instrument(instrument / "CARD.md"),
                sum(learnt.values()),
                _attributes(_generated(sheet)),
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ResourceError(
                f"De cijfers in de modelkaarten zijn niet te lezen ({type(error).__name__}: {error}). "
                "Installeer wijktekst opnieuw."
            ) from error


def _manifest(model: Path) -> dict[str, int]:
    """How many sentences a model learnt from, by corpus."""
    content = json.loads((model / "manifest.json").read_text(encoding="utf-8"))
    return {str(name): int(count) for name, count in content["sentences"].items()}


def _generated(path: Path) -> str:
    """What the gate wrote in a card or sheet."""
    _, begin, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    if not begin:
        raise ValueError(path.name)
    return rest.partition(END)[0]


def _kinds(text: str) -> Iterator[tuple[str, Kind]]:
    for name, told in KINDS.items():
        head = _first((found for found in _HEAD.finditer(text) if found["kind"] == told), told)
        table = _first(_tables(text[head.end() :]), told)
        over = _first((column for column in table[0] if column.startswith(_OVER)), _OVER)
        rows = {row[""]: row for row in table}
        scores = {}
        for figure, label in LABELS.items():
            low, high = rows[label][over].split(" - ")
            scores[figure] = Score(rows[label]["model"], low, high, rows[label]["tweede lezer"])
        yield name, Kind(int(head["sentences"]), int(head["measures"]), over.removeprefix(_OVER), scores)


def _instrument(card: Path) -> Score:
    """Macro-F1 over all measures, when an answer that is not sure enough counts as missed."""
    table = _first(_tables(card.read_text(encoding="utf-8")), card.parent.name)
    cells = _first((row for row in table if row[""] == "macro-F1"), "macro-F1")
    return _score(_first((cell for head, cell in cells.items() if head.startswith("alle")), "alle"))


def _attributes(text: str) -> dict[str, Score]:
    table = _first(_tables(text), "kenmerk")
    return {row["kenmerk"]: _score(row["F1"]) for row in table if row["deel"] == "toets"}


def _first(found: Iterator[_T], what: str) -> _T:
    for one in found:
        return one
    raise ValueError(what)


def _score(cell: str) -> Score:
    found = _WITH_INTERVAL.match(cell)
    if not found:
        raise ValueError(cell)
    return Score(found["value"], found["low"], found["high"])


def _tables(markdown: str) -> Iterator[list[dict[str, str]]]:
    """The tables of a text, each as rows by the names of the columns."""
    lines = [line.strip() for line in markdown.splitlines()]
    for at, line in enumerate(lines):
        if at and _RULE.fullmatch(line):
            head, rows = _cells(lines[at - 1]), []
            for row in lines[at + 1 :]:
                if not row.startswith("|"):
                    break
                rows.append(dict(zip(head, _cells(row), strict=True)))
            yield rows


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]
