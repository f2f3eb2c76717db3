"""Which sentences to label: by lot, where the model doubts, and what stands for many others.

The share by lot is drawn first, from all distinct sentences and without looking at document or model, so that
figures on it hold for all of them. The others are spread over documents and their kinds, subjects and labels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
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


@dataclass(frozen=True, slots=True)
class Plan:
    """How many sentences, the share of them by lot, the most of a document (0: as it fits), and the seed."""

    number: int = 200
    random: float = 0.2
    per_document: int = 0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """The tasks, in the order to do them; of how many distinct sentences of how many documents."""

    tasks: tuple[Task, ...]
    distinct: int
    documents: int

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
    pool = _distinct(list(found), labelled)
    documents = len({one.doc for one in pool})
    tasks = [_task(pool[at], reason, suggest=suggest) for at, reason in _chosen(pool, plan, documents)]
    tasks.sort(key=lambda task: _lot(plan.seed + 1, task.id))
    return Choice(tuple(tasks), len(pool), documents)


def _task(one: Candidate, reason: Reason, *, suggest: bool) -> Task:
    kept = one.suggestion if suggest else None
    return Task.of(one.text, one.context, one.headings, one.doc, one.page, one.source, reason, kept)


def _distinct(found: Sequence[Candidate], labelled: Sequence[str]) -> list[Candidate]:
    """The first of each group that says the same, without groups of which one was labelled."""
    seen = set(map(fold, labelled))
    first: list[Candidate] = []
    for one in found:
        if (folded := fold(one.text)) and folded not in seen:
            seen.add(folded)
            first.append(one)
    statements = [(text, ()) for text in labelled] + [(one.text, one.headings) for one in first]
    groups = measures.repeated(statements)[len(labelled) :]
    return [
        one for at, (one, group) in enumerate(zip(first, groups, strict=True)) if group == len(labelled) + at
    ]


def _chosen(pool: Sequence[Candidate], plan: Plan, documents: int) -> list[tuple[int, Reason]]:
    number = min(plan.number, len(pool))
    by_lot = sorted(
        range(len(pool)), key=lambda at: _lot(plan.seed, pool[at].doc, pool[at].context, pool[at].text)
    )
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
        self._groups = [np.unique(values, return_inverse=True)[1] for values in of_each]
        self._doc = np.unique([one.doc for one in pool], return_inverse=True)[1]
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

    words = [sorted(measures.statement(text).words) or ["-"] for text in texts]
    with threadpool_limits(1):  # more threads add up in another order
        hashed = FeatureHasher(_COLUMNS, input_type="string", alternate_sign=False).transform(words)
        weighed = TfidfTransformer(sublinear_tf=True).fit_transform(hashed)
        svd = TruncatedSVD(min(_DIMENSIONS, len(texts) - 1), random_state=seed)
        rows = normalize(svd.fit_transform(weighed))
        means = MiniBatchKMeans(number, random_state=seed, n_init=3, batch_size=4096).fit(rows)
        distances = np.linalg.norm(rows - means.cluster_centers_[means.labels_], axis=1)
    return means.labels_.tolist(), np.round(distances, 6).tolist()


def _lot(seed: int, *parts: str) -> bytes:
    """The lot of a sentence: depends on nothing but the seed and itself."""
    return sha256("\x1f".join([str(seed), *parts]).encode("utf-8", "replace")).digest()
