"""What holds for the finder on every text."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from wijktekst.language.tokens import normalise, tokenize
from wijktekst.themes import TermFinder, finder_of

#: Pieces that touch every rule: compounds, particles, hyphens, case, accents, exclusions, broken lines.
_PIECES = """
sociale huurwoningen huur- en koop warmtenet warmtenetten zonne- panelen jeugd- ouderenzorg -zorg wijken
uit te niet voor legt aan pakt leggen aanpakken overlast VvE vve Wmo-voorziening CO2-neutraal coöperatie
cooperatie in de buurt van park , . ; ( ) / € 25.000 's-Hertogenbosch boa's - – schulden kwijt schelden
fietspad bus lijn https://voorbeeld.nl/park www.
"""
PIECES = _PIECES.split()
dutch = st.lists(st.sampled_from(PIECES), max_size=25).flatmap(
    lambda words: st.sampled_from([" ", "\n", "  "]).map(lambda space: space.join(words))
)
anything = st.text(max_size=120) | dutch


@cache
def finder() -> TermFinder:
    return finder_of()


@settings(max_examples=150)
@given(text=anything, data=st.data())
def test_hits_lie_in_their_span_and_are_ordered(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    hits = finder().find(text, [(start, end)])
    for hit in hits:
        assert start <= hit.start < hit.end <= end
        assert text[hit.start : hit.end].strip()
        assert 0 < hit.weight <= 1
    assert list(hits) == sorted(hits, key=lambda hit: (hit.start, hit.end, hit.theme, hit.term))


@settings(max_examples=100)
@given(before=anything, sentence=anything, after=anything)
def test_surroundings_do_not_matter(before: str, sentence: str, after: str) -> None:
    alone = finder().find(sentence, [(0, len(sentence))])
    at = len(before)
    inside = finder().find(before + sentence + after, [(at, at + len(sentence))])
    assert [(hit.start - at, hit.end - at, hit.theme, hit.term) for hit in inside] == [
        (hit.start, hit.end, hit.theme, hit.term) for hit in alone
    ]


@settings(max_examples=100)
@given(text=dutch)
def test_within_a_theme_hits_do_not_overlap(text: str) -> None:
    last: dict[str, int] = {}
    for hit in finder().find(text, [(0, len(text))]):
        assert hit.start >= last.get(hit.theme, 0)
        last[hit.theme] = hit.end


@settings(max_examples=100)
@given(text=dutch)
def test_spans_add_up(text: str) -> None:
    middle = len(text) // 2
    spans = [(0, middle), (middle, len(text))]
    both = finder().find(text, spans)
    assert sorted(both, key=str) == sorted(
        (*finder().find(text, spans[:1]), *finder().find(text, spans[1:])), key=str
    )


@settings(max_examples=150)
@given(text=anything, data=st.data())
def test_tokens_are_the_text_itself(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = start
    for token in tokenize(text, start, end):
        assert at <= token.start < token.end <= end
        assert token.text == text[token.start : token.end]
        assert token.norm == normalise(token.text)
        at = token.end
