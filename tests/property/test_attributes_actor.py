"""Whatever the text: who acts, who pays and for whom are of known kinds, with their proof in the document."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijktekst.measures import MeasureText, Writing
from wijktekst.measures.attributes.actor import actor
from wijktekst.measures.attributes.payer import payer
from wijktekst.measures.attributes.target import target_groups
from wijktekst.types import ACTOR_KINDS, TARGET_GROUPS, Actor

_WORDS = """
de het een wij we Wij ik gemeente college raad kabinet Rijk provincie overheid coalitie bewoners huurders
ouderen jongeren mensen met schulden zonder laag inkomen voor aan van bij door uit op naar verzoekt besluit
besluit: wil: willen: stelt beschikbaar subsidie gemeentefonds betaald bekostigd krijgen kunnen worden
geholpen te vast stellen voor te stellen Besluit: 1. - • ( ) , . ; : \n \t € 1.000 miljoen İzmir ŞEHİR
VVD Volt minister BZK ministerie Amsterdammers zzp'ers dak- en thuislozen niet geen
"""
WORDS = st.sampled_from(_WORDS.split(" "))
SENTENCES = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))
KINDS = st.sampled_from(
    [
        *(
            "",
            "verkiezingsprogramma",
            "coalitieakkoord",
            "besluitenlijst",
            "begroting",
            "motie",
            "kamerbrief",
        ),
        *("raadsvoorstel", "wijkplan", "onderzoek", "consultatie"),
    ]
)
CODES = st.sampled_from(["", "GM0503", "GM0363"])


def measured(before: str, sentence: str, writing: Writing) -> MeasureText:
    whole = before + sentence + " Daarna stond er nog iets."
    return MeasureText(whole, len(before), len(before) + len(sentence), writing=writing)


@given(before=SENTENCES, sentence=SENTENCES, kind=KINDS, code=CODES)
def test_every_finding_is_of_a_known_kind_and_proved(
    before: str, sentence: str, kind: str, code: str
) -> None:
    measure = measured(before, sentence, Writing(kind, "", code))
    for found in (actor(measure), payer(measure)):
        if found:
            assert found.kind in ("", *ACTOR_KINDS)
            assert found.name
            assert not found.ministry or found.kind == "Rijk"
            # What leads a list stands before the sentence, nothing stands behind it.
            assert max(0, measure.start - 200) <= found.start < found.end <= measure.end
    paid = payer(measure)
    assert paid is None or paid.kind not in ("", "partij")
    groups = target_groups(measure)
    assert {group.value for group in groups} <= set(TARGET_GROUPS)
    assert len({group.value for group in groups}) == len(groups)
    assert all(measure.start <= one.start < one.end <= measure.end for one in groups)
    assert [one.start for one in groups] == sorted(one.start for one in groups)


@given(sentence=SENTENCES, kind=KINDS, code=CODES)
def test_a_sentence_says_the_same_twice_and_wherever_it_stands(sentence: str, kind: str, code: str) -> None:
    writing = Writing(kind, "", code)
    here, there = measured("", sentence, writing), measured("\n\n", sentence, writing)
    for find in (actor, payer):
        one, other = find(here), find(there)
        assert find(here) == one
        assert _told(one, 2) == _told(other, 0)
    moved = [(group.value, group.start + 2) for group in target_groups(here)]
    assert moved == [(group.value, group.start) for group in target_groups(there)]


def _told(found: Actor | None, shift: int) -> tuple[str, str, int] | None:
    return (found.name, found.kind, found.start + shift) if found else None


@pytest.mark.parametrize(
    "piece",
    [
        "wij stellen de subsidie van de gemeente voor ouderen en mensen met schulden beschikbaar ",
        "verzoekt het college: besluit: ",
        "voor jonge, oude, ",
        "x",
        "de gemeente ",
        "geld ",
        "\n",
        "te stellen ",
    ],
)
def test_a_text_without_end_takes_no_time(piece: str) -> None:
    long = piece * (5_000 // len(piece))
    started = time.perf_counter()
    for kind in ("", "besluitenlijst", "verkiezingsprogramma"):
        measure = measured(long, long, Writing(kind))
        actor(measure), payer(measure), target_groups(measure)
    assert time.perf_counter() - started < 2
