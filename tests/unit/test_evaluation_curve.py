"""The learning curve: what a share of the labels is, and the tables that it becomes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.labelled import prediction, sentence
from wijktekst.evaluation.crossed import part_of_each
from wijktekst.evaluation.curve import Step, curve_lines
from wijktekst.evaluation.scoring import score
from wijktekst.measures import Prediction

SENTENCES = [sentence(doc=doc, name=f"z{number}") for number, doc in enumerate("aaaaaaaabbbbc")]


@given(st.floats(0.01, 1), st.floats(0.01, 1))
def test_a_share_takes_from_every_document_and_holds_the_smaller_share(one: float, other: float) -> None:
    small, large = sorted((one, other))
    parts = [part_of_each(SENTENCES, range(len(SENTENCES)), share) for share in (small, large)]
    assert set(parts[0]) <= set(parts[1])
    for part in parts:
        assert {SENTENCES[at].doc for at in part} == {"a", "b", "c"}
        assert part == sorted(set(part))


def test_shares_count_sentences_of_each_document() -> None:
    assert part_of_each(SENTENCES, range(13), 1.0) == list(range(13))
    assert [SENTENCES[at].doc for at in part_of_each(SENTENCES, range(13), 0.5)] == list("aaaabbc")
    assert part_of_each(SENTENCES, range(8, 13), 0.5)[0] >= 8


def test_the_curve_shows_what_a_class_gains() -> None:
    gold = [sentence("maatregel", "wonen", doc="a"), sentence("maatregel", "zorg"), sentence()]
    right = [prediction(one.kind, one.challenge or "geen") for one in gold]
    wrong = [prediction("overig", "wonen") for _ in gold]

    def step(name: str, labels: int, answers: list[Prediction]) -> Step:
        report = score(gold, answers)
        return Step(name, labels, {"": report, "programma": report, "overheid": report})

    lines = curve_lines([step("de helft", 1200, wrong), step("alles", 2400, right)])
    assert lines[0] == "|  | de helft | alles |"
    assert "| labels van mensen | 1.200 | 2.400 |" in lines
    assert "| `maatregel` F1, overheidsdocumenten | 0.000 | 1.000 |" in lines
    assert "| opgave `zorg` | 1 | 0.00 | 1.00 |" in lines
