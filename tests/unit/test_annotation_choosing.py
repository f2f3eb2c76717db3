"""Which sentences are chosen to be labelled, and how they are parted over annotators."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from tests.unit.annotated_tasks import tasks
from wijktekst.annotation import (
    Candidate,
    Plan,
    Suggestion,
    Task,
    annotators_of,
    candidates,
    choose,
    share_of,
    split,
)
from wijktekst.errors import InputError
from wijktekst.reading.pdf.scan_tesseract import find_recogniser
from wijktekst.resources import find
from wijktekst.types import Unread

_SUBJECTS = (
    "woningen",
    "fietspaden",
    "bibliotheken",
    "schulden",
    "bomen",
    "scholen",
    "huisartsen",
    "buurthuizen",
)
_DEEDS = ("bouwen", "verplaatsen", "onderzoeken", "verkopen", "openen")
_KINDS = ("beleidsplan", "motie", "blog")


def pool(documents: int = 10) -> list[Candidate]:
    """A sentence for each subject and deed in each document, with more doubt about some than others."""
    found = []
    for number in range(documents):
        for at, subject in enumerate(_SUBJECTS):
            for deed_at, deed in enumerate(_DEEDS):
                doubt = round(((number * 7 + at * 3 + deed_at * 5) % 17) / 10, 2)
                found.append(
                    Candidate(
                        f"{chr(65 + number)}burg gaat {number + 2} {subject} {deed} in {deed_at + 1} jaar.",
                        "",
                        (),
                        f"plan-{number}.pdf",
                        number,
                        _KINDS[number % 3],
                        doubt,
                        Suggestion("maatregel", "wonen", ("wonen",), 0.6),
                    )
                )
    return found


def test_the_choice_has_the_number_asked_for_of_each_reason() -> None:
    chosen = choose(pool(), Plan(50, 0.2))
    assert chosen.reasons == {"onzeker": 20, "divers": 20, "willekeurig": 10}
    assert len({task.id for task in chosen.tasks}) == 50
    assert chosen.documents == 10


def test_the_same_candidates_give_the_same_choice_and_another_seed_another() -> None:
    first = choose(pool(), Plan(40))
    assert choose(pool(), Plan(40)) == first
    assert choose(pool(), Plan(40, seed=2)).tasks != first.tasks


def test_what_the_model_doubts_is_chosen_rather_than_what_it_knows() -> None:
    found = pool()
    doubt = {one.text: one.doubt for one in found}
    chosen = [doubt[task.text] for task in choose(found, Plan(40)).tasks if task.reason == "onzeker"]
    assert min(chosen) > sum(doubt.values()) / len(doubt)


def test_documents_and_their_kinds_are_spread() -> None:
    few = [one for one in pool() if one.source != "blog"] + pool(3)[-40:]
    chosen = choose(few, Plan(40, 0.0, per_document=5)).tasks
    assert max(Counter(task.doc for task in chosen).values()) == 5
    assert Counter(task.source for task in chosen)["blog"] == 5


def test_sentences_that_say_the_same_are_chosen_once() -> None:
    found = pool(2)
    again = [replace(one, doc="kopie.pdf", text=one.text.replace("gaat", "GAAT")) for one in found]
    chosen = choose(found + again, Plan(1000))
    assert {task.doc for task in chosen.tasks} == {"plan-0.pdf", "plan-1.pdf"}
    assert chosen.distinct == len(chosen.tasks)


def test_what_was_labelled_before_is_left_out_with_what_repeats_it() -> None:
    found = pool(2)
    labelled = [one.text.upper() for one in found[:10]]
    texts = {task.text for task in choose(found, Plan(1000), labelled=labelled).tasks}
    assert not texts & {one.text for one in found[:10]}
    assert len(texts) > 20


def test_the_share_by_lot_does_not_depend_on_what_the_model_says() -> None:
    found = pool()
    other = [replace(one, doubt=1.7 - one.doubt) for one in found]

    def lot(of: list[Candidate]) -> set[str]:
        return {task.id for task in choose(of, Plan(50, 0.3)).tasks if task.reason == "willekeurig"}

    assert lot(found) == lot(other)
    assert len(lot(found)) == 15


def test_of_too_many_sentences_a_sample_by_lot_competes(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = [f"{one}{other}k" for one in letters for other in letters]
    found = [replace(one, text=f"{words[at]}a {words[at]}o {words[at]}u.") for at, one in enumerate(pool())]
    everything = choose(found, Plan(40, 0.5))
    assert everything.distinct == len(found)  # all of them are about something else
    monkeypatch.setattr("wijktekst.annotation.choosing.MOST", 100)
    chosen = choose(iter(found), Plan(40, 0.5))
    assert (everything.passed_over, chosen.passed_over) == (0, len(found) - 100)
    assert chosen.reasons == everything.reasons

    def lot(tasks: tuple[Task, ...]) -> set[str]:
        return {task.id for task in tasks if task.reason == "willekeurig"}

    assert lot(chosen.tasks) == lot(everything.tasks)
    assert lot(choose(found[::-1], Plan(40, 0.5)).tasks) == lot(everything.tasks)


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_few_sentences_are_all_chosen(number: int) -> None:
    assert len(choose(pool(1)[:number], Plan(50)).tasks) == number


def test_what_the_model_says_travels_along_only_when_asked() -> None:
    assert {task.suggestion for task in choose(pool(1), Plan(10)).tasks} == {None}
    assert None not in {task.suggestion for task in choose(pool(1), Plan(10), suggest=True).tasks}


def test_candidates_are_sentences_of_documents_with_their_place_and_bad_files_are_told() -> None:
    unread: list[Unread] = []
    found = list(candidates(find("corpora", "voorbeeld"), unread=unread.append))
    broken = {
        "overig/afgebroken-download.pdf",
        "overig/leeg.docx",
        "overig/vertrouwelijke-businesscase.pdf",
    }
    scan = set() if find_recogniser() else {"overig/ingescande-brief.pdf"}
    assert sorted(one.source.path for one in unread) == sorted(broken | scan)
    one = next(one for one in found if one.doc.endswith(".pdf") and "voorschool" in one.text)
    assert one.page == 2
    assert one.headings[0] == "Wijkplan Havenkwartier 2026-2029"
    assert one.source == "wijkplan"
    assert one.context
    assert {one.suggestion.kind for one in found} == {"maatregel", "ambitie", "overig"}
    assert all(0 <= one.doubt <= 2 for one in found)
    sure, unsure = min(found, key=lambda one: one.doubt), max(found, key=lambda one: one.doubt)
    assert sure.suggestion.score > 0.95 > unsure.suggestion.score
    assert all(len(one.text.split()) > 2 for one in found)


def many(number: int) -> list[Task]:
    reasons = ("onzeker", "divers", "willekeurig")
    return [
        Task.of(f"Zin nummer {at} over iets.", "", (), "a.pdf", None, _KINDS[at % 3], reasons[at // 3 % 3])
        for at in range(number)
    ]


def test_parts_overlap_by_the_share_asked_for_and_cover_all_tasks() -> None:
    all_tasks = many(90)
    parts = split(all_tasks, ("Anna", "Bram", "Carla"), 0.2)
    shared = [{task.id for task in part.shared} for part in parts]
    assert shared[0] == shared[1] == shared[2]
    assert len(shared[0]) == 18
    owns = [{task.id for task in part.own} for part in parts]
    assert [len(own) for own in owns] == [24, 24, 24]
    assert not owns[0] & owns[1]
    assert set.union(*owns) | shared[0] == {task.id for task in all_tasks}
    assert {task.reason for task in parts[0].shared} == {"onzeker", "divers", "willekeurig"}
    order = [task.id for task in all_tasks]
    assert [task.id for task in parts[0].tasks] == [one for one in order if one in shared[0] | owns[0]]


@pytest.mark.parametrize(("overlap", "own"), [(0.0, 2), (1.0, 0)])
def test_parts_without_overlap_and_with_nothing_else(overlap: float, own: int) -> None:
    parts = split(tasks(), ("Anna", "Bram"), overlap)
    assert [len(part.own) for part in parts] == [own, own]
    assert [len(part.tasks) for part in parts] == [2 if own else 4] * 2


def test_files_of_annotators_stay_in_their_folder() -> None:
    parts = split(tasks(), ("../../Conny", "C:\\Joost de Wit", "Rene\u0301"), 0.0)
    assert [part.file for part in parts] == ["Conny", "C-Joost-de-Wit", "Ren\u00e9"]


def test_annotators_are_named_or_counted() -> None:
    assert annotators_of("3") == ("annotator-1", "annotator-2", "annotator-3")
    assert annotators_of(" Anna, Bram ,") == ("Anna", "Bram")
    assert annotators_of("../../Conny, Joost de Wit") == ("../../Conny", "Joost de Wit")
    assert annotators_of("") == ("",)


@pytest.mark.parametrize(
    "asked",
    [
        *("0", "1000", "²", "1,2", "Anna,anna", "straße,STRASSE", "Anna,???", "a/b,a:b", "..", "x" * 61),
        *("gedeeld", "Taken", "CON", "Anna,nul.x", "lpt1"),
    ],
)
def test_annotators_that_files_cannot_be_called_after_are_refused(asked: str) -> None:
    with pytest.raises(InputError):
        annotators_of(asked)


@pytest.mark.parametrize(
    ("asked", "share"), [("20%", 0.2), ("20", 0.2), ("0,25", 0.25), ("1", 1.0), ("0", 0.0)]
)
def test_a_share_is_a_percentage_or_a_part(asked: str, share: float) -> None:
    assert share_of(asked) == pytest.approx(share)


@pytest.mark.parametrize("asked", ["veel", "120%", "-1", "nan"])
def test_another_share_is_refused(asked: str) -> None:
    with pytest.raises(InputError, match="Noem een percentage"):
        share_of(asked)
