"""Places on any text: offsets hold, doubt has no code, the same text gives the same, names are read back."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from wijktekst.language.places import gazetteer, municipality_of, places
from wijktekst.language.places.folding import folded
from wijktekst.language.places.gazetteer import all_quarters

CODES = ("GM", "PV", "WK", "BU", "NP")
PIECES = [
    *("Utrecht", "Bergen op Zoom", "'s-Hertogenbosch", "’s-Gravenhage", "Den Haag", "Noord-", "Holland"),
    *("Best", "Nieuwland", "Oude-", "Nieuwehorne", "Mildam", "Het Meer", "Overvecht", "Nieuw-West", "Zuid"),
    *(" in ", " en ", ", ", "de wijk ", "stadsdeel ", "gemeente ", "provincie ", "De heer ", "Van "),
    *("regio ", "Centrum", " ", "-", "\n", "\u00a0", "\u00ad", "/", ".", "(", "12", "straat"),
    *("İ", "ß", "é", "e\u0301", "Ĳ", "'", "’"),
]
texts = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
spans = st.tuples(st.integers(0, 60), st.integers(0, 60))
municipalities = st.sampled_from(["", "GM0074", "GM0344", "GM0363", "GM0518", "GM9999"])
#: Names that mean one municipality without more.
PLAIN = sorted(
    written
    for written, towns in gazetteer()[0].items()
    if len(towns) == 1 and towns[0].kind == "gemeente" and not towns[0].needs_cue
)


@given(st.text(max_size=200))
@example("İstanbul ǅ ŉ \u0130")
def test_folding_keeps_the_length(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)


@settings(deadline=None)  # the first call reads the names
@given(texts, spans, municipalities)
def test_places_lie_in_the_span_in_order_and_each_once(
    text: str, span: tuple[int, int], municipality: str
) -> None:
    start = min(span[0], len(text))
    end = min(start + span[1], len(text))
    found = places(text, start, end, municipality)
    assert all(start <= one.start < one.end <= end for one in found)
    assert list(found) == sorted(found, key=lambda one: (one.start, one.end))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(one.doubtful == (one.code == "") for one in found)
    assert all(one.code == "" or one.code[:2] in CODES for one in found)
    coded = [one.code for one in found if one.code not in ("", "NPLV")]
    assert len(coded) == len(set(coded))
    assert found == places(text, start, end, municipality)


@settings(deadline=None)
@given(texts, municipalities)
def test_what_has_no_capital_is_no_place(text: str, municipality: str) -> None:
    low = "".join(char.lower() if len(char.lower()) == 1 else "x" for char in text)
    if not any(char.isupper() or char.istitle() for char in low):
        assert places(low, 0, len(low), municipality) == ()


SENTENCES = ["In {} komt een loket.", "{} bouwt.", "De gemeente {} plant.", "Ook (in {}) geldt dat."]


@settings(deadline=None)
@given(st.sampled_from(PLAIN), st.sampled_from(SENTENCES))
def test_a_written_municipality_is_read_back(written: str, sentence: str) -> None:
    text = sentence.format(written)
    (one,) = places(text, 0, len(text))
    assert text[one.start : one.end] == written
    assert one.code == gazetteer()[0][written][0].code
    assert places(text.upper(), 0, len(text))[0].code == one.code


@settings(deadline=None)
@given(texts, texts)
def test_a_document_without_a_municipality_is_about_none(one: str, other: str) -> None:
    text = f"{one}\n{other}"
    code = municipality_of(text)
    assert code == "" or (len(code) == 6 and code.startswith("GM"))
    if not any(all_quarters().within(text, 0, len(text))) and not any(
        gazetteer()[1].within(text, 0, len(text))
    ):
        assert code == ""
