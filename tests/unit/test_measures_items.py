"""A sentence is read below its headings and in its document."""

from __future__ import annotations

from wijktekst.measures import SentenceInput, inputs
from wijktekst.measures.items import subject_of
from wijktekst.types import CHALLENGES, ThemeHit

WONEN, ENERGIE = CHALLENGES.index("wonen"), CHALLENGES.index("energie")


def _hit(challenge: str, weight: float = 1.0) -> ThemeHit:
    return ThemeHit(0, 1, "thema", challenge, "term", weight)


def test_a_document_on_housing_is_about_housing() -> None:
    subject = subject_of([SentenceInput("a", hits=(_hit("wonen"),))] * 30)
    assert subject[WONEN] == max(subject) > 0
    assert subject[ENERGIE] < 0


def test_a_long_document_tells_more_than_one_sentence() -> None:
    one = SentenceInput("a", hits=(_hit("wonen"),))
    assert 0 < subject_of([one])[WONEN] < subject_of([one] * 50)[WONEN]


def test_many_hits_in_one_sentence_count_once() -> None:
    often = SentenceInput("a", hits=(_hit("wonen"),) * 9)
    assert subject_of([often]) == subject_of([SentenceInput("a", hits=(_hit("wonen"),))])


def test_no_sentences_tell_nothing() -> None:
    assert subject_of([]) == ()


def test_headings_are_tagged_once_and_go_with_their_sentences() -> None:
    asked: list[str] = []

    def find(text: str) -> tuple[ThemeHit, ...]:
        asked.append(text)
        return (_hit("energie"),)

    path = ("Deel 1", "Wijken", "Klimaat", "Warmte")
    found = inputs("Een zin. Nog een.", [(0, 8), (9, 17)], (), [path, path], find)
    assert asked == ["Wijken > Klimaat > Warmte"]
    assert [item.heading_hits for item in found] == [(_hit("energie"),)] * 2
    assert {item.headings for item in found} == {path}


def test_without_headings_none_are_made_up() -> None:
    (item,) = inputs("Een zin.", [(0, 8)], ())
    assert item.headings == () == item.heading_hits
