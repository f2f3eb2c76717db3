"""Whatever the text: firmness, conditions and direction are classes of the codebook, with their proof."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wijktekst.measures import MeasureText, Writing
from wijktekst.measures.attributes.conditions import conditions
from wijktekst.measures.attributes.direction import direction
from wijktekst.measures.attributes.firmness import firmness
from wijktekst.measures.attributes.lowered import lowered
from wijktekst.types import Fact
from wijktekst.types.attributes import DIRECTIONS, FIRMNESS

WORDS = st.sampled_from(
    [
        *(
            "als",
            "Als",
            "indien",
            "mits",
            "tenzij",
            "wanneer",
            "waar nodig",
            "onder voorwaarden",
            "zo mogelijk",
        ),
        *("de", "raad", "instemt", "wij", "geen", "niet", "meer", "niet langer", "wordt", "is", "afgeschaft"),
        *("onderzoeken of", "verzoekt", "stelt", "in", "voor", "trekt", "legt", "aan", "af", "te beëindigen"),
        *(
            "(",
            ")",
            ",",
            ".",
            ":",
            "\n",
            "\t",
            "€ 1.000",
            "•",
            "İzmir",
            "HEEFT",
            "besloten",
            "2027",
            "om",
            "te",
        ),
    ]
)
SENTENCES = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))
KINDS = st.sampled_from(
    ["", "verkiezingsprogramma", "coalitieakkoord", "besluitenlijst", "begroting", "motie", "onderzoek"]
)


def measured(before: str, sentence: str, kind: str) -> MeasureText:
    whole = before + sentence + " Daarna stond er nog iets."
    return MeasureText(whole, len(before), len(before) + len(sentence), writing=Writing(kind))


@given(before=st.text(max_size=30), sentence=SENTENCES, kind=KINDS)
def test_every_finding_is_a_class_and_lies_in_its_sentence(before: str, sentence: str, kind: str) -> None:
    measure = measured(before, sentence, kind)
    facts: list[tuple[Fact | None, tuple[str, ...]]] = [
        (firmness(measure), FIRMNESS),
        (direction(measure), DIRECTIONS),
        *((one, ("voorwaarde",)) for one in conditions(measure)),
    ]
    for fact, values in facts:
        if fact and sentence:
            assert fact.value in values
            assert measure.start <= fact.start < fact.end <= measure.end


@given(sentence=SENTENCES)
def test_conditions_stand_in_order_and_apart(sentence: str) -> None:
    found = conditions(measured("", sentence, ""))
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(sentence=SENTENCES, kind=KINDS)
def test_a_sentence_says_the_same_twice_and_wherever_it_stands(sentence: str, kind: str) -> None:
    here, there = measured("", sentence, kind), measured("\n\n", sentence, kind)
    for find in (firmness, direction):
        one, other = find(here), find(there)
        assert find(here) == one
        assert (one and (one.value, one.start + 2)) == (other and (other.value, other.start))


@given(sentence=SENTENCES)
def test_a_lowered_text_keeps_every_character_at_its_place(sentence: str) -> None:
    low = lowered(sentence)
    assert len(low) == len(sentence)
    assert all(a == b or a.lower() == b or a.isspace() for a, b in zip(sentence, low, strict=True))


def test_a_text_without_end_takes_no_time() -> None:
    long = "als wij geen is stelt trekt legt voor te onderzoeken besluit die in " * 70
    started = time.perf_counter()
    for kind in ("", "begroting"):
        measure = measured("", long, kind)
        firmness(measure), direction(measure), conditions(measure)
    assert time.perf_counter() - started < 2
