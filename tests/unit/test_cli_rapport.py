"""`wijktekst rapport`, and what `analyseer` writes beside the tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.here import told
from tests.unit.stored import documents, reports_in
from wijktekst import running
from wijktekst.overviews import FIGURES, PAGE, WORKBOOK, Extras
from wijktekst.types import Settings

pytestmark = pytest.mark.usefixtures("work_here")

ONE = Settings(workers=1, ocr=False)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    running.analyse_folder([documents(tmp_path / "map", 3)], tmp_path / "uit", ONE)
    return tmp_path / "uit"


def test_the_report_comes_out_of_the_tables_as_it_was(out: Path) -> None:
    before = reports_in(out)
    (out / PAGE).unlink()
    done = told("rapport", out)
    assert (done.code, done.stderr) == (0, "")
    assert str(out / PAGE) in done.stdout
    assert reports_in(out) == before


def test_a_workbook_and_pictures_are_made_when_asked_for_and_then_kept_up_to_date(out: Path) -> None:
    assert not (out / WORKBOOK).exists()
    done = told("rapport", out, "--excel", "--figuren")
    assert str(out / WORKBOOK) in done.stdout
    assert {path.suffix for path in (out / FIGURES).iterdir()} == {".svg", ".png"}
    before, pictures = (out / WORKBOOK).read_bytes(), reports_in(out / FIGURES)

    documents(out.parent / "map", 1, first=4)
    running.analyse_folder([out.parent / "map"], out, ONE)
    assert (out / WORKBOOK).read_bytes() != before
    assert reports_in(out / FIGURES) != pictures


def test_a_page_or_workbook_that_is_gone_or_newly_wanted_is_written_by_the_next_run(out: Path) -> None:
    before = (out / PAGE).read_bytes()
    (out / PAGE).write_text("anders", encoding="utf-8")
    running.analyse_folder([out.parent / "map"], out, ONE, extras=Extras(workbook=True))
    assert (out / PAGE).read_bytes() == before
    assert (out / WORKBOOK).stat().st_size > 5000


def test_links_follow_documents_that_were_moved(out: Path, tmp_path: Path) -> None:
    assert 'href="../map/plan-001.md"' in (out / PAGE).read_text(encoding="utf-8")
    (tmp_path / "map").rename(tmp_path / "elders")
    told("rapport", out)
    assert "plan-001.md" in (out / PAGE).read_text(encoding="utf-8")
    assert 'href="../' not in (out / PAGE).read_text(encoding="utf-8")
    told("rapport", out, "--documenten", tmp_path / "elders")
    assert 'href="../elders/plan-001.md"' in (out / PAGE).read_text(encoding="utf-8")


def test_a_folder_without_reports_is_said(tmp_path: Path) -> None:
    done = told("rapport", tmp_path)
    assert done.code == 1
    assert "staan geen rapporten" in done.stderr
    assert "wijktekst analyseer" in done.stderr


def test_the_report_of_another_version_is_not_guessed_at(out: Path) -> None:
    table = out / "maatregelen.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("stelligheid", "vastheid"), encoding="utf-8")
    before = (out / PAGE).read_bytes()
    done = told("rapport", out)
    assert done.code == 1
    assert "andere kolommen" in done.stderr
    assert (out / PAGE).read_bytes() == before
