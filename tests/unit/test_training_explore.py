"""The own way of the parser through a text: where it is right its moves are the best, else others are."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from wijktekst.language import load_pipeline
from wijktekst.training.dutch.explore import explored
from wijktekst.training.dutch.oracle import FEATURES, _State

TEXT = "De gemeente legt een warmtenet aan. De raad stemt in met het plan van het college."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline("nl_wijktekst_sm")


def gold(nlp: Language, heads: list[int], relations: list[str]) -> Doc:
    """The words of the text with a tree."""
    words = nlp.make_doc(TEXT)
    spaces = [bool(token.whitespace_) for token in words]
    return Doc(nlp.vocab, words=[t.text for t in words], spaces=spaces, heads=heads, deps=relations)


def test_where_the_parser_is_right_its_own_moves_are_the_best(nlp: Language) -> None:
    parsed = nlp(TEXT)
    heads, relations = [t.head.i for t in parsed], [t.dep_ for t in parsed]
    ((features, moves),) = explored(nlp, [gold(nlp, heads, relations)])
    assert features.shape == (len(moves), FEATURES)
    names = nlp.get_pipe("parser").move_names  # type: ignore[attr-defined]
    state = _State(len(parsed))
    for seen, move in zip(features.tolist(), moves.tolist(), strict=True):
        assert tuple(seen) == state.features()
        state.apply(names[move][0])
    assert [head if head >= 0 else at for at, head in enumerate(state.heads)] == heads


def test_where_the_parser_errs_another_move_is_the_best(nlp: Language) -> None:
    parsed = nlp(TEXT)
    heads, relations = [t.head.i for t in parsed], [t.dep_ for t in parsed]
    chain = [max(at - 1, 0) for at in range(len(parsed))]
    ((_, own),) = explored(nlp, [gold(nlp, heads, relations)])
    ((_, other),) = explored(nlp, [gold(nlp, chain, ["ROOT", *["dep"] * (len(parsed) - 1)])])
    assert own.tolist() != other.tolist()
    names = nlp.get_pipe("parser").move_names  # type: ignore[attr-defined]
    assert "R-dep" in {names[move] for move in other.tolist()}
