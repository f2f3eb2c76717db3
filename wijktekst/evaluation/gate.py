"""The quality gate: `python -m wijktekst.evaluation.gate [--bron MAP] [--hoger]`, or `make gate`.

It fits the model on the labelled documents outside the development split and measures it on those within,
and measures the shipped model on the sentences of our own writing. It fails when a figure is under its floor
or the labels are not those of the floors. Why it is so: docs/decisions/0007-the-gate-and-its-split.md.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from wijktekst import resources
from wijktekst.corpus import LabelledSentence, development, whole
from wijktekst.evaluation.card import Beside, development_lines, gated, own_lines, write_card
from wijktekst.evaluation.floors import FILE, Floors
from wijktekst.evaluation.gates import command
from wijktekst.evaluation.held_out import learnt
from wijktekst.evaluation.report import EvaluationReport
from wijktekst.evaluation.scoring import Classify, evaluate, score, with_models
from wijktekst.measures import MODEL_ID, SentenceClassifier
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import finder_of
from wijktekst.training.baseline import baseline
from wijktekst.training.documents import in_documents

#: Kinds of document that are measured apart, as the labels call them.
KINDS = ("programma", "overheid")
_GOLD, _OWN = "wijktekst-gold", "eigen-zinnen"
_WHY = "De vloeren gelden voor alle gelabelde zinnen."

#: Makes a classifier of labelled sentences.
Learn = Callable[[Sequence[LabelledSentence]], Classify]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the gate reads and writes."""

    gold: Path
    own: Path
    model: Path
    floors: Path

    @classmethod
    def shipped(cls) -> Places:
        """Those of the package."""
        gold, own = resources.find("corpora", _GOLD), resources.find("corpora", _OWN)
        return cls(gold, own, resources.find("models", MODEL_ID), FILE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; 0 when it holds, 1 when it fails."""
    return command(
        arguments,
        lambda bron, higher: run(bron, higher=higher),
        module="gate",
        gate="De poort",
        purpose="Houd de kwaliteit op peil.",
    )


def run(
    bron: Path | None, *, higher: bool = False, places: Places | None = None, learn: Learn | None = None
) -> list[str]:
    """Measure, print, write the card and hold the floors; Dutch sentences about what does not hold.

    Figures on other labels or another split would not compare with the floors, and are not made. Without
    `bron` only the sentences of our own writing are measured, and the card stays as it is. With `higher`
    floors go up to a hair under what was reached, never down. Raises InputError when `bron` does not give
    every labelled sentence with its context.
    """
    at = places or Places.shipped()
    floors = Floors.read(at.floors)
    changed = floors.changed(at.gold)
    if changed:
        return changed
    own, trained_on = _own(at)
    lines = own_lines(own, trained_on=trained_on)
    figures = {f"{_OWN} (meegetraind)" if trained_on else _OWN: gated(own)}
    if bron is None:
        _tell(f"Overgeslagen: de zinnen van {_GOLD}, want die staan hier niet. Noem een kopie: --bron MAP.")
    else:
        held_out = development(at.gold)
        learn = learn or learner(bron, held_out)
        gold = in_documents(whole(at.gold, bron, _WHY), bron)
        beside = on_development(gold, held_out, whole(at.own, None, _WHY), learn)
        figures |= {kind: gated(model) for kind, (model, _) in beside.items()}
        lines = [*development_lines(beside), "", *lines]
        write_card(at.model / "CARD.md", lines)
    print("\n".join(lines), flush=True)
    if higher:
        floors = floors.raised(figures)
        floors.write(at.floors)
    return floors.problems(figures)


def on_development(
    gold: Sequence[LabelledSentence],
    held_out: Collection[tuple[str, str]],
    own: Sequence[LabelledSentence],
    learn: Learn,
) -> Beside:
    """Scores on the held-out documents of a model and of the baseline, fitted on all others.

    The model also learns from the sentences of our own writing, as the shipped one does.
    """
    test = [s for s in gold if (s.source, s.doc) in held_out]
    rest = [s for s in gold if (s.source, s.doc) not in held_out]
    _tell(f"De basislijn leert van {len(rest)} zinnen ...")
    plain = baseline(rest, test)
    _tell(f"Het model leert van {len(rest) + len(own)} zinnen (enkele minuten) ...")
    answers = [answer for answer, _ in learn([*rest, *own])(test)]
    found = {}
    for kind in KINDS:
        rows = [number for number, sentence in enumerate(test) if sentence.source == kind]
        sentences = [test[row] for row in rows]
        found[kind] = (
            score(sentences, [answers[row] for row in rows]),
            score(sentences, [plain[row] for row in rows]),
        )
    return found


def learner(bron: Path, held_out: Collection[tuple[str, str]]) -> Learn:
    """Learns as `wijktekst train` does, and nothing of the held-out documents, whoever labelled it."""

    return lambda sentences: learnt(bron, held_out, sentences).answers


def _own(at: Places) -> tuple[EvaluationReport, bool]:
    """The shipped model on the sentences of our own writing, and whether it was trained on them."""
    taxonomy = Taxonomy.load()
    classify = with_models(finder_of(), SentenceClassifier.load(at.model))
    manifest = json.loads((at.model / "manifest.json").read_text(encoding="utf-8"))
    if manifest.get("taxonomy") != taxonomy.hash:
        _tell("Let op: na de training van het meegeleverde model is de taxonomie veranderd (make train).")
    return evaluate(whole(at.own, None, _WHY), classify), bool(manifest.get("sentences", {}).get(_OWN))


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
