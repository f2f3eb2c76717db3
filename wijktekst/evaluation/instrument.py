"""What the instrument model reaches on documents that it never saw.

`python -m wijktekst.evaluation.instrument --bron MAP` prints it. Cross-validated by document in the folds of
the sentence model; a missing answer counts as a miss.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from wijktekst import resources
from wijktekst.corpus import crossed, development
from wijktekst.errors import InputError, WijktekstError
from wijktekst.evaluation.metrics import (
    Estimate,
    Floats,
    Ints,
    class_f1,
    confusion,
    counts,
    estimate,
    macro_f1,
    one_hot,
    precision,
    recall,
    resampled,
)
from wijktekst.measures.instrument_model import certainties, with_network
from wijktekst.training.apart import apart, outside
from wijktekst.training.instrument import Lessons, examples, fit, further_examples
from wijktekst.training.recipe import GOLD, REAL, SEED
from wijktekst.types import INSTRUMENTS

_CLASSES = len(INSTRUMENTS)
#: Threshold of a sentence without a word that tells.
_NEVER = 2.0


@dataclass(frozen=True, slots=True)
class CrossedInstruments:
    """Of n measures: labels, certainties (n, 6) of models that never saw the document, their thresholds (n,),
    the source, and the number of the document.
    """

    labels: Ints
    certain: Floats
    thresholds: Floats
    sources: tuple[str, ...]
    documents: Ints

    def answers(self, *, sure: bool) -> Ints:
        """The likeliest instruments; with `sure` -1 for what is under the threshold."""
        likeliest = self.certain.argmax(axis=1)
        kept: Ints = np.where(self.certain.max(axis=1) >= self.thresholds, likeliest, -1)
        return kept if sure else likeliest


def cross_validate(bron: Path | None, share: float = 1.0, *, network: bool = True) -> CrossedInstruments:
    """Answers for all labelled measures; a model learns from this share of those of other documents, and from
    what a language model labelled in other documents or wrote.

    `network` : whether kept scores of networks that did not see the document either count along. Raises
    InputError when the sentences of real documents are not under `bron`.
    """
    sentences = examples(bron)
    real = [s for s in sentences if s.source in REAL]
    if not real:
        raise InputError("De zinnen van echte documenten staan hier niet. Noem een kopie: --bron MAP.")
    held_out = development(resources.find("corpora", GOLD))
    fold_of = dict(zip((s.id for s in real), crossed(real, held_out), strict=True))
    lessons, more = Lessons.of(sentences), Lessons.of(further_examples(bron))
    folds = np.array([fold_of.get(s.id, -1) for s in lessons.sentences])
    kept = apart(more.sentences, lessons.sentences, folds.tolist())
    asked = np.flatnonzero(folds >= 0)
    if network and np.isnan(lessons.beside[asked]).any():
        raise InputError("Van sommige zinnen is niet bewaard wat het netwerk ervan vindt. Meet met --snel.")
    certain, thresholds = np.zeros((len(folds), _CLASSES)), np.zeros(len(folds))
    generator = np.random.default_rng(SEED)
    for number in sorted(set(folds[asked].tolist())):
        train, test = np.flatnonzero(folds != number), np.flatnonzero(folds == number)
        chosen = np.sort(generator.choice(train, int(len(train) * share), replace=False))
        model = fit(lessons.at(chosen), more.at(outside(kept, number)))
        scores = np.array([model.scores(lessons.rows[at]) for at in test.tolist()])
        limits = model.both if network else model.alone
        if network:
            scores = with_network(scores, lessons.beside[test])
        certain[test] = certainties(scores, limits.sharpness)
        telling = [lessons.rows[at].telling for at in test.tolist()]
        thresholds[test] = np.where(telling, limits.threshold, _NEVER)
    used = [lessons.sentences[at] for at in asked.tolist()]
    names = sorted({(s.source, s.doc) for s in used})
    documents = np.array([names.index((s.source, s.doc)) for s in used])
    sources = tuple(s.source for s in used)
    return CrossedInstruments(lessons.labels[asked], certain[asked], thresholds[asked], sources, documents)


def figures(of: CrossedInstruments, rows: Ints, *, sure: bool) -> dict[str, Estimate]:
    """Macro-F1, precision, recall and coverage with intervals over documents, and F1 per instrument."""
    answers = of.answers(sure=sure)[rows]
    told = counts(one_hot(of.labels[rows], _CLASSES), one_hot(answers, _CLASSES))
    _, units = np.unique(of.documents[rows], return_inverse=True)
    sums, samples = told.sum(axis=0), resampled(told, units)

    def f1_of(number: int) -> Estimate:
        return estimate(sums, samples, lambda one: class_f1(one)[..., number])

    return {
        "macro-F1": estimate(sums, samples, macro_f1),
        "precisie": estimate(sums, samples, precision),
        "recall": estimate(sums, samples, recall),
        "dekking": estimate(sums, samples, _coverage),
        **{name: f1_of(number) for number, name in enumerate(INSTRUMENTS)},
    }


def _coverage(sums: Floats) -> Floats:
    total = sums.sum(axis=-1)
    share: Floats = total[..., 1] / np.maximum(total[..., 2], 1)
    return share


def as_tables(of: CrossedInstruments) -> str:
    """Markdown: figures by source, how precision grows with certainty, and what is taken for what."""
    sources = np.array(of.sources)
    everything = np.arange(len(sources))
    columns = {"alle": everything, **{name: np.flatnonzero(sources == name) for name in REAL}}
    heads = [f"{name}, {len(rows)}" for name, rows in columns.items()]
    lines = [_line("", *heads), f"|{' --- |' * (1 + len(heads))}"]
    for sure in (False, True):
        found = {name: figures(of, rows, sure=sure) for name, rows in columns.items()}
        for metric in found["alle"] if sure else ("macro-F1", "precisie"):
            cells = [_told(found[name][metric]) for name in columns]
            lines.append(_line(metric + ("" if sure else ", altijd een antwoord"), *cells))
    answers, sure_of = of.answers(sure=False), of.certain.max(axis=1)
    lines += ["", "| zekerheid vanaf | dekking | precisie |", "| --- | --- | --- |"]
    for least in (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        kept = sure_of >= least
        right = (answers == of.labels)[kept]
        lines.append(_line(f"{least}", f"{kept.mean():.2f}", f"{right.mean() if len(right) else 0:.2f}"))
    lines += ["", "Wat waarvoor wordt gehouden, als er altijd een antwoord komt:", ""]
    lines += [_line("label \\ antwoord", *INSTRUMENTS), f"|{' --- |' * (1 + _CLASSES)}"]
    table = confusion(of.labels, answers, _CLASSES)
    lines += [_line(name, *map(str, row)) for name, row in zip(INSTRUMENTS, table.tolist(), strict=True)]
    return "\n".join(lines)


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _told(one: Estimate) -> str:
    return f"{one.value:.3f} ({one.low:.2f} - {one.high:.2f})"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; 0 when there was something to measure."""
    parser = argparse.ArgumentParser(
        "wijktekst.evaluation.instrument", description="Meet het instrumentmodel."
    )
    parser.add_argument("--bron", metavar="MAP", type=Path, help="kopie van de bronnen van de labels")
    parser.add_argument("--deel", type=float, default=1.0, help="leer van dit deel van de zinnen (0 tot 1)")
    parser.add_argument("--snel", action="store_true", help="zonder het netwerk")
    options = parser.parse_args(arguments)
    try:
        print(as_tables(cross_validate(options.bron, options.deel, network=not options.snel)))
    except WijktekstError as error:
        print(f"FOUT  {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
