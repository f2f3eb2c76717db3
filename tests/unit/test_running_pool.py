"""A run survives what one document does to it, and comes back in order."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from tests.unit.running_workers import misbehave
from wijktekst.running import run
from wijktekst.types import Analysis, Settings, Unread


def files(folder: Path, *names: str) -> list[tuple[Path, str]]:
    for name in names:
        (folder / name).write_text("tekst", encoding="utf-8")
    return [(folder / name, name) for name in names]


def reasons(folder: Path, settings: Settings, *names: str) -> dict[str, str]:
    found = {}
    for progress, result in run(files(folder, *names), settings, misbehave):
        found[progress.name] = result.reason if isinstance(result, Unread) else "gelezen"
    return found


def test_a_document_that_hangs_dies_or_fails_becomes_a_result_and_the_rest_goes_on(tmp_path: Path) -> None:
    names = ("a", "b-sterft", "c", "d-hangt", "e-fout", "f")
    found = reasons(tmp_path, Settings(workers=2, timeout=2.0), *names)
    assert found == {
        "a": "gelezen",
        "b-sterft": "crashed",
        "c": "gelezen",
        "d-hangt": "timed_out",
        "e-fout": "crashed",
        "f": "gelezen",
    }


def test_what_went_wrong_is_said_with_advice_and_the_hash_of_the_file(tmp_path: Path) -> None:
    ((_, result),) = run(files(tmp_path, "e-fout"), Settings(workers=1), misbehave)
    assert isinstance(result, Unread)
    assert "een getal van niets" in result.detail
    assert result.advice
    assert result.source.sha256 == sha256(b"tekst").hexdigest()


def test_results_come_in_the_order_of_the_files_whatever_the_workers_do(tmp_path: Path) -> None:
    names = [f"{i:02d}{'-traag' if i % 3 == 0 else ''}" for i in range(20)]
    for workers in (1, 2, 3):
        settings = replace(Settings(), workers=workers)
        results = [result for _, result in run(files(tmp_path, *names), settings, misbehave)]
        assert [r.document.source.path for r in results if isinstance(r, Analysis)] == names
