"""Results one after the other, by worker processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

import wijktekst
from tests.shared import ROOT
from wijktekst import Settings, Unread
from wijktekst.errors import InputError

SETTINGS = Settings(workers=2, language_model="geen")


def test_a_stream_gives_what_analyse_gives_in_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wijktekst.running.streaming._WINDOW", 3)
    folder = ROOT / "corpora" / "voorbeeld"
    assert list(wijktekst.stream(folder, SETTINGS)) == list(wijktekst.analyse(folder, SETTINGS))


def test_a_document_that_takes_too_long_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("De huur stijgt. " * 100_000, encoding="utf-8")
    (tmp_path / "b.txt").write_text("De gemeente bouwt in 2026 woningen in de wijk.", encoding="utf-8")
    settings = Settings(workers=1, language_model="geen", timeout=1.0)
    first, second = wijktekst.stream(tmp_path, settings)
    assert isinstance(first, Unread)
    assert (first.source.path, first.reason) == ("a.txt", "timed_out")
    assert not isinstance(second, Unread)


def test_whoever_stops_early_is_not_kept_waiting(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text("De gemeente bouwt een school.", encoding="utf-8")
    results = wijktekst.stream(tmp_path, SETTINGS)
    first = next(results)
    results.close()  # type: ignore[attr-defined]
    left = [" ".join(one.cmdline()) for one in psutil.Process().children(recursive=True)]
    assert [one for one in left if "spawn_main" in one] == []
    assert not isinstance(first, Unread)
    assert first.document.source.path == "0.txt"


def test_a_path_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="bestaat niet"):
        wijktekst.stream(tmp_path / "weg")


def test_a_script_needs_no_guard_around_it(tmp_path: Path) -> None:
    """Workers that import the script that started them would start workers of their own."""
    (tmp_path / "plan.txt").write_text("De gemeente bouwt een school.", encoding="utf-8")
    script = tmp_path / "script.py"
    script.write_text(
        "import wijktekst\n"
        f"for one in wijktekst.stream({str(tmp_path / 'plan.txt')!r}, wijktekst.Settings(workers=1)):\n"
        "    print(len(one.measures))\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.stdout == "1\n", done.stderr


def test_a_script_may_end_before_the_stream_does(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text("De gemeente bouwt een school.", encoding="utf-8")
    temporary = tmp_path / "tijdelijk"
    temporary.mkdir()
    script = (
        "import wijktekst\n"
        "settings = wijktekst.Settings(workers=1, language_model='geen')\n"
        f"results = wijktekst.stream({str(tmp_path)!r}, settings)\n"
        "print(len(next(results).measures))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(temporary)},
    )
    assert (done.stdout, done.stderr) == ("1\n", "")
    assert list(temporary.iterdir()) == []
