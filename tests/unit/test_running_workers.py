"""Workers survive what one item does to them, say why it was given up, and leave nothing behind."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from pickle import PicklingError
from typing import Any

import psutil
import pytest

from tests.unit import workers_that_misbehave as misbehaving
from wijktekst.errors import InputError, ModelError
from wijktekst.running.workers import Failure, Workers
from wijktekst.types import Settings

ROOT = Path(__file__).parents[2]
#: A bare worker takes some 60 MB; the time is ample for whatever does not hang, also on a busy computer.
BARE = Settings(workers=2, timeout=10.0, max_memory=300.0)
#: Patience with processes that are on their way out.
SECONDS = 60

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and libc of a POSIX system")


def outcomes(items: Iterable[str], settings: Settings = BARE, start: Any = None) -> dict[str, Any]:
    """What came of each item: its result, or the reason why it was given up."""
    with Workers(settings, start) as workers:
        return {
            item: result.reason if isinstance(result, Failure) else result
            for item, result in workers.map(misbehaving.work, items)
        }


_OF_OTHERS: set[psutil.Process] = set()


def failure(item: str, settings: Settings = BARE) -> Failure:
    with Workers(settings) as workers:
        ((_, result),) = workers.map(misbehaving.work, [item])
    assert isinstance(result, Failure)
    return result


def gone(pid: int) -> bool:
    """Whether a process ends, or has ended and waits to be noticed by its parent."""
    for _ in range(SECONDS * 10):
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="module", autouse=True)
def of_others() -> Iterator[None]:
    """Processes that tests before these left behind, such as those of joblib, are not ours to end."""
    _OF_OTHERS.update(psutil.Process().children(recursive=True))
    yield
    _OF_OTHERS.clear()


def processes() -> list[psutil.Process]:
    """The processes of these tests, but for the bookkeeper of multiprocessing, which stays."""
    found = []
    for one in {*psutil.Process().children(recursive=True)} - _OF_OTHERS:
        try:
            if "resource_tracker" not in " ".join(one.cmdline()):
                found.append(one)
        except psutil.Error:
            continue
    return found


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    yield
    assert processes() == []


def test_a_process_that_dies_costs_its_own_item_only() -> None:
    deaths = ("leave 11", "leave 0", "leave_at_once 4", "kill_self", "segfault", "abort")
    well = [f"goed {i}" for i in range(6)]
    found = outcomes(itertools.chain.from_iterable(zip(well, deaths, strict=True)))
    assert found == {**dict.fromkeys(deaths, "crashed"), **{item: item.upper() for item in well}}


def test_a_process_that_died_unnoticed_by_the_library_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pebble.pool.process.PoolManager.update_workers", lambda self: None)
    assert outcomes(["a", "leave 11", "b"]) == {"a": "A", "leave 11": "crashed", "b": "B"}


def test_how_a_process_died_is_told() -> None:
    assert "SIGSEGV" in failure("segfault").detail
    assert "code 11" in failure("leave 11").detail


def test_work_that_hangs_is_given_up_also_where_python_cannot_be_interrupted() -> None:
    settings = Settings(workers=2, timeout=5.0)
    found = outcomes(["a", "hang", "b", "hang_in_c", "c", "d"], settings)
    assert found == {"a": "A", "b": "B", "c": "C", "d": "D", "hang": "timed_out", "hang_in_c": "timed_out"}
    assert "5 seconden" in failure("hang", settings).detail


@pytest.mark.parametrize(
    "item",
    [
        "grow",
        "grow_in_c",
        "grow_at_once 500",
        "grow_in_numpy 500",
        "grow_in_numpy 5000",
        "refuse",
        "child_grows",
    ],
)
def test_work_that_eats_memory_is_stopped_before_the_computer_is_full(item: str) -> None:
    found = outcomes(["a", item, "b"])
    assert found == {"a": "A", item: "out_of_memory", "b": "B"}


def test_the_limit_that_was_met_is_told() -> None:
    assert "300 MB" in failure("grow").detail


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux refuses a process what it claims")
def test_a_library_cannot_claim_far_more_than_the_limit_even_without_touching_it() -> None:
    assert outcomes(["claim 200", "claim 5000"]) == {"claim 200": True, "claim 5000": False}


def test_what_an_earlier_item_left_in_memory_is_not_held_against_the_next() -> None:
    """One worker: the first item keeps half of what is allowed, the second takes the other half and a bit."""
    settings = Settings(workers=1, max_memory=400.0, timeout=60.0)
    found = outcomes(["keep 200", "take 200", "take 600"], settings)
    assert found["take 200"] == "genomen"
    assert found["take 600"] == "out_of_memory"


def test_an_item_whose_process_died_once_gets_another_chance(tmp_path: Path) -> None:
    item = f"crash_once {tmp_path / 'eens'}"
    assert outcomes(["a", item, "b"]) == {"a": "A", item: "goed", "b": "B"}


@pytest.mark.parametrize(
    "item", ["fail een geheim", "fail_oddly een geheim", "exits", "result_without_pickle"]
)
def test_an_exception_is_told_by_its_name_and_not_by_its_text(item: str) -> None:
    result = failure(item)
    assert result.reason == "crashed"
    assert "geheim" not in result.detail
    assert result.detail.endswith("Error).") or "SystemExit" in result.detail


def test_an_error_of_ours_ends_the_run() -> None:
    items = ["a", "stop een kolom te weinig", *"bcdefgh"]
    with Workers(BARE) as workers:
        with pytest.raises(InputError, match="een kolom te weinig"):
            list(workers.map(misbehaving.work, items))
        assert processes() == []


def test_a_function_that_cannot_be_sent_to_a_process_is_an_error_and_no_result() -> None:
    unsendable = (AttributeError, TypeError, PicklingError)
    with Workers(BARE) as workers, pytest.raises(unsendable):
        list(workers.map(lambda item, settings: item, ["a"]))
    with Workers(BARE, lambda settings: None) as workers, pytest.raises(unsendable):
        list(workers.map(misbehaving.work, ["a"]))


def test_items_are_drawn_as_they_are_needed() -> None:
    drawn = itertools.count()
    with Workers(BARE) as workers:
        results = workers.map(misbehaving.work, (f"a {next(drawn)}" for _ in itertools.count()))
        taken = [item for item, _ in itertools.islice(results, 30)]
        results.close()  # type: ignore[attr-defined]
    assert len(set(taken)) == 30
    assert next(drawn) <= 30 + 4 * BARE.workers


def test_a_result_does_not_wait_for_an_item_that_came_before_it(tmp_path: Path) -> None:
    slow = f"wait_for {tmp_path / 'sein'}"
    seen = []
    with Workers(Settings(workers=2)) as workers:
        for item, _ in workers.map(misbehaving.work, [slow, "a", "b"]):
            seen.append(item)
            if seen == ["a", "b"]:
                (tmp_path / "sein").touch()
    assert seen == ["a", "b", slow]


def test_the_number_of_workers_changes_no_outcome() -> None:
    items = [f"item {i}" for i in range(20)] + ["leave 3", "grow", "fail x", "stil", "segfault"]
    alone, two, three = (
        outcomes(items, Settings(workers=number, max_memory=300.0, timeout=60.0)) for number in (1, 2, 3)
    )
    assert alone == two == three
    assert set(alone) == set(items)


def test_workers_serve_one_call_after_another() -> None:
    with Workers(Settings(workers=1)) as workers:
        first = list(workers.map(misbehaving.work, ["pid"]))
        second = list(workers.map(misbehaving.work, ["pid"]))
    assert first == second


def test_without_items_no_process_starts() -> None:
    with Workers(BARE, misbehaving.start_that_fails) as workers:
        assert list(workers.map(misbehaving.work, [])) == []


def test_a_worker_is_replaced_after_many_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wijktekst.running.crew._JOBS_PER_WORKER", 20)
    items = [f"pid {i}" for i in range(25)]
    found = outcomes(items, Settings(workers=1))
    assert len(set(found.values())) == 2
    assert len(found) == 25


def test_closing_early_ends_what_hangs_and_what_that_started(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with Workers(Settings(workers=2)) as workers:
        results = workers.map(misbehaving.work, ["a", f"child_hangs {note}", "hang", "b"])
        next(results)
        while not (note.exists() and note.read_text(encoding="utf-8")):
            time.sleep(0.05)
        results.close()  # type: ignore[attr-defined]
        assert processes() == []
    assert gone(int(note.read_text(encoding="utf-8")))


def test_an_exception_of_who_takes_the_results_ends_the_workers() -> None:
    def divide() -> None:
        with Workers(BARE) as workers:
            for _ in workers.map(misbehaving.work, ["a", "hang", "hang"]):
                raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        divide()
    assert processes() == []


def test_a_program_that_was_started_does_not_outlive_the_item(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    item = f"child_hangs {note}"
    assert outcomes([item], Settings(workers=1, timeout=5.0)) == {item: "timed_out"}
    assert gone(int(note.read_text(encoding="utf-8")))


SCRIPT = """
from tests.unit import workers_that_misbehave as misbehaving
from wijktekst.running.workers import Workers
from wijktekst.types import Settings

