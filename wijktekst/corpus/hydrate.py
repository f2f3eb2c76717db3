"""Fills in the text of sentences that a corpus holds by reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wijktekst.corpus.labelled import LabelledSentence, read_jsonl
from wijktekst.corpus.references import Reference, fold, read_references, sha1
from wijktekst.corpus.search import Passage, files_under, passages
from wijktekst.errors import InputError


@dataclass(frozen=True, slots=True)
class Hydrated:
    """Sentences whose text was found, in the order of the labels.

    `missing` counts sentences that were not found, `bare` those found without the context that was labelled.
    `notes` are Dutch sentences about what is not as it should be.
    """

    sentences: tuple[LabelledSentence, ...]
    missing: int = 0
    bare: int = 0
    notes: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Every sentence is there, with its context."""
        return not self.missing and not self.bare


def hydrate(folder: Path, bron: Path | None = None, *, online: bool = False) -> Hydrated:
    """Sentences of the corpus in `folder` with their text and context.

    A corpus with text of its own (`zinnen.jsonl`) is just read. One by reference (`labels.csv`) takes the
    text from files under `bron`: files `labelled.jsonl`, then the documents themselves; with `online` what
    is still missing comes from its public origin. Every text is checked against its hash, and so is every
    context; a text with another hash is reported and not used.

    Raises InputError when `bron` does not exist or a label file is damaged. A sentence that is not found, or
    a network that is not there, is no error: see `missing` and `notes`.
    """
    own = folder / "zinnen.jsonl"
    if own.is_file():
        return Hydrated(tuple(read_jsonl(own)))
    if not (folder / "labels.csv").is_file():
        return Hydrated((), notes=(f"In '{folder.name}' staan geen gelabelde zinnen.",))
    references, origins = read_references(folder)
    found: dict[str, Passage] = {}
    notes: list[str] = []

    def left() -> list[Reference]:
        return [r for r in references if r.id not in found]

    if bron is not None:
        if not bron.exists():
            raise InputError(f"De map '{bron}' met bronnen bestaat niet. Noem een bestaande map bij --bron.")
        found, changed = _labelled(bron, references)
        if changed:
            notes.append(
                f"Van {changed} zinnen is de tekst in labelled.jsonl een andere dan die gelabeld is (de hash "
                "klopt niet); die tekst is niet gebruikt."
            )
        found.update(passages(files_under(bron), left(), origins) if left() else {})
    if online and left():
        from wijktekst.corpus.fetch import fetched

        from_origin, problems = fetched(left(), origins)
        found.update(from_origin)
        notes.extend(problems)
    return _filled(folder.name, references, found, notes)


def whole(folder: Path, bron: Path | None, why: str) -> tuple[LabelledSentence, ...]:
    """All sentences of a corpus, with their contexts.

    Raises InputError when some are missing; `why` is the Dutch sentence that says what they are needed for.
    """
    filled = hydrate(folder, bron)
    if not filled.complete:
        raise InputError(" ".join([why, *filled.notes]))
    return filled.sentences


def _labelled(bron: Path, references: Sequence[Reference]) -> tuple[dict[str, Passage], int]:
    """Texts out of files `labelled.jsonl` under `bron`, by id, and how many had another hash."""
    files = [bron] if bron.is_file() else sorted(bron.rglob("labelled.jsonl"))
    rows = {s.id: s for path in files if path.suffix == ".jsonl" for s in read_jsonl(path)}
    found = {}
    changed = 0
    for reference in references:
        row = rows.get(reference.id)
        if row is None:
            continue
        if sha1(fold(row.text)) != reference.sha1:
            changed += 1
            continue
        context = row.context if sha1(fold(row.context)) == reference.context_sha1 else ""
        found[reference.id] = Passage(row.text, context)
    return found, changed


def _filled(
    name: str, references: Sequence[Reference], found: dict[str, Passage], notes: list[str]
) -> Hydrated:
    sentences = tuple(_sentence(r, found[r.id]) for r in references if r.id in found)
    missing = len(references) - len(sentences)
    if missing:
        notes.append(
            f"Van {missing} van de {len(references)} zinnen in '{name}' is de tekst niet gevonden. "
            "Noem bij --bron een map met de bronnen, of haal ze op met --online."
        )
    bare = sum(1 for r in references if r.context_sha1 and r.id in found and not found[r.id].context)
    if bare:
        notes.append(f"Van {bare} zinnen in '{name}' is wel de tekst gevonden maar niet wat ervoor stond.")
    return Hydrated(sentences, missing, bare, tuple(notes))


def _sentence(reference: Reference, passage: Passage) -> LabelledSentence:
    return LabelledSentence(
        id=reference.id,
        source=reference.source,
        doc=reference.doc,
        context=passage.context,
        text=passage.text,
        kind=reference.kind,
        challenge=reference.challenge,
        themes=reference.themes,
        themes_optional=reference.themes_optional,
        instrument=reference.instrument,
    )
