"""From labelled sentences to a model folder: hydrate, fit, write."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from wijktekst import resources
from wijktekst.corpus import CROSSED, LabelledSentence, by_document, crossed, development, hydrate
from wijktekst.errors import InputError
from wijktekst.measures import MODEL_ID, NETWORK_ID
from wijktekst.measures.encoder import GRAPH
from wijktekst.measures.model import STACK, save
from wijktekst.measures.network import WEIGHTS
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import TermFinder, finder_of
from wijktekst.training.apart import apart
from wijktekst.training.corrections import corrections_in
from wijktekst.training.documents import in_documents
from wijktekst.training.fit import INNER_FOLDS, Fitted, fit
from wijktekst.training.lessons import Lessons
from wijktekst.training.own_labels import labels_in, marks
from wijktekst.training.own_sentences import OwnSentences
from wijktekst.training.stack import NETWORK_RATIO, write_stack

#: Corpora that the shipped model is trained on, folders under corpora/.
GOLD = "wijktekst-gold"
CORPORA = (GOLD, "eigen-zinnen")
#: Sentences that a language model labelled (docs/decisions/0024-labels-by-a-language-model.md).
BY_LANGUAGE_MODEL = "wijktekst-taalmodel"
#: Corpora that only the first layer learns from: what weighs its answers learns from labels of people.
MORE = ("eigen-beleid", BY_LANGUAGE_MODEL)
#: Those of our own writing, whose text is in the package.
OWN_WRITING = ("eigen-zinnen", "eigen-beleid")
#: In the manifest: marks of sentences of the user that the model learnt from.
OWN_SENTENCES = "own_sentences"
#: What the labels of real documents call their source.
REAL = ("programma", "overheid")
SEED = 1
_LINEAR = (
    "Het model werkt zonder het netwerk: hoe dat meeweegt leert het alleen van de zinnen van "
    f"{GOLD}, en die staan hier niet (--bron MAP)."
)


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What a training run did: sentences used per corpus, and what the user should know."""

    sentences: dict[str, int]
    notes: tuple[str, ...]

    def __str__(self) -> str:
        used = ", ".join(f"{number} uit {name}" for name, number in self.sentences.items() if number)
        return "\n".join([f"Getraind op {sum(self.sentences.values())} zinnen: {used}.", *self.notes])


def train(
    out: Path,
    bron: Path | None = None,
    *,
    online: bool = False,
    corpora: Sequence[str] = CORPORA,
    more: Sequence[str] = MORE,
    seed: int = SEED,
    accurate: Path | None = None,
    corrections: Sequence[Path] = (),
    extra: Sequence[Path] = (),
) -> TrainingReport:
    """Fit the sentence model and write weights.npz, stapel.npz and manifest.json to `out`.

    `bron` is a folder with the sources of sentences that are held by reference. `corpora` are labelled by
    people, `more` by a language model: from these only the first layer learns. `accurate` is the folder of
    an encoder, whose stack is fitted again for the new model. `corrections` are files of a reader's own,
    `extra` files of sentences that people labelled themselves. The same inputs give the same bytes on the
    same platform. Raises InputError when there is nothing to train on, or one of these files is missing or
    damaged.
    """
    own = (corrections_in(corrections), labels_in(extra))
    used: dict[str, int] = {}
    notes: list[str] = []
    found: dict[str, tuple[LabelledSentence, ...]] = {}
    for name in (*corpora, *more):
        filled = hydrate(resources.find("corpora", name), bron, online=online)
        found[name] = in_documents(filled.sentences, bron) if bron and name == GOLD else filled.sentences
        used[name] = len(filled.sentences)
        notes.extend(filled.notes)
    others = [sentence for name in more for sentence in found.pop(name)]
    sentences = [sentence for part in found.values() for sentence in part]
    if len({s.doc for s in sentences}) < 2:
        raise InputError("Er zijn geen gelabelde zinnen uit twee of meer documenten om op te trainen.")
    taxonomy = Taxonomy.load()
    finder = finder_of()
    fitted = fit_sentences(sentences, others, finder, seed, own)
    of_user = [sentence for part in own for sentence in part.sentences]
    data = hash_of_sentences([*sentences, *others, *of_user])
    made: dict[str, object] = {"id": MODEL_ID, "sentences": used, "data": data}
    for part in own:
        made |= part.made
    if known := marks(of_user):
        made[OWN_SENTENCES] = known
    save(fitted.model, out, {**made, "taxonomy": taxonomy.hash, "seed": seed})
    folds = inner_folds(sentences)
    if not write_stack(fitted, sentences, folds, finder, out / STACK, _network(), NETWORK_RATIO):
        notes.append(_LINEAR)
    if accurate is not None:
        write_stack(fitted, sentences, folds, finder, accurate / STACK, accurate / GRAPH)
    told = used | {part.told: len(part.sentences) for part in own}
    return TrainingReport(told, (*(note for part in own for note in part.notes), *notes))


def _network() -> Path:
    return resources.find("models", NETWORK_ID) / WEIGHTS


def fit_sentences(
    sentences: Sequence[LabelledSentence],
    more: Sequence[LabelledSentence],
    finder: TermFinder,
    seed: int = SEED,
    own: Sequence[OwnSentences] = (),
) -> Fitted:
    """The sentence model of labelled sentences; from `more` only its first layer learns.

    What a reader corrected or people labelled themselves is learnt from and never measured on: these
    sentences are those that the model found or doubted, so that they say nothing about the rest.
    """
    folds = inner_folds(sentences)
    beside = [*more, *(sentence for part in own for sentence in part.counted)]
    kept = apart(beside, sentences, folds)
    return fit(Lessons.of(sentences, finder), folds, seed, Lessons.of(beside, finder), kept)


def inner_folds(sentences: Sequence[LabelledSentence]) -> list[int]:
    """Fold of every sentence for the second layer, by document.

    Those of real documents are the folds of the cross-validation: an encoder's kept scores fit beside them.
    """
    real, own = [s for s in sentences if s.source in REAL], [s for s in sentences if s.source not in REAL]
    of_real = iter(crossed(real, development(resources.find("corpora", GOLD))))
    of_own = iter(by_document(own, CROSSED if real else INNER_FOLDS))
    return [next(of_real if s.source in REAL else of_own) for s in sentences]


def hash_of_sentences(sentences: Sequence[LabelledSentence]) -> str:
    """SHA-256 over texts and labels, in order."""
    digest = hashlib.sha256()
    for sentence in sentences:
        digest.update(
            json.dumps(asdict(sentence), ensure_ascii=False, sort_keys=True).encode("utf-8") + b"\n"
        )
    return digest.hexdigest()
