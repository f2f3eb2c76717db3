"""The instrument model answers by the words of a sentence, proves it, and is silent when it is not sure."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijktekst.errors import ModelError
from wijktekst.measures.instrument_cues import cues
from wijktekst.measures.instrument_features import CHANNELS, features_of
from wijktekst.measures.instrument_model import Limits, certainties, load, save, shipped
from wijktekst.measures.instrument_words import ENDS, WHOLE, group_of
from wijktekst.resources import find
from wijktekst.training.instrument import lists_hash
from wijktekst.types import INSTRUMENTS

FOLDER = find("models", "wijktekst-instrument")
#: Pieces of policy text, whole and broken, to draw sentences from.
PIECES = st.sampled_from(
    "De gemeente subsidie € 3 miljoen verbod verbied- en convenant İ ß onder-\nzoek benoemt bouwt"
    " • 1. \n niet BTW-verlaging zorg- co₂ e\u0301 \u00ad 's-Gravenhage ﬁetspad ? ; Verordening".split(" ")
)
GROUPS = [
    ("financiering", "SUBSIDIE"),
    ("huursubsidie", "SUBSIDIE"),
    ("toeristenbelasting", "BELASTING"),
    ("investeert", "BETAAL"),
    ("verordeningen", "WET"),
    ("vuurwerkverbod", "VERBOD"),
    ("wijkagenten", "AMBT"),
    ("coordinator", "AMBT"),  # folded: the list has it with a diaeresis
    ("projectteam", "LICHAAM"),
    ("castratie", "DIENST"),  # of the further words
    ("pakketten", "DIENST"),
    ("wijkaanpak", "AANPAK"),
    ("jongerencentrum", "STEEN"),
    ("prestatieafspraken", "AFSPRAAK"),
    ("haalbaarheidsonderzoek", "STUDIE"),
    ("bijvoorbeeld", ""),  # ends like "beeld"
    ("impact", ""),  # ends like "pact"
    ("behoefte", ""),  # ends like "fte"
    ("gezellig", ""),
    ("", ""),
]


@pytest.mark.parametrize(("word", "group"), GROUPS)
def test_a_word_is_in_a_group(word: str, group: str) -> None:
    assert group_of(word) == group


def test_no_word_is_listed_twice() -> None:
    for lists in (WHOLE, ENDS):
        words = [word for listing in lists.values() for word in listing.split()]
        assert len(words) == len(set(words))


def test_a_cue_is_a_whole_word_and_counts_once_a_line() -> None:
    assert [
        text[start:end] for text in ("een subsidie, twee subsidies",) for _, start, end in cues(text)
    ] == ["subsidie"]
    assert cues("de wetenschap en de pactum") == []


def test_every_channel_says_on_which_words_it_stands() -> None:
    of = features_of("De gemeente geeft een subsidie.", has_amount=False)
    found = dict(zip(CHANNELS, of.channels, strict=True))
    assert ("een subsidie", 3, 5) in found["woorden"]
    assert ("subsidie", 4, 5) in found["letters"]
    assert ("SUBSIDIE", 4, 5) in found["groepen"]
    assert ("een>SUBSIDIE", 3, 5) in found["groepen"]
    assert [feature[1:] for feature in found["wenken"]] == [(4, 5)]


def test_an_amount_speaks_for_money() -> None:
    sentence = "Voor het plan komt er geen verplichting."
    scores = [shipped().scores(features_of(sentence, has_amount=amount)) for amount in (False, True)]
    money = INSTRUMENTS.index("geld")
    assert scores[1][money] > scores[0][money]


@given(st.lists(PIECES, max_size=40).map(" ".join), st.booleans())
def test_an_answer_is_sure_and_has_its_proof_in_the_sentence(text: str, amount: bool) -> None:
    model = shipped()
    found = model.answer(text, has_amount=amount)
    if found is None:
        return
    assert found.instrument in INSTRUMENTS
    assert model.alone.threshold <= found.certainty <= 1
    assert 0 <= found.start < found.end <= len(text)
    assert text[found.start : found.end].strip()
    assert model.answer(text, has_amount=amount) == found


@given(st.text(max_size=200))
def test_any_text_can_be_asked(text: str) -> None:
    shipped().answer(text, has_amount=False)


@given(st.lists(st.floats(-50, 50), min_size=6, max_size=6), st.floats(0.1, 9))
def test_certainties_add_up_to_one_and_keep_the_order(scores: list[float], sharpness: float) -> None:
    shares = certainties(np.array(scores), sharpness)
    assert shares.sum() == pytest.approx(1)
    assert shares[int(np.argmax(scores))] == shares.max()


def test_what_the_network_says_counts_along() -> None:
    sentence = "De gemeente geeft een subsidie voor isolatie."
    alone, agreed, doubted = (
        shipped().answer(sentence, has_amount=False, beside=beside)
        for beside in ((), (4.0, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0, 9.0))
    )
    assert alone is not None
    assert agreed is not None
    assert alone.instrument == agreed.instrument == "geld"
    assert doubted is None or doubted.instrument == "kennis" or doubted.certainty < agreed.certainty


def test_under_the_threshold_there_is_no_answer() -> None:
    sentence = "De gemeente geeft een subsidie voor isolatie."
    sure = shipped().answer(sentence, has_amount=False)
    assert sure is not None
    above = replace(shipped(), alone=Limits(shipped().alone.sharpness, sure.certainty + 1e-6))
    assert above.answer(sentence, has_amount=False) is None


def test_without_a_telling_word_there_is_no_answer_however_low_the_threshold() -> None:
    never = replace(shipped(), alone=Limits(shipped().alone.sharpness, 0.0))
    assert never.answer("We richten ons op ouderen.", has_amount=False) is None
    assert never.answer("De aanpak gaat door.", has_amount=False) is None
    assert never.answer("Wij geven mensen subsidie.", has_amount=False) is not None


def test_what_is_saved_is_read_back_and_gives_the_same_bytes(tmp_path: Path) -> None:
    manifest = json.loads((FOLDER / "manifest.json").read_text("utf-8"))
    for name in ("een", "twee"):
        save(load(FOLDER), tmp_path / name, manifest)
    assert (tmp_path / "een/weights.npz").read_bytes() == (tmp_path / "twee/weights.npz").read_bytes()
    sentence = "De raad stelt de verordening vast."
    again = load(tmp_path / "een").answer(sentence, has_amount=False)
    assert again == shipped().answer(sentence, has_amount=False)


def test_the_shipped_model_belongs_to_the_lists_and_is_small() -> None:
    manifest = json.loads((FOLDER / "manifest.json").read_text("utf-8"))
    assert manifest["lists"] == lists_hash(), "make the instrument model again"
    assert (FOLDER / "weights.npz").stat().st_size < 1_500_000


@pytest.mark.parametrize("damage", ["absent", "no manifest", "half", "list", "version", "other weights"])
def test_a_damaged_model_is_named(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "model"
    if damage != "absent":
        shutil.copytree(FOLDER, folder)
    manifest = folder / "manifest.json"
    weights = folder / "weights.npz"
    match damage:
        case "no manifest":
            manifest.unlink()
        case "half":
            weights.write_bytes(weights.read_bytes()[:5000])
        case "list":
            manifest.write_text("[]", "utf-8")
        case "version":
            manifest.write_text(json.dumps(json.loads(manifest.read_text("utf-8")) | {"format": 0}), "utf-8")
        case "other weights":
            model = load(FOLDER)
            save(replace(model, weights=model.weights[:-1]), folder, {})
    with pytest.raises(ModelError, match="instrumentmodel in 'model'"):
        load(folder)
