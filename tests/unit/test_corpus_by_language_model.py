"""What a language model labelled has no label of a person, and is left out where its document is measured."""

from __future__ import annotations

import pytest

from tests.unit.labelled import sentence
from wijktekst.corpus import Reference, development, read_references
from wijktekst.resources import find
from wijktekst.training.apart import not_of
from wijktekst.training.recipe import BY_LANGUAGE_MODEL
from wijktekst.training.recipe import GOLD as GOLD_NAME

GOLD, LABELLED = find("corpora", GOLD_NAME), find("corpora", BY_LANGUAGE_MODEL)


@pytest.fixture(scope="module")
def labelled() -> list[Reference]:
    return read_references(LABELLED)[0]


def test_no_sentence_has_a_label_of_a_person_too(labelled: list[Reference]) -> None:
    gold = {reference.sha1 for reference in read_references(GOLD)[0]}
    assert len(labelled) > 16_000
    assert gold.isdisjoint(reference.sha1 for reference in labelled)
    assert len({reference.id for reference in labelled}) == len(labelled)


def test_documents_of_the_development_split_are_left_out_by_name(labelled: list[Reference]) -> None:
    """The gate knows them by name: a copy under another name would let it measure what was learnt."""
    held_out = [sentence(doc=document) for _, document in development(GOLD)]
    names = [document for _, document in development(GOLD)]
    documents = sorted({reference.doc for reference in labelled})
    kept = {s.doc for s in not_of(held_out, [sentence(text=f"{doc}.", doc=doc) for doc in documents])}
    assert len(kept) < len(documents)
    assert not [doc for doc in kept for name in names if name.split(".pdf")[0] in doc]
    assert not [doc for doc in documents if ".reference." in doc]


def test_every_document_has_its_origin(labelled: list[Reference]) -> None:
    assert {(reference.source, reference.doc) for reference in labelled} == set(read_references(LABELLED)[1])


def test_a_document_is_known_by_its_name_without_the_ending_of_its_file() -> None:
    measured = [sentence(doc="Partij_2023"), sentence(doc="nota.pdf")]
    others = [sentence(text=f"{doc}.", doc=doc) for doc in ("Partij_2023.pdf", "gemeente-nota.pdf", "a.pdf")]
    assert not_of(measured, others) == others[2:]
