"""`wijk_entities` in a pipeline: whole tokens, the entities of others, saving, odd texts."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

TEXT = "De gemeente Utrecht betaalt in 2026 aan het NPLV; Jansen uit Amsterdam is blij."


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("nl")
    nlp.add_pipe("wijk_entities")
    return nlp


def shown(doc: Doc) -> list[tuple[str, str, str]]:
    return [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents]


OURS = [
    ("Utrecht", "GPE", "GM0344"),
    ("2026", "DATE", ""),
    ("NPLV", "ORG", ""),
    ("Amsterdam", "GPE", "GM0363"),
]


def test_a_blank_pipeline_gets_entities_with_codes(nlp: Language) -> None:
    assert shown(nlp(TEXT)) == OURS


@pytest.mark.parametrize("text", ["", " ", "\n\n", "👩‍👩‍👧", "\u200b\ufeff"])
def test_a_text_without_words_has_no_entities(nlp: Language, text: str) -> None:
    assert nlp(text).ents == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het is 12%-13% meer, €2mln.", ["12%-13%", "€2mln."]),
        ("In 2025–2028 (Wmo 2015).", ["2025–2028", "Wmo 2015"]),
        ("Het kost € 25.000,- in 's-Hertogenbosch.", ["€ 25.000,-", "'s-Hertogenbosch"]),
        ("Dat was in 2026.De rest volgt.", []),  # one token that is more than a year
    ],
)
def test_entities_are_whole_tokens(nlp: Language, text: str, expected: list[str]) -> None:
    assert [ent.text for ent in nlp(text).ents] == expected


@Language.component("test_other_entities")
def other_entities(doc: Doc) -> Doc:
    """What a trained recogniser might set: one that we do not know, two that run into ours."""
    words = [token.text for token in doc]
    jansen, uit, utrecht = words.index("Jansen"), words.index("uit"), words.index("Utrecht")
    doc.ents = [
        Span(doc, utrecht - 1, utrecht + 1, "ORG", kb_id="Q1"),
        Span(doc, jansen, jansen + 1, "PERSON"),
        Span(doc, uit, uit + 2, "LOC"),
    ]
    return doc


@pytest.mark.parametrize(
    ("overwrite", "expected"),
    [
        (True, [*OURS[:3], ("Jansen", "PERSON", ""), OURS[3]]),
        (
            False,
            [
                ("gemeente Utrecht", "ORG", "Q1"),
                *OURS[1:3],
                ("Jansen", "PERSON", ""),
                ("uit Amsterdam", "LOC", ""),
            ],
        ),
    ],
)
def test_where_both_find_something_the_setting_decides(
    overwrite: bool, expected: list[tuple[str, str, str]]
) -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("test_other_entities")
    nlp.add_pipe("wijk_entities", config={"overwrite_ents": overwrite})
    assert shown(nlp(TEXT)) == expected


def test_a_saved_pipeline_finds_the_same_and_keeps_its_setting(tmp_path: Path) -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("wijk_entities", config={"overwrite_ents": False})
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert shown(again(TEXT)) == OURS
    assert again.get_pipe_config("wijk_entities")["overwrite_ents"] is False


def test_many_texts_give_the_same_as_one_by_one(nlp: Language) -> None:
    texts = [TEXT, "", "De VVD wil 5% meer.", TEXT]
    assert [shown(doc) for doc in nlp.pipe(texts)] == [shown(nlp(text)) for text in texts]
    doc = nlp(TEXT)
    assert shown(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == shown(doc)
