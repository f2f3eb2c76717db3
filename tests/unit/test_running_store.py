"""The result store: what was done is kept whatever happens, and nothing counts twice."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.unit.stored import documents, reports_in
from wijktekst import pipeline, running
from wijktekst.running.journal import Journal, cut_off, left_behind
from wijktekst.running.record import LONGEST_LINE, Record, record_of
from wijktekst.running.report import rows_of
from wijktekst.running.stock import Stocked, write_stock
from wijktekst.running.store import _SEAL_FROM, Store
from wijktekst.types import Analysis, Document, Settings, Source, Unread

pytestmark = pytest.mark.usefixtures("work_here")

TABLES = ("uitkomsten", "documenten", "maatregelen")


@pytest.fixture(scope="module")
def analysed() -> Analysis:
    return pipeline.analyse_text("De gemeente bouwt in 2026 voor € 2 miljoen huizen in de wijk.")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path)
    made.open()
    return made


def unread(name: str = "a.txt") -> Unread:
    return Unread(Source(name, "text/plain", "0" * 64, 9), "timed_out", "Te lang.", "Splits het.")


def record(result: Analysis | Unread, key: str, limit: float = 0.0) -> Record:
    return record_of(result, key, "herkomst", Settings(), 1.5, limit)


def add(store: Store, *records: Record) -> None:
    with store.writing() as write:
        for one in records:
            write(one)


def stocked(store: Store, *keys: str) -> None:
    write_stock([Stocked(Path(k), k, k, 1, k, None, k) for k in keys], store.files)


def test_what_was_added_is_read_back_cell_by_cell(store: Store, analysed: Analysis) -> None:
    from wijktekst import reports

    add(store, record(analysed, "k1"))
    rows = reports.rows_of(analysed, pipeline.labels())
    with store.reading(*TABLES) as database:
        for table in reports.TABLES:
            if table.name in ("documenten", "maatregelen"):
                listed = ", ".join(f'"{name}"' for name in table.names)
                found = database.execute(f"SELECT {listed} FROM {table.name} ORDER BY nummer").fetchall()
                assert found == rows[table.name]


def test_text_that_json_or_utf8_may_stumble_over_comes_back(store: Store) -> None:
    odd = 'a "b" \\ \x00 \u2028 \n é 👩‍👩‍👧 {"tabel": "uitkomsten"}'
    add(store, record(Unread(Source("a", "", ""), "malformed", odd, "half \ud83d teken"), "k"))
    with store.reading("niet_gelezen") as database:
        found = database.execute("SELECT toelichting, advies FROM niet_gelezen").fetchall()
    assert found == [(odd, "half ? teken")]


def test_a_run_that_was_killed_leaves_whole_records_for_the_next(store: Store, analysed: Analysis) -> None:
    journal = Journal(store.folder / "journaal", _format(store))
    whole, half = record(analysed, "heel"), record(analysed, "half")
    journal.add(whole)
    with journal.path.open("ab") as stream:
        stream.write(half.lines[:-20])
    assert store.runs() == (1, 0)
    journal.release()  # as a process that dies does
    assert store.runs() == (0, 1)
    again = Store(store.out)
    again.open()
    assert list(again.kept()) == ["heel"]
    assert again.runs() == (0, 0)
    with again.reading(*TABLES) as database:
        assert {key for (key,) in database.execute("SELECT sleutel FROM maatregelen").fetchall()} == {"heel"}


@pytest.mark.parametrize("cut", [1, 2, 7, 50])
def test_a_journal_is_cut_off_behind_its_last_whole_record(
    store: Store, analysed: Analysis, cut: int
) -> None:
    first, second = record(analysed, "een").lines, record(unread(), "twee").lines
    path = store.folder / "journaal" / "x.jsonl"
    path.write_bytes(first + second[:-cut])
    cut_off(path)
    assert path.read_bytes() == first
    path.write_bytes(first + b"\x00" * cut + second)
    cut_off(path)
    assert path.read_bytes() == first


def test_a_journal_of_another_version_is_of_no_use(store: Store, analysed: Analysis) -> None:
    journal = Journal(store.folder / "journaal", "anders")
    journal.add(record(analysed, "k"))
    journal.release()
    store.open()
    assert store.kept() == {}
    assert not list(left_behind(store.folder / "journaal"))


def test_a_disk_that_is_full_costs_the_document_in_hand(
    store: Store, analysed: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = Journal.add

    def add_until_full(self: Journal, one: Record) -> None:
        if self.size:
            with self.path.open("ab") as stream:
                stream.write(one.lines[:100])
            raise OSError(errno.ENOSPC, "No space left on device")
        good(self, one)

    monkeypatch.setattr(Journal, "add", add_until_full)
    with pytest.raises(OSError, match="space"):
        add(store, record(analysed, "een"), record(analysed, "twee"))
    assert list(store.kept()) == ["een"]


def test_a_whole_journal_fits_in_the_memory_that_there_is(store: Store, analysed: Analysis) -> None:
    lines = record(analysed, "k......").lines
    with store.writing() as write:
        for number in range(_SEAL_FROM // len(lines) + 2):
            key = f"k{number:06}"
            made = record(unread(), key)
            write(Record(made.outcome, lines.replace(b"k......", key.encode())))
    assert len(store.shards()) == 2
    assert len(store.kept()) == number + 1


def test_two_results_with_one_key_count_once_and_the_better_one_counts(
    store: Store, analysed: Analysis
) -> None:
    add(store, record(unread(), "k", limit=5))
    add(store, record(unread(), "k", limit=60))
    assert store.kept()["k"].limit == 60
    add(store, record(analysed, "k"))
    add(store, record(analysed, "k"))
    assert store.kept()["k"].reason == ""
    stocked(store, "k")
    with store.reading(*TABLES) as database:
        from wijktekst.running.database import choose

        choose(database, store.files)
        assert len(list(rows_of(database, "documenten"))) == 1


def test_a_shard_never_changes_and_equal_ones_are_one(store: Store, analysed: Analysis) -> None:
    add(store, record(analysed, "k"))
    (shard,) = store.shards()
    before = {path.name: path.stat().st_mtime_ns for path in shard.iterdir()}
    add(store, record(unread(), "andere"))
    assert len(store.shards()) == 2
    assert {path.name: path.stat().st_mtime_ns for path in shard.iterdir()} == before


def test_merging_keeps_what_is_used_or_everything(store: Store, analysed: Analysis) -> None:
    for key in ("a", "b", "c"):
        add(store, record(analysed, key))
    stocked(store, "a", "b")
    store.merge(unused=True)
    assert len(store.shards()) == 1
    assert set(store.kept()) == {"a", "b", "c"}
    store.merge(unused=False)
    assert set(store.kept()) == {"a", "b"}
    store.merge(unused=False)
    assert set(store.kept()) == {"a", "b"}
    assert len(store.shards()) == 1


def test_nobody_merges_while_a_run_is_going_on(store: Store, analysed: Analysis) -> None:
    from wijktekst.errors import InputError

    with store.writing() as write:
        write(record(analysed, "k"))
        with pytest.raises(InputError, match="loopt een analyse"):
            store.merge(unused=False)


def test_a_row_that_no_store_can_hold_makes_the_document_unread(store: Store) -> None:
    text = "woord" * (LONGEST_LINE // 5 + 10)
    source = Source("a.txt", "text/plain", "0" * 64)
    from wijktekst.types import Block, Provenance, Sentence, ThemeHit

    document = Document(source, text, (Block("paragraph", 0, len(text)),))
    hit = ThemeHit(0, 5, "sociale-huur", "wonen", "woord")
    result = Analysis(document, (Sentence(0, len(text), 0),), (hit,), (), Provenance("", "", (), ""))
    made = record(result, "k")
    assert made.outcome.reason == "malformed"
    add(store, made)
    assert store.kept()["k"].reason == "malformed"


def _format(store: Store) -> str:
    from wijktekst.running.database import FORMAT

    return FORMAT


def test_reports_are_the_same_however_few_documents_are_sorted_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = documents(tmp_path / "map", 5)
    (folder / "leeg.txt").write_text("")
    running.analyse_folder([folder], tmp_path / "heel", Settings(workers=1))
    monkeypatch.setattr("wijktekst.running.report._STRETCH", 2)
    running.analyse_folder([folder], tmp_path / "in-stukken", Settings(workers=1))
    assert reports_in(tmp_path / "heel") == reports_in(tmp_path / "in-stukken")
