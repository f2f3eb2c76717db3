"""What an evaluation found, as numbers, as JSON and as text for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one class, with how often it was labelled; `f1_ci` where it was computed."""

    precision: float
    recall: float
    f1: float
    support: int
    f1_ci: Interval | None = None


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """A sentence of which at least one answer is wrong. `wrong` names which: soort, opgave, themas."""

    id: str
    doc: str
    text: str
    wrong: tuple[str, ...]
    gold_kind: str
    kind: str
    gold_challenge: str
    challenge: str
    gold_themes: tuple[str, ...]
    themes: tuple[str, ...]
    kind_score: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A confusion table: counts[i][j] sentences labelled names[i] and predicted names[j]."""

    names: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """Scores of n sentences; the challenge is scored on the labelled measures only."""

    n: int
    kinds: dict[str, Score]
    kind_macro_f1: float
    measure: Score
    measures: int
    challenge_accuracy: float
    challenge_macro_f1: float
    challenge_macro_f1_ci: Interval
    challenges: dict[str, Score]
    themes_micro_f1: float
    themes_macro_f1: float
    themes_micro_f1_ci: Interval
    themes: dict[str, Score]
    kind_table: Table
    challenge_table: Table
    errors: tuple[ErrorRow, ...]
    seconds: float

    def to_json(self) -> dict[str, Any]:
        """One object with rounded numbers; what an evaluation prints with --json."""
        return {
            "n": self.n,
            "soort": {
                "macro_f1": _r(self.kind_macro_f1),
                "klassen": _classes(self.kinds),
                "verwarring": _table(self.kind_table),
            },
            "maatregel": {
                "precision": _r(self.measure.precision),
                "recall": _r(self.measure.recall),
                "f1": _r(self.measure.f1),
                "f1_ci": _ci(self.measure.f1_ci or (0.0, 0.0)),
            },
            "opgave": {
                "n": self.measures,
                "accuracy": _r(self.challenge_accuracy),
                "macro_f1": _r(self.challenge_macro_f1),
                "macro_f1_ci": _ci(self.challenge_macro_f1_ci),
                "klassen": _classes(self.challenges),
                "verwarring": _table(self.challenge_table),
            },
            "themas": {
                "micro_f1": _r(self.themes_micro_f1),
                "macro_f1": _r(self.themes_macro_f1),
                "micro_f1_ci": _ci(self.themes_micro_f1_ci),
                "klassen": _classes(self.themes),
            },
            "seconds": round(self.seconds, 2),
        }

    def as_text(self) -> str:
        """Dutch tables for the terminal."""
        low, high = self.measure.f1_ci or (0.0, 0.0)
        lines = [
            f"{self.n} zinnen in {self.seconds:.1f} seconden",
            "",
            f"maatregel  F1 {self.measure.f1:.3f} (95%: {low:.3f} - {high:.3f})  "
            f"precisie {self.measure.precision:.3f}  recall {self.measure.recall:.3f}",
            f"soort      macro-F1 {self.kind_macro_f1:.3f}",
            f"opgave     macro-F1 {self.challenge_macro_f1:.3f} (95%: {self.challenge_macro_f1_ci[0]:.3f} - "
            f"{self.challenge_macro_f1_ci[1]:.3f})  juist {self.challenge_accuracy:.3f}  "
            f"(van {self.measures} maatregelen)",
            f"themas     micro-F1 {self.themes_micro_f1:.3f} (95%: {self.themes_micro_f1_ci[0]:.3f} - "
            f"{self.themes_micro_f1_ci[1]:.3f})  macro-F1 {self.themes_macro_f1:.3f}",
        ]
        for title, scores in (("soort", self.kinds), ("opgave", self.challenges), ("themas", self.themes)):
            lines += ["", f"{title:<20}{'precisie':>9}{'recall':>9}{'F1':>9}{'aantal':>9}"]
            lines += [
                f"  {name:<18}{s.precision:>9.3f}{s.recall:>9.3f}{s.f1:>9.3f}{s.support:>9}"
                for name, s in scores.items()
            ]
        lines += ["", "Verwarring van soort (rij: label, kolom: model)", *_grid(self.kind_table)]
        lines += ["", "Verwarring van opgave (rij: label, kolom: model)", *_grid(self.challenge_table)]
        return "\n".join(lines)


def _r(value: float) -> float:
    return round(value, 4)


def _ci(interval: Sequence[float]) -> list[float]:
    return [round(value, 4) for value in interval]


def _classes(scores: dict[str, Score]) -> dict[str, Any]:
    return {
        name: {
            "precision": _r(score.precision),
            "recall": _r(score.recall),
            "f1": _r(score.f1),
            "n": score.support,
        }
        for name, score in scores.items()
    }


def _table(table: Table) -> dict[str, dict[str, int]]:
    return {
        name: dict(zip(table.names, row, strict=True))
        for name, row in zip(table.names, table.counts, strict=True)
    }


def _grid(table: Table) -> list[str]:
    head = "".join(f"{name[:6]:>7}" for name in table.names)
    rows = zip(table.names, table.counts, strict=True)
    return [f"  {'':<18}{head}"] + [f"  {name:<18}" + "".join(f"{c:>7}" for c in row) for name, row in rows]
