"""Entities on any text: offsets hold, nothing overlaps, nothing fails, twice gives the same."""

from __future__ import annotations

from itertools import pairwise

import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wijktekst.language import entities_of

#: Pieces that the rules look for, so that random texts hit them and their borders.
PIECES = [
    *(
        "gemeente ",
        "provincie ",
        "Utrecht",
        "Best",
        "Den Haag",
        "'s-Hertogenbosch",
        "Amsterdam-Noord",
        "in ",
        "-",
    ),
    *(
        "ministerie van ",
        "minister van ",
        "BZK",
        "Financiën",
        ", ",
        " en ",
        "waterschap ",
        "Limburg",
        "Aa en Maas",
    ),
    *(
        "PvdA",
        "-fractie",
        "'er",
        "Denk",
        "Volt",
        "230 ",
        "(",
        "CU",
        ")",
        "GroenLinks/",
        "Leefbaar ",
        "Stichting ",
    ),
    *(
        "Wet ",
        "wet",
        "Jeugd",
        "de Regeling ",
        "goed ",
        "verhuurderschap",
        "verordening ",
        "(EU) ",
        "2016/679",
    ),
    *(
        "€ ",
        "5",
        "1,2",
        " miljoen",
        " euro",
        "%",
        " procent",
        "tien",
        "tussen ",
        " à ",
        "2025",
        "2028",
        "–",
        "/",
    ),
    *(
        "eind ",
        "1",
        " maart ",
        "Q1 ",
        "derde kwartaal",
        ".",
        " ",
        "\n",
        "\t",
        "\u00a0",
        "\u00ad",
        "e\u0301",
        "²",
        "٣",
    ),
]
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
nlp = spacy.blank("nl")
nlp.add_pipe("wijk_entities")


@settings(deadline=None)  # the first call reads the lists
@given(texts)
@example("İ Wet İ goed 5% €")
def test_entities_lie_in_order_within_the_text_and_never_differ(text: str) -> None:
    found = entities_of(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.text == text[one.start : one.end] for one in found)
    assert all(one.text == one.text.strip() and "\n" not in one.text for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert entities_of(text) == found


@settings(deadline=None)
@given(texts)
def test_a_doc_takes_them_as_whole_tokens(text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    covered = [(one.start, one.end) for one in entities_of(text)]
    assert all(any(ent.start_char <= a and b <= ent.end_char for a, b in covered) for ent in doc.ents)
