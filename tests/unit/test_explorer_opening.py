"""The index of the explorer as a file: made once, after the last run, and of whatever the documents hold."""

from __future__ import annotations

import io
from pathlib import Path
from threading import Thread

import pytest

from tests.unit.indexed import run_of
from tests.unit.stored import documents
from wijktekst import running
from wijktekst.errors import InputError
from wijktekst.explorer.index import Index
from wijktekst.explorer.question import Question
from wijktekst.reports.csv_files import CsvWriter
from wijktekst.reports.measure_table import MEASURES
from wijktekst.types import Settings

pytestmark = pytest.mark.usefixtures("work_here")


def test_what_is_exported_is_the_report(tmp_path: Path) -> None:
    out = tmp_path / "uit"
    running.analyse_folder([documents(tmp_path / "in", 6)], out, Settings(workers=1))
    index = Index.open(out)
    stream = io.StringIO(newline="")
    CsvWriter(stream, MEASURES, excel_nl=False).write(index.rows(Question(repeats=True)))
    assert stream.getvalue().encode() == (out / "maatregelen.csv").read_bytes()
    assert index.size > 4


def test_the_index_follows_the_last_run(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    run_of(tmp_path, [{"zin": "Een loket."}, {"zin": "Een bus."}])
    first = Index.open(tmp_path, lambda done, total: heard.append((done, total)))
    assert heard == [(0, 2), (2, 2)]
    again = Index.open(tmp_path, lambda done, total: pytest.fail("made again"))
    run_of(tmp_path, [{"zin": "Een school."}])
    second = Index.open(tmp_path)
    assert [index.find(Question()).total for index in (first, again, second)] == [2, 2, 1]
    assert len(list((tmp_path / ".wijktekst/verken").iterdir())) == 1


def test_what_a_killed_one_left_is_not_used(tmp_path: Path) -> None:
    run_of(tmp_path, [{"zin": "Een loket."}])

    def killed(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Index.open(tmp_path, killed)
    folder = tmp_path / ".wijktekst/verken"
    assert not list(folder.glob("*.duckdb"))
    left = folder / ".half.duckdb.1"
    left.write_bytes(b"half")
    index = Index.open(tmp_path)
    assert not left.exists()
    index.close()
    (made,) = folder.iterdir()
    made.write_bytes(made.read_bytes()[:5000])
    assert Index.open(tmp_path).find(Question("loket")).total == 1


def test_two_that_begin_at_once_make_it_once(tmp_path: Path) -> None:
    run_of(tmp_path, [{"zin": f"Loket {at}."} for at in range(50)])
    heard: list[int] = []
    totals: list[int] = []

    def explore() -> None:
        index = Index.open(tmp_path, lambda done, total: heard.append(done))
        totals.append(index.find(Question("loket", repeats=True)).total)

    threads = [Thread(target=explore) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert totals == [50, 50, 50]
    assert heard == [0, 50]


def test_without_a_run_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nog niets geanalyseerd.*wijktekst analyseer MAP"):
        Index.open(tmp_path / "leeg")
    run_of(tmp_path, [{"zin": "Een loket."}])
    last = tmp_path / ".wijktekst/laatste.json"
    kept = last.read_text()
    last.unlink()
    with pytest.raises(InputError, match="geen analyse afgemaakt"):
        Index.open(tmp_path)
    last.write_text("{}")
    with pytest.raises(InputError, match="andere versie"):
        Index.open(tmp_path)
    last.write_text(kept)
    shards = tmp_path / ".wijktekst/delen"
    for shard in shards.iterdir():
        shard.rename(shards / f"000000-{shard.name[7:]}")
    with pytest.raises(InputError, match="andere versie"):
        Index.open(tmp_path)


def test_a_run_without_measures_can_be_explored(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "brief.md").write_text("Geachte heer,\n\nMet vriendelijke groet.\n", encoding="utf-8")
    running.analyse_folder([folder], tmp_path / "uit", Settings(workers=1))
    index = Index.open(tmp_path / "uit")
    for text in ("", "loket", '"een loket" -bus*'):
        found = index.find(Question(text, (("opgave", ("wonen",)),), sorting="relevantie"))
        assert (found.total, found.hits) == (0, ())
    assert list(index.rows(Question())) == []


HOSTILE = (
    "woord" * 2000,
    "\u202eomgekeerd\u202c en \u2066meer\u2069",
    "nul\0teken",
    "'; DROP TABLE measures; --",
    '<script>alert("x")</script>',
    "{{ 7 * 7 }} %s $1 ?",
    "İstanbul ﷽ 🏠 é",
)


def test_hostile_texts_are_texts(tmp_path: Path) -> None:
    run_of(
        tmp_path,
        [
            {
                "zin": text,
                "actor": text,
                "plaats": text,
                "kop": text,
                "bestand": f"{at}{text[:20]}",
                "titel": text,
            }
            for at, text in enumerate(HOSTILE)
        ],
    )
    index = Index.open(tmp_path)
    rows = list(index.rows(Question(repeats=True)))
    assert [row[MEASURES.names.index("zin")] for row in rows] == list(HOSTILE)
    for row, text in zip(rows, HOSTILE, strict=True):
        assert row[0] in {hit.id for hit in index.find(Question(text, repeats=True)).hits}
        (actor,) = (
            one for one in index.values("actor", question=Question(repeats=True)) if one.label == text.strip()
        )
        found = index.find(Question(chosen=(("actor", (actor.value,)),), repeats=True))
        assert [hit.id for hit in found.hits] == [row[0]]
        shown = index.measure(str(row[0]))
        assert shown is not None
        assert shown.title == text
