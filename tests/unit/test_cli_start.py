"""What a user meets first: help, usage errors, exit codes, and a quick start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = "spacy sklearn scipy pandas numpy trafilatura pdfplumber pypdfium2 docx lxml simplemma"


def wijktekst(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "wijktekst", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['wijktekst', '--help']\n"
        "from wijktekst.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"heavy = set({HEAVY.split()!r})\n"
        "print('heavy:', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "heavy: []"


@pytest.mark.parametrize("command", ["", "analyseer", "lees", "themas", "evalueer", "train", "modellen"])
def test_help_is_dutch(command: str) -> None:
    text = wijktekst(*command.split(), "--help").stdout
    assert "Gebruik:" in text
    for english in ("Usage", "Options", "Arguments", "Commands", "Show this", "default", "required"):
        assert english not in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("analyser",), "De opdracht 'analyser' bestaat niet. Bedoelde u 'analyseer'?"),
        (("analyseer",), "Het argument MAP ontbreekt"),
        (("analyseer", "map", "--exel"), "De optie '--exel' bestaat niet. Bedoelde u"),
        (
            ("analyseer", "map", "--processen", "veel"),
            "De optie --processen heeft een waarde die niet past (verwacht een geheel getal)",
        ),
        (("analyseer", "map", "--zekerheid", "0,9"), "een getal, met een punt en geen komma"),
        (("analyseer", "map", "--zekerheid", "9"), "het getal is te groot: neem hoogstens 1"),
        (("lees", "a", "b"), "Dit argument was niet verwacht: b"),
    ],
)
def test_wrong_usage_is_explained_in_dutch_with_exit_2(arguments: tuple[str, ...], said: str) -> None:
    done = wijktekst(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("analyseer", "bestaat-niet"), "bestaat-niet"),
        (("analyseer", "Beleid", "2026"), "Staat er een spatie in, zet er dan aanhalingstekens omheen."),
        (("evalueer", "correcties.jsonl"), "'correcties.jsonl' bestaat niet. Noem een bestand met"),
        (("analyseer", ".", "--opgave", "defensie"), "'defensie' is geen wijkopgave"),
        (("analyseer", "."), "staan geen bestanden"),
        (("themas", "wonn"), "wonn"),
    ],
)
def test_what_a_user_can_mend_is_explained_in_dutch_with_exit_1(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    done = wijktekst(*arguments, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("Fout: ")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
