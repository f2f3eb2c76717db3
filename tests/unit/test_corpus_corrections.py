"""Corrections survive: what was marked is read back, whatever happens while it is written."""

from __future__ import annotations

import json
import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijktekst.corpus import read_jsonl
from wijktekst.corpus.corrections import Correction, append, holds_corrections, labelled, read
from wijktekst.corpus.labelled import KINDS
from wijktekst.errors import InputError
from wijktekst.types import CHALLENGES, NO_CHALLENGE

RIGHT = Correction(
    "mtr-1",
    "goed",
    "maatregel",
    "zorg",
    text='De gemeente "opent" een steunpunt.\u2028Echt waar.',
    doc="map/nota.pdf",
    context="Wat eraan voorafging.",
    headings=("1 Zorg", "1.1 Steun"),
)
OTHER = replace(RIGHT, id="mtr-2", verdict="anders", kind="maatregel", challenge="wonen")
NOT_ONE = replace(RIGHT, id="mtr-3", verdict="anders", kind="overig")
WRONG = replace(RIGHT, id="mtr-4", verdict="fout")
UNSURE = replace(RIGHT, id="mtr-5", said_challenge="onzeker")

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@st.composite
def corrections(draw: st.DrawFn) -> Correction:
    verdict = draw(st.sampled_from(("goed", "fout", "anders")))
    kind = draw(st.sampled_from(KINDS)) if verdict == "anders" else ""
    challenge = draw(st.sampled_from((*CHALLENGES, NO_CHALLENGE))) if kind == "maatregel" else ""
    texts = [draw(_TEXTS) for _ in range(4)]
    headings = tuple(draw(st.lists(_TEXTS, max_size=2)))
    said = draw(st.sampled_from((*CHALLENGES, NO_CHALLENGE, "onzeker")))
    return Correction(texts[0], verdict, "maatregel", said, *texts[1:], headings, kind, challenge)


@given(st.lists(corrections(), max_size=4, unique_by=lambda one: one.id))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, some: list[Correction]
) -> None:
    path = tmp_path_factory.mktemp("c") / "correcties.jsonl"
    for one in some:
        append(path, one)
    assert read(path) == some


def test_a_file_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert read(tmp_path / "correcties.jsonl") == []


def test_a_later_verdict_replaces_an_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "correcties.jsonl"
    for one in (RIGHT, OTHER, replace(RIGHT, verdict="fout")):
        append(path, one)
    assert read(path) == [OTHER, replace(RIGHT, verdict="fout")]


def test_a_line_that_a_crash_left_half_written_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "correcties.jsonl"
    append(path, RIGHT)
    whole = path.read_bytes()
    path.write_bytes(whole + whole[: len(whole) // 2])
    assert read(path) == [RIGHT]
    append(path, OTHER)
    assert read(path) == [RIGHT, OTHER]


def test_a_whole_line_that_lacks_its_end_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "correcties.jsonl"
    append(path, RIGHT)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert read(path) == [RIGHT]
    append(path, OTHER)
    assert read(path) == [RIGHT, OTHER]


def _append_many(path: Path, writer: int) -> None:
    for number in range(60):
        append(path, replace(RIGHT, id=f"mtr-{writer}-{number}", text="lang " * 2000))


def test_two_programs_at_once_lose_and_mix_nothing(tmp_path: Path) -> None:
    path = tmp_path / "correcties.jsonl"
    spawn = multiprocessing.get_context("spawn")
    both = [spawn.Process(target=_append_many, args=(path, writer)) for writer in (1, 2)]
    for one in both:
        one.start()
    for one in both:
        one.join(60)
    assert [one.exitcode for one in both] == [0, 0]
    assert {one.id for one in read(path)} == {f"mtr-{w}-{n}" for w in (1, 2) for n in range(60)}


def test_a_file_name_in_another_encoding_can_be_written(tmp_path: Path) -> None:
    append(tmp_path / "c.jsonl", replace(RIGHT, doc="nota\udce9.pdf"))
    assert read(tmp_path / "c.jsonl")[0].doc == "nota?.pdf"


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "correcties.jsonl").mkdir()
    with pytest.raises(InputError, match=r"kan niet worden geschreven.*niet bewaard"):
        append(tmp_path / "correcties.jsonl", RIGHT)
    with pytest.raises(InputError, match="kan niet worden gelezen"):
        read(tmp_path / "correcties.jsonl")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"oordeel": "misschien"}, "geen oordeel"),
        ({"oordeel": "anders", "soort": "voorstel"}, "geen soort"),
        ({"oordeel": "anders", "opgave": "sport"}, "een opgave nodig"),
        ({"id": ""}, "'id' ontbreekt"),
        ({"text": 3.5}, "moet een tekst zijn"),
        ({"koppen": "1 Zorg"}, "moet een lijst van teksten"),
    ],
)
def test_a_damaged_line_is_named(tmp_path: Path, change: dict[str, object], says: str) -> None:
    path = tmp_path / "correcties.jsonl"
    append(path, RIGHT)
    row = json.loads(path.read_text("utf-8"))
    path.write_text(f"{json.dumps(row)}\n{json.dumps(row | change)}\n", "utf-8")
    with pytest.raises(InputError, match=rf"correcties.jsonl, regel 2: .*{says}"):
        read(path)


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": "anders"},
        {"kind": "overig"},
        {"verdict": "anders", "kind": "maatregel"},
        {"verdict": "anders", "kind": "overig", "challenge": "zorg"},
        {"verdict": "anders", "kind": "maatregel", "challenge": "onzeker"},
        {"text": " "},
    ],
)
def test_a_correction_that_says_nothing_is_not_made(change: dict[str, str]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        replace(RIGHT, **change)  # type: ignore[arg-type]


def test_lessons_are_what_the_reader_says_and_no_themes() -> None:
    taught = labelled([RIGHT, OTHER, NOT_ONE, WRONG, UNSURE])
    assert [(s.kind, s.challenge) for s in taught.sentences] == [
        ("maatregel", "zorg"),
        ("maatregel", "wonen"),
        ("overig", ""),
    ]
    assert {(s.themes, s.themes_optional) for s in taught.sentences} == {((), CHALLENGES)}
    assert (taught.wrong, taught.unsure) == (1, 1)
    assert len(taught.notes) == 2


def test_wrong_because_it_is_no_measure_is_learnt() -> None:
    taught = labelled([replace(WRONG, kind="overig")])
    assert [s.kind for s in taught.sentences] == ["overig"]
    assert taught.notes == ()


def test_lines_with_an_answer_are_labelled_sentences_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "correcties.jsonl"
    for one in (RIGHT, OTHER, NOT_ONE):
        append(path, one)
    assert tuple(read_jsonl(path)) == labelled(read(path)).sentences
    assert holds_corrections(path)


def test_a_file_of_labelled_sentences_holds_no_corrections(tmp_path: Path) -> None:
    (tmp_path / "g.jsonl").write_text('\n{"text": "Zin.", "soort": "overig", "themas": []}\n', "utf-8")
    assert not holds_corrections(tmp_path / "g.jsonl")
    assert not holds_corrections(tmp_path / "weg.jsonl")
