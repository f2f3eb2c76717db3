"""What an evaluation found, as numbers, as JSON and as text for the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wijktekst.corpus.labelled import LabelledSentence
from wijktekst.evaluation.metrics import Estimate
from wijktekst.evaluation.reliability import Bin
from wijktekst.measures.items import Prediction

#: Names of the figures of a report, in the order in which they are shown.
FIGURES = (
    "maatregel_f1",
    "maatregel_precision",
    "maatregel_recall",
    "soort_macro_f1",
    "opgave_accuracy",
    "opgave_macro_f1",
    "themas_micro_f1",
    "themas_macro_f1",
)
_DUTCH = {
    "maatregel_f1": "maatregel  F1",
    "maatregel_precision": "           precisie",
    "maatregel_recall": "           recall",
    "soort_macro_f1": "soort      macro-F1",
    "opgave_accuracy": "opgave     juist",
    "opgave_macro_f1": "           macro-F1",
    "themas_micro_f1": "themas     micro-F1",
    "themas_macro_f1": "           macro-F1",
}


@dataclass(frozen=True, slots=True)
class ClassScore:
    """Precision, recall and F1 of one class, with how often it was labelled."""

    precision: float
    recall: float
    f1: Estimate
    support: int


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """A sentence of which at least one answer is wrong. `wrong` names which: soort, opgave, themas.

    `terms` are the terms of the taxonomy that were found in it.
    """

    sentence: LabelledSentence
    prediction: Prediction
    wrong: tuple[str, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A confusion table: counts[i][j] sentences labelled names[i] and predicted names[j]."""

    names: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """Scores of `n` sentences, of which `measures` are labelled as a measure.

    `figures` holds an Estimate for every name in `FIGURES`; the challenge is scored on labelled measures
    only. Intervals resample `documents` documents, or sentences when that is 0. The last two tell how often
    answers of some probability are right.
    """

    n: int
    measures: int
    documents: int
    figures: Mapping[str, Estimate]
    kinds: Mapping[str, ClassScore]
    challenges: Mapping[str, ClassScore]
    themes: Mapping[str, ClassScore]
    kind_table: Table
    challenge_table: Table
    errors: tuple[ErrorRow, ...]
    measures_reliable: tuple[Bin, ...] = ()
    challenges_reliable: tuple[Bin, ...] = ()
    seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """One object with rounded numbers; what an evaluation prints with --json."""
        value = {name: round(figure.value, 4) for name, figure in self.figures.items()}
        interval = {name: [round(f.low, 4), round(f.high, 4)] for name, f in self.figures.items()}
        return {
            "n": self.n,
            "soort": {"macro_f1": value["soort_macro_f1"]},
            "maatregel": {
                "precision": value["maatregel_precision"],
                "recall": value["maatregel_recall"],
                "f1": value["maatregel_f1"],
                "f1_ci": interval["maatregel_f1"],
            },
            "opgave": {
                "accuracy": value["opgave_accuracy"],
                "macro_f1": value["opgave_macro_f1"],
                "macro_f1_ci": interval["opgave_macro_f1"],
            },
            "themas": {
                "micro_f1": value["themas_micro_f1"],
                "macro_f1": value["themas_macro_f1"],
                "micro_f1_ci": interval["themas_micro_f1"],
            },
            "seconds": round(self.seconds, 2),
        }

    def as_text(self) -> str:
        """Dutch tables for the terminal."""
        units = f"{self.documents} documenten" if self.documents else "zinnen"
        lines = [
            f"{self.n} zinnen, waarvan {self.measures} maatregelen, in {self.seconds:.1f} seconden",
            f"(tussen haakjes: 95%-interval, bootstrap over {units})",
            "",
        ]
        lines += [f"{_DUTCH[name]:<21}{_estimate(self.figures[name])}" for name in FIGURES]
        for title, scores in (("soort", self.kinds), ("opgave", self.challenges), ("themas", self.themes)):
            lines += ["", f"{title:<20}{'precisie':>9}{'recall':>9}{'F1':>9}{'(95%)':>16}{'aantal':>9}"]
            lines += [f"  {name:<18}{_class(score)}" for name, score in scores.items()]
        lines += ["", "Verwarring van soort (rij: label, kolom: model)", *_grid(self.kind_table)]
        lines += ["", "Verwarring van opgave (rij: label, kolom: model)", *_grid(self.challenge_table)]
        return "\n".join(lines)


def _estimate(figure: Estimate) -> str:
    return f"{figure.value:.3f} ({figure.low:.3f} - {figure.high:.3f})"


def _class(score: ClassScore) -> str:
    f1 = score.f1
    return (
        f"{score.precision:>9.3f}{score.recall:>9.3f}{f1.value:>9.3f}"
        f"{f'({f1.low:.3f} - {f1.high:.3f})':>16}{score.support:>9}"
    )


def _grid(table: Table) -> list[str]:
    head = "".join(f"{name[:6]:>7}" for name in table.names)
    rows = zip(table.names, table.counts, strict=True)
    return [f"  {'':<18}{head}"] + [f"  {name:<18}" + "".join(f"{c:>7}" for c in row) for name, row in rows]
