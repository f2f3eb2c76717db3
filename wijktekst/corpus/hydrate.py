"""Fills in the text of sentences that a corpus holds by reference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wijktekst.corpus.labelled import LabelledSentence, read_jsonl
from wijktekst.corpus.references import Reference, fold, read_references, sha1
from wijktekst.corpus.search import Passage, files_under, passages
from wijktekst.errors import InputError


@dataclass(frozen=True, slots=True)
class Hydrated:
    """Sentences whose text was found, in the order of the labels; `missing` counts those that were not."""

    sentences: tuple[LabelledSentence, ...]
    missing: int
    notes: tuple[str, ...] = ()


def hydrate(folder: Path, bron: Path | None = None, *, online: bool = False) -> Hydrated:
    """Sentences of the corpus in `folder` with their text and context.

    A corpus with text of its own (`zinnen.jsonl`) is just read. One by reference (`labels.csv`) takes the text
    from files under `bron`: files `labelled.jsonl`, or the documents themselves; with `online` what is still
    missing comes from its public origin. Every text is checked against its hash, and so is every context; a
    sentence whose context cannot be found keeps "".

    Raises InputError when `bron` does not exist or a label file is damaged. A sentence that is not found, or a
    network that is not there, is no error: see `missing` and `notes`.
    """
    own = folder / "zinnen.jsonl"
    if own.is_file():
        return Hydrated(tuple(read_jsonl(own)), 0)
    if not (folder / "labels.csv").is_file():
        return Hydrated((), 0, (f"In '{folder.name}' staan geen gelabelde zinnen.",))
    references, origins = read_references(folder)
    found: dict[str, Passage] = {}
    notes: list[str] = []
    if bron is not None:
        if not bron.exists():
            raise InputError(f"De map '{bron}' met bronnen bestaat niet. Noem een bestaande map bij --bron.")
        found.update(_labelled(bron, references))
        left = [r for r in references if r.id not in found]
        if left:
            found.update(passages(files_under(bron), left, origins))
    left = [r for r in references if r.id not in found]
    if left and online:
        from wijktekst.corpus.fetch import fetched

        online_found, problems = fetched(left, origins)
        found.update(online_found)
        notes.extend(problems)
    sentences = tuple(_filled(r, found[r.id]) for r in references if r.id in found)
    missing = len(references) - len(sentences)
    if missing:
        notes.append(
            f"Van {missing} van de {len(references)} zinnen in '{folder.name}' is de tekst niet gevonden. "
            "Noem bij --bron een map met de bronnen, of haal ze op met --online."
        )
    return Hydrated(sentences, missing, tuple(notes))


def _labelled(bron: Path, references: Iterable[Reference]) -> dict[str, Passage]:
    """Texts out of files `labelled.jsonl` under `bron`, by id, when they match the hash."""
    files = [bron] if bron.is_file() else sorted(bron.rglob("labelled.jsonl"))
    rows = {s.id: s for path in files if path.suffix == ".jsonl" for s in read_jsonl(path)}
    found = {}
    for reference in references:
        row = rows.get(reference.id)
        if row is None or sha1(fold(row.text)) != reference.sha1:
            continue
        context = row.context if sha1(fold(row.context)) == reference.context_sha1 else ""
        found[reference.id] = Passage(row.text, context)
    return found


def _filled(reference: Reference, passage: Passage) -> LabelledSentence:
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
