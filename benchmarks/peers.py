"""Ours beside its peers on one task: the set of challenges (`themas`) of a sentence.

Usage: python -m benchmarks.peers --bron FOLDER [--rounds N], or `make bench-peers`. All peers learn from
the same sentences (those outside the development documents of corpora/wijktekst-gold, those of our own
writing and those of a language model), and are measured on the development documents. Each round takes the
peers in turn, so that a drift of the machine touches all alike; times are medians of processor time, without
loading a model. Writes benchmarks/peers.md.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from threadpoolctl import threadpool_limits

from benchmarks import peer_annif, peer_words
from benchmarks.peers_table import Row, as_markdown, as_table
from wijktekst import resources
from wijktekst.corpus import LabelledSentence, development, whole
from wijktekst.errors import WijktekstError
from wijktekst.evaluation.gate import KINDS, Places
from wijktekst.evaluation.held_out import learnt, others_than
from wijktekst.evaluation.metrics import Estimate
from wijktekst.evaluation.scoring import score
from wijktekst.measures import NETWORK_ID, Prediction, SentenceClassifier
from wijktekst.measures.classifier import Beside
from wijktekst.measures.network import Network
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import TermFinder
from wijktekst.training.baseline import fit_baseline
from wijktekst.training.labels import inputs_of

OUT = Path(__file__).with_suffix(".md")
OURS = "wijktekst"
WHY = "De vergelijking is over alle gelabelde zinnen."
#: Challenges of every sentence, in the order of the sentences.
Answers = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Peer:
    """A trained peer: what it answers on the test sentences, and the seconds that it takes to do so again.

    `chosen` says what was chosen for it on the training sentences.
    """

    name: str
    answers: Answers
    seconds: Callable[[], float]
    chosen: str = ""


@dataclass(frozen=True)
class Sentences:
    """What all peers learn from, by people and by a language model (`more`), and are measured on."""

    train: Sequence[LabelledSentence]
    more: Sequence[LabelledSentence]
    test: Sequence[LabelledSentence]
    held_out: frozenset[tuple[str, str]]

    @classmethod
    def read(cls, bron: Path) -> Sentences:
        """The sentences of the gate. Raises InputError when they are not all in `bron`."""
        at = Places.shipped()
        gold, own = whole(at.gold, bron, WHY), whole(at.own, None, WHY)
        held_out = development(at.gold)
        test = [s for s in gold if (s.source, s.doc) in held_out]
        rest = [s for s in gold if (s.source, s.doc) not in held_out]
        return cls([*rest, *own], others_than(bron, test), test, held_out)


def measured(name: str, predict: Callable[[], Answers]) -> Peer:
    """A peer that predicts in this process."""

    def seconds() -> float:
        start = time.process_time()
        predict()
        return time.process_time() - start

    return Peer(name, predict(), seconds)


def timed(
    finder: TermFinder, classifier: SentenceClassifier, test: Sequence[LabelledSentence]
) -> Callable[[], float]:
    """Processor time of ours, with looking for terms."""

    def seconds() -> float:
        start = time.process_time()
        classifier.predict(inputs_of(test, finder))
        return time.process_time() - start

    return seconds


def peers(sentences: Sentences, bron: Path, stack: ExitStack) -> Iterator[Peer]:
    """Every peer, trained; ours first. Annif runs until `stack` is closed."""
    train, more, test = sentences.train, sentences.more, sentences.test
    tell(f"{OURS} learns from {len(train) + len(more)} sentences (minutes) ...")
    ours = learnt(bron, sentences.held_out, train)
    reader = Network.load(resources.find("models", NETWORK_ID))
    network = SentenceClassifier(ours.linear, Beside(reader, ours.both))
    linear = SentenceClassifier(ours.linear)
    yield Peer(OURS, [answer.themes for answer, _ in ours.answers(test)], timed(ours.finder, network, test))
    answers = [one.themes for one in linear.predict(inputs_of(test, ours.finder))]
    yield Peer(f"{OURS} --snel", answers, timed(ours.finder, linear, test))
    tell("Annif learns (minutes) ...")
    try:
        annif = stack.enter_context(peer_annif.running(train, more, test))
    except peer_annif.NoAnnifError as error:
        tell(str(error))
    else:
        for project in peer_annif.SHOWN:
            seconds = partial(annif.seconds, project)
            name = f"Annif {annif.version}, {project}"
            yield Peer(name, annif.found[project], seconds, "\n".join(annif.chosen()))
    tell("The baseline learns ...")
    plain = fit_baseline([*train, *more])
    yield measured("TF-IDF and logistic regression", lambda: [one.themes for one in plain(test)])
    count = peer_words.fitted(Taxonomy.load(), train)
    yield measured("count of dictionary words", lambda: [count.find(s.text) for s in test])


def figures(test: Sequence[LabelledSentence], answers: Answers) -> dict[str, Estimate]:
    """Micro- and macro-F1 of the challenges, per kind of document."""
    found: dict[str, Estimate] = {}
    for kind in KINDS:
        rows = [number for number, sentence in enumerate(test) if sentence.source == kind]
        # only the themes are asked for; the rest of a prediction is filler
        predictions = [Prediction("overig", 1.0, "geen", 1.0, tuple(answers[row]), ()) for row in rows]
        report = score([test[row] for row in rows], predictions)
        for average in ("micro", "macro"):
            found[f"{kind} {average}"] = report.figures[f"themas_{average}_f1"]
    return found


def main() -> None:
    """Train, measure, print a table and write it down."""
    parser = argparse.ArgumentParser("benchmarks.peers")
    parser.add_argument("--bron", type=Path, required=True, help="folder with the labelled sentences")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    try:
        sentences = Sentences.read(options.bron)
        with ExitStack() as stack:
            stack.enter_context(threadpool_limits(1))
            found = list(peers(sentences, options.bron, stack))
            tell(f"{options.rounds} rounds of predicting {len(sentences.test)} sentences ...")
            rounds = [[peer.seconds() for peer in found] for _ in range(options.rounds)]
    except WijktekstError as error:
        raise SystemExit(str(error)) from error
    thousands = len(sentences.test) / 1000
    rows = [
        Row(peer.name, figures(sentences.test, peer.answers), statistics.median(times) / thousands)
        for peer, times in zip(found, zip(*rounds, strict=True), strict=True)
    ]
    print(as_table(rows))
    chosen = next((peer.chosen for peer in found if peer.chosen), "")
    if chosen:
        learnt_from = (len(sentences.train), len(sentences.more))
        page = as_markdown(rows, learnt_from, sentences.test, chosen.splitlines())
        OUT.write_text(page, encoding="utf-8")
    else:
        tell(f"{OUT.name} stays as it is, for Annif is not in it.")


def tell(text: str) -> None:
    """What goes on, beside the table."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
