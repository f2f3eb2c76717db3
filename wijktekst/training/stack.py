"""The second layer of the accurate mode: weighs the default model's scores beside those of the encoder."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np

from wijktekst.corpus import LabelledSentence
from wijktekst.errors import InputError
from wijktekst.measures import ACCURATE_ID
from wijktekst.measures.model import STACK, Floats, hash_of_first, save_stack
from wijktekst.themes import TermFinder
from wijktekst.training.fit import Fitted, weighed
from wijktekst.training.labels import inputs_of, labels_of

#: Scores of labelled sentences by encoders that never saw their documents; in the folder of the encoder.
CROSS_SCORES = "kruisscores.npz"


def write_cross_scores(folder: Path, sentences: Sequence[LabelledSentence], scores: Floats) -> None:
    """Keep scores (n, 28), so that the stack can be fitted again without training encoders again."""
    ids = np.array([sentence.id for sentence in sentences])
    with (folder / CROSS_SCORES).open("wb") as file:
        np.savez_compressed(file, ids=ids, scores=scores.astype(np.float16))


def cross_scores(folder: Path, sentences: Sequence[LabelledSentence]) -> Floats:
    """Kept scores of these sentences (n, 28). Raises InputError when one of them has none."""
    with np.load(folder / CROSS_SCORES, allow_pickle=False) as arrays:
        place = {str(one): at for at, one in enumerate(arrays["ids"])}
        scores = arrays["scores"].astype(np.float64)
    missing = sum(1 for sentence in sentences if sentence.id not in place)
    if missing:
        raise InputError(
            f"Van {missing} gelabelde zinnen is niet bewaard wat de encoder ervan vindt. "
            "Train de encoder opnieuw met 'make train-nauwkeurig'."
        )
    found: Floats = scores[[place[sentence.id] for sentence in sentences]]
    return found


def write_stack(
    fitted: Fitted,
    sentences: Sequence[LabelledSentence],
    finder: TermFinder,
    folder: Path,
    sources: Collection[str],
) -> None:
    """Fit the stack on held-out scores of both models and write it, with a manifest, beside the encoder.

    It learns from sentences of these sources: those of which the encoder's scores are kept.
    """
    rows = [at for at, sentence in enumerate(sentences) if sentence.source in sources]
    chosen = [sentences[at] for at in rows]
    scores = np.hstack([fitted.held_out[rows], cross_scores(folder, chosen)])
    save_stack(weighed(fitted.model, scores, inputs_of(chosen, finder), labels_of(chosen)), folder / STACK)
    manifest = {"id": ACCURATE_ID, "first": hash_of_first(fitted.model)}
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8", newline="\n")
