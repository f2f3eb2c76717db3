"""The figures of what a document is and who made it: the gold resolves, and a wrong answer costs points."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.shared import SHARED, needs_shared
from wijktekst.evaluation import facts
from wijktekst.evaluation.facts import NONE, Answer, facts_scores, gold, measured, normalised, wilson
from wijktekst.reading.kinds_words import KINDS
from wijktekst.types import Document

FILES = ("soorten", "auteurs", "titels")


def test_the_gold_of_the_three_files_is_of_the_same_documents() -> None:
    heads = [[(row["document"], row["sha256"], row["deel"]) for row in gold(name)] for name in FILES]
    assert heads[0] == heads[1] == heads[2]
    assert len({document for document, _, _ in heads[0]}) == len(heads[0]) > 120


def test_the_parts_follow_from_the_files_so_that_nobody_chose_them() -> None:
    for row in gold("soorten"):
        assert row["deel"] == ("toets" if int(row["sha256"][:8], 16) % 2 else "ontwikkel")


def test_kinds_of_the_gold_are_on_the_list() -> None:
    for row in gold("soorten"):
        assert set(row["soort"].split("|")) <= {*KINDS, NONE}


def test_titles_of_real_documents_are_not_in_the_gold() -> None:
    for row in gold("titels"):
        assert re.fullmatch(r"(?:[0-9a-f]{64}\|)*(?:[0-9a-f]{64}|geen)", row["titel_sha256"])
        assert all(re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?|geen", date) for date in row["datum"].split("|"))


@needs_shared
def test_the_gold_is_of_these_files() -> None:
    missing = [
        row["document"]
        for row in gold("soorten")
        if not row["document"].startswith("corpora/") and not (SHARED / row["document"]).is_file()
    ]
    assert missing == []


def test_our_own_documents_are_known() -> None:
    found = measured(None)
    assert len(found.of("soort")) >= 9
    for fact in ("soort", "soort_tekst", "auteur", "gemeente", "titel"):
        assert [one for one in found.of(fact) if not one.right] == []


def test_a_wrong_answer_lowers_the_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    reached = facts_scores(None)
    read_all = facts.read_all

    def wrong(bron: None) -> object:
        for name, seen, hidden in read_all(bron):
            yield name, replace(seen, kind="blog", author="Gemeente Delft", title="x"), hidden

    monkeypatch.setattr(facts, "read_all", wrong)
    spoilt = facts_scores(None)
    for key in ("soort_toets", "auteur_precisie_toets", "titel_toets"):
        assert spoilt[key] < reached[key] == 1.0
    assert spoilt["soort_tekst_toets"] == reached["soort_tekst_toets"]


def test_no_answer_is_right_only_where_there_is_none() -> None:
    assert Answer("a", "toets", "", (NONE, "blog")).right
    assert not Answer("a", "toets", "", ("blog",)).right


def test_titles_are_compared_by_their_letters() -> None:
    assert normalised("Groen – in de WIJK!") == normalised("groen in de wijk")
    assert normalised("Groen") != normalised("Groei")


def test_wilson() -> None:
    low, high = wilson(9, 10)
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)
    assert wilson(0, 0) == (0.0, 1.0)


def test_documents_are_read_with_and_without_their_name() -> None:
    for _, seen, hidden in facts.read_all(None):
        assert isinstance(seen, Document)
        assert hidden.source.path.startswith("document.")
        assert seen.text == hidden.text
