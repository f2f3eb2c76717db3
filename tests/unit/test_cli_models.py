"""Language models on the command line: installing one, and the option that every command has."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.standins import described, package, wheel, without

COMMANDS = ["analyseer", "vergelijk", "dekking", "lees", "themas", "evalueer", "train", "modellen"]
#: Arguments with which a command gets as far as the name of the language model.
NEEDED = {
    "analyseer": ["."],
    "vergelijk": [".", "."],
    "dekking": ["."],
    "lees": ["plan.txt"],
    "evalueer": ["plan.txt"],
}


def wijktekst(
    *arguments: str | Path, site: Path, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """A command in an environment whose pip writes in `site`, and that has no way out."""
    environment = {name: value for name, value in os.environ.items() if name.lower() != "no_proxy"}
    closed = dict.fromkeys(("HTTPS_PROXY", "https_proxy", "HTTP_PROXY"), "http://127.0.0.1:9")
    environment |= closed | {"PIP_TARGET": str(site), "PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, "-m", "wijktekst", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env=environment,
    )
    assert "Traceback" not in done.stderr
    return done


def test_in_a_closed_network_it_explains_by_hand(tmp_path: Path) -> None:
    done = wijktekst("modellen", "--installeer", "nl_core_news_lg", site=tmp_path)
    assert done.returncode == 1
    assert "ongeveer 568 MB" in done.stdout
    assert done.stderr.startswith("Fout: nl_core_news_lg 3.8.0 is niet geïnstalleerd: ")
    assert "wijktekst modellen --installeer ./nl_core_news_lg-3.8.0-py3-none-any.whl" in done.stderr


def test_a_carried_over_file_is_installed_without_internet_and_then_in_use(tmp_path: Path) -> None:
    path = wheel(tmp_path)
    first = wijktekst("modellen", "--installeer", path, site=tmp_path / "site")
    assert first.returncode == 0, first.stderr
    assert "nl_core_news_sm 3.8.0 is geïnstalleerd en werkt." in first.stdout
    assert "Taalmodel:  nl_core_news_sm 3.8.0" in first.stdout
    for again in (path, "nl_core_news_sm"):
        done = wijktekst("modellen", "--installeer", again, site=tmp_path / "site")
        assert done.returncode == 0, done.stderr
        assert "nl_core_news_sm 3.8.0 is al geïnstalleerd, past bij spaCy" in done.stdout


def test_a_smaller_model_than_the_one_in_use_is_installed_with_a_remark(tmp_path: Path) -> None:
    package(tmp_path / "site", name="nl_core_news_lg")
    done = wijktekst("modellen", "--installeer", wheel(tmp_path), site=tmp_path / "site")
    assert (
        "Standaard blijft nl_core_news_lg in gebruik; kies dit met --taalmodel nl_core_news_sm" in done.stdout
    )
    assert "Taalmodel:  nl_core_news_lg" in done.stdout


def test_modellen_says_which_package_is_passed_over_and_what_one_will_miss(tmp_path: Path) -> None:
    package(tmp_path, described(spacy_version=">=3.7.0,<3.8.0"), name="nl_core_news_lg")
    package(tmp_path, without("parser"))
    said = wijktekst("modellen", site=tmp_path).stdout
    assert "Taalmodel:  nl_core_news_sm" in said
    assert "Let op:     Het taalmodel 'nl_core_news_lg' 3.8.0 hoort bij spaCy >=3.7.0,<3.8.0" in said
    assert "Let op:     Het taalmodel 'nl_core_news_sm' heeft geen parser" in said


def test_analyseer_says_what_the_chosen_model_will_miss(tmp_path: Path) -> None:
    package(tmp_path / "site", without("parser"))
    (tmp_path / "plan.txt").write_text("De gemeente bouwt in 2026 tien huurwoningen in de wijk.", "utf-8")
    done = wijktekst("analyseer", "plan.txt", "--stil", "--uit", "u", site=tmp_path / "site", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Let op: Het taalmodel 'nl_core_news_sm' heeft geen parser." in done.stderr
    assert "De gemeente" in (tmp_path / "u" / "maatregelen.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_the_language_model_and_refuses_one_that_is_not_there(
    command: str, tmp_path: Path
) -> None:
    (tmp_path / "plan.txt").write_text("De gemeente bouwt.", encoding="utf-8")
    assert "--taalmodel" in wijktekst(command, "--help", site=tmp_path).stdout
    done = wijktekst(
        command, *NEEDED.get(command, []), "--taalmodel", "nl_bestaat_niet", site=tmp_path, cwd=tmp_path
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Fout: Het taalmodel 'nl_bestaat_niet' is niet geïnstalleerd.")


def test_a_model_that_can_be_installed_is_refused_with_the_way_to_do_it(tmp_path: Path) -> None:
    done = wijktekst("themas", "--taalmodel", "nl_core_news_lg", site=tmp_path)
    assert "wijktekst modellen --installeer nl_core_news_lg" in done.stderr
