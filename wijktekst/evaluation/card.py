"""The figures of the gate as Dutch tables in Markdown, and their place in the card of the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from wijktekst.evaluation.metrics import Estimate
from wijktekst.evaluation.reliability import BINS
from wijktekst.evaluation.report import EvaluationReport

BEGIN = "<!-- cijfers: begin; 'make gate' schrijft wat hier staat -->"
END = "<!-- cijfers: einde -->"
CURVE = "<!-- leercurve: begin; 'python -m wijktekst.evaluation.curve' schrijft wat hier staat -->"
CURVE_END = "<!-- leercurve: einde -->"
LABELS = {
    "maatregel_f1": "`maatregel` tegen de rest, F1",
    "soort_macro_f1": "`soort`, macro-F1",
    "opgave_accuracy": "`opgave` van maatregelen, juist",
    "opgave_macro_f1": "`opgave` van maatregelen, macro-F1",
    "themas_micro_f1": "`themas`, micro-F1",
    "themas_macro_f1": "`themas`, macro-F1",
}
KINDS = {"programma": "verkiezingsprogramma's", "overheid": "overheidsdocumenten"}
#: What two annotators reached between them: maatregel F1, opgave accuracy and macro-F1, themas micro-F1.
_READERS = {"programma": (0.96, 0.96, 0.97, 0.94), "overheid": (0.95, 0.97, 0.97, 0.91)}
_READ = ("maatregel_f1", "opgave_accuracy", "opgave_macro_f1", "themas_micro_f1")

#: Scores of the model and of the baseline, per kind of document.
Beside = Mapping[str, tuple[EvaluationReport, EvaluationReport]]


def gated(report: EvaluationReport) -> dict[str, Estimate]:
    """The figures of a report that the gate holds."""
    return {name: report.figures[name] for name in LABELS}


def development_lines(beside: Beside) -> list[str]:
    """The figures on the development split, beside the baseline and the second reader."""
    lines = [
        "Gemeten op de ontwikkeldocumenten van `corpora/wijktekst-gold` (`development.csv`), met een model",
        "dat op dezelfde manier zonder die documenten is getraind; het",
        "meegeleverde model is op alles getraind. Basislijn: TF-IDF van woorden, woordparen en letters met",
        "logistische regressie, zonder context en taxonomie, op dezelfde documenten. Tweede lezer: wat twee",
        "annotatoren onderling haalden, op andere zinnen.",
    ]
    for kind, (model, plain) in beside.items():
        units = f"{model.documents} documenten" if model.documents else "zinnen"
        lines += [
            "",
            f"**{KINDS[kind]}: {model.n} zinnen, waarvan {model.measures} maatregelen**",
            "",
        ]
        columns = {
            "basislijn": {name: figure.value for name, figure in plain.figures.items()},
            "tweede lezer": dict(zip(_READ, _READERS[kind], strict=True)),
        }
        lines += _table(gated(model), units, columns)
        lines += ["", *reliability_lines(model)]
    return lines


def reliability_lines(report: EvaluationReport) -> list[str]:
    """How often answers of some probability are right: measures, and challenges of measures."""
    rows = [["kans volgens het model", "maatregel genoemd", "juist", "opgave van een maatregel", "juist"]]
    rows.append(["---"] * len(rows[0]))
    bins = {b.low: b for b in report.measures_reliable}, {b.low: b for b in report.challenges_reliable}
    for at, low in enumerate(BINS):
        high = f"{BINS[at + 1]:.1f}" if at + 1 < len(BINS) else "1"
        name = f"{low:.1f} - {high}" if at else f"tot {high}"
        cells = [(str(b.count), f"{b.right:.2f}") if (b := found.get(low)) else ("0", "") for found in bins]
        rows.append([name, *(cell for pair in cells for cell in pair)])
    return [f"| {' | '.join(row)} |" for row in rows]


def own_lines(report: EvaluationReport, *, trained_on: bool) -> list[str]:
    """The figures of the shipped model on the sentences of our own writing."""
    remark = (
        "Het meegeleverde model is ook op deze zinnen getraind: dit laat alleen zien dat code en gewichten\n"
        "bij elkaar horen."
        if trained_on
        else "Het meegeleverde model is niet op deze zinnen getraind."
    )
    title = f"**`corpora/eigen-zinnen`: {report.n} zinnen, met het meegeleverde model**"
    units = f"{report.documents} documenten" if report.documents else "zinnen"
    return [title, "", remark, "", *_table(gated(report), units, {})]


def _table(
    figures: Mapping[str, Estimate], units: str, columns: Mapping[str, Mapping[str, float]]
) -> list[str]:
    """A row per figure with its interval, and columns to compare with."""
    head = ["", "model", f"95%-interval over {units}", *columns]
    rows = [head, ["---"] * len(head)]
    for name, label in LABELS.items():
        figure = figures[name]
        others = [f"{values[name]:.2f}" if name in values else "" for values in columns.values()]
        rows.append([label, f"{figure.value:.2f}", f"{figure.low:.2f} - {figure.high:.2f}", *others])
    return [f"| {' | '.join(row)} |" for row in rows]


def write_card(path: Path, lines: Sequence[str], first: str = BEGIN, last: str = END) -> None:
    """Put lines between the markers of a card, or with new markers at its end."""
    card = path.read_text(encoding="utf-8")
    before, begin, rest = card.partition(first)
    _, end, after = rest.partition(last)
    if not (begin and end):
        before, after = f"{card.rstrip()}\n\n", "\n"
    text = "\n".join([f"{before}{first}", "", *lines, "", f"{last}{after}"])
    path.write_text(text, encoding="utf-8", newline="\n")
