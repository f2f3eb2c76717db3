"""The figures of peers as tables: for the terminal, and as the page benchmarks/peers.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.peer_annif import TRIED
from wijktekst.corpus import LabelledSentence
from wijktekst.evaluation.gate import KINDS
from wijktekst.evaluation.metrics import Estimate

_ENGLISH = {"programma": "programmes", "overheid": "government"}
_DOCUMENTS = {"programma": "election programmes", "overheid": "government documents"}
_COLUMNS = [f"{kind} {average}" for kind in KINDS for average in ("micro", "macro")]
_PAGE = """# Peers

`make bench-peers` wrote this page. The task is `themas`: which of the twelve challenges a sentence is
about, none, one or several. Every peer learned from the same sentences, {train} labelled by people (those
outside the development documents of `corpora/wijktekst-gold`, and `corpora/eigen-zinnen`) and {more} that a
language model labelled or wrote (`corpora/wijktekst-taalmodel` and `corpora/eigen-beleid`), and is measured
on the development documents:
{test}.
Figures are F1 with 95% intervals (bootstrap, over documents where there are five or more and else over
sentences), by `wijktekst.evaluation`. For the peers nothing was chosen on the development documents.

{table}

*Time* is processor time of predicting the same sentences in the same run, in one thread and without loading
a model, as a multiple of ours; it moves a little from run to run, the other figures do not. Ours and the
plain model also say the kind of a sentence and its main challenge in that time; the others only name
challenges.

- **wijktekst** sees the sentence and what stands before it, as the gate trains and measures it. Its network
  has also learnt from encoders (decision 26); `--snel` goes without.
- **Annif** gets our taxonomy as SKOS (`wijktekst taxonomie exporteer`), with the labels of the themes at the
  challenge above them, for the sentences are labelled with challenges. Its text is what stands before the
  sentence and the sentence, which did better than the sentence alone. Sentences without a challenge are
  labelled with an extra subject `geen`, which does not count in what it finds; without it Annif leaves them
  out of training. Limit and threshold are those with the best micro-F1 on two folds of the training
  documents that a first training left out; of sentences of the language model none were left out.
- **TF-IDF and logistic regression** is `wijktekst.training.baseline`: words, word pairs and runs of
  characters of the sentence alone.
- **count of dictionary words** looks up the terms of our taxonomy in lower case: no inflection, compounds,
  conditions or exclusions. Which certainty a term needs was chosen on the training sentences.

## What was chosen for Annif

The run chooses these on the inner folds, where they had these figures. The ensemble is the weighted mean of
the scores of the other three.

{chosen}

## What was tried for Annif

On the training documents alone: trained on four fifths, measured on the fifth that was left out, for two of
the five fifths (split by document), with the best limit and threshold for each. Words were stemmed
with `snowball(dutch)` where no other way is named. The figures are of one state of the labels and the terms;
the run does not make them again.

{tried}

The run takes stwfsa, the best backend, and the ensemble with svc: Omikuji draws at random without a seed, so
its figures would differ from run to run, by as much as it is better. svc sees a sentence with several
challenges once for each. Not tried: `yake` (its licence is the GPL) and `http`.
"""


@dataclass(frozen=True)
class Row:
    """A peer: its figures by column, and seconds of processor time for a thousand sentences."""

    name: str
    figures: Mapping[str, Estimate]
    seconds: float


def as_table(rows: Sequence[Row]) -> str:
    """All figures, with seconds."""
    return _table(rows, "s per 1000 sentences", lambda row: f"{row.seconds:.3f}")


def as_markdown(
    rows: Sequence[Row], learnt: tuple[int, int], test: Sequence[LabelledSentence], chosen: Sequence[str]
) -> str:
    """The page about the peers, which learnt from so many sentences by people and by a language model.

    The first row is what time is measured by.
    """
    ours = rows[0].seconds
    counts = Counter(sentence.source for sentence in test)
    documents = {kind: len({s.doc for s in test if s.source == kind}) for kind in KINDS}
    parts = [f"{counts[kind]} sentences of {documents[kind]} {_DOCUMENTS[kind]}" for kind in KINDS]
    tried = ["| backend | setting | micro-F1 | macro-F1 |", "|---|---|---|---|"]
    tried += [
        f"| {backend} | {setting} | {micro:.3f} | {macro:.3f} |" for backend, setting, micro, macro in TRIED
    ]
    return _PAGE.format(
        train=learnt[0],
        more=learnt[1],
        test=" and ".join(parts),
        table=_table(rows, "time", lambda row: f"{row.seconds / ours:.2g}"),
        tried="\n".join(tried),
        chosen="\n".join(f"- {line}" for line in chosen),
    )


def _table(rows: Sequence[Row], what: str, cost: Callable[[Row], str]) -> str:
    heads = [f"{_ENGLISH[kind]}: {average}-F1" for kind in KINDS for average in ("micro", "macro")]
    lines = [["peer", *heads, what], ["---"] * (len(heads) + 2)]
    lines += [[row.name, *(_estimate(row.figures[name]) for name in _COLUMNS), cost(row)] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _estimate(figure: Estimate) -> str:
    return f"{figure.value:.3f} ({figure.low:.3f} - {figure.high:.3f})"
