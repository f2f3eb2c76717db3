"""What was found between two models, as numbers, as JSON and as Dutch text with what may be concluded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wijktekst.evaluation.metrics import Estimate
from wijktekst.evaluation.report import EvaluationReport
from wijktekst.language.numbers import counted

#: With fewer documents an interval over documents is rough.
FEW_DOCUMENTS = 10
#: A difference is called more than chance under this p.
LEVEL = 0.05
_DUTCH = {
    "maatregel_f1": "maatregel F1",
    "opgave_accuracy": "opgave juist",
    "opgave_macro_f1": "opgave macro-F1",
    "themas_micro_f1": "themas micro-F1",
}
#: Sentences of a task are counted for this figure.
_COUNTED = {"maatregel": "maatregel_f1", "opgave": "opgave_accuracy", "themas": "themas_micro_f1"}


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of both models; `difference` is the first less the second, with its 95% interval.

    `p` is how often chance gives a difference as large, when it does not matter which model is which.
    """

    one: float
    other: float
    difference: Estimate
    p: float

    @property
    def more_than_chance(self) -> bool:
        """Chance seldom gives as much."""
        return self.p < LEVEL

    @property
    def at_odds(self) -> bool:
        """The interval leaves out 0, and yet chance gives as much too often."""
        return not self.more_than_chance and not self.difference.low <= 0 <= self.difference.high


@dataclass(frozen=True, slots=True)
class Changed:
    """Sentences that only the first model has right (`better`), and that only the second has right (`worse`).

    `p` is that of McNemar's exact test, which takes every sentence for independent of the others.
    `better_in` and `worse_in` are in how many units (documents, or sentences) either has more of them.
    """

    better: int
    worse: int
    p: float
    better_in: int
    worse_in: int


@dataclass(frozen=True, slots=True)
class ModelComparison:
    """Two models on `n` sentences; intervals resample `documents`, or sentences when that is 0.

    `report` and `against` are what each reaches on its own; `differences` go by figure, `changed` by task.
    """

    n: int
    documents: int
    report: EvaluationReport
    against: EvaluationReport
    differences: Mapping[str, Difference]
    changed: Mapping[str, Changed]

    @property
    def notes(self) -> tuple[str, ...]:
        """Dutch sentences about what makes the differences hard to read."""
        return tuple(_notes(self))

    def only_in_few(self, task: str, figure: str) -> bool:
        """Many sentences changed one way, and yet documents differ too much to tell it from chance."""
        return self.documents > 0 and self.changed[task].p < LEVEL <= self.differences[figure].p

    def to_json(self) -> dict[str, Any]:
        """What is added to the JSON of the first model: the second, and the differences."""
        return {
            "tegen": self.against.to_json(),
            "verschil": {
                name: {
                    "verschil": round(one.difference.value, 4),
                    "verschil_ci": [round(one.difference.low, 4), round(one.difference.high, 4)],
                    "p": _rounded(one.p),
                    "groter_dan_toeval": one.more_than_chance,
                }
                for name, one in self.differences.items()
            },
            "veranderd": {
                task: {
                    "beter": one.better,
                    "slechter": one.worse,
                    "mcnemar_p": _rounded(one.p),
                    "beter_in": one.better_in,
                    "slechter_in": one.worse_in,
                }
                for task, one in self.changed.items()
            },
            "documenten": self.documents,
            "let_op": list(self.notes),
        }

    def as_text(self, name: str = "model", against: str = "tegen", *, known: bool = False) -> str:
        """Dutch text for the terminal, with what the two models are called.

        `known`: one of them learnt from these sentences, so that this tells not which is better.
        """
        units = f"{self.documents} documenten" if self.documents else "zinnen"
        width = max(len(name), len(against), 8) + 2
        lines = [
            f"'{name}' tegen '{against}', op dezelfde {self.n} zinnen",
            f"(verschil: '{name}' min '{against}', met 95%-interval: gepaarde bootstrap over {units})",
            "(p: hoe vaak toeval zo'n verschil geeft, als het niet uitmaakt welk model welk is)",
            "",
            f"{'':<17}{name:>{width}}{against:>{width}}{'verschil':>10}{'(95%)':>19}{'p':>9}",
        ]
        for figure, one in self.differences.items():
            d = one.difference
            between = f"({d.low:+.3f} - {d.high:+.3f})"
            lines.append(
                f"{_DUTCH[figure]:<17}{one.one:>{width}.3f}{one.other:>{width}.3f}{d.value:>+10.3f}"
                f"{between:>19}{_p(one.p):>9}"
            )
        lines += [""]
        lines += [
            _conclusion(_DUTCH[figure], one, name, against, known=known)
            for figure, one in self.differences.items()
        ]
        lines += ["", f"Zinnen die alleen '{name}' goed heeft, en die alleen '{against}' goed heeft:"]
        lines += [f"  {task:<12}{_told(one, self.documents)}" for task, one in self.changed.items()]
        notes = [f"Let op: {note}" for note in self.notes]
        return "\n".join([*lines, *(["", *notes] if notes else [])])


