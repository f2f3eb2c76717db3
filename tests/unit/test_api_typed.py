"""The public face: typed, quick to import, and its examples run."""

from __future__ import annotations

import doctest
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import wijktekst
from tests.shared import ROOT

#: What a user's own strictly typed script may look like.
SCRIPT = """
from collections.abc import Iterator
from typing import assert_type
import numpy as np
import pandas as pd
import polars as pl
import wijktekst
from wijktekst import (
    Analysis, Document, Measure, MeasureClassifier, Passage, Sentence, Settings, Taxonomy, ThemeHit,
    ThemeTagger, Unread,
)

settings = Settings(workers=2, certainty=0.8)
results: Iterator[Analysis | Unread] = wijktekst.stream("corpora/voorbeeld", settings)
for result in wijktekst.analyse("corpora/voorbeeld", settings):
    if isinstance(result, Unread):
        print(result.source.path, result.advice)
        continue
    first: Measure = result.measures[0]
    sentence: Sentence = result.sentences[0]
    hit: ThemeHit = result.hits[0]
    passage: Passage = result.passage(first)
    print(passage.text, result.text_of(hit), sentence.start)
    actor = first.attributes.actor
    print(actor.kind if actor else "")
documents: list[Document] = [d for d in wijktekst.read("corpora/voorbeeld") if isinstance(d, Document)]
assert_type(wijktekst.frames([]), dict[str, pd.DataFrame])
assert_type(wijktekst.frames([], library="polars"), dict[str, pl.DataFrame])
assert_type(wijktekst.frame_batches([], 10), Iterator[dict[str, pd.DataFrame]])
assert_type(wijktekst.frame_batches([], library="polars"), Iterator[dict[str, pl.DataFrame]])
classifier = MeasureClassifier(target="opgave", C=0.5).fit(["een", "twee"], [1, 2])
assert_type(classifier, MeasureClassifier)
chances: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = classifier.predict_proba(["een"])
tagger = ThemeTagger(level="opgave", taxonomy=Taxonomy.load()).fit([])
print(wijktekst.load("geen")("De huur stijgt.").spans["themas"], tagger.predict(["een"]), chances)
"""


WRONG = """
import wijktekst
wijktekst.frames([], library="arrow")
wijktekst.Settings(workers="twee")
"""


def test_a_strictly_typed_script_finds_types_and_a_wrong_one_is_told(tmp_path: Path) -> None:
    for name, script in (("goed.py", SCRIPT), ("fout.py", WRONG)):
        (tmp_path / name).write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--python-version", "3.11", "--no-error-summary",
         "--cache-dir", str(tmp_path / "cache"), "--follow-imports=silent", "goed.py", "fout.py"],
        cwd=tmp_path, env={**os.environ, "MYPYPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    errors = [line for line in (done.stdout + done.stderr).splitlines() if "note:" not in line]
    assert {line.split(":")[0] for line in errors} == {"fout.py"}
    assert {line.rpartition("[")[2] for line in errors} == {"call-overload]", "arg-type]"}


def test_the_import_loads_nothing_heavy_and_neither_does_looking_around() -> None:
    code = (
        "import sys, wijktekst; dir(wijktekst); wijktekst.Settings(); wijktekst.Document; "
        "print(sorted({'sklearn', 'spacy', 'numpy', 'pandas', 'polars', 'duckdb'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there_and_says_what_it_is() -> None:
    assert sorted(wijktekst.__all__) == sorted(set(wijktekst.__all__))
    for name in wijktekst.__all__:
        if name != "__version__":
            assert getattr(wijktekst, name).__doc__, name


@pytest.mark.parametrize(
    "module",
    [
        "pipeline",
        "tabular",
        "estimators.measures",
        "estimators.themes",
        "types.passages",
        "running.streaming",
    ],
)
def test_the_examples_in_docstrings_run(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testmod(import_module(f"wijktekst.{module}"))
    assert tried > 0
    assert failed == 0
