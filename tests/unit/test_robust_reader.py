"""The format of data/robuust: what a line means, and what is said of a line that does not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.robust import Case, read
from wijktekst.types import CHALLENGES


def cases(folder: Path, text: str) -> list[Case]:
    path = folder / "proef.txt"
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_a_case_in_full(tmp_path: Path) -> None:
    line = "maatregel/energie +zorg ?wonen -bestuur | de [energie: pomp] weg"
    (case,) = cases(tmp_path, f"# remark\n\n< Wij gaan:\n! no term yet\n{line}")
    assert (case.phenomenon, case.where, case.context) == ("proef", "proef.txt:5", "Wij gaan:")
    assert (case.text, case.hits, case.known) == ("de pomp weg", ((3, 7, "energie"),), "no term yet")
    assert case.labels.required == {"energie", "zorg"}
    assert case.labels.optional == {"wonen"}
    assert case.labels.forbidden == {"bestuur"}
    sentence = case.sentence()
    assert (sentence.kind, sentence.challenge, sentence.context) == ("maatregel", "energie", "Wij gaan:")


def test_a_context_is_of_one_sentence(tmp_path: Path) -> None:
    first, second = cases(tmp_path, "< Wij gaan:\noverig | weg\noverig | weer weg")
    assert (first.context, second.context) == ("Wij gaan:", "")


def test_all_that_is_not_named_is_forbidden(tmp_path: Path) -> None:
    (case,) = cases(tmp_path, "overig +zorg ?wonen -* | Dat is zo.")
    assert case.labels.forbidden == set(CHALLENGES) - {"zorg", "wonen"}


def test_a_measure_of_no_challenge_requires_no_theme(tmp_path: Path) -> None:
    (case,) = cases(tmp_path, "maatregel/geen | Het leger krijgt een tank.")
    assert (case.labels.challenge, case.labels.required) == ("geen", frozenset())


def test_broken_lines_and_soft_hyphens(tmp_path: Path) -> None:
    (case,) = cases(tmp_path, "overig | De [zorg: wijk-\\nzorg] en het fiets\\u00adpad.")
    assert case.text == "De wijk-\nzorg en het fiets\u00adpad."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("overig Dat is zo.", "proef.txt:1: write 'labels | sentence'"),
        ("overig | ", "write 'labels | sentence'"),
        ("besluit | Dat is zo.", "'besluit' is no kind"),
        ("maatregel | Dat is zo.", "only a measure, has a challenge"),
        ("overig/zorg | Dat is zo.", "only a measure, has a challenge"),
        ("maatregel/vervoer | Dat is zo.", "'vervoer' is no challenge"),
        ("overig +vervoer | Dat is zo.", r"'\+vervoer' is not \+ \? or - before a challenge"),
        ("overig zorg | Dat is zo.", "'zorg' is not"),
        ("overig +* | Dat is zo.", r"'\+\*' is not"),
        ("overig +zorg -zorg | Dat is zo.", "'zorg' is named twice"),
        ("maatregel/zorg +zorg | Dat is zo.", "'zorg' is named twice"),
        ("overig | De [vervoer: bus] rijdt.", "no theme or challenge is called vervoer"),
        ("overig | De [zorg: bus rijdt.", "a bracket is not closed"),
        ("! niets\noverig | De bus rijdt.", "proef.txt:2: a reason without marks"),
        ("< Wij gaan:\n\noverig | Dat is zo.", "proef.txt:2: a context or a reason must stand right above"),
        ("overig | Dat is zo.\n< Wij gaan:", "the file ends in a context"),
        (" | Dat is zo.", "proef.txt:1: '' is no kind"),
    ],
)
def test_a_line_that_does_not_fit(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        cases(tmp_path, text)
