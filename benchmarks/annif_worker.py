"""Annif in an environment of its own (`.venv-peers`): trains, predicts, and predicts again to be timed.

The first line of standard input is a job, the first line of the answer its outcome, both JSON. Every
further line names a project and is answered with the seconds of processor time that it takes over the test
texts. What a job holds is in benchmarks/peer_annif.py; nothing of wijktekst is imported here.
"""

from __future__ import annotations

import importlib.metadata
import itertools
import json
import logging
import os
import random
import sys
import tempfile
import time
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

#: Files of NLTK's sentence splitter. They are left empty, which is a splitter that has learned nothing: the
#: real ones are not on PyPI, and our texts are sentences already.
PUNKT = ("collocations.tab", "sent_starters.txt", "abbrev_types.txt", "ortho_context.tab")
#: Subject of texts that have none; Annif leaves texts without a subject out of training.
NONE = "urn:wijktekst:geen"
LIMITS = (1, 2, 3, 12)
#: Weights of the ensemble are tried in steps of one of so many parts.
TENTHS = 10
#: Project that joins the trained ones.
ENSEMBLE = "ensemble"
#: Thresholds that are tried: so many quantiles of the scores.
STEPS = 200

Rows = Sequence[dict[str, Any]]


class Peer:
    """Annif projects on one vocabulary, trained on the same texts."""

    def __init__(
        self, job: dict[str, Any], folder: Path, train: Rows, weights: dict[str, float] | None = None
    ) -> None:
        from annif.registry import AnnifRegistry
        from annif.vocab import VocabFileSKOS

        folder.mkdir()
        vocabulary, config = folder / "vocabulary.ttl", folder / "projects.cfg"
        flattened(job["turtle"], job["subjects"]).serialize(str(vocabulary), format="turtle")
        config.write_text(job["config"] + ensemble(weights or {}), encoding="utf-8")
        self._registry = AnnifRegistry(str(config), str(folder / "data"), False)
        vocab = self._registry.get_vocab("wijk")
        vocab.load_vocabulary(VocabFileSKOS(str(vocabulary)))
        self._column = {iri: vocab.subjects.by_uri(iri) for iri in [*job["subjects"], NONE]}
        self._columns = [self._column[iri] for iri in job["subjects"]]
        for name in job["train"]:
            seed(job["seed"])
            rows = one_by_one(train) if name in job["one_by_one"] else train
            self._registry.get_project(name).train(self._documents(rows), jobs=1)

    def _documents(self, rows: Rows) -> Any:
        from annif.corpus import Document, DocumentList, SubjectSet

        found = []
        for row in rows:
            subjects = [self._column[iri] for iri in row.get("subjects") or [NONE]]
            found.append(Document(row["text"], SubjectSet(subjects)))
        return DocumentList(found)

    def scores(self, name: str, rows: Rows) -> tuple[Any, float]:
        """(texts, subjects) scores of a project and the seconds of processor time that they took."""
        import numpy as np

        project = self._registry.get_project(name)
        project.initialize()
        documents = self._documents([{"text": row["text"]} for row in rows])
        start = time.process_time()
        batches = project.suggest_corpus(documents).batches
        table = np.vstack([batch.array.toarray() for batch in batches])
        return table[:, self._columns], time.process_time() - start


def one_by_one(rows: Rows) -> Rows:
    """Texts with several subjects once for each, for a backend that else takes one of them at random."""
    return [
        {**row, "subjects": subjects}
        for row in rows
        for subjects in [[one] for one in row["subjects"]] or [[]]
    ]


def ensemble(weights: dict[str, float]) -> str:
    """The project that joins the others, as lines of the configuration."""
    sources = ",".join(f"{name}:{weight}" for name, weight in weights.items() if weight)
    return f"\n[{ENSEMBLE}]\nbackend=ensemble\nsources={sources}\n" if sources else ""


def flattened(turtle: str, subjects: Sequence[str]) -> Any:
    """The vocabulary with the labels of narrower concepts at the subject above them, and the subject NONE.

    The documents are labelled with the top concepts only, so narrower ones would never be learned.
    """
    import rdflib
    from rdflib.namespace import RDF, SKOS

    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    kept = rdflib.Graph()
    for iri in subjects:
        top = rdflib.URIRef(iri)
        kept.add((top, RDF.type, SKOS.Concept))
        kept.add((top, SKOS.prefLabel, graph.value(top, SKOS.prefLabel)))
        for theme in graph.subjects(SKOS.broader, top):
            for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
                for label in graph.objects(theme, kind):
                    kept.add((top, SKOS.altLabel, label))
    kept.add((rdflib.URIRef(NONE), RDF.type, SKOS.Concept))
    kept.add((rdflib.URIRef(NONE), SKOS.prefLabel, rdflib.Literal("geen wijkopgave", lang="nl")))
    return kept


