"""From treebanks and texts to a pipeline on disk: the steps of the recipe. Needs torch (extra `training`)."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import spacy
import torch
from spacy.language import Language

from wijktekst.corpus.treebank import read_treebank
from wijktekst.training.dutch.answers import DAMAGES, Annotated, Answers, Taught, examples, known_lemmas
from wijktekst.training.dutch.config import pipeline_config
from wijktekst.training.dutch.e5 import read_e5
from wijktekst.training.dutch.explore import explored
from wijktekst.training.dutch.export import export
from wijktekst.training.dutch.fit import Schedule, fit
from wijktekst.training.dutch.inventory import Inventory
from wijktekst.training.dutch.lessons import Lesson
from wijktekst.training.dutch.silver import TeacherSettings, annotate
from wijktekst.training.dutch.stretches import stretches
from wijktekst.training.dutch.student import SENTER, SENTER_SHAPE, Architecture, Student
from wijktekst.training.dutch.texts import policy_texts

VERSION = "0.2.0"
DESCRIPTION = (
    "Dutch pipeline that wijktekst ships: tagger, morphologizer, dependency parser, lemmatizer and sentence "
    "recogniser, trained on UD Dutch LassySmall and Alpino and on policy text annotated by a larger model."
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """All settings of a training run."""

    shape: Architecture = field(default_factory=Architecture)
    teacher: TeacherSettings = field(default_factory=TeacherSettings)
    schedule: Schedule = field(default_factory=Schedule)
    #: The second part: with the parser's own steps, at a lower rate.
    polish: Schedule = field(default_factory=lambda: Schedule(epochs=3, rate=5e-4, seed=1))
    senter: Schedule = field(default_factory=lambda: Schedule(epochs=3, rate=5e-3))
    device: str = "cpu"
    lgpl: bool = False
    seed: int = 1
    #: At most this many stretches of each kind; 0 for all. For trying the recipe out.
    limit: int = 0


def train(source: Path, e5: Path, out: Path, recipe: Recipe) -> Language:
    """Train the pipeline and write it to `out`. Raises InputError when treebanks are missing in `source`."""
    rng = random.Random(recipe.seed)
    limit = recipe.limit or None
    bank = read_treebank(source, lgpl=recipe.lgpl)
    gold = stretches(bank.train, rng)[:limit]
    older = stretches(bank.older, rng)[:limit]
    blank = spacy.blank("nl")
    texts = policy_texts(source, blank)[:limit]
    print(f"{len(gold)} stretches of treebank, {len(older)} older, {len(texts)} of policy text", flush=True)
    inventory = Inventory(gold, blank.vocab)
    renewed, silver = annotate(gold, older, texts, inventory, read_e5(e5), recipe.teacher)
    return student_pipeline([Annotated(s) for s in gold] + renewed, silver, inventory, out, recipe)


def student_pipeline(
    treebank: Sequence[Annotated],
    silver: Sequence[Annotated],
    inventory: Inventory,
    out: Path,
    recipe: Recipe,
) -> Language:
    """Train the student on annotated texts and write it to `out`.

    Treebanks count twice, each time damaged anew.
    """
    nlp = spacy.util.load_model_from_config(pipeline_config(recipe.shape), auto_fill=True)
    shown = examples(nlp, treebank, recipe.seed)
    nlp.initialize(lambda: shown)
    ruler = nlp.add_pipe("attribute_ruler", before=SENTER)
    # Whatever its kind, white space is tagged as such.
    ruler.add([[{"IS_SPACE": True}]], {"TAG": "_SP", "POS": "SPACE", "MORPH": "_"})  # type: ignore[attr-defined]
    answers = Answers(nlp, inventory, recipe.shape, known_lemmas(treebank))
    taught: list[Taught] = []
    for number, damage in enumerate(DAMAGES):
        texts = [*treebank, *([] if number else silver)]
        taught.extend(answers.lessons(texts, recipe.seed + number, damage))
    lessons = [one.lesson for one in taught]
    torch.manual_seed(recipe.seed)
    student = Student(recipe.shape, answers.sizes)
    fit(student, lessons, answers.lexicon.rows(), recipe.schedule, recipe.device, report=100)
    export(student, nlp)
    lessons = _with_own_steps(nlp, taught)
    fit(student, lessons, answers.lexicon.rows(), recipe.polish, recipe.device, report=100)
    senter = Student(SENTER_SHAPE, {SENTER: 2}, dropout=0.1, word_dropout=0.05)
    rows = answers.senter_lexicon.rows()
    fit(senter, [one.sentences for one in taught], rows, recipe.senter, recipe.device, report=500)
    export(student, nlp)
    export(senter, nlp)
    write(nlp, out)
    return nlp


def _with_own_steps(nlp: Language, taught: Sequence[Taught]) -> list[Lesson]:
    """The lessons with the states that the parser walks into by itself added to those of the oracle."""
    steps = explored(nlp, [one.doc for one in taught])
    return [
        replace(
            one.lesson,
            features=np.concatenate([one.lesson.features, features]),
            moves=np.concatenate([one.lesson.moves, moves]),
        )
        for one, (features, moves) in zip(taught, steps, strict=True)
    ]


def write(nlp: Language, out: Path) -> None:
    """Write the pipeline with its meta data; as in nl_core_news_sm the sentence recogniser is off."""
    nlp.disable_pipe(SENTER)
    nlp.config["nlp"]["disabled"] = [SENTER]
    nlp.meta.update(
        name="wijktekst_sm", version=VERSION, description=DESCRIPTION, author="wijktekst maintainers",
        license="CC BY-SA 4.0", performance={},
    )  # fmt: skip
    nlp.to_disk(out)
    # The strings of a vocabulary are a set: sorted, so that the same training gives the same file.
    strings = out / "vocab" / "strings.json"
    strings.write_text(
        json.dumps(sorted(json.loads(strings.read_text("utf-8"))), ensure_ascii=False), "utf-8"
    )