def _conclusion(figure: str, one: Difference, name: str, against: str, *, known: bool) -> str:
    if not one.difference.value and one.p == 1.0:
        return f"{figure}: geen verschil."
    if not one.more_than_chance:
        return f"{figure}: het verschil is niet van toeval te onderscheiden."
    if known:
        return (
            f"{figure}: het verschil is groter dan toeval, maar op zinnen die een van beide al kende; welk "
            "model beter is, blijkt hier niet uit."
        )
    better, worse = (name, against) if one.difference.value > 0 else (against, name)
    return f"{figure}: het verschil is groter dan toeval; '{better}' is beter dan '{worse}'."


def _rounded(p: float) -> float:
    """In three digits that tell, for a p is never 0."""
    return float(f"{p:.3g}")


def _p(value: float) -> str:
    return "< 0.01" if value < 0.01 else f"{value:.2f}"


def _told(one: Changed, documents: int) -> str:
    told = f"{one.better:>4} en {one.worse:<4} (McNemar p {_p(one.p)})"
    if not documents:
        return told
    where = counted(one.better_in, "document", "documenten")
    return f"{told}; per saldo beter in {where}, slechter in {one.worse_in}"


def _notes(found: ModelComparison) -> Iterator[str]:
    if not found.documents:
        yield (
            "de zinnen komen uit minder dan vijf documenten, of het document is onbekend. Er is daarom over "
            "zinnen getrokken: de uitkomst geldt voor deze documenten en niet voor andere."
        )
    elif found.documents < FEW_DOCUMENTS:
        yield (
            f"met {found.documents} documenten zijn interval en p grof, en kan één document de uitslag "
            f"bepalen. Meet op {FEW_DOCUMENTS} of meer."
        )
    odd = [_DUTCH[name] for name, one in found.differences.items() if one.at_odds]
    if odd:
        yield (
            f"bij {', '.join(odd)} ligt 0 buiten het interval, maar komt zo'n verschil bij verwisselen van "
            "de modellen per document te vaak voor (p). De strengste van de twee telt."
        )
    told = [task for task, name in _COUNTED.items() if found.only_in_few(task, name)]
    if told:
        yield (
            f"per zin is het verschil bij {' en '.join(told)} wel duidelijk (McNemar), maar zinnen van één "
            "document lijken op elkaar: in deze documenten scheelt het, of dat in andere ook zo is, blijkt "
            "hier niet uit."
        )
    sure = [one for one in found.differences.values() if one.more_than_chance]
    strict = LEVEL / len(found.differences)
    if any(one.p >= strict for one in sure):
        yield (
            f"er zijn {len(found.differences)} cijfers tegelijk vergeleken. Wie daarmee rekent (Bonferroni), "
            f"telt een verschil pas bij een p onder {strict:.4f}; dat geldt hier voor "
            f"{sum(one.p < strict for one in sure)} van de {len(sure)}."
        )
