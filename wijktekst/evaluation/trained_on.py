"""Which labelled sentences a model has seen in training: figures on those flatter it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from wijktekst import resources
from wijktekst.corpus import LabelledSentence, fold, read_jsonl, read_references
from wijktekst.corpus.references import sha1
from wijktekst.errors import ResourceError
from wijktekst.training.own_labels import mark
from wijktekst.training.recipe import CORPORA, MORE, OWN_SENTENCES


def seen_in_training(model: Path, gold: Sequence[LabelledSentence], file: Path | None = None) -> int:
    """How many of these sentences the model in a folder learnt from, as far as its manifest tells.

    They are recognised by their text: in the shipped corpora that it names, by the marks of own sentences,
    or all of them when `file`, where they come from, is one that it learnt from.
    """
    manifest = _manifest(model)
    if file is not None and file.is_file() and _hash(file) in _files(manifest):
        return len(gold)
    known = {text for name in _corpora(manifest) for text in _texts(name)}
    own = manifest.get(OWN_SENTENCES)
    marked = set(own) if isinstance(own, list) and all(isinstance(one, str) for one in own) else set()
    return sum(sha1(fold(one.text)) in known or mark(one.text) in marked for one in gold)


def note_about(seen: int, gold: int, name: str) -> str:
    """A Dutch sentence about what that means for the figures of a model; "" when none was seen."""
    if not seen:
        return ""
    which = "alle zinnen waarop u meet" if seen == gold else f"{seen} van de {gold} zinnen waarop u meet"
    return (
        f"{name} is getraind op {which}; zijn cijfers zijn daardoor te mooi. Meet op zinnen uit documenten "
        "die het niet zag."
    )


def _manifest(model: Path) -> dict[str, Any]:
    try:
        found = json.loads((model / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _corpora(manifest: dict[str, Any]) -> Iterable[str]:
    used = manifest.get("sentences")
    return [name for name in (*CORPORA, *MORE) if isinstance(used, dict) and used.get(name)]


def _files(manifest: dict[str, Any]) -> set[str]:
    """Hashes of files of the user that a model learnt from."""
    parts = [manifest.get(name) for name in ("extra", "corrections")]
    lists = [part.get("files") for part in parts if isinstance(part, dict)]
    return {one for found in lists if isinstance(found, list) for one in found if isinstance(one, str)}


def _texts(corpus: str) -> set[str]:
    """Hashes of the texts of a shipped corpus; none when it is not there."""
    try:
        folder = resources.find("corpora", corpus)
    except ResourceError:
        return set()
    if (folder / "zinnen.jsonl").is_file():
        return {sha1(fold(one.text)) for one in read_jsonl(folder / "zinnen.jsonl")}
    if not (folder / "labels.csv").is_file():
        return set()
    return {one.sha1 for one in read_references(folder)[0]}


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
