"""What `analyseer` and `status` tell: progress, a log without text of documents, a summary, what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.here import wijktekst
from tests.unit.stored import documents
from wijktekst.cli.progress import show_progress
from wijktekst.running import Finished, Outcome, Reporting, Started

pytestmark = pytest.mark.usefixtures("work_here")

NAMED = "=plan\x1b[31m.md"


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, list[dict[str, object]]]:
    base = tmp_path_factory.mktemp("run")
    folder = documents(base / "in", 20)
    (folder / "leeg.docx").touch()
    (folder / NAMED).write_text("De gemeente bouwt in Lutkeveen een geheim zwembad.", encoding="utf-8")
    said = wijktekst("analyseer", folder, "--uit", base / "uit", "--log", base / "log.jsonl", code=3)
    log = [json.loads(line) for line in (base / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    return base, said, log


def test_the_log_has_a_line_for_each_document_and_no_text_of_one(
    ran: tuple[Path, str, list[dict[str, object]]],
) -> None:
    base, _, log = ran
    events = [entry["gebeurtenis"] for entry in log]
    assert (events[0], events[-2:]) == ("begonnen", ["rapporten", "klaar"])
    lines = {entry["bestand"]: entry for entry in log if entry["gebeurtenis"] == "document"}
    assert len(lines) == 22
    assert lines["leeg.docx"]["uitkomst"] == "empty"
    assert lines["plan-001.md"]["maatregelen"]
    text = (base / "log.jsonl").read_text(encoding="utf-8")
    assert not any(word in text for word in ("zwembad", "huurwoningen", "Lutkeveen"))
    assert "\x1b" not in text


def test_the_log_goes_on_behind_what_is_there(ran: tuple[Path, str, list[dict[str, object]]]) -> None:
    base, _, log = ran
    wijktekst("analyseer", base / "in", "--uit", base / "uit", "--log", base / "log.jsonl", code=3)
    again = (base / "log.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in again[: len(log)]] == log
    assert json.loads(again[len(log)])["hergebruikt"] == 22


def test_a_log_that_cannot_be_written_stops_before_anything_is_done(tmp_path: Path) -> None:
    folder = documents(tmp_path / "in", 1)
    said = wijktekst("analyseer", folder, "--log", tmp_path, "--uit", tmp_path, code=1)
    assert "logboek" in said


def test_the_summary_counts_and_names_the_slowest_without_obeying_their_names(
    ran: tuple[Path, str, list[dict[str, object]]],
) -> None:
    _, said, _ = ran
    assert "21 documenten gelezen" in said
    assert "1 bestand niet gelezen (1 leeg)" in said
    assert "Het langst duurden:" in said
    assert said.count(" s  ") == 10
    assert "\x1b" not in said


def test_the_status_tells_what_is_there_and_what_another_run_would_do(
    ran: tuple[Path, str, list[dict[str, object]]],
) -> None:
    base, _, _ = ran
    said = wijktekst("status", base / "uit")
    assert "In de rapporten: 21 documenten" in said
    assert "Bewaard: 22 resultaten" in said
    assert "Alles is bij." in said
    extra = base / "in" / "erbij.md"
    extra.write_text("De gemeente sluit een school.", encoding="utf-8")
    assert "Sindsdien nieuw: erbij.md." in wijktekst("status", base / "uit")
    extra.unlink()
    assert "\x1b" not in said


def test_the_status_of_a_folder_without_a_run_says_how_to_begin(tmp_path: Path) -> None:
    assert "wijktekst analyseer MAP" in wijktekst("status", tmp_path, code=1)


def test_progress_on_a_terminal_counts_documents_whatever_the_order(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "120")
    with show_progress() as watch:
        for event in _events():
            watch(event)
    said = capsys.readouterr().err
    assert "\x1b[31m.md" not in said


def test_progress_elsewhere_is_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with show_progress() as watch:
        for event in _events():
            watch(event)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "3 documenten waren al klaar"
    assert lines[-1].startswith("2 van 2 documenten, ")


def _events() -> list[Started | Finished | Reporting]:
    done = [
        Outcome(str(n), name, "", 9, "text/plain", "", 0.0, "", 1.0, 3, 10, 1, 1)
        for n, name in enumerate(("b.md", NAMED))
    ]
    return [Started(3, 2, 18), *(Finished(one, 9) for one in done), Reporting()]
