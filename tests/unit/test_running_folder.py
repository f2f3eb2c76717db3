"""A run over a folder: goes on after it was killed, does again only what it must, gives the same bytes."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.stored import documents, reports_in, started
from wijktekst import running
from wijktekst.errors import InputError
from wijktekst.measures import MODEL_ID
from wijktekst.resources import find
from wijktekst.running import Finished, Reporting, Started
from wijktekst.running.run import usable
from wijktekst.running.stock import Stocked
from wijktekst.running.store import Kept, Store
from wijktekst.types import Settings

pytestmark = pytest.mark.usefixtures("work_here")

ONE = Settings(workers=1, ocr=False)


class Seen:
    """What a run told."""

    def __init__(self) -> None:
        self.events: list[running.Event] = []

    def __call__(self, event: running.Event) -> None:
        self.events.append(event)

    @property
    def done(self) -> list[str]:
        return sorted(event.outcome.name for event in self.events if isinstance(event, Finished))

    @property
    def reported(self) -> bool:
        return any(isinstance(event, Reporting) for event in self.events)


def run(folder: Path, out: Path, settings: Settings = ONE, *, fresh: bool = False) -> Seen:
    seen = Seen()
    running.analyse_folder([folder], out, settings, fresh=fresh, watch=seen)
    return seen


def names(out: Path, report: str = "documenten") -> list[str]:
    with (out / f"{report}.csv").open(encoding="utf-8", newline="") as stream:
        return [row["bestand"] for row in csv.DictReader(stream)]


def at_rest(folder: Path) -> None:
    """As if the documents were put there a while ago."""
    for path in folder.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))


def test_only_what_is_new_or_changed_is_done_and_what_is_gone_leaves_the_reports(tmp_path: Path) -> None:
    folder, out = documents(tmp_path / "in", 3), tmp_path / "uit"
    assert run(folder, out).done == ["plan-001.md", "plan-002.md", "plan-003.md"]
    again = run(folder, out)
    assert (again.done, again.reported) == ([], False)
    documents(folder, 1, first=4)
    (folder / "plan-001.md").write_text("De gemeente sluit in 2027 het zwembad.", encoding="utf-8")
    (folder / "plan-002.md").unlink()
    assert run(folder, out).done == ["plan-001.md", "plan-004.md"]
    assert names(out) == ["plan-001.md", "plan-003.md", "plan-004.md"]
    assert "plan-002.md" not in names(out, "maatregelen")
    fresh = tmp_path / "vers"
    run(folder, fresh)
    assert reports_in(out) == reports_in(fresh)


def test_a_document_that_comes_back_is_not_done_again(tmp_path: Path) -> None:
    folder, out = documents(tmp_path / "in", 2), tmp_path / "uit"
    run(folder, out)
    before = reports_in(out)
    text = (folder / "plan-001.md").read_bytes()
    (folder / "plan-001.md").unlink()
    run(folder, out)
    (folder / "plan-001.md").write_bytes(text)
    assert run(folder, out).done == []
    assert reports_in(out) == before


def test_other_settings_are_other_results_and_both_are_kept(tmp_path: Path) -> None:
    folder, out = documents(tmp_path / "in", 2), tmp_path / "uit"
    run(folder, out)
    before = reports_in(out)
    sure = Settings(workers=1, ocr=False, certainty=0.99)
    assert len(run(folder, out, sure).done) == 2
    assert reports_in(out) != before
    back = run(folder, out)
    assert (back.done, back.reported) == ([], True)
    assert reports_in(out) == before
    assert len(run(folder, out, fresh=True).done) == 2


def test_the_number_of_workers_and_the_limits_are_no_other_settings(tmp_path: Path) -> None:
    folder, out = documents(tmp_path / "in", 2), tmp_path / "uit"
    run(folder, out)
    assert run(folder, out, Settings(workers=2, ocr=False, timeout=100, max_memory=3000)).done == []


def test_a_report_that_was_changed_or_removed_is_written_again(tmp_path: Path) -> None:
    folder, out = documents(tmp_path / "in", 1), tmp_path / "uit"
    run(folder, out)
    before = reports_in(out)
    (out / "themas.csv").write_text("weg", encoding="utf-8")
    assert run(folder, out).reported
    (out / "maatregelen.csv").unlink()
    assert run(folder, out).done == []
    assert reports_in(out) == before


def test_documents_in_an_archive_are_done_once_and_found_without_opening_it(tmp_path: Path) -> None:
    folder, out = documents(tmp_path / "in", 1), tmp_path / "uit"
    with zipfile.ZipFile(folder / "stukken.zip", "w") as archive:
        archive.writestr("a.md", "De gemeente bouwt een school in de wijk.")
        archive.writestr("b.md", "De provincie sluit een brug.")
    at_rest(folder)
    assert run(folder, out).done == ["plan-001.md", "stukken.zip/a.md", "stukken.zip/b.md"]
    before = reports_in(out)
    time.sleep(2.1)  # until then a file may change again without looking so
    run(folder, out)
    assert run(folder, out).done == []
    assert reports_in(out) == before
    moved = tmp_path / "elders"
    folder.rename(moved)
    assert run(moved, out).done == []
    assert reports_in(out) == before


def test_a_higher_limit_gives_what_ran_into_it_another_chance() -> None:
    one = Stocked(Path("a.pdf"), "a.pdf", "0" * 64, 9, "a.pdf", None, "sleutel")
    short, long = Settings(timeout=60, max_memory=500), Settings(timeout=300, max_memory=4000)
    for reason, limit in (("timed_out", short.timeout), ("out_of_memory", short.max_memory)):
        assert usable(one, Kept(reason, limit), short)
        assert not usable(one, Kept(reason, limit), long)
    assert usable(one, Kept("crashed", 0), long)
    assert usable(one, Kept("", 0), long)
    assert not usable(one, None, long)
    unknown = Stocked(Path("a.pdf"), "a.pdf", "", 9, "a.pdf", None, "sleutel")
    assert not usable(unknown, Kept("", 0), long)


def test_a_result_that_was_read_stays_the_better_one(tmp_path: Path) -> None:
    folder, out = documents(tmp_path / "in", 2), tmp_path / "uit"
    run(folder, out)
    key, _ = sorted(Store(out).kept())
    _fail(out, key, 300.0)
    assert run(folder, out, fresh=False).done == []


def _fail(out: Path, key: str, limit: float) -> None:
    """Nothing: a result that was read stays the better one."""
    from wijktekst.running.record import record_of
    from wijktekst.types import Source, Unread

    store = Store(out)
    late = Unread(Source("plan-001.md", "text/plain", "0" * 64), "timed_out", "Te lang.", "Splits het.")
    with store.writing() as add:
        add(record_of(late, key, "", ONE, limit, limit))


def test_a_file_that_cannot_be_opened_is_named_and_tried_again(tmp_path: Path) -> None:
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("this user may read every file")
    folder, out = documents(tmp_path / "in", 2), tmp_path / "uit"
    (folder / "plan-001.md").chmod(0)
    run(folder, out)
    assert names(out, "niet_gelezen") == ["plan-001.md"]
    (folder / "plan-001.md").chmod(0o600)
    assert run(folder, out).done == ["plan-001.md"]
    assert names(out, "niet_gelezen") == []


def test_progress_adds_up(tmp_path: Path) -> None:
    folder, out = documents(tmp_path / "in", 5), tmp_path / "uit"
    seen = run(folder, out)
    (start,) = [event for event in seen.events if isinstance(event, Started)]
    finished = [event for event in seen.events if isinstance(event, Finished)]
    assert (start.todo, start.kept) == (len(finished), 0) == (5, 0)
    assert sum(event.size for event in finished) == start.size > 0


def test_nothing_to_read_is_said_and_leaves_no_folder_of_reports(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    with pytest.raises(InputError, match="staan geen bestanden"):
        running.analyse_folder([tmp_path / "leeg"], tmp_path / "uit")
    with pytest.raises(InputError, match="bestaat niet"):
        running.analyse_folder([tmp_path / "weg"], tmp_path / "uit")
    assert not (tmp_path / "uit").exists()


def test_the_status_of_a_folder_of_reports(tmp_path: Path) -> None:
    folder, out = documents(tmp_path / "in", 3), tmp_path / "uit"
    assert running.status_of(out) is None
    run(folder, out)
    fresh = running.status_of(out)
    assert fresh is not None
    assert (fresh.results, fresh.unused, fresh.outdated) == (3, 0, ())
    assert (fresh.new, fresh.changed, fresh.gone) == ((), (), ())
    assert fresh.summary is not None
    assert fresh.summary.documents == 3
    (folder / "plan-001.md").unlink()
    documents(folder, 1, first=9)
    stale = running.status_of(out)
    assert stale is not None
    assert (stale.new, stale.gone) == (("plan-009.md",), ("plan-001.md",))
    run(folder, out)
    unused = running.status_of(out)
    assert unused is not None
    assert (unused.results, unused.unused) == (4, 1)
    before = reports_in(out)
    running.tidy(out)
    tidied = running.status_of(out)
    assert tidied is not None
    assert (tidied.results, tidied.unused) == (3, 0)
    assert run(folder, out).done == []
    assert reports_in(out) == before
    origin = next((out / ".wijktekst" / "herkomst").iterdir())
    parts = json.loads(origin.read_text(encoding="utf-8"))
    origin.write_text(json.dumps({**parts, "taxonomie": "een andere"}), encoding="utf-8")
    old = running.status_of(out)
    assert old is not None
    assert old.outdated == ("taxonomie",)


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process the way of POSIX")
def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    folder, out, log = documents(tmp_path / "in", 40), tmp_path / "uit", tmp_path / "log.jsonl"
    process = started("analyseer", folder, "--uit", out, "--log", log, "--processen", 2, "--geen-ocr")
    while process.poll() is None and (not log.exists() or log.read_text().count('"document"') < 5):
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    done = log.read_text(encoding="utf-8").count('"document"')
    assert 5 <= done < 40, "killed too late for this test"
    status = running.status_of(out)
    assert status is not None
    assert status.killed == 1
    seen = run(folder, out)
    assert len(seen.done) <= 40 - done
    fresh = tmp_path / "vers"
    run(folder, fresh)
    assert reports_in(out) == reports_in(fresh)


def test_two_runs_into_one_folder_at_once_do_each_other_no_harm(tmp_path: Path) -> None:
    folder, out = documents(tmp_path / "in", 8), tmp_path / "uit"
    both = [started("analyseer", folder, "--uit", out, "--processen", 1, "--geen-ocr") for _ in range(2)]
    for process in both:
        _, said = process.communicate(timeout=300)
        assert process.returncode == 0, said
    fresh = tmp_path / "vers"
    run(folder, fresh)
    assert reports_in(out) == reports_in(fresh)
    assert len(Store(out).kept()) == 8


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files the way of POSIX")
def test_a_disk_that_is_full_stops_the_run_with_advice_and_it_can_go_on(tmp_path: Path) -> None:
    import resource
    import subprocess

    from tests.unit.stored import command

    folder, out = documents(tmp_path / "in", 12), tmp_path / "uit"
    arguments = command("analyseer", folder, "--uit", out, "--processen", 1, "--geen-ocr", "--stil")
    full = subprocess.run(
        arguments,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert full.returncode == 1, full.stderr
    assert "Maak ruimte" in full.stderr
    assert "Traceback" not in full.stderr
    again = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert "waren al klaar" in again.stdout
    fresh = tmp_path / "vers"
    run(folder, fresh)
    assert reports_in(out) == reports_in(fresh)


def test_a_model_of_ones_own_is_used_and_counts_by_what_is_in_it(tmp_path: Path) -> None:
    folder, out = documents(tmp_path / "map", 2), tmp_path / "uit"
    run(folder, out)
    model = tmp_path / "model"
    shutil.copytree(find("models", MODEL_ID), model)
    own = replace(ONE, model=str(model))
    assert run(folder, out, own).done == ["plan-001.md", "plan-002.md"]
    made = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert "eigen model" in made["modellen"]
    assert MODEL_ID not in made["modellen"]
    assert str(tmp_path) not in json.dumps(made)
    assert run(folder, out, own).done == []

    (model / "CARD.md").write_text("anders", encoding="utf-8")
    paths = f"Path({str(folder)!r}), Path({str(out)!r})"
    script = f"from tests.unit.test_running_folder import *; print(run({paths}, {own}).done)"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "['plan-001.md', 'plan-002.md']"

    shutil.rmtree(model)
    status = running.status_of(out)
    assert status is not None
    assert status.outdated
    with pytest.raises(InputError, match="met het model is er niet"):
        run(folder, out, replace(ONE, model=str(tmp_path / "nergens")))
