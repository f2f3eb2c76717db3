"""Facts are the same whether all words of a sentence get a lemma or only those that are asked after."""

from __future__ import annotations

import pytest

from wijktekst.language import parse
from wijktekst.language.parse import Parser
from wijktekst.language.parse_lemmas import add_lemmas, taken_apart
from wijktekst.language.spacy_pipeline import EMBEDDED, load_pipeline

SENTENCES = (
    "De gemeente legt in 2026 drie nieuwe speelplekken aan.",
    "Wij gaan samen met de corporaties 200 woningen bouwen voor starters.",
    "Schaf de hondenbelasting af.",
    "De huren worden door de woningcorporaties niet verhoogd.",
    "Bewoners kunnen subsidie krijgen, waarna de wethouder het plan heeft vastgesteld.",
    "Het instellen van een fonds voor verduurzaming",
    "\u2022",
    "Het is de bedoeling dat jongeren worden begeleid naar werk.",
)


def test_facts_are_those_of_a_lemma_for_every_word(monkeypatch: pytest.MonkeyPatch) -> None:
    few = Parser(EMBEDDED).facts(SENTENCES)

    parse._pipeline.cache_clear()
    monkeypatch.setattr(parse, "taken_apart", lambda nlp: None)
    every = Parser(EMBEDDED).facts(SENTENCES)
    parse._pipeline.cache_clear()

    assert few == every
    assert few[0].verb == "aanleggen"


def test_words_that_are_asked_after_get_the_lemma_of_the_whole_pipeline() -> None:
    whole, apart = load_pipeline(EMBEDDED), load_pipeline(EMBEDDED)
    lemmatizer = taken_apart(apart)
    assert lemmatizer is not None
    assert "lemmatizer" not in apart.pipe_names

    docs = list(apart.pipe(SENTENCES))
    add_lemmas(lemmatizer, docs)

    given = [
        (word.lemma_, token.lemma_)
        for one, doc in zip(docs, whole.pipe(SENTENCES), strict=True)
        for word, token in zip(one, doc, strict=True)
        if word.lemma_
    ]
    assert len(given) > len(SENTENCES)
    assert all(mine == its for mine, its in given)


def test_a_rule_for_lemmas_keeps_the_lemmatizer_where_it_is() -> None:
    nlp = load_pipeline(EMBEDDED)
    nlp.get_pipe("attribute_ruler").add([[{"LOWER": "wij"}]], {"LEMMA": "we"})

    assert taken_apart(nlp) is None
    assert "lemmatizer" in nlp.pipe_names


def test_a_pipeline_without_a_trained_lemmatizer_stays_as_it_is() -> None:
    nlp = load_pipeline("geen")
    before = nlp.pipe_names

    assert taken_apart(nlp) is None
    assert nlp.pipe_names == before


def test_no_sentences_have_no_lemmas() -> None:
    nlp = load_pipeline(EMBEDDED)
    lemmatizer = taken_apart(nlp)

    assert lemmatizer is not None
    add_lemmas(lemmatizer, [])
    add_lemmas(lemmatizer, [nlp.make_doc("")])
