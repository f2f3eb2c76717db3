"""Fits the judge of reported themes on pairs that readers judged: `python -m wijktekst.training.theme_hits`.

The sentences are found again in a copy of the documents, as the pipeline reads them now. Nothing is random.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from wijktekst import reading, resources
from wijktekst.corpus.references import fold, read_rows, sha1
from wijktekst.errors import InputError, WijktekstError
from wijktekst.pipeline import engine
from wijktekst.themes.judge import FORMAT, JUDGE_ID, WEIGHTS, chance_of, pairs, signs
from wijktekst.types import Document

CORPUS = "thema-oordelen"
COLUMNS = ("bestand", "sha1", "opgave", "thema", "term", "oordeel")
#: Of the pairs that are right the judge keeps so many, in documents that it did not learn from.
KEPT = 0.9
_COST = 0.3
_FOLDS = 5

#: File, hash of the sentence, and theme.
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Lessons:
    """Judged pairs: the document of each, its signs, and whether it was right."""

    files: tuple[str, ...]
    signs: tuple[dict[str, float], ...]
    right: np.ndarray[tuple[int], np.dtype[np.bool_]]


def signs_of(bron: Path, files: Collection[str]) -> Iterator[tuple[Key, dict[str, float]]]:
    """What the pipeline reports in documents of `bron`, before the judge: a pair and its signs.

    A file that is not there or cannot be read is passed over.
    """
    for name in sorted(files):
        document = reading.read_file(bron / "documents" / name, name)
        if isinstance(document, Document):
            text, found = document.text, engine().found(document)
            for pair in pairs(found.reported, found.hits, found.places):
                sentence = sha1(fold(text[pair.place.start : pair.place.end]))
                yield (name, sentence, pair.hit.theme), signs(text, pair)


def lessons(bron: Path) -> Lessons:
    """The judged pairs of the corpus. Raises InputError when `bron` does not hold them."""
    rows = read_rows(resources.find("corpora", CORPUS, "oordelen.csv"), COLUMNS)
    judged = {(row["bestand"], row["sha1"], row["thema"]): row["oordeel"] == "goed" for row in rows}
    found = dict(signs_of(bron, {name for name, _, _ in judged}))
    known = sorted(key for key in judged if key in found)
    if len({judged[key] for key in known}) < 2:
        raise InputError("De beoordeelde documenten staan hier niet. Noem een kopie: --bron MAP.")
    right = np.array([judged[key] for key in known])
    return Lessons(tuple(name for name, _, _ in known), tuple(found[key] for key in known), right)


def fit(taught: Lessons) -> tuple[dict[str, float], float]:
    """Weights of the signs, and the chance from which `KEPT` of the right pairs are kept."""
    documents = sorted(set(taught.files))
    folds = np.array([documents.index(name) % _FOLDS for name in taught.files])
    held_out = np.zeros(len(folds))
    for number in range(_FOLDS):
        train, test = np.flatnonzero(folds != number), np.flatnonzero(folds == number)
        weights = _weights([taught.signs[at] for at in train], taught.right[train])
        held_out[test] = [chance_of(weights, taught.signs[at]) for at in test]
    limit = float(np.quantile(held_out[taught.right], 1 - KEPT))
    return _weights(taught.signs, taught.right), round(limit, 3)


def _weights(of: Sequence[dict[str, float]], right: np.ndarray) -> dict[str, float]:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    names = DictVectorizer()
    matrix = names.fit_transform(of)
    machine = LogisticRegression(C=_COST, max_iter=2000, fit_intercept=False).fit(matrix, right)
    return {
        str(name): round(float(weight), 4)
        for name, weight in zip(names.get_feature_names_out(), machine.coef_[0], strict=True)
    }


def train(out: Path, bron: Path) -> Lessons:
    """Fit the judge and write it to `out`; returns what it learnt from. Raises what `lessons` raises."""
    taught = lessons(bron)
    weights, limit = fit(taught)
    out.mkdir(parents=True, exist_ok=True)
    content = {"format": FORMAT, "limit": limit, "weights": weights}
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (out / WEIGHTS).write_text(text, encoding="utf-8", newline="\n")
    return taught


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the judge; 1 when the documents are missing."""
    parser = argparse.ArgumentParser("wijktekst.training.theme_hits", description="Maak het treffermodel.")
    parser.add_argument("--bron", metavar="MAP", type=Path, required=True, help="kopie van de documenten")
    parser.add_argument("--uit", metavar="MAP", type=Path, default=Path(JUDGE_ID), help="map van het model")
    options = parser.parse_args(arguments)
    try:
        taught = train(options.uit, options.bron)
    except WijktekstError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Getraind op {len(taught.files)} oordelen uit {len(set(taught.files))} documenten.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
