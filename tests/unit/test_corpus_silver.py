"""Silver sentences come from no person's label, and from no document that the gate measures on."""

from __future__ import annotations

import pytest

from tests.unit.labelled import sentence
from wijktekst.corpus import Reference, development, read_references
from wijktekst.resources import find
from wijktekst.training.recipe import not_of

GOLD, SILVER = find("corpora", "wijktekst-gold"), find("corpora", "wijktekst-zilver")


@pytest.fixture(scope="module")
def silver() -> list[Reference]:
    return read_references(SILVER)[0]


def test_no_silver_sentence_has_a_label_of_a_person(silver: list[Reference]) -> None:
    gold = {reference.sha1 for reference in read_references(GOLD)[0]}
    assert gold.isdisjoint(reference.sha1 for reference in silver)
    assert len({reference.id for reference in silver}) == len(silver)


def test_documents_of_the_development_split_go_by_the_same_name(silver: list[Reference]) -> None:
    """The gate leaves them out by name: a copy under another name would let it measure what was learnt."""
    held_out = development(GOLD)
    names = {document for _, document in held_out}
    for source, document in {(reference.source, reference.doc) for reference in silver}:
        if any(document == name or document.endswith(f"-{name}") for name in names):
            assert (source, document) in held_out
        assert ".reference." not in document


def test_every_silver_document_has_its_origin(silver: list[Reference]) -> None:
    origins = read_references(SILVER)[1]
    assert {(reference.source, reference.doc) for reference in silver} == set(origins)


def test_what_a_language_model_labelled_no_person_did() -> None:
    gold = {reference.sha1 for reference in read_references(GOLD)[0]}
    found = read_references(find("corpora", "wijktekst-taalmodel"))[0]
    assert len(found) > 16_000
    assert gold.isdisjoint(reference.sha1 for reference in found)
    assert not [reference.doc for reference in found if ".reference." in reference.doc]


def test_a_document_is_known_by_its_name_without_the_ending_of_its_file() -> None:
    measured = [sentence(doc="Partij_2023"), sentence(doc="nota.pdf")]
    others = [sentence(text=f"{doc}.", doc=doc) for doc in ("Partij_2023.pdf", "gemeente-nota.pdf", "a.pdf")]
    assert not_of(measured, others) == others[2:]
