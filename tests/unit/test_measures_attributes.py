"""All attributes of one sentence together; each has its own file of cases."""

from __future__ import annotations

import pytest

from tests.unit.attributes_of import of
from wijktekst.measures import MeasureText, Writing, attributes_of
from wijktekst.reading import document_from_text
from wijktekst.types import Attributes, Source


def test_all_attributes_of_one_sentence() -> None:
    sentence = "De gemeente Zwolle trekt in 2026 € 1,2 miljoen subsidie uit voor isolatie in de wijk."
    before = "Een zin ervoor over € 5 in Delft in 2020. "
    found = of(sentence, before=before)
    assert found.actor
    assert (found.actor.name, found.actor.kind) == ("De gemeente Zwolle", "gemeente")
    assert found.instrument
    assert found.instrument.value == "geld"
    assert found.money
    assert (found.money.euros, found.money.text) == (1_200_000, "€ 1,2 miljoen")
    assert found.money.start == len(before) + sentence.index("€")
    assert [(one.iso, one.first, one.last) for one in found.periods] == [("2026", "2026-01-01", "2026-12-31")]
    assert found.scale
    assert found.scale.value == "wijk"
    assert [(place.name, place.code) for place in found.places] == [("Zwolle", "GM0193")]


def test_the_document_tells_its_kind_date_and_municipality() -> None:
    text = "De gemeente Utrecht bouwt. De gemeente Utrecht plant."
    document = document_from_text(text, Source("tekst", "text/plain", "0" * 64))
    assert Writing.of(document).municipality == "GM0344"


@pytest.mark.parametrize("sentence", ["Ja.", "1.", "Wonen", "…", "👩‍👩‍👧", "Waarom?"])
def test_what_says_nothing_has_no_attributes(sentence: str) -> None:
    assert of(sentence) == Attributes()


def test_every_proof_lies_in_the_sentence() -> None:
    before, after = "De raad betaalt in Delft. ", " Het college in Leiden niet."
    sentence = "Het college verleent in 2026 € 5.000 subsidie aan jongeren in de wijk."
    whole = before + sentence + after
    found = attributes_of(MeasureText(whole, len(before), len(before + sentence)))
    spans = [found.actor, found.instrument, found.money, *found.amounts, *found.periods, found.scale]
    assert all(len(before) <= one.start < one.end <= len(before + sentence) for one in spans if one)
