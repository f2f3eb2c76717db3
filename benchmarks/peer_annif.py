"""Annif (https://annif.org) as a peer: its environment, its projects, and the process that it runs in.

Annif and stwfsapy are Apache-2.0, scikit-learn BSD-3. They are no dependency of wijktekst; they live in
`.venv-peers`, made of benchmarks/peers-requirements.txt.

The projects were chosen on the training documents alone, two folds of five by document. What was tried, and
what each came to, is in `TRIED`.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wijktekst.corpus import LabelledSentence, by_document
from wijktekst.taxonomy import Taxonomy
from wijktekst.taxonomy.skos_names import challenge_iri
from wijktekst.taxonomy.skos_write import skos_turtle
from wijktekst.types import CHALLENGES

HERE = Path(__file__).resolve().parent
REQUIREMENTS = HERE / "peers-requirements.txt"
HOME = HERE.parent / ".venv-peers"
#: Folds by document; limit and threshold are chosen on the first two of them.
FOLDS, TUNE_ON = 5, (0, 1)
SEED = 1

#: Projects that are trained, in this order; `ensemble` joins them with weights chosen on the inner folds.
TRAIN = ("stwfsa", "mllm", "svc")
ONE_BY_ONE = ("svc",)
SHOWN = ("stwfsa", "ensemble")
CONFIG = """
[DEFAULT]
language=nl
vocab=wijk
analyzer=simplemma(nl,token_min_length=2)
limit=20

[stwfsa]
backend=stwfsa

[svc]
backend=svc
min_df=2