if __name__ == "__main__":
    with Workers(Settings(workers=2)) as workers:
        for item, result in workers.map(misbehaving.work, ["pid 1", "pid 2", "hang", "hang", "hang"]):
            print(result, flush=True)
"""


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)])
def test_who_is_interrupted_or_killed_leaves_no_process(tmp_path: Path, sign: signal.Signals) -> None:
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    temporary = tmp_path / "tijdelijk"
    temporary.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)}
    with subprocess.Popen(
        [sys.executable, tmp_path / "script.py"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as program:
        assert program.stdout
        assert program.stderr
        workers = {int(program.stdout.readline()) for _ in range(2)}
        started = [one.pid for one in psutil.Process(program.pid).children(recursive=True)]
        program.send_signal(sign)
        program.wait(SECONDS)
        said = program.stderr.read().decode()
    assert program.returncode != 0
    assert workers <= set(started)
    assert all(gone(pid) for pid in started)
    assert list(temporary.iterdir()) == []
    assert said.count("Traceback") <= 1, said  # that of the program itself


def test_every_process_starts_before_its_first_item_and_outside_the_time_limit() -> None:
    items = ["started 1", "leave 5", "started 2", "started 3"]
    assert outcomes(items, start=misbehaving.start) == {
        "started 1": True,
        "leave 5": "crashed",
        "started 2": True,
        "started 3": True,
    }
    assert outcomes(["a"], Settings(workers=1, timeout=4.0), misbehaving.start_slowly) == {"a": "A"}


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (misbehaving.start_that_fails, "Het model is er niet."),
        (misbehaving.start_that_misses_a_library, "een_pakket_dat_er_niet_is"),
        (misbehaving.start_that_dies, "code 9"),
    ],
)
def test_workers_that_cannot_start_end_the_run_with_the_reason(start: Any, said: str) -> None:
    with pytest.raises(ModelError, match=said):
        outcomes("abcdefgh", start=start)


def test_a_start_that_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wijktekst.running.crew._START_SECONDS", 2.0)
    with pytest.raises(ModelError, match="2 seconden"):
        outcomes(["a"], start=misbehaving.start_slowly)


def test_a_memory_limit_without_room_for_the_models_is_said_at_once() -> None:
    with pytest.raises(InputError, match="--max-geheugen"):
        outcomes("ab", Settings(workers=2, max_memory=5.0))


def test_a_process_keeps_to_one_thread_and_the_caller_is_left_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    assert outcomes(["threads"]) == {"threads": "1"}
    assert "OMP_NUM_THREADS" not in os.environ


def test_temporary_files_of_a_process_go_with_it() -> None:
    (path,) = outcomes(["temporary"]).values()
    assert not Path(path).exists()
    assert not Path(path).parent.exists()


def pdf_that_unfolds(megabytes: int) -> bytes:
    """A PDF of one page whose content, all spaces, is a thousand times as large as the file."""
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(content), content),
    )
    numbered = (b"%d 0 obj\n%b\nendobj\n" % (i, one) for i, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + b"".join(numbered) + b"trailer<</Root 1 0 R>>\n%%EOF"


def test_documents_that_hang_eat_memory_or_kill_the_reader_cost_no_other_document(tmp_path: Path) -> None:
    """Through the real readers: pdfium unpacks 800 MB of one page; fifty thousand measures take minutes."""
    sentence = "De gemeente legt in 2025 een warmtenet aan in de wijk en betaalt de helft. "
    files: dict[str, bytes] = {
        "bom.pdf": pdf_that_unfolds(800),
        "dodelijk.pdf": b"%PDF-1.4",
        "goed.txt": sentence.encode(),
        "eindeloos.txt": (sentence * 10 + "\n\n").encode() * 5_000,
        "goed.html": f"<html><body><p>{sentence}</p></body></html>".encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    settings = Settings(workers=2, timeout=12.0, max_memory=800.0, language_model="geen")
    with Workers(settings, misbehaving.load) as workers:
        found = dict(workers.map(misbehaving.read_and_analyse, [tmp_path / name for name in files]))
    assert {path.name: getattr(result, "reason", result) for path, result in found.items()} == {
        "bom.pdf": "out_of_memory",
        "dodelijk.pdf": "crashed",
        "goed.txt": "gelezen",
        "eindeloos.txt": "timed_out",
        "goed.html": "gelezen",
    }
