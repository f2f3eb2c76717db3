"""The models that may be measured: those that come with the package, by name, and one in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wijktekst import resources
from wijktekst.corpus import LabelledSentence
from wijktekst.evaluation.scoring import Classify, model_in, shipped
from wijktekst.evaluation.trained_on import note_about, seen_in_training
from wijktekst.measures import MODEL_ID

#: What comes with the package, as `evalueer --tegen` calls it.
DEFAULT, ACCURATE, FAST = "standaard", "nauwkeurig", "snel"


@dataclass(frozen=True, slots=True)
class NamedModel:
    """A model to measure, what a reader calls it, and the folder with the manifest of its training."""

    name: str
    folder: Path
    classify: Classify

    def note(self, gold: Sequence[LabelledSentence], file: Path | None = None) -> str:
        """A Dutch sentence when it learnt from these sentences, which come from `file`; else ""."""
        told = f"het model '{self.name}'"
        return note_about(seen_in_training(self.folder, gold, file), len(gold), told)


def models_named(names: Sequence[str]) -> list[NamedModel]:
    """Models by name: "standaard", "nauwkeurig", "snel", or the folder of one that `wijktekst train` made.

    They share what is known of the sentences that they are measured on. Raises InputError when there is no
    such folder, ModelError when a model is damaged.
    """
    return list(map(_named, names))


def _named(name: str) -> NamedModel:
    if name in (DEFAULT, ACCURATE, FAST):
        # Network and encoder learnt from the labels that the linear model learnt from, and have no manifest.
        folder = resources.find("models", MODEL_ID)
        classify = shipped(accurate=name == ACCURATE, fast=name == FAST)
        return NamedModel(name, folder, classify)
    folder = Path(name)
    return NamedModel(folder.name or str(folder.resolve().name), folder, model_in(folder))