def chosen(scores: Any, gold: Any) -> dict[str, float]:
    """The limit and threshold with the best micro-F1."""
    import numpy as np

    best = {"f1": -1.0}
    steps = np.unique(np.quantile(scores[scores > 0], np.linspace(0, 1, STEPS + 1)))
    for limit in LIMITS:
        first = suggested(scores, limit, 0.0)
        for threshold in steps:
            found = first & (scores >= threshold)
            f1 = 2 * (found & gold).sum() / max(1, found.sum() + gold.sum())
            if f1 > best["f1"]:
                best = {"f1": float(f1), "limit": limit, "threshold": float(threshold)}
    return best


def suggested(scores: Any, limit: int, threshold: float) -> Any:
    """Which subjects are suggested: the first `limit` of a text, from `threshold` on."""
    rank = (-scores).argsort(axis=1, kind="stable").argsort(axis=1, kind="stable")
    return (rank < limit) & (scores >= threshold) & (scores > 0)


def labelled(job: dict[str, Any], rows: Rows) -> Any:
    """(texts, subjects) of what is labelled."""
    import numpy as np

    return np.array([[iri in row["subjects"] for iri in job["subjects"]] for row in rows])


def tuned(job: dict[str, Any], folder: Path) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Limit and threshold per project, and the weights of the ensemble.

    They are chosen on documents of the training set that a first training leaves out. The ensemble is the
    weighted mean of the scores of the others, as Annif makes it.
    """
    import numpy as np

    found: dict[str, list[Any]] = {name: [] for name in job["train"]}
    labels = []
    for fold in job["tune_on"]:
        outside = [row for row in job["documents"] if row["fold"] == fold]
        inside = [row for row in job["documents"] if row["fold"] != fold]
        peer = Peer(job, folder / f"fold{fold}", inside)
        labels.append(labelled(job, outside))
        for name, tables in found.items():
            tables.append(peer.scores(name, outside)[0])
    gold = np.vstack(labels)
    scores = {name: np.vstack(tables) for name, tables in found.items()}
    settings = {name: chosen(table, gold) for name, table in scores.items()}
    together = {
        weights: chosen(sum(share * scores[name] for name, share in zip(scores, weights, strict=True)), gold)
        for weights in shares(len(scores))
    }
    best = max(together, key=lambda weights: together[weights]["f1"])
    settings[ENSEMBLE] = together[best]
    return settings, dict(zip(scores, best, strict=True))


def shares(parts: int) -> list[tuple[float, ...]]:
    """Ways to divide one over `parts`, in tenths, with something for at least two of them."""
    ways = itertools.product(range(TENTHS + 1), repeat=parts)
    return [tuple(part / TENTHS for part in way) for way in ways if sum(way) == TENTHS > max(way)]


def seed(number: int) -> None:
    """Start every random draw at the same place."""
    import numpy as np

    random.seed(number)
    np.random.seed(number)


def prepare(folder: Path) -> None:
    """Settings that have to stand before Annif is imported."""
    tables = folder / "nltk" / "tokenizers" / "punkt_tab" / "english"
    tables.mkdir(parents=True)
    for name in PUNKT:
        (tables / name).touch()
    os.environ["NLTK_DATA"] = str(folder / "nltk")
    warnings.simplefilter("ignore")
    import annif
    from annif.lexical.tokenset import TokenSet

    annif.logger.setLevel(logging.ERROR)
    # sets of these are walked through in order of their hash, which by default is where they are in memory
    TokenSet.__hash__ = lambda self: hash((self.subject_id, self.is_pref, self.tokens))


def main() -> None:
    """Answer the job, then time projects until there are no more lines."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # backends print on standard output
    job = json.loads(sys.stdin.readline())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        settings, weights = tuned(job, folder)
        peer = Peer(job, folder / "all", job["documents"], weights)
        found = {}
        for project in job["shown"]:
            limit, threshold = int(settings[project]["limit"]), settings[project]["threshold"]
            table = suggested(peer.scores(project, job["test"])[0], limit, threshold)
            found[project] = [
                [iri for iri, there in zip(job["subjects"], row, strict=True) if there] for row in table
            ]
        version = importlib.metadata.version("annif")
        outcome = {"version": version, "settings": settings, "weights": weights, "found": found}
        print(json.dumps(outcome), file=answers, flush=True)
        for line in sys.stdin:
            print(peer.scores(line.strip(), job["test"])[1], file=answers, flush=True)


if __name__ == "__main__":
    main()
