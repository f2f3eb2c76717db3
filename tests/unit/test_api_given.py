"""What a script may give where a command gives text, and what is refused before it can mislead."""

from __future__ import annotations

import doctest
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import wijktekst
from tests.shared import ROOT
from wijktekst import Settings
from wijktekst.errors import InputError

TEXT = "De gemeente legt in 2026 een warmtenet aan. De gemeente bouwt 200 sociale huurwoningen in de wijk."


def test_a_path_and_a_list_are_as_good_as_text_and_a_tuple() -> None:
    given: Any = {"taxonomy": Path("eigen"), "language_model": Path("geen"), "challenges": ["zorg", "wonen"]}
    settings = Settings(**given)
    assert settings == Settings(taxonomy="eigen", language_model="geen", challenges=("wonen", "zorg"))
    assert pickle.loads(pickle.dumps(settings)) == settings  # settings go to worker processes
    assert hash(settings)


@pytest.mark.parametrize("given", [{"challenges": ("Wonen",)}, {"certainty": 80}, {"certainty": -0.1}])
def test_a_setting_that_would_empty_the_tables_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        Settings(**given)


@pytest.mark.parametrize("given", ["energie", ["energie"]])
def test_frames_hold_only_the_challenges_that_were_asked_for(given: Any) -> None:
    settings = Settings(challenges=given)
    analysis = wijktekst.analyse_text(TEXT, settings)
    tables = wijktekst.frames([analysis], settings=settings)
    assert set(wijktekst.frames([analysis])["maatregelen"]["opgave"]) == {"energie", "wonen"}
    assert set(tables["maatregelen"]["opgave"]) == {"energie"}
    assert set(tables["themas"]["opgave"]) == {"energie"}
    assert list(tables["documenten"]["maatregelen"]) == [1]


def test_a_list_of_paths_is_refused_instead_of_coming_back_as_results() -> None:
    paths: Any = [Path("een.pdf"), "twee.pdf"]
    with pytest.raises(InputError, match=r"een\.pdf"):
        list(wijktekst.analyse(paths))


def test_packages_that_the_docs_name_are_there_without_an_import_of_their_own() -> None:
    code = "import wijktekst; print(callable(wijktekst.overviews.theme_shares), 'reports' in dir(wijktekst))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["True", "True"]


def test_the_example_of_the_package_runs() -> None:
    failed, tried = doctest.testmod(wijktekst)
    assert tried > 0
    assert failed == 0
