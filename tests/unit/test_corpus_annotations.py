"""Annotations on disk: what one annotator made of each sentence, as labelled sentences with a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from wijktekst.corpus import LabelledSentence, read_jsonl
from wijktekst.corpus.annotations import Annotation, read_annotations, write_annotations
from wijktekst.errors import InputError
from wijktekst.types import CHALLENGES

ANNOTATIONS = [
    Annotation(
        "Anna",
        LabelledSentence(
            *("a", "motie", "a.pdf", "Ervoor.", "Er komt “een” bus.\u2028", "maatregel", "mobiliteit"),
            themes=("mobiliteit",),
            instrument="uitvoering",
            headings=("Plan", "Bus"),
        ),
        "twijfel: \ud800",
    ),
    Annotation(
        "Bram",
        LabelledSentence("a", "", "", "", "Er komt een bus.", "overig", "", (), themes_optional=CHALLENGES),
    ),
]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write_annotations(tmp_path / "a.jsonl", ANNOTATIONS)
    found = read_annotations(tmp_path / "a.jsonl")
    assert [one.sentence for one in found] == [one.sentence for one in ANNOTATIONS]
    assert [(one.annotator, one.note) for one in found] == [("Anna", "twijfel: ?"), ("Bram", "")]


def test_the_file_is_one_of_labelled_sentences_as_well(tmp_path: Path) -> None:
    write_annotations(tmp_path / "a.jsonl", ANNOTATIONS)
    assert read_jsonl(tmp_path / "a.jsonl") == [one.sentence for one in ANNOTATIONS]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "staan geen labels"),
        ('{"text": "a", "soort": "plan", "themas": []}', "regel 1: 'plan' is geen soort"),
        (
            '{"text": "a", "soort": "overig", "themas": [], "annotator": []}',
            "'annotator' moet een tekst zijn",
        ),
    ],
)
def test_a_file_that_does_not_fit_is_told(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "a.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_annotations(tmp_path / "a.jsonl")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="kan niet worden geschreven"):
        write_annotations(tmp_path / "niet" / "a.jsonl", ANNOTATIONS)
