"""The learning curve of the sentence model: `python -m wijktekst.evaluation.curve --bron MAP`.

How well each class is told after learning from an eighth, a quarter, a half and all of the labels of people,
then with what a language model labelled and wrote, then with the network: by cross-validation. It shows of
which class more labels would help. Takes half an hour of one core; writes the table into the card.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wijktekst import resources
from wijktekst.corpus import CROSSED
from wijktekst.errors import WijktekstError
from wijktekst.evaluation.card import CURVE, CURVE_END, KINDS, write_card
from wijktekst.evaluation.crossed import CrossValidation
from wijktekst.evaluation.report import EvaluationReport
from wijktekst.language.numbers import in_digits
from wijktekst.measures import MODEL_ID, Prediction
from wijktekst.training.recipe import REAL

SHARES = {"een achtste": 0.125, "een kwart": 0.25, "de helft": 0.5, "alles": 1.0}
_BY_MODEL, _NETWORK = "+ taalmodel", "+ netwerk"
_FIGURES = {
    "maatregel_f1": "`maatregel` F1",
    "opgave_accuracy": "`opgave` juist",
    "opgave_macro_f1": "`opgave` macro-F1",
    "themas_micro_f1": "`themas` micro-F1",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the curve: its Dutch name, how many labels of people a model of a fold learnt from on
    average, and the reports by source ("programma", "overheid") and of all ("").
    """

    name: str
    labels: int
    reports: Mapping[str, EvaluationReport]


def learning_curve(bron: Path) -> list[Step]:
    """The steps of the curve. Raises InputError when sentences are missing under `bron`."""
    validation = CrossValidation(bron)
    numbers = range(CROSSED)
    steps = []
    for name, share in SHARES.items():
        parts = [validation.fitted(number, share=share, more=False) for number in numbers]
        answers = [validation.linear(number, parts[number][0].model) for number in numbers]
        labels = sum(len(train) for _, train in parts) // CROSSED
        steps.append(_step(name, labels, validation, answers))
    whole = [validation.fitted(number) for number in numbers]
    labels = steps[-1].labels
    answers = [validation.linear(number, whole[number][0].model) for number in numbers]
    steps.append(_step(_BY_MODEL, labels, validation, answers))
    answers = [validation.weighed(number, *whole[number]) for number in numbers]
    return [*steps, _step(_NETWORK, labels, validation, answers)]


def _step(
    name: str, labels: int, validation: CrossValidation, answers: Sequence[Mapping[int, Prediction]]
) -> Step:
    found = {at: answer for part in answers for at, answer in part.items()}
    return Step(name, labels, {source: validation.report(found, source) for source in ("", *REAL)})


def curve_lines(steps: Sequence[Step]) -> list[str]:
    """The curve as Dutch tables in Markdown: figures by source, then F1 by class over all sentences."""
    head = ["", *(step.name for step in steps)]
    rows = [
        head,
        ["---"] * len(head),
        ["labels van mensen", *(in_digits(step.labels) for step in steps)],
    ]
    for source in REAL:
        for figure, label in _FIGURES.items():
            cells = [f"{step.reports[source].figures[figure].value:.3f}" for step in steps]
            rows.append([f"{label}, {KINDS[source]}", *cells])
    head = ["F1 per klasse", "aantal", *head[1:]]
    classes = [head, ["---"] * len(head)]
    last = steps[-1].reports[""]
    for title, of in (("soort", "kinds"), ("opgave", "challenges"), ("thema", "themes")):
        for name, found in getattr(last, of).items():
            cells = [f"{getattr(step.reports[''], of)[name].f1.value:.2f}" for step in steps]
            classes.append([f"{title} `{name}`", str(found.support), *cells])
    return [f"| {' | '.join(row)} |" if row else "" for row in (*rows, (), *classes)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the curve and write it into the card; 0 when that went well."""
    parser = argparse.ArgumentParser("wijktekst.evaluation.curve", description="Meet de leercurve.")
    parser.add_argument("--bron", metavar="MAP", type=Path, required=True, help="kopie van de bronnen")
    options = parser.parse_args(arguments)
    try:
        steps = learning_curve(options.bron)
    except WijktekstError as error:
        print(f"FOUT  {error}", file=sys.stderr)
        return 1
    for source in REAL:
        print(f"\n== {source} ==\n{steps[-1].reports[source].as_text()}")
    lines = curve_lines(steps)
    print("\n".join(lines))
    write_card(resources.find("models", MODEL_ID) / "CARD.md", lines, CURVE, CURVE_END)
    return 0


if __name__ == "__main__":
    sys.exit(main())
