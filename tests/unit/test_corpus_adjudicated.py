"""Several annotators made into one label: agreement, a majority or a decision, and nothing made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.labelled import sentence
from wijktekst.corpus import LabelledSentence
from wijktekst.corpus.adjudicated import Decision, Tasks, adjudicated, read_together, winner
from wijktekst.corpus.annotations import Annotation, write_annotations
from wijktekst.types import CHALLENGES


def tasks_of(*labels: LabelledSentence) -> Tasks:
    return Tasks.of(Annotation(f"a{number}", label) for number, label in enumerate(labels))


WONEN = sentence("maatregel", "wonen", ("wonen",))
ENERGIE = sentence("maatregel", "energie", ("energie",))
OVERIG = sentence("overig", themes=("zorg",))


@pytest.mark.parametrize(
    ("answers", "won"),
    [
        ("", None),
        ("a", "a"),
        ("aa", "a"),
        ("ab", None),
        ("aab", "a"),
        ("aabb", None),
        ("aaab", "a"),
        ("abc", None),
        ("aabc", None),
    ],
)
def test_a_majority_needs_three_answers_and_more_than_half(answers: str, won: str | None) -> None:
    assert winner(answers) == won


def test_what_all_say_is_the_label_and_what_most_say_too() -> None:
    assert adjudicated(tasks_of(WONEN, WONEN).tasks).sentences == (WONEN,)
    found = adjudicated(tasks_of(WONEN, OVERIG, WONEN).tasks)
    assert found.sentences == (WONEN,)
    assert (found.agreed, found.majority) == (0, 1)


def test_what_is_undecided_is_left_out_and_named() -> None:
    found = adjudicated(tasks_of(WONEN, OVERIG).tasks)
    assert (found.sentences, found.undecided) == ((), ("z",))
    assert adjudicated(tasks_of(WONEN, ENERGIE).tasks).undecided == ("z",)


@pytest.mark.parametrize(
    ("decision", "label"),
    [
        (Decision("overig"), ("overig", "")),
        (Decision("maatregel"), ("maatregel", "wonen")),  # the only challenge that was given
        (Decision("maatregel", "digitaal"), ("maatregel", "digitaal")),
    ],
)
def test_a_decision_goes_before_what_annotators_said(decision: Decision, label: tuple[str, str]) -> None:
    found = adjudicated(tasks_of(WONEN, OVERIG).tasks, {"z": decision})
    (one,) = found.sentences
    assert (one.kind, one.challenge) == label
    assert found.decided == 1
    assert not one.challenge or one.challenge in one.themes


def test_themes_that_differ_count_neither_way_until_decided() -> None:
    tasks = tasks_of(OVERIG, sentence("overig", themes=("zorg", "wonen"))).tasks
    found = adjudicated(tasks)
    assert (found.sentences[0].themes, found.sentences[0].themes_optional) == (("zorg",), ("wonen",))
    assert found.open_themes == 1
    (one,) = adjudicated(tasks, {"z": Decision(themes=("wonen",))}).sentences
    assert (one.themes, one.themes_optional) == (("wonen",), ())


def test_of_three_annotators_each_theme_has_its_own_majority() -> None:
    labels = [sentence("overig", themes=themes) for themes in (("zorg",), ("zorg", "wonen"), ("wonen",))]
    (one,) = adjudicated(tasks_of(*labels).tasks).sentences
    assert (one.themes, one.themes_optional) == (("wonen", "zorg"), ())


def test_themes_nobody_was_asked_for_stay_unasked() -> None:
    label = sentence("overig", optional=CHALLENGES)
    found = adjudicated(tasks_of(label, label).tasks)
    assert found.sentences == (label,)
    assert found.open_themes == 0


def test_a_sentence_of_one_annotator_keeps_its_label() -> None:
    found = adjudicated(tasks_of(WONEN).tasks)
    assert (found.sentences, found.alone) == ((WONEN,), 1)


def test_files_without_names_are_taken_for_annotators(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    paths = [tmp_path / "anna.jsonl", tmp_path / "b" / "anna.jsonl", tmp_path / "bert.jsonl"]
    for path in paths:
        write_annotations(path, [Annotation("" if path != paths[2] else "Bert", WONEN)])
    names = [one.annotator for one in read_together(paths)]
    assert len(set(names)) == 3
    assert (names[0], names[2]) == ("anna", "Bert")
    assert len(read_together([paths[0], paths[0]])) == 2
    assert Tasks.of(read_together([paths[0], paths[0]])).annotators == ("anna",)


def test_one_file_by_two_paths_is_of_one_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "labels.jsonl"
    write_annotations(path, [Annotation("", OVERIG)])
    monkeypatch.chdir(tmp_path)
    assert {one.annotator for one in read_together([path, Path("labels.jsonl")])} == {"labels"}