[mllm]
backend=mllm
"""
#: Backend, setting, micro-F1 and macro-F1 on the inner folds.
TRIED: tuple[tuple[str, str, float, float], ...] = (
    ("tfidf", "sentence", 0.331, 0.323),
    ("tfidf", "with what stands before", 0.376, 0.373),
    ("svc", "sentence", 0.445, 0.463),
    ("svc", "with what stands before", 0.506, 0.525),
    ("svc", "with what stands before, `geen`", 0.531, 0.549),
    ("svc", "with what stands before, `geen`, `simplemma`", 0.529, 0.549),
    ("fasttext", "with what stands before, `geen`, runs of characters, loss `ova`", 0.243, 0.174),
    ("fasttext", "with what stands before, `geen`, runs of characters, loss `softmax`", 0.523, 0.514),
    ("omikuji (Parabel)", "sentence", 0.471, 0.486),
    ("omikuji (Parabel)", "with what stands before", 0.533, 0.550),
    ("omikuji (Parabel)", "with what stands before, `geen`", 0.538, 0.555),
    ("omikuji (Bonsai)", "sentence", 0.469, 0.486),
    ("omikuji (Bonsai)", "with what stands before, `geen`", 0.538, 0.556),
    ("omikuji (Bonsai)", "with what stands before, `geen`, no stemming (`simple`)", 0.532, 0.546),
    ("omikuji (Bonsai)", "with what stands before, `geen`, pairs of words", 0.540, 0.555),
    ("omikuji (Bonsai)", "with what stands before, `geen`, the sentence twice", 0.546, 0.563),
    ("omikuji (Bonsai)", "with what stands before, `geen`, `simplemma`", 0.546, 0.562),
    ("mllm", "sentence", 0.580, 0.580),
    ("mllm", "sentence, themes as subjects of their own", 0.003, 0.007),
    ("mllm", "sentence, `geen`, no stemming (`simple`)", 0.597, 0.599),
    ("mllm", "sentence, `geen`, `simplemma`", 0.600, 0.609),
    ("mllm", "with what stands before", 0.608, 0.600),
    ("mllm", "with what stands before, `geen`", 0.606, 0.601),
    ("mllm", "with what stands before, `geen`, the sentence twice", 0.608, 0.601),
    ("mllm", "with what stands before, `geen`, `simplemma`", 0.598, 0.618),
    ("stwfsa", "sentence", 0.585, 0.585),
    ("stwfsa", "with what stands before", 0.658, 0.658),
    ("stwfsa", "with what stands before, `geen`", 0.658, 0.658),
    ("stwfsa", "with what stands before, after the sentence", 0.657, 0.654),
    ("ensemble", "stwfsa .4, mllm .2, omikuji (Bonsai) .4", 0.693, 0.697),
    ("ensemble", "stwfsa .4, mllm .2, svc .4", 0.690, 0.694),
    ("ensemble", "stwfsa .4, mllm .2, omikuji (Bonsai) .2, svc with pairs of words .2", 0.694, 0.698),
    ("pav", "stwfsa .4, mllm .4, omikuji (Bonsai) .2; fitted on a fold of its own", 0.687, 0.693),
    ("nn_ensemble", "stwfsa, mllm, omikuji (Bonsai); fitted on a fold of its own", 0.688, 0.685),
)


class NoAnnifError(Exception):
    """Annif cannot be asked; the message says why, in a sentence."""


class Annif:
    """A running process with trained projects."""

    def __init__(self, process: subprocess.Popen[str], job: dict[str, Any]) -> None:
        self._process = process
        outcome = json.loads(self._ask(json.dumps(job)))
        names = {challenge_iri(challenge): challenge for challenge in CHALLENGES}
        self.version: str = outcome["version"]
        self.settings: dict[str, dict[str, float]] = outcome["settings"]
        self.weights: dict[str, float] = outcome["weights"]
        self.found: dict[str, list[tuple[str, ...]]] = {
            project: [tuple(names[iri] for iri in row) for row in rows]
            for project, rows in outcome["found"].items()
        }

    def chosen(self) -> list[str]:
        """What was chosen for the projects on documents of the training set, a line each."""
        weights = ", ".join(f"{name} {weight:g}" for name, weight in self.weights.items())
        lines = []
        for project, at in self.settings.items():
            line = (
                f"{project}: limit {at['limit']:g}, threshold {at['threshold']:.3f}, micro-F1 {at['f1']:.3f}"
            )
            lines.append(line if project in self.weights else f"{line}, weights {weights}")
        return lines

    def seconds(self, project: str) -> float:
        """Processor time of suggesting challenges for the test sentences once more."""
        return float(self._ask(project))

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass  # it has ended, and then there is no answer either
        answer = self._process.stdout.readline()
        if not answer:
            raise NoAnnifError("Annif stopped before it answered, so it is left out.")
        return answer


@contextmanager
def running(
    train: Sequence[LabelledSentence], more: Sequence[LabelledSentence], test: Sequence[LabelledSentence]
) -> Iterator[Annif]:
    """Annif, trained on `train` and `more`, with answers on `test`; nothing is chosen on `more`.

    Raises NoAnnifError when that cannot be.
    """
    python = environment()
    folds = [*by_document(train, FOLDS), *[FOLDS] * len(more)]
    job = {
        "turtle": skos_turtle(Taxonomy.load()),
        "subjects": [challenge_iri(challenge) for challenge in CHALLENGES],
        "config": CONFIG,
        "train": TRAIN,
        "one_by_one": ONE_BY_ONE,
        "shown": list(SHOWN),
        "tune_on": TUNE_ON,
        "seed": SEED,
        "documents": [
            {"text": text_of(s), "subjects": [challenge_iri(theme) for theme in s.themes], "fold": fold}
            for s, fold in zip([*train, *more], folds, strict=True)
        ],
        "test": [{"text": text_of(s)} for s in test],
    }
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        process = subprocess.Popen(
            [python, HERE / "annif_worker.py"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            encoding="utf-8",
            env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore"},
        )
        try:
            yield Annif(process, job)
        finally:
            process.kill()
            process.communicate()


def text_of(sentence: LabelledSentence) -> str:
    """What Annif gets to read: what stands before the sentence, and the sentence."""
    return f"{sentence.context} {sentence.text}".strip()


def environment() -> Path:
    """The Python of `.venv-peers`, which is made when it is not there or other packages are asked for.

    Raises NoAnnifError when that fails, as it does without a network.
    """
    python = HOME / ("Scripts" if os.name == "nt" else "bin") / "python"
    stamp = HOME / ".stamp"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    print(f"Making the environment of Annif in {HOME.name} ...", file=sys.stderr, flush=True)
    install = [
        python,
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "--no-compile",
        "--require-hashes",
    ]
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", HOME], check=True, capture_output=True)
        subprocess.run([*install, "-r", REQUIREMENTS], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoAnnifError(
            f"Annif is left out, for its environment {HOME.name} could not be made; that takes a network."
        ) from error
    stamp.write_text(wanted, encoding="utf-8")
    return python
