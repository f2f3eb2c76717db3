"""Which sentences to label: by lot, where the model doubts, and what stands for many others.

The share by lot is drawn first, from all distinct sentences and without looking at document or model, so that
figures on it hold for all of them. The others are spread over documents and their kinds, subjects and labels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from heapq import heappush, heapreplace
from math import ceil
from typing import TYPE_CHECKING, Any

from wijktekst import measures
from wijktekst.annotation.pool import Candidate
from wijktekst.annotation.task import REASONS, Reason, Task
from wijktekst.corpus.references import fold

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[Any]]

#: What a sentence costs more for each that was chosen before of its subject, label and kind of document; a
#: cost is minus the doubt (0 to 2), or how far it is from the middle of its subject (0 to 1).
_DOUBTED, _DIVERSE = (0.2, 0.02, 0.08), (10.0, 0.5, 0.2)
#: Dimensions in which sentences are compared, and columns that words are hashed to.
_DIMENSIONS, _COLUMNS = 64, 2**16
#: Of more distinct sentences so many compete, by lot: each takes 6 kB, and 10,000 documents have millions.
MOST = 100_000


@dataclass(frozen=True, slots=True)
class Plan:
    """How many sentences, the share of them by lot, the most of a document (0: as it fits), and the seed."""

    number: int = 200
    random: float = 0.2
    per_document: int = 0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """The tasks, in the order to do them; of how many distinct sentences of how many documents.

    `passed_over` counts sentences that did not compete, by lot, because there are more than `MOST`.
    """

    tasks: tuple[Task, ...]
    distinct: int
    documents: int
    passed_over: int = 0

    @property
    def reasons(self) -> dict[str, int]:
        counts = Counter(task.reason for task in self.tasks)
        return {reason: counts[reason] for reason in REASONS}


def choose(
    found: Iterable[Candidate], plan: Plan = Plan(), *, labelled: Sequence[str] = (), suggest: bool = False
) -> Choice:
    """The sentences worth labelling; those in `labelled`, and what repeats them, are left out.

    The same candidates, plan and labelled sentences give the same choice. `suggest` keeps what the model
    says.
    """
    first, passed_over = _first(found, plan, labelled)
    pool = _distinct(first, labelled)
    documents = len({one.doc for one in pool})
    tasks = [_task(pool[at], reason, suggest=suggest) for at, reason in _chosen(pool, plan, documents)]
    tasks.sort(key=lambda task: _lot(plan.seed + 1, task.id))
    return Choice(tuple(tasks), len(pool), documents, passed_over)


def _task(one: Candidate, reason: Reason, *, suggest: bool) -> Task:
    kept = one.suggestion if suggest else None
    return Task.of(one.text, one.context, one.headings, one.doc, one.page, one.source, reason, kept)


def _first(found: Iterable[Candidate], plan: Plan, labelled: Sequence[str]) -> tuple[list[Candidate], int]:
    """The first with each text that was not labelled, in order, and how many of these lost by lot.

    Those with the lowest lots stay, and the share by lot is drawn lowest first: so it is drawn from all.
    """
    most = max(MOST, plan.number)
    seen = {_short(fold(text)) for text in labelled}
    kept: list[tuple[int, int, Candidate]] = []
    passed_over = 0
    for at, one in enumerate(found):
        folded = fold(one.text)
        if not folded or (short := _short(folded)) in seen:
            continue
        seen.add(short)
        entry = (-int.from_bytes(_drawn(plan.seed, one), "big"), at, one)
        if len(kept) < most:
            heappush(kept, entry)
        else:
            passed_over += 1
            if entry > kept[0]:
                heapreplace(kept, entry)
    return [one for _, _, one in sorted(kept, key=lambda entry: entry[1])], passed_over


def _short(text: str) -> int:
    """A text as a number, to remember that it was seen."""
    return int.from_bytes(_lot(0, text)[:8], "big")


def _distinct(first: Sequence[Candidate], labelled: Sequence[str]) -> list[Candidate]:
    """The first of each group that says the same, without groups of which one was labelled."""
    statements = [(text, ()) for text in labelled] + [(one.text, one.headings) for one in first]
    groups = measures.repeated(statements)[len(labelled) :]
    return [
        one for at, (one, group) in enumerate(zip(first, groups, strict=True)) if group == len(labelled) + at
    ]


def _chosen(pool: Sequence[Candidate], plan: Plan, documents: int) -> list[tuple[int, Reason]]:
    number = min(plan.number, len(pool))
    by_lot = sorted(range(len(pool)), key=lambda at: _drawn(plan.seed, pool[at]))
    drawn = by_lot[: round(number * plan.random)]
    most = plan.per_document or max(3, ceil(2 * number / max(documents, 1)))
    rest = number - len(drawn)
    picks: list[tuple[int, Reason]] = [(at, "willekeurig") for at in drawn]
    if rest:
        subjects, distances = _subjects([one.text for one in pool], ceil(rest / 2), plan.seed)
        hat = _Hat(pool, subjects, drawn, most)
        doubts = [-one.doubt for one in pool]
        picks += [(at, "onzeker") for at in hat.draw(rest // 2, doubts, _DOUBTED)]
        picks += [(at, "divers") for at in hat.draw(number - len(picks), distances, _DIVERSE)]
    return picks


class _Hat:
    """Draws the cheapest of the candidates that are left, and so many of a document at most."""

    def __init__(
        self, pool: Sequence[Candidate], subjects: Sequence[int], drawn: Sequence[int], most: int
    ) -> None:
        import numpy as np

        labels = [f"{one.suggestion.kind} {one.suggestion.challenge}" for one in pool]
        of_each = (subjects, labels, [one.source for one in pool])
        self._groups = [_numbers(values) for values in of_each]
        self._doc = _numbers([one.doc for one in pool])
        self._left, self._most = np.ones(len(pool), dtype=bool), most
        self._of_doc = np.zeros(len(pool), dtype=np.int64)
        for at in drawn:
            self._take(at)

    def _take(self, at: int) -> None:
        self._left[at] = False
        doc = self._doc[at]
        self._of_doc[doc] += 1
        if self._of_doc[doc] >= self._most:
            self._left[self._doc == doc] = False

    def draw(self, number: int, cost: Sequence[float], again: Sequence[float]) -> list[int]:
        """The cheapest, one after the other; each makes what shares a group with it cost `again` more."""
        import numpy as np

        costs = np.array(cost, dtype=np.float64)
        drawn: list[int] = []
        while len(drawn) < number and self._left.any():
            at = int(np.argmin(np.where(self._left, costs, np.inf)))
            for group, more in zip(self._groups, again, strict=True):
                costs[group == group[at]] += more
            drawn.append(at)
            self._take(at)
        return drawn


def _numbers(values: Sequence[Hashable]) -> Numbers:
    """The same number for the same value."""
    import numpy as np

    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int64)


def _subjects(texts: Sequence[str], number: int, seed: int) -> tuple[list[int], list[float]]:
    """Sentences in groups by subject, at most `number`; and how far each is from the middle of its group."""
    if len(texts) <= max(number, 2):
        return list(range(len(texts))), [0.0] * len(texts)
    import numpy as np
    from sklearn.cluster import MiniBatchKMeans
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction import FeatureHasher
    from sklearn.feature_extraction.text import TfidfTransformer
    from sklearn.preprocessing import normalize
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    words = (sorted(measures.statement(text).words) or ["-"] for text in texts)
    with threadpool_limits(1):  # more threads add up in another order
        hashed = FeatureHasher(_COLUMNS, input_type="string", alternate_sign=False).transform(words)
        weighed = TfidfTransformer(sublinear_tf=True).fit_transform(hashed)
        svd = TruncatedSVD(min(_DIMENSIONS, len(texts) - 1), random_state=seed)
        rows = normalize(svd.fit_transform(weighed))
        means = MiniBatchKMeans(number, random_state=seed, n_init=3, batch_size=4096).fit(rows)
        distances = np.linalg.norm(rows - means.cluster_centers_[means.labels_], axis=1)
    return means.labels_.tolist(), np.round(distances, 6).tolist()


def _drawn(seed: int, one: Candidate) -> bytes:
    return _lot(seed, one.doc, one.context, one.text)


def _lot(seed: int, *parts: str) -> bytes:
    """The lot of a sentence: depends on nothing but the seed and itself."""
    return sha256("\x1f".join([str(seed), *parts]).encode("utf-8", "replace")).digest()
